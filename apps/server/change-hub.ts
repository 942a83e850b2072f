import type { ImportProgress } from './sheet/import-sheet.ts'

/** That an entry changed: enough to know what to fetch again, and no value of it. */
export interface EntryChanged {
  readonly ledger: string
  readonly org: string
  readonly entry: string
  readonly version: number
}

/** That a report or a task changed; the same of each. */
export interface ReportChanged {
  readonly org: string
  readonly report: string
  readonly version: number
  readonly state: string
}

export interface TaskChanged {
  readonly org: string
  readonly task: string
  readonly version: number
}

/** That a sheet over a task was given out, or something happened to it. */
export interface SupervisionChanged {
  readonly org: string
  readonly task: string
  readonly supervision: string
  readonly version: number
}

/** Indicators whose values may be others now, in the office and those above it. */
export interface IndicatorsTouched {
  readonly org: string
  readonly indicators: readonly string[]
}

/** How far somebody's import is, for that person alone. */
export interface ImportTold {
  readonly run: string
  readonly org: string
  readonly ledger: string
  readonly stage: ImportProgress['stage'] | 'done' | 'failed'
  readonly done: number
  readonly of: number | null
}

/** A change by the name of its event. */
export type Changed =
  | { readonly event: 'entry'; readonly data: EntryChanged }
  | { readonly event: 'report'; readonly data: ReportChanged }
  | { readonly event: 'task'; readonly data: TaskChanged }
  | { readonly event: 'supervision'; readonly data: SupervisionChanged }
  | { readonly event: 'indicators'; readonly data: IndicatorsTouched }
  | { readonly event: 'import'; readonly data: ImportTold; readonly to: string }

/** Null says that no more will come: the server stops. */
type Listener = (changed: Changed | null) => void

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

  tell(tenant: string, changed: Changed): void {
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
