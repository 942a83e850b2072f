import { hash as digest } from 'node:crypto'
import { type Block, isAsSigned, type ReportState, type SignedReport } from '@taizhang/report'
import type { Queryable } from './database.ts'
import type { ReportChange } from './report-reading.ts'
import { indicatorsIn } from './report-store.ts'
import { same, Tally, type Verified } from './verify-tally.ts'

const sm3 = (text: string): string => digest('sm3', text, 'hex')

/** Checks reports against the history, signed ones against their hashes, and figures of earlier reports against the history. */
export async function verifyReports(transaction: Queryable, tenant: string): Promise<readonly Verified[]> {
  const told = await toldBy(transaction, tenant)
  return [
    await reports(transaction, tenant, told),
    await signatures(transaction, tenant, told),
    await baselines(transaction, tenant),
  ]
}

/** A report as the history tells it. */
interface Told {
  title: string
  readonly blocks: Map<string, Block>
  order: readonly string[]
  state: ReportState
  version: number
  hash: string | null
}

async function toldBy(transaction: Queryable, tenant: string): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>()
  let after = 0
  for (;;) {
    const rows = await transaction.query<{ seq: number; subject: string; record: string }>(
      `select seq, subject, record from history where tenant_id = $1 and kind = 'report' and seq > $2 order by seq limit 1000`,
      [tenant, after],
    )
    for (const { subject, record } of rows) {
      const { change } = JSON.parse(record) as { readonly change: ReportChange }
      const known = told.get(subject)
      if (change.what === 'created') told.set(subject, begun(change))
      else if (known) apply(known, change)
    }
    if (rows.length < 1000) return told
    after = rows.at(-1)?.seq ?? after
  }
}

const begun = ({ report, version }: Extract<ReportChange, { what: 'created' }>): Told => ({
  title: report.title,
  blocks: new Map(report.blocks.map((block) => [block.id, block])),
  order: report.blocks.map(({ id }) => id),
  state: 'draft',
  version,
  hash: null,
})

function apply(told: Told, change: Exclude<ReportChange, { what: 'created' }>): void {
  told.version = change.version
  if (change.what === 'moved') {
    told.state = change.to
    told.hash = change.hash ?? told.hash
    return
  }
  told.title = change.title
  for (const { id, to } of change.changes) {
    if (to === null) told.blocks.delete(id)
    else told.blocks.set(id, to)
  }
  told.order = change.order ?? told.order
}

async function reports(transaction: Queryable, tenant: string, told: ReadonlyMap<string, Told>): Promise<Verified> {
  const tally = new Tally('reports')
  const rows = await transaction.query<{
    readonly id: string
    readonly title: string
    readonly blocks: readonly Block[]
    readonly state: ReportState
    readonly version: number
    readonly named: readonly string[]
  }>(
    `select r.id, r.title, r.blocks, r.state, r.version,
       array(select i.indicator from report_indicator i where i.tenant_id = $1 and i.report_id = r.id order by 1) as named
     from report r where r.tenant_id = $1 order by r.id`,
    [tenant],
  )
  for (const { id, title, blocks, state, version, named } of rows) {
    tally.lookedAt++
    const one = told.get(id)
    const tellsBlocks = one?.order.map((block) => one.blocks.get(block))
    if (!one || one.version !== version || one.state !== state) tally.wrong(`材料${id}的版本或环节与历史不符。`)
    else if (one.title !== title || !same(tellsBlocks, blocks)) tally.wrong(`材料${id}的正文与历史不符。`)
    if (!same([...indicatorsIn(blocks)].sort(), [...named].sort())) tally.wrong(`材料${id}引用的指标与登记的不符。`)
  }
  const missing = [...told.keys()].filter((id) => !rows.some((row) => row.id === id))
  for (const id of missing) tally.wrong(`历史里有材料${id}，表里没有。`)
  return tally.result()
}

async function signatures(transaction: Queryable, tenant: string, told: ReadonlyMap<string, Told>): Promise<Verified> {
  const tally = new Tally('signatures')
  const rows = await transaction.query<{ id: string; hash: string; body: SignedReport }>(
    'select report_id as id, hash, body from signed_report where tenant_id = $1 order by report_id',
    [tenant],
  )
  for (const { id, hash, body } of rows) {
    tally.lookedAt++
    if (body.hash !== hash || !isAsSigned(body, sm3)) tally.wrong(`材料${id}签发后被改过：哈希值对不上。`)
    else if (told.get(id)?.hash !== hash) tally.wrong(`材料${id}签发时的哈希值与历史不符。`)
  }
  const signed = [...told].filter(([, { state }]) => state === 'signed')
  for (const [id] of signed) if (!rows.some((row) => row.id === id)) tally.wrong(`材料${id}已签发，签发件不见了。`)
  return tally.result()
}

interface BaselineRow {
  readonly indicator: string
  readonly org: string
  readonly period: string
  readonly field: string
  readonly member: string
  readonly value: string
}

async function baselines(transaction: Queryable, tenant: string): Promise<Verified> {
  const tally = new Tally('baselines')
  const rows = await transaction.query<BaselineRow>(
    'select indicator, org_id as org, period, field, member, value from baseline where tenant_id = $1',
    [tenant],
  )
  const records = await transaction.query<{ record: string }>(
    `select record from history where tenant_id = $1 and kind = 'baseline' order by seq`,
    [tenant],
  )
  const keyOf = ({ indicator, org, period, field, member }: Omit<BaselineRow, 'value'>) =>
    JSON.stringify([indicator, org, period, field, member])
  const told = new Map(
    records.map(({ record }) => {
      // One that was taken back has no value.
      const { change } = JSON.parse(record) as {
        readonly change: Omit<BaselineRow, 'value'> & { readonly value: string | null }
      }
      return [keyOf(change), change.value]
    }),
  )
  for (const row of rows) {
    tally.lookedAt++
    if (told.get(keyOf(row)) !== row.value) tally.wrong(`${row.indicator}在${row.period}的基数与历史不符。`)
  }
  return tally.result()
}
