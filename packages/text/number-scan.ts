import type { FigureBound } from './figure.ts'
import { BOUND_SPOILERS, BOUNDS_AFAR, BOUNDS_AFTER, BOUNDS_BEFORE } from './lexicon/bound-words.ts'
import { digitOf, isArabicDigit, isChineseNumeral, powerOf, readNumeral } from './numeral.ts'
import { foldUnit, type MeasureKind, type UnitMatch, unitAt } from './unit.ts'
import { backwards, WordTrie } from './word-trie.ts'

/** How a number is written: 12.5, 三百, 四分之三 or 2/3, 半, XX, Ⅱ, ①, or dots between digits that make no number (1.2.3). */
export type Notation = 'arabic' | 'chinese' | 'fraction' | 'half' | 'mask' | 'roman' | 'circled' | 'dotted'

/** A number as it stands in the text, before anything is decided about what it is. */
export interface ScannedNumber {
  readonly notation: Notation
  /** The place of the digits. */
  readonly start: number
  readonly end: number
  /** The place with the words that belong to it: approximation, multiplier, unit. */
  readonly from: number
  readonly to: number
  /** Multiplier applied; NaN where the digits make no number. */
  readonly value: number
  /** One of the last digit printed, in base units; 0 for whole numbers without multiplier. */
  readonly step: number
  /** 1 without multiplier. */
  readonly multiplier: number
  readonly kind: MeasureKind | null
  readonly dimension: string
  readonly unit: string
  /** The place of the unit, without multiplier; empty at the end of the number where there is none. */
  readonly unitStart: number
  readonly unitEnd: number
  readonly bound: FigureBound
  readonly approx: string
}

/** The paragraph that a number is read in: nothing before `first` or from `limit` on is looked at. */
export interface Line {
  readonly text: string
  readonly first: number
  readonly limit: number
}

/** The digits of a number, without the words around them. */
type Digits = Pick<ScannedNumber, 'notation' | 'start' | 'end' | 'value' | 'step'>

/** What kind of number a char code may begin. */
export const NO_NUMBER = 0
export const ARABIC = 1
export const CHINESE = 2
export const MASK = 3
export const ROMAN = 4
export const CIRCLED = 5
export const HALF = 6
export const QUOTE_OPEN = 7
export const QUOTE_CLOSE = 8
export const TITLE_OPEN = 9
export const TITLE_CLOSE = 10
/** The half-width quotation mark opens and closes. */
export const QUOTE_TURN = 11

/** By char code: which of the above a character is. */
export const NUMBER_START = new Uint8Array(65536)
const MASK_CHARS = 'XxＸｘ×✕╳*＊○□△_＿'
for (let code = 0; code < 65536; code++) {
  if (isArabicDigit(code)) NUMBER_START[code] = ARABIC
  else if (isChineseNumeral(code)) NUMBER_START[code] = CHINESE
  else if (code >= 0x2160 && code <= 0x217f) NUMBER_START[code] = ROMAN
  else if ((code >= 0x2460 && code <= 0x249b) || (code >= 0x3220 && code <= 0x3229)) NUMBER_START[code] = CIRCLED
}
for (const char of MASK_CHARS) NUMBER_START[char.charCodeAt(0)] = MASK
NUMBER_START['半'.charCodeAt(0)] = HALF
for (const char of '“‘「『') NUMBER_START[char.charCodeAt(0)] = QUOTE_OPEN
for (const char of '”’」』') NUMBER_START[char.charCodeAt(0)] = QUOTE_CLOSE
for (const char of '"＂') NUMBER_START[char.charCodeAt(0)] = QUOTE_TURN
NUMBER_START['《'.charCodeAt(0)] = TITLE_OPEN
NUMBER_START['》'.charCodeAt(0)] = TITLE_CLOSE

const isMask = (code: number): boolean => NUMBER_START[code] === MASK || code === 0x3007

