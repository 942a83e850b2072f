import { cellOf, hashPair, indexPairs, isMarked, type PairIndex, pairOf } from '../engine/pair-index.ts'
import { linePhrases } from './line-phrases.data.ts'
import { longPhrases } from './long-phrases.data.ts'
import { isHan } from './near-words.ts'
import { isSlip, type Slip, type SlipKind } from './slip.ts'
import { gainOf } from './word-costs.ts'

/** Half-open stretch of the text in which a phrase stands as it should. */
interface Whole {
  readonly start: number
  readonly end: number
}

interface Index {
  readonly phrases: readonly string[]
  /** The characters of all phrases one after the other, and where each phrase begins and the last one ends. */
  readonly codes: Uint16Array
  readonly begins: Int32Array
  /** Where in each phrase its first seed stands. */
  readonly firsts: Uint8Array
  /**
   * For each seed, how many numbers follow, then two for each phrase: its number with the seed's place, and two of its
   * characters, farthest from the seed: the outermost one last, or, of a seed in the middle, the first and the last one.
   */
  readonly seeds: PairIndex
}

const shortest = 5
const longest = 24
/** Three characters by which a phrase is sought. A slip spares one of two seeds with a character between them. */
const seedLength = 3
/** A seed's number is made of its phrase's number, the phrase's length and where in the phrase it stands. */
const placeBits = 5
const lengthBits = 5
const placeMask = (1 << placeBits) - 1
const indexShift = placeBits + lengthBits
const shapeMask = (1 << indexShift) - 1
/**
 * The seeds of what a slip makes of a phrase too short for two seeds: without its third character, and with its second and
 * third swapped.
 */
const gapSeed = 30
const swapSeed = 31
/** The place of a seed that closes its phrase. */
const tailSeed = 29
/** A seed that more phrases share (进一步) costs more than it finds. */
const sharedMax = 40

/** What a report writes so often, and no less often than the phrase, is a term of its own. */
const ownTermLeast = 3

/** The count of a seed with a letter or a figure in it, which is not looked for. */
const unsought = 1_000_000

let compiled: Index | null = null

function compile(): Index {
  const phrases = [...new Set([...longPhrases, ...linePhrases].flatMap((line) => line.split(' ')))].filter(
    ({ length }) => length >= shortest && length <= longest,
  )
  const times = countSeeds(phrases)
  const firsts = new Uint8Array(phrases.length)
  const bySeed = new Map<number, number[]>()
  const add = (seed: number, number: number, witness: number) => {
    const known = bySeed.get(seed)
    if (known) known.push(number, witness)
    else bySeed.set(seed, [number, witness])
  }
  for (const [index, phrase] of phrases.entries()) {
    const number = (index << indexShift) | (phrase.length << placeBits)
    const codeAt = (place: number) => phrase.charCodeAt(place)
    const last = phrase.length - seedLength
    const [first, second] = rarestSeeds(phrase, times)
    firsts[index] = first
    const ending = pairOf(codeAt(last + 1), codeAt(last + 2))
    for (const place of [first, second]) {
      const seed = seedAt(phrase, place)
      if (place === 0) add(seed, number, ending)
      else if (place === last) add(seed, number | tailSeed, pairOf(codeAt(1), codeAt(0)))
      else add(seed, number | place, pairOf(codeAt(last + 2), codeAt(0)))
    }
    if (last <= seedLength) add(seedOf(codeAt(0), codeAt(1), codeAt(3)), number | gapSeed, ending)
    if (last < seedLength) add(seedOf(codeAt(0), codeAt(2), codeAt(1)), number | swapSeed, ending)
  }
  for (const [seed, numbers] of bySeed) {
    if (numbers.length > 2 * sharedMax) bySeed.delete(seed)
    else bySeed.set(seed, [numbers.length, ...inOrder(numbers)])
  }
  return { phrases, ...codesOf(phrases), firsts, seeds: indexPairs(bySeed) }
}

