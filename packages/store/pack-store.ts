import { checkDefinitions, type Indicator, type OrgId, type Setup, type StepContext } from '@taizhang/ledger'
import {
  type Addition,
  additionFaults,
  definitionsOf,
  type Pack,
  type PackDefinitions,
  type PackFault,
  packFaults,
  withAdditions,
  withBuiltOn,
} from '@taizhang/packs'
import type { Queryable } from './database.ts'
import { indicatorRefusals, ledgerRefusals, stillUsed } from './definition-change.ts'
import { changeSetup, type Holding, type LedgerStore, type SetupChange } from './ledger-store.ts'
import { referencesTo } from './reference-reading.ts'
import { type DefinitionKind, type Origin, originKey, type TenantSetup } from './setup.ts'
import { same } from './verify-tally.ts'

/** What enabling a pack or adding to it did to a tenant's definitions, by their keys. */
export interface PackOutcome {
  readonly pack: string
  readonly version: number
  /** The version before; null the first time. */
  readonly was: number | null
  /** The pack and those that it builds on. */
  readonly enabled: readonly string[]
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** No longer in the pack, and kept because something refers to them. */
  readonly retired: readonly { readonly key: string; readonly referredToBy: readonly string[] }[]
}

/** Why a pack, an addition or a definition is not taken. */
export interface DefinitionRefusal {
  readonly code:
    | 'unknown-pack'
    | 'unknown-org'
    | 'pack-broken'
    | 'duplicate-key'
    | 'still-referred-to'
    | 'wrong-value'
    | 'unknown-indicator'
    | 'stale-version'
  /** `hazard.flow.states.closed` */
  readonly place: string
  readonly message: string
}

export type DefinitionResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly DefinitionRefusal[] }

type By = Pick<StepContext, 'by' | 'at'>

/** What an office added to a pack. */
export interface KeptAddition {
  readonly org: OrgId
  readonly addition: Addition
  readonly by: string
  readonly at: string
}

/** What the history keeps of an addition that was put. */
type PutRecord = Omit<KeptAddition, 'addition'> & { readonly change: { readonly addition: Addition } }

/** Packs in use, what offices added to them, and indicators of an office's own. */
export class PackStore {
  readonly #ledgers: LedgerStore

  constructor(ledgers: LedgerStore) {
    this.#ledgers = ledgers
  }

