import { escapeAttribute, escapeText } from '../xml/entities.ts'
import { type PartStream, packArchive } from '../zip/stream-archive.ts'
import { columnLetters, looksLikeFormula, type SheetCell } from './cell.ts'
import { escapeCell } from './cell-text.ts'
import { type CellComment, commentsPart, drawingPart } from './comment-parts.ts'
import { StyleTable } from './style-table.ts'

/** A column of a sheet to be written. */
export interface SheetColumn {
  /** In characters of half width; a Chinese character takes two. */
  readonly width: number
  /** Number format of its cells: `@` text, `yyyy-mm-dd`, `0.00`, `General`. */
  readonly format: string
  /** Offered as a list; `strict` refuses what is not on it. */
  readonly choices?: { readonly of: readonly string[]; readonly strict: boolean }
  /** Shown while a cell of the column is selected. */
  readonly hint?: { readonly title: string; readonly text: string }
}

/** A cell to be written. */
export interface WrittenCell extends Omit<SheetCell, 'kind'> {
  readonly kind: SheetCell['kind']
  readonly heading?: boolean
  /** Filled, so that it stands out as refused. */
  readonly marked?: boolean
  /** Written beside the cell as a comment. */
  readonly comment?: string
}

export interface WrittenRow {
  /** From 1, ascending. */
  readonly row: number
  readonly cells: readonly (WrittenCell | undefined)[]
}

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Rows at the top that stay in view; lists and hints hold below them. */
  readonly frozenRows: number
  readonly rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>
  /** Who the comments are from. */
  readonly author: string
}

/** Characters that a cell can hold; a sheet program cuts or refuses more. */
export const cellCharactersMax = 32_767
/** One block of shape numbers; what is refused beyond that is still filled and named in its row. */
const COMMENTS_MAX = 1_000
const ROWS_MAX = 1_048_576
const PIECE_CHARACTERS = 64 * 1024
const LISTS_SHEET = '选项'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * Writes an .xlsx of one sheet, as its bytes come to be: rows are taken one by one and never held. Text stays text, also where it
 * begins like a formula. Choice lists stand on a hidden second sheet.
 */
export function writeSheet(sheet: SheetToWrite): AsyncGenerator<Uint8Array> {
  return packArchive(parts(sheet))
}

/** All bytes of a file that comes in pieces. */
export async function allBytes(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of all) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

async function* parts(sheet: SheetToWrite): AsyncGenerator<PartStream> {
  const styles = new StyleTable()
  const lists = listsOf(sheet.columns)
  const comments: CellComment[] = []
  yield part('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]))
  yield part('xl/workbook.xml', workbook(sheet.name, lists.length > 0))
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ...(lists.length > 0 ? ([['rId2', 'worksheet', 'worksheets/sheet2.xml']] as const) : []),
      ['rId3', 'styles', 'styles.xml'],
    ]),
  )
  yield { name: 'xl/worksheets/sheet1.xml', pieces: encoded(worksheet(sheet, styles, lists, comments)) }
  if (comments.length > 0) {
    yield part(
      'xl/worksheets/_rels/sheet1.xml.rels',
      relationships([
        ['rId1', 'comments', '../comments1.xml'],
        ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ]),
    )
    yield { name: 'xl/comments1.xml', pieces: encoded(commentsPart(sheet.author, comments)) }
    yield { name: 'xl/drawings/vmlDrawing1.vml', pieces: encoded(drawingPart(comments)) }
  }
  if (lists.length > 0) yield part('xl/worksheets/sheet2.xml', listsSheet(lists))
  yield part('xl/styles.xml', styles.xml())
  yield part('[Content_Types].xml', contentTypes(lists.length > 0, comments.length > 0))
}

const part = (name: string, text: string): PartStream => ({ name, pieces: [new TextEncoder().encode(text)] })

/** Small texts gathered into pieces worth compressing. */
async function* encoded(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < PIECE_CHARACTERS) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(piece)
}

const relationships = (each: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

const workbook = (name: string, hasLists: boolean): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` +
  `<sheet name="${escapeAttribute(sheetName(name))}" sheetId="1" r:id="rId1"/>${
    hasLists ? `<sheet name="${LISTS_SHEET}" sheetId="2" state="hidden" r:id="rId2"/>` : ''
  }</sheets></workbook>`

/** A name that a sheet may bear: up to 31 characters, none of `\ / ? * [ ] :`, no `'` at its ends. */
function sheetName(name: string): string {
  const plain = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
  return plain === '' || plain === LISTS_SHEET ? '台账' : plain
}

const contentTypes = (hasLists: boolean, hasComments: boolean): string => {
  const sheets = [1, ...(hasLists ? [2] : [])].map((at) => [`/xl/worksheets/sheet${at}.xml`, 'worksheet'] as const)
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'] as const,
    ...sheets,
    ['/xl/styles.xml', 'styles'] as const,
    ...(hasComments ? [['/xl/comments1.xml', 'comments'] as const] : []),
  ]
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
    `${overrides.map(([name, kind]) => `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`).join('')}</Types>`
  )
}

async function* worksheet(
  sheet: SheetToWrite,
  styles: StyleTable,
  lists: readonly ChoiceList[],
  comments: CellComment[],
): AsyncGenerator<string> {
  yield `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATION}">${views(sheet.frozenRows)}`
  yield `<sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet.columns, styles)}<sheetData>`
  let last = 0
  for await (const { row, cells } of sheet.rows) {
    last = row
    yield rowXml(row, cells, sheet.columns, styles, comments)
  }
  yield '</sheetData>'
  if (sheet.frozenRows === 1 && sheet.columns.length > 0 && last > 1)
    yield `<autoFilter ref="A1:${columnLetters(sheet.columns.length - 1)}${last}"/>`
  yield validations(sheet, lists)
  yield `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/>`
  if (comments.length > 0) yield '<legacyDrawing r:id="rId2"/>'
  yield '</worksheet>'
}

