import type { FigureClass } from './figure.ts'
import { ABSTRACT_NOUNS, CONCRETE_NOUNS, PLAIN_ADJECTIVES } from './lexicon/measure-words.ts'
import {
  COUNTING_VERBS,
  DURATION_TAILS,
  HOTLINES,
  MEMORIAL_DAYS,
  RANKING_HEADS,
  YEAR_DURATION_HEADS,
  YEAR_DURATION_TAILS,
  YEAR_NAMES,
} from './lexicon/number-contexts.ts'
import type { ScannedNumber } from './number-scan.ts'
import { isArabicDigit, isChineseNumeral } from './numeral.ts'
import { nameEnd } from './numeric-name.ts'
import { unitAt } from './unit.ts'
import { WordTrie } from './word-trie.ts'

/** Where a number stands: its paragraph, and the quotation or title around it. */
export interface NumberSurroundings {
  readonly first: number
  readonly limit: number
  /** The place of the “ that is open here; -1 where none is. */
  readonly quote: number
  /** The place of the 《 that is open here; -1 where none is. */
  readonly title: number
  /** True in a cell of a table that holds nothing but the number. */
  readonly aloneInCell: boolean
}

/** What a number is, and how far it reaches: the end of its date (3月) or of its name (三会一课). */
export interface NumberReading {
  readonly class: FigureClass
  readonly end: number
}

/** True for what is a way of seeing, false for a longer word that is a thing after all: 三项工作, but 三个工作组. */
const abstractNouns = new WordTrie([
  ...CONCRETE_NOUNS.map((word) => [word, false] as const),
  ...ABSTRACT_NOUNS.map((word) => [word, true] as const),
])

const plainAdjectives = new WordTrie(PLAIN_ADJECTIVES.map((word) => [word, true] as const))

const NAME: FigureClass = 'name'

/** The words that make a date of a number, with the highest number that they take. */
const DATE_WORDS = new WordTrie<number>([
  ['月', 12],
  ['月份', 12],
  ['月底', 12],
  ['月末', 12],
  ['月初', 12],
  ['月中旬', 12],
  ['月上旬', 12],
  ['月下旬', 12],
  ['日', 31],
  ['季度', 4],
  ['时', 24],
  ['点', 24],
])

/** Decides what a scanned number is. The rules go from the surest to the default: see each step. */
export function classify(text: string, number: ScannedNumber, around: NumberSurroundings): NumberReading {
  const { notation, start, end, to } = number
  if (notation === 'circled') return { class: 'marker', end }
  if (notation === 'roman') return { class: NAME, end: to }
  const previous = start > around.first ? text.charCodeAt(start - 1) : 0
  const next = end < around.limit ? text.charCodeAt(end) : 0
  if (notation === 'dotted') return { class: looksDotted(text, number) ? 'date' : 'other', end }
  const citation = citationEnd(text, number, previous, around)
  if (citation > 0) return { class: 'citation', end: citation }
  const ordinal = ordinalClass(text, number, previous, around)
  if (ordinal !== null) return ordinal
  if (isParticleSize(text, number, around) || isSizeClass(text, number, around)) return { class: NAME, end }
  if (countsList(text, number, around)) return { class: 'quantity', end: to }
  const name = nameEnd(text, start, end, around.first, around.limit)
  if (name > 0 && (name > end || number.unit === '')) return { class: NAME, end: Math.max(name, end) }
  const date = dateReading(text, number, previous, next, around)
  if (date !== null) return date
  if (notation === 'mask') return { class: 'masked', end: to }
  if (isJoined(text, number, previous, next, around)) return { class: NAME, end }
  if (isQuotedName(text, number, around)) return { class: NAME, end }
  if (number.kind === 'age') return { class: isMeanAge(text, number, around) ? 'quantity' : NAME, end: to }
  if (number.kind === 'grade' || isGraded(text, number)) return { class: NAME, end: to }
  if (notation === 'fraction') return { class: 'quantity', end: to }
  if (notation === 'half') return { class: halfCounts(number) ? 'quantity' : NAME, end: to }
  if (Number.isNaN(number.value)) return { class: NAME, end }
  if (number.dimension === 'time' || number.dimension === 'months') return durationReading(text, number, around)
  const counts =
    notation === 'arabic' ? arabicCounts(text, number, previous, next, around) : chineseCounts(text, number, around)
  return counts ? { class: 'quantity', end: to } : { class: notation === 'arabic' ? 'other' : NAME, end }
}

// Documents and roads

const OPEN_BRACKETS = '〔﹝[【（(［'
const CLOSE_BRACKETS = '〕﹞]】）)］'

