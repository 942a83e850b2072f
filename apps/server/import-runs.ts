import type { FailureOf, importSheet, Output } from '@taizhang/contract'
import type { ChangeHub, ImportTold } from './change-hub.ts'
import { type Failed, failed } from './route.ts'
import type { ImportProgress } from './sheet/import-sheet.ts'

/** What an import is answered with. */
export type ImportAnswer =
  | { readonly ok: true; readonly value: Output<typeof importSheet> }
  | Failed<FailureOf<typeof importSheet>>

/** An import that goes on, or has ended not long ago. */
export interface ImportRun {
  readonly told: ImportTold
  /** Undefined while it goes on. */
  readonly answer: ImportAnswer | undefined
}

interface KeptRun {
  told: ImportTold
  answer: ImportAnswer | undefined
  endedMs: number | undefined
  readonly request: string
}

export interface RunNames {
  readonly tenant: string
  readonly person: string
  /** The key that the caller sent the import with. */
  readonly run: string
}

/** Progress is told so often at most, a new stage at once. */
const TELL_MS = 200
/** For so long a broken connection can come back for what came of it. */
const KEPT_MS = 3_600_000

/**
 * The imports of this process by who sent them under which key. An import does not depend on the connection that brought it: it goes on,
 * tells its sender how far it is, and whoever comes again with the same gets what came of it.
 */
export class ImportRuns {
  readonly #changes: ChangeHub
  readonly #now: () => number
  readonly #runs = new Map<string, { readonly kept: KeptRun; readonly outcome: Promise<ImportAnswer> }>()

  /** @param now milliseconds of a clock that only runs forward. */
  constructor(changes: ChangeHub, now: () => number = () => performance.now()) {
    this.#changes = changes
    this.#now = now
  }

  /** The import that a person sent under a key; undefined where there is none of that person's. */
  find(names: RunNames): ImportRun | undefined {
    return this.#runs.get(keyOf(names))?.kept
  }

  /**
   * Begins an import under a key, or waits for the one that is under way or over: the same request is done once.
   * @param request a digest of all that was sent; another one under the same key is refused.
   */
  async once(
    names: RunNames,
    about: Pick<ImportTold, 'org' | 'ledger'>,
    request: string,
    work: (tell: (progress: ImportProgress) => void) => Promise<ImportAnswer>,
  ): Promise<ImportAnswer> {
    this.#forget()
    const known = this.#runs.get(keyOf(names))
    // What was refused is tried again: what it was refused for may be put right by now.
    if (known && known.kept.answer?.ok !== false)
      return known.kept.request === request
        ? known.outcome
        : failed('key-reused', names.run, '这个提交标识已用于另一次导入，请换一个标识。')
    const told = { run: names.run, ...about, stage: 'reading', done: 0, of: null } as const
    const kept: KeptRun = { told, answer: undefined, endedMs: undefined, request }
    const outcome = this.#run(names, kept, work)
    this.#runs.set(keyOf(names), { kept, outcome })
    return outcome
  }

  async #run(
    names: RunNames,
    kept: KeptRun,
    work: (tell: (progress: ImportProgress) => void) => Promise<ImportAnswer>,
  ): Promise<ImportAnswer> {
    let toldMs = Number.NEGATIVE_INFINITY
    const tell = (next: Pick<ImportTold, 'stage' | 'done' | 'of'>) => {
      const isNew = next.stage !== kept.told.stage
      kept.told = { ...kept.told, ...next }
      if (!isNew && this.#now() - toldMs < TELL_MS) return
      toldMs = this.#now()
      this.#changes.tell(names.tenant, { event: 'import', to: names.person, data: kept.told })
    }
    try {
      const answer = await work(tell)
      kept.answer = answer
      kept.endedMs = this.#now()
      const { done, of } = kept.told
      tell(
        answer.ok
          ? { stage: 'done', done: answer.value.rowsRead, of: answer.value.rowsRead }
          : { stage: 'failed', done, of },
      )
      return answer
    } catch (error) {
      this.#runs.delete(keyOf(names))
      tell({ ...kept.told, stage: 'failed' })
      throw error
    }
  }

  #forget(): void {
    for (const [key, { kept }] of this.#runs) {
      const { endedMs } = kept
      if (endedMs !== undefined && this.#now() - endedMs > KEPT_MS) this.#runs.delete(key)
    }
  }
}

const keyOf = ({ tenant, person, run }: RunNames): string => JSON.stringify([tenant, person, run])
