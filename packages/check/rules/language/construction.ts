import type { Place } from '@taizhang/text'
import { clauseAround } from './clause-around.ts'

/** A word that is sought, and what must stand around it for a slip: two ways of saying a thing run into one, or a part that is missing. */
export interface Construction {
  /** The words that are sought, the rarer half of the construction. */
  readonly words: readonly string[]
  /** Must match the clause up to the word; what it matches is reported with the word. */
  readonly before?: RegExp
  /** Must match the clause behind the word; a clause that goes on too long ends in …. */
  readonly after?: RegExp
  /** Where it matches the clause up to the word, nothing is wrong. */
  readonly unless?: RegExp
  readonly why: string
  readonly examples: readonly [string, ...string[]]
  readonly ok?: readonly string[]
}

/** Matches where the clause ends right behind the word, apart from a closing mark. */
export const ends = /^[”’）]?$/

/** List marks and adverbs at the start of a clause, as the source of a pattern. */
export const opens =
  '^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、是]|\\d+[.、．])?(?:但是?|同时|始终|坚持|要|进一步|切实|不断|持续|积极|扎实|稳步|深入|全面|大力|着力|有效|认真|严格|坚决|严厉|依法|努力|有序|统筹|强力|加快|继续|奋力|牢牢|充分|全力|及时)*'

/** The constructions that each word is sought for. */
export function byWord(constructions: readonly Construction[]): ReadonlyMap<string, readonly Construction[]> {
  const found = new Map<string, Construction[]>()
  for (const construction of constructions)
    for (const word of construction.words) found.set(word, [...(found.get(word) ?? []), construction])
  return found
}

/** How far the words behind a sought word are read. */
const afterLength = 40

/** The first of the constructions that stands around a sought word, with the place that it takes; null where none does. */
export function standingAround(
  text: string,
  start: number,
  end: number,
  constructions: readonly Construction[],
): { readonly construction: Construction; readonly place: Place } | null {
  let rest: string | undefined
  let clause: Place | null | undefined
  const closing = closesAt(text, end)
  for (const construction of constructions) {
    const { before, after, unless } = construction
    // The words behind are read first: most constructions end their clause, and most hits do not.
    let last = end
    if (after === ends) {
      if (!closing) continue
      if (!isStop(text.charAt(end))) last++
    } else if (after) {
      rest ??= clauseRest(text, end)
      const found = after.exec(rest)
      if (!found) continue
      last = end + found[0].length
    }
    if (!before) return { construction, place: { start, end: last } }
    if (clause === undefined) clause = clauseAround(text, start, end)
    if (!clause) continue
    const words = text.slice(clause.start, start)
    const found = before.exec(words)
    if (found && !unless?.test(words)) return { construction, place: { start: clause.start + found.index, end: last } }
  }
  return null
}

const isStop = (char: string) => char === '' || '，。；：！？\n'.includes(char)

/** Whether the clause ends at a place, or behind one closing mark: what `ends` asks of the words behind, without reading them. */
function closesAt(text: string, at: number): boolean {
  const char = text.charAt(at)
  return isStop(char) || ('”’）'.includes(char) && isStop(text.charAt(at + 1)))
}

/** What follows in the clause, up to the next ，。；：！？ or line end; with … where that is too far. */
function clauseRest(text: string, from: number): string {
  const rest = text.slice(from, from + afterLength)
  const stop = rest.search(/[，。；：！？\n]/)
  if (stop >= 0) return rest.slice(0, stop)
  return from + afterLength < text.length ? `${rest}…` : rest
}
