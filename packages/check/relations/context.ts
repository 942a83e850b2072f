import type { Figure, FigureLabel, Reading, Stretch } from '@taizhang/text'
import type { MemberRole, Relation, RelationMember, RelationType } from '../engine/relation.ts'
import { type Interval, intervalOf } from './interval.ts'

/** A quantity of the text (or a masked one) with what the finders need to know of it. */
export interface Item extends Interval {
  /** Index into the reading's figures. */
  readonly index: number
  /** Index into the items of its sentence. */
  readonly at: number
  readonly figure: Figure
  readonly label: FigureLabel
  /** Figures of one kind can be added and compared: the unit, with 人, 名, 位 as one. */
  readonly kind: string
  readonly masked: boolean
  readonly start: number
  readonly end: number
}

/** The quantities of one sentence, in order. */
export interface SentenceItems {
  readonly start: number
  readonly end: number
  readonly paragraph: number
  readonly items: readonly Item[]
}

export interface RelationContext {
  readonly reading: Reading
  readonly text: string
  readonly items: readonly Item[]
  /** Only sentences that hold a quantity. */
  readonly sentences: readonly SentenceItems[]
  /** The figures that stand in the plan part, by their index. */
  readonly planned: ReadonlySet<number>
}

const sameKind: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  人次: '人次',
  '％': '%',
  平方米: '㎡',
  'm²': '㎡',
  m2: '㎡',
  km: '公里',
  千米: '公里',
  百分点: '个百分点',
  家次: '家次',
  'm³': '立方米',
  m3: '立方米',
  立方: '立方米',
  方: '立方米',
}

/** Units that count the same way are one kind; 台（套） counts what 台 counts. */
export function kindOf(unit: string): string {
  const bracket = unit.indexOf('(')
  const bare = bracket > 0 ? unit.slice(0, bracket) : unit
  return sameKind[bare] ?? bare
}

export function relationContext(reading: Reading): RelationContext {
  const items: Item[] = []
  const sentences: SentenceItems[] = []
  let own: Item[] = []
  let sentence = -1
  const close = () => {
    const stretch = reading.sentences[sentence]
    if (own.length > 0 && stretch) sentences.push(...piecesOf(own, stretch))
    own = []
  }
  reading.figures.forEach((figure, index) => {
    if ((figure.class !== 'quantity' && figure.class !== 'masked') || inProportion(reading.text, figure)) return
    if (figure.sentence !== sentence) {
      close()
      sentence = figure.sentence
    }
    const label = inherited(pastBracket(reading.text, reading.labels[index], figure), figure, own.at(-1))
    if (!label) return
    const masked = figure.class === 'masked' || figure.value === null
    const interval = masked ? { low: Number.NaN, high: Number.NaN } : intervalOf(figure)
    const item: Item = {
      index,
      at: own.length % SENTENCE_ITEMS_MAX,
      figure,
      label,
      kind: kindOf(figure.unit),
      masked,
      low: interval.low,
      high: interval.high,
      start: figure.number.start,
      end: Math.max(figure.end, figure.number.end),
    }
    items.push(item)
    own.push(item)
  })
  close()
  return { reading, text: reading.text, items, sentences, planned: plannedOf(reading, items) }
}

function plannedOf({ sections }: Reading, items: readonly Item[]): ReadonlySet<number> {
  const planned = new Set<number>()
  let at = 0
  // Both stand in the order of the text, and no plan begins before the end of the one before.
  for (const { kind, start, end } of sections) {
    if (kind !== 'plan') continue
    while ((items[at]?.start ?? Number.POSITIVE_INFINITY) < start) at++
    for (let item = items[at]; item && item.start < end; item = items[++at]) planned.add(item.index)
  }
  return planned
}

/**
 * More figures than any sentence of a report has. A longer one (a table pasted as text, a text without full stops) is
 * taken in pieces, because the finders compare the figures of a sentence with one another: their time stays linear.
 */
const SENTENCE_ITEMS_MAX = 60

function piecesOf(items: readonly Item[], { start, end, paragraph }: Stretch): SentenceItems[] {
  const pieces: SentenceItems[] = []
  for (let from = 0; from < items.length; from += SENTENCE_ITEMS_MAX) {
    const own = items.slice(from, from + SENTENCE_ITEMS_MAX)
    pieces.push({
      start: from === 0 ? start : (items[from - 1]?.end ?? start),
      end: from + SENTENCE_ITEMS_MAX >= items.length ? end : (own.at(-1)?.end ?? end),
      paragraph,
      items: own,
    })
  }
  return pieces
}

