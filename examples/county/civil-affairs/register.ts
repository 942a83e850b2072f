import { addDays, daysBetween, type FieldValues, type ImportRow, type StepContext } from '@taizhang/ledger'
import type { Happening } from '../happenings.ts'
import { bureau, staff } from './office.ts'

/** A move some days after the one before it, by whom, with what it asks for. */
export interface Moved {
  readonly move: string
  readonly after: number
  readonly by: string
  readonly values?: FieldValues
  readonly reason?: string
  /** Whether a file goes along. */
  readonly proof?: boolean
}

interface Row {
  readonly id: string
  readonly ledger: string
  readonly day: string
  readonly by: string
  readonly values: FieldValues
}

type Change =
  | { readonly id: string; readonly day: string; readonly moved: Moved }
  | {
      readonly id: string
      readonly day: string
      readonly by: string
      readonly edited: FieldValues
      readonly reason: string
    }

/** How entries of a ledger are made: how many, on which days, with which values, and how they go on. */
export interface Batch {
  readonly count: number
  /** By the entry's number from 0, and the day that it falls on. */
  readonly values: (n: number, day: string) => FieldValues
  readonly moves?: (n: number, day: string) => readonly Moved[]
  readonly by?: string
  /** The days between which they are spread evenly; the course of the year where left out. */
  readonly between?: readonly [from: string, to: string]
}

/** Collects what the bureau enters, and gives it in the order of its days, nothing of it after the last. */
export class Register {
  readonly year: number
  /** The last day of which anything is known. */
  readonly last: string
  readonly evidence: readonly string[]
  readonly #rows: Row[] = []
  readonly #changes: Change[] = []
  readonly #numbers = new Map<string, number>()
  #proofs = 0

  constructor({
    year,
    last,
    evidence,
  }: { readonly year: number; readonly last: string; readonly evidence: readonly string[] }) {
    this.year = year
    this.last = last
    this.evidence = evidence
  }