/** 〔2023〕84号, S312, G60: the end of the part that this number is, or -1. */
function citationEnd(text: string, number: ScannedNumber, previous: number, around: NumberSurroundings): number {
  const { start, end } = number
  if (number.notation !== 'arabic' && number.notation !== 'chinese') return -1
  if (previous > 0 && OPEN_BRACKETS.includes(String.fromCharCode(previous)) && isYear(number)) {
    const close = text.charAt(end)
    if (end < around.limit && CLOSE_BRACKETS.includes(close) && docNumberFollows(text, end + 1, around.limit))
      return end
  }
  if (number.notation === 'arabic' && isStandard(text, number, previous, around)) return end
  if (number.notation === 'arabic' && isRoad(text, number, previous, around)) return end
  if (previous > 0 && CLOSE_BRACKETS.includes(String.fromCharCode(previous)) && text.charAt(end) === '号') {
    const open = start - 6
    if (open >= around.first && OPEN_BRACKETS.includes(text.charAt(open))) return end + 1
  }
  return -1
}

/** GB/T 9704—2012, ISO 9001: both numbers of a standard. */
function isStandard(text: string, { start }: ScannedNumber, previous: number, around: NumberSurroundings): boolean {
  if (previous !== 0x20 && previous !== 0x2d && previous !== 0x2014 && previous !== 0x2013 && !isLatin(previous))
    return false
  return /(?:GB|DB|ISO|HJ|TD|SL|JGJ|CJJ|NY|LY|YY|WS|GA|MZ|JT|JTG|DL)(?:\/?[TZ])?[\d/]*\s?[\d.]*[-—–]?$/.test(
    text.slice(Math.max(around.first, start - 16), start),
  )
}

/** S312, G60, and the chainage K12+300. */
function isRoad(
  text: string,
  { start, end, unit, kind }: ScannedNumber,
  previous: number,
  around: NumberSurroundings,
): boolean {
  const isLetterBefore = start - 2 >= around.first && isLatin(text.charCodeAt(start - 2))
  if (!isLetterBefore && previous === 0x4b && isPlus(text.charCodeAt(end))) return true
  if (isPlus(previous) && end === start + 3) {
    let at = start - 2
    while (at > around.first && isArabicDigit(text.charCodeAt(at))) at--
    return text.charAt(at) === 'K'
  }
  return (
    !isLetterBefore &&
    previous > 0 &&
    'GSXYCZ'.includes(String.fromCharCode(previous)) &&
    end - start >= 2 &&
    (unit === '' || kind === 'grade')
  )
}

/** Digits and 号 behind 〔2023〕, 第 and blanks aside. */
function docNumberFollows(text: string, at: number, limit: number): boolean {
  let to = at
  while (to < limit && (text.charCodeAt(to) === 0x20 || text.charCodeAt(to) === 0x7b2c)) to++
  const digits = to
  while (to < limit && to < digits + 6 && (isArabicDigit(text.charCodeAt(to)) || 'XxＸ×'.includes(text.charAt(to))))
    to++
  return to > digits && text.charAt(to) === '号'
}

/** PM2.5, PM10: also before 年均值, which makes no 10年 of it. */
const isParticleSize = (text: string, { start }: ScannedNumber, { first }: NumberSurroundings): boolean =>
  start - 2 >= first && text.startsWith('PM', start - 2)

/** 小（1）型水库: a class of size, not one of something. */
const isSizeClass = (text: string, { start, end }: ScannedNumber, { first }: NumberSurroundings): boolean =>
  start - 2 >= first &&
  text.charAt(start - 2) === '小' &&
  '）)'.includes(text.charAt(end) || '。') &&
  text.charAt(end + 1) === '型'

const isYear = ({ start, end, value }: ScannedNumber): boolean => end - start === 4 && value >= 1900 && value <= 2100

// Ranks and ordinals

const RANK_WORDS = new WordTrie(
  [
    '名',
    '位',
    '届',
    '批',
    '批次',
    '期',
    '等次',
    '名次',
    '个',
    '大',
    '类',
    '方阵',
    '梯队',
    '档',
    '次',
    '家',
    '场',
    '轮',
  ].map((word) => [word, true] as const),
)

/** Turns that follow one another. */
const TURNS = '轮批届期'

/** What makes of 前 another word than 'the first N': 提前1个月, 年底前3个项目. */
const NOT_FORE = '提目之以日年底月午会节汛事此末初'