/** 12.4:45.3:42.3 is one proportion, not three quantities. */
const inProportion = (text: string, { number }: Figure): boolean =>
  isColon(text, number.end) || isColon(text, number.start - 1)

/** A colon between digits. */
function isColon(text: string, at: number): boolean {
  const isDigit = (code: number) => code >= 48 && code <= 57
  return ':：∶'.includes(text[at] ?? ' ') && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
}

/** How far back the words before a bracket are looked for. */
const BRACKET_MAX = 30

/** 已成立业委会（物管会）55个: the words before a bracket right in front of a number are its words too. */
function pastBracket(text: string, label: FigureLabel | undefined, figure: Figure): FigureLabel | undefined {
  const start = Math.min(figure.start, figure.number.start)
  if (label?.before !== '' || text[start - 1] !== '）') return label
  const found = /([一-龥“”]{2,16})（[^（）\d]{1,12}）$/.exec(text.slice(Math.max(0, start - BRACKET_MAX), start))
  return found?.[1] ? { ...label, before: found[1] } : label
}

const MEASURE_ONLY = /^(?:总?面积|金额|投资|资金|涉及资金|涉及金额|总投资|长度|人数)$/

/** `454户1269人`: a number right behind another speaks of the same thing; so does 面积 in `获批6个批次、面积873.9亩`. */
function inherited(
  label: FigureLabel | undefined,
  figure: Figure,
  previous: Item | undefined,
): FigureLabel | undefined {
  if (!label || !previous) return label
  const { before, subject, scope } = previous.label
  const start = Math.min(figure.start, figure.number.start)
  if (label.before === '' && start - previous.end <= 1) return { ...label, before, subject, scope }
  if (MEASURE_ONLY.test(label.before) && start - previous.end <= label.before.length + previous.label.after.length + 1)
    return { ...label, before: before + label.before }
  return label
}

export const member = (role: MemberRole, item: Item): RelationMember => ({
  role,
  start: item.start,
  end: item.end,
  figure: item.index,
})

export const relation = (
  type: RelationType,
  members: readonly RelationMember[],
  expression: string,
  holds: boolean | null,
  certain = true,
): Relation => ({ type, members, expression, holds, certain })

/** How an item is written, in digits and unit: `2.4万㎡`. */
export const written = (context: RelationContext, item: Item): string => context.text.slice(item.start, item.end)

/** The digits as written, with their multiplier. */
export function writtenNumber(context: RelationContext, item: Item): string {
  const { number } = item.figure
  const digits = context.text.slice(number.start, number.end)
  const scaled = multiplierOf(context, item)
  return scaled === 1e8 ? `${digits}亿` : scaled === 1e4 ? `${digits}万` : digits
}

/** What the written digits are multiplied by to get the value: 10,000 for 2.4万㎡; 1 where they are not Arabic. */
export function multiplierOf(context: RelationContext, item: Item): number {
  const { number, value } = item.figure
  const digits = Number(context.text.slice(number.start, number.end).replaceAll(',', ''))
  if (value === null || !Number.isFinite(digits) || digits === 0) return 1
  const ratio = value / digits
  return Math.abs(ratio - 1e4) < 1e-6 ? 1e4 : Math.abs(ratio - 1e8) < 1e-2 ? 1e8 : 1
}

/** A computed number as a proofreader would write it: at most `decimals` decimals, no trailing zeros. */
export function plain(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return '—'
  return String(Number(value.toFixed(decimals)))
}

/** Decimals of the written digits. */
export function decimalsOf(context: RelationContext, item: Item): number {
  const { number } = item.figure
  const point = context.text.slice(number.start, number.end).indexOf('.')
  return point < 0 ? 0 : number.end - number.start - point - 1
}

/** Items of the same sentence, and of the sentence before in the same paragraph. */
export function sentenceBefore(context: RelationContext, at: number): SentenceItems | undefined {
  const own = context.sentences[at]
  const previous = context.sentences[at - 1]
  if (!own || !previous || previous.paragraph !== own.paragraph) return undefined
  // A sentence without figures may stand between: only the one directly before counts.
  return own.start - previous.end <= 2 ? previous : undefined
}

/** Where the item of a figure stands among all items; -1 where the figure is none. */
export function placeOf({ items }: RelationContext, figure: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.index ?? 0) < figure) low = middle + 1
    else high = middle
  }
  return items[low]?.index === figure ? low : -1
}

/** The item of a figure. */
export const itemOf = (context: RelationContext, figure: number | undefined): Item | undefined =>
  figure === undefined ? undefined : context.items[placeOf(context, figure)]
