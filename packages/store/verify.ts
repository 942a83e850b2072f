import type { Entry, EntryChange, FieldValue } from '@taizhang/ledger'
import { type ContributionRow, isLookedUp } from './contribution.ts'
import type { Queryable } from './database.ts'
import { DistinctChange, type DistinctRow, type OccurrenceRow } from './distinct-rollup.ts'
import { entriesOf } from './entry-past.ts'
import { type EntryRow, keysOf } from './entry-row.ts'
import type { EvidenceStore } from './evidence.ts'
import { keepsExtremes } from './extreme-rollup.ts'
import { type ChainHead, chainLine, chainStart, nextHash } from './history-chain.ts'
import { historyRowOf } from './history-row.ts'
import type { LedgerStore } from './ledger-store.ts'
import { type EntryPast, RollupChange, type RollupDelta } from './rollup.ts'
import type { TenantSetup } from './setup.ts'
import { verifyReports } from './verify-reports.ts'
import { same, Tally, type Verified } from './verify-tally.ts'
import { verifyTasks } from './verify-tasks.ts'

export type { Verified }

/**
 * Checks a tenant from the ground: the history's chain; every entry against its history; references; rollups and contributions
 * against a recount; tasks, ties, outside figures and reports against theirs, signed reports against their hashes; evidence against its hashes. Reads one moment of the database and changes nothing.
 */
export async function verifyTenant(
  store: LedgerStore,
  tenant: string,
  evidence?: EvidenceStore,
): Promise<readonly Verified[]> {
  return store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    const results = [await history(transaction, tenant)]
    const [entries, references, contributions, rollups] = await recount(transaction, tenant, setup)
    results.push(entries, references, rollups, contributions, ...(await verifyTasks(transaction, tenant, setup)))
    results.push(...(await verifyReports(transaction, tenant)))
    if (evidence) results.push(await evidenceFiles(transaction, tenant, evidence))
    return results
  })
}

/** Checks the chain of a tenant's history alone, in one moment of the database. */
export const verifyHistory = (store: LedgerStore, tenant: string): Promise<Verified> =>
  store.read({ tenant, orgs: 'all' }, (transaction) => history(transaction, tenant))

/** The records of a tenant's history behind one of them, oldest first, page by page. */
export async function* historyOf(transaction: Queryable, tenant: string, behind = 0) {
  let after = behind
  for (;;) {
    const rows = await transaction.query<{
      readonly seq: number
      readonly kind: string
      readonly subject: string
      readonly org: string | null
      readonly record: string
      readonly hash: string
    }>(
      `select seq, kind, subject, org_id as org, record, hash from history
       where tenant_id = $1 and seq > $2 order by seq limit 5000`,
      [tenant, after],
    )
    if (rows.length === 0) return
    yield* rows
    after = rows.at(-1)?.seq ?? after
  }
}

/**
 * Hands a tenant's whole history over, line by line, for an outsider to check with `verifyChain` or by docs/history-chain.md alone.
 * @returns the end of the chain.
 */
export async function exportHistory(
  store: LedgerStore,
  tenant: string,
  write: (line: string) => Promise<void> | void,
): Promise<ChainHead> {
  return store.read({ tenant, orgs: 'all' }, async (transaction) => {
    let head: ChainHead = { seq: 0, hash: chainStart }
    for await (const row of historyOf(transaction, tenant)) {
      await write(chainLine(row))
      head = { seq: row.seq, hash: row.hash }
    }
    return head
  })
}

async function history(transaction: Queryable, tenant: string): Promise<Verified> {
  const tally = new Tally('history')
  let hash = chainStart
  for await (const row of historyOf(transaction, tenant)) {
    tally.lookedAt++
    hash = nextHash(hash, row.record)
    if (row.seq !== tally.lookedAt) tally.wrong(`第${tally.lookedAt}条历史记录不见了。`)
    if (row.hash !== hash) tally.wrong(`第${row.seq}条历史记录的SM3值对不上：内容或顺序被改过。`)
    const { seq, kind, subject, org } = JSON.parse(row.record) as typeof row
    if (seq !== row.seq || kind !== row.kind || subject !== row.subject || org !== row.org)
      tally.wrong(`第${row.seq}条历史记录的索引列与内容不符。`)
  }
  const [head] = await transaction.query<ChainHead>('select seq, hash from head where tenant_id = $1', [tenant])
  if (head?.seq !== tally.lookedAt || head.hash !== hash)
    tally.wrong(`历史的末尾是第${tally.lookedAt}条，登记的是第${head?.seq}条：末尾有记录缺失。`)
  return tally.result()
}

