import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Step, TaskStep } from '@taizhang/ledger'
import { applicationRole, type Database, type Scope, within } from './database.ts'
import { LedgerStore } from './ledger-store.ts'
import { county } from './testing/county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'

const at = '2024-03-05T02:00:00.000Z'
const today = '2024-03-05'
const hash = 'a'.repeat(64)

/** SQL states: of PostgreSQL, chapter A. */
const refused = { rights: '42501', check: '23514', foreign: '23503', twice: '23505', missing: '23502' } as const

const entry = (changes: Readonly<Record<string, string>> = {}): string => {
  const row: Readonly<Record<string, string>> = {
    tenant_id: `'yunling'`,
    id: `'bad'`,
    ledger: `'hazard'`,
    org_id: `'civil'`,
    field_values: `'{}'`,
    day: `'2024-03-01'`,
    end_day: 'null',
    state: `'found'`,
    first_state: `'found'`,
    state_since: `'2024-03-01'`,
    version: '1',
    deleted: 'false',
    reopened: '0',
    created_by: `'leader'`,
    created_on: `'2024-03-01'`,
    unique_key: 'null',
    ...changes,
  }
  return rowOf('entry', row)
}
const arrival = (changes: Readonly<Record<string, string>> = {}): string => {
  const row: Readonly<Record<string, string>> = {
    tenant_id: `'yunling'`,
    entry_id: `'h1'`,
    version: '3',
    ledger: `'hazard'`,
    org_id: `'civil'`,
    from_state: `'review'`,
    to_state: `'closed'`,
    on_day: `'2024-03-04'`,
    closes: 'true',
    by_person: `'leader'`,
    person_before: `'chief'`,
    evidence_count: '1',
    ...changes,
  }
  return rowOf('arrival', row)
}
const rowOf = (table: string, row: Readonly<Record<string, string>>): string =>
  `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`
const taskBody = {
  id: 't2',
  parent: null,
  title: '整治隐患',
  org: 'town',
  owner: 'leader',
  startsOn: '2024-01-01',
  dueOn: '2024-12-31',
  weight: 1,
  version: 1,
  ended: null,
  milestones: [],
  target: null,
}
const task = (changes: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, unknown>> = {}): string =>
  rowOf('task', {
    tenant_id: `'yunling'`,
    id: `'t2'`,
    parent: 'null',
    org_id: `'town'`,
    owner: `'leader'`,
    starts_on: `'2024-01-01'`,
    due_on: `'2024-12-31'`,
    version: '1',
    ended: 'null',
    target_indicator: 'null',
    body: `'${JSON.stringify({ ...taskBody, ...more })}'`,
    ...changes,
  })
const progress = (changes: Readonly<Record<string, string>> = {}, says = 'done', of = 't1'): string =>
  rowOf('task_progress', {
    tenant_id: `'yunling'`,
    task_id: `'t1'`,
    ordinal: '2',
    org_id: `'town'`,
    on_day: `'${today}'`,
    by_person: `'leader'`,
    ordinal_before: '1',
    day_before: `'${today}'`,
    person_before: `'leader'`,
    says_before: `'done'`,
    says: `'${says}'`,
    percent: '100',
    evidence_count: '1',
    body: `'{"task": "${of}", "says": "${says}", "words": "完成"}'`,
    ...changes,
  })
const sheet = (changes: Readonly<Record<string, string>> = {}): string =>
  rowOf('supervision', {
    tenant_id: `'yunling'`,
    id: `'s2'`,
    task_id: `'t2'`,
    org_id: `'town'`,
    kind: `'chase'`,
    issuer: `'county'`,
    year: '2024',
    number: '2',
    issued_by: `'leader'`,
    issued_on: `'${today}'`,
    to_person: `'head-town'`,
    demand: `'限期报告'`,
    reply_by: `'2024-03-20'`,
    version: '1',
    closed_on: 'null',
    seq: '1',
    ...changes,
  })
