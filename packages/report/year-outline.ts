import { parsePeriod } from '@taizhang/ledger'
import type { Figure, Paragraph, Reading, Section } from '@taizhang/text'
import { headingWords } from './match-statement.ts'
import { movedWords } from './moved-words.ts'
import { divideFor } from './printed-unit.ts'
import type { IndicatorProposal } from './proposal.ts'
import type { Block, FigureLink, Inline, PeriodOf, Shown } from './report.ts'
import type { LineIds } from './year-id.ts'

/** From which year to which the outline goes. */
export interface OutlineYears {
  readonly from: number
  readonly to: number
}

/**
 * The report's own headings and sentences as the draft of the year to come: headings without their numbers, proposed figures as
 * links, years moved along. The title is no block. Tables keep their cells.
 */
export function outlineOf(
  reading: Reading,
  lines: ReadonlyMap<number, IndicatorProposal>,
  cellUnits: ReadonlyMap<number, string>,
  years: OutlineYears,
  ids: LineIds,
): Block[] {
  return new OutlineWalk(reading, lines, cellUnits, years, ids).blocks()
}

/** The title of the report of the year to come. */
export function titleOf(reading: Reading, years: OutlineYears): string {
  const title = reading.sections.find(({ kind }) => kind === 'title')
  const words = title === undefined ? '' : reading.text.slice(title.heading.start, title.heading.end)
  return moved(words.replace(/\s*\n\s*/g, ''), years)
}

/** Words with their times moved along, as when a report is rolled forward. */
function moved(words: string, { from, to }: OutlineYears): string {
  const [was, is] = [parsePeriod(String(from)), parsePeriod(String(to))]
  return was && is ? movedWords(words, was, is).text : words
}

const GROWTH_IN_FRONT = /(?:增长|下降|增加|减少|上升|回落|提高|降低|提升|上涨|下跌|增幅|降幅|增速|涨幅)[了达到为约]*$/

class OutlineWalk {
  private readonly reading: Reading
  private readonly lines: ReadonlyMap<number, IndicatorProposal>
  private readonly cellUnits: ReadonlyMap<number, string>
  private readonly years: OutlineYears
  private readonly ids: LineIds
  private readonly levels: readonly number[]
  private figure = 0
  private section = 0

  constructor(
    reading: Reading,
    lines: ReadonlyMap<number, IndicatorProposal>,
    cellUnits: ReadonlyMap<number, string>,
    years: OutlineYears,
    ids: LineIds,
  ) {
    this.reading = reading
    this.lines = lines
    this.cellUnits = cellUnits
    this.years = years
    this.ids = ids
    const levels = new Set(reading.sections.filter(({ kind }) => kind !== 'title').map(({ level }) => level))
    this.levels = [...levels].sort((a, b) => a - b)
  }

  blocks(): Block[] {
    const { document, sections } = this.reading
    const titleEnd = sections.find(({ kind }) => kind === 'title')?.end ?? -1
    const blocks: Block[] = []
    let table = -1
    for (const paragraph of document.paragraphs) {
      if (paragraph.part !== 'body' || paragraph.end <= titleEnd) continue
      if (paragraph.cell === undefined) blocks.push(...this.paragraph(paragraph))
      else if (paragraph.cell.table !== table) {
        table = paragraph.cell.table
        blocks.push(this.table(table))
      }
    }
    return blocks
  }

  private paragraph(paragraph: Paragraph): Block[] {
    const { text } = this.reading
    const heading = this.headingIn(paragraph)
    const blocks: Block[] = []
    let from = paragraph.start
    if (heading !== null) {
      const words = moved(headingWords(text.slice(heading.heading.start, heading.heading.end)), this.years)
      if (words !== '')
        blocks.push({
          kind: 'heading',
          id: this.ids.of('block', words),
          level: this.levelOf(heading.level),
          content: [{ kind: 'text', text: words }],
        })
      from = heading.heading.end
      while (from < paragraph.end && '。：:；; 　'.includes(text.charAt(from))) from++
    }
    const content = this.inlines(from, paragraph.end)
    if (content.length > 0)
      blocks.push({ kind: 'paragraph', id: this.ids.of('block', text.slice(from, paragraph.end)), content })
    return blocks
  }

