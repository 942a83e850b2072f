import { cellOf, hashPair, indexPairs, isMarked, type PairIndex } from '../engine/pair-index.ts'
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
  readonly seeds: PairIndex
}

const shortest = 5
const longest = 24
/** Characters at either end of a phrase by which it is sought. */
const seedLength = 3
/** What a report writes so often, and no less often than the phrase, is a term of its own. */
const ownTermLeast = 3
/** How a seed's number tells from which end of its phrase it is. */
const headSeed = 0
const tailSeed = 1
const gapSeed = 2
const swapSeed = 3

let compiled: Index | null = null

function compile(): Index {
  const phrases = [...new Set([...longPhrases, ...linePhrases].flatMap((line) => line.split(' ')))].filter(
    ({ length }) => length >= shortest && length <= longest,
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
export function findSlips(text: string): readonly Slip[] {
  if (last?.text !== text) last = { text, found: search(text) }
  return last.found
}

/** What was found in the last text: several rules ask one after the other about the same one. */
let last: { readonly text: string; readonly found: readonly Slip[] } | null = null

function search(text: string): readonly Slip[] {
  compiled ??= compile()
  const { seeds } = compiled
  const wholes: Whole[] = []
  const near: Slip[] = []
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
  return near.length === 0 ? near : likeliest(text, near, wholes)
}

function lookAt(
  { phrases, seeds }: Index,
  text: string,
  at: number,
  cell: number,
  wholes: Whole[],
  near: Slip[],
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
function compareHead(text: string, start: number, phrase: string, near: Slip[], hasSeed: boolean): boolean {
  const { length } = phrase
  let same = 0
  while (same < length && text.charCodeAt(start + same) === phrase.charCodeAt(same)) same++
  if (same === length) return true
  // Each kind of seed answers for the slips that leave it and none before it.
  if (hasSeed ? same < seedLength : same >= seedLength) return false
  const at = start + same
  const goesOn = (textAt: number, phraseAt: number) => text.startsWith(phrase.slice(phraseAt), textAt)
  const add = (kind: SlipKind, by: number) => near.push({ start, end: start + length + by, phrase, kind, at })
  const isSwap =
    text.charCodeAt(at) === phrase.charCodeAt(same + 1) && text.charCodeAt(at + 1) === phrase.charCodeAt(same)
  if (isHan(text.charCodeAt(at))) {
    if (goesOn(at + 1, same)) add('added', 1)
    else if (isSwap && goesOn(at + 2, same + 2)) add('swapped', 0)
    else if (goesOn(at + 1, same + 1)) add('replaced', 0)
  }
  if (goesOn(at, same + 1) && !standsForName(text, at)) add('dropped', -1)
  return false
}

/** Whether a letter beside a place stands for a name or a character left out (从严治D、X县): then none was lost there. */
const standsForName = (text: string, at: number): boolean => /[A-Za-z×]/.test(text.charAt(at - 1) + text.charAt(at))

/** The same from the end of a phrase backwards, for the slips that its head has not found. */
function compareTail(text: string, end: number, phrase: string, near: Slip[]): void {
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
  const add = (kind: SlipKind, at: number, by: number) => {
    const start = end - length - by
    if (!text.startsWith(phrase.slice(0, seedLength), start)) near.push({ start, end, phrase, kind, at })
  }
  const isSwap =
    left > 1 &&
    text.charCodeAt(to - 1) === phrase.charCodeAt(left - 2) &&
    text.charCodeAt(to - 2) === phrase.charCodeAt(left - 1)
  if (isHan(text.charCodeAt(to - 1))) {
    if (endsWith(to - 1, left)) add('added', to - 1, 1)
    else if (isSwap && endsWith(to - 2, left - 2)) add('swapped', to - 2, 0)
    else if (endsWith(to - 1, left - 1)) add('replaced', to - 1, 0)
  }
  if (endsWith(to, left - 1) && !standsForName(text, to)) add('dropped', to, -1)
}

/** The candidates that are slips, the likeliest one of each stretch, in text order. */
function likeliest(text: string, near: readonly Slip[], wholes: readonly Whole[]): readonly Slip[] {
  const slips = near.filter((each) => !isCovered(text, each, wholes) && isSlip(text, each))
  if (slips.length === 0) return slips
  const times = new Map<string, number>()
  const count = (words: string) => times.set(words, (times.get(words) ?? 0) + 1)
  for (const { start, end } of wholes) count(text.slice(start, end))
  for (const { start, end } of slips) count(text.slice(start, end))
  const kept: { readonly slip: Slip; readonly gain: number }[] = []
  for (const slip of slips.sort((a, b) => a.start - b.start || a.end - b.end)) {
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

/** Whether the place of a slip stands inside a phrase that is right as it stands; the phrases are in the order of their starts. */
function isCovered(text: string, { start, end, kind, at }: Slip, wholes: readonly Whole[]): boolean {
  // Of a character lost between two, both its neighbours stand in it; of one written twice, the first may close it.
  const isTwice = kind === 'added' && text.charCodeAt(at) === text.charCodeAt(at - 1)
  const from = isTwice || (kind === 'dropped' && at > start) ? at - 1 : at
  const to = isTwice || (kind === 'dropped' && at === end) ? at : at + 1
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
