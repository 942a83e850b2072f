import { NUMERIC_NAMES } from './lexicon/numeric-names.ts'
import { digitOf, isArabicDigit, isChineseNumeral } from './numeral.ts'
import { WordTrie } from './word-trie.ts'

/** Arabic digits, full-width ones and 两 onto Chinese digits, so that 7个一 and 二个维护 find 七个一 and 两个维护. */
const CHINESE_DIGITS = '〇一二三四五六七八九'
const fold = (code: number): number => {
  if (code === 0x96f6) return 0x3007
  const digit = digitOf(code)
  return digit < 0 ? code : CHINESE_DIGITS.charCodeAt(digit)
}

interface NameEntry {
  /** What stands before the number: 进 of 进一步. Several where names end alike (进一步, 下一步). */
  readonly heads: string[]
  readonly hasSecondNumber: boolean
  /** Written with Arabic digits in the list: 5G, 12345. */
  readonly isArabic: boolean
}

const isHalf = (code: number): boolean => code === 0x534a
const isNumeralChar = (code: number): boolean => isArabicDigit(code) || isChineseNumeral(code) || isHalf(code)

const entries = new Map<string, NameEntry>()
for (const name of NUMERIC_NAMES) {
  let at = 0
  while (at < name.length && !isNumeralChar(name.charCodeAt(at))) at++
  const tail = name.slice(at)
  let key = ''
  for (let to = 0; to < tail.length; to++) key += String.fromCharCode(fold(tail.charCodeAt(to)))
  let runEnd = 0
  while (runEnd < tail.length && isNumeralChar(tail.charCodeAt(runEnd))) runEnd++
  let hasSecondNumber = false
  for (let to = runEnd; to < tail.length; to++) if (isNumeralChar(tail.charCodeAt(to))) hasSecondNumber = true
  const known = entries.get(key)
  const isArabic = isArabicDigit(tail.charCodeAt(0))
  if (known === undefined) entries.set(key, { heads: [name.slice(0, at)], hasSecondNumber, isArabic })
  else known.heads.push(name.slice(0, at))
}
const NAMES = new WordTrie<NameEntry>(entries, fold)

/** What behind a final 一 makes another word of it: 一类, 一线, 一站式. */
const LONGER_ONES = '线类级般体站把手期等流楼层名户人家处条项座件次起'

/** What is set up to show others how. */
const PLACES_SHOWN = '点区县乡镇村户岗园基带校店片'

/**
 * The end of the name, slogan or idiom that the number at `start` is the first one in (三会一课, 进一步, 7个一); -1 where
 * there is none. A name may begin before its number, but not before `first`.
 *
 * A lone Arabic digit takes the place of a Chinese one only in longer names: 1户 counts, 一户一策 does not, and nor does 1户1策.
 */
export function nameEnd(text: string, start: number, end: number, first: number, limit: number): number {
  const match = NAMES.longestAt(text, start, limit)
  if (match === undefined) return -1
  const { heads, hasSecondNumber, isArabic } = match.value
  if (match.edge < end) return -1
  if (!isArabic && isArabicDigit(text.charCodeAt(start))) {
    if (end > start + 1) return -1
    const isOne = digitOf(text.charCodeAt(start)) === 1
    if (!hasSecondNumber && (match.edge - start < 4 || isOne)) return -1
  }
  // 9个1175.8亩 is not 九个一.
  const next = text.charCodeAt(match.edge)
  if (isArabicDigit(text.charCodeAt(match.edge - 1)) && (isArabicDigit(next) || next === 0x2e || next === 0x2c))
    return -1
  // 3个一类敬老院 is not 三个一.
  if (text.charCodeAt(match.edge - 1) === 0x4e00 && LONGER_ONES.includes(text.charAt(match.edge))) return -1
  // 6个百分点 is not 六个百.
  if (text.charAt(match.edge - 1) === '百' && text.charAt(match.edge) === '分') return -1
  // 4个示范点 is not 四个示范.
  if (text.startsWith('示范', match.edge - 2) && PLACES_SHOWN.includes(text.charAt(match.edge) || '。')) return -1
  for (const head of heads) {
    if (head === '' || (start - head.length >= first && text.startsWith(head, start - head.length))) return match.edge
  }
  return -1
}
