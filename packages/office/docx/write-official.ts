import type { OfficialBlock, OfficialDocument, OfficialRun } from '@taizhang/text'
import { writeArchive } from '../zip/rewrite.ts'
import { characterStyle, paragraphXml, runXml, TABLE_LOOK } from './official-markup.ts'
import { officialParts, runInStyles, styleIds } from './official-parts.ts'
import { titleLines } from './title-lines.ts'

/**
 * A .docx of an official paper, laid out by GB/T 9704-2012: A4, 22 lines of 28 characters, title, 主送机关, headings and body, 附件说明, organ and date
 * without a seal, annexes on pages of their own, 版记 at the foot of the last page, page numbers outside. The same document gives
 * the same bytes.
 */
export function writeOfficial(document: OfficialDocument): Promise<Uint8Array> {
  const { title, to, blocks, signature, annexes = [], imprint } = document
  const body = [
    titleXml(title),
    to === undefined ? '' : paragraphXml(styleIds.flush, runXml(`${to}：`)),
    blocksXml(blocks),
    annexList(annexes.map((annex) => annex.title)),
    signature ? signatureXml(signature) : '',
    ...annexes.map((annex, at) => annexXml(annex, annexes.length > 1 ? String(at + 1) : '')),
    imprint ? imprintXml(imprint) : '',
  ].join('')
  const encoder = new TextEncoder()
  return writeArchive(officialParts(body).map(([name, xml]) => ({ name, bytes: encoder.encode(xml) })))
}

const BREAK = '<w:r><w:br/></w:r>'

const titleXml = (title: string): string =>
  paragraphXml(
    styleIds.title,
    titleLines(title)
      .map((line) => runXml(line))
      .join(BREAK),
  )

const PENDING = '<w:highlight w:val="yellow"/>'

const runsXml = (runs: readonly OfficialRun[], properties = ''): string =>
  runs.map(({ text, pending = false }) => runXml(text, properties + (pending ? PENDING : ''))).join('')

function blocksXml(blocks: readonly OfficialBlock[]): string {
  const out: string[] = []
  for (const block of blocks) {
    // Two tables that touch would be one.
    if (block.kind === 'table' && out.at(-1)?.endsWith('</w:tbl>')) out.push('<w:p/>')
    out.push(blockXml(block))
  }
  if (out.at(-1)?.endsWith('</w:tbl>')) out.push('<w:p/>')
  return out.join('')
}

function blockXml(block: OfficialBlock): string {
  switch (block.kind) {
    case 'heading': {
      const style = styleIds.headings[block.level - 1] ?? ''
      return paragraphXml(style, runsXml(block.runs), '<w:keepNext/>')
    }
    case 'paragraph':
      return paragraphXml('', runInXml(block.runs))
    case 'table':
      return tableXml(block)
  }
}

const RUN_IN = /^（[一二三四五六七八九十]{1,3}）[^。：]{1,38}[。：]/

/** A paragraph whose first words are a heading of the second level has them in its font. */
function runInXml(runs: readonly OfficialRun[]): string {
  const [first, ...rest] = runs
  const heading = first ? RUN_IN.exec(first.text)?.[0] : undefined
  if (!first || heading === undefined) return runsXml(runs)
  return (
    runXml(heading, characterStyle(runInStyles[1])) +
    runsXml([{ ...first, text: first.text.slice(heading.length) }, ...rest])
  )
}

/** The width of the type area in twips, and the columns from which on cells are set small. */
const TYPE_WIDTH = 8844
const SMALL_FROM = 7

