/** Shows a number as the sheet does. */
export type ShowNumber = (value: number) => string

/**
 * How a number format shows numbers. Covers what office sheets use: decimals, thousands, percentages, dates, times, words in
 * quotes, sections for negative and zero. A format is taken apart once, for all cells that have it.
 */
export function numberFormat(format: string, is1904: boolean): ShowNumber {
  const sections = splitSections(format).map((section) => showBySection(section, is1904))
  const [positive = plainNumber, negative, zero] = sections
  return (value) => {
    // A negative number shows its sign only where it has no section of its own.
    if (value < 0 && negative !== undefined) return negative(-value)
    if (value === 0 && zero !== undefined) return zero(value)
    return positive(value)
  }
}

/** Whether numbers of this format are days or moments: its first section shows a year, month or day. */
export function isDateFormat(format: string): boolean {
  const [first = ''] = splitSections(format)
  if (/^(?:general|常规|G\/通用格式|@)?$/i.test(first.trim())) return false
  const tokens = tokenize(first)
  const shows = (letters: RegExp) => tokens.some((token) => token.kind === 'date' && letters.test(token.text))
  // `m` alone may be minutes: a month stands beside a year or a day, or without hours and seconds.
  return shows(/^[yd]/) || (shows(/^m/) && !shows(/^(?:\[?[hs]|\[m)/))
}

/** The day and, where it has one, the time of day of a serial number; null where no calendar has it. */
export function momentOfSerial(
  serial: number,
  is1904: boolean,
): { readonly day: string; readonly time: string } | null {
  if (!(serial >= 0 && serial <= 2_958_466)) return null
  const moment = new Date(Math.round((serialDays(serial, is1904) - 25_569) * 86_400) * 1000).toISOString()
  const time = moment.slice(11, 19)
  return { day: moment.slice(0, 10), time: time === '00:00:00' ? '' : time.endsWith(':00') ? time.slice(0, 5) : time }
}

function showBySection(section: string, is1904: boolean): ShowNumber {
  if (/^(?:general|常规|G\/通用格式|@)?$/i.test(section.trim())) return plainNumber
  const tokens = tokenize(section)
  if (tokens.some((token) => token.kind === 'date')) return (value) => formatDate(value, tokens, is1904)
  return (value) => formatDigits(value, tokens)
}

/** A number in the general format: up to 11 significant digits, as the cell would show it given the room. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= 1e11 && Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const rounded = Number(value.toPrecision(11))
  const text = String(rounded)
  return text.includes('e') ? text.replace('e', 'E') : text
}

/** Sections are positive; negative; zero; text. A `;` in quotes parts nothing. */
function splitSections(format: string): string[] {
  const sections: string[] = ['']
  for (const part of format.match(/"[^"]*"?|\\.|;|[^"\\;]+/g) ?? []) {
    if (part === ';') sections.push('')
    else sections.push((sections.pop() ?? '') + part)
  }
  return sections
}

type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'percent' }
  | { readonly kind: 'date'; readonly text: string }

const TOKEN =
  /"([^"]*)"?|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(上午\/下午|AM\/PM|A\/P)|(y+|m+|d+|h+|s+(?:\.0+)?)|([0#?][0#?,.]*(?:E[+-]0+)?|\.[0#?]+)|(%)|([\s\S])/gi

function tokenize(section: string): Token[] {
  const tokens: Token[] = []
  for (const match of section.matchAll(TOKEN)) {
    const [, quoted, escaped, elapsed, currency, half, date, digits, percent, other] = match
    const literal = quoted ?? escaped ?? currency ?? other
    if (elapsed !== undefined) tokens.push({ kind: 'date', text: `[${elapsed.toLowerCase()}]` })
    else if (half !== undefined) tokens.push({ kind: 'date', text: 'ampm' })
    else if (date !== undefined) tokens.push({ kind: 'date', text: date.toLowerCase() })
    else if (digits !== undefined) tokens.push({ kind: 'digits', text: digits })
    else if (percent !== undefined) tokens.push({ kind: 'percent' })
    else if (literal !== undefined && literal !== '') tokens.push({ kind: 'literal', text: literal })
  }
  return tokens
}

function formatDigits(value: number, tokens: readonly Token[]): string {
  const percents = tokens.filter((token) => token.kind === 'percent').length
  let scaled = value * 100 ** percents
  const pattern = tokens.find((token) => token.kind === 'digits')?.text ?? ''
  const trailing = /,+$/.exec(pattern)
  if (trailing !== null) scaled /= 1000 ** trailing[0].length
  let written = false
  const text = tokens.map((token) => {
    if (token.kind === 'percent') return '%'
    if (token.kind === 'literal' || token.kind === 'date') return token.text
    if (written) return ''
    written = true
    return digitsBy(pattern.replace(/,+$/, ''), Math.abs(scaled))
  })
  const sign = scaled < 0 && /[1-9]/.test(text.join('')) ? '-' : ''
  return sign + text.join('')
}