const before = new WordTrie(BOUNDS_BEFORE.map(([word, bound]) => [backwards(word), { word, bound }] as const))
const after = new WordTrie(BOUNDS_AFTER.map(([word, bound]) => [word, { word, bound }] as const))
const afar = new WordTrie(BOUNDS_AFAR.map(([word, bound]) => [word, { word, bound }] as const))

const DOT = 0x2e
const FULL_DOT = 0xff0e
const COMMA = 0x2c
const FULL_COMMA = 0xff0c
const YU = 0x4f59 // 余
const DUO = 0x591a // 多
const JI = 0x51e0 // 几
const LAI = 0x6765 // 来
const HALF_CODE = 0x534a // 半

/** Reads the number that begins at `at`, which `NUMBER_START` marks; null where none does after all (XX县, a lone 〇). */
export function scanNumber(line: Line, at: number): ScannedNumber | null {
  const { text, limit } = line
  const code = text.charCodeAt(at)
  switch (NUMBER_START[code]) {
    case ARABIC:
      return scanArabic(line, at)
    case CHINESE:
      return isMask(code) && isMask(text.charCodeAt(at + 1)) ? scanMask(line, at) : scanChinese(line, at)
    case MASK:
      return scanMask(line, at)
    case HALF:
      return withWords(line, { notation: 'half', start: at, end: at + 1, value: 0.5, step: 0 })
    case ROMAN:
      return withWords(line, {
        notation: 'roman',
        start: at,
        end: runEnd(text, at, limit, ROMAN),
        value: Number.NaN,
        step: 0,
      })
    case CIRCLED:
      return bare('circled', at, at + 1)
    default:
      return null
  }
}

function runEnd(text: string, at: number, limit: number, start: number): number {
  let to = at
  while (to < limit && NUMBER_START[text.charCodeAt(to)] === start) to++
  return to
}

const digitsEnd = (text: string, at: number, limit: number): number => runEnd(text, at, limit, ARABIC)

function scanArabic(line: Line, at: number): ScannedNumber {
  const { text, first, limit } = line
  let end = digitsEnd(text, at, limit)
  end = groupsEnd(text, at, end, limit)
  let step = 0
  const dot = text.charCodeAt(end)
  if ((dot === DOT || dot === FULL_DOT) && end + 1 < limit && isArabicDigit(text.charCodeAt(end + 1))) {
    const tail = digitsEnd(text, end + 1, limit)
    const next = text.charCodeAt(tail)
    if ((next === DOT || next === FULL_DOT) && tail + 1 < limit && isArabicDigit(text.charCodeAt(tail + 1))) {
      return bare('dotted', at, dottedEnd(text, tail, limit))
    }
    step = 10 ** (end + 1 - tail)
    end = tail
  } else if (end < limit && isMask(dot) && !isArabicDigit(text.charCodeAt(end + 1))) {
    const masked = scanMask(line, at)
    if (masked !== null) return masked
  } else if (dot === 0x2f && end - at <= 3) {
    const ratio = fractionBySlash(line, at, end)
    if (ratio !== null) return ratio
  }
  const previous = text.charCodeAt(at - 1)
  const leadsDot = at > first && (previous === DOT || previous === FULL_DOT)
  if (leadsDot) return bare('dotted', at, end)
  return withWords(line, { notation: 'arabic', start: at, end, value: readNumeral(text, at, end), step })
}

const GROUPED_LENGTH_MAX = 23

/** The end of 1,234,567. A full-width comma groups only where a unit follows, for it also parts clauses. */
function groupsEnd(text: string, at: number, digits: number, limit: number): number {
  if (digits - at > 3) return digits
  const comma = text.charCodeAt(digits)
  if (comma !== COMMA && comma !== FULL_COMMA) return digits
  let end = digits
  const most = Math.min(limit, at + GROUPED_LENGTH_MAX)
  while (end < most && text.charCodeAt(end) === comma && digitsEnd(text, end + 1, limit) === end + 4) end += 4
  if (end === digits || comma === COMMA) return end
  if (text.charCodeAt(at - 1) === 0x7b2c) return digits
  const next = powerOf(text.charCodeAt(end)) > 0 ? end + 1 : end
  const isDecimal = text.charCodeAt(end) === DOT && isArabicDigit(text.charCodeAt(end + 1))
  return isDecimal || unitAt(text, next, limit) !== null ? end : digits
}

