/** How many things of a kind were made, changed, or are as they should be already. */
export interface Count {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/** Counts while things are made. */
export class Counter {
  created = 0
  updated = 0
  unchanged = 0
  get count(): Count {
    const { created, updated, unchanged } = this
    return { created, updated, unchanged }
  }
}
