import { daySpan, iso, monthsSpan, type Span, yearEarlier, yearsSpan } from './calendar.ts'
import type { TextDocument } from './document.ts'
import type { PeriodKind, PeriodMention, ReportTime, Section, Stretch } from './reading.ts'
import { yearDigit } from './year.ts'

/** What a text's dates are resolved against. */
export interface PeriodContext {
  readonly time: ReportTime
  readonly sentences: readonly Stretch[]
  readonly sections: readonly Section[]
}

const MONTH_WORD = '十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9]|１[０-２]|[１-９]'
const DAY_WORD = '[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|[0-9０-９]{1,2}'
const TO = '[-—–~～－至到]{1,2}'

const FULL_YEAR = /([0-9０-９〇○零一二三四五六七八九]{4})年(?!级|龄)度?/y
const DOTTED = /(20\d\d)([.\-/])([01]?\d)\2([0-3]?\d)(?![\d.])/y
const SAME_PERIOD = /(?:[去上]年(?:度)?)?同期/y
const NAMED_YEAR = /今年|本年(?:度)?|当年|去年|上(?:一)?年(?:度)?|明年|来年|次年|前年(?!度)|全年|年度内/y
const YEAR_EDGE = /[底末终初内]/y
const LONE_EDGE = /年[底末终初内]/y
const QUARTER = /第?([一二三四1-4])(?:[、和至到—–-]第?([一二三四1-4]))?(?:个)?季度/y
const QUARTERS_SO_FAR = /前([一两二三])(?:个)?季度/y
const HALF = /([上下])半年(?!度?会)/y
const MONTH = new RegExp(
  `(${MONTH_WORD})(?:月份?)?(?:\\s?${TO}\\s?(${MONTH_WORD}))?月(?!饼|薪|租|度|嫂|票|球|光|色|亮|季|三(?![日号十]))份?`,
  'y',
)
const DAY = new RegExp(`(${DAY_WORD})[日号](?!线|楼|院|令|文|公路)`, 'y')
const DAY_RANGE = new RegExp(`(?:[日号])?${TO}(?:(${MONTH_WORD})月)?(${DAY_WORD})[日号]`, 'y')
const DAY_SHORT_RANGE = new RegExp(`(${DAY_WORD})(?=${TO}(?:${DAY_WORD})[日号])`, 'y')
const MONTH_EDGE = /[上中下]旬|[初底末]/y
const BY = /(?:之|以)?前(?!后|[一两二三四五六七八九十\d]|往|来|期|景|身|年|沿)/y
const SINCE = /以来|起(?!步|点|来|诉|草|到|了|义|源)|开始/y
const PLAN_OF_FIVE = /“?十([二三四五六七])五”?(?:期间|时期|末|规划期)/y
const RECENT = /(?:近|过去|最近)([一二两三四五六七八九十]|\d)年|([一二两三四五六七八九十])年来/y

/** What may begin a mention, by char code: a digit, a Chinese numeral, or the first character of a word. */
const DIGIT = 1
const NUMERAL = 2
const WORD = 3
const STARTS = new Uint8Array(65536)
for (const char of '0123456789０１２３４５６７８９') STARTS[char.charCodeAt(0)] = DIGIT
for (const char of '一二三四五六七八九十〇○') STARTS[char.charCodeAt(0)] = NUMERAL
for (const char of '今本当去上明来次前全年下同第近过最“') STARTS[char.charCodeAt(0)] = WORD
/** What must follow within a few characters for a mention to begin. */
const CALENDAR = new Uint8Array(65536)
for (const char of '年月季') CALENDAR[char.charCodeAt(0)] = 1

/** How far a run of digits or a range (2023年1月至11月) may reach before it names its unit. */
const REACH = 6

/**
 * The dates and periods that a text names, in order, resolved against the year of the report: 一季度, 1—11月, 截至11月底,
 * 11月25日, 今年6月底前, 去年同期, 上半年, 年底前, 全年, 十四五期间, 明年4月, 近三年.
 *
 * A month without a year belongs to the year named with the month before it in the same sentence; else, in a plan part, to
 * the year planned for, elsewhere to the year reported on. Mentions that no year resolves are left out.
 */
export function findPeriods(document: TextDocument, context: PeriodContext): PeriodMention[] {
  const scan = new Scan(document.text, context)
  for (const sentence of context.sentences) scan.sentence(sentence)
  return scan.found
}

