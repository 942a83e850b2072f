import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  citeFigure,
  createAssignment,
  createEntry,
  endAssignment,
  handOverAssignments,
  listAssignments,
  listAuditRules,
  listCitedFigures,
  listDuties,
  listTargets,
  listUnassigned,
  passAuditRule,
  setTarget,
  showAuditOutcomes,
  showCoverage,
  traceIndicator,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('responsibilities, duties and figures from outside', () => {
  let bench: TestWorkbench
  let recorder: Client
  let head: Client
  const org = 'east-yunxi'
  const households: string[] = []
  before(async () => {
    bench = await testWorkbench()
    recorder = await bench.as('recorder')
    head = await bench.as('head')
    for (const [name, number] of [
      ['赵某', '110101199003070038'],
      ['钱某', '110101199003070177'],
    ] as const) {
      const values = { name, since: '2024-01-01', number: withCheckDigit(number) }
      const { entry } = await recorder.ok(createEntry, { body: { ledger: 'household', org, values } })
      households.push(entry.id)
    }
  })
  after(() => bench.close())

  /** GB 11643: the last digit follows from the others. */
  function withCheckDigit(number: string): string {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
    return number.slice(0, 17) + '10X98765432'[sum % 11]
  }

  test('a person answers for a household until they hand over, and both terms stay in the list', async () => {
    const tie = { org, object: households[0] ?? '', person: 'east-viewer', role: '包保干部', from: '2024-02-01' }
    const { assignment } = await head.ok(createAssignment, { body: tie })
    await head.fails(createAssignment, { body: tie }, 'duplicate-key')
    await recorder.fails(createAssignment, { body: tie }, 'not-permitted')
    await head.fails(createAssignment, { body: { ...tie, object: 'none' } }, 'unknown-entry')
    await head.fails(createAssignment, { body: { ...tie, person: 'west-viewer' } }, 'unknown-person')
    const over = { org, from: 'east-viewer', to: 'east-drafter', on: '2024-06-01' }
    const { assignments } = await head.ok(handOverAssignments, { body: over })
    assert.deepEqual(
      assignments.map(({ person, to }) => [person, to]),
      [
        ['east-viewer', '2024-05-31'],
        ['east-drafter', null],
      ],
    )
    await head.fails(handOverAssignments, { body: over }, 'unknown-entry')
    const query = { roster: 'household', role: '包保干部', org }
    assert.deepEqual(await recorder.ok(listUnassigned, { query }), { total: 1, items: [households[1]], next: null })
    const early = await recorder.ok(listUnassigned, { query: { ...query, on: '2024-01-15', most: 1 } })
    assert.deepEqual([early.total, early.items.length], [2, 1])
    assert.ok(early.next)
    const rest = await recorder.ok(listUnassigned, { query: { ...query, on: '2024-01-15', after: early.next } })
    assert.deepEqual([...early.items, ...rest.items].sort(), households.toSorted())
    await recorder.fails(listUnassigned, { query: { ...query, roster: 'hazard' } }, 'unknown-ledger')
    await recorder.fails(listUnassigned, { query: { ...query, org: 'east-county' } }, 'not-permitted')
    await recorder.fails(listUnassigned, { query: { ...query, on: '2024-02-30' } }, 'wrong-value')
    const on = async (day: string) =>
      (await recorder.ok(listAssignments, { query: { on: day } })).items.map(({ person }) => person)
    assert.deepEqual(await on('2024-03-01'), ['east-viewer'])
    assert.deepEqual(await on('2024-06-01'), ['east-drafter'])
    const [, begun] = assignments
    assert.ok(begun && assignment)
    const params = { id: begun.id }
    await head.fails(endAssignment, { params, body: { on: '2024-06-10', reason: '' } }, 'needs-reason')
    await (await bench.as('head-other')).fails(
      endAssignment,
      { params, body: { on: '2024-06-10', reason: '调离' } },
      'unknown-entry',
    )
    await head.ok(endAssignment, { params, body: { on: '2024-06-10', reason: '调离' } })
    await head.fails(endAssignment, { params, body: { on: '2024-06-10', reason: '调离' } }, 'already-ended')
    await recorder.fails(listAssignments, { query: { on: '2024-02-30' } }, 'wrong-value')
    await recorder.fails(listAssignments, { query: { org: 'nowhere' } }, 'unknown-org')
  })

  test('coverage tells the rate and who is missing', async () => {
    assert.deepEqual(
      (await recorder.ok(listDuties)).items.map(({ key }) => key),
      ['monthly-visit'],
    )
    const values = { household: households[0] ?? '', on: '2024-06-05' }
    await recorder.ok(createEntry, { body: { ledger: 'visit', org, values } })
    const params = { key: 'monthly-visit' }
    const coverage = await recorder.ok(showCoverage, { params, query: { org, period: '2024-06' } })
    assert.deepEqual(coverage, {
      period: '2024-06',
      due: 2,
      done: 1,
      exempt: 0,
      rate: '50.0',
      missing: [{ member: households[1], times: 0 }],
    })
    await recorder.fails(showCoverage, { params, query: { org, period: '2024' } }, 'wrong-value')
    await recorder.fails(showCoverage, { params, query: { org: 'east-county', period: '2024-06' } }, 'not-permitted')
    await recorder.fails(showCoverage, { params: { key: 'none' }, query: { org, period: '2024-06' } }, 'not-found')
  })

  test('a target has its issuer and its versions', async () => {
    const body = { indicator: 'visitors', org, period: '2024', value: '5000', op: '>=', issuer: '县政府' } as const
    await head.ok(setTarget, { body: { ...body, issuedOn: '2024-01-15' } })
    const { target } = await head.ok(setTarget, { body: { ...body, value: '5500', issuedOn: '2024-05-20' } })
    assert.equal(target.version, 2)
    await head.fails(setTarget, { body: { ...body, value: '多', issuedOn: '2024-05-20' } }, 'wrong-value')
    await head.fails(setTarget, { body: { ...body, indicator: 'none', issuedOn: '2024-05-20' } }, 'unknown-indicator')
    const { items } = await recorder.ok(listTargets, { query: { indicator: 'visitors' } })
    assert.deepEqual(
      items.map(({ value }) => value),
      ['5500', '5000'],
    )
    assert.deepEqual((await (await bench.as('recorder-other')).ok(listTargets)).items, [])
  })

  test('a cited figure keeps its document, and a trace leads to it', async () => {
    const body = { indicator: 'rank', org, period: '2024-Q1', value: '3', document: '市考核办第8期通报' }
    const cited = { ...body, dated: '2024-04-20', scope: '全市', direction: 'ascending' } as const
    await recorder.ok(citeFigure, { body: cited })
    await recorder.fails(citeFigure, { body: { ...cited, document: ' ' } }, 'missing-field')
    await recorder.fails(citeFigure, { body: { ...cited, indicator: 'visitors' } }, 'unknown-indicator')
    await (await bench.as('viewer')).fails(citeFigure, { body: cited }, 'not-permitted')
    assert.deepEqual((await recorder.ok(listCitedFigures)).items, [cited])
    const { trace } = await recorder.ok(traceIndicator, { params: { key: 'rank' }, query: { org, period: '2024-Q1' } })
    assert.deepEqual(trace, { kind: 'cited', figure: cited })
  })

  test('a broken soft audit rule blocks until a reason passes it; a hard one is never passed', async () => {
    const about = { org, period: '2024-06' }
    const rules = (await recorder.ok(listAuditRules)).items.map(({ key, severity }) => `${key} ${severity}`)
    assert.deepEqual(rules.sort(), ['closed-within-found hard', 'found-some soft'])
    assert.equal((await recorder.ok(listAuditRules, { query: { org } })).items.length, 2)
    await recorder.fails(listAuditRules, { query: { org: 'none' } }, 'unknown-org')
    const before = await recorder.ok(showAuditOutcomes, { query: about })
    assert.deepEqual(
      before.blocking.map(({ rule }) => rule),
      ['found-some'],
    )
    const pass = { ...about, rule: 'found-some', reason: '当月停工' }
    await recorder.fails(passAuditRule, { body: { ...pass, reason: ' ' } }, 'needs-reason')
    await recorder.fails(passAuditRule, { body: { ...pass, rule: 'closed-within-found' } }, 'audit-rule-broken')
    await recorder.fails(passAuditRule, { body: { ...pass, rule: 'none' } }, 'unknown-audit-rule')
    await (await bench.as('viewer')).fails(passAuditRule, { body: pass }, 'not-permitted')
    await recorder.ok(passAuditRule, { body: pass })
    const passed = await recorder.ok(showAuditOutcomes, { query: about })
    assert.deepEqual([passed.blocking, passed.passed.map(({ by }) => by)], [[], ['east-recorder']])
    await recorder.fails(showAuditOutcomes, { query: { ...about, period: 'x-none' } }, 'wrong-value')
  })
})