const turn = (changes: Readonly<Record<string, string>> = {}, says = 'settled'): string =>
  rowOf('supervision_turn', {
    tenant_id: `'yunling'`,
    sheet_id: `'s1'`,
    ordinal: '2',
    org_id: `'town'`,
    kind: `'chase'`,
    issued_on: `'${today}'`,
    on_day: `'${today}'`,
    by_person: `'leader'`,
    ordinal_before: '1',
    day_before: `'${today}'`,
    person_before: `'head-town'`,
    says_before: `'replied'`,
    evidence_before: '1',
    says: `'${says}'`,
    words: `'同意'`,
    reply_by: 'null',
    evidence_count: '0',
    evidence: `'[]'`,
    ...changes,
  })
const tie = (org: string, entry: string, person: string, role = '河长', to = 'null'): string =>
  `insert into assignment values ('yunling', 'a2', 'town', ${org === 'null' ? entry : org}, ${org}, ${entry}, '${person}', '${role}', '${today}', ${to}, 1)`
const reported = (value: string, status: string, by: string, reviewedBy: string, indicator = 'trained'): string =>
  `insert into reported values ('yunling', '${indicator}', 'civil', '2024-01', '${value}', '', '${status}', '${by}', ${reviewedBy}, '', 1)`
const evidence = (name: string, size: number, type: string): string =>
  `insert into evidence values ('yunling', '${name}', ${size}, '${type}', 'x', 'leader', '${at}')`

