/** One thing that was checked: how many were looked at, and what is wrong with some. */
export interface Verified {
  readonly what:
    | 'history'
    | 'entries'
    | 'references'
    | 'rollups'
    | 'contributions'
    | 'tasks'
    | 'supervisions'
    | 'assignments'
    | 'figures'
    | 'reports'
    | 'signatures'
    | 'baselines'
    | 'evidence'
  readonly lookedAt: number
  /** How many are wrong. */
  readonly wrong: number
  /** The first few, in words. */
  readonly mistakes: readonly string[]
}

const MISTAKES_SHOWN = 20

/** Counts one kind of thing and keeps the first mistakes. */
export class Tally {
  lookedAt = 0
  #wrong = 0
  readonly #mistakes: string[] = []
  readonly #what: Verified['what']
  constructor(what: Verified['what']) {
    this.#what = what
  }
  wrong(mistake: string): void {
    this.#wrong++
    if (this.#mistakes.length < MISTAKES_SHOWN) this.#mistakes.push(mistake)
  }
  result(): Verified {
    return { what: this.#what, lookedAt: this.lookedAt, wrong: this.#wrong, mistakes: this.#mistakes }
  }
}

/** Whether two values say the same, whatever the order of their keys. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
