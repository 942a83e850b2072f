import {
  addDays,
  arrivals,
  type Day,
  type Entry,
  type EntryId,
  type FieldValue,
  type HistoryRow,
  type OrgId,
  passes,
  stateAsOf,
} from '@taizhang/ledger'
import { type BulkWriter, columnsOf } from './bulk-write.ts'
import {
  addsUp,
  type ContributionRow,
  contributionsOf,
  measuredValue,
  type Span,
  writeContributions,
} from './contribution.ts'
import { DistinctChange } from './distinct-rollup.ts'
import { writeExtremes } from './extreme-rollup.ts'
import type { LedgerIndicator, TenantSetup } from './setup.ts'

/** An entry with what its states need: the state in which it began, and each change since. */
export interface EntryPast {
  readonly entry: Entry
  readonly firstState: string | null
  readonly moves: readonly { readonly from: string; readonly to: string; readonly on: Day }[]
}

/** The last day of what has no end yet. */
const openEnd = '9999-12-31'

/** Where an entry counts, by the domain's own words; the same entry can arrive twice on one day. */
export function countedSpans(indicator: LedgerIndicator, { entry, firstState, moves }: EntryPast): readonly Span[] {
  if (entry.deleted) return []
  const { when, filter } = indicator
  if (when === 'during') return passes(filter, entry, entry.state) ? [{ from: entry.day, to: entry.day }] : []
  const past = pastOf(entry, firstState, moves)
  if (when === 'as-of') return stock(indicator, entry, past)
  const spans: Span[] = []
  for (const { from, to, on } of arrivals(entry, past)) {
    const counts = 'reached' in when ? to === when.reached : from === when.left
    if (counts && passes(filter, entry, to)) spans.push({ from: on, to: on })
  }
  return spans
}

/** The stretches in which a stock holds the entry: looked at on each day on which that can change. */
function stock({ filter }: LedgerIndicator, entry: Entry, past: readonly HistoryRow[]): readonly Span[] {
  const days = new Set([entry.day])
  for (const { on } of arrivals(entry, past)) if (on > entry.day && on <= (entry.endDay ?? openEnd)) days.add(on)
  const spans: Span[] = []
  let since: Day | null = null
  for (const day of [...days].sort()) {
    const holds = passes(filter, entry, stateAsOf(entry, past, day))
    if (holds && since === null) since = day
    if (!holds && since !== null) {
      spans.push({ from: since, to: addDays(day, -1) })
      since = null
    }
  }
  if (since !== null) spans.push({ from: since, to: entry.endDay ?? openEnd })
  return spans
}

function pastOf(entry: Entry, firstState: string | null, moves: EntryPast['moves']): readonly HistoryRow[] {
  const row = (change: HistoryRow['change'], on: Day): HistoryRow => ({
    entry: entry.id,
    ledger: entry.ledger,
    org: entry.org,
    version: 0,
    change,
    by: '',
    at: '',
    on,
  })
  return [
    row({ kind: 'created', values: {}, state: firstState }, entry.day),
    ...moves.map(({ from, to, on }) =>
      row({ kind: 'moved', move: '', from, to, values: {}, evidence: [], reason: '' }, on),
    ),
  ]
}

/** Amounts are added as whole numbers of 10⁻²⁰. */
const SCALE = 20

function scaled(value: FieldValue): bigint {
  const [whole = '0', part = ''] = String(value).split('.')
  return BigInt(whole + part.slice(0, SCALE).padEnd(SCALE, '0'))
}