/** Rows that the domain would never write, and the rule of the database that stops each. */
const badRows: readonly (readonly [what: string, sql: string, state: string])[] = [
  ['an entry of a ledger that is not there', entry({ ledger: `'nothing'` }), refused.foreign],
  ['an entry in a state that its flow has not', entry({ state: `'lost'`, first_state: `'lost'` }), refused.foreign],
  [
    'an entry of a ledger with a flow in no state',
    entry({ state: `''`, first_state: `''`, state_since: 'null' }),
    refused.foreign,
  ],
  ['an entry in a state since no day', entry({ state_since: 'null' }), refused.check],
  ['an entry that began in no state and has one', entry({ first_state: `''` }), refused.check],
  ['an entry that ends before it begins', entry({ end_day: `'2024-02-28'` }), refused.check],
  ['an entry on a day before 1900', entry({ day: `'1899-12-31'` }), refused.check],
  ['an entry of version 0', entry({ version: '0' }), refused.check],
  ['an entry re-opened less than never', entry({ reopened: '-1' }), refused.check],
  ['an entry whose values are a list', entry({ field_values: `'[]'` }), refused.check],
  ['an entry by nobody', entry({ created_by: `'ghost'` }), refused.foreign],
  ['an entry of an office that is not there', entry({ org_id: `'nowhere'` }), refused.foreign],
  ['an entry moved in its first version', entry({ moved_by: `'leader'` }), refused.check],
  ['an entry in a closed period', entry({ day: `'2024-01-15'` }), refused.rights],
  [
    'a second entry with the same key',
    `${entry({ unique_key: `'k'` })}; ${entry({ id: `'bad2'`, unique_key: `'k'` })}`,
    refused.twice,
  ],
  ['a second entry with the same id', entry({ id: `'h1'` }), refused.twice],
  ['a closing without evidence', arrival({ evidence_count: '0' }), refused.check],
  ['a closing by the one who moved it last', arrival({ person_before: `'leader'` }), refused.check],
  ['a closing that does not say so', arrival({ closes: 'false', evidence_count: '0' }), refused.foreign],
  ['a move on a closed day', arrival({ on_day: `'2024-01-15'` }), refused.rights],
  ['a move of an entry that is not there', arrival({ entry_id: `'ghost'` }), refused.foreign],
  ['a move in the first version', arrival({ version: '1' }), refused.check],
  [
    'a reference to nothing',
    `insert into entry_reference values ('yunling', 'h1', 'other', 'civil', 'ghost')`,
    refused.foreign,
  ],
  [
    'a use of a file that is not there',
    `insert into evidence_use values ('yunling', '${'b'.repeat(64)}', 'h1', 'civil')`,
    refused.foreign,
  ],
  ['a file whose name is no hash', evidence('photo.png', 1, 'image/png'), refused.check],
  ['a file of no size', evidence('c'.repeat(64), 0, 'image/png'), refused.check],
  ['a page as evidence', evidence('c'.repeat(64), 9, 'text/html'), refused.check],
  ['a drawing that can hold scripts', evidence('c'.repeat(64), 9, 'image/svg+xml'), refused.check],
  ['a reported value that is no number', reported('many', 'reported', 'leader', 'null'), refused.check],
  ['a reported value that is empty', reported('', 'reported', 'leader', 'null'), refused.check],
  ['an approved value that nobody reviewed', reported('1', 'approved', 'leader', 'null'), refused.check],
  ['a value reviewed by its reporter', reported('1', 'approved', 'leader', `'leader'`), refused.check],
  ['a value in a status that is none', reported('1', 'fine', 'leader', 'null'), refused.check],
  ['a value of an indicator that is not there', reported('1', 'reported', 'leader', 'null', 'ghost'), refused.foreign],
  [
    'a figure without a document',
    `insert into cited_figure values ('yunling', 'gdp', 'civil', '2024', 1, '3', '', '${today}', '', null)`,
    refused.check,
  ],
  [
    'a target with a sign that is none',
    `insert into target values ('yunling', 'gdp', 'civil', '2024', '县政府', 1, '3', '<>', '${today}')`,
    refused.check,
  ],
  [
    'a second record in one place of the chain',
    `insert into history values ('yunling', 1, 'entry', 'x', 'civil', '{}', '${hash}')`,
    refused.twice,
  ],
  [
    'a record before the first',
    `insert into history values ('yunling', 0, 'entry', 'x', 'civil', '{}', '${hash}')`,
    refused.check,
  ],
  [
    'a record whose hash is none',
    `insert into history values ('yunling', 9999, 'entry', 'x', 'civil', '{}', 'none')`,
    refused.check,
  ],
  ['an end of the chain before its begin', `update head set seq = -1`, refused.check],
  [
    'a role that is none',
    `insert into role_grant values ('yunling', 'leader', 'king', 'civil', 'own', '${today}', null)`,
    refused.check,
  ],
  [
    'a role that ends before it begins',
    `insert into role_grant values ('yunling', 'leader', 'viewer', 'civil', 'own', '${today}', '2024-01-01')`,
    refused.check,
  ],
  [
    'a role of nobody',
    `insert into role_grant values ('yunling', 'ghost', 'viewer', 'civil', 'own', '${today}', null)`,
    refused.foreign,
  ],
  [
    'a person of an office that is not there',
    `insert into person values ('yunling', 'new', '新人', 'nowhere', '')`,
    refused.foreign,
  ],
  [
    'an office whose line is not its own',
    `insert into org values ('yunling', 'new', 'county', '新所', 'section', 1, '{county}')`,
    refused.check,
  ],
  [
    'an office of a kind that is none',
    `insert into org values ('yunling', 'new', 'county', '新所', 'club', 1, '{new,county}')`,
    refused.check,
  ],
  [
    'a ledger under another key',
    `insert into ledger values ('yunling', 'new', '{"key": "old", "kind": "event"}')`,
    refused.check,
  ],
  [
    'a ledger of a kind that is none',
    `insert into ledger values ('yunling', 'new', '{"key": "new", "kind": "list"}')`,
    refused.check,
  ],
  [
    'a state of a ledger that is not there',
    `insert into ledger_state values ('yunling', 'nothing', 'a', false)`,
    refused.foreign,
  ],
  [
    'a contribution that ends before it begins',
    `insert into contribution values ('yunling', 'hazard.places', 'civil', 'h1', 1, '${today}', '2024-01-01', null, null, '', '', false)`,
    refused.check,
  ],
  [
    'a closed period that ends before it begins',
    `insert into closed_period values ('yunling', 'civil', 'x', '${today}', '2024-01-01', 1)`,
    refused.check,
  ],
  ['a tenant under a name that is none', `insert into tenant values ('Yun ling', '云岭县', '${at}')`, refused.rights],
]

