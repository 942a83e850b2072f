import {
  type AuditRule,
  type Duty,
  type Grant,
  type Indicator,
  type Ledger,
  type Org,
  type OrgId,
  type Person,
  type PersonId,
  parsePeriod,
  type Setup,
} from '@taizhang/ledger'
import type { Queryable } from './database.ts'

/** What changes seldom of a tenant, remembered by the process until `version` says that it is old. */
export interface TenantSetup {
  readonly version: number
  readonly orgs: ReadonlyMap<OrgId, Org>
  /** Of each office: itself, then those above it up to the root. */
  readonly lines: ReadonlyMap<OrgId, readonly OrgId[]>
  readonly people: ReadonlyMap<PersonId, Person>
  readonly grants: ReadonlyMap<PersonId, readonly Grant[]>
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly indicatorsOfLedger: ReadonlyMap<string, readonly LedgerIndicator[]>
  readonly duties: ReadonlyMap<string, Duty>
  readonly auditRules: ReadonlyMap<string, AuditRule>
  /** Closed periods by office. */
  readonly closed: ReadonlyMap<OrgId, readonly string[]>
  /** The packs in use, by their ids. */
  readonly packs: ReadonlyMap<string, EnabledPack>
  /** Where definitions come from that a pack or an office brought, by `originKey`. */
  readonly origins: ReadonlyMap<string, Origin>
}

/** A pack in use: at which version, by which offices with all below them. */
export interface EnabledPack {
  readonly id: string
  readonly version: number
  readonly since: string
  readonly orgs: readonly OrgId[]
}

/** Where a definition comes from: a version of a pack, an office that added it, or both. */
export interface Origin {
  readonly kind: DefinitionKind
  readonly key: string
  readonly pack: string | null
  readonly version: number | null
  readonly org: OrgId | null
  /** The pack has it no longer; it stays because something refers to it. */
  readonly retired: boolean
}

export type DefinitionKind = 'ledger' | 'indicator' | 'duty' | 'audit-rule'

export const originKey = (kind: DefinitionKind, key: string): string => `${kind} ${key}`

export type LedgerIndicator = Extract<Indicator, { kind: 'ledger' }>

/** Reads a tenant's setup; the transaction must see all of its offices. */
export async function loadSetup(transaction: Queryable, tenant: string, version: number): Promise<TenantSetup> {
  const [row] = await transaction.query<{
    readonly orgs: readonly (Org & { line: readonly OrgId[] })[]
    readonly people: readonly Person[]
    readonly grants: readonly Grant[]
    readonly ledgers: readonly Ledger[]
    readonly indicators: readonly Indicator[]
    readonly duties: readonly Duty[]
    readonly rules: readonly AuditRule[]
    readonly closed: readonly { readonly org: OrgId; readonly period: string }[]
    readonly packs: readonly EnabledPack[]
    readonly origins: readonly Origin[]
  }>(
    `select
      (select coalesce(json_agg(json_build_object('id', id, 'parent', parent, 'name', name, 'kind', kind, 'order', ordinal, 'line', line) order by ordinal, id), '[]')
        from org where tenant_id = $1) as orgs,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'org', org_id, 'post', post)), '[]')
        from person where tenant_id = $1) as people,
      (select coalesce(json_agg(json_build_object('person', person_id, 'role', role, 'org', org_id, 'reach', reach, 'from', from_day, 'to', to_day)), '[]')
        from role_grant where tenant_id = $1) as grants,
      (select coalesce(json_agg(definition order by key), '[]') from ledger where tenant_id = $1) as ledgers,
      (select coalesce(json_agg(definition order by key), '[]') from indicator where tenant_id = $1) as indicators,
      (select coalesce(json_agg(definition order by key), '[]') from duty where tenant_id = $1) as duties,
      (select coalesce(json_agg(definition order by key), '[]') from audit_rule where tenant_id = $1) as rules,
      (select coalesce(json_agg(json_build_object('org', org_id, 'period', period) order by seq), '[]')
        from closed_period where tenant_id = $1) as closed,
      (select coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'since', to_char(p.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'orgs', (select coalesce(json_agg(o.org_id order by o.org_id), '[]') from pack_office o where o.tenant_id = $1 and o.pack = p.id)) order by p.id), '[]')
        from pack p where p.tenant_id = $1) as packs,
      (select coalesce(json_agg(json_build_object('kind', kind, 'key', key, 'pack', pack, 'version', version, 'org', org_id, 'retired', retired)), '[]')
        from origin where tenant_id = $1) as origins`,
    [tenant],
  )
  if (!row) throw new Error('a select without from gives one row')
  const indicators = new Map(row.indicators.map((indicator) => [indicator.key, indicator]))
  return {
    version,
    orgs: new Map(row.orgs.map(({ line: _, ...org }) => [org.id, org])),
    lines: new Map(row.orgs.map(({ id, line }) => [id, line])),
    people: new Map(row.people.map((person) => [person.id, person])),
    grants: Map.groupBy(row.grants, ({ person }) => person),
    ledgers: new Map(row.ledgers.map((ledger) => [ledger.key, ledger])),
    indicators,
    indicatorsOfLedger: Map.groupBy(
      row.indicators.filter((indicator): indicator is LedgerIndicator => indicator.kind === 'ledger'),
      ({ of }) => of,
    ),
    duties: new Map(row.duties.map((duty) => [duty.key, duty])),
    auditRules: new Map(row.rules.map((rule) => [rule.key, rule])),
    closed: new Map(
      [...Map.groupBy(row.closed, ({ org }) => org)].map(([org, rows]) => [org, rows.map(({ period }) => period)]),
    ),
    packs: new Map(row.packs.map((pack) => [pack.id, pack])),
    origins: new Map(row.origins.map((origin) => [originKey(origin.kind, origin.key), origin])),
  }
}