class Scan {
  readonly found: PeriodMention[] = []
  private readonly text: string
  private readonly time: ReportTime
  private readonly plans: readonly Section[]
  private plan = 0
  /** Where the mentions of this sentence begin. */
  private first = 0
  private base: number | null = null
  private inherited: number | null = null

  constructor(text: string, { time, sections }: PeriodContext) {
    this.text = text
    this.time = time
    this.plans = sections.filter(({ kind, parent }) => kind === 'plan' && sections[parent]?.kind !== 'plan')
  }

  sentence({ start, end }: Stretch): void {
    while (this.plan < this.plans.length && (this.plans[this.plan]?.end ?? 0) <= start) this.plan++
    const planned = (this.plans[this.plan]?.start ?? Number.MAX_SAFE_INTEGER) <= start
    this.base = planned ? this.time.planYear : this.time.year
    this.inherited = null
    this.first = this.found.length
    let at = start
    while (at < end) {
      const role = STARTS[this.text.charCodeAt(at)]
      if (role === 0 || role === undefined || !this.mayBegin(at, role)) {
        at++
        continue
      }
      const mention = this.mentionAt(at, end, planned)
      if (mention === null) {
        at++
        // A number that begins no mention is passed as a whole: 2.5 must not leave a 5 to be read.
        if (role === DIGIT) while (at < end && STARTS[this.text.charCodeAt(at)] === DIGIT) at++
        continue
      }
      this.found.push(mention)
      at = mention.end
    }
  }

  private mayBegin(at: number, role: number): boolean {
    if (role === WORD) return true
    for (let ahead = at + 1; ahead <= at + REACH; ahead++) {
      const code = this.text.charCodeAt(ahead)
      if (CALENDAR[code] === 1 || code === 46 || code === 45 || code === 47 || code === 0x4e94) return true
    }
    return false
  }

  private mentionAt(at: number, end: number, planned: boolean): PeriodMention | null {
    const parsed = this.parse(at, planned)
    if (parsed === null || parsed.to > end) return null
    const { text } = this
    const by = step(BY, text, parsed.to)
    const since = by > 0 ? 0 : step(SINCE, text, parsed.to)
    const before = text.slice(Math.max(0, at - 3), at)
    const asOf = /截[至止](?:到)?$/.test(before)
    const { from, until, exists } = parsed.span
    const kind = asOf && parsed.kind !== 'span' ? 'year-to-date' : parsed.kind
    return {
      start: at,
      end: Math.min(end, by || since || parsed.to),
      kind,
      from: asOf ? `${until.slice(0, 4)}-01-01` : from,
      to: until,
      asOf,
      by: by > 0,
      since: since > 0,
      anchored: parsed.anchored,
      exists,
    }
  }

  private parse(at: number, planned: boolean): Parsed | null {
    const { text } = this
    const isNumber = STARTS[text.charCodeAt(at)] !== WORD
    const full = isNumber ? match(FULL_YEAR, text, at) : null
    if (full !== null) {
      const year = [...(full[1] ?? '')].reduce((sum, char) => sum * 10 + yearDigit(char.charCodeAt(0)), 0)
      return year < 1900 || year > 2100 ? null : this.afterYear(year, at + full[0].length, true)
    }
    const dotted = text.charAt(at) === '2' ? match(DOTTED, text, at) : null
    if (dotted !== null) {
      const span = daySpan(Number(dotted[1]), Number(dotted[3]), Number(dotted[4]))
      return span && { kind: 'day', span, to: at + dotted[0].length, anchored: true }
    }
    const five = '“十'.includes(text.charAt(at)) ? match(PLAN_OF_FIVE, text, at) : null
    if (five !== null) {
      const first = 2001 + 5 * '一二三四五六七'.indexOf(five[1] ?? '') + 5
      return { kind: 'span', span: yearsSpan(first, first + 4), to: at + five[0].length, anchored: true }
    }
    const same = isNumber ? null : match(SAME_PERIOD, text, at)
    if (same !== null) return this.samePeriod(at + same[0].length)
    const named = isNumber ? undefined : this.namedYear(at, planned)
    if (named !== undefined) return named
    const year = this.inherited ?? this.base
    if (year === null) return null
    const edge = text.charAt(at) === '年' ? match(LONE_EDGE, text, at) : null
    if (edge !== null && !isWordBefore(text, at)) return this.yearEdge(year, at + 1, false)
    const recent = match(RECENT, text, at)
    if (recent !== null && this.time.year !== null) {
      const count = countOf(recent[1] ?? recent[2] ?? '')
      return count < 1
        ? null
        : {
            kind: 'span',
            span: yearsSpan(this.time.year - count + 1, this.time.year),
            to: at + recent[0].length,
            anchored: false,
          }
    }
    return this.withinYear(year, at, false)
  }

