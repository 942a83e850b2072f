import {
  addDays,
  type BaselineFigure,
  type CitedFigure,
  type Day,
  dimensionsOf,
  type Evaluated,
  evaluate,
  evaluateFormula,
  type Indicator,
  indicatorsOf,
  NotEvaluable,
  type OrgId,
  type Period,
  parseFormula,
  parsePeriod,
  type ReportedValue,
  rounded,
  type Slice,
  type Source,
} from '@taizhang/ledger'
import { addsUp } from './contribution.ts'
import type { Queryable } from './database.ts'
import { keepsExtremes } from './extreme-rollup.ts'
import { type LedgerIndicator, orgsUnder, type TenantSetup } from './setup.ts'

/** What is asked: an indicator for an office with all below it, and a period by its key. */
export interface IndicatorQuestion {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  /** A part only, by one of the indicator's dimensions. */
  readonly slice?: Slice | null
}

/** A value ready from rollups, exact and not yet rounded. */
interface Measured {
  readonly value: string | null
  readonly count: number
}

/** An indicator over a ledger that some question needs. */
interface Leaf {
  readonly indicator: LedgerIndicator
  readonly org: OrgId
  readonly period: Period
  readonly slice: Slice | null
}

const keyOf = (indicator: string, org: OrgId, period: string, slice: Slice | null = null): string =>
  JSON.stringify(slice ? [indicator, org, period, slice.field, slice.value] : [indicator, org, period])

/**
 * Answers any number of questions in a few queries over the rollups, without looking at entries. Formulas, rounding and what is
 * missing are the domain's; the trace of an indicator over a ledger has its count only (see entry-trace.ts for the entries).
 * The transaction must see the offices asked about with all below them.
 * @throws NotEvaluable for an unknown indicator, a period that is none, or a slice by what is no dimension.
 */
export async function readIndicators(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  questions: readonly IndicatorQuestion[],
): Promise<readonly Evaluated[]> {
  const needs = new Needs(setup)
  for (const { indicator, org, period, slice = null } of questions) needs.add(indicator, org, period, slice)
  const measured = new Map<string, Measured>()
  await readSums(transaction, tenant, [...needs.leaves.values()], measured)
  await readOthers(transaction, tenant, setup, [...needs.leaves.values()], measured)
  const reported = await readReported(transaction, tenant, needs.reported)
  const cited = await readCited(transaction, tenant, needs.cited)
  const baselines = await readBaselines(transaction, tenant, needs.all)
  const source: Source = {
    org: (id) => setup.orgs.get(id),
    indicator: (key) => setup.indicators.get(key),
    entries: () => [],
    history: () => [],
    reported: (indicator, org, period) => reported.get(keyOf(indicator, org, period)),
    cited: (indicator, org, period) => cited.get(keyOf(indicator, org, period)),
    baseline: (indicator, org, period, slice) => baselines.get(keyOf(indicator, org, period, slice)),
    measured: (indicator, org, period, slice) => measured.get(keyOf(indicator, org, period, slice)),
  }
  return questions.map(({ indicator, org, period, slice = null }) => evaluate(source, indicator, org, period, slice))
}

/**
 * An indicator over a ledger broken down by one of its dimensions: the value for each member that occurs, '' for what is not filled. Of
 * several choices an entry counts for each, so that the parts can be more than the whole.
 */
export async function readByDimension(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  { indicator: key, org, period: periodKey }: IndicatorQuestion,
  dimension: string,
): Promise<Readonly<Record<string, string>>> {
  const indicator = setup.indicators.get(key)
  const period = parsePeriod(periodKey)
  if (indicator?.kind !== 'ledger' || !period || !indicator.dimensions?.includes(dimension)) throw new NotEvaluable(key)
  const sums = await sumsByMember(transaction, tenant, indicator, org, period, dimension)
  const leaves = sums.map(({ member }) => ({ indicator, org, period, slice: { field: dimension, value: member } }))
  const others = new Map<string, Measured>()
  if (!addsUp(indicator)) await readOthers(transaction, tenant, setup, leaves, others)
  const members: Record<string, string> = {}
  for (const { member, ...sum } of sums) {
    const other = others.get(keyOf(key, org, period.key, { field: dimension, value: member }))
    const value = (other ?? sumOf(indicator, sum)).value
    if (value !== null) members[member] = rounded(value, indicator.decimals ?? 0)
  }
  return members
}