/** The offices that a person works in on a day, by any role but those of the three administrators. */
export function orgsOf(setup: TenantSetup, person: PersonId, today: string): 'all' | readonly OrgId[] {
  const grants = (setup.grants.get(person) ?? []).filter(
    ({ role, from, to }) => !role.endsWith('-admin') && from <= today && (to === null || to >= today),
  )
  const orgs: OrgId[] = []
  for (const [id, line] of setup.lines)
    if (grants.some(({ org, reach }) => org === id || (reach === 'below' && line.includes(org)))) orgs.push(id)
  return orgs.length === setup.orgs.size && orgs.length > 0 ? 'all' : orgs
}

/** An office and all below it. */
export const orgsUnder = (setup: TenantSetup, org: OrgId): readonly OrgId[] =>
  [...setup.lines].filter(([, line]) => line.includes(org)).map(([id]) => id)

/** The key of a closed period of the office, or of one above it, that holds the day. */
export function closedPeriodOn(
  setup: Pick<TenantSetup, 'lines' | 'closed'>,
  org: OrgId,
  day: string,
): string | undefined {
  for (const id of setup.lines.get(org) ?? []) {
    for (const key of setup.closed.get(id) ?? []) {
      const period = parsePeriod(key)
      if (period && period.from <= day && day <= period.to) return key
    }
  }
  return undefined
}

/** Lines of offices: each itself, then those above it. A circle or a parent that is not there is the caller's mistake. */
export function linesOf(orgs: readonly Org[]): ReadonlyMap<OrgId, readonly OrgId[]> {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  return new Map(
    orgs.map((org) => {
      const line: OrgId[] = []
      for (let at: Org | undefined = org; at; at = at.parent === null ? undefined : byId.get(at.parent)) {
        if (line.includes(at.id)) throw new Error(`office '${org.id}' lies below itself`)
        line.push(at.id)
      }
      return [org.id, line]
    }),
  )
}

/** Writes offices, people, roles, ledgers, indicators, duties and audit rules: new ones are added, known ones replaced, none is taken away but grants. */
export async function writeSetup(transaction: Queryable, tenant: string, setup: Setup): Promise<void> {
  const define = (table: string, definitions: readonly unknown[]) =>
    transaction.query(
      `insert into ${table} (tenant_id, key, definition)
       select $1, r ->> 'key', r from json_array_elements($2) r
       on conflict (tenant_id, key) do update set definition = excluded.definition`,
      [tenant, JSON.stringify(definitions)],
    )
  const lines = linesOf(setup.orgs)
  await transaction.query(
    `insert into org (tenant_id, id, parent, name, kind, ordinal, line)
     select $1, id, parent, name, kind, "order", line
     from json_to_recordset($2) as r(id text, parent text, name text, kind text, "order" integer, line text[])
     on conflict (tenant_id, id) do update
       set parent = excluded.parent, name = excluded.name, kind = excluded.kind, ordinal = excluded.ordinal, line = excluded.line`,
    [tenant, JSON.stringify(setup.orgs.map((org) => ({ ...org, line: lines.get(org.id) })))],
  )
  await transaction.query(
    `insert into person (tenant_id, id, name, org_id, post)
     select $1, id, name, org, post from json_to_recordset($2) as r(id text, name text, org text, post text)
     on conflict (tenant_id, id) do update set name = excluded.name, org_id = excluded.org_id, post = excluded.post`,
    [tenant, JSON.stringify(setup.people)],
  )
  await transaction.query('delete from role_grant where tenant_id = $1', [tenant])
  await transaction.query(
    `insert into role_grant (tenant_id, person_id, role, org_id, reach, from_day, to_day)
     select $1, person, role, org, reach, "from", "to"
     from json_to_recordset($2) as r(person text, role text, org text, reach text, "from" date, "to" date)`,
    [tenant, JSON.stringify(setup.grants)],
  )
  await define('ledger', setup.ledgers)
  const states = setup.ledgers.flatMap(({ key, flow }) =>
    flow
      ? Object.keys(flow.states).map((state) => ({ ledger: key, state, closes: flow.closes?.includes(state) ?? false }))
      : [{ ledger: key, state: '', closes: false }],
  )
  await transaction.query(
    `insert into ledger_state (tenant_id, ledger, state, closes)
     select $1, ledger, state, closes from json_to_recordset($2) as r(ledger text, state text, closes boolean)
     on conflict (tenant_id, ledger, state) do update set closes = excluded.closes`,
    [tenant, JSON.stringify(states)],
  )
  await define('indicator', setup.indicators)
  await transaction.query(
    `insert into duty (tenant_id, key, roster, met_by, definition)
     select $1, r ->> 'key', r ->> 'roster', r #>> '{metBy,ledger}', r from json_array_elements($2) r
     on conflict (tenant_id, key) do update
       set roster = excluded.roster, met_by = excluded.met_by, definition = excluded.definition`,
    [tenant, JSON.stringify(setup.duties ?? [])],
  )
  await define('audit_rule', setup.auditRules ?? [])
}
