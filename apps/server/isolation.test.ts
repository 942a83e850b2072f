import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  createAssignment,
  createEntry,
  createReport,
  createTask,
  editEntry,
  issueSupervision,
  proposeYear,
  reportValue,
  uploadEvidence,
} from '@taizhang/contract'
import { readHistoryHead } from '@taizhang/store'
import { routes } from './routes.ts'
import type { Client } from './testing/client.ts'
import { accountNames } from './testing/county.ts'
import { wells } from './testing/pack.ts'
import { type TestWorkbench, testWorkbench } from './testing/workbench.ts'

/** What belongs to somebody else: of another tenant, or of another office. Each value of theirs holds the mark. */
interface Foreign {
  readonly mark: string
  readonly org: string
  readonly person: string
  readonly entry: string
  readonly evidence: string
  readonly session: string
  readonly task: string
  readonly sheet: string
  readonly assignment: string
  readonly report: string
  readonly year: string
}

interface Probe {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bytes?: string
  /** Names nothing that is foreign, or, within a tenant, what everybody in it may know: the offices and who works there. */
  readonly harmless?: 'always' | 'in-tenant'
}

const period = { period: '2024-06' }
const values = { place: '某处', foundOn: '2024-06-01' }
const linkTo = (org: string) => ({
  kind: 'paragraph',
  id: 'b1',
  content: [
    {
      kind: 'figure',
      id: 'f1',
      of: { kind: 'indicator', indicator: 'hazard.found', period: 'own', org, slice: null },
      show: { as: 'value', divide: '1', decimals: 0, unit: '处' },
    },
  ],
})
const card = { counts: '', source: '', method: '' }

