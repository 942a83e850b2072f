/**
 * Numerals: Arabic (half and full width) and Chinese (一百零五, 二〇二三, 壹仟), read and written.
 *
 * The tables are indexed by char code, so that reading allocates nothing.
 */

/** The digit that a character stands for (0–9), or -1: 0–9, ０–９, 〇零一…九, 两, 壹…玖. */
const DIGIT = new Int8Array(65536).fill(-1)
/** The power of ten that a character multiplies by (十 1 … 亿 8), or 0. */
const POWER = new Uint8Array(65536)

const digits = (chars: string, first: number): void => {
  for (let at = 0; at < chars.length; at++) DIGIT[chars.charCodeAt(at)] = first + at
}
digits('0123456789', 0)
digits('０１２３４５６７８９', 0)
digits('〇一二三四五六七八九', 0)
digits('零壹贰叁肆伍陆柒捌玖', 0)
digits('两', 2)
digits('兩', 2)
digits('貳', 2)
digits('陸', 6)
for (const [chars, power] of [
  ['十拾', 1],
  ['百佰', 2],
  ['千仟', 3],
  ['万萬', 4],
  ['亿億', 8],
] as const) {
  for (let at = 0; at < chars.length; at++) POWER[chars.charCodeAt(at)] = power
}

const ZERO = 0x96f6 // 零
const CIRCLE_ZERO = 0x3007 // 〇

/** The digit 0–9 that a char code stands for, Arabic or Chinese; -1 where it is none. */
export const digitOf = (code: number): number => DIGIT[code] ?? -1

/** The power of ten of 十 百 千 万 亿 and their formal kin (1, 2, 3, 4, 8); 0 where the char code is none. */
export const powerOf = (code: number): number => POWER[code] ?? 0

/** Whether a char code is 0–9 or ０–９. */
export const isArabicDigit = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)

/** Whether a char code may stand in a Chinese numeral: 〇零一…九 两 十百千万亿 and the formal forms. */
export const isChineseNumeral = (code: number): boolean =>
  code > 127 && ((DIGIT[code] ?? -1) >= 0 || POWER[code] !== 0) && !(code >= 0xff10 && code <= 0xff19)

/**
 * The value of a numeral that fills `text` from `start` to `end`; NaN where it is not a well-formed one.
 *
 * Reads 三百零五 (305), 十二 (12), 二十 (20), 两万三千 (23000), 三百五 (350), digit by digit 二〇二三 (2023), and Arabic
 * digits with thousands separators and decimals, half or full width. 十四五, 七八 and 百 alone are none: they are names or
 * guesses.
 */
export function readNumeral(text: string, start: number, end: number): number {
  if (start >= end) return Number.NaN
  return isArabicDigit(text.charCodeAt(start)) ? readArabic(text, start, end) : readChinese(text, start, end)
}

function readArabic(text: string, start: number, end: number): number {
  let whole = 0
  let at = start
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isArabicDigit(code)) whole = whole * 10 + digitOf(code)
    else if (code !== 0x2c && code !== 0xff0c) break
  }
  if (at === end && whole < 1e15) return whole
  // Decimals go through the language's own reader: adding up tenths would not give the nearest double.
  let plain = ''
  for (at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isArabicDigit(code)) plain += digitOf(code)
    else if (code === 0x2e || code === 0xff0e) plain += '.'
    else if (code !== 0x2c && code !== 0xff0c) return Number.NaN
  }
  return Number(plain)
}

function readChinese(text: string, start: number, end: number): number {
  let hasPower = false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (powerOf(code) > 0) hasPower = true
    else if (digitOf(code) < 0) return Number.NaN
  }
  return hasPower ? readPowers(text, start, end) : readDigits(text, start, end)
}

/** 二〇二三, 一九九八; a single digit; but not 七八, which guesses. */
function readDigits(text: string, start: number, end: number): number {
  if (end - start === 2 && text.charCodeAt(start + 1) !== CIRCLE_ZERO && text.charCodeAt(start) !== CIRCLE_ZERO) {
    return Number.NaN
  }
  if (end - start > 15) return Number.NaN
  let value = 0
  for (let at = start; at < end; at++) value = value * 10 + digitOf(text.charCodeAt(at))
  return value
}

/**
 * 一亿零三百万五千二十: sections of 万 and 亿, and in each the powers fall. A digit without power stands last; right after
 * 百, 千 or 万 without 零 it takes the next lower power (三百五 is 350).
 */
function readPowers(text: string, start: number, end: number): number {
  let total = 0
  let section = 0
  let digit = -1
  let lastPower = 9 // in the section
  let lastSection = 99
  let afterZero = false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const power = powerOf(code)
    if (power === 0) {
      if (code === ZERO || code === CIRCLE_ZERO) {
        if (digit >= 0 || afterZero || at === start) return Number.NaN
        afterZero = true
        continue
      }
      if (digit >= 0) return Number.NaN
      digit = digitOf(code)
      continue
    }
    if (power >= 4) {
      section += Math.max(digit, 0)
      if (section === 0 && total === 0) return Number.NaN
      if (power === 8) {
        total = (total + section) * 1e8
        if (lastSection <= 8) return Number.NaN
      } else {
        if (section === 0 || lastSection <= 4) return Number.NaN
        total += section * 1e4
      }
      lastSection = power
      section = 0
      lastPower = 9
    } else {
      if (power >= lastPower) return Number.NaN
      // 十二 begins with a bare 十; 百 and 千 need their digit.
      if (digit < 0 && !(power === 1 && lastPower === 9)) return Number.NaN
      section += (digit < 0 ? 1 : digit) * 10 ** power
      lastPower = power
    }
    digit = -1
    afterZero = false
  }
  if (digit >= 0) {
    const before = powerOf(text.charCodeAt(end - 2))
    section += before >= 2 && before <= 4 ? digit * 10 ** (before - 1) : digit
  } else if (afterZero) return Number.NaN
  return total + section
}

const CHINESE_DIGITS = '零一二三四五六七八九'
const SECTION_POWERS = ['', '十', '百', '千']

/**
 * Writes a whole number from 0 to 10^12 - 1 as a Chinese numeral (305 is 三百零五, 12 is 十二); throws RangeError
 * otherwise. `readNumeral` reads it back.
 */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e12) throw new RangeError(`no Chinese numeral for ${value}`)
  if (value < 10) return CHINESE_DIGITS.charAt(value)
  const parts: string[] = []
  let gap = false
  for (const [power, word] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const section = Math.floor(value / power) % 1e4
    if (section === 0) {
      gap = parts.length > 0
      continue
    }
    if (parts.length > 0 && (gap || section < 1000)) parts.push('零')
    parts.push(sectionNumeral(section), word)
    gap = false
  }
  const written = parts.join('')
  return written.startsWith('一十') ? written.slice(1) : written
}

function sectionNumeral(section: number): string {
  let written = ''
  let gap = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(section / 10 ** power) % 10
    if (digit === 0) {
      gap = written !== ''
      continue
    }
    if (gap) written += '零'
    written += CHINESE_DIGITS.charAt(digit) + SECTION_POWERS[power]
    gap = false
  }
  return written
}
