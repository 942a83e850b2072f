import { cellOf, hashPair, indexPairs, isMarked, type PairIndex, pairOf } from '../engine/pair-index.ts'
import { collocations } from './collocations.data.ts'
import { areAlike, isFree, isHan, isPair } from './near-words.ts'
import { compounds, idioms } from './set-phrases.data.ts'
import { nounSuffixes } from './slip.ts'
import { idiomCosts } from './word-costs.data.ts'
import { gainOf } from './word-costs.ts'

/** A stretch of text that is one like character away from a set phrase. */
export interface NearPhrase {
  readonly start: number
  readonly end: number
  readonly phrase: string
  /** Where the wrong character stands. */
  readonly at: number
}

/** A set phrase of four characters that lacks one. */
export interface ShortPhrase {
  readonly start: number
  readonly end: number
  readonly phrase: string
  /** Where the missing character belongs. */
  readonly at: number
  readonly missing: string
}

interface Index {
  readonly phrases: readonly string[]
  /** The same as a set. */
  readonly known: ReadonlySet<string>
  /** For each phrase: 1 where it has four characters, and where it is an idiom. */
  readonly isFour: Uint8Array
  readonly isIdiom: Uint8Array
  /**
   * By the two characters that a phrase begins or ends with: how many begin with them, how many end with them (of each, in
   * the upper half, how many are whole and come first), then for the ones and the others which nearer and which farther
   * characters they have, one bit each, then for each phrase the two characters beside its pair, the nearer one first, and
   * behind them all the phrases' numbers in the same order.
   */
  readonly halves: PairIndex
}

/** How much likelier a phrase must be than what is written: an idiom cannot change, a compound may have a neighbour. */
const idiomGain = 4
const compoundGain = 5
/** Where the other character makes words with its neighbours too, the phrase must be much likelier. */
const otherWordGain = 9.5
/** How much likelier a phrase must be of which a character is missing where what is left of it may stand alone. */
const shortGain = 7
const particles = '的了和与及等在对将为是把被就也都已共各'
/** Characters that words of two often take on behind them, and that are no remnant there. */
const suffixes =
  '实社制化法优污格金报投新汛路扶帮人数税总圈带墙节库源量集费型强重慢非病待创员区室站点率力度性者家厂场所局院校馆园城镇乡村县市省国界业产品种类级层面线网链群团队组会部委办处科股课班期季年月日时天次件条项份张座台辆套间亩吨元款额值价比差权证照书册本表单图纸刊账户口岗位职工匠师生学长手友客民商农牧渔林矿煤电水气热油粮棉茶果菜花草木树竹石土地田山河湖海江港航船车桥隧道牌灯杆管井池塔楼房屋门桌椅床衣药具器机仪卡码屏旧稳宽监防保安智快高低大小多少好坏难易严轻软硬冷深浅细粗厚薄短远近早晚老幼男女正副双各每再更最很较已未将要能可应须被把让使由从向往到在于与和及或并且而但则的得了着过不没有是为以因其此该内外上下中前后左右东南西北里旁边底顶头尾首末初始终抓打做搞讲说看听读写想问答走跑来去进出起落开关拿放送给用吃住行穿育抗救促惠护控拆建修补扩增减升降'

/** What a comparison with the phrases of a pair has seen. */
const isNear = 1
const isShort = 2

let compiled: Index | null = null

function index(): Index {
  compiled ??= compile()
  return compiled
}

function compile(): Index {
  const split = (lines: readonly string[]) =>
    lines.flatMap((line) => line.split(' ')).filter((phrase) => phrase.length >= 4)
  const idiomSet = new Set([...split(idioms), ...split(idiomCosts.map(([, line]) => line))])
  const wholeSet = new Set([...split(idioms), ...split(compounds)])
  const compoundSet = new Set(split(compounds))
  for (const line of collocations) {
    const [first = '', ...rest] = line.split(' ')
    for (const word of rest) if (first.length + word.length >= 4) compoundSet.add(first + word)
  }
  const known = new Set([...idiomSet, ...compoundSet])
  const phrases = [...known]
  return {
    phrases,
    known,
    isFour: Uint8Array.from(phrases, ({ length }) => (length === 4 ? 1 : 0)),
    isIdiom: Uint8Array.from(phrases, (phrase) => (idiomSet.has(phrase) && !compoundSet.has(phrase) ? 1 : 0)),
    halves: indexHalves(phrases, wholeSet),
  }
}

