import { isHan, scanSwaps } from './near-words.ts'
import { gainOf } from './word-costs.ts'

/** How much likelier the text must get when the two characters change places, in units of the natural logarithm. */
const gainLeast = 9
/** How often a report writes a name of its own. */
const nameLeast = 3
/** How many characters on either side are looked at for a pattern: 村容村貌, 抢大险、救大灾. */
const around = 4
/** They join any words: 引不进、留不住, 以赛促学, 比学赶帮超. */
const joining = '先后不未无没得的了与和是有在于促超再又还也更最难可能要'
const numerals = '一二三四五六七八九十百千万两半'

/**
 * Finds where two neighbouring characters stand in the wrong order (急应处置, 社会组织理管): they make no word as they
 * stand, and they do, with one another or with their neighbours, when they change places. The place of the first of both.
 */
export function findSwapped(text: string): number[] {
  const found: number[] = []
  /** What the last one found gains. */
  let last = 0
  scanSwaps(text, (at) => {
    const gain = gainOfSwap(text, at)
    const isBeside = found.at(-1) === at - 1
    // Of two places that share a character the one that gains more is meant.
    if (gain === 0 || (isBeside && gain <= last)) return
    if (isBeside) found.pop()
    found.push(at)
    last = gain
  })
  return found
}

/** What the text gains when both change places; 0 where they may stand so. */
function gainOfSwap(text: string, at: number): number {
  const [first = '', second = ''] = text.slice(at, at + 2)
  if (joining.includes(first) || joining.includes(second) || repeatsItself(text, at)) return 0
  const gain = gainOf(text, at, at + 2, second + first)
  return gain < gainLeast || isOwnWord(text, at) || countsOn(text, at) ? 0 : gain
}

/** Whether one of the characters is a numeral in a row that counts: 七山一水两分田. */
function countsOn(text: string, at: number): boolean {
  const isNumeral = (place: number) => place >= 0 && numerals.includes(text.charAt(place))
  return (isNumeral(at) && isNumeral(at - 2)) || (isNumeral(at + 1) && isNumeral(at - 1))
}

/** Whether a character comes back within a few characters: parallel phrases are full of words that no lexicon has. */
function repeatsItself(text: string, at: number): boolean {
  const to = Math.min(text.length, at + 2 + around)
  for (let one = Math.max(0, at - around); one < to; one++) {
    if (!isHan(text.charCodeAt(one))) continue
    for (let other = one + 1; other < Math.min(to, one + 1 + around); other++)
      if (text.charCodeAt(one) === text.charCodeAt(other)) return true
  }
  return false
}

/** Whether the two characters come first in quotes or a title, or stand in the report three times or more: they are a name. */
function isOwnWord(text: string, at: number): boolean {
  if ('“‘《·'.includes(text.charAt(at - 1))) return true
  const written = text.slice(at, at + 2)
  let seen = 0
  for (let from = text.indexOf(written); from >= 0 && seen < nameLeast; from = text.indexOf(written, from + 2)) seen++
  return seen >= nameLeast
}
