import { areAlike, isFree, isHan, isPair } from './near-words.ts'
import { compounds, idioms } from './set-phrases.data.ts'

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
  /** Phrases by their first two characters, and by their last two. */
  readonly byHead: ReadonlyMap<number, readonly Entry[]>
  readonly byTail: ReadonlyMap<number, readonly Entry[]>
  /** Marks the heads and tails, hashed. */
  readonly marks: Uint8Array
  readonly phrases: ReadonlySet<string>
}

let compiled: Index | null = null
const markMask = 0xffff
const pairKey = (first: number, second: number) => first * 0x10000 + second
const pairHash = (first: number, second: number) => (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & markMask

function index(): Index {
  if (compiled) return compiled
  const byHead = new Map<number, Entry[]>()
  const byTail = new Map<number, Entry[]>()
  const marks = new Uint8Array(markMask + 1)
  const split = (lines: readonly string[]) =>
    lines.flatMap((line) => line.split(' ')).filter((phrase) => phrase.length >= 4)
  const idiomSet = new Set(split(idioms))
  const compoundSet = new Set(split(compounds))
  const phrases = new Set([...idiomSet, ...compoundSet])
  const add = (map: Map<number, Entry[]>, phrase: string, at: number) => {
    const first = phrase.charCodeAt(at)
    const second = phrase.charCodeAt(at + 1)
    const key = pairKey(first, second)
    const entry = { phrase, isIdiom: idiomSet.has(phrase) && !compoundSet.has(phrase) }
    const known = map.get(key)
    if (known) known.push(entry)
    else map.set(key, [entry])
    marks[pairHash(first, second)] = 1
  }
  for (const phrase of phrases) {
    add(byHead, phrase, 0)
    add(byTail, phrase, phrase.length - 2)
  }
  compiled = { byHead, byTail, marks, phrases }
  return compiled
}

/**
 * Finds the stretches that differ from a set phrase in one character that sounds or looks like the right one. An error
 * spares the first two or the last two characters of a phrase, so one look-up at each position finds all candidates.
 */
export function findNearPhrases(text: string): NearPhrase[] {
  const { byHead, byTail, marks, phrases } = index()
  const found: NearPhrase[] = []
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    if (marks[pairHash(first, second)] === 1) {
      const key = pairKey(first, second)
      for (const entry of byHead.get(key) ?? []) judge(text, at, entry, 2, phrases, found)
      for (const entry of byTail.get(key) ?? []) {
        const start = at + 2 - entry.phrase.length
        if (start >= 0) judge(text, start, entry, 0, phrases, found)
      }
    }
    first = second
  }
  return found
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
  const { byHead, byTail, marks } = index()
  const found: ShortPhrase[] = []
  let first = text.charCodeAt(0)
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1)
    if (marks[pairHash(first, second)] === 1) {
      const key = pairKey(first, second)
      for (const { phrase } of byHead.get(key) ?? []) {
        if (phrase.length !== 4 || text.startsWith(phrase, at)) continue
        const left = text.charCodeAt(at + 2)
        const keeps = left === phrase.charCodeAt(3) ? 2 : left === phrase.charCodeAt(2) ? 3 : -1
        if (keeps < 0 || !isStranded(text, at + 2, second, 1)) continue
        found.push({ start: at, end: at + 3, phrase, at: at + keeps, missing: phrase.charAt(keeps) })
        break
      }
      for (const { phrase } of byTail.get(key) ?? []) {
        if (phrase.length !== 4 || at === 0 || (at > 1 && text.startsWith(phrase, at - 2))) continue
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
  if (phrases.has(text.slice(start, end)) || isWordThere(text, start, wrong, entry)) return
  found.push({ start, end, phrase, at: start + wrong })
}

/** Whether the other character makes a word with one of its neighbours, in the phrase or beside it: then nothing is certain. */
function isWordThere(text: string, start: number, wrong: number, { phrase, isIdiom }: Entry): boolean {
  const at = start + wrong
  const code = text.charCodeAt(at)
  const left = at > 0 ? text.charCodeAt(at - 1) : 10
  const right = at + 1 < text.length ? text.charCodeAt(at + 1) : 10
  const insideLeft = wrong > 0
  const insideRight = wrong < phrase.length - 1
  if (isPair(left, code) && (!isIdiom || !insideLeft)) return true
  return isPair(code, right) && (!isIdiom || !insideRight)
}