function digitsBy(pattern: string, value: number): string {
  const exponent = /E([+-])(0+)$/i.exec(pattern)
  const [whole = '', fraction = ''] = pattern.replace(/E.*$/i, '').split('.')
  const decimals = fraction.length
  if (exponent !== null) {
    const [mantissa = '', power = '0'] = value.toExponential(decimals).split('e')
    const digits = String(Math.abs(Number(power))).padStart(exponent[2]?.length ?? 2, '0')
    return `${mantissa}E${Number(power) < 0 ? '-' : exponent[1] === '+' ? '+' : ''}${digits}`
  }
  const [integer = '0', rest = ''] = roundedText(value, decimals).split('.')
  const padded = integer.padStart(whole.replace(/[^0]/g, '').length, '0')
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded
  const shown = integer === '0' && !whole.includes('0') && decimals > 0 ? '' : grouped
  // `#` and `?` after the point show a digit only where there is one.
  const needed = fraction.lastIndexOf('0') + 1
  let kept = rest
  while (kept.length > needed && kept.endsWith('0')) kept = kept.slice(0, -1)
  return kept === '' ? shown || '0' : `${shown}.${kept}`
}

/** Rounds half away from zero on the decimal digits, as sheets do: 1.005 to two places is 1.01. */
function roundedText(value: number, decimals: number): string {
  if (value >= 1e15) return value.toFixed(0)
  const exact = Number(value.toPrecision(15))
  const shifted = Number(`${exact}e${decimals}`)
  if (!Number.isFinite(shifted)) return exact.toFixed(Math.min(decimals, 100))
  return Number(`${Math.round(shifted)}e-${decimals}`).toFixed(Math.min(decimals, 100))
}

const DAY_MS = 86_400_000

/** Days count from 1899-12-30 (1904-01-01 in the other system); before 1900-03-01 sheets believe in a 29 February 1900. */
const serialDays = (serial: number, is1904: boolean): number =>
  is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial

function formatDate(serial: number, tokens: readonly Token[], is1904: boolean): string {
  if (serial < 0 || serial > 2_958_466) return plainNumber(serial)
  const date = new Date(Math.round((serialDays(serial, is1904) - 25_569) * 86_400) * 1000)
  const hasHalf = tokens.some((token) => token.kind === 'date' && token.text === 'ampm')
  let last = ''
  return tokens
    .map((token, index) => {
      if (token.kind === 'literal' || token.kind === 'digits') return token.text
      if (token.kind === 'percent') return '%'
      const isMinute =
        /^m{1,2}$/.test(token.text) && (last.startsWith('h') || last.startsWith('[h') || beforeSeconds(tokens, index))
      last = token.text
      return datePart(date, serial, isMinute ? `minute${token.text.length}` : token.text, hasHalf)
    })
    .join('')
}

function beforeSeconds(tokens: readonly Token[], index: number): boolean {
  const next = tokens.slice(index + 1).find((token) => token.kind === 'date')
  return next?.kind === 'date' && (next.text.startsWith('s') || next.text.startsWith('[s'))
}

const WEEKDAYS = '日一二三四五六'

function datePart(date: Date, serial: number, part: string, hasHalf: boolean): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = hasHalf ? date.getUTCHours() % 12 || 12 : date.getUTCHours()
  const month = date.getUTCMonth() + 1
  switch (part) {
    case 'yy':
    case 'y':
      return two(date.getUTCFullYear() % 100)
    case 'm':
      return String(month)
    case 'mm':
      return two(month)
    case 'mmm':
    case 'mmmm':
      return `${month}月`
    case 'd':
      return String(date.getUTCDate())
    case 'dd':
      return two(date.getUTCDate())
    case 'ddd':
      return `周${WEEKDAYS.charAt(date.getUTCDay())}`
    case 'dddd':
      return `星期${WEEKDAYS.charAt(date.getUTCDay())}`
    case 'h':
      return String(hours)
    case 'hh':
      return two(hours)
    case 'minute1':
      return String(date.getUTCMinutes())
    case 'minute2':
      return two(date.getUTCMinutes())
    case 's':
      return String(date.getUTCSeconds())
    case 'ampm':
      return date.getUTCHours() < 12 ? '上午' : '下午'
    case '[h]':
    case '[hh]':
      return String(Math.floor((serial * DAY_MS) / 3_600_000 + 1e-6))
    case '[m]':
    case '[mm]':
      return String(Math.floor((serial * DAY_MS) / 60_000 + 1e-6))
    default:
      return part.startsWith('y')
        ? String(date.getUTCFullYear())
        : part.startsWith('s')
          ? two(date.getUTCSeconds())
          : ''
  }
}

/** The formats that a file names by number alone, in a Chinese installation (ECMA-376 part 1, 18.8.30). */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}
