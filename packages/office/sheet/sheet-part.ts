import { damaged, Refusal } from '../problem.ts'
import type { ZipEntry } from '../zip/archive.ts'
import { expandPieces } from '../zip/archive.ts'
import type { OfficePackage } from '../zip/office-package.ts'

const PIECE_CHARACTERS = 256 * 1024
const ROW_CHARACTERS_MAX = 32 * 1024 * 1024

/**
 * The rows of a sheet part as small well-formed XML documents of some rows each, so that a sheet of any length can be scanned
 * without holding it: the part's own root tag around whole `row` elements.
 */
export async function* rowDocuments(opened: OfficePackage, entry: ZipEntry): AsyncGenerator<string> {
  const gathered = new Gathered()
  let frame: Frame | null = null
  let isDone = false
  for await (const text of partTexts(opened, entry)) {
    // The rest is read through all the same: the check by CRC comes at the part's end.
    if (isDone) continue
    gathered.add(text)
    if (gathered.length > ROW_CHARACTERS_MAX) throw rowTooLong(entry.name)
    if (frame === null) {
      const found = frameOf(gathered.text())
      if (found === null) continue
      frame = found.frame
      gathered.takeUpTo(found.end)
      isDone = found.isEmpty
    }
    if (gathered.length < PIECE_CHARACTERS || isDone) continue
    // Everything before the last tag that opens a row is whole rows.
    const end = gathered.find(frame.dataEnd)
    isDone = end >= 0
    const cut = isDone ? end : gathered.findLast(frame.rowStart)
    gathered.looked()
    if (cut > 0) yield frame.open + gathered.takeUpTo(cut) + frame.close
  }
  if (frame === null) throw damaged('表格里没有数据区', entry.name)
  if (isDone) return
  const end = gathered.text().indexOf(frame.dataEnd)
  if (end < 0) throw damaged('内容不完整', entry.name)
  yield frame.open + gathered.takeUpTo(end) + frame.close
}

/** Text that comes in pieces; what has been looked through once is not looked through again. */
class Gathered {
  #pieces: string[] = []
  #lookedPieces = 0
  length = 0

  add(text: string): void {
    this.#pieces.push(text)
    this.length += text.length
  }
  text(): string {
    if (this.#pieces.length !== 1) {
      this.#lookedPieces = this.#lookedPieces >= this.#pieces.length ? 1 : 0
      this.#pieces = [this.#pieces.join('')]
    }
    return this.#pieces[0] ?? ''
  }
  looked(): void {
    this.#lookedPieces = this.#pieces.length
  }
  find(mark: string): number {
    return this.#search((text) => text.indexOf(mark), mark.length)
  }
  findLast(mark: string): number {
    return this.#search((text) => text.lastIndexOf(mark), mark.length)
  }
  /** Takes the front away. */
  takeUpTo(end: number): string {
    const all = this.text()
    this.#pieces = [all.slice(end)]
    this.#lookedPieces = 0
    this.length = all.length - end
    return all.slice(0, end)
  }
  /** Looks through the new pieces, with as much of the old in front as a mark cut in two needs. */
  #search(find: (text: string) => number, overlap: number): number {
    const before = this.#pieces.slice(0, this.#lookedPieces)
    const tail = (before.at(-1) ?? '').slice(-overlap)
    const at = find(tail + this.#pieces.slice(this.#lookedPieces).join(''))
    return at < 0 ? -1 : before.reduce((sum, { length }) => sum + length, 0) - tail.length + at
  }
}

/** The references of merged cells (`A1:C2`), which stand behind all rows. */
export async function mergeReferences(opened: OfficePackage, entry: ZipEntry, most: number): Promise<string[]> {
  const references: string[] = []
  let buffer = ''
  for await (const text of partTexts(opened, entry)) {
    buffer += text
    let last = 0
    for (let at = buffer.indexOf('mergeCell '); at >= 0; at = buffer.indexOf('mergeCell ', at + 1)) {
      const close = buffer.indexOf('>', at)
      if (close < 0) break
      const reference = /\sref\s*=\s*["']([^"']*)/.exec(buffer.slice(at, close))?.[1]
      if (reference !== undefined && references.length < most) references.push(reference)
      last = close
    }
    // A tag cut in two by the end of the piece is seen whole with the next.
    buffer = buffer.slice(Math.max(last, buffer.length - 200))
  }
  return references
}

interface Frame {
  readonly open: string
  readonly close: string
  readonly rowStart: string
  readonly dataEnd: string
}

function frameOf(head: string): { readonly frame: Frame; readonly end: number; readonly isEmpty: boolean } | null {
  const data = /<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*|\/)?>/.exec(head)
  if (data === null) return null
  const root = /<([A-Za-z][\w.:-]*)(?:\s[^<>]*)?>/.exec(head)
  const prefix = data[1] ?? ''
  const [rootTag = '', rootName = ''] = root ?? []
  const frame = {
    open: `${rootTag}<${prefix}sheetData>`,
    close: `</${prefix}sheetData></${rootName}>`,
    rowStart: `<${prefix}row`,
    dataEnd: `</${prefix}sheetData>`,
  }
  return { frame, end: data.index + data[0].length, isEmpty: data[0].endsWith('/>') }
}

async function* partTexts(opened: OfficePackage, entry: ZipEntry): AsyncGenerator<string> {
  const budget = { left: opened.limits.expandedBytesMax }
  let decoder: InstanceType<typeof TextDecoder> | null = null
  try {
    for await (const piece of expandPieces(opened.archive, entry, budget, opened.limits)) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
      yield decoder.decode(piece, { stream: true })
    }
    if (decoder !== null) yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw damaged('文字编码不对', entry.name)
    throw error
  }
}

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'

const rowTooLong = (place: string): Refusal =>
  new Refusal('too-many-cells', '表格里有一行内容过长，不像正常的表格，已停止读取。请另存一份再试。', place)