/** For each endpoint, requests that name what is foreign. An endpoint that is not here fails the test. */
const probes: Readonly<Record<string, (foreign: Foreign) => readonly Probe[]>> = {
  'session/sign-in': ({ person }) => [{ body: { tenant: 'west', name: person, password: 'x' } }],
  'session/sign-out': () => [],
  'session/list': () => [{ harmless: 'always' }],
  'session/end': ({ session }) => [{ params: { id: session } }],
  'me/show': () => [{ harmless: 'always' }],
  'me/change-password': () => [{ body: { current: 'x', next: 'y' } }],
  'me/begin-second-factor': () => [{ body: { password: 'x' } }],
  'me/confirm-second-factor': () => [{ body: { code: '000000' } }],
  'me/remove-second-factor': () => [{ body: { password: 'x', code: '000000' } }],
  'org/list': () => [{ harmless: 'always' }],
  'org/create': ({ org }) => [{ body: { parent: org, name: '新科室', kind: 'section' }, harmless: 'in-tenant' }],
  'org/change': ({ org }) => [{ params: { id: org }, body: { order: 3 }, harmless: 'in-tenant' }],
  'person/list': ({ org }) => [{ query: { org }, harmless: 'in-tenant' }, { harmless: 'always' }],
  'person/create': ({ org }) => [{ body: { name: '新人', org }, harmless: 'in-tenant' }],
  'person/change': ({ person, org }) => [
    { params: { id: person }, body: { post: '科员' }, harmless: 'in-tenant' },
    { params: { id: 'east-viewer' }, body: { org }, harmless: 'in-tenant' },
  ],
  'account/list': () => [{ harmless: 'always' }],
  'account/open': () => [{ params: { person: 'west-recorder' }, body: { signInName: 'open-elsewhere' } }],
  'account/reset': () => [{ params: { person: 'west-recorder' } }],
  'account/unlock': ({ person }) => [{ params: { person }, harmless: 'in-tenant' }],
  'account/disable': () => [{ params: { person: 'west-recorder' }, body: { disabled: true } }],
  'grant/list': () => [{ harmless: 'always' }],
  'grant/give': ({ person, org }) => [
    { body: { person, role: 'viewer', org: 'west-yunxi', reach: 'own' } },
    { body: { person: 'west-viewer', role: 'viewer', org, reach: 'own' } },
  ],
  'grant/end': () => [{ body: { person: 'west-viewer', role: 'viewer', org: 'west-yunxi', from: '2024-01-01' } }],
  'access-record/list': () => [{ harmless: 'always' }],
  'history/head': () => [{ harmless: 'always' }],
  'history/verify': () => [{ harmless: 'always' }],
  'ledger/list': () => [{ harmless: 'always' }],
  'ledger/show': () => [{ params: { key: 'hazard' }, harmless: 'always' }],
  'entry/list': ({ org, mark }) => [
    { query: { ledger: 'hazard' }, harmless: 'always' },
    { query: { ledger: 'hazard', org }, harmless: 'in-tenant' },
    { query: { ledger: 'hazard', text: mark }, harmless: 'always' },
    { query: { ledger: 'hazard', filter: JSON.stringify({ field: 'place', is: mark }) }, harmless: 'always' },
  ],
  'entry/total': ({ org }) => [{ params: { key: 'hazard' }, query: { org }, harmless: 'in-tenant' }],
  'entry/waiting': () => [{ harmless: 'always' }],
  'entry/late': ({ org }) => [{ harmless: 'always' }, { query: { org }, harmless: 'in-tenant' }],
  'entry/differences': ({ org }) => [{ harmless: 'always' }, { query: { org }, harmless: 'in-tenant' }],
  'entry/create': ({ org, evidence }) => [
    { body: { ledger: 'hazard', org, values } },
    { body: { ledger: 'hazard', org: 'west-yunxi', values: { ...values, place: evidence } } },
  ],
  'entry/show': ({ entry }) => [{ params: { id: entry } }],
  'entry/history': ({ entry }) => [{ params: { id: entry } }],
  'entry/edit': ({ entry }) => [
    { params: { id: entry }, body: { version: 1, values: { level: '一般' } } },
    { params: { id: entry }, body: { version: 9, values: { level: '一般' } } },
  ],
  'entry/move': ({ entry }) => [{ params: { id: entry }, body: { version: 1, move: 'fix' } }],
  'entry/delete': ({ entry }) => [{ params: { id: entry }, body: { version: 1, reason: '试删' } }],
  'entry/recent': () => [{ harmless: 'always' }],
  'entry/reveal': ({ entry }) => [{ params: { id: entry } }],
  'evidence/upload': () => [],
  'evidence/download': ({ evidence }) => [{ params: { hash: evidence } }],
  'evidence/of-entry': ({ entry }) => [{ params: { id: entry } }],
  'indicator/list': () => [{ harmless: 'always' }],
  'indicator/value': ({ org }) => [{ params: { key: 'hazard.found' }, query: { org, ...period } }],
  'indicator/values': ({ org }) => [{ query: { org, ...period } }],
  'indicator/series': ({ org }) => [{ params: { key: 'hazard.found' }, query: { org, periods: '2024-05,2024-06' } }],
  'year/list': ({ org }) => [{ harmless: 'always' }, { query: { org }, harmless: 'in-tenant' }],
  'year/propose': ({ org }) => [
    { query: { org, year: '2024', name: 'a.txt' }, bytes: '一、工作情况\n排查隐患3处。\n' },
  ],
  'year/show': ({ year }) => [{ params: { id: year } }],
  'year/decide': ({ year }) => [
    { params: { id: year }, body: { version: 1, accept: 'all' } },
    { params: { id: year }, body: { version: 9, accept: 'sure' } },
  ],
  'year/apply': ({ year }) => [
    { params: { id: year }, body: { version: 1 } },
    { params: { id: year }, body: { version: 9 } },
  ],
  'report/list': ({ org, mark }) => [
    { harmless: 'always' },
    { query: { org }, harmless: 'in-tenant' },
    { query: { mine: 'yes' }, harmless: 'always' },
    { query: { period: mark.slice(0, 4) }, harmless: 'always' },
  ],
  'report/create': ({ org, report, year }) => [
    { body: { org, kind: 'annual', period: '2023', from: { from: 'empty' } } },
    { body: { org: 'west-yunxi', kind: 'annual', period: '2025', from: { from: 'report', report } } },
    { body: { org: 'west-yunxi', kind: 'annual', period: '2024', from: { from: 'year', proposal: year } } },
  ],
  'report/show': ({ report }) => [{ params: { id: report } }],
  'report/save': ({ report, org }) => [
    { params: { id: report }, body: { version: 1, title: '试改', blocks: [] } },
    { params: { id: report }, body: { version: 9, title: '试改', blocks: [linkTo(org)] } },
  ],
  'report/move': ({ report }) => [
    { params: { id: report }, body: { version: 1, move: 'submit' } },
    { params: { id: report }, body: { version: 9, move: 'sign' } },
  ],
  'report/findings': ({ report }) => [{ params: { id: report } }],
  'report/fulfilment': ({ report }) => [{ params: { id: report } }],
  'report/drift': ({ report }) => [{ params: { id: report } }],
  'report/figure': ({ report }) => [{ params: { id: report, link: 'f1' } }],
  'report/export': ({ report }) => [{ params: { id: report } }],
  'report/history': ({ report }) => [{ params: { id: report } }],
  'indicator/parts': ({ org }) => [{ params: { key: 'hazard.found' }, query: { org, ...period, by: 'level' } }],
  'indicator/define': ({ org }) => [
    { body: { org, key: 'own.probe', indicator: { title: '试', unit: '个', definition: card, kind: 'cited' } } },
  ],
  'indicator/remove': () => [{ params: { key: 'hazard.found' }, body: { reason: '试删' } }],
  'pack/list': () => [{ harmless: 'always' }],
  'pack/show': () => [{ params: { id: 'wells' }, harmless: 'always' }],
  'pack/history': () => [{ params: { id: 'wells' }, harmless: 'always' }],
  'pack/enable': ({ org }) => [{ params: { id: 'wells' }, body: { org }, harmless: 'in-tenant' }],
  'pack/leave': ({ org }) => [{ params: { id: 'wells' }, body: { org }, harmless: 'in-tenant' }],
  'pack/add': ({ org }) => [{ params: { id: 'wells' }, body: { org, addition: {} } }],
  'indicator/trace': ({ org }) => [{ params: { key: 'hazard.found' }, query: { org, ...period } }],
  'reported-value/list': ({ org }) => [{ query: { org }, harmless: 'always' }, { harmless: 'always' }],
  'reported-value/report': ({ org }) => [{ body: { indicator: 'visitors', org, ...period, value: '7' } }],
  'reported-value/review': ({ org }) => [{ body: { indicator: 'visitors', org, ...period, verdict: 'approve' } }],
  'period/list': ({ org }) => [{ query: { org } }],
  'period/close': ({ org }) => [{ body: { org, period: '2024-05' } }],
  'period/reopen': ({ org }) => [{ body: { org, period: '2024-05', reason: '试开' } }],
  'target/list': ({ org }) => [{ query: { org }, harmless: 'always' }, { harmless: 'always' }],
  'target/set': ({ org }) => [
    { body: { indicator: 'visitors', org, ...period, value: '9', op: '>=', issuer: '市局', issuedOn: '2024-01-05' } },
  ],
  'cited-figure/list': ({ org }) => [{ query: { org }, harmless: 'always' }, { harmless: 'always' }],
  'cited-figure/cite': ({ org }) => [
    { body: { indicator: 'rank', org, ...period, value: '3', document: '通报', dated: '2024-06-02', scope: '全市' } },
  ],
  'audit-rule/list': () => [{ harmless: 'always' }],
  'audit-rule/outcomes': ({ org }) => [{ query: { org, ...period } }],
  'audit-rule/pass': ({ org }) => [{ body: { rule: 'found-some', org, ...period, reason: '当月停工' } }],
  'task/list': ({ org, task }) => [
    { query: { org }, harmless: 'in-tenant' },
    { query: { mine: 'yes' }, harmless: 'always' },
    { query: { parent: task }, harmless: 'always' },
  ],
  'task/remind': ({ org }) => [{ harmless: 'always' }, { query: { org }, harmless: 'in-tenant' }],
  'task/show': ({ task }) => [{ params: { id: task } }],
  'task/create': ({ org, person, task }) => {
    const plan = { title: '新任务', startsOn: '2024-06-01', dueOn: '2024-12-31', owner: person }
    return [{ body: { ...plan, org } }, { body: { ...plan, org: 'west-yunxi', parent: task } }]
  },
  'task/replan': ({ task }) => [{ params: { id: task }, body: { version: 1, weight: 5, reason: '试改' } }],
  'task/end': ({ task }) => [
    { params: { id: task }, body: { version: 1, reason: '试停' } },
    { params: { id: task }, body: { version: 9, reason: '试停' } },
  ],
  'supervision/issue': ({ task }) => [
    { params: { id: task }, body: { kind: 'chase', demand: '试办', replyBy: '2024-12-01' } },
  ],
  'supervision/answer': ({ sheet }) => [
    { params: { id: sheet }, body: { version: 1, says: 'replied', words: '试复' } },
    { params: { id: sheet }, body: { version: 9, says: 'withdrawn', words: '试撤' } },
  ],
  'supervision/list': ({ org }) => [
    { query: { org }, harmless: 'in-tenant' },
    { query: { mine: 'yes' }, harmless: 'always' },
    { query: { open: 'yes' }, harmless: 'always' },
  ],
  'task/progress': ({ task }) => [
    { params: { id: task }, body: { version: 1, on: '2024-06-12', words: '试填', says: 'going-on' } },
  ],
  'assignment/list': ({ org, person, entry }) => [
    { query: { org }, harmless: 'in-tenant' },
    { query: { person }, harmless: 'always' },
    { query: { object: entry }, harmless: 'always' },
  ],
  'assignment/unassigned': ({ org }) => [{ query: { roster: 'household', role: '包保干部', org } }],
  'assignment/create': ({ org, person, entry }) => [
    { body: { org, object: org, person, role: '包保干部', from: '2024-06-01' } },
    { body: { org: 'east-yunxi', object: entry, person: 'east-viewer', role: '包保干部', from: '2024-06-01' } },
  ],
  'assignment/end': ({ assignment }) => [{ params: { id: assignment }, body: { on: '2024-06-12', reason: '试停' } }],
  'assignment/hand-over': ({ org, person }) => [{ body: { org, from: person, to: 'east-viewer', on: '2024-06-12' } }],
  'duty/list': () => [{ harmless: 'always' }],
  'duty/coverage': ({ org }) => [{ params: { key: 'monthly-visit' }, query: { org, ...period } }],
  'sheet/template': () => [{ params: { key: 'hazard' }, harmless: 'always' }],
  'sheet/export': ({ org }) => [
    { params: { key: 'hazard' }, query: { format: 'csv' }, harmless: 'always' },
    { params: { key: 'hazard' }, query: { format: 'csv', org }, harmless: 'in-tenant' },
  ],
  'sheet/import': ({ org }) => [
    {
      params: { key: 'hazard' },
      query: { name: 'a.csv', mode: 'all', org },
      bytes: '点位,发现日期\n某处,2024-06-01\n',
    },
  ],
  'sheet/progress': ({ org }) => [{ params: { run: `import-of-${org}` } }],
  'sheet/annotate': ({ org }) => [
    {
      params: { key: 'hazard' },
      query: { name: 'a.csv', org },
      bytes: '点位,发现日期\n某处,2024-06-01\n',
    },
  ],
  'change/listen': () => [],
}

