import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AuditRule } from './audit-rule.ts'
import { checkDefinitions } from './definition.ts'
import type { Duty } from './duty.ts'
import type { Definition, Indicator } from './indicator.ts'
import type { Ledger } from './ledger.ts'

const definition: Definition = { counts: '', source: '', method: '' }
const ledger: Ledger = {
  key: 'visit',
  title: '走访',
  kind: 'event',
  dateField: 'on',
  fields: {
    on: { label: '日期', kind: 'date', required: true },
    money: { label: '慰问金', kind: 'money' },
    kind: { label: '类', kind: 'choice', of: ['甲', '乙'] },
  },
  flow: {
    starts: 'open',
    states: { open: '登记', done: '办结' },
    moves: { finish: { label: '办结', from: ['open'], to: 'done' } },
  },
}
const count: Indicator = {
  key: 'visit.count',
  title: '走访',
  unit: '次',
  definition,
  kind: 'ledger',
  of: 'visit',
  measure: { kind: 'count' },
  when: 'during',
}
const formula = (key: string, text: string): Indicator => ({
  key,
  title: key,
  unit: '次',
  definition,
  kind: 'formula',
  formula: text,
})
const places = (ledgers: readonly Ledger[], indicators: readonly Indicator[]) =>
  checkDefinitions(ledgers, indicators).map(({ place, message }) => `${place}: ${message}`)

describe('definitions', () => {
  test('a sound set has no mistakes', () =>
    assert.deepEqual(places([ledger], [count, formula('visit.double', 'visit.count * 2')]), []))
  test('unreachable and unknown states', () => {
    const flow = {
      ...ledger.flow,
      states: { open: '登记', done: '办结', lost: '失联' },
      closes: ['gone'],
    } as Ledger['flow']
    assert.deepEqual(
      places([{ ...ledger, ...(flow && { flow }) }], []).map((line) => line.split(':')[0]),
      ['visit.flow.closes', 'visit.flow.states.lost'],
    )
  })
  test('circles in formulas are written out', () => {
    assert.match(places([], [formula('a', 'b + 1'), formula('b', 'a - 1')])[0] ?? '', /a → b → a/)
  })
  test('unlike units are not added, but may be divided', () => {
    const money: Indicator = { ...count, key: 'visit.money', unit: '元', measure: { kind: 'sum', field: 'money' } }
    assert.match(places([ledger], [count, money, formula('bad', 'visit.count + visit.money')])[0] ?? '', /次与元/)
    assert.deepEqual(places([ledger], [count, money, formula('each', 'visit.money / visit.count')]), [])
  })
  test('what an indicator names must be there', () => {
    assert.match(places([ledger], [{ ...count, of: 'nothing' }])[0] ?? '', /不存在/)
    assert.match(places([ledger], [{ ...count, measure: { kind: 'sum', field: 'kind' } }])[0] ?? '', /不是数/)
    assert.match(places([ledger], [{ ...count, when: { reached: 'gone' } }])[0] ?? '', /环节/)
    assert.match(places([ledger], [{ ...count, dimensions: ['money'] }])[0] ?? '', /分组/)
    assert.match(places([ledger], [{ ...count, filter: { field: 'none', filled: true } }])[0] ?? '', /不是字段/)
    const kinds = (...is: string[]) => places([ledger], [{ ...count, filter: { field: 'kind', is } }])
    assert.match(kinds('甲', '丙')[0] ?? '', /“丙”不是“类”的可选项/)
    assert.deepEqual(kinds('甲'), [])
  })
  test('a duty is due for a roster and met by what refers to it', () => {
    const roster: Ledger = {
      key: 'house',
      title: '户',
      kind: 'roster',
      fields: { name: { label: '户主', kind: 'text', max: 9 } },
    }
    const house = { label: '户', kind: 'reference', ledger: 'house' } as const
    const visits: Ledger = { ...ledger, fields: { ...ledger.fields, house } }
    const duty: Duty = {
      key: 'monthly',
      title: '每月走访',
      roster: 'house',
      every: 'month',
      times: 1,
      metBy: { ledger: 'visit', member: 'house' },
    }
    const told = (more: Partial<Duty>) =>
      checkDefinitions([roster, visits], [], [{ ...duty, ...more }]).map(({ message }) => message)
    assert.deepEqual(told({}), [])
    assert.match(told({ roster: 'visit' })[0] ?? '', /不是名册/)
    assert.match(told({ metBy: { ledger: 'none', member: 'house' } })[0] ?? '', /不存在/)
    assert.match(told({ metBy: { ledger: 'visit', member: 'kind' } })[0] ?? '', /办了也对不上/)
    assert.match(told({ among: { field: 'none', filled: true } })[0] ?? '', /不是字段/)
    assert.match(told({ times: 0 })[0] ?? '', /至少为1/)
  })
  test('an audit rule relates indicators that are there', () => {
    const rule: AuditRule = {
      key: 'rule',
      title: '走访次数',
      left: 'visit.count',
      operator: '>=',
      right: '0',
      severity: 'hard',
      message: '',
      missing: 'skip',
    }
    const told = (more: Partial<AuditRule>) =>
      checkDefinitions([ledger], [count], [], [{ ...rule, ...more }]).map(({ message }) => message)
    assert.deepEqual(told({}), [])
    assert.deepEqual(told({ left: 'visit.{*}', over: ['count'] }), [])
    assert.match(told({ left: 'visit.{*}', over: ['count', 'none'] })[0] ?? '', /“visit.none”不存在/)
    assert.match(told({ left: 'visit.{*}' })[0] ?? '', /同时有或同时没有/)
    assert.match(told({ right: '1 +' })[0] ?? '', /没有写完/)
  })
  test('names are unique and of one form', () => {
    assert.equal(places([ledger, ledger], []).filter((line) => line.includes('重复')).length, 1)
    assert.match(places([{ ...ledger, key: 'Visit_1' }], [])[0] ?? '', /小写字母/)
  })
})
