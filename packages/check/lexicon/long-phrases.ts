import { cellOf, hashPair, indexPairs, isMarked, type PairIndex } from '../engine/pair-index.ts'
import { linePhrases } from './line-phrases.data.ts'
import { longPhrases } from './long-phrases.data.ts'
import { isHan } from './near-words.ts'
import { gainOf } from './word-costs.ts'

/** What turns a phrase into what is written: one character lost, put in, taken for another, or two neighbours swapped. */
export type Slip = 'dropped' | 'added' | 'swapped' | 'replaced'

/** A stretch of text that is one slip away from a long phrase. */
export interface NearLongPhrase {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly slip: Slip
  /** Where in the text the slip is: for a dropped character, the place that it belongs before. */
  readonly at: number
}

/** Half-open stretch of the text in which a phrase stands as it should. */
interface Whole {
  readonly start: number
  readonly end: number
}

interface Index {
  readonly phrases: readonly string[]
  readonly seeds: PairIndex
}

const shortest = 5
/** Characters at either end of a phrase by which it is sought. */
const seedLength = 3
/** How a seed's number tells from which end of its phrase it is. */
const headSeed = 0
const tailSeed = 1
const gapSeed = 2
const swapSeed = 3

let compiled: Index | null = null

function compile(): Index {
  const phrases = [...new Set([...longPhrases, ...linePhrases].flatMap((line) => line.split(' ')))].filter(
    ({ length }) => length >= shortest,
  )
  const bySeed = new Map<number, number[]>()
  const add = (phrase: string, places: readonly [number, number, number], number: number) => {
    const [a, b, c] = places.map((place) => phrase.charCodeAt(place)) as [number, number, number]
    const key = (foldPair(a, b) << 16) | c
    const known = bySeed.get(key)
    if (known) known.push(number)
    else bySeed.set(key, [number])
  }
  for (const [index, phrase] of phrases.entries()) {
    const { length } = phrase
    add(phrase, [0, 1, 2], 4 * index + headSeed)
    add(phrase, [length - 3, length - 2, length - 1], 4 * index + tailSeed)
    // What a slip in the middle of a short phrase leaves whole is shorter than a seed.
    if (length <= 2 * seedLength) add(phrase, [0, 1, 3], 4 * index + gapSeed)
    if (length < 2 * seedLength) add(phrase, [0, 2, 1], 4 * index + swapSeed)
  }
  for (const numbers of bySeed.values()) numbers.unshift(numbers.length)
  return { phrases, seeds: indexPairs(bySeed) }
}

/** Two code units in 16 bits; the phrase itself is compared where a seed is found. */
const foldPair = (first: number, second: number): number => (Math.imul(first, 0x9e35) ^ second) & 0xffff

/** Finds the stretches of a text that are one slip away from a long phrase. */
export function findNearLongPhrases(text: string): readonly NearLongPhrase[] {
  if (last?.text !== text) last = { text, found: search(text) }
  return last.found
}

/** What was found in the last text: several rules ask one after the other about the same one. */
let last: { readonly text: string; readonly found: readonly NearLongPhrase[] } | null = null

function search(text: string): readonly NearLongPhrase[] {
  compiled ??= compile()
  const { seeds } = compiled
  const wholes: Whole[] = []
  const near: NearLongPhrase[] = []
  let first = text.charCodeAt(0)
  let second = text.charCodeAt(1)
  for (let at = 2; at < text.length; at++) {
    const third = text.charCodeAt(at)
    const pair = foldPair(first, second)
    const hash = hashPair(pair, third)
    if (isMarked(seeds, hash)) {
      const cell = cellOf(seeds, hash, pair, third)
      if (cell > 0) lookAt(compiled, text, at - 2, cell, wholes, near)
    }
    first = second
    second = third
  }
  return near.length === 0 ? near : near.filter((each) => isDoubtful(text, each, wholes))
}

