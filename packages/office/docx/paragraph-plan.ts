import type { Place } from '@taizhang/text'
import { XmlScanner } from '../xml/scan.ts'
import { tagName } from './markup.ts'
import type { WordParagraph } from './tree.ts'

/** A stretch of a part to be replaced by other XML; start = end inserts. */
export interface Replacement extends Place {
  readonly xml: string
}

/** All that is to happen to a paragraph beside its runs. */
export interface ParagraphPlan {
  readonly paragraph: WordParagraph
  /** Right after its properties. */
  readonly opening: string[]
  /** The deletion of its mark; empty where it stays. */
  deletedMark: string
}

/** The replacements that carry out a paragraph's plan. */
export function composeParagraph(source: string, plan: ParagraphPlan, declaration: string): Replacement[] {
  const { paragraph } = plan
  const opening = plan.opening.join('')
  const { openEnd, propertiesPlace } = paragraph
  if (propertiesPlace !== null) {
    const replacements: Replacement[] = []
    if (plan.deletedMark !== '') replacements.push(deleteMark(source, propertiesPlace, plan.deletedMark, declaration))
    if (opening !== '') replacements.push({ start: propertiesPlace.end, end: propertiesPlace.end, xml: opening })
    return replacements
  }
  const properties = plan.deletedMark === '' ? '' : `<w:pPr${declaration}><w:rPr>${plan.deletedMark}</w:rPr></w:pPr>`
  const xml = properties + opening
  if (!paragraph.selfClosing) return [{ start: openEnd, end: openEnd, xml }]
  const tag = source.slice(paragraph.start, openEnd)
  return [{ start: openEnd - 2, end: openEnd, xml: `>${xml}</${tagName(tag)}>` }]
}

/**
 * Puts the deletion of a paragraph mark where the schema wants it: in `w:pPr`/`w:rPr`, after a `w:ins` and before all else;
 * a new `w:rPr` goes before `w:sectPr` and `w:pPrChange`.
 */
function deleteMark(source: string, place: Place, mark: string, declaration: string): Replacement {
  const raw = source.slice(place.start, place.end)
  // The prefixes are declared outside of the slice, so names come out as `?:rPr`.
  const scanner = new XmlScanner(raw, '', 1000)
  scanner.next()
  const own = `<w:rPr${declaration}>${mark}</w:rPr>`
  const at = (start: number, end: number, xml: string) => ({ start: place.start + start, end: place.start + end, xml })
  if (scanner.selfClosing) return at(scanner.end - 2, scanner.end, `>${own}</${tagName(raw)}>`)
  for (;;) {
    scanner.next()
    if (scanner.kind === 'close' || scanner.kind === 'end') return at(scanner.start, scanner.start, own)
    if (scanner.kind !== 'open') continue
    const { start, end, name } = scanner
    if (name === '?:sectPr' || name === '?:pPrChange') return at(start, start, own)
    if (name !== '?:rPr') {
      scanner.skip()
      continue
    }
    if (scanner.selfClosing) return at(end - 2, end, `>${mark}</${tagName(raw.slice(start))}>`)
    const insertion = insertionAfter(scanner)
    return at(insertion, insertion, mark)
  }
}

/** From an open `w:rPr`: the end of a leading `w:ins`, else the end of the opening tag. */
function insertionAfter(scanner: XmlScanner): number {
  const { end } = scanner
  while (scanner.next() === 'text');
  if (scanner.kind !== 'open' || !scanner.name.endsWith(':ins')) return end
  scanner.skip()
  return scanner.end
}