  /** 去年同期, 同期: the period named before it in the sentence, a year earlier; last year as a whole where there is none. */
  private samePeriod(to: number): Parsed | null {
    const own = this.time.year
    const last = this.found.length > this.first ? this.found.at(-1) : undefined
    if (last !== undefined) {
      const span = { from: yearEarlier(last.from), until: yearEarlier(last.to), exists: true }
      return { kind: last.kind, span, to, anchored: false }
    }
    return own === null ? null : { kind: 'year', span: yearsSpan(own - 1, own - 1), to, anchored: false }
  }

  /** 今年, 去年, 全年 …, alone or with what follows; undefined where none stands here. */
  private namedYear(at: number, planned: boolean): Parsed | null | undefined {
    const { text } = this
    const named = match(NAMED_YEAR, text, at)
    if (named === null) return undefined
    const own = this.time.year
    const word = named[0]
    if (own === null || this.base === null) return null
    let year = own
    if (/^[去上]/.test(word)) year = own - 1
    else if (word === '前年') year = own - 2
    else if (/^[明来次]/.test(word)) year = own + 1
    else if (planned) year = word === '今年' && !this.isDeadline(at + word.length) ? own : this.base
    const to = at + word.length
    if (/内$/.test(word)) return { kind: 'year', span: yearsSpan(year, year), to, anchored: false }
    return this.afterYear(year, to, false)
  }

  /** Whether the words from here on name a day by which something is due. */
  private isDeadline(at: number): boolean {
    return (
      /^.{0,6}?[前内]/.test(this.text.slice(at, at + 8)) &&
      /^(?:[底末年]|\d|[一二三四五六七八九十上])/.test(this.text.slice(at, at + 1))
    )
  }

  private afterYear(year: number, at: number, anchored: boolean): Parsed | null {
    const within = this.withinYear(year, at, anchored)
    if (within !== null) {
      if (anchored && within.kind !== 'year') this.inherited = year
      return within
    }
    return this.yearEdge(year, at, anchored) ?? { kind: 'year', span: yearsSpan(year, year), to: at, anchored }
  }

  private yearEdge(year: number, at: number, anchored: boolean): Parsed | null {
    const edge = match(YEAR_EDGE, this.text, at)
    if (edge === null) return null
    const to = at + 1
    if (edge[0] === '内') return { kind: 'year', span: yearsSpan(year, year), to, anchored }
    if (edge[0] === '初') return { kind: 'month', span: monthsSpan(year, 1, 1), to, anchored }
    return { kind: 'month', span: monthsSpan(year, 12, 12), to, anchored }
  }

  private withinYear(year: number, at: number, anchored: boolean): Parsed | null {
    const { text } = this
    const char = text.charAt(at)
    const half = char === '上' || char === '下' ? match(HALF, text, at) : null
    if (half !== null) {
      const span = half[1] === '上' ? monthsSpan(year, 1, 6) : monthsSpan(year, 7, 12)
      return { kind: 'half', span, to: at + half[0].length, anchored }
    }
    const soFar = char === '前' ? match(QUARTERS_SO_FAR, text, at) : null
    if (soFar !== null) {
      const span = monthsSpan(year, 1, countOf(soFar[1] ?? '') * 3)
      return { kind: 'year-to-date', span, to: at + soFar[0].length, anchored }
    }
    const quarter = match(QUARTER, text, at)
    if (quarter !== null) {
      const first = countOf(quarter[1] ?? '')
      const last = quarter[2] === undefined ? first : countOf(quarter[2])
      if (last < first) return null
      const kind = last === first ? 'quarter' : first === 1 ? 'year-to-date' : 'span'
      return { kind, span: monthsSpan(year, first * 3 - 2, last * 3), to: at + quarter[0].length, anchored }
    }
    return this.monthAt(year, at, anchored)
  }

  private monthAt(year: number, at: number, anchored: boolean): Parsed | null {
    const { text } = this
    if (!anchored && isNumberBefore(text, at)) return null
    const month = match(MONTH, text, at)
    if (month === null) return null
    const first = numberOf(month[1] ?? '')
    const last = month[2] === undefined ? first : numberOf(month[2])
    const to = at + month[0].length
    if (month[2] !== undefined && last !== first) {
      if (last < first) return this.monthsBackwards(year, first, last, to, anchored)
      const day = match(DAY, text, to)
      if (day !== null) return daysParsed(year, first, 1, last, numberOf(day[1] ?? ''), to + day[0].length, anchored)
      return { kind: first === 1 ? 'year-to-date' : 'span', span: monthsSpan(year, first, last), to, anchored }
    }
    return this.dayAt(year, first, to, anchored)
  }