/** 第N…, 前N名, 排名3: a rank, a date (第三季度) or part of a name (第三方); null where no ordinal word stands there. */
function ordinalClass(
  text: string,
  number: ScannedNumber,
  previous: number,
  around: NumberSurroundings,
): NumberReading | null {
  const { start, end } = number
  if (previous === 0x524d && !(start - 2 >= around.first && NOT_FORE.includes(text.charAt(start - 2)))) {
    // 前三名, 前10位; 前三季度 and 前5个月 are dates.
    if (text.charAt(end) === '名' || text.charAt(end) === '位' || text.charAt(end) === '强' || number.unit === '%') {
      return { class: 'rank', end: Math.max(number.to, end + 1) }
    }
    if (number.dimension === 'months' || number.dimension === 'time') return { class: 'date', end: number.to }
    // 前三轮巡察
    return TURNS.includes(text.charAt(end) || '。') && number.unit.length === 1 ? { class: 'rank', end: end + 1 } : null
  }
  // 六届三次全会
  if (previous === 0x5c4a && text.charAt(end) === '次') return { class: 'rank', end: end + 1 }
  if (previous !== 0x7b2c) return null
  if (text.startsWith('季度', end)) return { class: 'date', end: end + 2 }
  const word = RANK_WORDS.longestAt(text, end, around.limit)
  if (word !== undefined) {
    const isSurvey = text.charAt(end) === '次' && text.startsWith('全国', end + 1)
    return { class: isSurvey ? NAME : 'rank', end: word.edge }
  }
  const name = nameEnd(text, start, end, around.first, around.limit)
  if (name > end) return { class: NAME, end: name }
  const head = start - 1
  for (const words of RANKING_HEADS) {
    if (text.startsWith(words, head - words.length)) return { class: 'rank', end }
  }
  return { class: NAME, end }
}

// Dates

function looksDotted(text: string, { start, end }: ScannedNumber): boolean {
  return /^(?:19|20)\d\d[.．]\d{1,2}[.．]\d{1,2}$/.test(text.slice(start, end))
}

/** 2023年, 23年1月, 9月18日, 一季度, 1—11月, 4·18, 8:30, 2023-05-06, 周五, 上半年. */
function dateReading(
  text: string,
  number: ScannedNumber,
  previous: number,
  next: number,
  around: NumberSurroundings,
): NumberReading | null {
  const { start, end, notation, value } = number
  if (notation === 'fraction') return null
  if (notation === 'half') {
    return text.charAt(end) === '年' ? { class: 'date', end: end + 1 } : null
  }
  if (isMiddleDot(next) && isNumberChar(text.charCodeAt(end + 1))) return { class: 'date', end }
  if (isMiddleDot(previous) && isNumberChar(text.charCodeAt(start - 2))) return { class: 'date', end }
  if (notation === 'arabic' && isClock(text, number, previous, next)) return { class: 'date', end }
  // 9时30分
  if (next === 0x5206 && (previous === 0x65f6 || previous === 0x70b9) && value < 60)
    return { class: 'date', end: end + 1 }
  if (next === 0x5e74) {
    const reading = yearReading(text, number, around)
    if (reading !== null) return reading
  } else {
    const word = DATE_WORDS.longestAt(text, end, around.limit)
    if (word !== undefined && isDateWord(text, number, word.edge, word.value)) return { class: 'date', end: word.edge }
    if (next === 0x53f7 && previous === 0x6708) return { class: 'date', end: end + 1 }
  }
  if (notation === 'chinese' && end === start + 1 && isWeekday(text, start, around)) {
    // 每周一次 counts, 周一 does not.
    return unitAt(text, end, around.limit) === null ? { class: 'date', end } : null
  }
  if (notation === 'arabic' && isYear(number) && number.unit === '' && number.to === end) {
    return previous > 0 && '达共计约超近逾有为'.includes(String.fromCharCode(previous)) ? null : { class: 'date', end }
  }
  if (notation === 'arabic' && number.kind !== 'unit' && isMemorialDay(text, start, end)) return { class: 'date', end }
  if (notation === 'arabic' && number.unit === '' && number.step > 0 && value > 1990 && value < 2100) {
    return { class: 'date', end } // 2023.10
  }
  return null
}

/** 3.15消费者权益日, 12.4宪法宣传日: written like decimals, but no figure is followed by such words. */
function isMemorialDay(text: string, start: number, end: number): boolean {
  return (
    end - start <= 5 &&
    '日全消国宪宣活公主系防世知禁网中法环安'.includes(text.charAt(end) || '。') &&
    MEMORIAL_DAYS.has(text.slice(start, end))
  )
}