const sumsByMember = (
  transaction: Queryable,
  tenant: string,
  indicator: LedgerIndicator,
  org: OrgId,
  period: Period,
  dimension: string,
) =>
  transaction.query<{ member: string; counted: string; filled: string; amount: string }>(
    `select member, sum(counted)::text as counted, sum(filled)::text as filled, sum(amount)::text as amount from rollup
     where tenant_id = $1 and indicator = $2 and org_id = $3 and dimension = $4 and day between $5 and $6
     group by member having sum(counted) > 0 order by member`,
    [tenant, indicator.key, org, dimension, indicator.when === 'as-of' ? beginning : period.from, period.to],
  )

/** Gathers what the questions come down to, through all formulas. */
class Needs {
  /** Every value that is needed, formulas too. */
  readonly all: IndicatorQuestion[] = []
  readonly leaves = new Map<string, Leaf>()
  readonly reported: IndicatorQuestion[] = []
  readonly cited: IndicatorQuestion[] = []
  readonly #setup: TenantSetup
  readonly #seen = new Set<string>()
  readonly #dimensions = new Map<string, readonly string[]>()

  constructor(setup: TenantSetup) {
    this.#setup = setup
  }

  add(key: string, org: OrgId, periodKey: string, asked: Slice | null): void {
    const slice = asked && this.#dimensionsOf(key).includes(asked.field) ? asked : null
    const question = keyOf(key, org, periodKey, slice)
    if (this.#seen.has(question)) return
    this.#seen.add(question)
    const indicator: Indicator | undefined = this.#setup.indicators.get(key)
    const period = parsePeriod(periodKey)
    if (!indicator || !period) throw new NotEvaluable(indicator ? periodKey : key)
    this.all.push({ indicator: key, org, period: periodKey, slice })
    if (indicator.kind === 'ledger') this.leaves.set(question, { indicator, org, period, slice })
    else if (indicator.kind === 'reported') this.reported.push({ indicator: key, org, period: periodKey })
    else if (indicator.kind === 'cited') this.cited.push({ indicator: key, org, period: periodKey })
    else {
      const parsed = parseFormula(indicator.formula)
      if (parsed.ok) for (const part of indicatorsOf(parsed.formula)) this.add(part, org, periodKey, slice)
    }
  }

  #dimensionsOf(key: string): readonly string[] {
    let known = this.#dimensions.get(key)
    if (!known) {
      known = dimensionsOf({ indicator: (one) => this.#setup.indicators.get(one) }, key)
      this.#dimensions.set(key, known)
    }
    return known
  }
}

const beginning = '0001-01-01'

async function readSums(
  transaction: Queryable,
  tenant: string,
  leaves: readonly Leaf[],
  measured: Map<string, Measured>,
): Promise<void> {
  if (leaves.length === 0) return
  const rows = await transaction.query<{ n: number; counted: string; filled: string; amount: string }>(
    `select a.n, s.counted, s.filled, s.amount
     from json_to_recordset($2) as a(n integer, indicator text, org text, dimension text, member text, from_day date, to_day date)
     cross join lateral (
       select coalesce(sum(r.counted), 0) as counted, coalesce(sum(r.filled), 0) as filled, coalesce(sum(r.amount), 0) as amount
       from rollup r
       where r.tenant_id = $1 and r.indicator = a.indicator and r.org_id = a.org and r.dimension = a.dimension and r.member = a.member
         and r.day between a.from_day and a.to_day
     ) s`,
    [
      tenant,
      JSON.stringify(
        leaves.map(({ indicator, org, period, slice }, n) => ({
          n,
          indicator: indicator.key,
          org,
          dimension: slice?.field ?? '',
          member: slice?.value ?? '',
          from_day: indicator.when === 'as-of' ? beginning : period.from,
          to_day: period.to,
        })),
      ),
    ],
  )
  for (const { n, counted, filled, amount } of rows) {
    const leaf = leaves[n]
    if (leaf)
      measured.set(
        keyOf(leaf.indicator.key, leaf.org, leaf.period.key, leaf.slice),
        sumOf(leaf.indicator, { counted, filled, amount }),
      )
  }
}

/** The measure from what was added up; null for an average of nothing. */
export function sumOf(
  { measure }: LedgerIndicator,
  { counted, filled, amount }: { readonly counted: string; readonly filled: string; readonly amount: string },
): Measured {
  const count = Number(counted)
  if (measure.kind === 'count') return { value: counted, count }
  if (measure.kind === 'sum') return { value: amount, count }
  return { value: quotient(amount, filled), count }
}

const quotient = (amount: string, filled: string): string | null =>
  evaluateFormula(
    {
      kind: 'operation',
      operator: '/',
      left: { kind: 'number', value: amount },
      right: { kind: 'number', value: filled },
    },
    () => '0',
  )

/**
 * The measures that do not add up; how many were counted is known already. Whatever the number of entries, a question looks at as many
 * rows as there are months, and offices below; only different values of stretches that are no whole months are told from contributions.
 */
async function readOthers(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  leaves: readonly Leaf[],
  measured: Map<string, Measured>,
): Promise<void> {
  const asked = leaves.filter(({ indicator }) => !addsUp(indicator))
  // One query for each way of measuring, however many are asked.
  for (const [words, those] of Map.groupBy(asked, wordsFor)) {
    const rows = await transaction.query<{ n: number; value: string | null }>(
      `select a.n, (${words})::text as value
       from json_to_recordset($2) as a(n integer, indicator text, org text, orgs text[], dimension text, member text,
         from_day date, to_day date, from_month date, to_month date, head_from date, head_to date, tail_from date, tail_to date)`,
      [
        tenant,
        JSON.stringify(
          those.map(({ indicator, org, period, slice }, n) => ({
            n,
            indicator: indicator.key,
            org,
            orgs: orgsUnder(setup, org),
            dimension: slice?.field ?? '',
            member: slice?.value ?? '',
            from_day: indicator.when === 'as-of' ? period.to : period.from,
            to_day: period.to,
            ...monthsOf(period),
          })),
        ),
      ],
    )
    for (const { n, value } of rows) {
      const leaf = those[n]
      if (!leaf) continue
      const key = keyOf(leaf.indicator.key, leaf.org, leaf.period.key, leaf.slice)
      measured.set(key, { value, count: measured.get(key)?.count ?? 0 })
    }
  }
}

/** Stretches that hold no day. */
const nothing = { from_month: '9999-12-31', to_month: beginning, tail_from: '9999-12-31', tail_to: beginning } as const

/**
 * The first days of the first and the last month that lie whole in a period (the first is behind the last where there is none), and the
 * days before and behind those months.
 */
function monthsOf({ from, to }: Period): Readonly<Record<string, Day>> {
  const beginOf = (day: Day) => `${day.slice(0, 7)}-01`
  const first = from === beginOf(from) ? from : beginOf(addDays(beginOf(from), 31))
  const behind = beginOf(addDays(to, 1))
  if (first >= behind) return { ...nothing, head_from: from, head_to: to }
  const last = beginOf(addDays(behind, -1))
  return {
    from_month: first,
    to_month: last,
    head_from: from,
    head_to: addDays(first, -1),
    tail_from: behind,
    tail_to: to,
  }
}

const isWholeMonths = ({ from, to }: Period): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01')

/** Contributions of one office to what is asked. */
const contributed = `from contribution c where c.tenant_id = $1 and c.indicator = a.indicator and c.org_id = o.org
  and c.dimension = a.dimension and c.member = a.member`
const eachOrg = 'from unnest(a.orgs) as o(org) cross join lateral'

/** The measure as an expression over a question \`a\`. */
function wordsFor({ indicator, period }: Leaf): string {
  const { measure, when } = indicator
  const isStock = when === 'as-of'
  const distinct = `select coalesce(sum(d.counted), 0) from distinct_rollup d where d.tenant_id = $1 and d.indicator = a.indicator
    and d.org_id = a.org and d.dimension = a.dimension and d.member = a.member`
  const there = isStock
    ? 'c.stock and c.from_day <= a.to_day and c.to_day >= a.to_day'
    : 'c.from_day between a.from_day and a.to_day'
  switch (measure.kind) {
    case 'distinct':
      if (isStock) return `${distinct} and d.day <= a.to_day`
      if (isWholeMonths(period))
        return `${distinct} and d.day between a.from_day and a.to_day and d.day_before < a.from_day`
      return `select count(distinct c.value) from contribution c where c.tenant_id = $1 and c.indicator = a.indicator
        and c.org_id = any (a.orgs) and c.dimension = a.dimension and c.member = a.member and ${there}`
    case 'minimum':
    case 'maximum': {
      const [word, kept, order] = measure.kind === 'minimum' ? ['min', 'least', 'asc'] : ['max', 'greatest', 'desc']
      if (!keepsExtremes(indicator))
        return `select ${word}(x.amount) ${eachOrg} (
          select c.amount ${contributed} and c.amount is not null and ${there} order by c.amount ${order} limit 1) x`
      return `select ${word}(x.amount) from (
          select x.${kept} as amount from extreme_rollup x where x.tenant_id = $1 and x.indicator = a.indicator
            and x.org_id = any (a.orgs) and x.dimension = a.dimension and x.member = a.member
            and x.month between a.from_month and a.to_month
          union all
          select e.amount ${eachOrg} (values (a.head_from, a.head_to), (a.tail_from, a.tail_to)) as edge(from_day, to_day)
            cross join lateral (select c.amount ${contributed} and c.from_day between edge.from_day and edge.to_day) e
        ) x`
    }
    default: {
      const order = isStock ? 'c.entry_id desc' : 'c.from_day desc, c.entry_id desc'
      return `select c.amount ${eachOrg} (
          select c.amount, c.from_day, c.entry_id ${contributed} and c.amount is not null and ${there} order by ${order} limit 1) c
        order by ${order} limit 1`
    }
  }
}

/** What earlier reports said of these values. They stand for what lies before the first year for which the office was set up. */
async function readBaselines(
  transaction: Queryable,
  tenant: string,
  questions: readonly IndicatorQuestion[],
): Promise<ReadonlyMap<string, BaselineFigure>> {
  const rows = await transaction.query<
    BaselineFigure & Omit<IndicatorQuestion, 'slice'> & { readonly field: string; readonly member: string }
  >(
    `select b.indicator, b.org_id as org, b.period, b.field, b.member, b.value, b.document, b.words,
       left(b.period, 4)::integer < f.year as stands
     from baseline b
       left join (select y.org_id, min(y.year) as year from year_proposal y
         where y.tenant_id = $1 and y.applied_at is not null group by y.org_id) f on f.org_id = b.org_id
       join json_to_recordset($2) as a(indicator text, org text, period text, field text, member text)
       on b.indicator = a.indicator and b.org_id = a.org and b.period = a.period and b.field = a.field and b.member = a.member
     where b.tenant_id = $1`,
    [
      tenant,
      JSON.stringify(
        questions.map(({ slice, ...question }) => ({
          ...question,
          field: slice?.field ?? '',
          member: slice?.value ?? '',
        })),
      ),
    ],
  )
  return new Map(
    rows.map(({ indicator, org, period, field, member, value, document, words, stands }) => [
      keyOf(indicator, org, period, field === '' ? null : { field, value: member }),
      { value, document, words, stands: stands === true },
    ]),
  )
}

async function readReported(transaction: Queryable, tenant: string, questions: readonly IndicatorQuestion[]) {
  if (questions.length === 0) return new Map<string, ReportedValue>()
  const rows = await transaction.query<ReportedValue>(
    `select r.indicator, r.org_id as org, r.period, r.value, r.note, r.status, r.by_person as by, r.reviewed_by as "reviewedBy", r.reason, r.version
     from reported r join json_to_recordset($2) as a(indicator text, org text, period text)
       on r.indicator = a.indicator and r.org_id = a.org and r.period = a.period
     where r.tenant_id = $1`,
    [tenant, JSON.stringify(questions)],
  )
  return new Map(rows.map((row) => [keyOf(row.indicator, row.org, row.period), row]))
}

async function readCited(transaction: Queryable, tenant: string, questions: readonly IndicatorQuestion[]) {
  if (questions.length === 0) return new Map<string, CitedFigure>()
  const rows = await transaction.query<
    Omit<CitedFigure, 'direction'> & { readonly direction: CitedFigure['direction'] | null }
  >(
    `select c.indicator, c.org_id as org, c.period, c.value, c.document, c.dated, c.scope, c.direction
     from cited_figure c join json_to_recordset($2) as a(indicator text, org text, period text)
       on c.indicator = a.indicator and c.org_id = a.org and c.period = a.period
     where c.tenant_id = $1 order by c.ordinal`,
    [tenant, JSON.stringify(questions)],
  )
  // The last one said stands.
  return new Map(
    rows.map(({ direction, ...row }) => [
      keyOf(row.indicator, row.org, row.period),
      { ...row, ...(direction && { direction }) } satisfies CitedFigure,
    ]),
  )
}