function tableXml({ rows, columns, left = [] }: Extract<OfficialBlock, { kind: 'table' }>): string {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const shares = Array.from({ length: count }, (_, at) => columns?.[at] ?? 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((TYPE_WIDTH * share) / whole))
  const style = count >= SMALL_FROM ? styleIds.smallCell : styleIds.cell
  const cellXml = (runs: readonly OfficialRun[], column: number, isHead: boolean): string => {
    const flush = left.includes(column) && !isHead ? '<w:jc w:val="left"/>' : ''
    const width = `<w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`
    return `<w:tc>${width}${paragraphXml(style, runsXml(runs), flush)}</w:tc>`
  }
  const rowXml = (row: readonly (readonly OfficialRun[])[], at: number): string => {
    const isHead = at === 0
    const cells = shares.map((_, column) => cellXml(row[column] ?? [], column, isHead)).join('')
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`
  }
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl>${TABLE_LOOK}<w:tblGrid>${grid}</w:tblGrid>${rows.map(rowXml).join('')}</w:tbl>`
}

/** A character of the body with its spacing, in twips. */
const CHARACTER = 315

const indentXml = (left: number, hanging: number): string =>
  `<w:ind w:left="${(left + hanging) * CHARACTER}" w:hanging="${hanging * CHARACTER}" w:firstLineChars="0"/>`

/** 附件说明: one blank line under the body, two characters in, lines that run on under the title's first character, no mark at the end. */
function annexList(titles: readonly string[]): string {
  if (titles.length === 0) return ''
  const [only] = titles
  if (titles.length === 1) return BLANK + paragraphXml('', runXml(`附件：${only ?? ''}`), indentXml(2, 3))
  const lines = titles.map((title, at) => {
    const number = `${at + 1}.`
    return paragraphXml(
      '',
      runXml(`${at === 0 ? '附件：' : ''}${number}${title}`),
      indentXml(at === 0 ? 2 : 5, at === 0 ? 4 : 1),
    )
  })
  return BLANK + lines.join('')
}

const BLANK = paragraphXml(styleIds.flush, '')

const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x100 ? 0.5 : 1), 0)

/**
 * The organ two characters from the right, the date under it beginning two characters right of the organ; where the date is the longer
 * one it stands two characters from the right and the organ moves (GB/T 9704-2012, 7.3.5.2). One blank line under the body or its 附件说明.
 */
function signatureXml({ organ, date }: NonNullable<OfficialDocument['signature']>): string {
  const [organWidth, dateWidth] = [widthOf(organ), widthOf(date)]
  const dateRight = Math.max(2, organWidth - dateWidth)
  // Told from the left, for the date's place under the organ must not depend on how wide a font makes its digits.
  const dateLeft = TYPE_WIDTH - (dateRight + dateWidth) * CHARACTER
  const line = (text: string, left: number) =>
    paragraphXml(
      '',
      runXml(text),
      `<w:keepLines/><w:ind w:left="${Math.round(left)}" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/>`,
    )
  return `${BLANK}${line(organ, dateLeft - 2 * CHARACTER)}${line(date, dateLeft)}`
}

type Annex = NonNullable<OfficialDocument['annexes']>[number]

/** On a page of its own: “附件” flush left in 黑体, the title on the third line. */
const annexXml = ({ title, blocks }: Annex, number: string): string =>
  paragraphXml(styleIds.annexMark, runXml(`附件${number}`)) + BLANK + titleXml(title) + blocksXml(blocks)

/**
 * 版记 at the foot of the last page: rules above, between and below, the words one character in on both sides. A box that hangs on the last
 * paragraph and stands on the lower edge of the type area, for only so does it stay there in every program.
 */
function imprintXml({ copiesTo, issuedBy, issuedOn }: NonNullable<OfficialDocument['imprint']>): string {
  const rule = (side: 'top' | 'bottom', eighths: number) =>
    `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="auto"/>`
  const line = (text: string, above: number, below: number | null) =>
    paragraphXml(
      styleIds.imprint,
      runXml(text),
      `<w:pBdr>${rule('top', above)}${below === null ? '' : rule('bottom', below)}</w:pBdr>`,
    )
  const lines = [
    ...(copiesTo === undefined ? [] : [line(`抄送：${copiesTo}。`, THICK, null)]),
    line(`${issuedBy}\t${issuedOn}印发`, copiesTo === undefined ? THICK : THIN, THICK),
  ]
  const size = `cx="${TYPE_WIDTH * EMU}" cy="${(lines.length * IMPRINT_PITCH + 60) * EMU}"`
  const box =
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" ' +
    'allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>' +
    '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>' +
    `<wp:extent ${size}/><wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>' +
    `<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>' +
    `<wps:txbx><w:txbxContent>${lines.join('')}</w:txbxContent></wps:txbx>` +
    '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
  return paragraphXml(styleIds.flush, `<w:r><w:drawing>${box}</w:drawing></w:r>`)
}

/** English metric units in a twip. */
const EMU = 635
const IMPRINT_PITCH = 579
/** 0.35 mm and 0.25 mm in eighths of a point. */
const THICK = 8
const THIN = 6