function lookAt(
  { phrases, seeds }: Index,
  text: string,
  at: number,
  cell: number,
  wholes: Whole[],
  near: NearLongPhrase[],
): void {
  const { cells } = seeds
  const count = cells[cell] as number
  for (let each = cell + 1; each <= cell + count; each++) {
    const number = cells[each] as number
    const phrase = phrases[number >> 2] ?? ''
    const kind = number & 3
    if (kind === tailSeed) compareTail(text, at + seedLength, phrase, near)
    else if (compareHead(text, at, phrase, near, kind === headSeed)) wholes.push({ start: at, end: at + phrase.length })
  }
}

/** Compares a phrase with the text from where its head was found; true where all of it stands there. */
function compareHead(text: string, start: number, phrase: string, near: NearLongPhrase[], hasSeed: boolean): boolean {
  const { length } = phrase
  let same = 0
  while (same < length && text.charCodeAt(start + same) === phrase.charCodeAt(same)) same++
  if (same === length) return true
  // Each kind of seed answers for the slips that leave it and none before it.
  if (hasSeed ? same < seedLength : same >= seedLength) return false
  const at = start + same
  const goesOn = (textAt: number, phraseAt: number) => text.startsWith(phrase.slice(phraseAt), textAt)
  const add = (slip: Slip, by: number) => near.push({ start, end: start + length + by, phrase, slip, at })
  if (goesOn(at, same + 1)) add('dropped', -1)
  else if (goesOn(at + 1, same)) add('added', 1)
  else if (text.charCodeAt(at) === phrase.charCodeAt(same + 1) && text.charCodeAt(at + 1) === phrase.charCodeAt(same)) {
    if (goesOn(at + 2, same + 2)) add('swapped', 0)
  } else if (goesOn(at + 1, same + 1)) add('replaced', 0)
  return false
}

/** The same from the end of a phrase backwards, for the slips that its head has not found. */
function compareTail(text: string, end: number, phrase: string, near: NearLongPhrase[]): void {
  const { length } = phrase
  let left = length
  let to = end
  while (left > 0 && to > 0 && text.charCodeAt(to - 1) === phrase.charCodeAt(left - 1)) {
    left--
    to--
  }
  // The head answers where it is whole.
  if (left === 0 || length - left < seedLength) return
  const endsWith = (textTo: number, phraseTo: number) =>
    textTo >= phraseTo && text.startsWith(phrase.slice(0, phraseTo), textTo - phraseTo)
  const add = (slip: Slip, at: number, by: number) => {
    const start = end - length - by
    if (!text.startsWith(phrase.slice(0, seedLength), start)) near.push({ start, end, phrase, slip, at })
  }
  if (endsWith(to, left - 1)) add('dropped', to, -1)
  else if (endsWith(to - 1, left)) add('added', to - 1, 1)
  else if (
    left > 1 &&
    text.charCodeAt(to - 1) === phrase.charCodeAt(left - 2) &&
    text.charCodeAt(to - 2) === phrase.charCodeAt(left - 1)
  ) {
    if (endsWith(to - 2, left - 2)) add('swapped', to - 2, 0)
  } else if (endsWith(to - 1, left - 1)) add('replaced', to - 1, 0)
}

/** How much likelier the phrase must be than what is written. */
const gainLeast = 4

/** Whether what is written is no phrase itself and much less likely than the phrase. */
function isDoubtful(text: string, { start, end, phrase, slip, at }: NearLongPhrase, wholes: readonly Whole[]): boolean {
  if (slip !== 'dropped' && !isHan(text.charCodeAt(at))) return false
  // A letter that stands for a name or a character left out (从严治D、X县) is none that was lost.
  if (slip === 'dropped' && /[A-Za-z×]/.test(text.charAt(at) + text.charAt(at - 1))) return false
  // Of a character lost between two, both its neighbours stand in a phrase that covers the place.
  const from = slip === 'dropped' ? at - 1 : at
  if (wholes.some((whole) => whole.start <= from && at < whole.end)) return false
  return gainOf(text, start, end, phrase) >= gainLeast
}