/** The bit of a character among those of a pair's phrases: most characters of a text have none there. */
const bitOf = (code: number): number => 1 << (Math.imul(code, 0x9e3779b1) >>> 27)

/** Which half of a phrase a pair is; the whole phrases of four characters come first. */
const wholeHead = 0
const otherHead = 1
const wholeTail = 2
const otherTail = 3

function indexHalves(phrases: readonly string[], wholeSet: ReadonlySet<string>): PairIndex {
  const pairIn = (phrase: string, first: number, second: number) =>
    pairOf(phrase.charCodeAt(first), phrase.charCodeAt(second))
  /** For each pair the phrases that it is a half of: four times the phrase's number, and which half. */
  const byPair = new Map<number, number[]>()
  const add = (pair: number, half: number) => {
    const known = byPair.get(pair)
    if (known) known.push(half)
    else byPair.set(pair, [half])
  }
  for (const [number, phrase] of phrases.entries()) {
    const isWhole = phrase.length === 4 && wholeSet.has(phrase)
    add(pairIn(phrase, 0, 1), 4 * number + (isWhole ? wholeHead : otherHead))
    add(pairIn(phrase, phrase.length - 2, phrase.length - 1), 4 * number + (isWhole ? wholeTail : otherTail))
  }
  const beside = (half: number) => {
    const phrase = phrases[half >> 2] ?? ''
    return (half & 3) < wholeTail ? pairIn(phrase, 2, 3) : pairIn(phrase, phrase.length - 3, phrase.length - 4)
  }
  for (const [pair, halves] of byPair) {
    // Stable: the phrases of one kind stay in their order.
    halves.sort((a, b) => (a & 3) - (b & 3))
    const counts = [0, 0, 0, 0]
    for (const half of halves) counts[half & 3] = (counts[half & 3] ?? 0) + 1
    const [wholeHeads = 0, otherHeads = 0, wholeTails = 0, otherTails = 0] = counts
    const numbers = [pairOf(wholeHeads, wholeHeads + otherHeads), pairOf(wholeTails, wholeTails + otherTails)]
    for (const isHead of [true, false]) {
      const own = halves.filter((half) => (half & 3) < wholeTail === isHead).map(beside)
      numbers.push(
        own.reduce((bits, each) => bits | bitOf(each >>> 16), 0),
        own.reduce((bits, each) => bits | bitOf(each & 0xffff), 0),
      )
    }
    for (const half of halves) numbers.push(beside(half))
    for (const half of halves) numbers.push(half >> 2)
    byPair.set(pair, numbers)
  }
  return indexPairs(byPair)
}

/**
 * Finds the stretches that differ from a set phrase in one character that sounds or looks like the right one. An error
 * spares the first two or the last two characters of a phrase and one of the two beside them, so a look-up by both halves
 * at each position finds all candidates.
 */
export const findNearPhrases = (text: string): readonly NearPhrase[] => findBoth(text).near

/**
 * Finds set phrases of four characters of which only three stand in the text: one half is whole, and of the other a
 * single character is left that makes no word, alone or with its neighbours.
 */
export const findShortPhrases = (text: string): readonly ShortPhrase[] => findBoth(text).short

/** What was found in the last text: three rules ask one after the other about the same one. */
let last: { readonly text: string; readonly found: PhraseSearch } | null = null

function findBoth(text: string): PhraseSearch {
  if (last?.text !== text) last = { text, found: new PhraseSearch(text) }
  return last.found
}

/** One pass over a text: at each pair of characters the phrases that begin with it, and those that end with it. */
class PhraseSearch {
  readonly near: NearPhrase[] = []
  readonly short: ShortPhrase[] = []
  private readonly text: string
  private readonly index = index()
  /** Where the pair stands, and whether its phrases begin with it or end with it. */
  private pair = 0
  private isHead = true
  /** The characters beside the pair where the rest of a phrase would be, the nearer and the farther one. */
  private beside = 0
  private beyond = 0
  /** From the cell of a phrase's two other characters to the cell of its number. */
  private toNumber = 0

