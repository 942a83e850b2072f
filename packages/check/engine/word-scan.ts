import { cellOf, hashPair, indexPairs, isMarked, type PairIndex, pairOf } from './pair-index.ts'

/** Words compiled for one pass over a text. Made once, then used for any number of texts. */
export interface WordIndex {
  /** By the first two code units of the words: for each, the longest first, its third (0 where it has only two) and its number; `END` behind them. */
  readonly pairs: PairIndex
  /** The words of two code units and more. */
  readonly words: readonly IndexedWord[]
  /** Words of a single code unit: one bit for each code unit that is one, and the words. */
  readonly singles: Uint8Array
  readonly single: ReadonlyMap<number, IndexedWord>
}

interface IndexedWord {
  readonly word: string
  /** Which owners asked for the word. */
  readonly owners: readonly number[]
}

const END = -1

/** Compiles the words that each owner (a rule, by index) seeks. Empty words are ignored. */
export function indexWords(wordsByOwner: readonly (readonly string[])[]): WordIndex {
  const owners = new Map<string, number[]>()
  wordsByOwner.forEach((words, owner) => {
    for (const word of new Set(words)) {
      const known = owners.get(word)
      if (known) known.push(owner)
      else owners.set(word, [owner])
    }
  })
  const all = Array.from(owners, ([word, own]): IndexedWord => ({ word, owners: own }))
  const words = all.filter(({ word }) => word.length > 1).sort((a, b) => b.word.length - a.word.length)
  const byPair = new Map<number, number[]>()
  for (const [number, { word }] of words.entries()) {
    const pair = pairOf(word.charCodeAt(0), word.charCodeAt(1))
    const known = byPair.get(pair) ?? []
    byPair.set(pair, known)
    known.push(word.length > 2 ? word.charCodeAt(2) : 0, number)
  }
  for (const known of byPair.values()) known.push(END)
  const singles = new Uint8Array(0x10000 >> 3)
  const single = new Map<number, IndexedWord>()
  for (const entry of all) {
    if (entry.word.length !== 1) continue
    const code = entry.word.charCodeAt(0)
    singles[code >> 3] = (singles[code >> 3] as number) | (1 << (code & 7))
    single.set(code, entry)
  }
  return { pairs: indexPairs(byPair), words, singles, single }
}

/**
 * Calls `onHit` for every word that stands at every position, the longest first, in text order.
 * One pass: a position costs two table look-ups unless a word starts with its two characters.
 */
export function scanWords(
  text: string,
  index: WordIndex,
  onHit: (start: number, word: string, owners: readonly number[]) => void,
): void {
  const { pairs, singles, single } = index
  const last = text.length - 1
  let first = text.charCodeAt(0)
  for (let at = 0; at <= last; at++) {
    const second = at < last ? text.charCodeAt(at + 1) : 0
    const hash = hashPair(first, second)
    if (isMarked(pairs, hash)) {
      const cell = cellOf(pairs, hash, first, second)
      if (cell > 0) scanList(text, at, index, cell, onHit)
    }
    if (((singles[first >> 3] as number) & (1 << (first & 7))) !== 0) {
      const entry = single.get(first)
      if (entry) onHit(at, entry.word, entry.owners)
    }
    first = second
  }
}

/** The words whose first two code units stand at `at`; what is kept of them begins at `cell`. */
function scanList(
  text: string,
  at: number,
  { pairs: { cells }, words }: WordIndex,
  cell: number,
  onHit: (start: number, word: string, owners: readonly number[]) => void,
): void {
  const third = at + 2 < text.length ? text.charCodeAt(at + 2) : 0
  for (let item = cell; cells[item] !== END; item += 2) {
    if (cells[item] !== 0 && cells[item] !== third) continue
    const entry = words[cells[item + 1] as number]
    if (entry && (entry.word.length === 2 || text.startsWith(entry.word, at))) onHit(at, entry.word, entry.owners)
  }
}
