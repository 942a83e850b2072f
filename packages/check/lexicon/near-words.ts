import { collocations } from './collocations.data.ts'
import { commonPairs, freeCharacters } from './common-words.data.ts'
import { everydayTrade, modernWords } from './modern-words.data.ts'
import { lookAlikes, officialShortForms, officialWords } from './official-words.data.ts'
import { readings } from './sound.data.ts'
import { everydayWords } from './word-costs.data.ts'

/** Words of two characters that a slip may have meant, keyed as pairs, and the characters that are taken for one another. */
interface Targets {
  readonly targets: ReadonlySet<number>
  readonly alike: ReadonlyMap<number, readonly number[]>
}

/** What the lexicon knows of characters and pairs, compiled for look-ups at every character of a text. */
interface Tables {
  /** A number for each known character, 0 for all others. */
  readonly idOf: Uint16Array
  /** One bit for each pair of known characters that is a word or stands inside one. */
  readonly pairs: Uint8Array
  readonly free: Uint8Array
  readonly official: Targets
  readonly everyday: Targets
  /** Marks the pairs that are no words but one like character away from a common word, hashed. */
  readonly marks: Uint8Array
}

const idBits = 13
const markMask = (1 << 21) - 1

let compiled: Tables | null = null

/** Readings that many writers and keyboards do not tell apart: zh and z, ch and c, sh and s, ang and an, eng and en, ing and in. */
const foldReading = (reading: string) => reading.replace(/^(z|c|s)h/, '$1').replace(/(a|e|i)ng$/, '$1n')

const pairKey = (first: number, second: number) => first * 0x10000 + second
const pairHash = (first: number, second: number) =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 11

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
  const split = (lines: readonly string[]) =>
    lines.flatMap((line) => line.split(' ')).filter((word) => word.length === 2)
  for (const word of split(collocations)) official.add(word)
  const shortForms = officialShortForms.flatMap((line) => line.split(' '))
  for (const word of [...official, ...shortForms]) addPair(word.charCodeAt(0), word.charCodeAt(1))
  for (const line of modernWords) {
    for (const word of line.split(' '))
      for (let at = 1; at < word.length; at++) addPair(word.charCodeAt(at - 1), word.charCodeAt(at))
  }
  const free = new Uint8Array(0x10000)
  for (let at = 0; at < freeCharacters.length; at++) free[freeCharacters.charCodeAt(at)] = 1
  const { exact, loose } = likeGroups()
  const isKnown = (first: number, second: number) => isMarked(pairs, idOf[first] ?? 0, idOf[second] ?? 0)
  const marks = new Uint8Array((markMask + 1) >> 3)
  const targetsOf = (words: Iterable<string>, groups: readonly string[]): Targets => {
    const alike = likeCharacters(groups)
    return { alike, targets: markSuspects(marks, words, alike, isKnown) }
  }
  return {
    idOf,
    pairs,
    free,
    official: targetsOf(official, loose),
    everyday: targetsOf(split([...everydayWords, ...everydayTrade]), exact),
    marks,
  }
}

function isMarked(pairs: Uint8Array, first: number, second: number): boolean {
  const at = (first << idBits) | second
  return first !== 0 && second !== 0 && ((pairs[at >> 3] ?? 0) & (1 << (at & 7))) !== 0
}

/** The groups of characters that a writer may take for one another. */
function likeGroups(): { readonly exact: readonly string[]; readonly loose: readonly string[] } {
  const bySound = new Map<string, string>()
  for (const [reading, characters] of Object.entries(readings)) {
    const folded = foldReading(reading)
    bySound.set(folded, (bySound.get(folded) ?? '') + characters)
  }
  return { exact: Object.values(readings), loose: [...bySound.values(), ...lookAlikes] }
}

/** For each character, the others of its groups. */
function likeCharacters(groups: readonly string[]): Map<number, number[]> {
  const alike = new Map<number, number[]>()
  for (const group of groups) {
    for (let at = 0; at < group.length; at++) {
      const code = group.charCodeAt(at)
      const known = alike.get(code)
      const others = known ?? []
      if (!known) alike.set(code, others)
      for (let other = 0; other < group.length; other++) if (other !== at) others.push(group.charCodeAt(other))
    }
  }
  return alike
}

/** Marks all pairs that are no words but become a given word when one character gives way to one like it. */
function markSuspects(
  marks: Uint8Array,
  words: Iterable<string>,
  alike: ReadonlyMap<number, readonly number[]>,
  isKnown: (first: number, second: number) => boolean,
): Set<number> {
  const targets = new Set<number>()
  const mark = (first: number, second: number) => {
    const hash = pairHash(first, second)
    if (((marks[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0 || isKnown(first, second)) return
    marks[hash >> 3] = (marks[hash >> 3] ?? 0) | (1 << (hash & 7))
  }
  for (const word of words) {
    const first = word.charCodeAt(0)
    const second = word.charCodeAt(1)
    targets.add(pairKey(first, second))
    for (const like of alike.get(first) ?? []) mark(like, second)
    for (const like of alike.get(second) ?? []) mark(first, like)
  }
  return targets
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
export const areAlike = (a: number, b: number) => tables().official.alike.get(a)?.includes(b) ?? false

/** A word that a pair may have been meant for. */
export interface Meant {
  readonly word: string
  /** True for words of official writing, false for everyday words, which are looked for by exact sound alone. */
  readonly isOfficial: boolean
}

/** What was found for pairs seen before, emptied when full: a text says the same words again and again. */
const seen = new Map<number, readonly Meant[]>()
const seenMax = 20_000

/** The words that are one like character away from a pair. */
function likeWords(first: number, second: number): readonly Meant[] {
  const key = pairKey(first, second)
  let words = seen.get(key)
  if (!words) {
    if (seen.size >= seenMax) seen.clear()
    words = findLikeWords(first, second)
    seen.set(key, words)
  }
  return words
}

function findLikeWords(first: number, second: number): readonly Meant[] {
  const { official, everyday } = tables()
  const words = new Map<string, boolean>()
  const add = ({ alike, targets }: Targets, isOfficial: boolean) => {
    for (const like of alike.get(first) ?? [])
      if (targets.has(pairKey(like, second))) words.set(String.fromCharCode(like, second), isOfficial)
    for (const like of alike.get(second) ?? [])
      if (targets.has(pairKey(first, like))) words.set(String.fromCharCode(first, like), isOfficial)
  }
  add(everyday, false)
  add(official, true)
  return [...words].map(([word, isOfficial]) => ({ word, isOfficial }))
}

/**
 * Calls `onSuspect` for each two neighbouring characters that are no word but are one like character away from common
 * words, unless both make words with their other neighbours (整治|理顺). One pass over the text, a table look-up for each
 * position.
 */
export function scanSuspects(text: string, onSuspect: (at: number, words: readonly Meant[]) => void): void {
  const { marks } = tables()
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    const hash = pairHash(first, second)
    if (((marks[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0 && !isPair(first, second) && !joinsOthers(text, at)) {
      const words = likeWords(first, second)
      if (words.length > 0) onSuspect(at, words)
    }
    first = second
  }
}

/** Whether both characters of a pair make words with their other neighbours: then they are no pair. */
function joinsOthers(text: string, at: number): boolean {
  if (at === 0 || at + 2 >= text.length) return false
  return (
    isPair(text.charCodeAt(at + 1), text.charCodeAt(at + 2)) && isPair(text.charCodeAt(at - 1), text.charCodeAt(at))
  )
}