/** As above, of tasks and ties. */
const badTaskRows: typeof badRows = [
  ['a task of a parent that is not there', task({ parent: `'ghost'` }, { parent: 'ghost' }), refused.foreign],
  ['a task that is its own parent', task({ parent: `'t2'` }, { parent: 't2' }), refused.check],
  ['a task of nobody', task({ owner: `'ghost'` }, { owner: 'ghost' }), refused.foreign],
  ['a task due before it starts', task({ due_on: `'2023-12-31'` }, { dueOn: '2023-12-31' }), refused.check],
  ['a task of no weight', task({}, { weight: 0 }), refused.check],
  ['a task whose version is told twice and differs', task({ version: '2' }), refused.check],
  ['a task given up without a reason', task({ ended: `''` }, { ended: '' }), refused.check],
  ['a task without a title', task({}, { title: ' ' }), refused.check],
  ['a task whose body names another owner', task({}, { owner: 'chief' }), refused.check],
  [
    'a task with a milestone behind its limit',
    task({}, { milestones: [{ title: '选址', dueOn: '2025-01-01', doneOn: null }] }),
    refused.check,
  ],
  [
    'a task measured by an indicator that is not there',
    task({ target_indicator: `'ghost'` }, { target: { indicator: 'ghost', value: '1', op: '>=', curve: [] } }),
    refused.foreign,
  ],
  [
    'a target whose curve runs backward',
    task(
      { target_indicator: `'trained'` },
      {
        target: {
          indicator: 'trained',
          value: '9',
          op: '>=',
          curve: [
            { on: '2024-05-01', value: '3' },
            { on: '2024-04-01', value: '6' },
          ],
        },
      },
    ),
    refused.check,
  ],
  [
    'a duty over a roster that is not there',
    `insert into duty values ('yunling', 'd', 'ghost', 'visit', '{"key": "d", "roster": "ghost", "metBy": {"ledger": "visit"}, "times": 1, "every": "month"}')`,
    refused.foreign,
  ],
  [
    'a duty that is due never',
    `insert into duty values ('yunling', 'd', 'household', 'visit', '{"key": "d", "roster": "household", "metBy": {"ledger": "visit"}, "times": 0, "every": "month"}')`,
    refused.check,
  ],
  [
    'an audit rule neither hard nor soft',
    `insert into audit_rule values ('yunling', 'r', '{"key": "r", "severity": "mild", "operator": "=", "missing": "skip"}')`,
    refused.check,
  ],
  [
    'a reason for an audit rule that is not there',
    `insert into audit_pass values ('yunling', 'civil', '2024-01', 99, 'ghost', '', '含结转', 'leader')`,
    refused.foreign,
  ],
  ['done without evidence', progress({ evidence_count: '0' }), refused.check],
  ['confirmed by the one who said done', progress({}, 'confirmed'), refused.check],
  [
    'confirmed by another than the table knows to have said done',
    progress({ person_before: `'chief'` }, 'confirmed'),
    refused.foreign,
  ],
  [
    'confirmed where nothing was said to be done',
    progress({ by_person: `'chief'`, says_before: `'going-on'` }, 'confirmed'),
    refused.check,
  ],
  ['progress after a confirmation', progress({ says_before: `'confirmed'` }), refused.check],
  ['progress dated before the last', progress({ on_day: `'2024-03-04'` }), refused.check],
  ['progress that skips a number', progress({ ordinal: '3' }), refused.check],
  ['progress of a task that is not there', progress({ task_id: `'ghost'` }, 'done', 'ghost'), refused.foreign],
  ['progress of 101 percent', progress({ percent: '101' }), refused.check],
  ['progress without a word', progress({ body: `'{"task": "t1", "says": "done", "words": ""}'` }), refused.check],
  ['a sheet over a task that is not there', sheet({ task_id: `'ghost'` }), refused.foreign],
  ['a sheet of a kind that is none', sheet({ kind: `'fine'` }), refused.check],
  ['a sheet to nobody', sheet({ to_person: `'ghost'` }), refused.foreign],
  ['a sheet that asks for nothing', sheet({ demand: `' '` }), refused.check],
  ['a sheet to be answered before it was given out', sheet({ reply_by: `'2024-03-01'` }), refused.check],
  ['a sheet that asks for no answer', sheet({ reply_by: 'null' }), refused.check],
  ['a praise that asks for an answer', sheet({ kind: `'praise'`, closed_on: `'${today}'` }), refused.check],
  ['a sheet with a number of another year', sheet({ year: '2023' }), refused.check],
  ['a sheet under a number that is taken', sheet({ number: '1' }), refused.twice],
  ['a second sheet over an open matter', sheet({ task_id: `'t1'` }), refused.twice],
  ['a sheet closed before it was given out', sheet({ closed_on: `'2024-03-01'` }), refused.check],
  ['an answer to a sheet that is not there', turn({ sheet_id: `'ghost'` }), refused.foreign],
  ['a sheet settled by the one who answered it', turn({ by_person: `'head-town'` }), refused.check],
  ['a sheet settled without proof', turn({ evidence_before: '0' }), refused.check],
  ['a sheet settled by a proof that the answer has not', turn({ evidence_before: '2' }), refused.foreign],
  ['a sheet settled that was not answered', turn({ says_before: `'returned'` }), refused.check],
  ['a sheet returned without a new limit', turn({}, 'returned'), refused.check],
  ['an answer with a limit', turn({ reply_by: `'2024-04-01'` }, 'replied'), refused.check],
  ['a turn without a word', turn({ words: `' '` }), refused.check],
  ['a turn dated before the last', turn({ on_day: `'2024-03-04'` }), refused.check],
  ['a turn that skips a number', turn({ ordinal: '3' }), refused.check],
  ['a turn after the end', turn({ says_before: `'settled'` }, 'replied'), refused.check],
  ['a turn of more files than it names', turn({ evidence_count: '1' }, 'replied'), refused.check],
  ['a tie that ends before it begins', tie(`'village'`, 'null', 'leader', '河长', `'2024-01-01'`), refused.check],
  ['a tie of nobody', tie(`'village'`, 'null', 'ghost'), refused.foreign],
  ['a tie with an office that is not there', tie(`'ghost'`, 'null', 'leader'), refused.foreign],
  ['a tie with an entry that is not there', tie('null', `'ghost'`, 'leader'), refused.foreign],
  ['a tie with two objects', tie(`'village'`, `'house'`, 'leader'), refused.check],
  ['a tie that lasts already', tie(`'village'`, 'null', 'head-town', '包保干部'), refused.twice],
  [
    'a rule passed without a reason',
    `insert into audit_pass values ('yunling', 'town', '2024-01', 99, 'r1', '', '', 'leader')`,
    refused.check,
  ],
]

