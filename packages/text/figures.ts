import type { TextDocument } from './document.ts'
import type { Figure, FigureClass } from './figure.ts'
import { classify, type NumberReading, type NumberSurroundings } from './figure-class.ts'
import {
  boundAfar,
  type Line,
  NO_NUMBER,
  NUMBER_START,
  QUOTE_CLOSE,
  QUOTE_OPEN,
  QUOTE_TURN,
  type ScannedNumber,
  scaledBy,
  scanNumber,
  TITLE_CLOSE,
  TITLE_OPEN,
} from './number-scan.ts'
import type { Reading } from './reading.ts'

/** What is known of the text's structure before its figures are read. */
export type FigureSurroundings = Pick<Reading, 'sentences' | 'clauses' | 'markers'>

/** A figure on the way: later figures may still give it their unit (5-10万元). */
interface Draft {
  number: ScannedNumber
  class: FigureClass
  end: number
  paragraph: number
  rangeWith: number
}

/**
 * Every number of a document, in text order: what it is, its value, unit, interval and bound. One pass, linear.
 *
 * The interval holds what the printed digits can stand for: half a unit of the last digit each side for decimals (2.35),
 * scaled numbers (571.6万), shares (11%) and measures (10公里); a whole number of counted things, days or years is exactly
 * itself (`low` = `high` = value). Values are in base units, multipliers applied; ranks have their number as value too,
 * every other class null.
 */
export function findFigures(document: TextDocument, structure: FigureSurroundings): Figure[] {
  const { text, paragraphs } = document
  const drafts: Draft[] = []
  let marker = 0
  for (const [paragraph, { start: first, end: limit, cell }] of paragraphs.entries()) {
    const line: Line = { text, first, limit }
    let quote = -1
    let title = -1
    let nameEnd = -1
    for (let at = first; at < limit; at++) {
      const kind = NUMBER_START[text.charCodeAt(at)] ?? NO_NUMBER
      if (kind === NO_NUMBER) continue
      if (kind >= QUOTE_OPEN) {
        if (kind === QUOTE_OPEN) quote = at
        else if (kind === QUOTE_CLOSE) quote = -1
        else if (kind === QUOTE_TURN) quote = quote >= 0 && text.charAt(quote) === text.charAt(at) ? -1 : at
        else if (kind === TITLE_OPEN) title = at
        else if (kind === TITLE_CLOSE) title = -1
        continue
      }
      const number = scanNumber(line, at)
      if (number === null) continue
      while (marker < structure.markers.length && (structure.markers[marker]?.end ?? 0) <= at) marker++
      const mark = structure.markers[marker]
      let reading: NumberReading
      if (mark !== undefined && mark.start <= at && number.end <= mark.end)
        reading = { class: 'marker', end: number.end }
      else if (at < nameEnd) reading = { class: 'name', end: number.end }
      else {
        const aloneInCell = cell !== undefined && isAlone(text, first, limit, number)
        const around: NumberSurroundings = { first, limit, quote, title, aloneInCell }
        reading = classify(text, number, around)
        if (reading.class === 'name') nameEnd = reading.end
      }
      drafts.push({ number, class: reading.class, end: Math.max(reading.end, number.end), paragraph, rangeWith: -1 })
      const counts = reading.class === 'quantity' || reading.class === 'masked'
      const ownEnd = counts ? number.unitEnd : number.multiplier > 1 ? number.unitStart : number.end
      at = Math.max(ownEnd, number.end) - 1
    }
  }
  shareUnits(text, drafts)
  return finished(text, document, drafts, structure)
}

function isAlone(text: string, first: number, limit: number, number: ScannedNumber): boolean {
  return text.slice(first, number.from).trim() === '' && text.slice(number.to, limit).trim() === ''
}

const LINKED: ReadonlySet<FigureClass> = new Set(['quantity', 'masked', 'date', 'rank'])

const RANGE_MARKS = '-－—–~～〜─━至到'

/** From the last figure to the first: a bare number before a mark of range or 、 takes class and unit from the next. */
function shareUnits(text: string, drafts: Draft[]): void {
  for (let index = drafts.length - 2; index >= 0; index--) {
    const draft = drafts[index]
    const next = drafts[index + 1]
    if (draft === undefined || next === undefined || draft.paragraph !== next.paragraph) continue
    const { number } = draft
    if (number.unit === '个' && next.number.unit === '个百分点' && draft.class === 'quantity')
      sharePoints(text, draft, next)
    const isBare = number.unit === '' && draft.class !== 'masked' && number.to <= number.end + 1
    const gapStart = isBare ? Math.max(number.to, number.end) : draft.end
    const gap = next.number.from - gapStart
    if (gap < 1 || gap > 2 || number.notation === 'circled') continue
    const mark = text.charAt(gapStart)
    const isRange = RANGE_MARKS.includes(mark) && (gap === 1 || text.charAt(gapStart + 1) === mark)
    const isList = gap === 1 && mark === '、'
    if (!isRange && !isList) continue
    if (draft.class === 'marker' || draft.class === 'citation' || next.class === 'marker') continue
    if (isBare && next.class === 'quantity' && text.charAt(number.start - 1) === '第') rankAll(drafts, index)
    else if (isBare && next.class !== 'name') inherit(draft, next, isRange)
    if (isRange && draft.class === next.class && LINKED.has(draft.class) && !leadsChange(text, draft, mark)) {
      draft.rangeWith = index + 1
      next.rangeWith = index
    } else if (isRange && isBare && next.class === 'name') draft.class = 'name'
  }
}