  /** The heading that opens this paragraph; a plan that only a clause opens (下一步，…) has none. */
  private headingIn({ start, end }: Paragraph): Section | null {
    const { sections, text } = this.reading
    while ((sections[this.section]?.heading.start ?? Number.POSITIVE_INFINITY) < start) this.section++
    const section = sections[this.section]
    if (section === undefined || section.kind === 'title' || section.heading.start >= end) return null
    const opens = text.slice(start, section.heading.start).trim() === ''
    return opens && text.charAt(section.heading.end) !== '，' ? section : null
  }

  private levelOf(level: number): 1 | 2 | 3 | 4 {
    const place = this.levels.indexOf(level)
    return place <= 0 ? 1 : place === 1 ? 2 : place === 2 ? 3 : 4
  }

  private table(index: number): Block {
    const { document, text } = this.reading
    const table = document.tables[index]
    const rows: Inline[][][] = []
    for (const cell of table?.cells ?? []) {
      while (rows.length <= cell.row) rows.push([])
      const row = rows[cell.row]
      while (row !== undefined && row.length < cell.column) row.push([])
      row?.push(this.inlines(cell.start, cell.end))
    }
    const words = table?.cells.map(({ start, end }) => text.slice(start, end)).join('|') ?? ''
    return { kind: 'table', id: this.ids.of('block', words), rows }
  }

  private inlines(from: number, to: number): Inline[] {
    const { figures, text } = this.reading
    const found: Inline[] = []
    let at = from
    const say = (words: string) => {
      const said = moved(words, this.years)
      if (said.trim() !== '') found.push({ kind: 'text', text: said })
    }
    while ((figures[this.figure]?.start ?? to) < from) this.figure++
    for (; (figures[this.figure]?.start ?? to) < to; this.figure++) {
      const figure = figures[this.figure]
      const line = this.lines.get(this.figure)
      if (figure === undefined || line === undefined || figure.start < at) continue
      const ahead = text.slice(at, figure.start)
      const link = this.link(figure, line, ahead)
      if (link === null) continue
      say(line.shown === 'value' ? ahead : ahead.replace(GROWTH_IN_FRONT, ''))
      found.push(link)
      at = Math.max(figure.end, figure.number.end)
    }
    say(text.slice(at, to))
    return found
  }

  /** Null where the words in front do not let a growth be shown: it stays text. */
  private link(figure: Figure, line: IndicatorProposal, ahead: string): FigureLink | null {
    if (line.shown !== 'value' && !GROWTH_IN_FRONT.test(ahead)) return null
    const show = shownAs(this.reading.text, figure, line, this.cellUnits.get(this.figure))
    if (show === null) return null
    const of = {
      kind: 'indicator',
      indicator: line.indicator,
      period: periodOf(line.period, this.years),
      org: null,
      slice: line.slice,
    } as const
    return { kind: 'figure', id: line.id, of, show }
  }
}

/** With the unit, the multiplier and the decimals that the report prints. */
function shownAs(
  text: string,
  figure: Figure,
  { shown, unit }: IndicatorProposal,
  cellUnit: string | undefined,
): Shown | null {
  const number = text.slice(figure.number.start, figure.number.end)
  const isMasked = figure.class === 'masked'
  const decimals = /[.．](\d+)$/.exec(number)?.[1]?.length ?? 0
  if (shown === 'growth' || shown === 'points') return { as: shown, decimals: isMasked ? 1 : decimals }
  const printed = text
    .slice(figure.number.end, figure.end)
    .replace(/^[余多来]|[余多]/g, '')
    .replace(/(?:以上|以下|左右|以内)$/, '')
  const divide = divideFor(unit, cellUnit ?? printed.replace('／', '/'))
  const places = isMasked && divide !== null && Number(divide) > 1 ? 2 : decimals
  if (cellUnit !== undefined) return { as: shown, divide: divide ?? '1', decimals: places, unit: '' }
  if (divide === null) return { as: shown, divide: '1', decimals: 0, unit }
  return { as: shown, divide, decimals: places, unit: printed }
}

/** A year told from the report's; a part of a year by its key, in the year to come. */
function periodOf(period: string, { from, to }: OutlineYears): PeriodOf {
  if (period === String(from)) return 'own'
  if (period === String(from - 1)) return 'year-before'
  // The year before moves along with the year; what is older is history.
  return {
    key: period.replace(/\d{4}/g, (year) => (Number(year) >= from - 1 ? String(Number(year) + to - from) : year)),
  }
}