/** Puts those of one length and place beside one another: they are compared with the same characters of a text. */
function inOrder(numbers: readonly number[]): readonly number[] {
  if (numbers.length === 2) return numbers
  const pairs: [number, number][] = []
  for (let at = 0; at < numbers.length; at += 2) pairs.push([numbers[at] as number, numbers[at + 1] as number])
  return pairs.sort(([a], [b]) => (a & shapeMask) - (b & shapeMask)).flat()
}

function codesOf(phrases: readonly string[]): { readonly codes: Uint16Array; readonly begins: Int32Array } {
  const begins = new Int32Array(phrases.length + 1)
  for (const [index, { length }] of phrases.entries()) begins[index + 1] = (begins[index] as number) + length
  const codes = new Uint16Array(begins[phrases.length] as number)
  for (const [index, phrase] of phrases.entries())
    for (let at = 0; at < phrase.length; at++) codes[(begins[index] as number) + at] = phrase.charCodeAt(at)
  return { codes, begins }
}

/** Two code units in 16 bits; the phrase itself is compared where a seed is found. */
const foldPair = (first: number, second: number): number => (Math.imul(first, 0x9e35) ^ second) & 0xffff
const seedOf = (a: number, b: number, c: number): number => (foldPair(a, b) << 16) | c
const seedAt = (phrase: string, at: number): number =>
  seedOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1), phrase.charCodeAt(at + 2))