function dottedEnd(text: string, at: number, limit: number): number {
  let to = at
  while (to + 1 < limit && (text.charCodeAt(to) === DOT || text.charCodeAt(to) === FULL_DOT)) {
    const tail = digitsEnd(text, to + 1, limit)
    if (tail === to + 1) break
    to = tail
  }
  return to
}

/** 2/3, 1/3; not 3/12/2023, 5/4 or 24/7. */
function fractionBySlash(line: Line, at: number, slash: number): ScannedNumber | null {
  const { text, first, limit } = line
  const end = digitsEnd(text, slash + 1, limit)
  if (end === slash + 1 || end - slash > 4 || text.charCodeAt(end) === 0x2f) return null
  if (at > first && text.charCodeAt(at - 1) === 0x2f) return null
  const part = readNumeral(text, at, slash)
  const whole = readNumeral(text, slash + 1, end)
  if (part === 0 || part >= whole) return null
  const next = text.charCodeAt(end)
  if (next === 0x6708 || next === 0x65e5 || next === 0x53f7) return null
  return share(line, at, end, part, whole)
}

function scanChinese(line: Line, at: number): ScannedNumber | null {
  const { text, first, limit } = line
  const end = runEnd(text, at, limit, CHINESE)
  if (text.charCodeAt(end) === 0x5206 && text.charCodeAt(end + 1) === 0x4e4b) {
    const fraction = chineseFraction(line, at, end)
    if (fraction !== null) return fraction
  }
  if (end === at + 1 && text.charCodeAt(at) === 0x3007) return null
  // 队伍, 大陆, 收拾: formal digits are common characters too, and count only before 拾 佰 仟 万 亿.
  if (FORMAL_DIGITS.includes(text.charAt(at)) && !(end > at + 1 && '拾佰仟万亿萬億'.includes(text.charAt(at + 1)))) {
    return null
  }
  let value = readNumeral(text, at, end)
  const isBare = Number.isNaN(value) && powerOf(text.charCodeAt(at)) >= 2 && isBounded(text, at, end, first)
  if (isBare) value = barePowers(text, at, end)
  const point = decimalEnd(text, end, limit)
  if (point > end) {
    const decimal = chineseDecimal(text, value, end, point)
    // 三点五 is an hour too: a decimal needs a multiplier or a share behind it.
    if (powerOf(text.charCodeAt(point)) >= 4 || unitAt(text, point, limit)?.dimension === 'share') {
      return withWords(line, {
        notation: 'chinese',
        start: at,
        end: point,
        value: decimal,
        step: 10 ** (end + 1 - point),
      })
    }
  }
  // 三百万 is printed in units of 万, and a bare 百 in units of itself.
  let step = isBare ? value : 0
  for (let to = end - 1; !isBare && to > at && powerOf(text.charCodeAt(to)) >= 4; to--) {
    step = (step === 0 ? 1 : step) * 10 ** powerOf(text.charCodeAt(to))
  }
  return withWords(line, { notation: 'chinese', start: at, end, value, step })
}

/** 百余名, 近千人, 超百亿元: powers without digits are numbers only beside a bound word. */
function isBounded(text: string, at: number, end: number, first: number): boolean {
  if (text.charCodeAt(end) === YU) return true
  if (at > first && text.charAt(at - 1) === '上') return true
  const match = before.longestBefore(text, at, first)
  return match !== undefined && !isSpoiled(text, match, first)
}

function barePowers(text: string, at: number, end: number): number {
  let power = 0
  for (let to = at; to < end; to++) {
    const one = powerOf(text.charCodeAt(to))
    if (one === 0) return Number.NaN
    power += one
  }
  return power <= 12 ? 10 ** power : Number.NaN
}

const FORMAL_DIGITS = '壹贰貳叁肆伍陆陸柒捌玖拾佰仟'

