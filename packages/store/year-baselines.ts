import type { OrgId, StepContext } from '@taizhang/ledger'
import type { Baseline } from '@taizhang/report'
import { extend } from './history-write.ts'
import type { Holding } from './ledger-store.ts'
import { same } from './verify-tally.ts'
import { Counter } from './year-count.ts'
import type { StoredYear } from './year-reading.ts'

/**
 * Writes down what the report said. What an earlier making wrote for a line that means something else now, or was dropped, is taken back:
 * it would go on standing for a value that nobody stated.
 */
export async function putBaselines(
  holding: Holding,
  stored: StoredYear,
  baselines: readonly Baseline[],
  context: StepContext,
) {
  const { transaction, tenant } = holding
  const { org, document, made } = stored
  const counter = new Counter()
  const rows = new Map<string, BaselineRow>()
  for (const { indicator, period, slice, value, text } of baselines) {
    const part = { field: slice?.field ?? '', member: slice?.value ?? '' }
    const row = { indicator, org, period, ...part, value, document: document.name, words: text }
    // A figure that the report states twice stands once.
    if (!rows.has(keyOf(row))) rows.set(keyOf(row), row)
  }
  const asked = [...[...rows.values()].map(({ indicator }) => indicator), ...Object.values(made)]
  const known = await transaction.query<BaselineRow>(
    `select indicator, org_id as org, period, field, member, value, document, words from baseline
     where tenant_id = $1 and org_id = $2 and indicator = any ($3)`,
    [tenant, org, asked],
  )
  const before = new Map(known.map((row) => [keyOf(row), row]))
  const put = [...rows].flatMap(([key, row]) => {
    const there = before.get(key)
    if (!there) counter.created++
    else if (same(there, row)) counter.unchanged++
    else counter.updated++
    return same(there, row) ? [] : [row]
  })
  const gone = known.filter((row) => !rows.has(keyOf(row)) && wasMadeBy(stored, row))
  counter.updated += gone.length
  const { by, at } = context
  const head = await extend(
    transaction,
    tenant,
    holding.head,
    [...put, ...gone.map((row) => ({ ...row, value: null }))].map((change) => ({
      kind: 'baseline',
      subject: change.indicator,
      org,
      by,
      at,
      change,
    })),
  )
  await removeRows(holding, gone)
  await writeRows(holding, put)
  return { holding: { ...holding, head }, count: counter.count }
}

/** Whether an earlier making of the proposal wrote a row: the line with its words came to this indicator then. */
const wasMadeBy = ({ document, proposal, made }: StoredYear, row: BaselineRow): boolean =>
  row.document === document.name &&
  proposal.indicators.some(
    ({ id, text, baseline }) => made[id] === row.indicator && text === row.words && baseline?.period === row.period,
  )

const removeRows = ({ transaction, tenant }: Holding, rows: readonly BaselineRow[]) =>
  transaction.query(
    `delete from baseline b using json_to_recordset($2) as r(indicator text, org text, period text, field text, member text)
     where b.tenant_id = $1 and b.indicator = r.indicator and b.org_id = r.org and b.period = r.period and b.field = r.field
       and b.member = r.member`,
    [tenant, JSON.stringify(rows)],
  )

const writeRows = ({ transaction, tenant }: Holding, rows: readonly BaselineRow[]) =>
  transaction.query(
    `insert into baseline (tenant_id, indicator, org_id, period, field, member, value, document, words)
     select $1, indicator, org, period, field, member, value, document, words
     from json_to_recordset($2) as r(indicator text, org text, period text, field text, member text, value text, document text, words text)
     on conflict (tenant_id, indicator, org_id, period, field, member) do update
       set value = excluded.value, document = excluded.document, words = excluded.words`,
    [tenant, JSON.stringify(rows)],
  )

interface BaselineRow {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  readonly field: string
  readonly member: string
  readonly value: string
  readonly document: string
  readonly words: string
}

const keyOf = ({ indicator, period, field, member }: BaselineRow): string =>
  JSON.stringify([indicator, period, field, member])
