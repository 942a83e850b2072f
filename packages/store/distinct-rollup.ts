import { addDays, type Day, type OrgId } from '@taizhang/ledger'
import { type BulkWriter, columnsOf } from './bulk-write.ts'
import type { ContributionRow } from './contribution.ts'
import type { LedgerIndicator, TenantSetup } from './setup.ts'

/** A row of `occurrence`, or a change of one. */
export interface OccurrenceRow {
  readonly indicator: string
  readonly org_id: OrgId
  readonly dimension: string
  readonly member: string
  readonly value: string
  readonly day: Day
  readonly counted: number
}

/** A row of `distinct_rollup`, or a change of one. */
export interface DistinctRow {
  readonly indicator: string
  readonly org_id: OrgId
  readonly dimension: string
  readonly member: string
  readonly day: Day
  readonly day_before: Day
  readonly counted: number
}

/** Before all days: what occurs for the first time. */
const never = '0001-01-01'
const openEnd = '9999-12-31'

/**
 * Counts how many different values occur, without looking at the entries. Of events: a value that occurs in January, March and April is
 * kept as (January, never before), (March, January before), (April, March before), and the different values from February to April are
 * the pairs within that stretch whose other end lies before it: here one. Of a stock, it is kept on which days a value comes and goes.
 */
export class DistinctChange {
  readonly #setup: TenantSetup
  /** By indicator, office and place in a dimension, then by value: how often it occurs more, or less, on a day. */
  readonly #groups = new Map<string, Map<string, Map<Day, number>>>()

  constructor(setup: TenantSetup) {
    this.#setup = setup
  }

  /** @param sign whether the contribution comes or goes. */
  add({ indicator, org_id, dimension, member, from_day, to_day, value }: ContributionRow, sign: 1 | -1): void {
    if (value === null) return
    for (const org of this.#setup.lines.get(org_id) ?? [org_id]) {
      const group = JSON.stringify([indicator, org, dimension, member])
      const values = this.#groups.get(group) ?? new Map<string, Map<Day, number>>()
      this.#groups.set(group, values)
      const days = values.get(value) ?? new Map<Day, number>()
      values.set(value, days)
      const count = (day: Day, more: number) => days.set(day, (days.get(day) ?? 0) + more)
      if (!isStock(this.#setup, indicator)) count(`${from_day.slice(0, 7)}-01`, sign)
      else {
        count(from_day, sign)
        if (to_day < openEnd) count(addDays(to_day, 1), sign === 1 ? -1 : 1)
      }
    }
  }

  /** What changes, nothing that came out even. */
  occurrences(): readonly OccurrenceRow[] {
    const rows: OccurrenceRow[] = []
    for (const [group, values] of this.#groups) {
      const [indicator, org_id, dimension, member] = JSON.parse(group) as [string, string, string, string]
      for (const [value, days] of values)
        for (const [day, counted] of days)
          if (counted !== 0) rows.push({ indicator, org_id, dimension, member, value, day, counted })
    }
    return rows
  }

  /** The pairs that come out of what is known already and of what changes, as changes. */
  pairs(known: readonly OccurrenceRow[]): readonly DistinctRow[] {
    const changed = this.occurrences()
    const groupOf = ({ indicator, org_id, dimension, member, value }: OccurrenceRow) =>
      JSON.stringify([indicator, org_id, dimension, member, value])
    const before = Map.groupBy(known, groupOf)
    const rows = new Map<string, DistinctRow>()
    for (const [group, changes] of Map.groupBy(changed, groupOf)) {
      const [indicator, org_id, dimension, member] = JSON.parse(group) as [string, string, string, string]
      const stock = isStock(this.#setup, indicator)
      const add = (days: ReadonlyMap<Day, number>, sign: 1 | -1) => {
        for (const [day, day_before, counted] of stock ? comings(days) : pairsOf(days)) {
          const key = JSON.stringify([indicator, org_id, dimension, member, day, day_before])
          const sum = (rows.get(key)?.counted ?? 0) + sign * counted
          rows.set(key, { indicator, org_id, dimension, member, day, day_before, counted: sum })
        }
      }
      const days = new Map((before.get(group) ?? []).map(({ day, counted }) => [day, counted]))
      add(days, -1)
      for (const { day, counted } of changes) days.set(day, (days.get(day) ?? 0) + counted)
      add(days, 1)
    }
    return [...rows.values()].filter(({ counted }) => counted !== 0)
  }

  /** Writes the difference; the transaction must see all offices of the tenant. */
  async write(writer: BulkWriter): Promise<void> {
    const changed = this.occurrences()
    if (changed.length === 0) return
    const values = new Map(changed.map((row) => [JSON.stringify({ ...row, day: '', counted: 0 }), row]))
    const known = await writer.read<OccurrenceRow>(
      valueColumns,
      [...values.values()],
      (source) => `select o.indicator, o.org_id, o.dimension, o.member, o.value, o.day, o.counted from ${source}
        join occurrence o on o.tenant_id = $1 and o.indicator = r.indicator and o.org_id = r.org_id
          and o.dimension = r.dimension and o.member = r.member and o.value = r.value where o.counted <> 0`,
    )
    await writer.insert(
      'occurrence as o',
      occurrenceColumns,
      changed,
      `on conflict (tenant_id, indicator, org_id, dimension, member, value, day) do update
         set counted = o.counted + excluded.counted`,
    )
    await writer.insert(
      'distinct_rollup as d',
      distinctColumns,
      this.pairs(known),
      `on conflict (tenant_id, indicator, org_id, dimension, member, day, day_before) do update
         set counted = d.counted + excluded.counted`,
    )
  }
}

const isStock = ({ indicators }: TenantSetup, key: string): boolean =>
  (indicators.get(key) as LedgerIndicator | undefined)?.when === 'as-of'

/** Of a value's months: each with the one before in which it occurred. */
function* pairsOf(days: ReadonlyMap<Day, number>): Iterable<readonly [day: Day, before: Day, counted: number]> {
  let before = never
  for (const day of [...days.keys()].sort()) {
    if ((days.get(day) ?? 0) === 0) continue
    yield [day, before, 1]
    before = day
  }
}

/** Of a value in a stock: the days on which there begins or ceases to be one. */
function* comings(days: ReadonlyMap<Day, number>): Iterable<readonly [day: Day, before: Day, counted: number]> {
  let held = 0
  for (const day of [...days.keys()].sort()) {
    const now = held + (days.get(day) ?? 0)
    if (held === 0 && now > 0) yield [day, never, 1]
    if (held > 0 && now === 0) yield [day, never, -1]
    held = now
  }
}

const place = { indicator: 'text', org_id: 'text', dimension: 'text', member: 'text' } as const
const valueColumns = columnsOf<OccurrenceRow>({ ...place, value: 'text' })
const occurrenceColumns = columnsOf<OccurrenceRow>({ ...place, value: 'text', day: 'date', counted: 'bigint' })
const distinctColumns = columnsOf<DistinctRow>({ ...place, day: 'date', day_before: 'date', counted: 'bigint' })
