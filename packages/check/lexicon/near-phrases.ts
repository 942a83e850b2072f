import { collocations } from './collocations.data.ts'
import { areAlike, isFree, isHan, isPair } from './near-words.ts'
import { compounds, idioms } from './set-phrases.data.ts'
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

interface Entry {
  readonly phrase: string
  readonly isIdiom: boolean
}

interface Index {
  /** Phrases by three of their characters: the first two with the third or the fourth, the last two with one of the two before. */
  readonly byThree: ReadonlyMap<number, readonly Entry[]>
  /** The whole phrases of four characters by their first two characters, and by their last two. */
  readonly byHead: ReadonlyMap<number, readonly Entry[]>
  readonly byTail: ReadonlyMap<number, readonly Entry[]>
  /** Marks of the pairs that begin and that end a phrase (and, in `wholes`, a whole one), and of the keys of three, hashed. */
  readonly heads: Uint8Array
  readonly tails: Uint8Array
  readonly wholes: Uint8Array
  readonly threes: Uint8Array
  readonly phrases: ReadonlySet<string>
}

/** Which two of a phrase's characters go with the third one of a key. */
type Shape = 0 | 1 | 2 | 3

/** How much likelier a phrase must be than what is written: an idiom cannot change, a compound may have a neighbour. */
const idiomGain = 4
const compoundGain = 5
/** Where the other character makes words with its neighbours too, the phrase must be much likelier. */
const otherWordGain = 9.5

let compiled: Index | null = null
const markMask = 0x1fffff
/** Whole numbers of 32 bits, which maps look up without allocating. */
const pairKey = (first: number, second: number) => (first << 16) | second
const pairHash = (first: number, second: number) => (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & markMask
/** Hashed to 30 bits: who looks up by it compares the characters too. */
const threeKey = (first: number, second: number, other: number, shape: Shape) =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(other * 4 + shape, 0xc2b2ae35)) & 0x3fffffff
const threeHash = (first: number, second: number, other: number, shape: Shape) =>
  (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb) ^ Math.imul(other + (shape << 16), 0xc2b3)) & markMask
