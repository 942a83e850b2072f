import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ShownIndicator } from '../../components/use-indicators.ts'
import { groupsOf, growthText } from './indicator-group.ts'

const definition = { counts: '', source: '', method: '' }
const counted = (key: string, of: string): { card: ShownIndicator } => ({
  card: { key, title: key, unit: '处', kind: 'ledger', of, measure: { kind: 'count' }, when: 'during', definition },
})
const computed = (key: string): { card: ShownIndicator } => ({
  card: { key, title: key, unit: '%', kind: 'formula', formula: '1', definition },
})

describe('groups of indicators', () => {
  test('a formula stands with what it is computed from, and what has no home stands last', () => {
    const groups = groupsOf(
      [computed('whole.rate'), counted('hazard.found', 'hazard'), computed('hazard.rate')],
      new Map([['hazard', '安全隐患台账']]),
    )
    assert.deepEqual(
      groups.map(({ title, rows }) => [title, rows.map(({ card }) => card.key)]),
      [
        ['安全隐患台账', ['hazard.found', 'hazard.rate']],
        ['综合', ['whole.rate']],
      ],
    )
  })
})

describe('growth in words', () => {
  for (const [now, before, unit, words] of [
    ['43', '41', '处', '增长4.9%'],
    ['38', '41', '处', '下降7.3%'],
    ['41', '41', '处', '持平'],
    ['95.5', '95', '%', '提高0.5个百分点'],
    ['4.5', '5', '‰', '回落0.5个千分点'],
    ['5', '0', '处', ''],
    [null, '41', '处', ''],
  ] as const)
    test(`${now} after ${before} ${unit}: ${words}`, () => assert.equal(growthText(now, before, unit), words))
})