/** The end of 点五 behind a Chinese numeral; `at` where there is none. */
function decimalEnd(text: string, at: number, limit: number): number {
  if (at >= limit || text.charCodeAt(at) !== 0x70b9) return at
  let to = at + 1
  while (to < limit && digitOf(text.charCodeAt(to)) >= 0 && !isArabicDigit(text.charCodeAt(to))) to++
  return to === at + 1 ? at : to
}

function chineseDecimal(text: string, whole: number, point: number, end: number): number {
  let digits = ''
  for (let at = point + 1; at < end; at++) digits += digitOf(text.charCodeAt(at))
  return Number(`${whole}.${digits}`)
}

/** 四分之三, 百分之三十, 百分之二点五, 千分之三. */
function chineseFraction(line: Line, at: number, fen: number): ScannedNumber | null {
  const { text, limit } = line
  const bareWhole = fen === at + 1 && powerOf(text.charCodeAt(at)) > 0
  const whole = bareWhole ? 10 ** powerOf(text.charCodeAt(at)) : readNumeral(text, at, fen)
  const partStart = fen + 2
  const partEnd = runEnd(text, partStart, limit, CHINESE)
  if (partEnd === partStart || !(whole > 0)) return null
  const isHundred = partEnd === partStart + 1 && text.charCodeAt(partStart) === 0x767e
  let part = isHundred ? 100 : readNumeral(text, partStart, partEnd)
  const end = decimalEnd(text, partEnd, limit)
  let step = 1
  if (end > partEnd) {
    part = chineseDecimal(text, part, partEnd, end)
    step = 10 ** (partEnd + 1 - end)
  }
  if (Number.isNaN(part)) return null
  if (bareWhole && (whole === 100 || whole === 1000)) {
    const unit = whole === 100 ? '%' : '‰'
    return withShare(line, { notation: 'fraction', start: at, end, value: part, step }, unit)
  }
  return share(line, at, end, part, whole)
}

function share(line: Line, start: number, end: number, part: number, whole: number): ScannedNumber {
  return withShare(line, { notation: 'fraction', start, end, value: part / whole, step: 1 / whole }, '比')
}

/**
 * XX万元, ××, **, 〇〇, ____, 2X户. A mask is read only where a multiplier or a unit follows: XX县 is a name. Risky measure
 * words (所, 组, 部 …) name places too and count only before punctuation.
 */
function scanMask(line: Line, at: number): ScannedNumber | null {
  const { text, first, limit } = line
  let end = at
  while (end < limit && end <= at + MASK_LENGTH_MAX && isMaskPart(text, end)) end++
  if (end > at + MASK_LENGTH_MAX) return null
  const previous = at > first ? text.charCodeAt(at - 1) : 0
  if (isLatin(previous) || isLatin(text.charCodeAt(end))) return null
  // 7×24: a product, no mask.
  if (isArabicDigit(previous) || (isArabicDigit(text.charCodeAt(end - 1)) && !isArabicDigit(text.charCodeAt(at)))) {
    return null
  }
  const single = end === at + 1
  if (single && !'XＸ×'.includes(text.charAt(at))) return null
  const scanned = withWords(line, { notation: 'mask', start: at, end, value: Number.NaN, step: 0 })
  if (scanned.unit !== '' && scanned.kind !== 'grade' && scanned.kind !== 'vague') {
    return namesPlace(text, scanned, limit) ? null : scanned
  }
  if (scanned.multiplier > 1 && scanned.unit === '' && !isHan(text.charCodeAt(scanned.to))) return scanned
  const next = text.charCodeAt(end)
  if (end < limit && (next === 0x6708 || next === 0x65e5 || next === 0x65f6)) return scanned // XX月XX日
  return null
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** Longer runs are rules and decoration (*****), and reading each from every character would take quadratic time. */
const MASK_LENGTH_MAX = 12

/** A mask, a digit, or the point between two of them (X.X%). */
function isMaskPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (isMask(code) || isArabicDigit(code)) return true
  return (code === DOT || code === FULL_DOT) && isMask(text.charCodeAt(at - 1)) && isMask(text.charCodeAt(at + 1))
}

