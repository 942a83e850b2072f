import { pairOf } from '../engine/pair-index.ts'
import { collocations } from './collocations.data.ts'
import { commonPairs, freeCharacters } from './common-words.data.ts'
import { everydayTrade, modernWords } from './modern-words.data.ts'
import { lookAlikes, officialShortForms, officialWords } from './official-words.data.ts'
import { rarePairs } from './rare-words.data.ts'
import { readings } from './sound.data.ts'
import { everydayWords } from './word-costs.data.ts'

/** Words of two characters that a slip may have meant, keyed as pairs, and the characters that are taken for one another. */
interface Targets {
  readonly targets: ReadonlySet<number>
  readonly alike: ReadonlyMap<number, readonly number[]>
}

/** What the lexicon knows of characters and pairs, compiled for look-ups at every character of a text. */
interface Tables {
  /** A number for each known character, the commonest first, so that a text keeps to one corner of the squares; 0 for all others. */
  readonly idOf: Uint16Array
  /** The pairs that are words, or stand side by side inside one. */
  readonly known: Square
  /** The pairs that are no words but one like character away from a common one. */
  readonly suspect: Square
  readonly free: Uint8Array
  /** For each known character the groups that it is in, `groupsMax` places with 0 behind the last. */
  readonly groups: Uint16Array
  readonly groupsMax: number
  readonly official: Targets
  readonly everyday: Targets
}

/** One bit for each pair of characters, by their numbers; row 0 and column 0 belong to unknown characters, and stay empty. */
interface Square {
  readonly width: number
  readonly bits: Uint8Array
}

const newSquare = (width: number): Square => ({ width, bits: new Uint8Array(((width * width) >> 3) + 1) })

function has({ width, bits }: Square, first: number, second: number): boolean {
  const at = first * width + second
  return ((bits[at >> 3] as number) & (1 << (at & 7))) !== 0
}

function add({ width, bits }: Square, first: number, second: number): void {
  const at = first * width + second
  bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7))
}

let compiled: Tables | null = null

/** Readings that many writers and keyboards do not tell apart: zh and z, ch and c, sh and s, ang and an, eng and en, ing and in. */
const foldReading = (reading: string) => reading.replace(/^(z|c|s)h/, '$1').replace(/(a|e|i)ng$/, '$1n')

const splitWords = (lines: readonly string[]) => lines.flatMap((line) => line.split(' '))
const wordsOfTwo = (lines: readonly string[]) => splitWords(lines).filter((word) => word.length === 2)

function compile(): Tables {
  const official = new Set([...splitWords(officialWords), ...wordsOfTwo(collocations)])
  const everyday = wordsOfTwo([...everydayWords, ...everydayTrade])
  const pairs = knownPairs(official)
  const { exact, loose } = likeGroups()
  const { idOf, width } = numberCharacters(pairs, loose)
  const [known, suspect, right] = [newSquare(width), newSquare(width), newSquare(width)]
  const mark = (square: Square, pair: number) => add(square, idOf[pair >>> 16] ?? 0, idOf[pair & 0xffff] ?? 0)
  for (const pair of pairs) {
    mark(known, pair)
    mark(right, pair)
  }
  for (const pair of heads(rarePairs)) mark(right, pair)
  const free = new Uint8Array(0x10000)
  for (let at = 0; at < freeCharacters.length; at++) free[freeCharacters.charCodeAt(at)] = 1
  const targetsOf = (words: Iterable<string>, groups: readonly string[]): Targets => {
    const alike = likeCharacters(groups)
    return { alike, targets: markSuspects(right, suspect, idOf, words, alike) }
  }
  return {
    idOf,
    known,
    suspect,
    free,
    ...groupsByCharacter(loose, idOf, width),
    official: targetsOf(official, loose),
    everyday: targetsOf(everyday, exact),
  }
}

/** The pairs of lines of first characters with all that go on with them. */
function heads(lines: readonly string[]): number[] {
  const pairs: number[] = []
  for (const item of splitWords(lines))
    for (let at = 1; at < item.length; at++) pairs.push(pairOf(item.charCodeAt(0), item.charCodeAt(at)))
  return pairs
}

/** All pairs that are words or stand inside one, some more than once. */
function knownPairs(official: ReadonlySet<string>): number[] {
  const pairs = heads(commonPairs)
  for (const word of [...official, ...splitWords(officialShortForms)])
    pairs.push(pairOf(word.charCodeAt(0), word.charCodeAt(1)))
  for (const word of splitWords(modernWords))
    for (let at = 1; at < word.length; at++) pairs.push(pairOf(word.charCodeAt(at - 1), word.charCodeAt(at)))
  return pairs
}

