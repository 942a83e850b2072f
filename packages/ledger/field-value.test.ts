import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Field, FieldValue } from './field.ts'
import { checkAcross, isIdentityNumber, normaliseValues } from './field-value.ts'
import type { Ledger } from './ledger.ts'

const ledgerOf = (field: Field): Ledger => ({ key: 'test', title: '测试', kind: 'event', fields: { it: field } })
const stored = (field: Field, value: FieldValue) => {
  const clean = normaliseValues(ledgerOf(field), { it: value }, false)
  return clean.ok ? clean.value.it : clean.error.map(({ message }) => message).join('')
}

describe('values are stored in one form', () => {
  const money: Field = { label: '金额', kind: 'money' }
  const area: Field = { label: '面积', kind: 'decimal', unit: '亩', decimals: 2, min: '0' }
  const day: Field = { label: '日期', kind: 'date' }
  test('full-width digits and thousands', () =>
    assert.deepEqual([stored(money, '１，２３４．５'), stored(area, ' 128.89 ')], ['1234.50', '128.89']))
  test('days as people write them', () =>
    assert.deepEqual(
      ['2024-3-5', '2024/03/05', '2024年3月5日', '20240305'].map((text) => stored(day, text)),
      Array(4).fill('2024-03-05'),
    ))
  test('choices in the order of the field', () => {
    assert.deepEqual(stored({ label: '类', kind: 'choices', of: ['甲', '乙', '丙'] }, '丙、甲，丙'), ['甲', '丙'])
  })
  test('empty is not filled', () => assert.equal(stored(day, '  '), null))
})

describe('a size in either of its units', () => {
  const alias = { unit: '亩', factor: '0.0015', decimals: 2 }
  const area: Field = { label: '面积', kind: 'decimal', unit: '㎡', decimals: 1, min: '0', alias }
  const cases: readonly [typed: string, kept: string | RegExp][] = [
    ['10,000', '10000.0'],
    ['10000㎡', '10000.0'],
    ['10000平方米', '10000.0'],
    ['15亩', '10000.0'],
    ['１５ 亩', '10000.0'],
    ['0.1万亩', '666666.7'],
    ['10000㎡（合15亩）', '10000.0'],
    ['15亩/10000㎡', '10000.0'],
    ['667㎡，合1亩', '667.0'],
    ['10000㎡（合16亩）', /对不上：“10000㎡”合15.00亩/],
    ['10000公斤', /以㎡或亩计/],
    ['-1亩', /不能小于0/],
    ['1㎡、2㎡、3㎡', /以㎡或亩计/],
  ]
  for (const [typed, kept] of cases)
    test(typed, () => {
      const found = String(stored(area, typed))
      if (typeof kept === 'string') assert.equal(found, kept)
      else assert.match(found, kept)
    })
  test('two units that disagree are told apart from a wrong value', () => {
    const clean = normaliseValues(ledgerOf(area), { it: '10000㎡（合16亩）' }, false)
    assert.deepEqual(!clean.ok && clean.error.map(({ code }) => code), ['units-disagree'])
  })
  test('without a second unit one is taken', () => {
    const { alias: _, ...plain } = area as Extract<Field, { kind: 'decimal' }>
    assert.equal(stored(plain, '10㎡'), '10.0')
    assert.match(String(stored(plain, '10㎡/1亩')), /以㎡计/)
  })
})

describe('wrong values are named with what would be right', () => {
  const cases: readonly [Field, FieldValue, RegExp][] = [
    [{ label: '日期', kind: 'date' }, '2023-02-30', /应为日期.*2023-02-30/],
    [{ label: '数', kind: 'integer', unit: '处', min: 0 }, '-1', /不能小于0/],
    [{ label: '数', kind: 'integer', unit: '处' }, '3.5', /应为整数/],
    [{ label: '面积', kind: 'decimal', unit: '亩', decimals: 1 }, '1.25', /最多1位小数/],
    [{ label: '名', kind: 'text', max: 3 }, '云岭县民政局', /最多3字，填了6字/],
    [{ label: '名', kind: 'text', max: 9 }, 'a\u0000b', /不能保存/],
    [{ label: '类', kind: 'choice', of: ['甲', '乙'] }, '丁', /应为甲、乙之一/],
    [{ label: '点', kind: 'place' }, { longitude: 28, latitude: 116 }, /填反/],
    [{ label: '证', kind: 'identity-number' }, '110101199003070000', /校验码/],
    [{ label: '电话', kind: 'phone' }, '12345', /11位/],
    [
      { label: '状态', kind: 'outside-status', of: ['闲置'] },
      { status: '闲置', source: '', asOf: '2024-01-01' },
      /来自哪里/,
    ],
  ]
  for (const [field, value, message] of cases)
    test(`${field.kind}: ${JSON.stringify(value).slice(0, 30)}`, () =>
      assert.match(String(stored(field, value)), message))
  test('what is wrong is not missing too', () => {
    const day: Field = { label: '日期', kind: 'date', required: true }
    const clean = normaliseValues(ledgerOf(day), { it: '2023-02-30' }, true)
    assert.deepEqual(!clean.ok && clean.error.map(({ code }) => code), ['wrong-value'])
  })
  test('all mistakes at once, unknown and missing fields among them', () => {
    const ledger: Ledger = {
      key: 't',
      title: '测试',
      kind: 'event',
      fields: { a: { label: '甲', kind: 'date', required: true }, b: { label: '乙', kind: 'money' } },
    }
    const clean = normaliseValues(ledger, { b: 'x', c: '1' }, true)
    assert.deepEqual(!clean.ok && clean.error.map(({ code, subject }) => `${code} ${subject}`).sort(), [
      'missing-field a',
      'unknown-field c',
      'wrong-value b',
    ])
  })
})

test('a part cannot exceed its whole', () => {
  const ledger: Ledger = {
    key: 'plot',
    title: '图斑',
    kind: 'roster',
    fields: {
      area: { label: '面积', kind: 'decimal', unit: '亩', decimals: 2 },
      farm: { label: '耕地', kind: 'decimal', unit: '亩', decimals: 2, partOf: 'area' },
    },
  }
  assert.deepEqual(checkAcross(ledger, { area: '20.00', farm: '20.00' }), [])
  assert.equal(checkAcross(ledger, { area: '20.00', farm: '20.01' })[0]?.code, 'parts-exceed-whole')
})

test('identity numbers by GB 11643', () => {
  assert.ok(isIdentityNumber('11010519491231002X'))
  assert.ok(!isIdentityNumber('110105194912310021') && !isIdentityNumber('11010519491331002X'))
})