  constructor(text: string) {
    this.text = text
    const { halves } = this.index
    let first = text.charCodeAt(0)
    for (let at = 0; at + 1 < text.length; at++) {
      const second = text.charCodeAt(at + 1)
      const hash = hashPair(first, second)
      if (isMarked(halves, hash)) {
        const cell = cellOf(halves, hash, first, second)
        if (cell > 0) this.lookAt(at, cell)
      }
      first = second
    }
  }

  private lookAt(at: number, cell: number): void {
    const { cells } = this.index.halves
    const heads = cells[cell] as number
    const tails = cells[cell + 1] as number
    const [headCount, tailCount] = [heads & 0xffff, tails & 0xffff]
    this.pair = at
    this.toNumber = headCount + tailCount
    const from = cell + 6
    if (headCount > 0 && this.mayHave(cell + 2, at + 2, at + 3))
      this.look(true, at + 2, at + 3, from, headCount, heads >>> 16)
    if (tailCount > 0 && this.mayHave(cell + 4, at - 1, at - 2))
      this.look(false, at - 1, at - 2, from + headCount, tailCount, tails >>> 16)
  }

  /** Whether one of the characters beside a pair may stand there in one of its phrases, or the nearer one beyond. */
  private mayHave(bits: number, beside: number, beyond: number): boolean {
    const { cells } = this.index.halves
    const near = bitOf(this.text.charCodeAt(beside))
    const far = cells[bits + 1] as number
    return (near & ((cells[bits] as number) | far)) !== 0 || (bitOf(this.text.charCodeAt(beyond)) & far) !== 0
  }

  private look(isHead: boolean, beside: number, beyond: number, from: number, count: number, wholeCount: number): void {
    this.isHead = isHead
    this.beside = this.text.charCodeAt(beside)
    this.beyond = this.text.charCodeAt(beyond)
    const seen = this.compare(from, from + count)
    if ((seen & isNear) !== 0) this.judgeAll(from, from + count)
    if ((seen & isShort) !== 0 && isAlone(this.text, beside, isHead ? 1 : -1))
      this.findShort(from, from + wholeCount, from + count)
  }

  /**
   * Compares the two characters beside the pair with those of the phrases. `isNear`: a phrase shares one of them, and the
   * other is like its own; where both are its own, a phrase of four stands there whole. `isShort`: a phrase has the nearer
   * one, and not the other.
   */
  private compare(from: number, to: number): number {
    const { cells } = this.index.halves
    const { beside } = this
    const here = pairOf(beside, this.beyond)
    let seen = 0
    for (let at = from; at < to; at++) {
      const other = cells[at] as number
      const differs = other ^ here
      if (differs === 0) {
        // Where a phrase of four stands as it should, nothing is wrong with it.
        if (!this.isLong(at)) return 0
        seen |= isNear
      } else if (differs >>> 16 === 0) {
        seen |= isShort
        if (areAlike(this.beyond, other & 0xffff)) seen |= isNear
      } else {
        if ((differs & 0xffff) === 0 && areAlike(beside, other >>> 16)) seen |= isNear
        if ((other & 0xffff) === beside) seen |= isShort
      }
    }
    return seen
  }

  private isLong(cell: number): boolean {
    const { halves, isFour } = this.index
    return isFour[halves.cells[cell + this.toNumber] as number] === 0
  }

  /** Judges the phrases that share one of the characters beside the pair, those that share the nearer one first. */
  private judgeAll(from: number, to: number): void {
    const { cells } = this.index.halves
    for (const isNearer of [true, false]) {
      for (let at = from; at < to; at++) {
        const other = cells[at] as number
        if ((other >>> 16 === this.beside) === isNearer && (isNearer || (other & 0xffff) === this.beyond))
          this.judge(cells[at + this.toNumber] as number)
      }
    }
  }

  /** Compares a phrase of which one half is known to stand in the text with the whole stretch. */
  private judge(number: number): void {
    const { text, pair, isHead } = this
    const { phrases, known, isIdiom } = this.index
    const phrase = phrases[number] ?? ''
    const start = isHead ? pair : pair + 2 - phrase.length
    const end = start + phrase.length
    if (start < 0 || end > text.length) return
    let wrong = -1
    for (let at = isHead ? 2 : 0, to = isHead ? phrase.length : phrase.length - 2; at < to; at++) {
      if (text.charCodeAt(start + at) === phrase.charCodeAt(at)) continue
      if (wrong >= 0) return
      wrong = at
    }
    if (wrong < 0) return
    // A phrase of five or more characters may be whole in both halves and wrong between them: its head has reported it.
    if (!isHead && wrong >= 2) return
    const code = text.charCodeAt(start + wrong)
    if (!isHan(code) || !areAlike(code, phrase.charCodeAt(wrong)) || known.has(text.slice(start, end))) return
    const least = isIdiom[number] === 1 ? idiomGain : makesWord(text, start + wrong) ? otherWordGain : compoundGain
    if (gainOf(text, start, end, phrase) >= least) this.near.push({ start, end, phrase, at: start + wrong })
  }

