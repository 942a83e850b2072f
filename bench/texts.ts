import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** The reports that everything is measured on: the corpus beside the project where there is one, else the examples. */
export function measuredTexts(): { readonly from: string; readonly texts: readonly string[] } {
  const corpus = resolve(root, '../shared/corpus')
  const [folder, from] = existsSync(corpus)
    ? ([corpus, '../shared/corpus'] as const)
    : ([join(root, 'examples/check'), 'examples/check'] as const)
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return { from, texts: names.sort().map((name) => readFileSync(join(folder, name), 'utf8')) }
}

/** A source of numbers that is the same in every run (Numerical Recipes' linear congruential generator). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The text with most of its digits changed: no two copies state the same facts, and few sums come out. */
export function withAlteredNumbers(text: string, random: () => number): string {
  return text.replace(/[1-9]/g, (digit) => (random() < 0.7 ? String(1 + Math.floor(random() * 9)) : digit))
}