const isMiddleDot = (code: number): boolean => code === 0xb7 || code === 0x2022 || code === 0x30fb || code === 0x2027
const isNumberChar = (code: number): boolean => isArabicDigit(code) || isChineseNumeral(code)

function isClock(text: string, { start, end, value }: ScannedNumber, previous: number, next: number): boolean {
  const isColon = (code: number) => code === 0x3a || code === 0xff1a
  const two = (at: number) => isArabicDigit(text.charCodeAt(at)) && isArabicDigit(text.charCodeAt(at + 1))
  if (isColon(next) && value <= 24 && end - start <= 2 && two(end + 1) && !isArabicDigit(text.charCodeAt(end + 3)))
    return true
  return isColon(previous) && end - start === 2 && value < 60 && isArabicDigit(text.charCodeAt(start - 2))
}

/** 周五, 星期三, but not 一周三次. */
function isWeekday(text: string, start: number, around: NumberSurroundings): boolean {
  if (start - 1 < around.first) return false
  if (text.startsWith('星期', start - 2)) return true
  return text.charAt(start - 1) === '周' && !isNumberChar(text.charCodeAt(start - 2))
}

function isDateWord(text: string, number: ScannedNumber, edge: number, most: number): boolean {
  if (number.notation === 'mask') return true
  if (!(number.value >= 0 && number.value <= most) || number.step > 0) return false
  const word = text.charAt(number.end)
  const after = text.charAt(edge)
  if (word === '点') return isDayTime(text, number.start, after)
  if (word === '时') return after !== '候' && after !== '段' && after !== '代'
  // 5日内 and 3日以上 are durations, 15日前 is a date; 一月一调度 is a name.
  if (word === '日') return !(after === '内' || text.startsWith('之内', edge) || text.startsWith('以内', edge))
  return true
}

/** Whether the words around make a time of day of N点: 上午9点, 晚8点, 18日9点半. */
function isDayTime(text: string, start: number, after: string): boolean {
  const lead = start > 0 ? text.charAt(start - 1) : '。'
  if ('午晨早晚'.includes(lead)) return true
  return '天日上夜间号'.includes(lead) && /[0-9半钟一二三四五前后至到，分]/.test(after)
}

/** What N年 is: a year, a duration (连续2年), or part of a name (三年行动); null where N年 is none of these. */
function yearReading(text: string, number: ScannedNumber, around: NumberSurroundings): NumberReading | null {
  const { start, end, notation, value } = number
  const edge = end + 1
  const date: NumberReading = { class: 'date', end: edge }
  if (notation === 'mask') return date
  const after = text.charAt(edge)
  if (after === '级' || after === '代' || after === '制') return { class: NAME, end: edge }
  if (isYear(number)) return date
  if (Number.isNaN(value)) return { class: NAME, end: edge }
  if (notation === 'arabic' && end - start === 2 && value >= 10) {
    // 23年1月, 较22年增长, 98年抗洪
    if (
      isArabicDigit(text.charCodeAt(edge)) ||
      '度底初末'.includes(after || ' ') ||
      /^[上下]半年|^全年/.test(text.slice(edge, edge + 3))
    )
      return date
    if (start > around.first && '较比与同至到自从'.includes(text.charAt(start - 1)) && value >= 10 && value < 40)
      return date
    if (
      value >= 60 &&
      !followsAny(text, edge, ['来', '期', '内', '余', '以', '左右']) &&
      !precededByAny(text, start, YEAR_DURATION_HEADS)
    )
      return date
  }
  if (number.step > 0) return { class: 'quantity', end: number.to }
  if (followsAny(text, edge, YEAR_NAMES)) return { class: NAME, end: edge }
  if (after === '来' || followsAny(text, edge, ['多来', '以来'])) return date
  if (
    precededByAny(text, number.from, ['未来', '今后', '过去', '前', '后', '每', '这', '头', '上', '下', '当']) &&
    !text.startsWith('提前', number.from - 2) &&
    !followsAny(text, edge, ['内', '以上'])
  ) {
    return text.charAt(start - 1) === '每' ? { class: NAME, end: edge } : date
  }
  if (text.charAt(start - 1) === '近' && !precededByAny(text, start - 1, ['历时', '耗时', '用时', '已', '长达', '将']))
    return date
  if (notation === 'arabic') return { class: 'quantity', end: number.to }
  const isDuration =
    number.approx !== '' ||
    precededByAny(text, start, YEAR_DURATION_HEADS) ||
    followsAny(text, edge, YEAR_DURATION_TAILS)
  return { class: isDuration && !isLoneOne(text, number) ? 'quantity' : NAME, end: number.to }
}

