import { Refusal } from '../problem.ts'
import { forChildren, wholeNumber } from '../xml/children.ts'
import { XmlScanner } from '../xml/scan.ts'
import { type OfficePackage, readPart, relatedPart } from '../zip/office-package.ts'
import { BUILT_IN_FORMATS } from './number-format.ts'

/** What a workbook says of itself: its sheets in order, and how its dates count. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly visible: boolean }[]
  readonly is1904: boolean
}

/** Merged cells; row and column from 0. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** Reads the main part; throws a `Refusal` where it is no workbook. */
export async function readWorkbook(opened: OfficePackage): Promise<Workbook> {
  const xml = await readPart(opened, opened.mainPart)
  const scanner = new XmlScanner(xml?.source ?? '', opened.mainPart, opened.limits.depthMax)
  const sheets: { name: string; part: string; visible: boolean }[] = []
  let is1904 = false
  let isRoot = true
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open') continue
    if (isRoot && scanner.name !== 'x:workbook') throw notSheet()
    isRoot = false
    if (scanner.name === 'x:workbookPr') is1904 = /^(?:1|true)$/.test(scanner.attribute('date1904') ?? '')
    if (scanner.name !== 'x:sheet') continue
    const state = scanner.attribute('state') ?? 'visible'
    const id = scanner.attribute('r:id')
    const part = opened.relationships.find((found) => found.id === id && found.kind === 'worksheet')?.target
    if (part !== undefined) sheets.push({ name: scanner.attribute('name') ?? '', part, visible: state === 'visible' })
  }
  return { sheets, is1904 }
}

function notSheet(): Refusal {
  return new Refusal(
    'not-what-it-says',
    '文件里没有 Excel 表格，可能改过扩展名。请用 Excel 或 WPS 打开并另存为 .xlsx。',
  )
}

/** The strings that cells refer to by number. */
export async function readSharedStrings(opened: OfficePackage): Promise<readonly string[]> {
  const part = relatedPart(opened, 'sharedStrings')
  const xml = part === undefined ? null : await readPart(opened, part)
  if (part === undefined || xml === null) return []
  const scanner = new XmlScanner(xml.source, part, opened.limits.depthMax)
  const strings: string[] = []
  while (scanner.next() !== 'end') {
    if (scanner.kind === 'open' && scanner.name === 'x:si') strings.push(richText(scanner))
  }
  return strings
}

/** The text of a string item: plain or in runs; the phonetic reading is left out. */
export function richText(scanner: XmlScanner): string {
  let text = ''
  forChildren(scanner, () => {
    if (scanner.name === 'x:t') text += characters(scanner)
    else if (scanner.name === 'x:r') text += richText(scanner)
    else scanner.skip()
  })
  return text
}

/** The text inside the current element. */
export function characters(scanner: XmlScanner): string {
  if (scanner.selfClosing) return ''
  const { depth } = scanner
  let text = ''
  while (scanner.depth >= depth) if (scanner.next() === 'text') text += scanner.text()
  return text
}

/** The number format of each cell style, by its index. */
export async function readFormatCodes(opened: OfficePackage): Promise<readonly string[]> {
  const part = relatedPart(opened, 'styles')
  const xml = part === undefined ? null : await readPart(opened, part)
  if (part === undefined || xml === null) return []
  const scanner = new XmlScanner(xml.source, part, opened.limits.depthMax)
  const named = new Map<number, string>()
  const codes: string[] = []
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open') continue
    if (scanner.name === 'x:numFmt') {
      const id = wholeNumber(scanner.attribute('numFmtId'))
      if (id !== undefined) named.set(id, scanner.attribute('formatCode') ?? '')
    } else if (scanner.name === 'x:cellXfs') {
      forChildren(scanner, () => {
        const id = wholeNumber(scanner.attribute('numFmtId')) ?? 0
        codes.push(named.get(id) ?? BUILT_IN_FORMATS[id] ?? '')
        scanner.skip()
      })
    }
  }
  return codes
}

/** `B7` as row and column from 0; null where it is no such place. */
export function cellPlace(reference: string | undefined): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '')
  if (match === null) return null
  let column = 0
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]) - 1, column: column - 1 }
}

/** `A1:C2` as a merge. */
export function mergeOf(reference: string | undefined): Merge | null {
  const [first, last] = (reference ?? '').split(':')
  const from = cellPlace(first)
  const to = cellPlace(last)
  if (from === null || to === null || to.row < from.row || to.column < from.column) return null
  return { ...from, rowSpan: to.row - from.row + 1, columnSpan: to.column - from.column + 1 }
}
