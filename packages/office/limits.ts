import { Refusal } from './problem.ts'

/** What a file may ask of the machine. All are upper bounds, checked while reading and never taken from a header. */
export interface Limits {
  /** The file itself, in bytes. */
  readonly fileBytesMax: number
  /** A .txt or .md, in bytes. */
  readonly plainBytesMax: number
  /** All parts of a zip together when expanded, in bytes. */
  readonly expandedBytesMax: number
  /** Expanded size over packed size of one part; asked only of parts above 16 MiB. */
  readonly expansionRatioMax: number
  /** Parts of a zip. */
  readonly partsMax: number
  /** Elements inside each other in XML. */
  readonly depthMax: number
  /** Text of the document, in UTF-16 code units. */
  readonly charactersMax: number
  /** One paragraph, in UTF-16 code units. */
  readonly paragraphCharactersMax: number
  /** Cells of all tables together. */
  readonly cellsMax: number
}

const MIB = 1024 * 1024

export const defaultLimits: Limits = Object.freeze({
  fileBytesMax: 200 * MIB,
  plainBytesMax: 40 * MIB,
  expandedBytesMax: 300 * MIB,
  expansionRatioMax: 300,
  partsMax: 10_000,
  depthMax: 256,
  charactersMax: 20_000_000,
  paragraphCharactersMax: 500_000,
  cellsMax: 1_000_000,
})

/** Bytes as a reader says them: 1.5 MB, 300 MB. */
export function sizeInWords(bytes: number): string {
  const mib = bytes / MIB
  return mib >= 10 ? `${Math.round(mib)} MB` : `${Math.round(mib * 10) / 10} MB`
}

/** Refuses a file above the limit on its own size. */
export function checkFileSize(bytes: number, bytesMax: number): void {
  if (bytes <= bytesMax) return
  throw new Refusal(
    'too-large',
    `文件有 ${sizeInWords(bytes)}，超过上限 ${sizeInWords(bytesMax)}。请拆成几个文件，或压缩其中的图片后再校核。`,
  )
}

/** Refuses a text above the limit on characters. */
export function checkCharacters(characters: number, charactersMax: number): void {
  if (characters <= charactersMax) return
  throw new Refusal(
    'too-much-text',
    `文件的文字超过上限 ${Math.round(charactersMax / 10_000)} 万字。请拆成几个文件后再校核。`,
  )
}

/** Refuses the paragraph above the limit, naming it by its number (from 1) and its first words. */
export function checkParagraphs(
  text: string,
  paragraphs: readonly { readonly start: number; readonly end: number }[],
  charactersMax: number,
): void {
  for (const [index, { start, end }] of paragraphs.entries()) {
    if (end - start <= charactersMax) continue
    const opening = Array.from(text.slice(start, start + 24))
      .slice(0, 12)
      .join('')
    throw new Refusal(
      'paragraph-too-long',
      `第 ${index + 1} 段（以“${opening}”开头）有 ${end - start} 个字，超过一段的上限 ${charactersMax} 个字。请检查是否丢失了换行，分段后再校核。`,
      `第 ${index + 1} 段`,
    )
  }
}

/** For tables beyond the limit on cells. */
export function tooManyCells(cellsMax: number): Refusal {
  return new Refusal('too-many-cells', `表格超过 ${cellsMax} 个单元格。请只保留要校核的表格，或拆成几个文件。`)
}