  /**
   * Makes an office (with all below it) use a pack and those that it builds on, at the version given; the whole tenant's definitions
   * follow. What offices added of their own is put on top again. A definition that the pack has no longer goes, unless something refers
   * to it: then it stays, marked.
   */
  async enable(
    tenant: string,
    id: string,
    org: OrgId,
    registry: readonly Pack[],
    by: By,
  ): Promise<DefinitionResult<PackOutcome>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const pack = registry.find((one) => one.id === id)
      if (!pack) return refuse('unknown-pack', id, `没有“${id}”这个行业包。`)
      if (!holding.setup.orgs.has(org)) return refuse('unknown-org', 'org', '没有这个单位。')
      const wanted = withBuiltOn([pack], registry)
      const kept = (await storedPacks(holding)).filter((one) => !wanted.some((other) => other.id === one.id))
      return putPacks(holding, pack, wanted, [...kept, ...wanted], await additionsOf(holding), by, {
        records: [record('pack', id, org, { step: 'enable', version: pack.version })],
        use: { org, packs: wanted },
      })
    })
  }

  /** An office uses a pack no longer: its definitions and entries stay. */
  async leave(tenant: string, id: string, org: OrgId, { by, at }: By): Promise<DefinitionResult<null>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const { transaction, setup } = holding
      if (!setup.orgs.has(org)) return refuse('unknown-org', 'org', '没有这个单位。')
      if (!setup.packs.get(id)?.orgs.includes(org)) return refuse('unknown-pack', id, '这个单位没有启用这个行业包。')
      await changeSetup(
        holding,
        wholeOf(setup, { ledgers: [], indicators: [], duties: [], auditRules: [] }),
        { by, at },
        {
          records: [record('pack', id, org, { step: 'leave' })],
          before: async () => {
            await transaction.query('delete from pack_office where tenant_id = $1 and pack = $2 and org_id = $3', [
              tenant,
              id,
              org,
            ])
          },
        },
      )
      return { ok: true, value: null }
    })
  }

  /**
   * Puts an office's whole addition to a pack in the place of the one before.
   * @param over when the one that it was made from was put, null where there was none: what another put since then is not written over.
   */
  async add(
    tenant: string,
    org: OrgId,
    addition: Addition,
    by: By,
    over?: string | null,
  ): Promise<DefinitionResult<PackOutcome>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      if (!holding.setup.orgs.has(org)) return refuse('unknown-org', 'org', '没有这个单位。')
      const all = await storedPacks(holding)
      const pack = all.find(({ id }) => id === addition.pack)
      if (!pack) return refuse('unknown-pack', addition.pack, `还没有启用“${addition.pack}”这个行业包。`)
      const before = await additionsOf(holding)
      const mine = (one: KeptAddition) => one.org === org && one.addition.pack === addition.pack
      const others = before.filter((one) => !mine(one))
      const kept = before.find(mine)
      // Sent again after a lost answer it is no other's, and nothing happens twice.
      const again = same(kept?.addition, addition)
      if (over !== undefined && over !== (kept?.at ?? null) && !again)
        return refuse('stale-version', 'over', '别人刚刚改过本单位所加的内容，请看过再改。')
      const faults = additionFaults(
        addition,
        all.map((one) => usedWith(one, others)),
      )
      if (faults.length > 0) return broken(faults)
      const now = [...others, { org, addition, ...by }]
      const refusals = [
        ...(await ledgerRefusals(holding, usedWith(pack, before).ledgers, usedWith(pack, now).ledgers)),
        ...(await indicatorRefusals(holding, ownOf(pack, before), ownOf(pack, now))),
      ]
      if (refusals.length > 0) return { ok: false, refusals }
      return putPacks(holding, pack, [pack], all, now, by, {
        records: again ? [] : [record('pack', pack.id, org, { step: 'add', addition })],
        addition: { org, addition, ...by },
      })
    })
  }

  /** What offices added to a pack. */
  async additions(tenant: string, pack: string): Promise<readonly KeptAddition[]> {
    return this.#ledgers.read({ tenant, orgs: 'all' }, async (transaction) =>
      (await additionsOf({ transaction, tenant })).filter(({ addition }) => addition.pack === pack),
    )
  }

  /** The additions to a pack as they were put one after the other, the latest first. */
  async additionHistory(tenant: string, pack: string, limit: number): Promise<readonly KeptAddition[]> {
    return this.#ledgers.read({ tenant, orgs: 'all' }, async (transaction) => {
      const rows = await transaction.query<{ record: string }>(
        `select record from history where tenant_id = $1 and subject = $2 and kind = 'pack'
           and record::json -> 'change' ->> 'step' = 'add' order by seq desc limit $3`,
        [tenant, pack, limit],
      )
      return rows.map(({ record }) => {
        const { org, by, at, change } = JSON.parse(record) as PutRecord
        return { org, addition: change.addition, by, at }
      })
    })
  }

  /** The packs in use as they are used, additions included. */
  async packs(tenant: string): Promise<readonly Pack[]> {
    return this.#ledgers.read({ tenant, orgs: 'all' }, (transaction) => packsInUse(transaction, tenant))
  }

  /** Defines an indicator of an office's own, or changes it. */
  async define(tenant: string, org: OrgId, indicator: Indicator, by: By): Promise<DefinitionResult<Indicator>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const before = holding.setup.indicators.get(indicator.key)
      const refusals = [
        ...ownIndicatorRefusals(holding.setup, org, indicator),
        ...(await indicatorRefusals(holding, before ? [before] : [], [indicator])),
      ]
      if (refusals.length > 0) return { ok: false, refusals }
      await defineIndicators(holding, org, [indicator], by)
      return { ok: true, value: indicator }
    })
  }

  /** Takes an office's own indicator away; what refers to it is named and keeps it. */
  async remove(tenant: string, key: string, reason: string, by: By): Promise<DefinitionResult<null>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const { transaction, setup } = holding
      const indicator = setup.indicators.get(key)
      if (!indicator) return refuse('unknown-indicator', key, `没有“${key}”这个指标。`)
      const references = (await referencesTo(transaction, tenant, setup, new Set([key]))).get(key) ?? []
      if (references.length > 0)
        return {
          ok: false,
          refusals: references.map((words) => stillUsed(key, words, setup)),
        }
      await changeSetup(holding, wholeOf(setup, nothing), by, {
        records: [
          record('setup', key, setup.origins.get(originKey('indicator', key))?.org ?? null, {
            removed: indicator,
            reason,
          }),
        ],
        before: () => removeDefinitions(transaction, tenant, [['indicator', key]]),
      })
      return { ok: true, value: null }
    })
  }
}

