/** True for a Chinese character, 〇 included; half of a surrogate pair counts (𠮷 is two code units). */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  code === 0x3007 ||
  (code >= 0xd840 && code <= 0xdfff)

/** True for 0–9, half width. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** True for a–z and A–Z, half width. */
export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** X, Ｘ, ×, *, ○ and the like, which stand for what the writer left out or masked. */
export const isMask = (code: number): boolean => MASKS.includes(String.fromCharCode(code))

const MASKS = 'XxＸｘ×✕*＊○〇□■_＿#＃?？'

/** Characters that a number in words is written with: 三百二十, 十几, 数百, 两. */
export const isNumeral = (code: number): boolean => NUMERALS.has(code)

const NUMERALS = new Set(
  Array.from('〇零一二三四五六七八九十百千万亿两几数半多余来上壹贰叁肆伍陆柒捌玖拾', (c) => c.charCodeAt(0)),
)

/**
 * The words around a place, for a message that quotes the text: up to `reach` characters on either side, within the line.
 * Never cuts a surrogate pair.
 */
export function wordsAround(text: string, start: number, end: number, reach = 6): string {
  let from = start
  while (from > 0 && start - from < reach && !isBreak(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < reach && !isBreak(text.charCodeAt(to))) to++
  if (isLowSurrogate(text.charCodeAt(from))) from++
  if (isLowSurrogate(text.charCodeAt(to))) to--
  return text.slice(from, to)
}

const isBreak = (code: number): boolean => code === 10 || code === 13
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
