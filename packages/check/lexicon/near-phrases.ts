import { areAlike, isHan, isPair } from './near-words.ts'
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