const views = (frozenRows: number): string =>
  frozenRows === 0
    ? ''
    : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`

function columnsXml(columns: readonly SheetColumn[], styles: StyleTable): string {
  if (columns.length === 0) return ''
  const each = columns.map(
    ({ width, format }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles.indexOf({ format })}" customWidth="1"/>`,
  )
  return `<cols>${each.join('')}</cols>`
}

function rowXml(
  row: number,
  cells: WrittenRow['cells'],
  columns: readonly SheetColumn[],
  styles: StyleTable,
  comments: CellComment[],
): string {
  let xml = `<row r="${row}">`
  for (const [column, cell] of cells.entries()) {
    if (cell === undefined) continue
    const place = `${columnLetters(column)}${row}`
    if (cell.comment !== undefined && comments.length < COMMENTS_MAX)
      comments.push({ place, row, column, text: cell.comment })
    xml += cellXml(place, cell, columns[column]?.format ?? 'General', styles)
  }
  return `${xml}</row>`
}

function cellXml(place: string, cell: WrittenCell, format: string, styles: StyleTable): string {
  const base = { ...(cell.heading && { heading: true }), ...(cell.marked && { marked: true }) }
  const number = numberOf(cell)
  if (number !== null) {
    const own = cell.kind === 'date' ? dateFormat(format, cell.text) : cell.percent ? '0.00%' : numeric(format)
    return `<c r="${place}" s="${styles.indexOf({ ...base, format: own })}"><v>${number}</v></c>`
  }
  if (cell.kind === 'boolean')
    return `<c r="${place}" s="${styles.indexOf({ ...base, format: 'General' })}" t="b"><v>${cell.text === 'TRUE' ? 1 : 0}</v></c>`
  const quoted = looksLikeFormula(cell.text) ? { quoted: true } : {}
  const style = styles.indexOf({ ...base, ...quoted, format: cell.heading ? 'General' : '@' })
  if (cell.text === '') return `<c r="${place}" s="${style}"/>`
  const text = escapeText(escapeCell(cell.text.slice(0, cellCharactersMax)))
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

const numeric = (format: string): string => (format === '@' || format.startsWith('yyyy') ? 'General' : format)
const dateFormat = (format: string, text: string): string =>
  text.length > 10 ? 'yyyy-mm-dd hh:mm' : format.startsWith('yyyy') ? format : 'yyyy-mm-dd'

/** What stands in the file for a number or a day; null where it must stand as text to lose nothing. */
function numberOf({ kind, text }: WrittenCell): string | null {
  if (kind === 'date') return serialOf(text)
  if (kind !== 'number' || !/^-?\d+(?:\.\d+)?$/.test(text)) return null
  const digits = text.replace(/^-?0*\.?0*|\./g, '')
  return digits.length <= 15 ? text : null
}

/**
 * A day (and time) as a serial number of the 1900 system; null for none, and for days before 1900-03-01, of which sheet programs
 * count differently: those stand as text.
 */
function serialOf(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)
  const days = match ? Date.parse(`${match[1]}T00:00:00Z`) / 86_400_000 + 25_569 : Number.NaN
  if (!match || !(days >= 61) || days >= 2_958_466) return null
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)
  return String(seconds === 0 ? days : days + seconds / 86_400)
}

interface ChoiceList {
  readonly column: number
  readonly of: readonly string[]
}

const listsOf = (columns: readonly SheetColumn[]): readonly ChoiceList[] =>
  columns.flatMap(({ choices }, column) => (choices && choices.of.length > 0 ? [{ column, of: choices.of }] : []))

function listsSheet(lists: readonly ChoiceList[]): string {
  const longest = Math.max(...lists.map(({ of }) => of.length))
  let rows = ''
  for (let row = 0; row < longest; row++) {
    const cells = lists.map(({ of }, at) => {
      const word = of[row]
      return word === undefined
        ? ''
        : `<c r="${columnLetters(at)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeText(escapeCell(word))}</t></is></c>`
    })
    rows += `<row r="${row + 1}">${cells.join('')}</row>`
  }
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`
}

/** What each column offers and says; the title and text of a hint are cut to what a sheet program takes. */
function validations({ columns, frozenRows }: SheetToWrite, lists: readonly ChoiceList[]): string {
  const each = columns.flatMap(({ choices, hint }, column) => {
    const list = lists.findIndex((found) => found.column === column)
    if (list < 0 && hint === undefined) return []
    const letters = columnLetters(column)
    const prompt = hint
      ? ` showInputMessage="1" promptTitle="${escapeAttribute(cut(hint.title, 32))}" prompt="${escapeAttribute(cut(hint.text, 255))}"`
      : ''
    const type = list < 0 ? '' : ' type="list"'
    const strict = list >= 0 && choices?.strict
    const error = strict ? ' showErrorMessage="1" errorTitle="不在选项里" error="请从下拉列表中选择一项。"' : ''
    const range = `'${LISTS_SHEET}'!$${columnLetters(list)}$1:$${columnLetters(list)}$${choices?.of.length ?? 0}`
    const inside = list < 0 ? '' : `<formula1>${escapeText(range)}</formula1>`
    return [
      `<dataValidation${type} allowBlank="1"${prompt}${error} sqref="${letters}${frozenRows + 1}:${letters}${ROWS_MAX}">${inside}</dataValidation>`,
    ]
  })
  return each.length === 0 ? '' : `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
