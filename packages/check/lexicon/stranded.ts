import { neverBetween, neverFirst, neverLast } from './bound-characters.data.ts'
import { isHan, isPair } from './near-words.ts'
import { officialWords } from './official-words.data.ts'
import { gainsOf, isKnownWord } from './word-costs.ts'

/** A character that stands alone where it cannot. */
export interface Stranded {
  readonly at: number
  /** The word of which it is one half, the likeliest one. */
  readonly word: string
}

const last = 1
const first = 2
const between = 4

interface Bound {
  /** By code unit: where the character cannot stand alone. */
  readonly places: Uint8Array
  readonly openedBy: ReadonlyMap<string, readonly string[]>
  readonly closedBy: ReadonlyMap<string, readonly string[]>
}

let compiled: Bound | null = null

function compile(): Bound {
  const places = new Uint8Array(0x10000)
  const mark = (characters: string, place: number) => {
    for (let at = 0; at < characters.length; at++) {
      const code = characters.charCodeAt(at)
      places[code] = (places[code] as number) | place
    }
  }
  mark(neverLast, last)
  mark(neverFirst, first)
  mark(neverBetween, between)
  const words = new Set(officialWords.flatMap((line) => line.split(' ')))
  const openedBy = new Map<string, string[]>()
  const closedBy = new Map<string, string[]>()
  for (const word of words) {
    const [head = '', tail = '', ...rest] = word
    if (rest.length > 0) continue
    openedBy.set(head, [...(openedBy.get(head) ?? []), word])
    closedBy.set(tail, [...(closedBy.get(tail) ?? []), word])
  }
  return { places, openedBy, closedBy }
}

/** Marks behind which, or before which, a clause begins or ends. */
const clauseMarks = '，。；、：！？\n'

/**
 * Finds single characters that are half of an official word and that neither stand alone nor join a neighbour where they
 * are: before a mark with a whole word in front (老化严，), behind a mark with a whole word after it (，展宣传), between
 * two whole words (农技服水平).
 */
export function findStranded(text: string): Stranded[] {
  compiled ??= compile()
  const { places } = compiled
  const found: Stranded[] = []
  for (let at = 1; at < text.length; at++) {
    const place = places[text.charCodeAt(at)] as number
    if (place === 0) continue
    const stranded = whereStranded(text, at, place)
    const word = stranded === 0 ? undefined : likeliest(compiled, text, at, stranded)
    if (word !== undefined) found.push({ at, word })
  }
  return found
}

const joined = (text: string, at: number) => isPair(text.charCodeAt(at), text.charCodeAt(at + 1))

const THAT_WHICH = '所'.charCodeAt(0)

/** The one of its places at which a character stands stranded; 0 where it does not. */
function whereStranded(text: string, at: number, place: number): number {
  const code = text.charCodeAt(at)
  const before = text.charCodeAt(at - 1)
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 10
  // Most characters stand inside a clause or join a neighbour: nothing else is asked of them.
  if ((place & between) === 0 && isHan(before) && isHan(after)) return 0
  if (isPair(before, code)) return 0
  // 老有所依, 各有所长: whatever stands behind 所 stands by itself.
  if (before === THAT_WHICH) return 0
  if (isPair(code, after)) return 0
  const closesWord = before === 0x201d || (isHan(before) && at > 1 && joined(text, at - 2))
  const opensWord = isHan(after) && at + 2 < text.length && joined(text, at + 1)
  const found = placeOf(place, before, after, closesWord, opensWord)
  if (found === 0) return 0
  // 推、拖 are words beside each other, and 因势利导 is one word.
  if (after === 0x3001 && !isHan(text.charCodeAt(at + 3))) return 0
  const isEnd = (length: number) => at >= length - 1 && isKnownWord(text.slice(at + 1 - length, at + 1))
  return isEnd(3) || isEnd(4) ? 0 : found
}

function placeOf(place: number, before: number, after: number, closesWord: boolean, opensWord: boolean): number {
  if ((place & last) !== 0 && closesWord && isClauseMark(after)) return last
  if ((place & first) !== 0 && opensWord && isClauseMark(before)) return first
  const isBetween = (closesWord || isParticle(before)) && (opensWord || isParticle(after) || isDigit(after))
  return (place & between) !== 0 && isBetween ? between : 0
}

const isClauseMark = (code: number) => clauseMarks.includes(String.fromCharCode(code))
const isParticle = (code: number) => '的了和与及'.includes(String.fromCharCode(code))
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

function likeliest({ openedBy, closedBy }: Bound, text: string, at: number, place: number): string | undefined {
  const character = text.charAt(at)
  const words = [
    ...(place === first ? [] : (openedBy.get(character) ?? [])),
    ...(place === last ? [] : (closedBy.get(character) ?? [])),
  ]
  const gains = gainsOf(text, at, at + 1, words)
  let best = -1
  for (const [index, gain] of gains.entries()) if (best < 0 || gain > (gains[best] ?? 0)) best = index
  return words[best]
}