const PLACE_MEASURES = '所场部组站班团门台口把队节页管针片块轮席段岗堂股单位对面句头孔眼根具尊包列束支处'
const PLACE_TAILS: Readonly<Record<string, string>> = {
  人: '民大社武才力口事工物',
  户: '籍外口',
  家: '园庄具庭居坡湾',
  名: '胜城苑园',
  个: '体人性别旧',
  件: '',
  处: '长级室理',
  米: '市',
  克: '拉',
  成: '',
}
const STATES_NUMBER = '了有共达为计约超近余成至到出及补'

/** Whether the word behind a mask belongs to a name (XX人民医院, XX组织部) rather than counting. */
function namesPlace(text: string, { start, unit, unitEnd, multiplier }: ScannedNumber, limit: number): boolean {
  if (multiplier > 1) return false
  const next = unitEnd < limit ? text.charAt(unitEnd) : ''
  if (next !== '' && (PLACE_TAILS[unit] ?? '').includes(next)) return true
  if (unit.length > 1 || !PLACE_MEASURES.includes(unit)) return false
  if (start > 0 && STATES_NUMBER.includes(text.charAt(start - 1))) return false
  return next !== '' && isHan(next.charCodeAt(0))
}

/** A number with nothing around it. */
function bare(notation: Notation, start: number, end: number): ScannedNumber {
  return {
    notation,
    start,
    end,
    from: start,
    to: end,
    value: Number.NaN,
    step: 0,
    multiplier: 1,
    kind: null,
    dimension: '',
    unit: '',
    unitStart: end,
    unitEnd: end,
    bound: 'exact',
    approx: '',
  }
}

/** Reads the words around a number: bound, multiplier, 余, unit, bound. */
function withWords(line: Line, digits: Digits): ScannedNumber {
  const { text, limit } = line
  const scaled = multiplied(line, digits)
  let { at, vague } = scaled
  let { value, step } = scaled
  let match = scaled.match
  let unit = ''
  const unitStart = at
  if (match !== null) {
    at = match.end
    unit = foldUnit(text.slice(unitStart, at))
    const split = splitUnit(text, unit, at, limit)
    if (split !== null) {
      match = split
      at = split.end
      unit = split.unit
      if (split.half) {
        value += 0.5
        step = 0.5
      } else vague ||= DUO
    } else if (vague === 0 && match.kind === 'unit' && at < limit && isOver(text, at)) {
      vague = text.charCodeAt(at) // 5年多
      at++
    }
  }
  const follows = at < limit ? after.longestAt(text, at, limit) : undefined
  // Field by field, here and below: this runs for every number, and a spread costs as much as all the rest.
  return bounded(line, {
    notation: digits.notation,
    start: digits.start,
    end: digits.end,
    from: digits.start,
    to: follows?.edge ?? at,
    value,
    step,
    multiplier: scaled.multiplier,
    kind: match?.kind ?? null,
    dimension: match?.dimension ?? '',
    unit,
    unitStart,
    unitEnd: at,
    bound: follows?.value.bound ?? (vague > 0 ? 'over' : 'exact'),
    approx: follows?.value.word ?? (vague > 0 ? String.fromCharCode(vague) : ''),
  })
}

interface Multiplied {
  /** Where the unit begins. */
  readonly at: number
  readonly match: UnitMatch | null
  readonly value: number
  readonly step: number
  readonly multiplier: number
  /** The char code of 余, 多, 几 or 来; 0 without. */
  readonly vague: number
}

