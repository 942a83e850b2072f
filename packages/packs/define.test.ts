import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Field, FieldKind, Indicator, Ledger } from '@taizhang/ledger'
import {
  all,
  any,
  atLeast,
  between,
  date,
  inState,
  integer,
  is,
  isNot,
  money,
  move,
  must,
  notFilled,
  over,
  rate,
  text,
} from './define.ts'
import { fieldShape, indicatorShape } from './pack-shape.ts'
import type { Shape } from './shape.ts'

const bridge: Ledger = {
  key: 'bridge',
  title: '桥梁名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  fields: { since: date('建成日期', must), until: date('拆除日期'), spans: integer('孔数', '孔'), cost: money('造价') },
  flow: { starts: 'good', states: { good: '完好', bad: '待修' }, moves: { break: move('报损', 'good', 'bad') } },
}

describe('an indicator over a ledger', () => {
  const bridges = over(bridge)
  /** How it is worked out, in the words of its card. */
  const method = (indicator: Indicator): string => indicator.definition.method

  test('of a roster counts as of a day, in the unit of its field', () => {
    const spans = bridges.sum('bridge.spans', '桥孔数', 'spans', '在用桥梁的孔数')
    assert.deepEqual(spans, {
      key: 'bridge.spans',
      title: '桥孔数',
      unit: '孔',
      kind: 'ledger',
      of: 'bridge',
      measure: { kind: 'sum', field: 'spans' },
      when: 'as-of',
      definition: { counts: '在用桥梁的孔数', source: '桥梁名册', method: '取期末仍存续的记录，“孔数”相加。' },
    })
    assert.deepEqual(
      [bridges.sum('a', '甲', 'cost', '造价').unit, bridges.sum('a', '甲', 'cost', '造价').decimals],
      ['元', 2],
    )
  })
  test('says its condition in the words of the ledger', () =>
    assert.equal(
      method(
        bridges.count('a', '甲', '座', '口径', { where: all(is('spans', [3, 5]), inState('bad'), notFilled('until')) }),
      ),
      '取期末仍存续的记录，只取“孔数”为“3”“5”之一且处于“待修”且未填“拆除日期”的，一条计一个。',
    ))
  test('says bounds and choices of conditions', () =>
    assert.match(
      method(bridges.count('a', '甲', '座', '口径', { where: any(between('spans', 3, 5), isNot('spans', 1)) })),
      /只取“孔数”不小于3、不大于5或“孔数”不为“1”的/,
    ))
  test('that counts arrivals says so', () =>
    assert.equal(
      method(bridges.count('a', '甲', '座', '口径', { reached: 'bad', where: atLeast('spans', 3) })),
      '取期间内办到“待修”的记录，退回后再次办到的再计一次，只取“孔数”不小于3的，一条计一个。',
    ))
  test('cannot add up what is no number', () =>
    assert.throws(() => bridges.sum('a', '甲', 'since', '口径'), /bridge\.since is no number/))
})

test('a rate puts sums in brackets', () => {
  const share = rate('a', '甲', 'b.one', 'b.one + b.two', '口径')
  assert.ok(share.kind === 'formula')
  assert.equal(share.formula, 'b.one / (b.one + b.two) * 100')
})

describe('the shapes of data know every kind that the types know', () => {
  /** What a shape says of a value. */
  const said = (shape: Shape, value: unknown): readonly string[] => {
    const messages: string[] = []
    shape(value, 'x', (place, message) => messages.push(`${place} ${message}`))
    return messages
  }
  // A kind that is added to the types and not here does not compile.
  const fields: { readonly [Kind in FieldKind]: Extract<Field, { kind: Kind }> } = {
    text: { label: '名', kind: 'text', max: 5, pattern: '\\d', required: true, hint: '写明', protected: true },
    'long-text': { label: '名', kind: 'long-text', max: 5 },
    integer: { label: '名', kind: 'integer', unit: '个', min: -1, max: 1 },
    decimal: {
      label: '名',
      kind: 'decimal',
      unit: '㎡',
      decimals: 2,
      min: '0',
      max: '9.5',
      partOf: 'all',
      alias: { unit: '亩', factor: '0.0015', decimals: 2 },
    },
    money: { label: '名', kind: 'money', min: '0', partOf: 'all' },
    date: { label: '名', kind: 'date' },
    'date-range': { label: '名', kind: 'date-range' },
    choice: { label: '名', kind: 'choice', of: ['甲'] },
    choices: { label: '名', kind: 'choices', of: ['甲'] },
    person: { label: '名', kind: 'person' },
    org: { label: '名', kind: 'org' },
    region: { label: '名', kind: 'region' },
    reference: { label: '名', kind: 'reference', ledger: 'x' },
    attachment: { label: '名', kind: 'attachment', most: 1 },
    place: { label: '名', kind: 'place' },
    'identity-number': { label: '名', kind: 'identity-number' },
    phone: { label: '名', kind: 'phone' },
    'outside-status': { label: '名', kind: 'outside-status', of: ['已报'] },
  }
  for (const [kind, field] of Object.entries(fields))
    test(`a field of kind ${kind}`, () => {
      assert.deepEqual(said(fieldShape, field), [])
      assert.deepEqual(said(fieldShape, { ...field, colour: 1 }), ['x.colour “colour”不认识。'])
    })
  const base = { key: 'x', title: '名', unit: '个', definition: { counts: '数', source: '账', method: '计' } } as const
  const indicators: { readonly [Kind in Indicator['kind']]: Extract<Indicator, { kind: Kind }> } = {
    ledger: {
      ...base,
      kind: 'ledger',
      of: 'x',
      measure: { kind: 'latest', field: 'y' },
      when: { left: 'z' },
      dimensions: ['y'],
    },
    formula: { ...base, kind: 'formula', formula: 'y + 1', decimals: 1, better: 'less', alsoCalled: ['别名'] },
    reported: { ...base, kind: 'reported', every: 'half' },
    cited: { ...base, kind: 'cited' },
  }
  for (const [kind, indicator] of Object.entries(indicators))
    test(`an indicator of kind ${kind}`, () => assert.deepEqual(said(indicatorShape, indicator), []))
  test('a pattern that is no regular expression', () =>
    assert.match(said(fieldShape, text('名', 5, { pattern: '(' }))[0] ?? '', /不是正则表达式/))
})
