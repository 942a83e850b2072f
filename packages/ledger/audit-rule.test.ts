import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type AuditRule, audit, blocking, changeAsksForReason } from './audit-rule.ts'

const rule: AuditRule = {
  key: 'parts',
  title: '合计等于分项',
  left: 'total',
  operator: '=',
  right: 'town + village',
  severity: 'hard',
  message: '请核对合计与分项。',
  missing: 'skip',
}
const states = (more: Partial<AuditRule>, values: Record<string, string>) =>
  audit({ ...rule, ...more }, (key) => values[key] ?? null).map(({ state }) => state)

describe('audit rules', () => {
  test('hold and break, with both sides written out', () => {
    assert.deepEqual(states({}, { total: '10', town: '4', village: '6' }), ['holds'])
    const [broken] = audit(rule, (key) => ({ total: '11', town: '4', village: '6' })[key] ?? null)
    assert.equal(broken?.message, '合计等于分项：请核对合计与分项。左边为11，右边为10，应相等。')
  })
  test('a missing value is skipped, taken for 0 or breaks, as the rule says', () => {
    const values = { total: '4', town: '4' }
    assert.deepEqual(
      [states({}, values), states({ missing: 'zero' }, values), states({ missing: 'break' }, values)],
      [['skipped'], ['holds'], ['broken']],
    )
  })
  test('rounding within the tolerance is no error', () => {
    assert.deepEqual(
      [
        states({ tolerance: '0.1' }, { total: '10.1', town: '4', village: '6' }),
        states({}, { total: '10.1', town: '4', village: '6' }),
      ],
      [['holds'], ['broken']],
    )
  })
  test('a template is one rule for each value', () => {
    const values = { 'a.closed': '3', 'a.found': '5', 'b.closed': '7', 'b.found': '6' }
    assert.deepEqual(states({ left: '{*}.closed', operator: '<=', right: '{*}.found', over: ['a', 'b'] }, values), [
      'holds',
      'broken',
    ])
  })
  test('a soft rule passes with a written reason, a hard one never', () => {
    const outcomes = audit(
      { ...rule, severity: 'soft' },
      (key) => ({ total: '11', town: '4', village: '6' })[key] ?? null,
    )
    assert.equal(blocking(outcomes, []).length, 1)
    assert.equal(blocking(outcomes, [{ rule: 'parts', of: '', reason: ' ' }]).length, 1)
    assert.equal(blocking(outcomes, [{ rule: 'parts', of: '', reason: '含上年结转' }]).length, 0)
    assert.equal(
      blocking(
        outcomes.map((one) => ({ ...one, severity: 'hard' as const })),
        [{ rule: 'parts', of: '', reason: '含上年结转' }],
      ).length,
      1,
    )
  })
  test('a change over the threshold asks for a reason', () => {
    assert.deepEqual(
      [
        changeAsksForReason('131', '100'),
        changeAsksForReason('130', '100'),
        changeAsksForReason('1', '0'),
        changeAsksForReason('5', null),
      ],
      [true, false, true, false],
    )
  })
})
