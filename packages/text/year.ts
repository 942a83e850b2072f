const CHINESE_DIGITS = '〇一二三四五六七八九'

/** The value of one digit of a year, Arabic (half or full width) or Chinese (二〇二三); -1 for any other character. */
export function yearDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10
  if (code === 0x25cb || code === 0x96f6 || code === 0xff2f) return 0 // ○ 零 and Ｏ are typed for 〇
  return CHINESE_DIGITS.indexOf(String.fromCharCode(code))
}

/** The year of four digits (1949–2099) that ends before `at`; null where there is none. */
function yearBefore(text: string, at: number): number | null {
  let year = 0
  for (let back = 4; back >= 1; back--) {
    const digit = at - back < 0 ? -1 : yearDigit(text.charCodeAt(at - back))
    if (digit < 0) return null
    year = year * 10 + digit
  }
  return year >= 1949 && year <= 2099 ? year : null
}

/** The years written out before 年 (2023年, 二〇二三年) between two places, in order, also the first of 2023-2024年. */
export function findYears(text: string, from: number, to: number): number[] {
  const years: number[] = []
  for (let at = text.indexOf('年', from); at >= 0 && at < to; at = text.indexOf('年', at + 1)) {
    const year = at - 4 < from ? null : yearBefore(text, at)
    if (year === null) continue
    const joined = '-—－–~～至到'.includes(text.charAt(at - 5)) && at - 9 >= from ? yearBefore(text, at - 5) : null
    if (joined !== null) years.push(joined)
    years.push(year)
  }
  return years
}