/** One walk through all entries for what is derived from them. */
async function recount(transaction: Queryable, tenant: string, setup: TenantSetup) {
  const entries = new Tally('entries')
  const references = new Tally('references')
  const contributions = new Tally('contributions')
  const whole = new RollupChange(setup)
  const distinct = new DistinctChange(setup)
  for await (const page of entriesOf(transaction, tenant, [...setup.ledgers.keys()])) {
    const ids = page.map(({ entry }) => entry.id)
    await checkEntries(transaction, tenant, setup, page, entries)
    await checkReferences(transaction, tenant, setup, page, references)
    const fresh = new RollupChange(setup)
    for (const past of page) {
      fresh.putIn(past)
      whole.putInSums(past)
    }
    const rows = fresh.contributions()
    for (const row of rows) distinct.add(row, 1)
    await checkContributions(transaction, tenant, ids, rows.filter(isLookedUp), contributions)
  }
  const rollups = new Tally('rollups')
  await checkRollups(transaction, tenant, whole.deltas(), rollups)
  await checkDistinct(transaction, tenant, distinct, rollups)
  await checkExtremes(transaction, tenant, setup, rollups)
  return [entries.result(), references.result(), contributions.result(), rollups.result()] as const
}

async function checkEntries(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  page: readonly EntryPast[],
  tally: Tally,
): Promise<void> {
  const ids = page.map(({ entry }) => entry.id)
  const records = await transaction.query<{ id: string; record: string }>(
    `select subject as id, record from history where tenant_id = $1 and kind = 'entry' and subject = any ($2) order by subject, seq`,
    [tenant, ids],
  )
  const keys = await transaction.query<Pick<EntryRow, 'id'> & ReturnType<typeof keysOf>>(
    'select id, unique_key, repeat_key, slot1, slot2, slot3 from entry where tenant_id = $1 and id = any ($2)',
    [tenant, ids],
  )
  const byId = Map.groupBy(records, ({ id }) => id)
  const keysById = new Map(keys.map(({ id, ...rest }) => [id, rest]))
  for (const { entry, moves, firstState } of page) {
    tally.lookedAt++
    const changes = (byId.get(entry.id) ?? []).map(({ record }) => historyRowOf(record))
    const told = replay(changes.map(({ change }) => change))
    const last = changes.at(-1)
    if (!told || last?.version !== entry.version || told.deleted !== entry.deleted)
      tally.wrong(`记录${entry.id}的版本与历史不符。`)
    else if (!same(told.values, entry.values)) tally.wrong(`记录${entry.id}的内容与历史不符。`)
    else if (told.state !== entry.state || (moves.at(-1)?.to ?? firstState) !== entry.state)
      tally.wrong(`记录${entry.id}的环节与历史不符。`)
    const ledger = setup.ledgers.get(entry.ledger)
    if (ledger && !same(keysById.get(entry.id), keysOf(ledger, entry)))
      tally.wrong(`记录${entry.id}的检索列与内容不符。`)
  }
}

/** What an entry is by its history. */
function replay(changes: readonly EntryChange[]) {
  const [first, ...rest] = changes
  if (first?.kind !== 'created') return null
  let values: Readonly<Record<string, FieldValue>> = first.values
  let { state } = first
  let deleted = false
  for (const change of rest) {
    if (change.kind === 'edited') values = { ...values, ...change.to }
    else if (change.kind === 'moved') values = { ...values, ...change.values }
    else if (change.kind === 'deleted') deleted = true
    if (change.kind === 'moved' || change.kind === 'repeated') state = change.to
  }
  return { values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)), state, deleted }
}

async function checkReferences(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  page: readonly EntryPast[],
  tally: Tally,
): Promise<void> {
  const wanted = page.flatMap(({ entry }) => referencesOf(setup, entry))
  const [rows, targets] = [
    await transaction.query<{ entry: string; field: string; target: string }>(
      'select entry_id as entry, field, target_id as target from entry_reference where tenant_id = $1 and entry_id = any ($2)',
      [tenant, page.map(({ entry }) => entry.id)],
    ),
    await transaction.query<{ id: string; ledger: string }>(
      'select id, ledger from entry where tenant_id = $1 and id = any ($2) and not deleted',
      [tenant, wanted.map(({ target }) => target)],
    ),
  ]
  const known = new Set(rows.map(({ entry, field, target }) => `${entry}\n${field}\n${target}`))
  const ledgerOf = new Map(targets.map(({ id, ledger }) => [id, ledger]))
  if (rows.length !== wanted.length) tally.wrong(`引用表有${rows.length}行，记录里有${wanted.length}处引用。`)
  for (const { entry, field, target, ledger } of wanted) {
    tally.lookedAt++
    if (!known.has(`${entry}\n${field}\n${target}`)) tally.wrong(`记录${entry}的“${field}”不在引用表里。`)
    if (ledgerOf.get(target) !== ledger) tally.wrong(`记录${entry}引用的${target}不存在、已删除或不在台账${ledger}里。`)
  }
}

const referencesOf = (setup: TenantSetup, entry: Entry) =>
  entry.deleted
    ? []
    : Object.entries(setup.ledgers.get(entry.ledger)?.fields ?? {}).flatMap(([field, definition]) => {
        const target = definition.kind === 'reference' ? entry.values[field] : null
        return definition.kind === 'reference' && typeof target === 'string'
          ? [{ entry: entry.id, field, target, ledger: definition.ledger }]
          : []
      })