const followsAny = (text: string, at: number, words: readonly string[]): boolean =>
  words.some((word) => text.startsWith(word, at))

const precededByAny = (text: string, at: number, words: readonly string[]): boolean =>
  words.some((word) => at >= word.length && text.startsWith(word, at - word.length))

const isLoneOne = (text: string, { start, end }: ScannedNumber): boolean =>
  end === start + 1 && text.charAt(start) === '一'

// Durations

const CIRCLE_WORDS = /^.{0,5}圈/

/** 6天, 3个月, 24小时, 半小时: a duration, unless it is a round-the-clock duty, a circle of life or a period back from now. */
function durationReading(text: string, number: ScannedNumber, around: NumberSurroundings): NumberReading {
  const { start, end, unitEnd, to, notation } = number
  const quantity: NumberReading = { class: 'quantity', end: to }
  const follows = followsAny(text, unitEnd, DURATION_TAILS)
  if (number.dimension === 'time' && CIRCLE_WORDS.test(text.slice(unitEnd, unitEnd + 6)))
    return { class: NAME, end: to }
  if (number.value === 86400 || (number.value === 24 && number.unit === '小时')) {
    const counted =
      follows || precededByAny(text, start, ['累计', '不超过', '限时', '超过', '连续', '持续', '达', '共'])
    return counted ? quantity : { class: 'date', end: to }
  }
  if (text.charAt(start - 1) === '每' && !follows) return { class: NAME, end: to }
  const back =
    !text.startsWith('时间', unitEnd) && precededByAny(text, start, ['近', '未来', '今后', '过去', '后', '前'])
  if (back && !precededByAny(text, start, ['将近', '接近', '提前', '延后', '推后']) && number.dimension === 'months')
    return { class: 'date', end: to }
  if (notation === 'arabic') return quantity
  if (isLoneOne(text, number) || (text.charAt(start) === '二' && end === start + 1)) {
    return follows && number.unit !== '周' ? quantity : { class: NAME, end: to }
  }
  if (isFollowedByChineseDigit(text, unitEnd, around)) return { class: NAME, end }
  return quantity
}

/** 110千伏输变电工程: the voltage that a thing runs on names it. */
const POWER_WORKS = /^[一-龥“”]{0,8}(?:变电[站所]|输变电|输电|配电|线路|变压器|主变|电网|开关站)/

/** 5万吨级码头, 500米服务圈, 110千伏变电站: a size that names a thing. */
function isGraded(text: string, { kind, unit, unitEnd, dimension }: ScannedNumber): boolean {
  if (unit === '' || kind === null) return false
  if (text.charAt(unitEnd) === '级' && text.charAt(unitEnd + 1) !== '别') return true
  if (dimension === 'voltage') return POWER_WORKS.test(text.slice(unitEnd, unitEnd + 14))
  return dimension === 'length' && CIRCLE_WORDS.test(text.slice(unitEnd, unitEnd + 6))
}

function halfCounts(number: ScannedNumber): boolean {
  return number.dimension === 'time' || number.dimension === 'months' || number.unit === '个工作日'
}

function isMeanAge(text: string, { start, to }: ScannedNumber, around: NumberSurroundings): boolean {
  if (followsAny(text, to - 2, ['以上', '以下'])) return false
  const lead = text.slice(Math.max(around.first, start - 8), start)
  return /年龄|寿命|平均/.test(lead)
}

// Names by their looks

/** Letters, + and other signs that glue a number into a name: 1+4, PM2.5, 3A, K12. */
function isJoined(
  text: string,
  number: ScannedNumber,
  previous: number,
  next: number,
  around: NumberSurroundings,
): boolean {
  const { start, end } = number
  if (isPlus(previous) && (number.dimension === 'share' || number.dimension === 'points')) return false // +3.2%
  if (isPlus(previous) || isPlus(next)) {
    const line = text.slice(Math.max(around.first, start - 12), Math.min(around.limit, end + 12))
    return !/[=＝]/.test(line) && number.value < 100
  }
  if (isLatin(previous)) {
    let letters = start - 1
    while (letters > around.first && isLatin(text.charCodeAt(letters - 1))) letters--
    const word = text.slice(letters, start)
    if (/^[XxＸ]+$/.test(word)) return false
    return word.length < 3 || number.unit === ''
  }
  if (isLatin(next) && number.unit === '') return true
  // 7×24小时
  if (next === 0xd7 || previous === 0xd7) return number.unit === '' || number.unit === '小时'
  return previous === 0x23 || previous === 0x26
}

const isPlus = (code: number): boolean => code === 0x2b || code === 0xff0b
const isLatin = (code: number): boolean =>
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a)