const isMarked = (marks: Uint8Array, hash: number) => ((marks[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0
const mark = (marks: Uint8Array, hash: number) => {
  marks[hash >> 3] = (marks[hash >> 3] ?? 0) | (1 << (hash & 7))
}

const newMarks = () => new Uint8Array((markMask + 1) >> 3)

function push(map: Map<number, Entry[]>, key: number, entry: Entry): void {
  const known = map.get(key)
  if (known) known.push(entry)
  else map.set(key, [entry])
}

function index(): Index {
  if (compiled) return compiled
  const split = (lines: readonly string[]) =>
    lines.flatMap((line) => line.split(' ')).filter((phrase) => phrase.length >= 4)
  const idiomSet = new Set([...split(idioms), ...split(idiomCosts.map(([, line]) => line))])
  const wholeSet = new Set([...split(idioms), ...split(compounds)])
  const compoundSet = new Set(split(compounds))
  for (const line of collocations) {
    const [first = '', ...rest] = line.split(' ')
    for (const word of rest) if (first.length + word.length >= 4) compoundSet.add(first + word)
  }
  const phrases = new Set([...idiomSet, ...compoundSet])
  const byThree = new Map<number, Entry[]>()
  const byHead = new Map<number, Entry[]>()
  const byTail = new Map<number, Entry[]>()
  const [heads, tails, wholes, threes] = [newMarks(), newMarks(), newMarks(), newMarks()]
  const addThree = (first: number, second: number, other: number, shape: Shape, entry: Entry) => {
    push(byThree, threeKey(first, second, other, shape), entry)
    mark(threes, threeHash(first, second, other, shape))
  }
  for (const phrase of phrases) {
    const entry = { phrase, isIdiom: idiomSet.has(phrase) && !compoundSet.has(phrase) }
    const code = (at: number) => phrase.charCodeAt(at < 0 ? phrase.length + at : at)
    addThree(code(0), code(1), code(2), 0, entry)
    addThree(code(0), code(1), code(3), 1, entry)
    addThree(code(-2), code(-1), code(-3), 2, entry)
    addThree(code(-2), code(-1), code(-4), 3, entry)
    mark(heads, pairHash(code(0), code(1)))
    mark(tails, pairHash(code(-2), code(-1)))
    if (phrase.length !== 4 || !wholeSet.has(phrase)) continue
    push(byHead, pairKey(code(0), code(1)), entry)
    push(byTail, pairKey(code(-2), code(-1)), entry)
    mark(wholes, pairHash(code(0), code(1)))
    mark(wholes, pairHash(code(-2), code(-1)))
  }
  compiled = { byThree, byHead, byTail, heads, tails, wholes, threes, phrases }
  return compiled
}

/**
 * Finds the stretches that differ from a set phrase in one character that sounds or looks like the right one. An error
 * spares the first two or the last two characters of a phrase and one of the others, so a look-up of three characters at
 * each position finds all candidates.
 */
export function findNearPhrases(text: string): readonly NearPhrase[] {
  // Two rules ask one after the other about the same text.
  if (last?.text !== text) last = { text, found: searchNearPhrases(text) }
  return last.found
}

let last: { readonly text: string; readonly found: readonly NearPhrase[] } | null = null

function searchNearPhrases(text: string): NearPhrase[] {
  const { byThree, heads, tails, threes, phrases } = index()
  const found: NearPhrase[] = []
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const hash = pairHash(first, second)
    // Most pairs only begin phrases or only end them: each side is looked up by itself.
    const from: Shape = isMarked(heads, hash) ? 0 : 2
    const until = isMarked(tails, hash) ? 4 : 2
    for (let shape: number = from; shape < until; shape++) {
      const beside = shape === 0 ? at + 2 : shape === 1 ? at + 3 : shape === 2 ? at - 1 : at - 2
      if (beside < 0 || beside >= text.length) continue
      const other = text.charCodeAt(beside)
      if (!isMarked(threes, threeHash(first, second, other, shape as Shape))) continue
      for (const entry of byThree.get(threeKey(first, second, other, shape as Shape)) ?? []) {
        const start = shape < 2 ? at : at + 2 - entry.phrase.length
        if (start < 0 || !holdsThree(entry.phrase, first, second, other, shape) || text.startsWith(entry.phrase, start))
          continue
        judge(text, start, entry, shape < 2 ? 2 : 0, phrases, found)
      }
    }
    first = second
  }
  return found
}

/** Whether a phrase has these characters where its key of that shape took them. */
function holdsThree(phrase: string, first: number, second: number, other: number, shape: number): boolean {
  const pair = shape < 2 ? 0 : phrase.length - 2
  const beside = shape === 0 ? 2 : shape === 1 ? 3 : phrase.length - shape - 1
  return (
    phrase.charCodeAt(pair) === first && phrase.charCodeAt(pair + 1) === second && phrase.charCodeAt(beside) === other
  )
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

/**
 * Finds set phrases of four characters of which only three stand in the text: one half is whole, and of the other a
 * single character is left that makes no word, alone or with its neighbours.
 */
export function findShortPhrases(text: string): ShortPhrase[] {
  const { byHead, byTail, wholes } = index()
  const found: ShortPhrase[] = []
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    if (isMarked(wholes, pairHash(first, second))) {
      const key = pairKey(first, second)
      for (const { phrase } of byHead.get(key) ?? []) {
        if (text.startsWith(phrase, at)) continue
        const left = text.charCodeAt(at + 2)
        const keeps = left === phrase.charCodeAt(3) ? 2 : left === phrase.charCodeAt(2) ? 3 : -1
        if (keeps < 0 || !isStranded(text, at + 2, second, 1)) continue
        found.push({ start: at, end: at + 3, phrase, at: at + keeps, missing: phrase.charAt(keeps) })
        break
      }
      for (const { phrase } of byTail.get(key) ?? []) {
        if (at === 0 || (at > 1 && text.startsWith(phrase, at - 2))) continue
        const left = text.charCodeAt(at - 1)
        const lacks = left === phrase.charCodeAt(0) ? 1 : left === phrase.charCodeAt(1) ? 0 : -1
        if (lacks < 0 || !isStranded(text, at - 1, first, -1)) continue
        found.push({ start: at - 1, end: at + 2, phrase, at: at - 1 + lacks, missing: phrase.charAt(lacks) })
        break
      }
    }
    first = second
  }
  return found
}

/** Whether a character makes no word: not alone, not with the whole half beside it, not with the neighbour on the other side (`step` away). */
function isStranded(text: string, at: number, half: number, step: 1 | -1): boolean {
  const code = text.charCodeAt(at)
  if (!isHan(code) || isFree(code)) return false
  const pairs = (a: number, b: number) => (step === 1 ? isPair(a, b) : isPair(b, a))
  const beside = at + step >= 0 && at + step < text.length ? text.charCodeAt(at + step) : 10
  if (pairs(half, code)) return false
  if (!isHan(beside)) return true
  if (pairs(code, beside)) return false
  const beyond = at + 2 * step >= 0 && at + 2 * step < text.length ? text.charCodeAt(at + 2 * step) : 10
  return isFree(beside) || (isHan(beyond) && pairs(beside, beyond))
}

/** Compares a stretch with a phrase of which one half is known to stand there; `from` is where the unknown part begins. */
function judge(
  text: string,
  start: number,
  entry: Entry,
  from: number,
  phrases: ReadonlySet<string>,
  found: NearPhrase[],
): void {
  const { phrase } = entry
  const to = from === 0 ? phrase.length - 2 : phrase.length
  if (start + phrase.length > text.length) return
  let wrong = -1
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(start + at) === phrase.charCodeAt(at)) continue
    if (wrong >= 0) return
    wrong = at
  }
  if (wrong < 0) return
  // A phrase of five or more characters may be whole in both halves and wrong between them: its head has reported it.
  if (from === 0 && wrong >= 2) return
  const code = text.charCodeAt(start + wrong)
  if (!isHan(code) || !areAlike(code, phrase.charCodeAt(wrong))) return
  const end = start + phrase.length
  if (phrases.has(text.slice(start, end))) return
  const least = entry.isIdiom ? idiomGain : makesWord(text, start + wrong) ? otherWordGain : compoundGain
  if (gainOf(text, start, end, phrase) < least) return
  found.push({ start, end, phrase, at: start + wrong })
}

/** Whether a character makes a word with a neighbour. */
function makesWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    (at > 0 && isPair(text.charCodeAt(at - 1), code)) || (at + 1 < text.length && isPair(code, text.charCodeAt(at + 1)))
  )
}