/** What only grows, and what the application may not do to it. */
const fixed = [
  'history',
  'arrival',
  'evidence',
  'evidence_use',
  'cited_figure',
  'target',
  'tenant',
  'task_progress',
  'task_evidence',
  'supervision_turn',
  'audit_pass',
]

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`row security on the ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    before(async () => {
      databases = await start()
      database = await databases.open()
      const store = new LedgerStore(database)
      for (const tenant of ['yunling', 'qinghe']) {
        await store.createTenant(tenant, tenant, at)
        await store.setUp(tenant, county(tenant), { by: 'system', at })
        await store.addEvidence(tenant, { hash, sizeBytes: 1, mediaType: 'image/png', name: 'x' }, { by: 'leader', at })
        const context = { by: 'leader', at, today }
        const taskSteps: readonly TaskStep[] = [
          {
            step: 'cite-figure',
            figure: {
              indicator: 'gdp',
              org: 'town',
              period: '2023',
              value: '3',
              document: '通报',
              dated: today,
              scope: '全市',
            },
          },
          {
            step: 'set-target',
            target: {
              indicator: 'trained',
              org: 'town',
              period: '2024',
              value: '9',
              op: '>=',
              issuer: '县政府',
              issuedOn: today,
            },
          },
          {
            step: 'create-task',
            task: {
              id: 't1',
              parent: null,
              title: '整治隐患',
              source: '县政府文件',
              org: 'town',
              owner: 'head-town',
              helpers: [],
              startsOn: '2024-01-01',
              dueOn: '2024-12-31',
              weight: 1,
              milestones: [],
              target: null,
            },
          },
          {
            step: 'issue-supervision',
            id: 's1',
            task: 't1',
            kind: 'chase',
            demand: '限期报告',
            replyBy: '2024-03-20',
          },
          {
            step: 'answer-supervision',
            id: 's1',
            version: 1,
            says: 'replied',
            words: '已开工',
            evidence: [hash],
            replyBy: null,
          },
          {
            step: 'add-progress',
            id: 't1',
            version: 1,
            progress: { on: today, words: '完成', percent: 100, milestone: null, evidence: [hash], says: 'done' },
          },
          {
            step: 'assign',
            org: 'town',
            assignment: { id: 'a1', object: 'village', person: 'head-town', role: '包保干部', from: today, to: null },
          },
          { step: 'pass-audit', rule: 'r1', of: '', org: 'town', period: '2024-01', reason: '新增机构' },
        ]
        for (const step of taskSteps) {
          const done = await store.applyTask(tenant, step, context)
          assert.ok(done.ok, JSON.stringify(done))
        }
        const steps: readonly [Step, string][] = [
          [
            {
              step: 'create-entry',
              id: 'house',
              ledger: 'household',
              org: 'town',
              values: { code: 'H1', since: '2024-01-10', area: '50' },
            },
            'recorder-town',
          ],
          [
            {
              step: 'create-entry',
              id: 'h1',
              ledger: 'hazard',
              org: 'civil',
              values: { number: 'A1', place: '学校', found: '2024-03-01', household: 'house', photos: [hash] },
            },
            'recorder-civil',
          ],
          [
            { step: 'move-entry', id: 'h1', version: 1, move: 'assign', values: {}, evidence: [], reason: '' },
            'head-civil',
          ],
          [
            { step: 'report-value', indicator: 'trained', org: 'town', period: '2024-02', value: '3', note: '' },
            'recorder-town',
          ],
          [{ step: 'close-period', org: 'county', period: '2024-01' }, 'leader'],
        ]
        for (const [index, [step, by]] of steps.entries()) {
          const done = await store.apply(tenant, step, { by, at, today }, { key: `k${index}`, requestHash: hash })
          assert.ok(done.ok, JSON.stringify(done))
        }
      }
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
    })

    const all: Scope = { tenant: 'yunling', orgs: 'all' }
    const run = (scope: Scope | null, sql: string) => {
      const statements = sql.split('; ')
      const work = async (transaction: { query(sql: string): Promise<readonly unknown[]> }) => {
        let rows: readonly unknown[] = []
        for (const statement of statements) rows = await transaction.query(statement)
        return rows as readonly Record<string, unknown>[]
      }
      return scope ? within(database, scope, work) : database.transaction(`set local role ${applicationRole}`, work)
    }
    const stateOf = (sql: string, scope: Scope | null = all) =>
      run(scope, sql).then(
        (rows) => `${rows.length} rows`,
        (error: { readonly code?: string }) => error.code ?? String(error),
      )
    const tenantTables = async () => {
      const rows = await database.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
      )
      return rows.map(({ name }) => name)
    }

    test('every table of a tenant has it on, and leads every key with the tenant', async (t) => {
      const open = await database.query<{ name: string }>(
        `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
         and not (relrowsecurity and relforcerowsecurity)`,
      )
      assert.deepEqual(open.map(({ name }) => name).sort(), ['migration', 'tenant'])
      const keys = await database.query<{ name: string; leads: boolean; kind: string }>(
        `select conname as name, contype as kind,
           (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) = 'tenant_id' as leads
         from pg_constraint where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace`,
      )
      assert.deepEqual(
        keys.filter(({ leads, name }) => !leads && name !== 'migration_pkey'),
        [],
      )
      const indexes = await database.query<{ name: string }>(
        `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
         where c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'
           and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) is distinct from 'tenant_id'`,
      )
      assert.deepEqual(indexes, [])
      const triggers = await database.query(`select tgname from pg_trigger where not tgisinternal`)
      assert.deepEqual(triggers, [])
      t.diagnostic(`tables: ${(await tenantTables()).length}, keys: ${keys.length}`)
    })
    test('without a tenant nothing is there', async (t) => {
      const tables = await tenantTables()
      let hidden = 0
      for (const table of tables) {
        const [row] = await run(null, `select count(*) as count from ${table}`).catch(() => [{ count: 0 }])
        assert.equal(row?.['count'], 0, table)
        const [whole] = await run(all, `select count(*) as count from ${table}`).catch(() => [{ count: 0 }])
        if (Number(whole?.['count']) > 0) hidden++
      }
      t.diagnostic(`tables: ${tables.length}, of them with rows that were not shown: ${hidden}`)
      assert.ok(hidden >= 18, `only ${hidden} tables had rows`)
    })
    test('of another tenant nothing is seen, changed or added', async () => {
      for (const table of await tenantTables()) {
        const rows = await run(all, `select distinct tenant_id from ${table}`).catch(() => [])
        assert.ok(
          rows.every((row) => row['tenant_id'] === 'yunling'),
          table,
        )
      }
      assert.equal(await stateOf(entry({ tenant_id: `'qinghe'` })), refused.rights)
      assert.equal(
        await stateOf(`insert into history values ('qinghe', 9999, 'entry', 'x', 'civil', '{}', '${hash}')`),
        refused.rights,
      )
      assert.equal(await stateOf(`update entry set version = 9 where tenant_id = 'qinghe' returning id`), '0 rows')
      assert.equal(await stateOf(`update entry set tenant_id = 'qinghe' where id = 'h1' returning id`), refused.rights)
      assert.equal(await stateOf(`delete from rollup where tenant_id = 'qinghe' returning day`), '0 rows')
      assert.equal(await stateOf(`update head set seq = 0 where tenant_id = 'qinghe' returning seq`), '0 rows')
    })
    test('of other offices nothing is seen, changed or added', async () => {
      const town: Scope = { tenant: 'yunling', orgs: ['town'] }
      assert.deepEqual(await run(town, 'select id from entry'), [{ id: 'house' }])
      for (const table of ['entry', 'history', 'reported', 'rollup', 'target', 'cited_figure'])
        assert.equal(await stateOf(`select org_id from ${table} where org_id <> 'town'`, town), '0 rows', table)
      assert.deepEqual(await run({ tenant: 'yunling', orgs: [] }, 'select id from entry'), [])
      assert.equal(await stateOf(entry(), town), refused.rights)
      assert.equal(await stateOf(`update entry set version = 9 where id = 'h1' returning id`, town), '0 rows')
      assert.equal(
        await stateOf(`update entry set org_id = 'civil' where id = 'house' returning id`, town),
        refused.rights,
      )
    })
    test('what only grows can be neither changed nor removed', async () => {
      for (const table of fixed) {
        assert.equal(await stateOf(`update ${table} set tenant_id = tenant_id`), refused.rights, table)
        assert.equal(await stateOf(`delete from ${table}`), refused.rights, table)
        assert.equal(await stateOf(`truncate ${table} cascade`), refused.rights, table)
      }
      for (const sql of [
        'delete from entry',
        'delete from head',
        'drop table history',
        'alter table history disable row level security',
        'drop policy of_tenant_and_orgs on entry',
      ])
        assert.equal(await stateOf(sql), refused.rights, sql)
    })
    test('bad rows are refused by the database itself', async (t) => {
      for (const [what, sql, state] of [...badRows, ...badTaskRows]) assert.equal(await stateOf(sql), state, what)
      assert.equal(
        await stateOf(`insert into idempotency values ('yunling', 'k0', 'leader', '${hash}', '{}', '${at}')`),
        refused.twice,
      )
      // The same rows, put right, go in: it was not something else that stopped them.
      for (const good of [entry(), arrival(), evidence('d'.repeat(64), 1, 'image/png'), task(), progress()]) {
        const outcome = await run(all, `${good}; select 1/0`).catch((error: { readonly code?: string }) => error.code)
        assert.equal(outcome, '22012', good)
      }
      t.diagnostic(`bad rows: ${badRows.length + badTaskRows.length + 1}`)
    })
  })