  /**
   * The phrase that keeps one of its other two characters, where that one is stranded beside the pair: the first whole
   * one, else any that makes the text much likelier.
   */
  private findShort(from: number, wholeTo: number, to: number): void {
    const { text, isHead, beside } = this
    const { halves, phrases, isFour } = this.index
    const here = pairOf(beside, this.beyond)
    const start = isHead ? this.pair : this.pair - 1
    for (let at = from; at < to; at++) {
      const other = halves.cells[at] as number
      const keepsFar = (other & 0xffff) === beside
      if (other === here || (!keepsFar && other >>> 16 !== beside)) continue
      const number = halves.cells[at + this.toNumber] as number
      const phrase = phrases[number] ?? ''
      // 垃圾堆, not 垃圾堆放; 某某园|安全, not 校园安全.
      if (isHead ? nounSuffixes.includes(text.charAt(start + 2)) : !keepsFar && this.closesNoun(start)) continue
      const isCertain = at < wholeTo && isStranded(text, isHead ? start + 2 : start, isHead ? 1 : -1)
      if (!isCertain && !(isFour[number] === 1 && this.isMuchLikelier(start, phrase))) continue
      // Missing is the character next to the pair, or the one at the phrase's edge.
      const lacks = isHead ? (keepsFar ? 2 : 3) : keepsFar ? 1 : 0
      this.short.push({ start, end: start + 3, phrase, at: start + lacks, missing: phrase.charAt(lacks) })
      return
    }
  }

  private closesNoun(at: number): boolean {
    return nounSuffixes.includes(this.text.charAt(at)) && isHan(this.text.charCodeAt(at - 1))
  }

  private isMuchLikelier(start: number, phrase: string): boolean {
    return (
      !suffixes.includes(String.fromCharCode(this.beside)) && gainOf(this.text, start, start + 3, phrase) >= shortGain
    )
  }
}

/**
 * Whether a character beside a pair makes no word with it nor with the one on its other side, `step` away, and that one
 * belongs to a word of its own, is a particle or a mark: two odd characters together are a word that the lexicon lacks.
 */
function isAlone(text: string, at: number, step: 1 | -1): boolean {
  if (at < 0 || at >= text.length) return false
  const codeAt = (place: number) => (place >= 0 && place < text.length ? text.charCodeAt(place) : 10)
  const pairs = (a: number, b: number) => (step === 1 ? isPair(a, b) : isPair(b, a))
  const code = codeAt(at)
  const out = codeAt(at + step)
  if (!isHan(code) || pairs(code, out) || pairs(codeAt(at - step), code)) return false
  const char = String.fromCharCode(out)
  return isHan(out)
    ? particles.includes(char) || pairs(out, codeAt(at + 2 * step))
    : !/[a-zA-Z“”‘’《》（）〈〉]/.test(char)
}

/** Whether a character makes no word: not alone, not with the whole half behind it, not with the neighbour before it, `step` away. */
function isStranded(text: string, at: number, step: 1 | -1): boolean {
  const codeAt = (place: number) => (place >= 0 && place < text.length ? text.charCodeAt(place) : 10)
  const pairs = (a: number, b: number) => (step === 1 ? isPair(a, b) : isPair(b, a))
  const code = codeAt(at)
  if (!isHan(code) || isFree(code) || pairs(codeAt(at - step), code)) return false
  const beside = codeAt(at + step)
  if (!isHan(beside)) return true
  if (pairs(code, beside)) return false
  const beyond = codeAt(at + 2 * step)
  return isFree(beside) || (isHan(beyond) && pairs(beside, beyond))
}

/** Whether a character makes a word with a neighbour. */
function makesWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    (at > 0 && isPair(text.charCodeAt(at - 1), code)) || (at + 1 < text.length && isPair(code, text.charCodeAt(at + 1)))
  )
}
