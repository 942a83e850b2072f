import type { Limits } from '../limits.ts'
import { isBrokenUtf8, type PlainEncoding } from '../plain/decode.ts'
import { Refusal } from '../problem.ts'
import type { SheetCell, SheetRow } from './cell.ts'

const PIECE_BYTES = 256 * 1024
const FIELD_CHARACTERS_MAX = 1_000_000
const COLUMNS_MAX = 1024

/** How a file of separated values is written. */
export interface CsvForm {
  readonly encoding: PlainEncoding
  readonly separator: ',' | ';' | '\t'
}

/** Finds out encoding and separator; throws a `Refusal` for what is no text. */
export function csvForm(bytes: Uint8Array): CsvForm {
  if (bytes.subarray(0, 4096).includes(0) && !hasWideMark(bytes)) throw notText()
  const encoding = encodingOf(bytes)
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 64 * 1024))
  return { encoding, separator: separatorOf(head) }
}

const hasWideMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

const notText = (): Refusal =>
  new Refusal('binary', '文件内容不是文字，不像 .csv。请用 Excel 或 WPS 打开原表，另存为 .xlsx 再试。')

function encodingOf(bytes: Uint8Array): PlainEncoding {
  if (hasWideMark(bytes)) return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return isBrokenUtf8(bytes) ? 'utf-8' : 'gb18030'
  }
}

/** The separator that stands most often outside quotes in the first line that has any. */
function separatorOf(head: string): CsvForm['separator'] {
  for (const line of head.replace(/"[^"]*"/g, '').split(/\r\n?|\n/)) {
    const counts = ([',', ';', '\t'] as const).map((mark) => ({ mark, count: line.split(mark).length }))
    const best = counts.reduce((a, b) => (b.count > a.count ? b : a))
    if (best.count > 1) return best.mark
  }
  return ','
}

/**
 * The rows of separated values (RFC 4180, also with `;` or tab): quotes double inside quotes, line ends inside quotes belong to
 * the value. A row's number is the number that a sheet program would show. Rows without anything are left out.
 */
export async function* csvRows(
  bytes: Uint8Array,
  { encoding, separator }: CsvForm,
  limits: Limits,
): AsyncGenerator<SheetRow> {
  const parser = new CsvParser(separator, limits)
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield* parser.rows(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }))
    // Reading a large file leaves room for others.
    await Promise.resolve()
  }
  yield* parser.rows(decoder.decode())
  yield* parser.end()
}

/** Splits text that comes in pieces, by character. */
class CsvParser {
  readonly #separator: string
  #row = 1
  #cells: (SheetCell | undefined)[] = []
  #field = ''
  #wasQuoted = false
  /** `quote` is a quote seen inside quotes: an end, or the first of two. */
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  #afterReturn = false
  #cellsLeft: number

  constructor(separator: string, limits: Limits) {
    this.#separator = separator
    this.#cellsLeft = limits.cellsMax
  }

  *rows(text: string): Generator<SheetRow> {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const mark = text[at]
      if (this.#afterReturn) {
        this.#afterReturn = false
        if (mark === '\n') {
          from = at + 1
          continue
        }
      }
      if (this.#state === 'quoted') {
        if (mark === '"') {
          this.#take(text, from, at)
          this.#state = 'quote'
          from = at + 1
        }
        continue
      }
      if (this.#state === 'quote' && mark === '"') {
        this.#field += '"'
        this.#state = 'quoted'
        from = at + 1
        continue
      }
      if (mark === '"' && this.#state === 'start') {
        this.#state = 'quoted'
        this.#wasQuoted = true
        from = at + 1
      } else if (mark === this.#separator) {
        this.#take(text, from, at)
        this.#endField()
        from = at + 1
      } else if (mark === '\n' || mark === '\r') {
        this.#take(text, from, at)
        const row = this.#endRow()
        if (row) yield row
        this.#afterReturn = mark === '\r'
        from = at + 1
      } else if (this.#state === 'start' || this.#state === 'quote') this.#state = 'plain'
    }
    this.#take(text, from, text.length)
  }

  *end(): Generator<SheetRow> {
    if (this.#state === 'quoted')
      throw new Refusal('damaged', `第${this.#row}行的引号没有成对，后面的内容分不清行列。请补上引号，或另存为 .xlsx。`)
    const row = this.#endRow()
    if (row) yield row
  }

  #take(text: string, from: number, to: number): void {
    if (to > from) this.#field += text.slice(from, to)
    if (this.#field.length > FIELD_CHARACTERS_MAX)
      throw new Refusal(
        'too-much-text',
        `第${this.#row}行有一格超过${FIELD_CHARACTERS_MAX / 10_000}万字，多半是引号没有成对。`,
      )
  }

  #endField(): void {
    const text = plainCsv(this.#wasQuoted ? this.#field : this.#field.trim())
    this.#cells.push(text === '' ? undefined : { kind: 'text', text })
    if (text !== '' && this.#cells.length > COLUMNS_MAX)
      throw new Refusal('too-many-cells', `第${this.#row}行超过${COLUMNS_MAX}列，分隔符可能不对。请另存为 .xlsx 再试。`)
    if (--this.#cellsLeft < 0) throw new Refusal('too-many-cells', '表格过大，请拆成几个文件。')
    this.#field = ''
    this.#wasQuoted = false
    this.#state = 'start'
  }

  #endRow(): SheetRow | undefined {
    this.#endField()
    const cells = this.#cells
    const row = this.#row++
    this.#cells = []
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop()
    return cells.length > 0 ? { row, cells } : undefined
  }
}

/** A `'` in front of what a sheet program would take for a formula is how exported text is defused; it is no part of the value. */
const plainCsv = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)
