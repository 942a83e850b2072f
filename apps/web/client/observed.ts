/** A value that others can look at and be told of when it changes: what React's useSyncExternalStore wants. */
export class Observed<T> {
  #value: T
  readonly #listeners = new Set<() => void>()
  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  /** Tells every listener, unless the value is the same as before. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }

  /** Gives the function that ends the listening. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