  /** A day of the year, `06-30`. */
  day(monthAndDay: string): string {
    return `${this.year}-${monthAndDay}`
  }
  /** The day on which the rosters of the year before were brought in. */
  get opening(): string {
    return `${this.year - 1}-12-28`
  }
  /** The next file of evidence. */
  proof(): string {
    const hash = this.evidence[this.#proofs++ % this.evidence.length]
    if (hash === undefined) throw new Error('no file is known as evidence')
    return hash
  }

  /** Enters one entry. @param day when it is entered; a roster's entry may be of an earlier day. */
  put(ledger: string, day: string, values: FieldValues, by: string = staff.recorder): string {
    const number = (this.#numbers.get(ledger) ?? 0) + 1
    this.#numbers.set(ledger, number)
    const id = `mz-${ledger}-${String(number).padStart(5, '0')}`
    this.#rows.push({ id, ledger, day, by, values })
    return id
  }

  /** Moves an entry on from a day, as far as the last day. */
  course(id: string, from: string, moves: readonly Moved[]): void {
    let on = from
    for (const moved of moves) {
      on = addDays(on, moved.after)
      if (on > this.last) return
      this.#changes.push({ id, day: on, moved })
    }
  }

  /** What has been entered in a ledger so far. */
  ids(ledger: string): readonly string[] {
    return this.#rows.filter((row) => row.ledger === ledger).map(({ id }) => id)
  }

  edit(id: string, day: string, edited: FieldValues, reason: string, by: string = staff.recorder): void {
    this.#changes.push({ id, day, by, edited, reason })
  }

  /** Enters many entries of a ledger. @returns their ids with their days. */
  many(
    ledger: string,
    { count, values, moves, by, between }: Batch,
  ): readonly { readonly id: string; readonly day: string }[] {
    const [from, to] = between ?? [this.day('01-05'), this.last]
    return Array.from({ length: count }, (_, n) => {
      const day = spread(from, to, n, count)
      const id = this.put(ledger, day, values(n, day), by)
      if (moves) this.course(id, day, moves(n, day))
      return { id, day }
    })
  }

  /** Brings in members of a roster that were there before the year. */
  bringIn(ledger: string, count: number, values: (n: number) => FieldValues): readonly string[] {
    return Array.from({ length: count }, (_, n) => this.put(ledger, this.opening, values(n)))
  }

  /** Members of a roster leave it, one after the other through the year. */
  leave(ids: readonly string[], count: number, why: readonly string[]): void {
    for (let n = 0; n < count; n++) {
      const id = ids[Math.floor((n * ids.length) / count)]
      const day = spread(this.day('01-20'), this.last, n, count)
      if (id !== undefined) this.edit(id, day, { until: addDays(day, -1), why: pick(why, n) }, '动态管理，按月退出')
    }
  }

  /** All of it by days: entries of a day before what happens to entries on that day. */
  *happenings(): Generator<Happening> {
    const known = new Map(this.#rows.filter(({ day }) => day <= this.last).map((row) => [row.id, row]))
    const rows = Map.groupBy(known.values(), ({ day }) => day)
    const changes = Map.groupBy(
      this.#changes.filter(({ id, day }) => day <= this.last && known.has(id)),
      ({ day }) => day,
    )
    const versions = new Map<string, number>()
    for (const day of [...new Set([...rows.keys(), ...changes.keys()])].sort()) {
      for (const portion of Map.groupBy(rows.get(day) ?? [], ({ ledger, by }) => `${ledger} ${by}`).values())
        yield* landed(portion, day)
      for (const change of changes.get(day) ?? []) {
        const version = (versions.get(change.id) ?? 0) + 1
        versions.set(change.id, version)
        yield 'moved' in change ? this.#moved(change, version) : edited(change, version)
      }
    }
  }

  #moved({ id, day, moved }: Extract<Change, { moved: Moved }>, version: number): Happening {
    const { move, by, values = {}, reason = '', proof = false } = moved
    const evidence = proof ? [this.proof()] : []
    return {
      of: 'ledger',
      step: { step: 'move-entry', id, version, move, values, evidence, reason, on: day },
      context: { by, at: `${day}T07:00:00.000Z`, today: day },
    }
  }
}

function* landed(portion: readonly Row[], day: string): Generator<Happening> {
  const [first] = portion
  if (!first) return
  const rows = portion.map(({ id, values }, at): ImportRow => ({ id, row: at + 2, values }))
  yield {
    of: 'ledger',
    step: { step: 'import-entries', ledger: first.ledger, org: bureau, mode: 'all', rows },
    context: { by: first.by, at: `${day}T02:00:00.000Z`, today: day },
  }
}

const edited = (
  { id, day, by, edited: values, reason }: Extract<Change, { edited: FieldValues }>,
  version: number,
): Happening => ({
  of: 'ledger',
  step: { step: 'edit-entry', id, version, values, reason },
  context: { by, at: `${day}T07:00:00.000Z`, today: day } satisfies StepContext,
})

/** The day of the n-th of so many, spread evenly, on a day of work where there is one near. */
export function spread(from: string, to: string, n: number, count: number): string {
  const day = addDays(from, Math.floor(((daysBetween(from, to) + 1) * (n + 0.5)) / count))
  const ofWeek = dayOfWeek(day)
  const earlier = addDays(day, ofWeek === SATURDAY ? -1 : ofWeek === SUNDAY ? -2 : 0)
  return earlier < from ? day : earlier
}

/** The days from Monday to Friday between two days. */
export function workDays(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    if (![SATURDAY, SUNDAY].includes(dayOfWeek(day))) days.push(day)
  return days
}

/** 1970-01-01 was a Thursday, and is 0. */
const [SATURDAY, SUNDAY] = [2, 3]
const dayOfWeek = (day: string): number => ((Math.round(Date.parse(day) / 86_400_000) % 7) + 7) % 7

/** One after the other, again from the start. */
export function pick<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

/** The n-th part of a whole number divided among so many. */
export const part = (total: number, n: number, count: number): number =>
  Math.floor((total * (n + 1)) / count) - Math.floor((total * n) / count)

/** Numbers with leading zeros. */
export const digits = (n: number, length: number): string => String(n).padStart(length, '0')
