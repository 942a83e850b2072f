import { areAlike, isFree, isHan, isPair } from './near-words.ts'
import { gainOf, isKnownWord, wordStarts } from './word-costs.ts'

/** What turns a phrase into what is written: one character lost, put in, taken for another, or two neighbours swapped. */
export type SlipKind = 'dropped' | 'added' | 'swapped' | 'replaced'

/** A stretch of text that differs from a long phrase as a slip would make it differ. */
export interface Slip {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly kind: SlipKind
  /** Where in the text the slip is: for a lost character, the place that it belongs before. */
  readonly at: number
}

/**
 * Characters that offices write alone for a longer word (校 for 学校, 区 for 各区), or that join words: where one of them is
 * left over, somebody may have meant it.
 */
const standAlone =
  '省市县区乡镇村组户校院所站社企国人水地路房田林河湖年月日级全各新老旧大小高低多少好差快慢强弱优劣重轻难易广深浅严紧足齐实准分内外前后已未可应需须被把抓促保建管治查改用以为和与及或等的了在于对从至由按将向两双首本该其再又也还不无有是会能要进出入城农工商学医女儿党团部级线网群队类项名款费税'
/** Which one of several is meant nobody can say. */
const numerals = '0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两首双甲乙丙'

/** Characters that join words or weaken and strengthen them: they may be put in, left out or stand for one another. */
const joining = '的地得和与及或暨并同等了之个而所着过不未无没够还更太较很最仍已再又也都均能可周'
/** Characters that close nouns that no lexicon has (公益金): where one is left of a phrase's first word, it may be of another. */
export const nounSuffixes =
  '堆堤坝坑池渠数金员率费款性化者家厂场所局院校馆园区县市省镇乡村站点室力度量额值线面网群队组会部委办科股级类型式物品业权证书表册单库台'

/** What is left beside the place of a slip: a character that stands alone nowhere, one that does, or nothing but words. */
type Remnant = 'bound' | 'free' | 'words'

/** How much likelier the phrase must be than what is written, in units of the natural logarithm; `never` where it may be meant. */
const never = Number.POSITIVE_INFINITY
type Least = Readonly<Record<Remnant, number>>
const least: Readonly<Record<string, Least>> = {
  /** A character lost inside the phrase; its first or its last one: the phrase may begin or go on in another way. */
  dropped: { bound: -12, free: 4, words: 9 },
  droppedAtEdge: { bound: 2, free: 8, words: never },
  swapped: { bound: -2, free: 0, words: 5 },
  /** Its neighbour written twice; another one put into a word; another one put between two words. */
  doubled: { bound: -12, free: -2, words: 9 },
  addedInWord: { bound: 0, free: 2, words: never },
  added: { bound: 8, free: never, words: never },
  /** One that sounds or looks like the right one; any other one. */
  alike: { bound: -3, free: 0, words: 4 },
  alikeAtEdge: { bound: 4, free: 6, words: 9 },
  replaced: { bound: 9, free: 11, words: never },
}

/** Whether the character that is too much is its neighbour once more. */
export const isTwice = (text: string, { kind, at }: Slip): boolean =>
  kind === 'added' && (text.charAt(at) === text.charAt(at - 1) || text.charAt(at) === text.charAt(at + 1))

/** Whether a shorter phrase inside a long one has the same slip: it says the same in fewer words. */
export const isInside = (
  short: { readonly start: number; readonly end: number; readonly at: number; readonly phrase: string },
  slip: Slip,
): boolean =>
  short.at === slip.at && slip.start <= short.start && short.end <= slip.end && slip.phrase.includes(short.phrase)

/** Whether what is written reads so badly, beside the phrase, that somebody has slipped. */
export function isSlip(text: string, slip: Slip): boolean {
  if (readsOn(text, slip) || mayBeMeant(text, slip)) return false
  const needs = least[sortOf(text, slip)] as Least
  const { start, end, phrase, kind } = slip
  const remnant = remnantOf(text, slip)
  if (needs[remnant] === never) return false
  // The longer a phrase is, the less does it stand there by chance.
  const isEased = kind === 'replaced' || (kind === 'dropped' && remnant === 'free')
  const ease = isEased ? Math.min(4, 2 * Math.max(0, phrase.length - 6)) : 0
  return gainOf(text, start, end, phrase) >= needs[remnant] - ease
}