/** A quotation up to this long is a name whatever stands in it; up to twice as long, Chinese numerals in it are. */
const QUOTED_NAME_MAX = 12

/** A number in 《…》, or in a short quotation. */
function isQuotedName(text: string, number: ScannedNumber, around: NumberSurroundings): boolean {
  if (around.title >= 0 && titleCloses(text, number.end, around.limit)) return true
  if (around.quote < 0) return false
  const close = quoteEnd(text, number.end, 2 * QUOTED_NAME_MAX, around.limit)
  if (close < 0) return false
  const length = close - around.quote - 1
  // “1个中心+3个站点+N个网格”
  for (let at = around.quote; at < close; at++) if (isPlus(text.charCodeAt(at))) return true
  if (length <= QUOTED_NAME_MAX) return true
  return length <= 2 * QUOTED_NAME_MAX && number.notation !== 'arabic'
}

function quoteEnd(text: string, at: number, most: number, limit: number): number {
  for (let to = at; to < limit && to < at + most; to++) if ('”’」』"＂'.includes(text.charAt(to))) return to
  return -1
}

const TITLE_LENGTH_MAX = 60

function titleCloses(text: string, at: number, limit: number): boolean {
  for (let to = at; to < limit && to < at + TITLE_LENGTH_MAX; to++) if (text.charCodeAt(to) === 0x300b) return true
  return false
}

// Counts

const STATES_NUMBER = '达为到至共计近约超逾数量是于率（(：:比重额值仅有'

/** Whether an Arabic number counts or measures: it has a unit, or stands where only a number can. */
function arabicCounts(
  text: string,
  number: ScannedNumber,
  previous: number,
  next: number,
  around: NumberSurroundings,
): boolean {
  if (number.unit !== '') {
    // 每10万人 is what a rate is taken over, like 每千人口.
    if (previous === 0x6bcf && (number.unit === '人' || number.unit === '户') && isPowerOfTen(number.value))
      return false
    if (number.unit === '个') {
      const noun = number.unitEnd + ('“‘"'.includes(text.charAt(number.unitEnd) || '。') ? 1 : 0) // 7个“一”
      if (text.charAt(noun) === '一' && !isMeasuredOne(text, noun, around.limit)) return false
      if (text.startsWith('100%', noun) || text.startsWith('百分', noun)) return false
    }
    if (number.unit === '成' && !isTenths(text, number.unitEnd)) return false
    return true
  }
  if (around.aloneInCell) return true
  if (number.unit === '' && isScale(text, number, previous, next)) return false
  // 工业4.0, 社区治理2.0模式
  const isVersion = number.step === 0.1 && number.value < 10 && text.charAt(number.end - 1) === '0'
  if (isVersion && previous > 0 && !STATES_NUMBER.includes(String.fromCharCode(previous))) return false
  if (number.approx !== '' || number.multiplier > 1 || number.step > 0) return !isLabel(text, number, around)
  if (HOTLINES.has(number.value) || number.end - number.start >= 7) return false
  const states = previous > 0 && STATES_NUMBER.includes(String.fromCharCode(previous))
  if (!states) return false
  return next === 0 || !isHan(next) || number.end - number.start < 5
}

const isPowerOfTen = (value: number): boolean => value >= 10 && Number.isInteger(Math.log10(value))

/** Both numbers of 1:500, and the 1 of 1.84:1. */
function isScale(text: string, { start, value }: ScannedNumber, previous: number, next: number): boolean {
  const isColon = (code: number) => code === 0x3a || code === 0xff1a
  if (value === 1 && isColon(next)) return true
  if (!isColon(previous) || !isArabicDigit(text.charCodeAt(start - 2))) return false
  return value === 1 || (text.charAt(start - 2) === '1' && !isNumberPart(text.charCodeAt(start - 3)))
}

const isNumberPart = (code: number): boolean => isArabicDigit(code) || code === 0x2e || code === 0x2c

/** A number of a heading or a table of contents: 2.3 at the start of a paragraph, 图1.2. */
function isLabel(text: string, { start }: ScannedNumber, around: NumberSurroundings): boolean {
  return start === around.first || '图表附第节'.includes(text.charAt(start - 1))
}