  /** 10月至3月 runs over the year's end; 11-1月 without further words does too. */
  private monthsBackwards(year: number, first: number, last: number, to: number, anchored: boolean): Parsed {
    const span = { ...monthsSpan(year, first, 12), until: monthsSpan(year + 1, last, last).until }
    return { kind: 'span', span, to, anchored }
  }

  private dayAt(year: number, month: number, at: number, anchored: boolean): Parsed | null {
    const { text } = this
    const day = match(DAY, text, at) ?? match(DAY_SHORT_RANGE, text, at)
    if (day !== null) {
      const first = numberOf(day[1] ?? '')
      const to = at + day[0].length
      const range = match(DAY_RANGE, text, to)
      if (range === null) return daysParsed(year, month, first, month, first, to, anchored)
      const lastMonth = range[1] === undefined ? month : numberOf(range[1])
      return daysParsed(year, month, first, lastMonth, numberOf(range[2] ?? ''), to + range[0].length, anchored)
    }
    const edge = match(MONTH_EDGE, text, at)
    if (edge === null) return { kind: 'month', span: monthsSpan(year, month, month), to: at, anchored }
    const whole = monthsSpan(year, month, month)
    const to = at + edge[0].length
    if (edge[0] === '上旬' || edge[0] === '初') {
      const span = { ...whole, until: iso(year, month, 10) }
      return { kind: 'span', span, to, anchored }
    }
    if (edge[0] === '中旬')
      return { kind: 'span', span: { ...whole, from: iso(year, month, 11), until: iso(year, month, 20) }, to, anchored }
    return {
      kind: 'month',
      span: { ...whole, from: edge[0] === '下旬' ? iso(year, month, 21) : whole.from },
      to,
      anchored,
    }
  }
}

interface Parsed {
  readonly kind: PeriodKind
  readonly span: Span
  readonly to: number
  /** Whether the words themselves name the year (2023年), not only 今年 or nothing. */
  readonly anchored: boolean
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The end of what the pattern matches here; 0 where it does not. */
function step(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : 0
}

function daysParsed(
  year: number,
  month: number,
  day: number,
  lastMonth: number,
  lastDay: number,
  to: number,
  anchored: boolean,
): Parsed | null {
  const first = daySpan(year, month, Math.min(day, 99))
  const last = daySpan(lastMonth < month ? year + 1 : year, lastMonth, lastDay)
  if (first === null || last === null) return null
  const kind = first.from === last.until ? 'day' : 'span'
  return { kind, span: { from: first.from, until: last.until, exists: first.exists && last.exists }, to, anchored }
}

const NUMERALS = '〇一二三四五六七八九'

/** 1 to 99 in Arabic digits of either width or in Chinese; 0 where it is no number. */
function numberOf(word: string): number {
  const ten = word.indexOf('十')
  if (ten >= 0) {
    const tens = ten === 0 ? 1 : NUMERALS.indexOf(word.charAt(0))
    return tens * 10 + (word.length > ten + 1 ? NUMERALS.indexOf(word.charAt(ten + 1)) : 0)
  }
  let value = 0
  for (let at = 0; at < word.length; at++) {
    const digit = yearDigit(word.charCodeAt(at))
    if (digit < 0) return 0
    value = value * 10 + digit
  }
  return value
}

const countOf = (word: string): number => (word === '两' ? 2 : word === '' ? 0 : numberOf(word))

/** A month must not be the tail of another number: 2.5月, 第三五月, 15月. */
function isNumberBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1)
  const role = STARTS[code]
  if (role === DIGIT || role === NUMERAL) return true
  if ((code !== 46 && code !== 0xff0e) || STARTS[text.charCodeAt(at - 2)] !== DIGIT) return false
  let from = at - 2
  while (STARTS[text.charCodeAt(from - 1)] === DIGIT) from--
  // 4.9月底前 at the begin of a paragraph is a mark before a month.
  return from > 0 && text.charCodeAt(from - 1) !== 10
}

/** 年底 standing by itself, not the tail of 三年内 or 学年末. */
function isWordBefore(text: string, at: number): boolean {
  const char = text.charAt(at - 1)
  return (
    char !== '' && '0123456789０１２３４５６７８９一二两三四五六七八九十几数多半每学周近逐历往百千整'.includes(char)
  )
}
