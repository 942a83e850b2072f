/** One step of a trie: what ends here, and where each next char code leads. */
interface TrieNode<T> {
  value: T | undefined
  next: Map<number, TrieNode<T>> | undefined
}

/** A word found in a text: the place where it ends, seen from where the look-up began, and what is stored under it. */
export interface WordMatch<T> {
  readonly edge: number
  readonly value: T
}

/**
 * A set of words looked up at a place in a text, the longest first. A look-up reads at most as many characters as the
 * longest word has, and stops at the first that fits none.
 *
 * `fold` maps each char code before it is stored or looked up (full-width letters onto half-width ones, say).
 */
export class WordTrie<T> {
  readonly #root: TrieNode<T> = { value: undefined, next: undefined }
  readonly #fold: (code: number) => number

  constructor(words: Iterable<readonly [word: string, value: T]>, fold: (code: number) => number = (code) => code) {
    this.#fold = fold
    for (const [word, value] of words) this.#add(word, value)
  }

  #add(word: string, value: T): void {
    let node = this.#root
    for (let at = 0; at < word.length; at++) {
      const code = this.#fold(word.charCodeAt(at))
      node.next ??= new Map()
      let next = node.next.get(code)
      if (next === undefined) {
        next = { value: undefined, next: undefined }
        node.next.set(code, next)
      }
      node = next
    }
    node.value ??= value
  }

  /** The longest word that starts at `at` and ends by `limit`; undefined where none does. */
  longestAt(text: string, at: number, limit: number): WordMatch<T> | undefined {
    let node = this.#root
    let end = -1
    let value: T | undefined
    for (let to = at; to < limit && node.next !== undefined; to++) {
      const next = node.next.get(this.#fold(text.charCodeAt(to)))
      if (next === undefined) break
      node = next
      if (node.value !== undefined) {
        end = to + 1
        value = node.value
      }
    }
    return value === undefined ? undefined : { edge: end, value }
  }

  /** The longest word that ends at `end` and starts from `limit` on, where the words were stored backwards. */
  longestBefore(text: string, end: number, limit: number): WordMatch<T> | undefined {
    let node = this.#root
    let start = -1
    let value: T | undefined
    for (let to = end - 1; to >= limit && node.next !== undefined; to--) {
      const next = node.next.get(this.#fold(text.charCodeAt(to)))
      if (next === undefined) break
      node = next
      if (node.value !== undefined) {
        start = to
        value = node.value
      }
    }
    return value === undefined ? undefined : { edge: start, value }
  }
}

/** A word written from its last character to its first, for `longestBefore`. */
export const backwards = (word: string): string => {
  let turned = ''
  for (let at = word.length - 1; at >= 0; at--) turned += word.charAt(at)
  return turned
}
