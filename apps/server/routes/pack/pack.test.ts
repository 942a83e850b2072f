import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addToPack,
  createEntry,
  defineIndicator,
  enablePack,
  leavePack,
  listDuties,
  listIndicators,
  listLedgers,
  listPacks,
  removeIndicator,
  setTarget,
  showAdditionHistory,
  showIndicatorParts,
  showIndicatorSeries,
  showIndicatorValue,
  showPack,
  traceIndicator,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { wells } from '../../testing/pack.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('packs over HTTP', () => {
  const registry = [wells(1)]
  let bench: TestWorkbench
  let system: Client
  let head: Client
  let recorder: Client
  before(async () => {
    bench = await testWorkbench({}, { registry })
    system = await bench.as('system')
    head = await bench.as('head')
    recorder = await bench.as('recorder')
  })
  after(() => bench.close())
  const pack = { params: { id: 'wells' } }
  const addition = {
    ledgers: [{ ledger: 'well', fields: { ownRoad: { label: '所在路线', kind: 'text', max: 20 } } }],
    indicators: [],
  }

  test('a pack is listed, enabled for an office, and its ledgers are that office’s', async () => {
    const [before] = (await recorder.ok(listPacks)).items
    assert.deepEqual([before?.id, before?.enabled, before?.counts.ledgers], ['wells', null, 1])
    const done = await system.ok(enablePack, { ...pack, body: { org: 'east-yunxi' } })
    assert.deepEqual([done.was, done.added], [null, ['well', 'well.seen']])
    const shown = await recorder.ok(showPack, pack)
    assert.deepEqual([shown.enabled?.orgs, shown.outlines[0]?.headings], [['east-yunxi'], ['巡查情况']])
    const keys = async (org: string) => (await recorder.ok(listLedgers, { query: { org } })).items.map(({ key }) => key)
    assert.deepEqual(await keys('east-yunxi'), ['hazard', 'household', 'visit', 'well'])
    assert.deepEqual(await keys('east-qingtian'), ['hazard', 'household', 'visit'])
    assert.deepEqual(await keys('east-county'), ['hazard', 'household', 'visit', 'well'])
    const own = (await recorder.ok(listIndicators, { query: { org: 'east-yunxi' } })).items.find(
      ({ key }) => key === 'well.seen',
    )
    assert.deepEqual(own?.origin, { pack: 'wells', version: 1, org: null, retired: false })
    assert.equal((await recorder.ok(listDuties, { query: { org: 'east-yunxi' } })).items.length, 1)
    for (const endpoint of [listLedgers, listIndicators, listDuties])
      await recorder.fails(endpoint, { query: { org: 'nowhere' } }, 'unknown-org')
  })

  test('what an office adds stays when a newer version comes', async () => {
    await head.ok(addToPack, { ...pack, body: { org: 'east-yunxi', addition } })
    registry[0] = wells(2)
    const done = await system.ok(enablePack, { ...pack, body: { org: 'east-yunxi' } })
    assert.deepEqual([done.was, done.version, done.changed], [1, 2, ['well']])
    const { ledgers, additions } = await recorder.ok(showPack, pack)
    assert.deepEqual(Object.keys(ledgers[0]?.fields ?? {}), ['seenOn', 'kind', 'office', 'depth', 'ownRoad'])
    assert.deepEqual(
      additions.map(({ org, by }) => [org, by]),
      [['east-yunxi', 'east-head']],
    )
  })

  test('what an office added is changed over what it was made from, and each change is told', async () => {
    const read = async () => (await recorder.ok(showPack, pack)).additions.find(({ org }) => org === 'east-yunxi')
    const over = (await read())?.at ?? null
    const named = (label: string) => ({
      ...addition,
      ledgers: [{ ledger: 'well', fields: { ownRoad: { label, kind: 'text', max: 20 } } }],
    })
    await head.fails(
      addToPack,
      { ...pack, body: { org: 'east-yunxi', addition: named('路线'), over: null } },
      'stale-version',
    )
    await head.ok(addToPack, { ...pack, body: { org: 'east-yunxi', addition: named('路线'), over } })
    // The answer was lost on the way: the same again is no other's.
    await head.ok(addToPack, { ...pack, body: { org: 'east-yunxi', addition: named('路线'), over } })
    await head.ok(addToPack, { ...pack, body: { org: 'east-yunxi', addition, over: (await read())?.at ?? null } })
    const { items } = await recorder.ok(showAdditionHistory, { ...pack, query: {} })
    assert.deepEqual(
      items.map((one) => JSON.stringify(one.addition).match(/"label":"([^"]+)"/)?.[1]),
      ['所在路线', '路线', '所在路线'],
    )
    await recorder.fails(showAdditionHistory, { params: { id: 'none' }, query: {} }, 'unknown-pack')
  })

  test('an indicator is asked for by parts, as value, series, breakdown and trace', async () => {
    const enter = (kind: string, office: string) =>
      recorder.ok(createEntry, {
        body: { ledger: 'well', org: 'east-yunxi', values: { seenOn: '2024-05-02', kind, office } },
      })
    await enter('饮水井', 'east-qingtian')
    await enter('饮水井', 'east-yunxi')
    await enter('灌溉井', 'east-yunxi')
    const params = { key: 'well.seen' }
    const query = { org: 'east-yunxi', period: '2024-05' }
    const part = { by: 'kind', is: '饮水井' }
    const shown = await recorder.ok(showIndicatorValue, { params, query: { ...query, ...part } })
    assert.deepEqual([shown.value.value, shown.count, shown.value.slice?.value], ['2', 2, '饮水井'])
    const series = await recorder.ok(showIndicatorSeries, {
      params,
      query: { org: query.org, periods: '2024-04,2024-05', ...part },
    })
    assert.deepEqual(
      series.items.map(({ value }) => value),
      ['0', '2'],
    )
    const traced = await recorder.ok(traceIndicator, { params, query: { ...query, by: 'kind', is: '灌溉井' } })
    assert.ok(traced.trace.kind === 'entries' && traced.trace.items.length === 1)
    const parts = await recorder.ok(showIndicatorParts, { params, query: { ...query, by: 'office' } })
    assert.deepEqual(
      parts.items.map(({ label, amount }) => `${label} ${amount}`),
      ['云溪镇 2', '青田坝乡 1'],
    )
    const kinds = await recorder.ok(showIndicatorParts, { params, query: { ...query, by: 'kind' } })
    assert.deepEqual(
      kinds.items.map(({ value, amount }) => `${value} ${amount}`),
      ['饮水井 2', '灌溉井 1'],
    )
    await recorder.fails(showIndicatorParts, { params, query: { ...query, by: 'none' } }, 'unknown-field')
    await recorder.fails(showIndicatorValue, { params, query: { ...query, by: 'kind' } }, 'wrong-value')
    await recorder.fails(showIndicatorValue, { params, query: { ...query, by: 'none', is: 'x' } }, 'wrong-value')
    const elsewhere = { params, query: { ...query, org: 'east-county', by: 'kind' } }
    await recorder.fails(showIndicatorParts, elsewhere, 'not-permitted')
  })

  test('an office defines an indicator, and removes it while nothing refers to it', async () => {
    const card = { counts: '巡查的饮水井', source: '机井巡查台账', method: '计数' }
    const indicator = { title: '饮水井', unit: '眼', definition: card, kind: 'ledger', of: 'well', when: 'during' }
    const counted = { ...indicator, measure: { kind: 'count' }, filter: { field: 'kind', is: '饮水井' } }
    const { indicator: made } = await head.ok(defineIndicator, { body: { org: 'east-yunxi', indicator: counted } })
    assert.match(made.key, /^own\.x/)
    assert.equal(made.origin?.org, 'east-yunxi')
    const params = { key: made.key }
    const query = { org: 'east-yunxi', period: '2024-05' }
    assert.equal((await recorder.ok(showIndicatorValue, { params, query })).value.value, '2')
    const target = { indicator: made.key, org: 'east-yunxi', period: '2024', value: '9', op: '>=' as const }
    await head.ok(setTarget, { body: { ...target, issuer: '县水利局', issuedOn: '2024-01-05' } })
    const renamed = { org: 'east-yunxi', key: made.key, indicator: { ...counted, unit: '口' } }
    await head.fails(defineIndicator, { body: renamed }, 'still-referred-to')
    await head.fails(removeIndicator, { params, body: { reason: '' } }, 'needs-reason')
    await head.fails(removeIndicator, { params, body: { reason: '不用了' } }, 'still-referred-to')
    const other = { org: 'east-yunxi', key: 'own.two', indicator: { ...counted, title: '另一个' } }
    await head.ok(defineIndicator, { body: other })
    await head.ok(removeIndicator, { params: { key: 'own.two' }, body: { reason: '重复' } })
    await recorder.fails(showIndicatorValue, { params: { key: 'own.two' }, query }, 'unknown-indicator')
  })

  test('what is wrong is named; who may not is told so', async () => {
    await system.fails(enablePack, { params: { id: 'none' }, body: { org: 'east-yunxi' } }, 'unknown-pack')
    await system.fails(enablePack, { ...pack, body: { org: 'nowhere' } }, 'unknown-org')
    for (const name of ['leader', 'recorder', 'security'])
      await (await bench.as(name)).fails(enablePack, { ...pack, body: { org: 'east-yunxi' } }, 'not-your-duty')
    await recorder.fails(addToPack, { ...pack, body: { org: 'east-yunxi', addition } }, 'not-permitted')
    const wrong = { ledgers: [{ ledger: 'none', fields: {} }], indicators: [] }
    const problem = await head.fails(
      addToPack,
      { ...pack, body: { org: 'east-yunxi', addition: wrong } },
      'pack-broken',
    )
    assert.match(problem.subject, /none/)
    const hostile = { ledgers: 'x', indicators: [{ key: '__proto__' }] }
    await head.fails(addToPack, { ...pack, body: { org: 'east-yunxi', addition: hostile } }, 'pack-broken')
    await head.fails(addToPack, { params: { id: 'none' }, body: { org: 'east-yunxi', addition } }, 'unknown-pack')
    await recorder.fails(showPack, { params: { id: 'none' } }, 'unknown-pack')
    const body = { org: 'east-yunxi', indicator: { title: 'x' } }
    await recorder.fails(defineIndicator, { body }, 'not-permitted')
    await head.fails(defineIndicator, { body }, 'wrong-value')
    const circular = { title: 'x', unit: '眼', definition: { counts: '', source: '', method: '' }, kind: 'formula' }
    const looped = { org: 'east-yunxi', key: 'own.loop', indicator: { ...circular, formula: 'own.loop + 1' } }
    assert.match((await head.fails(defineIndicator, { body: looped }, 'wrong-value')).message, /绕成了圈/)
    await head.fails(defineIndicator, { body: { ...looped, key: 'well.seen' } }, 'wrong-value')
    await head.fails(removeIndicator, { params: { key: 'well.seen' }, body: { reason: 'x' } }, 'not-permitted')
    await head.fails(removeIndicator, { params: { key: 'none' }, body: { reason: 'x' } }, 'unknown-indicator')
    await (await bench.as('head-other')).fails(
      defineIndicator,
      { body: { ...body, org: 'east-yunxi' } },
      'not-permitted',
    )
  })

  test('an office leaves a pack', async () => {
    await head.fails(leavePack, { ...pack, body: { org: 'east-yunxi' } }, 'not-your-duty')
    await system.call(leavePack, { ...pack, body: { org: 'east-yunxi' } })
    assert.deepEqual((await recorder.ok(showPack, pack)).enabled?.orgs, [])
    await system.fails(leavePack, { ...pack, body: { org: 'east-yunxi' } }, 'unknown-pack')
  })
})
