import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Finding } from '@taizhang/check'
import { everything, type FindingFilter, filterFindings, groupOf, step } from './finding-filter.ts'

const text = '共1112人，其中236人。帐号已开通。'

const finding = (change: Partial<Finding>): Finding => ({
  rule: 'arithmetic/sum',
  category: 'arithmetic',
  severity: 'error',
  messageId: 'm',
  message: '合计不符',
  suggestion: '',
  start: 1,
  end: 5,
  ...change,
})

const findings = [
  finding({}),
  finding({
    rule: 'term/confusable',
    category: 'typo',
    severity: 'warning',
    message: '应作“账号”',
    start: 14,
    end: 16,
  }),
  finding({ rule: 'plan/owner', category: 'plan', severity: 'info', message: '未写明责任单位', start: 6, end: 8 }),
]

describe('filterFindings', () => {
  const filtered = (change: Partial<FindingFilter>, reasons: ReadonlyMap<number, string> = new Map()) =>
    filterFindings(findings, text, { ...everything, ...change }, reasons)

  test('lets everything through at first', () => assert.deepEqual(filtered({}), [0, 1, 2]))
  test('keeps the severities that are chosen', () => assert.deepEqual(filtered({ severities: ['info'] }), [2]))
  test('keeps one category', () => assert.deepEqual(filtered({ category: 'typo' }), [1]))
  test('keeps one rule group', () => assert.deepEqual(filtered({ group: 'arithmetic' }), [0]))
  test('looks for words in the message', () => assert.deepEqual(filtered({ words: '责任' }), [2]))
  test('looks for words in the marked text', () => assert.deepEqual(filtered({ words: '帐号' }), [1]))
  test('hides what is accepted', () => assert.deepEqual(filtered({}, new Map([[0, '口径不同']])), [1, 2]))
  test('shows only what is accepted when asked', () => {
    assert.deepEqual(filtered({ accepted: true }, new Map([[0, '口径不同']])), [0])
  })
  test('takes the group from the rule’s name', () => assert.equal(groupOf('term/confusable'), 'term'))
})

describe('step', () => {
  test('goes on and goes round', () => {
    assert.deepEqual([step([1, 4, 7], 4, 1), step([1, 4, 7], 7, 1), step([1, 4, 7], 1, -1)], [7, 1, 7])
  })
  test('begins at the first, or at the last backwards', () => {
    assert.deepEqual([step([1, 4], null, 1), step([1, 4], null, -1)], [1, 4])
  })
  test('goes on from one that is hidden by its place', () => assert.equal(step([1, 4, 7], 5, 1), 7))
  test('goes nowhere in an empty list', () => assert.equal(step([], 3, 1), null))
})
