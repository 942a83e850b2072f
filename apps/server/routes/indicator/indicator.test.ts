import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  closePeriod,
  createEntry,
  listEntries,
  listIndicators,
  listIndicatorValues,
  listLedgers,
  listPeriods,
  listReportedValues,
  reopenPeriod,
  reportValue,
  reviewValue,
  showIndicatorSeries,
  showIndicatorValue,
  showLedger,
  totalEntries,
  traceIndicator,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('figures', () => {
  let bench: TestWorkbench
  let recorder: Client
  let head: Client
  let leader: Client
  const org = 'east-yunxi'
  before(async () => {
    bench = await testWorkbench()
    recorder = await bench.as('recorder')
    head = await bench.as('head')
    leader = await bench.as('leader')
    const days = ['2023-05-04', '2023-05-05', '2024-04-01', '2024-05-02', '2024-05-03', '2024-05-20', '2024-06-01']
    for (const [at, foundOn] of days.entries()) {
      const values = { place: `点位${at}`, foundOn, level: at % 2 === 0 ? '一般' : '重大', cost: `${100 * (at + 1)}.5` }
      await recorder.ok(createEntry, { body: { ledger: 'hazard', org, values } })
    }
  })
  after(() => bench.close())

  test('a list is filtered, sorted and turned page by page, and its total fits', async () => {
    const found: string[] = []
    let next: string | null = null
    do {
      const page: { items: { values: Record<string, unknown> }[]; next: string | null } = await recorder.ok(
        listEntries,
        {
          query: {
            ledger: 'hazard',
            from: '2024-01-01',
            sort: 'cost',
            order: 'ascending',
            most: 2,
            filter: JSON.stringify({ field: 'level', is: ['一般', '重大'] }),
            ...(next !== null && { after: next }),
          },
        },
      )
      found.push(...page.items.map(({ values }) => String(values['cost'])))
      next = page.next
    } while (next !== null)
    assert.deepEqual(found, ['300.50', '400.50', '500.50', '600.50', '700.50'])
    const total = await recorder.ok(totalEntries, {
      params: { key: 'hazard' },
      query: { from: '2024-01-01', sums: 'cost' },
    })
    assert.deepEqual(total, { count: 5, sums: { cost: '2502.50' } })
    assert.equal((await recorder.ok(listEntries, { query: { ledger: 'hazard', text: '点位3' } })).items.length, 1)
  })

  test('a question that names what is not there, or what is protected, is refused', async () => {
    const list = (query: Record<string, string>, code: string) =>
      recorder.fails(listEntries, { query: { ledger: 'hazard', ...query } }, code)
    await list({ ledger: 'none' }, 'unknown-ledger')
    await list({ org: 'nowhere' }, 'unknown-org')
    await list({ sort: 'none' }, 'unknown-field')
    await list({ sort: 'reporter' }, 'not-permitted')
    await list({ filter: '{"field":"reporter","is":"13812345678"}' }, 'not-permitted')
    await list({ filter: '{"all":[{"any":[{"field":"reporter","filled":true}]}]}' }, 'not-permitted')
    await list({ filter: '{"field":"level"}' }, 'wrong-value')
    await list({ filter: '{' }, 'wrong-value')
    await list({ most: '5000' }, 'wrong-input')
    await list({ unknown: '1' }, 'wrong-input')
    const total = (query: Record<string, string>, code: string) =>
      recorder.fails(totalEntries, { params: { key: 'hazard' }, query }, code)
    await total({ sums: 'place' }, 'wrong-value')
    await total({ sums: 'reporter' }, 'not-permitted')
    assert.equal((await recorder.ok(listEntries, { query: { ledger: 'hazard', after: 'nonsense' } })).items.length, 7)
  })

  test('ledgers and indicators are told with their definitions', async () => {
    const { items } = await recorder.ok(listLedgers)
    assert.deepEqual(
      items.map(({ key }) => key),
      ['hazard', 'household', 'visit'],
    )
    assert.equal((await recorder.ok(showLedger, { params: { key: 'hazard' } })).fields['cost']?.kind, 'money')
    await recorder.fails(showLedger, { params: { key: 'none' } }, 'unknown-ledger')
    assert.equal((await recorder.ok(listIndicators)).items.length, 5)
  })

  const value = { params: { key: 'hazard.found' }, query: { org, period: '2024-05' } }

  test('a value comes with 同比 and 环比', async () => {
    const shown = await recorder.ok(showIndicatorValue, value)
    assert.equal(shown.value.value, '3')
    assert.equal(shown.count, 3)
    const { yearBefore, periodBefore } = shown
    assert.deepEqual([yearBefore?.value.value, yearBefore?.difference, yearBefore?.growth], ['2', '1', '50.0'])
    assert.deepEqual([periodBefore?.value.value, periodBefore?.difference, periodBefore?.growth], ['1', '2', '200.0'])
    const rate = await recorder.ok(showIndicatorValue, { ...value, params: { key: 'hazard.closed-rate' } })
    assert.deepEqual([rate.value.value, rate.count, rate.yearBefore?.growth], ['0.0', null, null])
    // Before the ledger was kept there is nothing to compare with: no 0.
    const first = await recorder.ok(showIndicatorValue, { ...value, query: { org, period: '2023-05' } })
    assert.deepEqual([first.value.value, first.yearBefore, first.periodBefore], ['2', null, null])
    const beforeThat = async (period: string) =>
      (await recorder.ok(listIndicatorValues, { query: { org, period } })).items.find(
        (item) => item.value.indicator === 'hazard.found',
      )?.yearBefore?.value ?? null
    assert.deepEqual([await beforeThat('2024-05'), await beforeThat('2023-05')], ['2', null])
    const { items } = await recorder.ok(showIndicatorSeries, {
      params: value.params,
      query: { org, periods: '2024-04,2024-05,2024-Q2,2024' },
    })
    assert.deepEqual(
      items.map((item) => item.value),
      ['1', '3', '5', '5'],
    )
  })

  test('a value is traced to its entries page by page, a formula to its parts', async () => {
    const first = await recorder.ok(traceIndicator, { ...value, query: { ...value.query, most: 2 } })
    assert.ok(first.trace.kind === 'entries' && first.trace.next !== null)
    assert.deepEqual([first.trace.count, first.trace.items.length], [3, 2])
    const rest = await recorder.ok(traceIndicator, { ...value, query: { ...value.query, after: first.trace.next } })
    assert.ok(rest.trace.kind === 'entries')
    assert.deepEqual([rest.trace.items.length, rest.trace.next], [1, null])
    const rate = await recorder.ok(traceIndicator, { ...value, params: { key: 'hazard.closed-rate' } })
    assert.ok(rate.trace.kind === 'formula')
    assert.deepEqual(
      rate.trace.parts.map((part) => [part.indicator, part.value]),
      [
        ['hazard.closed', '0'],
        ['hazard.found', '3'],
      ],
    )
  })

  test('an indicator is asked for by what there is, in an office that one may read', async () => {
    const ask = (query: { org: string; period: string }, code: string, key = 'hazard.found') =>
      recorder.fails(showIndicatorValue, { params: { key }, query }, code)
    await ask(value.query, 'unknown-indicator', 'none')
    await ask({ ...value.query, org: 'nowhere' }, 'unknown-org')
    await ask({ ...value.query, org: 'east-county' }, 'not-permitted')
    await ask({ ...value.query, period: '2024-13' }, 'wrong-value')
    const many = Array.from(
      { length: 61 },
      (_, at) => `2024-01-01..2024-03-${String((at % 28) + 1).padStart(2, '0')}${at}`,
    )
    await recorder.fails(
      showIndicatorSeries,
      { params: value.params, query: { org, periods: many.join(',').slice(0, 1999) } },
      'wrong-value',
    )
    assert.equal(
      (await leader.ok(showIndicatorValue, { ...value, query: { org: 'east-county', period: '2024' } })).value.value,
      '5',
    )
  })

  test('a value is reported, approved by another, accepted by a third, and shown with how far it is', async () => {
    const about = { indicator: 'visitors', org, period: '2024-05' }
    await recorder.fails(reportValue, { body: { ...about, value: '一百' } }, 'wrong-value')
    await recorder.fails(
      reportValue,
      { body: { ...about, indicator: 'hazard.found', value: '1' } },
      'unknown-indicator',
    )
    await leader.fails(reportValue, { body: { ...about, value: '1' } }, 'not-permitted')
    const { reported } = await recorder.ok(reportValue, { body: { ...about, value: '1085', note: '窗口登记簿' } })
    assert.equal(reported.status, 'reported')
    await recorder.fails(reviewValue, { body: { ...about, verdict: 'approve' } }, 'not-permitted')
    await head.fails(reviewValue, { body: { ...about, verdict: 'return' } }, 'needs-reason')
    await head.ok(reviewValue, { body: { ...about, verdict: 'approve' } })
    await leader.ok(reviewValue, { body: { ...about, verdict: 'accept' } })
    const { items, next } = await leader.ok(listReportedValues, { query: { status: 'accepted' } })
    assert.deepEqual([items.map((item) => item.value), next], [['1085'], null])
    const other = await bench.as('recorder-other')
    assert.deepEqual((await other.ok(listReportedValues)).items, [])
    const traced = await recorder.ok(traceIndicator, { params: { key: 'visitors' }, query: { org, period: '2024-05' } })
    assert.deepEqual(traced.trace, { kind: 'reported', by: 'east-recorder', note: '窗口登记簿', status: 'accepted' })
  })

  test('a closed period takes no more entries until the leader re-opens it with a reason', async () => {
    const about = { org, period: '2024-04' }
    await recorder.fails(closePeriod, { body: about }, 'not-permitted')
    await head.fails(closePeriod, { body: { ...about, period: '2024-06' } }, 'period-open')
    await head.ok(closePeriod, { body: about })
    assert.deepEqual((await recorder.ok(listPeriods, { query: { org } })).items, ['2024-04'])
    const late = { ledger: 'hazard', org, values: { place: '补录', foundOn: '2024-04-30' } }
    await recorder.fails(createEntry, { body: late }, 'period-closed')
    await head.fails(reopenPeriod, { body: { ...about, reason: '补录' } }, 'not-permitted')
    await leader.fails(reopenPeriod, { body: { ...about, reason: '' } }, 'needs-reason')
    await leader.ok(reopenPeriod, { body: { ...about, reason: '补录漏报的隐患' } })
    await recorder.ok(createEntry, { body: late })
    await recorder.fails(listPeriods, { query: { org: 'nowhere' } }, 'unknown-org')
    await recorder.fails(listPeriods, { query: { org: 'east-qingtian' } }, 'not-permitted')
  })
})