function unscaled(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(SCALE + 1, '0')
  const part = digits.slice(-SCALE).replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${part === '' ? '' : `.${part}`}`
}

interface Cell {
  counted: number
  filled: number
  amount: bigint
}

/** A row of `rollup` or a change of one. */
export interface RollupDelta {
  readonly indicator: string
  readonly org_id: OrgId
  readonly dimension: string
  readonly member: string
  readonly day: Day
  readonly counted: number
  readonly filled: number
  readonly amount: string
}

/**
 * Gathers what entries add to the indicators of their ledger, taken away (as they were) and put in (as they are), and writes the
 * difference to the rollups.
 */
export class RollupChange {
  readonly #setup: TenantSetup
  readonly #only: ReadonlySet<string> | undefined
  readonly #cells = new Map<string, Map<string, Cell>>()
  /** Of each entry: what it contributed, and what it contributes now. */
  readonly #before = new Map<EntryId, ContributionRow[]>()
  readonly #after = new Map<EntryId, ContributionRow[]>()

  /** @param only the keys of the indicators to look at; all where left out. */
  constructor(setup: TenantSetup, only?: ReadonlySet<string>) {
    this.#setup = setup
    this.#only = only
  }

  takeAway(past: EntryPast): void {
    this.#change(past, -1, this.#before)
  }

  putIn(past: EntryPast): void {
    this.#change(past, 1, this.#after)
  }

  /** As `putIn`, for what adds up alone. */
  putInSums(past: EntryPast): void {
    this.#change(past, 1, null)
  }

  #change(past: EntryPast, sign: 1 | -1, contributions: Map<EntryId, ContributionRow[]> | null): void {
    for (const indicator of this.#indicatorsOf(past.entry)) {
      const spans = countedSpans(indicator, past)
      if (spans.length === 0) continue
      const members = [...membersOf(indicator, past.entry)]
      this.#add(indicator, past.entry, spans, members, sign)
      if (addsUp(indicator) || !contributions) continue
      const rows = contributionsOf(indicator, past.entry, spans, members)
      const known = contributions.get(past.entry.id)
      if (known) known.push(...rows)
      else contributions.set(past.entry.id, [...rows])
    }
  }

  #indicatorsOf(entry: Entry): readonly LedgerIndicator[] {
    const all = this.#setup.indicatorsOfLedger.get(entry.ledger) ?? []
    return this.#only ? all.filter(({ key }) => this.#only?.has(key)) : all
  }

  #add(
    indicator: LedgerIndicator,
    entry: Entry,
    spans: readonly Span[],
    members: readonly (readonly [dimension: string, member: string])[],
    sign: 1 | -1,
  ): void {
    const value = measuredValue(indicator, entry)
    const filled = value === null ? 0 : 1
    const amount = value === null || !addsUp(indicator) ? 0n : scaled(value)
    for (const [dimension, member] of members) {
      const key = `${indicator.key}\n${entry.org}\n${dimension}\n${member}`
      let days = this.#cells.get(key)
      if (!days) {
        days = new Map()
        this.#cells.set(key, days)
      }
      for (const { from, to } of spans) {
        addTo(days, from, sign, filled, amount)
        if (indicator.when === 'as-of' && to < openEnd) addTo(days, addDays(to, 1), sign === 1 ? -1 : 1, filled, amount)
      }
    }
  }

  /** The difference for each office and those above it, nothing that came out even. */
  deltas(): readonly RollupDelta[] {
    const whole = new Map<string, Map<string, Cell>>()
    for (const [key, days] of this.#cells) {
      const [indicator = '', org = '', dimension = '', member = ''] = key.split('\n')
      for (const above of this.#setup.lines.get(org) ?? [org]) {
        const aboveKey = `${indicator}\n${above}\n${dimension}\n${member}`
        const known = whole.get(aboveKey)
        const sum = known ?? new Map<string, Cell>()
        if (!known) whole.set(aboveKey, sum)
        for (const [day, { counted, filled, amount }] of days) {
          const cell = cellOf(sum, day)
          cell.counted += counted
          cell.filled += filled
          cell.amount += amount
        }
      }
    }
    const deltas: RollupDelta[] = []
    for (const [key, days] of whole) {
      const [indicator = '', org_id = '', dimension = '', member = ''] = key.split('\n')
      for (const [day, { counted, filled, amount }] of days)
        if (counted !== 0 || filled !== 0 || amount !== 0n)
          deltas.push({ indicator, org_id, dimension, member, day, counted, filled, amount: unscaled(amount) })
    }
    return deltas
  }

  /** What entries contribute to the measures that do not add up. */
  contributions(): readonly ContributionRow[] {
    return [...this.#after.values()].flat()
  }

  /** Contributions that go and come; those of entries in which nothing changes are left alone. */
  #changed() {
    const gone: ContributionRow[] = []
    const come: ContributionRow[] = []
    for (const id of new Set([...this.#before.keys(), ...this.#after.keys()])) {
      const [before = [], after = []] = [this.#before.get(id), this.#after.get(id)]
      if (before.length === after.length && JSON.stringify(before) === JSON.stringify(after)) continue
      gone.push(...before)
      come.push(...after)
    }
    return { gone, come }
  }

  /** Writes the difference for the offices and all above them; the transaction must see all offices of the tenant. */
  async write(writer: BulkWriter): Promise<void> {
    await writer.insert(
      'rollup as r',
      rollupColumns,
      this.deltas(),
      `on conflict (tenant_id, indicator, org_id, dimension, member, day) do update
         set counted = r.counted + excluded.counted, filled = r.filled + excluded.filled, amount = r.amount + excluded.amount`,
    )
    const { gone, come } = this.#changed()
    const distinct = new DistinctChange(this.#setup)
    for (const row of gone) distinct.add(row, -1)
    for (const row of come) distinct.add(row, 1)
    await distinct.write(writer)
  }

  /** Writes the difference that belongs to the offices themselves: what each entry contributes, and the extremes of months. */
  async writeContributions(writer: BulkWriter): Promise<void> {
    const { gone, come } = this.#changed()
    await writeContributions(writer, gone, come)
    await writeExtremes(writer, this.#setup, gone, come)
  }
}

const rollupColumns = columnsOf<RollupDelta>({
  indicator: 'text',
  org_id: 'text',
  dimension: 'text',
  member: 'text',
  day: 'date',
  counted: 'bigint',
  filled: 'bigint',
  amount: 'numeric',
})

/** The whole, and the entry's place in each dimension; of several choices it is in each. */
function* membersOf(indicator: LedgerIndicator, entry: Entry): Iterable<readonly [dimension: string, member: string]> {
  yield ['', '']
  for (const dimension of indicator.dimensions ?? []) {
    const value = entry.values[dimension] ?? null
    if (Array.isArray(value)) for (const member of value) yield [dimension, String(member)]
    else yield [dimension, value === null ? '' : String(value)]
  }
}

function addTo(days: Map<string, Cell>, day: Day, sign: 1 | -1, filled: number, amount: bigint): void {
  const cell = cellOf(days, day)
  cell.counted += sign
  cell.filled += sign * filled
  cell.amount += sign === 1 ? amount : -amount
}

function cellOf(days: Map<string, Cell>, day: Day): Cell {
  let cell = days.get(day)
  if (!cell) {
    cell = { counted: 0, filled: 0, amount: 0n }
    days.set(day, cell)
  }
  return cell
}