/** Between the digits and the unit: a blank, 余, a multiplier, 余 again (230余万元, 1万余元), the rest of 3亿5000万. */
function multiplied({ text, limit }: Line, { end, value, step }: Digits): Multiplied {
  let at = end
  // 5 人 and 100 % are written with blanks too.
  const inked = skipBlanks(text, at, limit)
  if (inked > at && (unitAt(text, inked, limit) !== null || powerOf(text.charCodeAt(inked)) >= 4)) at = inked
  const match = measureAt(text, at, limit)
  if (match !== null) return { at, match, value, step, multiplier: 1, vague: 0 }
  let vague = 0
  if (isVague(text.charCodeAt(at)) && vagueFits(text, at, limit)) vague = text.charCodeAt(at++)
  const scaled = multiplierAt(text, at, limit)
  if (scaled === at) {
    const inked = unitInk(text, at, limit)
    return { at: inked, match: measureAt(text, inked, limit), value, step, multiplier: 1, vague }
  }
  const multiplier = multiplierOf(text, at, scaled)
  const rest = remainder(text, scaled, limit, multiplier)
  at = rest?.end ?? scaled
  if (vague === 0 && at < limit && isOver(text, at)) vague = text.charCodeAt(at++)
  at = unitInk(text, at, limit)
  return {
    at,
    match: measureAt(text, at, limit),
    value: scaledBy(value, multiplier) + (rest?.value ?? 0),
    step: rest?.step ?? scaledBy(step === 0 ? 1 : step, multiplier),
    multiplier,
    vague,
  }
}

/** Where a unit begins behind blanks; `at` itself where none does. */
function unitInk(text: string, at: number, limit: number): number {
  const inked = skipBlanks(text, at, limit)
  return inked > at && unitAt(text, inked, limit) !== null ? inked : at
}

interface SplitUnit extends UnitMatch {
  readonly unit: string
  readonly half: boolean
}

/** 3个多月, 2个半小时: 个 and its noun with a word between; null where the unit is whole. */
function splitUnit(text: string, unit: string, at: number, limit: number): SplitUnit | null {
  if (unit !== '个' || at + 1 >= limit) return null
  const code = text.charCodeAt(at)
  if (code === HALF_CODE) {
    const halved = unitAt(text, at + 1, limit)
    if (halved === null || (halved.dimension !== 'time' && halved.dimension !== 'months')) return null
    return { ...halved, unit: text.slice(at + 1, halved.end), half: true }
  }
  if (!isOver(text, at)) return null
  const whole = `个${text.slice(at + 1, Math.min(limit, at + 5))}`
  const inner = unitAt(whole, 0, whole.length)
  if (inner === null || inner.end === 1) return null
  return { ...inner, end: at + inner.end, unit: whole.slice(0, inner.end), half: false }
}

/** 3年多, 3万余: more than that; in 比去年的38公里多4公里 and 7980万立方米多蓄660万立方米 it tells a difference. */
function isOver(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== DUO) return code === YU
  return !isArabicDigit(text.charCodeAt(at + 1)) && !isArabicDigit(text.charCodeAt(at + 2))
}

/** What behind a unit of one character makes another word of it: 两方面, 升至, 周边. */
const UNIT_SPOILERS: Readonly<Record<string, string>> = {
  方: '面向案式法针便位言',
  升: '至到级为高温降规格学',
  克: '服难扶',
  天: '然气津河',
  周: '边围期刊密',
  米: '饭粉面',
  瓦: '房解',
  番: '茄薯',
  倍: '感',
  人: '民',
  担: '任保当负心忧架责子',
  群: '众体团岛落租英',
  遍: '布及地野访',
  窝: '点案囊棚',
  基: '础本地金层准站于因数点石建督团调',
}

/** The unit at a place, unless what follows shows another word. */
function measureAt(text: string, at: number, limit: number): UnitMatch | null {
  const match = unitAt(text, at, limit)
  if (match === null || match.end !== at + 1 || match.end >= limit) return match
  const spoilers = UNIT_SPOILERS[text.charAt(at)]
  return spoilers?.includes(text.charAt(match.end)) ? null : match
}

/** A fraction carries its unit in its own words: 百分之三十 is 30 %, 四分之三 is 0.75 比. */
function withShare(line: Line, digits: Digits, unit: string): ScannedNumber {
  const follows = after.longestAt(line.text, digits.end, line.limit)
  return bounded(line, {
    ...bare(digits.notation, digits.start, digits.end),
    ...digits,
    to: follows?.edge ?? digits.end,
    kind: 'unit',
    dimension: 'share',
    unit,
    bound: follows?.value.bound ?? 'exact',
    approx: follows?.value.word ?? '',
  })
}

