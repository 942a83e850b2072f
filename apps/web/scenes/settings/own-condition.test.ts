import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Filter } from '@taizhang/ledger'
import {
  type Condition,
  conditionMistake,
  conditionOn,
  conditionSubjects,
  conditionsOf,
  filterOfAll,
  waysOn,
} from './own-condition.ts'

const ledger = {
  fields: {
    kind: { label: '类别', kind: 'choice' as const, of: ['公路桥', '人行桥'] },
    length: { label: '长度', kind: 'decimal' as const, unit: '米', decimals: 1 },
    spans: { label: '孔数', kind: 'integer' as const, unit: '孔' },
    seen: { label: '巡查日期', kind: 'date' as const },
    keeper: { label: '管护人', kind: 'person' as const },
    owner: { label: '联系人', kind: 'text' as const, max: 20, protected: true },
    called: { label: '电话', kind: 'phone' as const },
  },
  flow: { starts: 'seen', states: { seen: '已巡查', mended: '已修复' }, moves: {} },
}

describe('conditions of an indicator of one’s own', () => {
  const asked = (on: string, more: Partial<Condition>): Condition => ({ ...conditionOn(ledger, on), ...more })
  const filters: readonly (readonly [Condition, Filter])[] = [
    [asked('kind', { values: ['公路桥'] }), { field: 'kind', is: '公路桥' }],
    [asked('kind', { values: ['公路桥', '人行桥'] }), { field: 'kind', is: ['公路桥', '人行桥'] }],
    [asked('kind', { way: 'is-not', values: ['人行桥'] }), { field: 'kind', isNot: '人行桥' }],
    [asked('length', { from: '12.5' }), { field: 'length', from: '12.5' }],
    [asked('spans', { way: 'is', values: ['3'] }), { field: 'spans', is: 3 }],
    [asked('seen', { from: '2024-01-01', to: '2024-06-30' }), { field: 'seen', from: '2024-01-01', to: '2024-06-30' }],
    [asked('keeper', { way: 'not-filled' }), { field: 'keeper', filled: false }],
    [asked('state', { values: ['mended'] }), { state: ['mended'] }],
  ]

  test('each is a filter, and read back the same', () => {
    for (const [condition, filter] of filters) {
      assert.deepEqual(filterOfAll(ledger, [condition], []), filter)
      assert.deepEqual(conditionsOf(ledger, filter), { conditions: [condition], others: [] })
    }
  })

  test('several are all to be met; none is no filter', () => {
    const all = filterOfAll(
      ledger,
      filters.map(([condition]) => condition),
      [],
    )
    assert.deepEqual(all, { all: filters.map(([, filter]) => filter) })
    assert.deepEqual(
      conditionsOf(ledger, all).conditions,
      filters.map(([condition]) => condition),
    )
    assert.equal(filterOfAll(ledger, [], []), undefined)
    assert.deepEqual(conditionsOf(ledger, undefined), { conditions: [], others: [] })
  })

  test('what the form has no words for stays as it is', () => {
    const other: Filter = { any: [{ field: 'kind', is: '公路桥' }, { state: ['seen'] }] }
    const hidden: Filter = { field: 'owner', is: '某' }
    const read = conditionsOf(ledger, { all: [{ field: 'kind', is: '人行桥' }, other, hidden] })
    assert.deepEqual([read.conditions.length, read.others], [1, [other, hidden]])
    assert.deepEqual(filterOfAll(ledger, [], [other]), other)
  })

  test('nothing is counted by people’s own numbers', () => {
    const subjects = conditionSubjects(ledger).map(({ value }) => value)
    assert.deepEqual(subjects, ['state', 'kind', 'length', 'spans', 'seen', 'keeper'])
    assert.deepEqual(waysOn(ledger, 'keeper'), ['filled', 'not-filled'])
  })

  test('one that says nothing yet, or no number, is told', () => {
    assert.match(conditionMistake(ledger, conditionOn(ledger, 'kind')) ?? '', /选一个值/)
    assert.match(conditionMistake(ledger, conditionOn(ledger, 'length')) ?? '', /从多少/)
    assert.match(conditionMistake(ledger, asked('length', { from: '十' })) ?? '', /“十”不是数/)
    for (const [condition] of filters) assert.equal(conditionMistake(ledger, condition), undefined)
  })
})
