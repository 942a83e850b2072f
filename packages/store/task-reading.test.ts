import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Step, Task, TaskStep } from '@taizhang/ledger'
import { listTies, readTie, readUnassigned } from './assignment-reading.ts'
import { readAudit } from './audit-reading.ts'
import { readCoverage } from './coverage-reading.ts'
import type { Database, Scope } from './database.ts'
import { listCited, listTargets } from './figure-list.ts'
import { LedgerStore } from './ledger-store.ts'
import { readTask, readTasks, type TaskPlace, type TaskQuestion } from './task-reading.ts'
import { county } from './testing/county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'
import { verifyTenant } from './verify.ts'

const at = '2024-03-05T02:00:00.000Z'
const today = '2024-03-05'
const photo = 'a'.repeat(64)
const first = { offset: 0, limit: 50 }

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`tasks, ties and duties read on the ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    let store: LedgerStore
    before(async () => {
      databases = await start()
      database = await databases.open()
      store = new LedgerStore(database)
      for (const tenant of ['yunling', 'qinghe']) {
        await store.createTenant(tenant, tenant, at)
        await store.setUp(tenant, county(tenant), { by: 'leader', at })
        const file = { hash: photo, sizeBytes: 1, mediaType: 'image/png', name: '照片.png' }
        await store.addEvidence(tenant, file, { by: 'leader', at })
      }
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
    })

    const all: Scope = { tenant: 'yunling', orgs: 'all' }
    const town: Scope = { tenant: 'yunling', orgs: ['town'] }
    const does = async (step: TaskStep, by = 'leader') => {
      const done = await store.applyTask('yunling', step, { by, at, today })
      assert.ok(done.ok, JSON.stringify(done))
    }
    const enter = async (
      id: string,
      ledger: string,
      org: string,
      values: Extract<Step, { step: 'create-entry' }>['values'],
    ) => {
      const step = { step: 'create-entry', id, ledger, org, values } as const
      const done = await store.apply('yunling', step, { by: `recorder-${org}`, at, today })
      assert.ok(done.ok, JSON.stringify(done))
    }
    const plan = (id: string, more: Partial<Task> = {}) =>
      does({
        step: 'create-task',
        task: {
          id,
          parent: null,
          title: '整治隐患',
          source: '要点第3条',
          org: 'town',
          owner: 'head-town',
          helpers: [],
          startsOn: '2024-01-01',
          dueOn: '2024-12-31',
          weight: 1,
          milestones: [],
          target: null,
          ...more,
        },
      })
    const idsOf = async (scope: Scope, question: TaskQuestion) =>
      (await readTasks(store, scope, question, today, { after: null, limit: 50 })).items.map(({ task }) => task.id)

    test('tasks come in order of their due days, page by page, each with its light and value', async () => {
      await plan('late', { dueOn: '2024-03-01' })
      await plan('near', { dueOn: '2024-03-10' })
      await plan('behind', { target: { indicator: 'hazard.found', value: '12', op: '>=', curve: [] } })
      await plan('civil', { org: 'civil', owner: 'head-civil', helpers: ['clerk-town'], dueOn: '2024-11-30' })
      await plan('below', { parent: 'behind', dueOn: '2024-12-01' })
      await plan('given-up')
      await does({ step: 'end-task', id: 'given-up', version: 1, reason: '并入新任务' })
      await enter('h1', 'hazard', 'village', { number: 'A1', place: '学校', found: '2024-02-01' })
      const seen: (readonly [string, string, string | null])[] = []
      let place: TaskPlace | null = null
      do {
        const page: Awaited<ReturnType<typeof readTasks>> = await readTasks(store, all, {}, today, {
          after: place,
          limit: 2,
        })
        for (const { task, light, value } of page.items) seen.push([task.id, light.word, value])
        place = page.next
      } while (place)
      assert.deepEqual(seen, [
        ['late', '逾期4天', null],
        ['near', '还剩5天', null],
        ['civil', '正常推进', null],
        ['below', '正常推进', null],
        // 12 in a year are 2.1 by 5 March; one was found, in a village below.
        ['behind', '正常推进', '1'],
      ])
      assert.deepEqual(await idsOf(all, { light: 'red' }), ['late'])
      assert.deepEqual(await idsOf(all, { org: 'civil' }), ['civil'])
      assert.deepEqual(await idsOf(all, { parent: 'behind' }), ['below'])
      assert.ok((await idsOf(all, { ended: true })).includes('given-up'))
    })

    test('a scope shows the tasks of its offices, and those in which the person is named', async () => {
      assert.deepEqual(await idsOf(town, {}), ['late', 'near', 'below', 'behind'])
      assert.deepEqual(await idsOf(town, { org: 'civil' }), [])
      assert.deepEqual(await idsOf(town, { named: 'clerk-town' }), ['civil'])
      assert.deepEqual(await idsOf({ tenant: 'qinghe', orgs: 'all' }, { ended: true }), [])
      const one = (scope: Scope, id: string, person: string) =>
        readTask(store, scope, id, person, today).then((standing) => standing?.task.id)
      assert.equal(await one(town, 'late', 'viewer'), 'late')
      assert.equal(await one(town, 'civil', 'viewer'), undefined)
      assert.equal(await one(town, 'civil', 'clerk-town'), 'civil')
      assert.equal(await one({ tenant: 'qinghe', orgs: 'all' }, 'late', 'head-town'), undefined)
      // The light of a town's task is the same for one who sees the town alone: the village below counts.
      assert.equal((await readTask(store, town, 'behind', 'viewer', today))?.value, '1')
    })

    test('coverage counts what any office did for the members of a roster; those missing are named', async () => {
      await enter('house1', 'household', 'village', { code: 'H1', since: '2024-01-10', grade: '一档', members: '2' })
      await enter('house2', 'household', 'village', { code: 'H2', since: '2024-01-10', grade: '一档', members: '3' })
      await enter('gone', 'household', 'village', {
        code: 'H3',
        since: '2024-01-10',
        until: '2024-02-01',
        grade: '一档',
      })
      await enter('visit1', 'visit', 'civil', { day: '2024-02-10', household: 'house1' })
      const duty = county('x').duties?.[0]
      assert.ok(duty)
      const coverage = await readCoverage(store, all, duty, 'town', '2024-02')
      assert.deepEqual(coverage, {
        period: '2024-02',
        due: 2,
        done: 1,
        exempt: 0,
        rate: '50.0',
        missing: [{ member: 'house2', times: 0 }],
      })
      assert.equal(await readCoverage(store, all, duty, 'town', '2024-Q1'), null)
      assert.equal((await readCoverage(store, all, duty, 'civil', '2024-02'))?.due, 0)
      const elsewhere = await readCoverage(store, { tenant: 'qinghe', orgs: 'all' }, duty, 'county', '2024-02')
      assert.equal(elsewhere?.due, 0)
      // Whoever sees the town alone sees its rate, but not who lives in the village.
      assert.deepEqual(await readCoverage(store, town, duty, 'town', '2024-02'), { ...coverage, missing: [] })
    })

    test('ties are true as of a day; whom nobody answers for is listed', async () => {
      const assignment = {
        id: 'a1',
        object: 'house1',
        person: 'head-town',
        role: '包保干部',
        from: '2024-02-01',
        to: null,
      }
      await does({ step: 'assign', org: 'town', assignment })
      const ids = (on: string, scope = all) =>
        store
          .read(scope, (transaction) => listTies(transaction, scope.tenant, { on }, first))
          .then((ties) => ties.map(({ id }) => id))
      assert.deepEqual([await ids('2024-01-31'), await ids('2024-02-01')], [[], ['a1']])
      assert.deepEqual(await ids('2024-02-01', { tenant: 'yunling', orgs: ['civil'] }), [])
      const question = { roster: 'household', org: 'county', role: '包保干部', on: today }
      assert.deepEqual(await readUnassigned(store, all, question), ['house2'])
      assert.deepEqual(await readUnassigned(store, all, { ...question, on: '2024-01-15' }), [
        'gone',
        'house1',
        'house2',
      ])
      assert.deepEqual(await readUnassigned(store, town, question), [])
      await does({ step: 'hand-over', org: 'town', from: 'head-town', to: 'leader', on: '2024-03-01' })
      const tie = await store.read(all, (transaction) => readTie(transaction, 'yunling', 'a1'))
      assert.equal(tie?.to, '2024-02-29')
      assert.equal(await store.read(town, (transaction) => readTie(transaction, 'qinghe', 'a1')), undefined)
      assert.deepEqual(await ids('2024-03-01'), ['a1~2024-03-01'])
    })

    test('targets, cited figures and audit rules', async () => {
      const target = { indicator: 'hazard.found', org: 'town', period: '2024', op: '>=', issuedOn: today } as const
      for (const [value, issuer] of [
        ['10', '县政府'],
        ['12', '县政府'],
        ['15', '市局'],
      ] as const)
        await does({ step: 'set-target', target: { ...target, value, issuer } })
      const figure = {
        indicator: 'gdp',
        org: 'county',
        period: '2023',
        value: '3',
        document: '通报',
        dated: today,
        scope: '全市',
      }
      await does({ step: 'cite-figure', figure })
      await does({ step: 'cite-figure', figure: { ...figure, value: '4', direction: 'ascending' } })
      const [targets, cited] = await store.read(all, async (transaction) => [
        await listTargets(transaction, 'yunling', { org: 'town' }, first),
        await listCited(transaction, 'yunling', {}, first),
      ])
      assert.deepEqual(
        targets.map(({ issuer, version, value }) => `${issuer} ${version} ${value}`),
        ['县政府 2 12', '县政府 1 10', '市局 1 15'],
      )
      assert.deepEqual(cited, [{ ...figure, value: '4', direction: 'ascending' }, figure])
      const before = await readAudit(store, 'yunling', 'town', '2024-02')
      assert.deepEqual(
        before.outcomes.map(({ rule, of, state }) => `${rule}${of} ${state}`),
        ['r1 holds', 'r2count broken', 'r2score broken'],
      )
      assert.equal(before.blocking.length, 2)
      const pass = {
        step: 'pass-audit',
        rule: 'r1',
        of: '',
        org: 'town',
        period: '2024-02',
        reason: '含上年结转',
      } as const
      await does(pass)
      assert.deepEqual(
        (await readAudit(store, 'yunling', 'town', '2024-02')).passed.map(({ reason }) => reason),
        ['含上年结转'],
      )
    })

    test('what was changed behind the back of the history is found', async (t) => {
      const progress = {
        on: today,
        words: '已完成',
        percent: 100,
        milestone: null,
        evidence: [photo],
        says: 'done',
      } as const
      await does({ step: 'add-progress', id: 'late', version: 1, progress }, 'head-town')
      const asked = { task: 'near', kind: 'chase', demand: '限期报告', replyBy: '2024-03-20' } as const
      await does({ step: 'issue-supervision', id: 's1', ...asked })
      const answer = { says: 'replied', words: '已开工', evidence: [photo], replyBy: null } as const
      await does({ step: 'answer-supervision', id: 's1', version: 1, ...answer }, 'head-town')
      const standing = await readTask(store, town, 'near', 'head-town', today)
      assert.deepEqual(
        standing?.sheets.map(({ sheet, turns }) => [sheet.number, sheet.version, turns.map(({ words }) => words)]),
        [[1, 2, ['已开工']]],
      )
      const wrong = async () =>
        (await verifyTenant(store, 'yunling')).filter((one) => one.wrong > 0).map(({ what }) => what)
      assert.deepEqual(await wrong(), [])
      const looked = (await verifyTenant(store, 'yunling')).map(({ what, lookedAt }) => `${what} ${lookedAt}`)
      t.diagnostic(`${kind}: ${looked.join(', ')}`)
      // As the owner of the database, whom no right stops; row security is lifted for the moment.
      const behind = async (table: string, ...sql: readonly string[]) => {
        await database.script(`alter table ${table} no force row level security`)
        for (const statement of sql) await database.script(statement)
        await database.script(`alter table ${table} force row level security`)
      }
      const set = (table: string, column: string, to: string, back: string, where: string) =>
        [to, back].map((value) => `update ${table} set ${column} = ${value} where tenant_id = 'yunling' and ${where}`)
      const titled = (title: string) => `jsonb_set(body::jsonb, '{title}', '"${title}"')::json`
      for (const [what, table, [bad = '', good = '']] of [
        ['tasks', 'task', set('task', 'body', titled('别的'), titled('整治隐患'), `id = 'near'`)],
        ['tasks', 'task_progress', set('task_progress', 'evidence_count', '2', '1', `task_id = 'late'`)],
        ['supervisions', 'supervision', set('supervision', 'to_person', `'leader'`, `'head-town'`, `id = 's1'`)],
        ['supervisions', 'supervision_turn', set('supervision_turn', 'words', `'无'`, `'已开工'`, `sheet_id = 's1'`)],
        ['assignments', 'assignment', set('assignment', 'role', `'河长'`, `'包保干部'`, `id = 'a1'`)],
        ['figures', 'cited_figure', set('cited_figure', 'value', `'1'`, `'4'`, 'ordinal = 2')],
        ['figures', 'target', set('target', 'value', `'11'`, `'12'`, `issuer = '县政府' and version = 2`)],
        ['figures', 'audit_pass', set('audit_pass', 'reason', `'无'`, `'含上年结转'`, `rule = 'r1'`)],
      ] as const) {
        await behind(table, bad)
        assert.deepEqual(await wrong(), [what], table)
        await behind(table, good)
        assert.deepEqual(await wrong(), [], table)
      }
    })
  })
