/** Words compiled for one pass over a text. Made once, then used for any number of texts. */
export interface WordIndex {
  /** Marks the pairs of first two code units that some word starts with (hashed; a hit is looked up in `byPair`). */
  readonly pairs: Uint8Array
  readonly byPair: ReadonlyMap<number, readonly IndexedWord[]>
  /** Words of a single code unit. */
  readonly single: ReadonlyMap<number, IndexedWord>
  readonly singles: Uint8Array
}

interface IndexedWord {
  readonly word: string
  /** Which owners asked for the word. */
  readonly owners: readonly number[]
}

const pairHash = (first: number, second: number) => (Math.imul(first, 31) ^ Math.imul(second, 2699)) & 0xffff

/** Compiles the words that each owner (a rule, by index) seeks. Empty words are ignored. */
export function indexWords(wordsByOwner: readonly (readonly string[])[]): WordIndex {
  const owners = new Map<string, number[]>()
  wordsByOwner.forEach((words, owner) => {
    for (const word of new Set(words)) {
      if (word === '') continue
      const known = owners.get(word)
      if (known) known.push(owner)
      else owners.set(word, [owner])
    }
  })
  const pairs = new Uint8Array(0x10000)
  const singles = new Uint8Array(0x10000)
  const byPair = new Map<number, IndexedWord[]>()
  const single = new Map<number, IndexedWord>()
  for (const [word, owner] of owners) {
    const entry = { word, owners: owner }
    if (word.length === 1) {
      singles[word.charCodeAt(0)] = 1
      single.set(word.charCodeAt(0), entry)
      continue
    }
    const first = word.charCodeAt(0)
    const second = word.charCodeAt(1)
    pairs[pairHash(first, second)] = 1
    const key = first * 0x10000 + second
    const bucket = byPair.get(key)
    if (bucket) bucket.push(entry)
    else byPair.set(key, [entry])
  }
  for (const bucket of byPair.values()) bucket.sort((a, b) => b.word.length - a.word.length)
  return { pairs, byPair, single, singles }
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
  const { pairs, byPair, single, singles } = index
  const last = text.length - 1
  let first = text.charCodeAt(0)
  for (let at = 0; at <= last; at++) {
    const second = at < last ? text.charCodeAt(at + 1) : 0
    if (pairs[pairHash(first, second)] === 1) {
      const bucket = byPair.get(first * 0x10000 + second)
      if (bucket) {
        for (const entry of bucket) {
          if (entry.word.length === 2 || text.startsWith(entry.word, at)) onHit(at, entry.word, entry.owners)
        }
      }
    }
    if (singles[first] === 1) {
      const entry = single.get(first)
      if (entry) onHit(at, entry.word, entry.owners)
    }
    first = second
  }
}