const usedWith = (pack: Pack, additions: readonly KeptAddition[]): Pack =>
  withAdditions(
    pack,
    additions.map(({ addition }) => addition),
  )

const ownOf = ({ id }: Pack, additions: readonly KeptAddition[]): readonly Indicator[] =>
  additions.flatMap(({ addition }) => (addition.pack === id ? addition.indicators : []))

const nothing: PackDefinitions = { ledgers: [], indicators: [], duties: [], auditRules: [] }

const refuse = (code: DefinitionRefusal['code'], place: string, message: string) =>
  ({ ok: false, refusals: [{ code, place, message }] }) as const

const broken = (faults: readonly PackFault[]) =>
  ({
    ok: false,
    refusals: faults.map(({ pack, place, message }) => ({
      code: 'pack-broken' as const,
      place: pack === '' ? place : `${pack}.${place}`,
      message,
    })),
  }) as const

const record = (kind: string, subject: string, org: OrgId | null, change: unknown): SetupChange => ({
  kind,
  subject,
  org,
  change,
})

const wholeOf = (setup: TenantSetup, definitions: PackDefinitions): Setup => ({
  orgs: [...setup.orgs.values()],
  people: [...setup.people.values()],
  grants: [...setup.grants.values()].flat(),
  ...definitions,
})

interface AlongWithPacks {
  readonly records: readonly SetupChange[]
  readonly use?: { readonly org: OrgId; readonly packs: readonly Pack[] }
  readonly addition?: KeptAddition
}

/** Brings a tenant's definitions to what these packs with these additions say. */
async function putPacks(
  holding: Holding,
  pack: Pack,
  wanted: readonly Pack[],
  all: readonly Pack[],
  additions: readonly KeptAddition[],
  by: By,
  { records, use, addition }: AlongWithPacks,
): Promise<DefinitionResult<PackOutcome>> {
  const { transaction, tenant, setup } = holding
  const ordered = withBuiltOn(all, all)
  const merged = ordered.map((one) => usedWith(one, additions))
  // Worked examples are the pack's own proof, on the pack as it is; here the question is whether all fit together.
  const faults = packFaults(merged.map((one) => ({ ...one, examples: [] })))
  if (faults.length > 0) return broken(faults)
  const origins = originsOf(merged, additions)
  const clashes = clashesWith(setup, definitionsOf(merged), origins)
  if (clashes.length > 0) return { ok: false, refusals: clashes }
  const definitions = definitionsOf(merged)
  const gone = goneFrom(setup, origins)
  const { retired, removed } = await whatStays(holding, gone, definitions)
  const differences = differencesOf(setup, definitions)
  const kept: readonly Origin[] = retired.map(({ origin }) => ({ ...origin, retired: true }))
  await changeSetup(holding, wholeOf(setup, definitions), by, {
    records: [
      ...records,
      ...removed.map(({ kind, key, org }) => record('setup', key, org, { removed: kind, pack: pack.id })),
      ...retired.map(({ origin, referredToBy }) =>
        record('setup', origin.key, origin.org, { retired: origin.kind, referredToBy }),
      ),
    ],
    before: () =>
      removeDefinitions(
        transaction,
        tenant,
        removed.map(({ kind, key }) => [kind, key]),
      ),
    after: async () => {
      await writePacks(transaction, tenant, wanted, by.at)
      if (use) await writeUse(transaction, tenant, use.org, use.packs, by.at)
      if (addition) await writeAddition(transaction, tenant, addition)
      await writeOrigins(transaction, tenant, [...origins.values(), ...kept])
    },
  })
  return {
    ok: true,
    value: {
      pack: pack.id,
      version: pack.version,
      was: setup.packs.get(pack.id)?.version ?? null,
      enabled: wanted.map(({ id }) => id),
      ...differences,
      removed: removed.map(({ key }) => key),
      retired: retired.map(({ origin, referredToBy }) => ({ key: origin.key, referredToBy })),
    },
  }
}

