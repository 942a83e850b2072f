import {
  type BaselineFigure,
  type CitedFigure,
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
import type { Queryable } from './database.ts'
import { addsUp } from './rollup.ts'
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
  const members: Record<string, string> = {}
  for (const { member, ...sums } of addsUp(indicator)
    ? await sumsByMember(transaction, tenant, indicator, org, period, dimension)
    : await othersByMember(transaction, tenant, setup, indicator, org, period, dimension)) {
    const value = 'value' in sums ? sums.value : sumOf(indicator, sums).value
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

const othersByMember = (
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  indicator: LedgerIndicator,
  org: OrgId,
  period: Period,
  dimension: string,
) =>
  transaction.query<{ member: string; value: string | null }>(
    `select m.member, ${wordsFor(indicator)} as value
     from contribution c
     join entry e on e.tenant_id = c.tenant_id and e.id = c.entry_id
     cross join lateral (
       select jsonb_array_elements_text(e.field_values -> $6) as member where jsonb_typeof(e.field_values -> $6) = 'array'
       union all
       select coalesce(e.field_values ->> $6, '') where jsonb_typeof(e.field_values -> $6) is distinct from 'array'
     ) m
     where c.tenant_id = $1 and c.indicator = $2 and c.org_id = any ($3) and c.from_day <= $4 and c.to_day >= $5
     group by m.member order by m.member`,
    [
      tenant,
      indicator.key,
      orgsUnder(setup, org),
      period.to,
      indicator.when === 'as-of' ? period.to : period.from,
      dimension,
    ],
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
  const asked = leaves.filter(({ indicator }) => addsUp(indicator))
  if (asked.length === 0) return
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
        asked.map(({ indicator, org, period, slice }, n) => ({
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
    const leaf = asked[n]
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

async function readOthers(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  leaves: readonly Leaf[],
  measured: Map<string, Measured>,
): Promise<void> {
  const asked = leaves.filter(({ indicator }) => !addsUp(indicator))
  // One query for each way of measuring, however many are asked.
  for (const [words, those] of Map.groupBy(asked, ({ indicator }) => wordsFor(indicator))) {
    const rows = await transaction.query<{ n: number; value: string | null; count: number }>(
      `select a.n, s.value, s.count
       from json_to_recordset($2) as a(n integer, indicator text, orgs text[], field text, member text, from_day date, to_day date)
       cross join lateral (
         select ${words} as value, count(*) as count from contribution c
         where c.tenant_id = $1 and c.indicator = a.indicator and c.org_id = any (a.orgs) and c.from_day <= a.to_day
           and c.to_day >= a.from_day
           and (a.field is null or exists (
             select from entry e where e.tenant_id = $1 and e.id = c.entry_id and (
               case jsonb_typeof(e.field_values -> a.field) when 'array' then (e.field_values -> a.field) ? a.member
                 else coalesce(e.field_values ->> a.field, '') = a.member end)))
       ) s`,
      [
        tenant,
        JSON.stringify(
          those.map(({ indicator, org, period, slice }, n) => ({
            n,
            indicator: indicator.key,
            orgs: orgsUnder(setup, org),
            field: slice?.field ?? null,
            member: slice?.value ?? null,
            from_day: indicator.when === 'as-of' ? period.to : period.from,
            to_day: period.to,
          })),
        ),
      ],
    )
    for (const { n, value, count } of rows) {
      const leaf = those[n]
      if (leaf) measured.set(keyOf(leaf.indicator.key, leaf.org, leaf.period.key, leaf.slice), { value, count })
    }
  }
}

/** The measure as an aggregate over contributions. */
function wordsFor({ measure, when }: LedgerIndicator): string {
  switch (measure.kind) {
    case 'distinct':
      return 'count(distinct c.value)::text'
    case 'minimum':
      return 'min(c.amount)::text'
    case 'maximum':
      return 'max(c.amount)::text'
    default: {
      const order = when === 'as-of' ? 'c.entry_id desc' : 'c.from_day desc, c.entry_id desc'
      return `((array_agg(c.amount order by ${order}) filter (where c.amount is not null))[1])::text`
    }
  }
}

/** What earlier reports said of these values. */
async function readBaselines(
  transaction: Queryable,
  tenant: string,
  questions: readonly IndicatorQuestion[],
): Promise<ReadonlyMap<string, BaselineFigure>> {
  const rows = await transaction.query<
    BaselineFigure & Omit<IndicatorQuestion, 'slice'> & { readonly field: string; readonly member: string }
  >(
    `select b.indicator, b.org_id as org, b.period, b.field, b.member, b.value, b.document, b.words
     from baseline b join json_to_recordset($2) as a(indicator text, org text, period text, field text, member text)
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
    rows.map(({ indicator, org, period, field, member, value, document, words }) => [
      keyOf(indicator, org, period, field === '' ? null : { field, value: member }),
      { value, document, words },
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