/** Whether the characters beside a place join others, so that nothing is left over: most candidates are short forms and other words. */
function readsOn(text: string, { start, end, phrase, kind, at }: Slip): boolean {
  const joins = (place: number) => isPair(text.charCodeAt(place), text.charCodeAt(place + 1))
  const isWord = (place: number) => joins(place) && isKnownWord(text.slice(place, place + 2))
  if (kind === 'dropped') return (at === start || isWord(at - 2)) && (at === end || isWord(at))
  if (kind !== 'replaced' || areAlike(text.charCodeAt(at), phrase.charCodeAt(at - start))) return false
  return at === start || at === end - 1 || joins(at - 1) || joins(at)
}

/** Whether characters are of a kind that is put in, left out or changed without a slip. */
function mayBeMeant(text: string, slip: Slip): boolean {
  const { start, end, phrase, kind, at } = slip
  if (kind === 'swapped') return false
  const right = kind === 'added' ? '' : phrase.charAt(at - start)
  const wrong = kind === 'dropped' ? '' : text.charAt(at)
  for (const character of right + wrong) if (numerals.includes(character)) return true
  if (kind === 'added') return joining.includes(wrong) && !isTwice(text, slip)
  if (kind === 'replaced') return joining.includes(right) && joining.includes(wrong)
  // 社会组织D建 without its D; 补助金 for 补助资金; 公益|金使用效益; 引不进.
  if (joining.includes(right) || right === 'D') return true
  if (end - at === 1 && nounSuffixes.includes(text.charAt(at))) return true
  // 村（居）民代表会议.
  if (at === start && text.charAt(at - 1) === '）') return true
  if (at === start) return nounSuffixes.includes(text.charAt(at)) && isHan(text.charCodeAt(at - 1))
  return at === end && text.charAt(at + 1) === right
}

function sortOf(text: string, slip: Slip): string {
  const { start, end, phrase, kind, at } = slip
  const isEdge = at === start || at === (kind === 'dropped' ? end : end - 1)
  if (kind === 'swapped') return kind
  // 发展改革委会议 is 委|会议, not 委员会 and 议: the last character of a phrase may begin another word.
  if (kind === 'dropped') return isEdge || mayStandApart(text, slip) ? 'droppedAtEdge' : kind
  const code = text.charCodeAt(at)
  if (kind === 'replaced') {
    if (!areAlike(code, phrase.charCodeAt(at - start))) return kind
    return isEdge ? 'alikeAtEdge' : 'alike'
  }
  if (isTwice(text, slip)) return 'doubled'
  return isPair(text.charCodeAt(at - 1), text.charCodeAt(at + 1)) ? 'addedInWord' : kind
}

/** Whether all that stands of a phrase on one side of a place is a character that may be a word, or part of another one. */
function mayStandApart(text: string, { start, end, at }: Slip): boolean {
  if (at - start === 1)
    return standAlone.includes(text.charAt(start)) || isPair(text.charCodeAt(start - 1), text.charCodeAt(start))
  return end - at === 1 && (standAlone.includes(text.charAt(at)) || isPair(text.charCodeAt(at), text.charCodeAt(end)))
}

/** How many characters on either side are cut into words with a stretch. */
const contextLength = 4

/** Looks at the characters beside a slip that stand as words of their own and do not in the phrase. */
function remnantOf(text: string, { start, end, phrase, kind, at }: Slip): Remnant {
  let from = start
  while (from > 0 && start - from < contextLength && isHan(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < contextLength && isHan(text.charCodeAt(to))) to++
  const written = loneIn(text.slice(from, to))
  const inPhrase = loneIn(text.slice(from, start) + phrase + text.slice(end, to))
  const longer = phrase.length - (end - start)
  const beyond = at + (kind === 'dropped' ? 1 : kind === 'swapped' ? 3 : 2)
  let remnant: Remnant = 'words'
  // A rare character that is a word of its own in the phrase: only the phrase knows the word that it belongs to.
  if (kind === 'dropped' && inPhrase.has(at - from) && !isFree(phrase.charCodeAt(at - start)))
    if (!standAlone.includes(phrase.charAt(at - start))) return 'bound'
  for (let place = Math.max(start, at - 1); place < Math.min(end, beyond); place++) {
    if (!written.has(place - from)) continue
    // A character that is a word of its own in the phrase too has lost nothing.
    const isOwn = kind !== 'added' && (kind === 'dropped' || place !== at)
    if (isOwn && inPhrase.has(place < at ? place - from : place - from + longer)) continue
    const character = text.charAt(place)
    if (!(kind === 'dropped' ? standAlone.includes(character) : isFree(character.charCodeAt(0)))) return 'bound'
    remnant = 'free'
  }
  return remnant
}

/** The places of a run at which a single character stands as a word. */
function loneIn(run: string): Set<number> {
  const starts = wordStarts(run)
  return new Set(starts.filter((start, index) => (starts[index + 1] ?? run.length) === start + 1))
}