function* keysIn({
  ledgers,
  indicators,
  duties,
  auditRules,
}: PackDefinitions): Iterable<readonly [DefinitionKind, { readonly key: string }]> {
  for (const ledger of ledgers) yield ['ledger', ledger]
  for (const indicator of indicators) yield ['indicator', indicator]
  for (const duty of duties) yield ['duty', duty]
  for (const rule of auditRules) yield ['audit-rule', rule]
}

const definedIn = (setup: TenantSetup, kind: DefinitionKind, key: string): unknown =>
  ({ ledger: setup.ledgers, indicator: setup.indicators, duty: setup.duties, 'audit-rule': setup.auditRules })[
    kind
  ].get(key)

/** Of each definition: which pack, or which office's addition to it. */
function originsOf(merged: readonly Pack[], additions: readonly KeptAddition[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>()
  for (const pack of merged)
    for (const [kind, { key }] of keysIn(pack))
      origins.set(originKey(kind, key), { kind, key, pack: pack.id, version: pack.version, org: null, retired: false })
  for (const { org, addition } of additions)
    for (const { key } of addition.indicators) {
      const known = origins.get(originKey('indicator', key))
      if (known) origins.set(originKey('indicator', key), { ...known, org })
    }
  return origins
}

/** Names that the jurisdiction has already for something else, which no pack brought. */
function clashesWith(
  setup: TenantSetup,
  definitions: PackDefinitions,
  origins: ReadonlyMap<string, Origin>,
): readonly DefinitionRefusal[] {
  const clashes: DefinitionRefusal[] = []
  for (const [kind, definition] of keysIn(definitions)) {
    const before = definedIn(setup, kind, definition.key)
    const known = setup.origins.get(originKey(kind, definition.key))
    const ours = origins.get(originKey(kind, definition.key))?.pack ?? null
    if (before === undefined || same(before, definition) || (known && known.pack === ours)) continue
    clashes.push({
      code: 'duplicate-key',
      place: definition.key,
      message: `本地已有名称为“${definition.key}”的${kindWords[kind]}，与行业包里的不同，请先给本地的换个名称。`,
    })
  }
  return clashes
}

const kindWords: Readonly<Record<DefinitionKind, string>> = {
  ledger: '台账',
  indicator: '指标',
  duty: '应办事项',
  'audit-rule': '审核关系',
}

const goneFrom = (setup: TenantSetup, origins: ReadonlyMap<string, Origin>): readonly Origin[] =>
  [...setup.origins.values()].filter(({ kind, key, pack }) => pack !== null && !origins.has(originKey(kind, key)))

interface Staying {
  readonly origin: Origin
  readonly referredToBy: readonly string[]
}

/** Parts what the packs have no longer into what something refers to, which stays, and what goes. Ledgers stay: they have entries. */
async function whatStays(
  { transaction, tenant, setup }: Holding,
  gone: readonly Origin[],
  definitions: PackDefinitions,
): Promise<{ readonly retired: readonly Staying[]; readonly removed: readonly Origin[] }> {
  const retired: Staying[] = gone
    .filter(({ kind }) => kind === 'ledger')
    .map((origin) => ({ origin, referredToBy: ['台账里的记录'] }))
  const removed: Origin[] = gone.filter(({ kind }) => kind === 'duty')
  const passed = await transaction.query<{ rule: string }>(
    'select distinct rule from audit_pass where tenant_id = $1',
    [tenant],
  )
  for (const origin of gone) {
    if (origin.kind !== 'audit-rule') continue
    if (passed.some(({ rule }) => rule === origin.key)) retired.push({ origin, referredToBy: ['已写明理由的审核'] })
    else removed.push(origin)
  }
  let going = new Set(gone.filter(({ kind }) => kind === 'indicator').map(({ key }) => key))
  const staying = new Map(
    [...setup.auditRules].filter(([key]) => !removed.some((one) => one.kind === 'audit-rule' && one.key === key)),
  )
  const indicators = new Map(setup.indicators)
  for (const indicator of definitions.indicators) indicators.set(indicator.key, indicator)
  for (const rule of definitions.auditRules) staying.set(rule.key, rule)
  // What stays keeps what its formula takes.
  for (;;) {
    const references = await referencesTo(transaction, tenant, { indicators, auditRules: staying }, going)
    if (references.size === 0) break
    for (const origin of gone) {
      const referredToBy = origin.kind === 'indicator' && going.has(origin.key) ? references.get(origin.key) : undefined
      if (referredToBy) retired.push({ origin, referredToBy })
    }
    going = new Set([...going].filter((key) => !references.has(key)))
  }
  return {
    retired,
    removed: [...removed, ...gone.filter(({ kind, key }) => kind === 'indicator' && going.has(key))],
  }
}

function differencesOf(setup: TenantSetup, definitions: PackDefinitions) {
  const added: string[] = []
  const changed: string[] = []
  for (const [kind, definition] of keysIn(definitions)) {
    const before = definedIn(setup, kind, definition.key)
    if (before === undefined) added.push(definition.key)
    else if (!same(before, definition)) changed.push(definition.key)
  }
  return { added, changed }
}

// Reading

type Reading = Pick<Holding, 'transaction' | 'tenant'>

async function storedPacks({ transaction, tenant }: Reading): Promise<readonly Pack[]> {
  const rows = await transaction.query<{ definition: Pack }>(
    'select definition from pack where tenant_id = $1 order by id',
    [tenant],
  )
  return rows.map(({ definition }) => definition)
}

const additionsOf = ({ transaction, tenant }: Reading): Promise<readonly KeptAddition[]> =>
  transaction.query<KeptAddition>(
    'select org_id as org, addition, by_person as by, at from pack_addition where tenant_id = $1 order by pack, org_id',
    [tenant],
  )

/** The packs in use with what offices added to them, those built on first. */
export async function packsInUse(transaction: Queryable, tenant: string): Promise<readonly Pack[]> {
  const all = await storedPacks({ transaction, tenant })
  const additions = (await additionsOf({ transaction, tenant })).map(({ addition }) => addition)
  return withBuiltOn(all, all).map((pack) => withAdditions(pack, additions))
}

/** The packs that an office uses: its own, and those of offices above it. */
export const packsOf = (setup: TenantSetup, org: OrgId): readonly string[] =>
  [...setup.packs.values()]
    .filter(({ orgs }) => (setup.lines.get(org) ?? []).some((one) => orgs.includes(one)))
    .map(({ id }) => id)

/**
 * Whether an office has to do with a definition: one that nobody brought in particular is everybody's; else a pack that the office, one
 * above or one below it uses, or an addition of such an office.
 */
export function isUsedBy(setup: TenantSetup, org: OrgId, kind: DefinitionKind, key: string): boolean {
  const origin = setup.origins.get(originKey(kind, key))
  if (!origin) return true
  const near = (other: OrgId) =>
    (setup.lines.get(org) ?? []).includes(other) || (setup.lines.get(other) ?? []).includes(org)
  if (origin.org !== null) return near(origin.org)
  return (setup.packs.get(origin.pack ?? '')?.orgs ?? []).some(near)
}

// Writing

async function writePacks(transaction: Queryable, tenant: string, packs: readonly Pack[], at: string): Promise<void> {
  await transaction.query(
    `insert into pack (tenant_id, id, version, definition, since)
     select $1, r ->> 'id', (r ->> 'version')::integer, r, $3 from json_array_elements($2) r
     on conflict (tenant_id, id) do update set version = excluded.version, definition = excluded.definition`,
    [tenant, JSON.stringify(packs), at],
  )
}

async function writeUse(
  transaction: Queryable,
  tenant: string,
  org: OrgId,
  packs: readonly Pack[],
  at: string,
): Promise<void> {
  for (const { id } of packs)
    await transaction.query(
      'insert into pack_office (tenant_id, pack, org_id, since) values ($1, $2, $3, $4) on conflict do nothing',
      [tenant, id, org, at],
    )
}

const writeAddition = (transaction: Queryable, tenant: string, { org, addition, by, at }: KeptAddition) =>
  transaction.query(
    `insert into pack_addition (tenant_id, pack, org_id, addition, by_person, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, pack, org_id) do update set addition = excluded.addition, by_person = excluded.by_person, at = excluded.at`,
    [tenant, addition.pack, org, JSON.stringify(addition), by, at],
  )

const writeOrigins = (transaction: Queryable, tenant: string, origins: readonly Origin[]) =>
  transaction.query(
    `insert into origin (tenant_id, kind, key, pack, version, org_id, retired)
     select $1, kind, key, pack, version, org, retired
     from json_to_recordset($2) as r(kind text, key text, pack text, version integer, org text, retired boolean)
     on conflict (tenant_id, kind, key) do update
       set pack = excluded.pack, version = excluded.version, org_id = excluded.org_id, retired = excluded.retired`,
    [tenant, JSON.stringify(origins)],
  )

const tables: Readonly<Record<Exclude<DefinitionKind, 'ledger'>, string>> = {
  indicator: 'indicator',
  duty: 'duty',
  'audit-rule': 'audit_rule',
}

async function removeDefinitions(
  transaction: Queryable,
  tenant: string,
  going: readonly (readonly [DefinitionKind, string])[],
): Promise<void> {
  for (const [kind, key] of going) {
    if (kind === 'ledger') continue
    if (kind === 'indicator')
      await transaction.query('delete from baseline where tenant_id = $1 and indicator = $2', [tenant, key])
    await transaction.query(`delete from ${tables[kind]} where tenant_id = $1 and key = $2`, [tenant, key])
    await transaction.query('delete from origin where tenant_id = $1 and kind = $2 and key = $3', [tenant, kind, key])
  }
}

// Indicators of an office's own

/** Why an office's own indicator is not taken. */
export function ownIndicatorRefusals(
  setup: TenantSetup,
  org: OrgId,
  indicator: Indicator,
): readonly DefinitionRefusal[] {
  const { key } = indicator
  const say = (code: DefinitionRefusal['code'], place: string, message: string): DefinitionRefusal => ({
    code,
    place,
    message,
  })
  if (!setup.orgs.has(org)) return [say('unknown-org', 'org', '没有这个单位。')]
  if (!/^own[.-]/.test(key)) return [say('wrong-value', 'key', '自定指标的名称以own.开头，如own.road-count。')]
  const before = setup.indicators.get(key)
  const origin = setup.origins.get(originKey('indicator', key))
  if (before && (origin?.org !== org || origin.pack !== null))
    return [say('duplicate-key', 'key', `“${key}”这个名称别的指标用了，请换一个。`)]
  const known = [...setup.indicators.values()].filter((one) => one.key !== key)
  const ledgers = [...setup.ledgers.values()]
  const already = new Set(checkDefinitions(ledgers, known).map(({ place, message }) => `${place} ${message}`))
  return checkDefinitions(ledgers, [...known, indicator])
    .filter(({ place, message }) => place === key || !already.has(`${place} ${message}`))
    .map(({ place, message }) => say('wrong-value', place, message))
}

/** Writes an office's own indicators, new or changed. */
export const defineIndicators = (
  holding: Holding,
  org: OrgId,
  indicators: readonly Indicator[],
  by: By,
): Promise<Holding> =>
  changeSetup(holding, wholeOf(holding.setup, { ...nothing, indicators }), by, {
    after: async () => {
      await writeOrigins(
        holding.transaction,
        holding.tenant,
        indicators.map(({ key }) => ({ kind: 'indicator', key, pack: null, version: null, org, retired: false })),
      )
    },
  })
