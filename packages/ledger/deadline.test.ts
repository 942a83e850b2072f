import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deadlineSets } from './deadline.data.ts'
import { lastDay, lateEntries, lateFrom, limitsOf, nextLimit } from './deadline.ts'
import { checkDefinitions } from './definition.ts'
import type { Entry } from './entry.ts'
import type { Ledger } from './ledger.ts'
import { differencesOf, statusDifferences } from './outside-status.ts'

const matters: Ledger = {
  key: 'matter',
  title: '交办事项台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: { label: '日期', kind: 'date', required: true },
    size: { label: '轻重', kind: 'choice', of: ['一般', '重大'] },
    above: {
      label: '平台状态',
      kind: 'outside-status',
      of: ['已受理', '已办结', '已归档'],
      means: { 已受理: ['received', 'handling'], 已办结: ['settled'] },
    },
  },
  flow: {
    starts: 'received',
    states: { received: '已接收', handling: '办理中', answered: '已反馈', settled: '已办结' },
    closes: ['settled'],
    moves: {
      arrange: { label: '交办', from: ['received'], to: 'handling' },
      answer: { label: '反馈', from: ['handling'], to: 'answered' },
      settle: { label: '办结', from: ['answered'], to: 'settled' },
    },
    deadlines: { handling: { days: 1, of: 'working' } },
    limits: {
      set: '13710',
      met: {
        arrange: { before: ['received'] },
        report: { before: ['received', 'handling'] },
        settle: { before: ['received', 'handling', 'answered'], among: { field: 'size', isNot: '重大' } },
        'settle-large': { before: ['received', 'handling', 'answered'], among: { field: 'size', is: '重大' } },
      },
    },
  },
}

const entry = (id: string, day: string, state: string, stateSince: string, values: Entry['values'] = {}): Entry => ({
  id,
  ledger: 'matter',
  org: 'town',
  values: { day, ...values },
  day,
  endDay: null,
  state,
  stateSince,
  version: 1,
  deleted: false,
  reopened: 0,
  createdBy: 'wang',
  createdOn: day,
  movedBy: null,
})

describe('limits of a ledger and of the set that it shares', () => {
  test('the definitions stand', () => assert.deepEqual(checkDefinitions([matters], []), []))
  test('all are counted state by state', () => assert.equal(limitsOf(matters).length, 10))
  const next = (...of: Parameters<typeof entry>) => {
    const limit = nextLimit(matters, entry(...of))
    return limit && `${limit.dueOn} ${limit.title}`
  }
  test('the soonest is told', () => {
    assert.equal(next('a', '2024-03-05', 'received', '2024-03-05'), '2024-03-05 当日交办')
    // 2024-03-08 is a Friday: one working day after it is Monday, later than the third day.
    assert.equal(next('a', '2024-03-05', 'handling', '2024-03-08'), '2024-03-08 三日内反馈')
    assert.equal(next('a', '2024-03-05', 'handling', '2024-03-05'), '2024-03-06 办理中')
    assert.equal(next('a', '2024-03-05', 'answered', '2024-03-08'), '2024-03-12 七日内办结')
    assert.equal(next('a', '2024-01-31', 'answered', '2024-03-08', { size: '重大' }), '2024-02-29 重大事项一个月内办结')
    assert.equal(next('a', '2024-03-05', 'settled', '2024-03-08'), null)
  })
  test('what began on the last day that is late, is late, and the day after is not', () => {
    let looked = 0
    for (const within of [
      ...Object.values(deadlineSets).flatMap(({ limits }) => Object.values(limits).map((limit) => limit.within)),
      { days: 5, of: 'working' } as const,
      { days: 0, of: 'working' } as const,
      { months: 3 },
    ])
      for (const today of ['2024-02-12', '2024-03-01', '2024-05-31', '2025-01-01']) {
        const from = lateFrom(within, today)
        assert.ok(lastDay(from, within) < today)
        const next = new Date(Date.parse(from) + 86_400_000).toISOString().slice(0, 10)
        assert.ok(lastDay(next, within) >= today, `${JSON.stringify(within)} ${today}`)
        looked++
      }
    assert.ok(looked > 20)
  })
  test('late entries of an office, the longest first, deleted ones left out', () => {
    const entries = [
      entry('b', '2024-03-05', 'received', '2024-03-05'),
      entry('a', '2024-03-05', 'received', '2024-03-05'),
      entry('c', '2024-02-05', 'answered', '2024-03-05'),
      entry('d', '2024-03-06', 'received', '2024-03-06'),
      { ...entry('e', '2024-02-05', 'received', '2024-02-05'), deleted: true },
    ]
    const source = {
      entries: () => entries,
      org: (id: string) =>
        ({ id, parent: id === 'town' ? 'county' : null, name: id, kind: 'township', order: 1 }) as const,
    }
    const late = (org: string) => lateEntries(source, [matters], org, '2024-03-06').map(({ entry }) => entry.id)
    assert.deepEqual([late('county'), late('town'), late('village')], [['c', 'a', 'b'], ['c', 'a', 'b'], []])
  })
  test('a set that is none, a limit that it has not, a state that is none', () => {
    const flow = matters.flow as NonNullable<Ledger['flow']>
    const broken = (limits: NonNullable<typeof flow.limits>) =>
      checkDefinitions([{ ...matters, flow: { ...flow, limits } }], []).map(({ place }) => place)
    assert.deepEqual(broken({ set: '13', met: {} }), ['matter.flow.limits'])
    assert.deepEqual(broken({ set: '13710', met: { rest: { before: ['lost'] } } }), [
      'matter.flow.limits.rest',
      'matter.flow.limits.rest',
    ])
  })
})

describe('statuses that others set', () => {
  const above = (status: string, asOf = '2024-03-06') => ({ above: { status, source: '市平台', asOf } })
  const told = (...of: Parameters<typeof entry>) =>
    differencesOf(matters, entry(...of)).map(({ status, state, isOlder }) => [status, state, isOlder])
  test('one that does not go with ours is told, and whether it may only be older', () => {
    assert.deepEqual(told('a', '2024-03-05', 'handling', '2024-03-05', above('已办结')), [
      ['已办结', 'handling', false],
    ])
    assert.deepEqual(told('a', '2024-03-05', 'settled', '2024-03-07', above('已受理')), [['已受理', 'settled', true]])
    assert.deepEqual(told('a', '2024-03-05', 'handling', '2024-03-05', above('已受理')), [])
  })
  test('one of which nothing is said goes with any state', () =>
    assert.deepEqual(told('a', '2024-03-05', 'received', '2024-03-05', above('已归档')), []))
  test('in an office and those below it', () => {
    const source = {
      entries: () => [entry('a', '2024-03-05', 'received', '2024-03-05', above('已办结'))],
      org: (id: string) => ({ id, parent: null, name: id, kind: 'township', order: 1 }) as const,
    }
    const count = (org: string) => statusDifferences(source, [matters], org).length
    assert.deepEqual([count('town'), count('county')], [1, 0])
  })
  test('a status or a state that is none is a mistake of the definition', () => {
    const field = { label: '平台状态', kind: 'outside-status', of: ['已受理'], means: { 已办: ['lost'] } } as const
    const places = checkDefinitions([{ ...matters, fields: { ...matters.fields, above: field } }], []).map(
      ({ place }) => place,
    )
    assert.deepEqual(places, ['matter.fields.above', 'matter.fields.above'])
  })
})