/** 高于全省、全市0.7个和0.3个百分点: both are percentage points. */
function sharePoints(text: string, draft: Draft, next: Draft): void {
  const gap = text.slice(draft.end, next.number.from)
  if (gap !== '和' && gap !== '、' && gap !== '与' && gap !== '及') return
  draft.number = { ...draft.number, unit: next.number.unit, kind: next.number.kind, dimension: next.number.dimension }
}

/** 第1、2、3名: the ranks behind the first have no 第 of their own. */
function rankAll(drafts: readonly Draft[], index: number): void {
  for (let to = index; to < drafts.length; to++) {
    const draft = drafts[to]
    if (draft === undefined || Number.isNaN(draft.number.value)) return
    draft.class = 'rank'
    if (to > index && draft.end > draft.number.end) return
  }
}

function inherit(draft: Draft, next: Draft, isRange: boolean): void {
  if (draft.class === 'rank' && next.class === 'quantity') return
  if (next.class !== 'date' && Number.isNaN(draft.number.value)) return
  if (next.class === 'date') {
    if (draft.class !== 'quantity' || draft.number.unit === '') draft.class = 'date'
    return
  }
  if (next.class !== 'quantity' && next.class !== 'masked' && next.class !== 'rank') return
  draft.class = next.class === 'masked' ? 'quantity' : next.class
  const { number } = draft
  const scales = isRange && number.multiplier === 1 && next.number.multiplier > 1
  // 5-10万 is 50,000 to 100,000, but 5000-1万 begins at 5,000.
  const multiplier = scales && number.value < next.number.value / next.number.multiplier ? next.number.multiplier : 1
  draft.number = {
    ...number,
    value: scaledBy(number.value, multiplier),
    step: multiplier === 1 ? number.step : scaledBy(number.step === 0 ? 1 : number.step, multiplier),
    unit: next.number.unit,
    kind: next.number.kind,
    dimension: next.number.dimension,
  }
}

/** 由5家到8家 is a change, no range. */
function leadsChange(text: string, { number, class: kind }: Draft, mark: string): boolean {
  if (kind !== 'quantity' || (mark !== '至' && mark !== '到')) return false
  for (let at = number.from - 1; at >= 0 && at >= number.from - 8; at--) {
    const char = text.charAt(at)
    if (char === '由' || char === '从' || char === '自') return true
    if (char === '，' || char === '。') return false
  }
  return false
}

function finished(
  text: string,
  document: TextDocument,
  drafts: readonly Draft[],
  structure: FigureSurroundings,
): Figure[] {
  const { sentences, clauses } = structure
  const figures: Figure[] = []
  let sentence = 0
  let clause = 0
  for (const { number, class: kind, end, paragraph, rangeWith } of drafts) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1]?.start ?? 0) <= number.start) sentence++
    while (clause + 1 < clauses.length && (clauses[clause + 1]?.start ?? 0) <= number.start) clause++
    const isQuantity = kind === 'quantity'
    const counts = isQuantity || kind === 'masked'
    const hasValue = (isQuantity || kind === 'rank') && !Number.isNaN(number.value)
    const signLength = isQuantity ? minusLength(text, number, document.paragraphs[paragraph]?.start ?? 0) : 0
    const sign = signLength > 0 ? -1 : 1
    const value = hasValue ? sign * number.value : null
    const half = value === null || !isQuantity ? 0 : halfStep(number)
    const afar =
      counts && number.bound === 'exact'
        ? boundAfar(text, number.start, document.paragraphs[paragraph]?.start ?? 0)
        : undefined
    figures.push({
      start: counts ? number.from - signLength : number.start,
      end: counts ? Math.max(number.to, number.end) : end,
      class: kind,
      number: { start: number.start, end: number.end },
      value,
      unit: counts ? number.unit : '',
      low: value === null ? Number.NaN : withoutCrumbs(value - half),
      high: value === null ? Number.NaN : withoutCrumbs(value + half),
      bound: counts ? (afar?.bound ?? number.bound) : 'exact',
      approx: counts ? (afar?.word ?? number.approx) : '',
      paragraph,
      sentence,
      clause,
      rangeWith,
    })
  }
  return figures
}

/** 8.3 + 0.05 is 8.350000000000001 in binary fractions; 8.35 is meant. */
const withoutCrumbs = (value: number): number => (Number.isInteger(value * 2) ? value : Number(value.toPrecision(15)))

const EXACT_DIMENSIONS = new Set(['', 'time', 'months', 'working-days'])

/** Half of one of the last printed digit, in base units; 0 for what is counted one by one. */
function halfStep({ step, dimension }: ScannedNumber): number {
  if (step > 0) return step / 2
  return EXACT_DIMENSIONS.has(dimension) ? 0 : 0.5
}

/** The length of the minus before a number, where it is no range mark: 增长-3.5%, 负2.1%, 零下5度. */
function minusLength(text: string, { start, from, unit, step }: ScannedNumber, first: number): number {
  // Without unit, a whole number behind a hyphen is rather the part of a code; in a cell, the sign opens the paragraph.
  if (start <= first || from !== start || (unit === '' && step === 0 && start > first + 1)) return 0
  const sign = text.charAt(start - 1)
  if (sign === '负') return 1
  if (sign === '下') return start - 2 >= first && text.charAt(start - 2) === '零' ? 2 : 0
  if (sign !== '-' && sign !== '－' && sign !== '−' && sign !== '﹣') return 0
  const before = start - 2 >= first ? text.charCodeAt(start - 2) : 0
  const isWord =
    (before >= 48 && before <= 57) || (before >= 65 && before <= 122) || before === 0x25 || before === 0xff05
  return isWord ? 0 : 1
}
