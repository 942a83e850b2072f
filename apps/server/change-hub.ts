/** That an entry changed: enough to know what to fetch again, and no value of it. */
export interface EntryChanged {
  readonly ledger: string
  readonly org: string
  readonly entry: string
  readonly version: number
}

/** Null says that no more will come: the server stops. */
type Listener = (changed: EntryChanged | null) => void

/** Tells those who look at a tenant what changed in this process. */
export class ChangeHub {
  readonly #listeners = new Map<string, Set<Listener>>()

  /** @returns what ends the listening. */
  listen(tenant: string, listener: Listener): () => void {
    const those = this.#listeners.get(tenant) ?? new Set()
    this.#listeners.set(tenant, those)
    those.add(listener)
    return () => those.delete(listener)
  }

  tell(tenant: string, changed: EntryChanged): void {
    for (const listener of this.#listeners.get(tenant) ?? []) listener(changed)
  }

  /** Tells everybody that no more will come. */
  close(): void {
    for (const those of this.#listeners.values()) for (const listener of [...those]) listener(null)
    this.#listeners.clear()
  }

  /** How many listen. */
  count(): number {
    let count = 0
    for (const those of this.#listeners.values()) count += those.size
    return count
  }
}