/** Numbers the characters from 1 on, those in the most pairs first. */
function numberCharacters(pairs: readonly number[], groups: readonly string[]) {
  const times = new Map<number, number>()
  const count = (code: number, by: number) => times.set(code, (times.get(code) ?? 0) + by)
  for (const pair of pairs) {
    count(pair >>> 16, 1)
    count(pair & 0xffff, 1)
  }
  for (const group of groups) for (let at = 0; at < group.length; at++) count(group.charCodeAt(at), 0)
  const idOf = new Uint16Array(0x10000)
  const byTimes = [...times].sort(([, a], [, b]) => b - a)
  for (const [index, [code]] of byTimes.entries()) idOf[code] = index + 1
  return { idOf, width: byTimes.length + 1 }
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

function groupsByCharacter(loose: readonly string[], idOf: Uint16Array, width: number) {
  const groupsOf = Array.from({ length: width }, (): number[] => [])
  for (const [index, group] of loose.entries())
    for (let at = 0; at < group.length; at++) groupsOf[idOf[group.charCodeAt(at)] ?? 0]?.push(index + 1)
  const groupsMax = Math.max(...groupsOf.map(({ length }) => length)) + 1
  const groups = new Uint16Array(width * groupsMax)
  for (const [id, own] of groupsOf.entries()) groups.set(own, id * groupsMax)
  return { groups, groupsMax }
}

/** Marks all pairs that are no words, rare ones either, but become a given word when one character gives way to one like it. */
function markSuspects(
  right: Square,
  suspect: Square,
  idOf: Uint16Array,
  words: Iterable<string>,
  alike: ReadonlyMap<number, readonly number[]>,
): Set<number> {
  const targets = new Set<number>()
  const mark = (first: number, second: number) => {
    const [row, column] = [idOf[first] ?? 0, idOf[second] ?? 0]
    if (row > 0 && column > 0 && !has(right, row, column)) add(suspect, row, column)
  }
  for (const word of words) {
    const first = word.charCodeAt(0)
    const second = word.charCodeAt(1)
    targets.add(pairOf(first, second))
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
  const { idOf, known } = tables()
  return has(known, idOf[first] ?? 0, idOf[second] ?? 0)
}

/** Whether a character often stands as a word of its own. */
export const isFree = (code: number) => tables().free[code] === 1

/** Whether two characters sound alike (tones and blurred endings apart) or look alike. */
export function areAlike(a: number, b: number): boolean {
  const { idOf, groups, groupsMax } = tables()
  const ofB = (idOf[b] ?? 0) * groupsMax
  for (let at = (idOf[a] ?? 0) * groupsMax; groups[at] !== 0; at++)
    for (let other = ofB; groups[other] !== 0; other++) if (groups[at] === groups[other]) return true
  return false
}

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
  const key = pairOf(first, second)
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
      if (targets.has(pairOf(like, second))) words.set(String.fromCharCode(like, second), isOfficial)
    for (const like of alike.get(second) ?? [])
      if (targets.has(pairOf(first, like))) words.set(String.fromCharCode(first, like), isOfficial)
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
  const { idOf, suspect } = tables()
  let first = idOf[text.charCodeAt(0)] ?? 0
  for (let at = 0; at + 1 < text.length; at++) {
    const second = idOf[text.charCodeAt(at + 1)] as number
    if (has(suspect, first, second) && !joinsOthers(text, at)) {
      const words = likeWords(text.charCodeAt(at), text.charCodeAt(at + 1))
      if (words.length > 0) onSuspect(at, words)
    }
    first = second
  }
}

/**
 * Calls `onSwap` for each two neighbouring characters that are no word and find a place in words when they change places:
 * they are one word then, neither of them being part of another now, or each is one with its new neighbour.
 */
export function scanSwaps(text: string, onSwap: (at: number) => void): void {
  const { idOf, known } = tables()
  const idAt = (at: number) => idOf[text.charCodeAt(at)] ?? 0
  let [before, first, second] = [0, idAt(0), idAt(1)]
  let joinsBefore = false
  let joins = has(known, first, second)
  for (let at = 0; at + 1 < text.length; at++) {
    const after = at + 2 < text.length ? (idOf[text.charCodeAt(at + 2)] as number) : 0
    const joinsAfter = has(known, second, after)
    if (!joins && !(joinsBefore && joinsAfter) && first !== second && first > 0 && second > 0) {
      const isOne = !joinsBefore && !joinsAfter && has(known, second, first)
      if (isOne || (has(known, before, second) && has(known, first, after))) onSwap(at)
    }
    before = first
    first = second
    second = after
    joinsBefore = joins
    joins = joinsAfter
  }
}

/** Whether both characters of a pair make words with their other neighbours: then they are no pair. */
function joinsOthers(text: string, at: number): boolean {
  if (at === 0 || at + 2 >= text.length) return false
  return (
    isPair(text.charCodeAt(at + 1), text.charCodeAt(at + 2)) && isPair(text.charCodeAt(at - 1), text.charCodeAt(at))
  )
}
