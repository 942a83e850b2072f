import { commonPairs, freeCharacters } from './common-words.data.ts'
import { lookAlikes, officialShortForms, officialWords } from './official-words.data.ts'
import { readings } from './sound.data.ts'

/** What the lexicon knows of characters and pairs, compiled for look-ups at every character of a text. */
interface Tables {
  /** A number for each known character, 0 for all others. */
  readonly idOf: Uint16Array
  /** One bit for each pair of known characters that is a word or stands inside one. */
  readonly pairs: Uint8Array
  readonly free: Uint8Array
  /** Characters that sound or look like a character. */
  readonly alike: ReadonlyMap<number, ReadonlySet<number>>
  /** Pairs that are no words, and the official words that they are one like character away from. */
  readonly suspects: ReadonlyMap<number, readonly string[]>
  /** Marks the suspects, hashed: small enough to stay in the processor's cache. */
  readonly marks: Uint8Array
}

const idBits = 13
const markMask = (1 << 20) - 1

let compiled: Tables | null = null

/** Readings that many writers and keyboards do not tell apart: zh and z, ch and c, sh and s, ang and an, eng and en, ing and in. */
const foldReading = (reading: string) => reading.replace(/^(z|c|s)h/, '$1').replace(/(a|e|i)ng$/, '$1n')

const pairKey = (first: number, second: number) => first * 0x10000 + second
const pairHash = (first: number, second: number) => (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & markMask

function compile(): Tables {
  const idOf = new Uint16Array(0x10000)
  let count = 0
  const pairs = new Uint8Array(1 << (2 * idBits - 3))
  const idFor = (code: number) => {
    if (idOf[code] === 0) idOf[code] = ++count
    return idOf[code] ?? 0
  }
  const addPair = (first: number, second: number) => {
    const at = (idFor(first) << idBits) | idFor(second)
    pairs[at >> 3] = (pairs[at >> 3] ?? 0) | (1 << (at & 7))
  }
  for (const line of commonPairs) {
    for (const item of line.split(' ')) {
      for (let at = 1; at < item.length; at++) addPair(item.charCodeAt(0), item.charCodeAt(at))
    }
  }
  const official = new Set(officialWords.flatMap((line) => line.split(' ')))
  const shortForms = officialShortForms.flatMap((line) => line.split(' '))
  for (const word of [...official, ...shortForms]) addPair(word.charCodeAt(0), word.charCodeAt(1))
  const free = new Uint8Array(0x10000)
  for (let at = 0; at < freeCharacters.length; at++) free[freeCharacters.charCodeAt(at)] = 1
  const alike = likeCharacters()
  const isKnown = (first: number, second: number) => isMarked(pairs, idOf[first] ?? 0, idOf[second] ?? 0)
  return { idOf, pairs, free, alike, ...suspectPairs(official, alike, isKnown) }
}

function isMarked(pairs: Uint8Array, first: number, second: number): boolean {
  const at = (first << idBits) | second
  return first !== 0 && second !== 0 && ((pairs[at >> 3] ?? 0) & (1 << (at & 7))) !== 0
}

/** For each character, those that share a folded reading or a look with it. */
function likeCharacters(): Map<number, Set<number>> {
  const bySound = new Map<string, string>()
  for (const [reading, characters] of Object.entries(readings)) {
    const folded = foldReading(reading)
    bySound.set(folded, (bySound.get(folded) ?? '') + characters)
  }
  const alike = new Map<number, Set<number>>()
  for (const group of [...bySound.values(), ...lookAlikes]) {
    const codes = [...group].map((char) => char.charCodeAt(0))
    for (const code of codes) {
      const known = alike.get(code)
      if (known) for (const other of codes) known.add(other)
      else alike.set(code, new Set(codes))
    }
  }
  return alike
}

/** All pairs that are no words but become an official word when one character gives way to one like it. */
function suspectPairs(
  official: ReadonlySet<string>,
  alike: ReadonlyMap<number, ReadonlySet<number>>,
  isKnown: (first: number, second: number) => boolean,
): Pick<Tables, 'suspects' | 'marks'> {
  const suspects = new Map<number, string[]>()
  const marks = new Uint8Array((markMask + 1) >> 3)
  const add = (first: number, second: number, word: string) => {
    if (isKnown(first, second)) return
    const key = pairKey(first, second)
    const words = suspects.get(key)
    if (words) words.push(word)
    else suspects.set(key, [word])
    const hash = pairHash(first, second)
    marks[hash >> 3] = (marks[hash >> 3] ?? 0) | (1 << (hash & 7))
  }
  for (const word of official) {
    const first = word.charCodeAt(0)
    const second = word.charCodeAt(1)
    for (const like of alike.get(first) ?? []) if (like !== first) add(like, second, word)
    for (const like of alike.get(second) ?? []) if (like !== second) add(first, like, word)
  }
  return { suspects, marks }
}

function tables(): Tables {
  compiled ??= compile()
  return compiled
}

/** Whether a code unit is one of the common Chinese characters' block. */
export const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff

/** Whether two neighbouring characters are a common word, or stand side by side inside one. */
export function isPair(first: number, second: number): boolean {
  const { idOf, pairs } = tables()
  return isMarked(pairs, idOf[first] ?? 0, idOf[second] ?? 0)
}

/** Whether a character often stands as a word of its own. */
export const isFree = (code: number) => tables().free[code] === 1

/** Whether two characters sound alike (tones and blurred endings apart) or look alike. */
export const areAlike = (a: number, b: number) => tables().alike.get(a)?.has(b) ?? false

/**
 * Calls `onSuspect` for each two neighbouring characters that are no word but are one like character away from official
 * words. One pass over the text, a table look-up for each position.
 */
export function scanSuspects(text: string, onSuspect: (at: number, words: readonly string[]) => void): void {
  const { marks, suspects } = tables()
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const hash = pairHash(first, second)
    if (((marks[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0) {
      const words = suspects.get(pairKey(first, second))
      if (words) onSuspect(at, words)
    }
    first = second
  }
}