/** 5个一线岗位 counts, 5个一 does not. */
function isMeasuredOne(text: string, at: number, limit: number): boolean {
  return /^一[线级类般体站]/.test(text.slice(at, Math.min(limit, at + 2)))
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** 三成 is a share; 三成员, 一成立 are none. */
const isTenths = (text: string, at: number): boolean =>
  !'员为立果功长本效品交套就都熟份型'.includes(text.charAt(at) || '。')

const FREQUENCY = /(?:每|至少|不少于|不低于).{0,6}$/

/** Whether a Chinese numeral counts: 三宗, 两个项目, 新增一条; not 三个方面, 二级, 一批. */
function chineseCounts(text: string, number: ScannedNumber, around: NumberSurroundings): boolean {
  const { start, end, kind, unitEnd } = number
  const single = end === start + 1
  const first = text.charAt(start)
  if (start > around.first && '数几'.includes(text.charAt(start - 1))) return false // 数十个 is no number
  // 征收土地二宗，: 二 counts only things that go by no other name (二组, 二次, 二台).
  if (single && first === '二')
    return '宗件户起座幢份辆'.includes(number.unit || '。') && closesClause(text, unitEnd, around)
  if (single && first === '一') return oneCounts(text, number, around)
  if (kind === null) {
    if (number.multiplier > 1 && number.approx !== '') return true // 十余万群众
    return number.value >= 100 && start > 0 && STATES_NUMBER.includes(text.charAt(start - 1))
  }
  if (number.unit === '成') return isTenths(text, unitEnd)
  if (kind === 'unit') return true
  if (isFollowedByChineseDigit(text, unitEnd, around)) return false
  // A、B、C等六大市场 sums up a list.
  if (start > around.first && text.charAt(start - 1) === '等') return true
  if (number.value >= 100) return kind === 'firm' || kind === 'loose'
  // 印发简报十二期。
  if (kind === 'vague') return number.value >= 10 && number.unit !== '分' && closesClause(text, unitEnd, around)
  if (kind === 'firm') return !isHan(text.charCodeAt(unitEnd)) || !SLOGAN_TAILS.includes(text.charAt(unitEnd))
  return kind === 'loose' && !isAbstract(text, unitEnd, around)
}

function closesClause(text: string, at: number, around: NumberSurroundings): boolean {
  return at >= around.limit || '，。；、,;'.includes(text.charAt(at))
}

/** What behind a measure word shows a slogan: 三人行, 三所联动, 两队一室. */
const SLOGAN_TAILS = '联两一同制化融互共结'

/** Whether a way of seeing is named rather than things counted; a list that follows makes even that a count. */
function isAbstract(text: string, at: number, around: NumberSurroundings): boolean {
  const noun = plainAdjectives.longestAt(text, at, around.limit)?.edge ?? at
  const abstract = abstractNouns.longestAt(text, noun, around.limit)
  if (abstract?.value === false) return false
  if (abstract === undefined) return noun > at && closesClause(text, noun, around) // 两个关键
  return !opensList(text, abstract.edge, around.limit)
}

/** 三个方面的问题：一是… */
function opensList(text: string, at: number, limit: number): boolean {
  for (let to = at; to < limit && to < at + 10; to++) {
    const char = text.charAt(to)
    if (char === '：' || char === ':') return true
    if (char === '一' && text.charAt(to + 1) === '是') return true
    if (char === '。' || char === '；') return text.startsWith('一是', to + 1) || headingFollows(text, to + 1, limit)
  }
  return false
}

const FIRST_HEADING = /^\s{1,3}(?:[（(]一[）)]|一、|一是|[（(]?1[.．、）)])/

/** Whether the paragraph ends here and the next one opens a run of headings: 抓好五个方面工作。（一）… */
const headingFollows = (text: string, at: number, limit: number): boolean =>
  at >= limit && FIRST_HEADING.test(text.slice(at, at + 6))

/** How far back a list may begin that a numeral sums up. */
const LIST_MAX = 60
/** Words between a numeral and what shows that the things were told one by one before: 两类儿童共266名. */
const TOLD_BEFORE = /^[一-龥]{1,6}?(?:共|合计|累计|总计)/

/**
 * Whether the things that a Chinese numeral counts are listed right before it (A、B、C三张清单) or announced (以下五项工作):
 * then even the words of a slogan count. In quotation marks they name one.
 */
function countsList(text: string, number: ScannedNumber, around: NumberSurroundings): boolean {
  const { notation, start, unit, unitEnd, kind, value } = number
  // 《甲办法》《乙规程》4项制度: behind titles digits count as words do.
  const isTold =
    notation === 'chinese' || (notation === 'arabic' && start > around.first && text.charAt(start - 1) === '》')
  if (!isTold || unit === '' || !(value >= 2 && value <= 20) || text.charAt(start) === '二') return false
  if ((kind !== 'firm' && kind !== 'loose' && kind !== 'vague') || around.quote >= 0 || around.title >= 0) return false
  if (isFollowedByChineseDigit(text, unitEnd, around)) return false
  const before = start > around.first ? text.charAt(start - 1) : '。'
  if ('下列'.includes(before)) return precededByAny(text, start, ['以下', '如下', '下列'])
  if ('，。；'.includes(before)) return TOLD_BEFORE.test(text.slice(unitEnd, Math.min(around.limit, unitEnd + 9)))
  if (headingFollows(text, closeOf(text, unitEnd, around.limit), around.limit)) return true
  // 低保、残疾两项补贴、儿童福利: one of a longer list.
  const next = text.slice(unitEnd, unitEnd + 8).search(/[、，。；：]/)
  if (text.charAt(unitEnd + next) === '、') return false
  const members = membersBefore(text, start, around.first)
  // 《甲办法》《乙制度》四项制度 sums up its titles even where it miscounts them.
  return members === value || (before === '》' && members > 1)
}

/** The place behind the 。 that closes the words here. */
function closeOf(text: string, at: number, limit: number): number {
  for (let to = at; to < limit && to < at + 8; to++) if ('。：'.includes(text.charAt(to))) return to + 1
  return -1
}

/** The last of two may be no longer: 赴纪念馆、看守所接受正反两方面教育 sums up nothing. */
const LAST_OF_TWO_MAX = 6

/** How many members the list has that ends at a place: one more than it has 、 or joints of quotation marks; 0 where none ends there. */
function membersBefore(text: string, end: number, first: number): number {
  let joints = 0
  let last = end
  for (let at = end - 1; at >= first && at >= end - LIST_MAX; at--) {
    const char = text.charAt(at)
    if ('，。；：'.includes(char)) break
    if (char === '、') {
      if (at === end - 1) return 0
      if (joints++ === 0) last = at
    } else if (isArabicDigit(char.charCodeAt(0))) return 0
    else if ((char === '》' && text.charAt(at + 1) === '《') || (char === '”' && text.charAt(at + 1) === '“')) joints++
  }
  if (joints === 1 && end - last > LAST_OF_TWO_MAX + 1) return 0
  return joints > 0 ? joints + 1 : 0
}

function oneCounts(text: string, number: ScannedNumber, around: NumberSurroundings): boolean {
  const { start, kind, unitEnd } = number
  if (kind === 'unit') {
    if (number.unit === '倍' || number.dimension === 'doublings' || number.dimension === 'points') return true
    return number.dimension !== '' && (number.approx !== '' || number.multiplier > 1)
  }
  if (kind !== 'firm' && kind !== 'loose') return false
  // 建成一批口袋公园 says no number.
  if (number.unit === '批' || isFollowedByChineseDigit(text, unitEnd, around)) return false
  if (number.unit === '次')
    return (
      !text.startsWith('性', unitEnd) &&
      (precededByAny(text, start, HELD) || FREQUENCY.test(text.slice(Math.max(around.first, start - 9), start)))
    )
  if (isOneByOne(text, number, around)) return false
  if (kind === 'loose' && isAbstract(text, unitEnd, around)) return false
  // 查处违规案件一起。 counts behind its noun; 在一起 does not.
  const isLast = kind === 'firm' && closesClause(text, unitEnd, around)
  if (isLast && start > around.first && !'在到于着同们齐聚每这那又再哪任'.includes(text.charAt(start - 1))) return true
  return precededByAny(text, start, COUNTING_VERBS)
}

/** What is held once: 开展一次排查. */
const HELD = ['开展', '组织', '举行', '召开', '举办']

/** 发现一起、查处一起 and 未发生一起 count none. */
function isOneByOne(text: string, { start, unit, unitEnd }: ScannedNumber, { first }: NumberSurroundings): boolean {
  const before = text.slice(Math.max(first, start - 6), start)
  const after = text.slice(unitEnd, unitEnd + 5)
  return (
    /(?:[未无]|没有?)(?:再|曾)?(?:发生|出现|发现)$/.test(before) ||
    (/^[、，][一-龥]{2}一/.test(after) && after.endsWith(unit.charAt(0))) ||
    /一[一-龥][、，][一-龥]{2}$/.test(before)
  )
}

/** 两会一课: a Chinese digit right behind the measure word makes a slogan, unless it counts people or money. */
function isFollowedByChineseDigit(text: string, at: number, around: NumberSurroundings): boolean {
  if (at >= around.limit || !isChineseNumeral(text.charCodeAt(at))) return false
  let to = at
  while (to < around.limit && isChineseNumeral(text.charCodeAt(to))) to++
  return !'人名件元亩'.includes(text.charAt(to) || ' ')
}
