import { collocations } from './collocations.data.ts'
import { modernWords, officialCharacters } from './modern-words.data.ts'
import { officialShortForms, officialWords } from './official-words.data.ts'
import { compounds, idioms } from './set-phrases.data.ts'
import { characterCosts, idiomCosts, pairCosts, tripleCosts } from './word-costs.data.ts'

/** Cost of a character that the lexicon does not know, and the most that an official word or a set phrase costs. */
const unknownCost = 16
const officialCost = 9
const officialCharacterCost = 6.5
const modernCost = 9.5
/** A character alone is rarer in official writing, which likes words of two, than in the texts that were counted. */
const loneCost = 1
const phraseCost = 10
/** How many characters on either side are weighed with a place. */
const contextLength = 4
const short = 4
const longest = 8

/** The cost that a letter of the data stands for, in units of the natural logarithm. */
const costOf = (letter: string) => (Number.parseInt(letter, 36) + 5) / 2

interface Costs {
  readonly costs: ReadonlyMap<string, number>
  /** The first four characters of the words that are longer. */
  readonly longHeads: ReadonlySet<string>
}

let compiled: Costs | null = null

function compile(): Costs {
  const costs = new Map<string, number>()
  const atMost = (word: string, cost: number) => {
    if (cost < (costs.get(word) ?? unknownCost)) costs.set(word, cost)
  }
  for (const line of characterCosts) {
    for (let at = 0; at < line.length; at += 2) costs.set(line.charAt(at), costOf(line.charAt(at + 1)) + loneCost)
  }
  for (const line of pairCosts) {
    for (const group of line.split(' ')) {
      const first = group.charAt(0)
      for (let at = 1; at < group.length; at += 2) costs.set(first + group.charAt(at), costOf(group.charAt(at + 1)))
    }
  }
  for (const [letter, line] of [...tripleCosts, ...idiomCosts]) {
    for (const word of line.split(' ')) costs.set(word, costOf(letter))
  }
  for (const line of [...officialWords, ...officialShortForms])
    for (const word of line.split(' ')) atMost(word, officialCost)
  for (const line of modernWords) for (const word of line.split(' ')) atMost(word, modernCost)
  for (const character of officialCharacters) atMost(character, officialCharacterCost)
  for (const line of collocations) {
    const [first = '', ...rest] = line.split(' ')
    for (const word of rest) atMost(first + word, phraseCost)
  }
  for (const line of [...idioms, ...compounds]) for (const word of line.split(' ')) atMost(word, phraseCost)
  const longHeads = new Set<string>()
  for (const word of costs.keys()) if (word.length > short) longHeads.add(word.slice(0, short))
  return { costs, longHeads }
}

/**
 * The cost of the cheapest way to cut a run of Chinese characters into known words: the negative logarithm of how likely
 * the words are, each taken for itself. Two spellings of one run are compared by it.
 */
export const leastCost = (run: string): number => cut(run).costs[run.length] ?? 0

/** The places where the cheapest way to cut a run begins a word, the first one at 0. */
export function wordStarts(run: string): number[] {
  const { starts } = cut(run)
  const places: number[] = []
  for (let end = run.length; end > 0; end = starts[end] ?? 0) places.push(starts[end] ?? 0)
  return places.reverse()
}

/** For each place of a run the least cost of all before it, and where the last word before it begins. */
function cut(run: string): { readonly costs: readonly number[]; readonly starts: readonly number[] } {
  compiled ??= compile()
  const { costs, longHeads } = compiled
  const best: number[] = [0]
  const starts: number[] = [0]
  for (let at = 0; at < run.length; at++) {
    best.push(Number.POSITIVE_INFINITY)
    starts.push(at)
  }
  for (let at = 0; at < run.length; at++) {
    const before = best[at] ?? 0
    let ends = Math.min(run.length, at + short)
    for (let end = at + 1; end <= ends; end++) {
      const word = run.slice(at, end)
      const cost = costs.get(word) ?? (end === at + 1 ? unknownCost : Number.POSITIVE_INFINITY)
      if (before + cost < (best[end] ?? 0)) {
        best[end] = before + cost
        starts[end] = at
      }
      if (end === at + short && longHeads.has(word)) ends = Math.min(run.length, at + longest)
    }
  }
  return { costs: best, starts }
}

/** Whether a run of characters is a word, an idiom or a set phrase that the lexicon knows. */
export function isKnownWord(run: string): boolean {
  compiled ??= compile()
  return compiled.costs.has(run)
}

const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff

/** Runs weighed before, emptied when full: offices write the same phrases again and again. */
const weighed = new Map<string, number>()
const weighedMax = 20_000

function costOfRun(run: string): number {
  let cost = weighed.get(run)
  if (cost === undefined) {
    if (weighed.size >= weighedMax) weighed.clear()
    cost = leastCost(run)
    weighed.set(run, cost)
  }
  return cost
}

/**
 * How much cheaper the run of Chinese characters around a place gets when the place reads each of `rights` instead: above 0
 * where the other reading is the likelier one, in units of the natural logarithm.
 */
export function gainsOf(text: string, start: number, end: number, rights: readonly string[]): number[] {
  let from = start
  while (from > 0 && start - from < contextLength && isHan(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < contextLength && isHan(text.charCodeAt(to))) to++
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  const cost = costOfRun(text.slice(from, to))
  return rights.map((right) => cost - costOfRun(before + right + after))
}

/** The same for one other reading. */
export const gainOf = (text: string, start: number, end: number, right: string): number =>
  gainsOf(text, start, end, [right])[0] ?? 0
