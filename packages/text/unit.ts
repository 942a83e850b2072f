import { FIRM_MEASURES, GRADE_WORDS, LOOSE_MEASURES, VAGUE_MEASURES } from './lexicon/measure-words.ts'
import { RATE_DENOMINATORS, UNITS } from './lexicon/units.ts'
import { WordTrie } from './word-trie.ts'

/**
 * What a word behind a number makes of it: a `unit` of measure, a measure word that counts (`firm`, `loose`, `vague`, see
 * lexicon/measure-words.ts), an age, or a grade.
 */
export type MeasureKind = 'unit' | 'firm' | 'loose' | 'vague' | 'age' | 'grade'

interface Measure {
  readonly kind: MeasureKind
  readonly dimension: string
}

interface Scale {
  readonly dimension: string
  readonly factor: number
}

/** Full-width letters, digits and signs onto half-width ones. */
const halfWidth = (code: number): number => (code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code)

const scales = new Map<string, Scale>([['比', { dimension: 'share', factor: 1 }]])
const measures: (readonly [string, Measure])[] = []
for (const [dimension, factor, ...names] of UNITS) {
  for (const name of names) {
    scales.set(foldUnit(name), { dimension, factor })
    measures.push([name, { kind: 'unit', dimension }])
  }
}
for (const word of ['岁', '周岁']) measures.push([word, { kind: 'age', dimension: '' }])
for (const [kind, list] of [
  ['firm', FIRM_MEASURES],
  ['loose', LOOSE_MEASURES],
  ['grade', GRADE_WORDS],
  ['vague', VAGUE_MEASURES],
] as const) {
  for (const word of list) measures.push([word, { kind, dimension: '' }])
}

const MEASURES = new WordTrie<Measure>(measures, halfWidth)
const DENOMINATORS = new WordTrie<true>(
  [...RATE_DENOMINATORS, ...UNITS.flatMap(([, , ...names]) => names)].map((word) => [word, true] as const),
  halfWidth,
)

/** A unit or measure word found behind a number. */
export interface UnitMatch {
  readonly end: number
  readonly kind: MeasureKind
  /** Empty for measure words and rates, which convert into nothing. */
  readonly dimension: string
}

const SLASH = 0x2f
const FULL_SLASH = 0xff0f

const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isAlphanumeric = (code: number): boolean => isLatin(code) || (code >= 48 && code <= 57)

/**
 * The longest unit or measure word at `at`, with what it is taken over (元/月, 微克/立方米, 元/人·年) and a second measure in
 * brackets (台（套）); null where none stands there. Multipliers (万) are not looked for.
 */
export function unitAt(text: string, at: number, limit: number): UnitMatch | null {
  const match = MEASURES.longestAt(text, at, limit)
  if (match === undefined) return null
  let end = match.edge
  // 9宗地块: 地块 is what is counted, 宗 its measure word.
  if (text.charCodeAt(end) === 0x5757 && text.charCodeAt(end - 1) === 0x5730 && end - at > 1) end--
  // 3g is a weight, 3gs is not; ㎡ and % end anywhere.
  if (isLatin(text.charCodeAt(end - 1)) && end < limit && isAlphanumeric(text.charCodeAt(end))) return null
  const { kind, dimension } = match.value
  if (end >= limit) return { end, kind, dimension }
  const next = text.charCodeAt(end)
  if (next === SLASH || next === FULL_SLASH) {
    const over = rateEnd(text, end + 1, limit)
    if (over > 0) return { end: over, kind, dimension: '' }
  } else if ((next === 0xff08 || next === 0x28) && end + 2 < limit && kind !== 'grade') {
    end = bracketEnd(text, end, limit)
  } else if (next === TIMES && kind === 'firm' && end === at + 1 && countsTimes(text, at, end + 1)) {
    end++
  }
  return { end, kind, dimension }
}

const TIMES = 0x6b21 // 次

/** 瓶次, 幅次: what is counted, counted by times; not 3箱次品, 12首次要. */
const countsTimes = (text: string, at: number, behind: number): boolean =>
  text.charAt(at) !== '首' && !'要年日级于生月品序第数均'.includes(text.charAt(behind) || '。')

const BRACKET_LENGTH_MAX = 6

/** Behind the second measure of 台（套） or 台（件、套）; where the bracket holds anything else, before it. */
function bracketEnd(text: string, open: number, limit: number): number {
  for (let at = open + 1; at < limit && at < open + BRACKET_LENGTH_MAX; at++) {
    const { edge, value } = MEASURES.longestAt(text, at, limit) ?? {}
    if (edge === undefined || value?.kind === 'grade' || value?.kind === 'age') return open
    const code = text.charCodeAt(edge)
    if (code === 0xff09 || code === 0x29) return edge + 1
    if (code !== 0x3001 && code !== SLASH) return open
    at = edge
  }
  return open
}

function rateEnd(text: string, at: number, limit: number): number {
  const first = DENOMINATORS.longestAt(text, at, limit)
  if (first === undefined) return -1
  const code = text.charCodeAt(first.edge)
  if (first.edge < limit && (code === 0xb7 || code === 0x2022 || code === 0x30fb || code === SLASH || code === 0x2e)) {
    const second = DENOMINATORS.longestAt(text, first.edge + 1, limit)
    if (second !== undefined) return second.edge
  }
  return first.edge
}

/** A unit as it is compared and shown: without blanks, full-width signs folded (％ is %), 百分点 as 个百分点. */
export function foldUnit(unit: string): string {
  let folded = ''
  for (let at = 0; at < unit.length; at++) {
    const code = halfWidth(unit.charCodeAt(at))
    if (code === 0x20 || code === 0x3000 || code === 0xa0) continue
    folded += code === 0xfe6a ? '%' : String.fromCharCode(code)
  }
  return folded === '百分点' ? '个百分点' : folded
}

/**
 * What a unit measures: money, area, length, weight, volume, time, months, share, points …; null for measure words (人, 处)
 * and rates (元/月). 百分点 are `points`, not a `share`: a difference of rates does not compare with a rate.
 */
export function unitDimension(unit: string): string | null {
  return scales.get(unit)?.dimension ?? null
}

/**
 * A value in another unit of the same dimension (1 亩 is 666.67 ㎡; 30 % is 0.3 比); null where the two do not convert. The
 * same unit always converts, whatever it is.
 */
export function convertUnit(value: number, from: string, to: string): number | null {
  if (from === to) return value
  const source = scales.get(from)
  const target = scales.get(to)
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return null
  return Number(((value * source.factor) / target.factor).toPrecision(14))
}