function countSeeds(phrases: readonly string[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>()
  for (const phrase of phrases) {
    for (let at = 0; at + seedLength <= phrase.length; at++) {
      const seed = seedAt(phrase, at)
      times.set(seed, (times.get(seed) ?? 0) + 1)
    }
  }
  return times
}

/** Where the two seeds of a phrase stand that the fewest phrases share, one character at least between them if it has room. */
function rarestSeeds(phrase: string, times: ReadonlyMap<number, number>): [number, number] {
  const last = phrase.length - seedLength
  if (last <= seedLength) return [0, last]
  const isSeed = (at: number) => [0, 1, 2].every((beside) => isHan(phrase.charCodeAt(at + beside)))
  const counts = Array.from({ length: last + 1 }, (_, at) =>
    isSeed(at) ? (times.get(seedAt(phrase, at)) ?? 0) : unsought,
  )
  let best: [number, number] = [0, last]
  let least = Number.POSITIVE_INFINITY
  for (let first = 0; first + seedLength < last; first++) {
    for (let second = first + seedLength + 1; second <= last; second++) {
      const count = (counts[first] as number) + (counts[second] as number)
      if (count < least) {
        least = count
        best = [first, second]
      }
    }
  }
  return best
}

/** Finds the stretches of a text that are one slip away from a long phrase. */
export function findSlips(text: string): readonly Slip[] {
  if (last?.text !== text) last = { text, found: new SlipSearch(text).found() }
  return last.found
}

/** What was found in the last text: several rules ask one after the other about the same one. */
let last: { readonly text: string; readonly found: readonly Slip[] } | null = null

/** One pass over a text: at each seed the phrases that have it are compared with the text around it. */
class SlipSearch {
  private readonly text: string
  private readonly index: Index
  private readonly wholes: Whole[] = []
  private readonly near: Slip[] = []
  /** What stands before it is a phrase as it should be: no seed is sought that ends there. */
  private free = 0

  constructor(text: string) {
    compiled ??= compile()
    this.text = text
    this.index = compiled
  }

  found(): readonly Slip[] {
    const { text } = this
    const { seeds } = this.index
    let first = 0
    let second = 0
    /** How many Chinese characters in a row: a seed has no others. */
    let run = 0
    for (let at = 0; at < text.length; at++) {
      const third = text.charCodeAt(at)
      run = third >= 0x4e00 && third <= 0x9fff ? run + 1 : 0
      if (run >= seedLength && at >= this.free) {
        const pair = foldPair(first, second)
        const hash = hashPair(pair, third)
        if (isMarked(seeds, hash)) {
          const cell = cellOf(seeds, hash, pair, third)
          if (cell > 0) this.lookAt(at - 2, cell)
        }
      }
      first = second
      second = third
    }
    return this.near.length === 0 ? this.near : likeliest(text, this.near, this.wholes)
  }

  private lookAt(at: number, cell: number): void {
    const { text } = this
    const { cells } = this.index.seeds
    let shape = -1
    let isMiddle = false
    // Where the outermost character of a phrase should stand, and beside: or the first and the last of a phrase around its seed.
    let there = 0
    let within = 0
    let beyond = 0
    for (let each = cell + 1, end = cell + (cells[cell] as number); each <= end; each += 2) {
      const number = cells[each] as number
      if ((number & shapeMask) !== shape) {
        shape = number & shapeMask
        const place = shape & placeMask
        const length = shape >>> placeBits
        isMiddle = place > 0 && place < tailSeed
        const isHead = place === 0 || place >= gapSeed
        const outermost = isHead ? at + length - 1 : isMiddle ? at - place : at + seedLength - length
        const step = isHead ? 1 : -1
        there = text.charCodeAt(outermost)
        within = isMiddle ? text.charCodeAt(outermost + length - 1) : text.charCodeAt(outermost - step)
        beyond = text.charCodeAt(outermost + step)
      }
      const witness = cells[each + 1] as number
      const outer = witness & 0xffff
      const other = witness >>> 16
      const mayBe = isMiddle
        ? there === outer || within === other
        : there === outer || within === outer || beyond === outer || within === other
      if (!mayBe) continue
      if ((shape & placeMask) >= gapSeed) this.compareMiddle(at, number)
      else this.compare(at, number)
    }
  }

  /** Compares a phrase with the text on both sides of a seed: one side must be whole. */
  private compare(at: number, number: number): void {
    const { text } = this
    const { codes, begins, firsts } = this.index
    const place = number & placeMask
    const index = number >>> indexShift
    const from = begins[index] as number
    const to = begins[index + 1] as number
    const seed = place === tailSeed ? to - seedLength : from + place
    let left = seed
    let start = at
    while (left > from && text.charCodeAt(start - 1) === codes[left - 1]) {
      left--
      start--
    }
    let right = seed
    let end = at
    while (right < to && text.charCodeAt(end) === codes[right]) {
      right++
      end++
    }
    if (left > from ? right < to : right < seed + seedLength) return
    // Where the first seed is whole, it has told of the phrase.
    const first = from + (firsts[index] as number)
    const isFirst = seed === first
    if (left === from && right === to) {
      this.wholes.push({ start, end })
      this.free = Math.max(this.free, end)
    } else if (left === from) {
      if (isFirst) this.tellBehind(start, index, right)
    } else if (isFirst || (left > first && left <= first + seedLength + 1)) this.tellBefore(end, index, left)
  }

  /** The same for a slip at the third character of a short phrase. */
  private compareMiddle(start: number, number: number): void {
    const { codes, begins } = this.index
    const index = number >>> indexShift
    const from = begins[index] as number
    let same = 0
    while (same < seedLength && this.text.charCodeAt(start + same) === codes[from + same]) same++
    if (same > 0 && same < seedLength) this.tellBehind(start, index, from + same)
  }

  /** The slip at which a phrase and the text from `start` on stop being the same; `right` is the place among the codes. */
  private tellBehind(start: number, index: number, right: number): void {
    const { text } = this
    const { codes, begins } = this.index
    const to = begins[index + 1] as number
    const at = start + right - (begins[index] as number)
    const code = text.charCodeAt(at)
    if (isHan(code)) {
      if (this.isSame(at + 1, right, to)) this.add(start, 1, index, 'added', at)
      else if (code === codes[right + 1] && right + 1 < to && text.charCodeAt(at + 1) === codes[right]) {
        if (this.isSame(at + 2, right + 2, to)) this.add(start, 0, index, 'swapped', at)
      } else if (this.isSame(at + 1, right + 1, to)) this.add(start, 0, index, 'replaced', at)
    }
    if (this.isSame(at, right + 1, to) && !standsForName(text, at)) this.add(start, -1, index, 'dropped', at)
  }

  /** The same from `end` backwards; what stands before `left` among the codes is not yet found. */
  private tellBefore(end: number, index: number, left: number): void {
    const { text } = this
    const { codes, begins } = this.index
    const from = begins[index] as number
    const length = (begins[index + 1] as number) - from
    const start = end - length
    const to = start + left - from
    const code = text.charCodeAt(to - 1)
    if (isHan(code)) {
      if (this.isSame(start - 1, from, left)) this.add(start - 1, 1, index, 'added', to - 1)
      else if (left - 1 > from && code === codes[left - 2] && text.charCodeAt(to - 2) === codes[left - 1]) {
        if (this.isSame(start, from, left - 2)) this.add(start, 0, index, 'swapped', to - 2)
      } else if (this.isSame(start, from, left - 1)) this.add(start, 0, index, 'replaced', to - 1)
    }
    if (this.isSame(start + 1, from, left - 1) && !standsForName(text, to))
      this.add(start + 1, -1, index, 'dropped', to)
  }

  /** Whether a part of the codes stands in the text. */
  private isSame(at: number, from: number, to: number): boolean {
    const { codes } = this.index
    for (let place = from; place < to; place++)
      if (this.text.charCodeAt(at + place - from) !== codes[place]) return false
    return true
  }

  private add(start: number, longer: number, index: number, kind: SlipKind, at: number): void {
    const phrase = this.index.phrases[index] ?? ''
    this.near.push({ start, end: start + phrase.length + longer, phrase, kind, at })
  }
}

/** Whether a letter beside a place stands for a name or a character left out (从严治D、X县): then none was lost there. */
const standsForName = (text: string, at: number): boolean => /[A-Za-z×]/.test(text.charAt(at - 1) + text.charAt(at))

/** The candidates that are slips, the likeliest one of each stretch, in text order. */
function likeliest(text: string, near: readonly Slip[], wholes: Whole[]): readonly Slip[] {
  wholes.sort((a, b) => a.start - b.start || a.end - b.end)
  const slips = near.filter((each) => !isCovered(text, each, wholes) && isSlip(text, each))
  if (slips.length === 0) return slips
  slips.sort((a, b) => a.start - b.start || a.end - b.end)
  const times = new Map<string, number>()
  for (const places of [wholes, slips]) {
    for (const [index, { start, end }] of places.entries()) {
      const before = places[index - 1]
      // Both seeds of a phrase may have told of it.
      if (before?.start === start && before.end === end) continue
      const words = text.slice(start, end)
      times.set(words, (times.get(words) ?? 0) + 1)
    }
  }
  const kept: { readonly slip: Slip; readonly gain: number }[] = []
  for (const slip of slips) {
    const { start, end, phrase } = slip
    const written = times.get(text.slice(start, end)) ?? 0
    if (written >= ownTermLeast && written >= (times.get(phrase) ?? 0)) continue
    const gain = gainOf(text, start, end, phrase)
    const before = kept.at(-1)
    if (before && start < before.slip.end) {
      // Of phrases that gain the same, the shorter one says the place better.
      if (gain < before.gain || (gain === before.gain && phrase.length >= before.slip.phrase.length)) continue
      kept.pop()
    }
    kept.push({ slip, gain })
  }
  return kept.map(({ slip }) => slip)
}

/** Whether the place of a slip stands inside a phrase that is right as it stands, or beside one that is all the rest. */
function isCovered(text: string, { start, end, kind, at }: Slip, wholes: readonly Whole[]): boolean {
  if (kind === 'replaced' && at === start && isCovering(wholes, start + 1, end)) return true
  if (kind === 'replaced' && at === end - 1 && isCovering(wholes, start, end)) return true
  // Of a character lost between two, both its neighbours stand in it; of one written twice, the first may close it.
  const isTwice = kind === 'added' && text.charCodeAt(at) === text.charCodeAt(at - 1)
  const from = isTwice || (kind === 'dropped' && at > start) ? at - 1 : at
  return isCovering(wholes, from, isTwice || (kind === 'dropped' && at === end) ? at : at + 1)
}

/** Whether a phrase covers a stretch; the phrases are in the order of their starts. */
function isCovering(wholes: readonly Whole[], from: number, to: number): boolean {
  let [low, high] = [0, wholes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((wholes[middle]?.start ?? 0) <= from) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0; index--) {
    const whole = wholes[index] as Whole
    if (whole.start <= from - longest) return false
    if (to <= whole.end) return true
  }
  return false
}