async function checkContributions(
  transaction: Queryable,
  tenant: string,
  ids: readonly string[],
  fresh: readonly ContributionRow[],
  tally: Tally,
): Promise<void> {
  const rows = await transaction.query<ContributionRow>(
    `select indicator, org_id, dimension, member, entry_id, ordinal, from_day, to_day, value, amount::text, stock from contribution
     where tenant_id = $1 and entry_id = any ($2)`,
    [tenant, ids],
  )
  tally.lookedAt += fresh.length
  for (const [key, [kept, counted]] of pairs(rows, fresh, ({ indicator, dimension, member, entry_id, ordinal }) =>
    [indicator, dimension, member, entry_id, ordinal].join(' '),
  ))
    if (!same(kept, counted)) tally.wrong(`${key}：留存的与重数的不同。`)
}

async function checkRollups(
  transaction: Queryable,
  tenant: string,
  fresh: readonly RollupDelta[],
  tally: Tally,
): Promise<void> {
  const rows = await transaction.query<RollupDelta>(
    `select indicator, org_id, dimension, member, day, counted, filled, trim_scale(amount)::text as amount from rollup
     where tenant_id = $1 and (counted <> 0 or filled <> 0 or amount <> 0)`,
    [tenant],
  )
  tally.lookedAt += fresh.length
  const keyOf = ({ indicator, org_id, dimension, member, day }: RollupDelta) =>
    [indicator, org_id, dimension, member, day].join(' ')
  for (const [key, [kept, counted]] of pairs(rows, fresh, keyOf))
    if (!same(kept, counted))
      tally.wrong(
        `${key}：留存的是${kept?.counted ?? 0}（${kept?.amount ?? 0}），重数是${counted?.counted ?? 0}（${counted?.amount ?? 0}）。`,
      )
}

/** How often each value occurs, and how many different ones there are. */
async function checkDistinct(
  transaction: Queryable,
  tenant: string,
  whole: DistinctChange,
  tally: Tally,
): Promise<void> {
  const place = 'indicator, org_id, dimension, member'
  const [occurrences, distinct] = [
    await transaction.query<OccurrenceRow>(
      `select ${place}, value, day, counted from occurrence where tenant_id = $1 and counted <> 0`,
      [tenant],
    ),
    await transaction.query<DistinctRow>(
      `select ${place}, day, day_before, counted from distinct_rollup where tenant_id = $1 and counted <> 0`,
      [tenant],
    ),
  ]
  const compare = <T extends { readonly counted: number }>(kept: readonly T[], counted: readonly T[]) => {
    tally.lookedAt += counted.length
    const keyOf = ({ counted: _, ...where }: T) => Object.values(where).join(' ')
    for (const [key, [one, other]] of pairs(kept, counted, keyOf))
      if (one?.counted !== other?.counted)
        tally.wrong(`${key}：留存的是${one?.counted ?? 0}，重数是${other?.counted ?? 0}。`)
  }
  compare(occurrences, whole.occurrences())
  compare(distinct, whole.pairs([]))
}

/** The least and the greatest amount of each month, against the contributions. */
async function checkExtremes(transaction: Queryable, tenant: string, setup: TenantSetup, tally: Tally): Promise<void> {
  const kept = [...setup.indicators.values()].filter(keepsExtremes).map(({ key }) => key)
  const rows = await transaction.query<{
    readonly place: string
    readonly kept: string | null
    readonly counted: string | null
  }>(
    `select concat_ws(' ', indicator, org_id, dimension, member, month) as place, x.amounts as kept, c.amounts as counted
     from (
       select indicator, org_id, dimension, member, month, concat_ws(' ', trim_scale(least), trim_scale(greatest)) as amounts
       from extreme_rollup where tenant_id = $1
     ) x
     full join (
       select indicator, org_id, dimension, member, date_trunc('month', from_day)::date as month,
         concat_ws(' ', trim_scale(min(amount)), trim_scale(max(amount))) as amounts
       from contribution where tenant_id = $1 and indicator = any ($2) and amount is not null group by 1, 2, 3, 4, 5
     ) c using (indicator, org_id, dimension, member, month)`,
    [tenant, kept],
  )
  for (const { place, kept: one, counted: other } of rows) {
    tally.lookedAt++
    if (one !== other) tally.wrong(`${place}：留存的最小、最大值是${one ?? '无'}，重数是${other ?? '无'}。`)
  }
}

function pairs<T>(kept: readonly T[], counted: readonly T[], keyOf: (row: T) => string) {
  const both = new Map<string, [T | undefined, T | undefined]>()
  for (const row of kept) both.set(keyOf(row), [row, undefined])
  for (const row of counted) both.set(keyOf(row), [both.get(keyOf(row))?.[0], row])
  return both
}

async function evidenceFiles(transaction: Queryable, tenant: string, evidence: EvidenceStore): Promise<Verified> {
  const tally = new Tally('evidence')
  const rows = await transaction.query<{ hash: string; name: string }>(
    'select hash, name from evidence where tenant_id = $1 order by hash',
    [tenant],
  )
  for (const { hash, name } of rows) {
    tally.lookedAt++
    if (!(await evidence.isWhole(hash))) tally.wrong(`佐证“${name}”（${hash}）的文件缺失或已损坏。`)
  }
  return tally.result()
}