describe('isolation', () => {
  let bench: TestWorkbench
  const foreign = new Map<'west' | 'yunxi' | 'qingtian', Foreign>()

  before(async () => {
    bench = await testWorkbench({}, { registry: [wells(1)] })
    foreign.set('west', await furnish('west', 'yunxi', 'recorder', '西陵独有'))
    foreign.set('yunxi', await furnish('east', 'yunxi', 'recorder', '云溪独有'))
    foreign.set('qingtian', await furnish('east', 'qingtian', 'recorder-other', '青田坝独有'))
  })
  after(() => bench.close())

  /** Fills an office with an entry, a file of evidence and a reported value that carry the mark. */
  async function furnish(tenant: string, office: string, name: string, mark: string): Promise<Foreign> {
    const client = await bench.as(name, tenant)
    const org = `${tenant}-${office}`
    const upload = await client.send('POST', `${uploadEvidence.path}?name=${encodeURIComponent(mark)}.txt`, {
      body: `${mark}的现场记录`,
    })
    const { hash } = (await upload.json()) as { hash: string }
    const place = { ...values, place: mark }
    const { entry } = await client.ok(createEntry, { body: { ledger: 'hazard', org, values: place } })
    await client.ok(editEntry, { params: { id: entry.id }, body: { version: 1, values: { level: '重大' } } })
    await client.ok(reportValue, { body: { indicator: 'visitors', org, ...period, value: '12', note: mark } })
    const sheet = new URLSearchParams({ name: 'a.csv', mode: 'try', org })
    const tried = await client.send('POST', `/api/ledgers/hazard/import?${sheet}`, {
      body: `点位,发现日期\n${mark},2024-06-01\n`,
      headers: { 'Idempotency-Key': `import-of-${org}` },
    })
    assert.equal(tried.status, 200)
    const { services } = bench.workbench
    const person = `${tenant}-${name}`
    const [session] = await services.sessions.ofPerson(tenant, person)
    const head = await bench.as(name.replace('recorder', 'head'), tenant)
    const plan = { title: mark, startsOn: '2024-06-01', dueOn: '2024-12-31', owner: person }
    const { task } = await head.ok(createTask, { body: { ...plan, org } })
    const asked = { kind: 'chase' as const, demand: mark, replyBy: '2024-12-01' }
    const { supervision } = await head.ok(issueSupervision, { params: { id: task.id }, body: asked })
    const tie = { org, object: entry.id, person, role: mark, from: '2024-06-01' }
    const { assignment } = await head.ok(createAssignment, { body: tie })
    const blank = { org, kind: 'annual' as const, period: '2024', title: mark, from: { from: 'empty' as const } }
    const { report } = await head.ok(createReport, { body: blank })
    const query = new URLSearchParams({ org, year: '2024', name: `${mark}.txt` })
    const proposal = await head.send('POST', `${proposeYear.path}?${query}`, {
      body: `${mark}\n一、工作情况\n排查隐患3处。\n`,
    })
    const { id: year } = (await proposal.json()) as { id: string }
    const things = {
      entry: entry.id,
      evidence: hash,
      session: session?.id ?? '',
      task: task.id,
      sheet: supervision.sheet.id,
    }
    return { mark, org, person, ...things, assignment: assignment.id, report: report.id, year }
  }

  const everything = async () => {
    const { store } = bench.workbench.services
    const head = (tenant: string) =>
      store.read({ tenant, orgs: 'all' }, (transaction) => readHistoryHead(transaction, tenant))
    return { west: await head('west') }
  }

  async function send(client: Client, endpoint: (typeof routes)[number]['endpoint'], probe: Probe) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => probe.params?.[name] ?? '')
    const query = probe.query ? `?${new URLSearchParams(probe.query)}` : ''
    const response = await client.send(endpoint.method.toUpperCase(), `${path}${query}`, {
      ...(probe.body !== undefined && { body: JSON.stringify(probe.body) }),
      ...(probe.bytes !== undefined && { body: probe.bytes }),
      headers: probe.body === undefined ? {} : { 'Content-Type': 'application/json' },
    })
    return { status: response.status, text: await response.text() }
  }

  test('every endpoint of the OpenAPI document is probed', (t) => {
    const { paths } = bench.workbench.document() as {
      paths: Record<string, Record<string, { operationId: string }>>
    }
    const documented = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    assert.deepEqual([...documented].sort(), Object.keys(probes).sort())
    assert.equal(documented.length, routes.length)
    t.diagnostic(`endpoints: ${documented.length}`)
  })

  test('nobody learns or changes anything of another jurisdiction', async (t) => {
    const theirs = foreign.get('west') as Foreign
    const beforehand = await everything()
    let count = 0
    for (const name of [...accountNames, null]) {
      const client = name === null ? bench.stranger() : await bench.as(name)
      for (const { endpoint } of routes) {
        for (const probe of probes[endpoint.name]?.(theirs) ?? []) {
          const { status, text } = await send(client, endpoint, probe)
          count++
          const where = `${name} ${endpoint.name} ${JSON.stringify(probe)}: ${status} ${text}`
          assert.ok(status < 500 && !text.includes('wrong-input'), where)
          assert.ok(!text.includes(theirs.mark), where)
          if (probe.harmless !== 'always') assert.ok(status >= 400, where)
        }
      }
    }
    assert.deepEqual(await everything(), beforehand)
    assert.ok(count > 500)
    t.diagnostic(`requests into another jurisdiction: ${count}`)
  })

  test('who works in one office learns and changes nothing of the records of another', async (t) => {
    let count = 0
    const pairs = [
      ['qingtian', ['recorder', 'head', 'drafter', 'viewer', 'system', 'security', 'auditor']],
      ['yunxi', ['recorder-other', 'head-other']],
    ] as const
    for (const [office, names] of pairs) {
      const theirs = foreign.get(office) as Foreign
      const leader = await bench.as('leader')
      const look = async () => send(leader, endpointOf('entry/history'), { params: { id: theirs.entry } })
      const beforehand = await look()
      assert.ok(beforehand.text.includes(theirs.mark), beforehand.text)
      for (const name of names) {
        const client = await bench.as(name)
        for (const { endpoint } of routes) {
          for (const probe of probes[endpoint.name]?.(theirs) ?? []) {
            const { status, text } = await send(client, endpoint, probe)
            count++
            const where = `${name} ${endpoint.name} ${JSON.stringify(probe)}: ${status} ${text}`
            assert.ok(status < 500 && !text.includes('wrong-input'), where)
            assert.ok(!text.includes(theirs.mark), where)
            if (probe.harmless === undefined) assert.ok(status >= 400, where)
          }
        }
      }
      assert.deepEqual(await look(), beforehand)
    }
    assert.ok(count > 300)
    t.diagnostic(`requests into another office: ${count}`)
  })

  test('the three administrators see no business data of any office', async (t) => {
    const marks = [...foreign.values()].map(({ mark }) => mark)
    let count = 0
    for (const name of ['system', 'security', 'auditor']) {
      const client = await bench.as(name)
      for (const { endpoint } of routes) {
        if (endpoint.access !== 'business') continue
        const [probe] = probes[endpoint.name]?.(foreign.get('yunxi') as Foreign) ?? []
        if (!probe) continue
        const { status, text } = await send(client, endpoint, probe)
        count++
        assert.equal(status, 403, `${name} ${endpoint.name}: ${text}`)
        for (const mark of marks) assert.ok(!text.includes(mark), text)
      }
    }
    t.diagnostic(`requests of administrators: ${count}`)
  })

  test('plain SQL under the application role, without a tenant, sees no row of any table', async (t) => {
    const tables = await bench.database.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration'`,
    )
    const seen = await bench.database.transaction('set local role taizhang_app', async (transaction) => {
      const counts: string[] = []
      for (const { name } of tables) {
        const [row] = await transaction.query<{ count: number }>(`select count(*) as count from "${name}"`)
        if (row?.count !== 0) counts.push(`${name}: ${row?.count}`)
      }
      return counts
    })
    assert.deepEqual(seen, [])
    assert.ok(tables.length > 15)
    t.diagnostic(`tables without a row: ${tables.length}`)
  })

  function endpointOf(name: string) {
    const found = routes.find(({ endpoint }) => endpoint.name === name)
    assert.ok(found)
    return found.endpoint
  }
})