/** Adds the bound word before the number, where the words behind it gave none or only 余. */
function bounded({ text, first }: Line, scanned: ScannedNumber): ScannedNumber {
  const match = before.longestBefore(text, scanned.start, first)
  if (match === undefined) return scanned
  const { word, bound } = match.value
  if (isSpoiled(text, match, first)) return scanned
  return scanned.bound === 'exact' || scanned.bound === 'over'
    ? { ...scanned, from: match.edge, bound, approx: scanned.bound === 'over' ? scanned.approx : word }
    : { ...scanned, from: match.edge }
}

/** 签约, 附近: a bound word that is the end of another word. */
const isSpoiled = (text: string, { edge, value }: { edge: number; value: { word: string } }, first: number): boolean =>
  edge > first && (BOUND_SPOILERS[value.word] ?? '').includes(text.charAt(edge - 1))

/** How far before a number a word like 至少 still bounds it. */
const AFAR_MAX = 12

/** 每月至少开展1次: the bound word that stands apart from its number in the same clause, or undefined. */
export function boundAfar(
  text: string,
  start: number,
  first: number,
): { word: string; bound: FigureBound } | undefined {
  for (let at = start - 1; at >= first && at >= start - AFAR_MAX; at--) {
    const code = text.charCodeAt(at)
    if (code === 0xff0c || code === 0x3002 || code === 0xff1b || code === 0x3001 || isArabicDigit(code))
      return undefined
    if (code === 0x81f3 || code === 0x4e0d || code === 0x6700) {
      const match = afar.longestAt(text, at, start)
      if (match !== undefined) return match.value
    }
  }
  return undefined
}

const isVague = (code: number): boolean => code === YU || code === DUO || code === JI || code === LAI

/** 余 always, 多 几 来 only with a unit or multiplier behind. */
function vagueFits(text: string, at: number, limit: number): boolean {
  const next = at + 1
  if (next < limit && (powerOf(text.charCodeAt(next)) >= 2 || unitAt(text, next, limit) !== null)) return true
  return text.charCodeAt(at) === YU
}

/** At most two blanks, none of which ends a line. */
function skipBlanks(text: string, at: number, limit: number): number {
  let to = at
  while (to < limit && to < at + 2) {
    const code = text.charCodeAt(to)
    if (code !== 0x20 && code !== 0x3000 && code !== 0xa0) break
    to++
  }
  return to
}

/** The end of 万, 千万, 万亿 … at a place behind digits. */
function multiplierAt(text: string, at: number, limit: number): number {
  let to = at
  while (to < limit && to < at + 3 && powerOf(text.charCodeAt(to)) >= 2) {
    // 46.8亿千瓦时: 千 belongs to the unit.
    if (to > at && unitAt(text, to, limit) !== null) break
    to++
  }
  return to
}

function multiplierOf(text: string, at: number, end: number): number {
  let power = 0
  for (let to = at; to < end; to++) power += powerOf(text.charCodeAt(to))
  return 10 ** power
}

/** 2.4 × 10000 without the crumbs of binary fractions: 5.23万 is 52300 exactly. */
export function scaledBy(value: number, multiplier: number): number {
  return multiplier === 1 || Number.isNaN(value) ? value : Number((value * multiplier).toPrecision(15))
}

/** 3亿5000万, 2万3千: what follows a multiplier and is smaller than it. */
function remainder(text: string, at: number, limit: number, multiplier: number) {
  if (multiplier < 1e4 || at >= limit || !isArabicDigit(text.charCodeAt(at))) return null
  const end = digitsEnd(text, at, limit)
  const scaled = multiplierAt(text, end, limit)
  const factor = scaled > end ? multiplierOf(text, end, scaled) : 1
  const value = readNumeral(text, at, end) * factor
  return value < multiplier ? { value, step: factor === 1 ? 0 : factor, end: scaled } : null
}
