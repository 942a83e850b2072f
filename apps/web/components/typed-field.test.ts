import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Field, normaliseValues } from '@taizhang/ledger'
import type { ShownField } from './shown-ledger.ts'
import { aliasText, fieldText, typedDay, typedMistake, unitOf, widgetOf } from './typed-field.ts'

/** One field of each kind, a text that is right for it where it is typed, and one that is wrong. */
const fields: {
  readonly [Kind in Field['kind']]: readonly [ShownField & { kind: Kind }, right: string, wrong: string]
} = {
  text: [{ label: '点位', kind: 'text', max: 4 }, '东门', '东门外三里'],
  'long-text': [{ label: '措施', kind: 'long-text', max: 4 }, '修好了', '修好了又坏'],
  integer: [{ label: '户数', kind: 'integer', unit: '户' }, '１,２００', '1.5'],
  decimal: [
    { label: '面积', kind: 'decimal', unit: '㎡', decimals: 1, alias: { unit: '亩', factor: '0.0015', decimals: 2 } },
    '1,000.50',
    '1.55',
  ],
  money: [{ label: '金额', kind: 'money' }, '12.5', '12.505'],
  date: [{ label: '日期', kind: 'date' }, '', ''],
  'date-range': [{ label: '起止', kind: 'date-range' }, '', ''],
  choice: [{ label: '类别', kind: 'choice', of: ['甲', '乙'] }, '', ''],
  choices: [{ label: '类别', kind: 'choices', of: ['甲', '乙'] }, '', ''],
  person: [{ label: '责任人', kind: 'person' }, '', ''],
  org: [{ label: '单位', kind: 'org' }, '', ''],
  region: [{ label: '区划', kind: 'region' }, '350581', '35058'],
  reference: [{ label: '对象', kind: 'reference', ledger: 'home' }, '', ''],
  attachment: [{ label: '附件', kind: 'attachment', most: 3 }, '', ''],
  place: [{ label: '位置', kind: 'place' }, '', ''],
  'identity-number': [{ label: '身份证号', kind: 'identity-number' }, '11010519491231002x', '110105194912310021'],
  phone: [{ label: '电话', kind: 'phone' }, '13800001234', '1380000123'],
  'outside-status': [{ label: '平台状态', kind: 'outside-status', of: ['已办'] }, '', ''],
}

describe('what is typed into a field', () => {
  test('every kind of field has a widget', (t) => {
    const kinds = Object.values(fields).map(([field]) => widgetOf(field))
    assert.ok(kinds.every((widget) => widget !== undefined))
    t.diagnostic(`kinds of field: ${kinds.length}`)
  })

  test('what the field says is wrong the ledgers refuse too, and what it lets pass they take', (t) => {
    let typed = 0
    for (const [field, right, wrong] of Object.values(fields)) {
      assert.equal(typedMistake(field, ''), null, field.kind)
      if (right === '') continue
      typed++
      const ledger = { key: 'x', title: '试', kind: 'event', fields: { field: field as Field } } as const
      assert.equal(typedMistake(field, right), null, field.kind)
      assert.equal(normaliseValues(ledger, { field: right }, true).ok, true, field.kind)
      assert.notEqual(typedMistake(field, wrong), null, field.kind)
      assert.equal(normaliseValues(ledger, { field: wrong }, true).ok, false, field.kind)
    }
    assert.equal(typed, 8)
    t.diagnostic(`kinds that are typed: ${typed}`)
  })

  const days: readonly (readonly [typed: string, day: string | null])[] = [
    ['2024-3-5', '2024-03-05'],
    ['２０２４年３月５日', '2024-03-05'],
    ['3-5', '2024-03-05'],
    ['3月5日', '2024-03-05'],
    ['0305', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['今天', '2024-03-01'],
    ['昨天', '2024-02-29'],
    ['2-30', null],
    ['下周', null],
  ]
  for (const [typed, day] of days)
    test(`as a day ${typed} is ${day ?? 'none'}`, () => assert.equal(typedDay(typed, '2024-03-01'), day))

  test('units stand behind numbers, and a second unit is computed', () => {
    assert.equal(unitOf(fields.money[0]), '元')
    assert.equal(unitOf(fields.integer[0]), '户')
    assert.equal(unitOf(fields.text[0]), '')
    assert.equal(aliasText(fields.decimal[0], '10,000'), '合15.00亩')
    assert.equal(aliasText(fields.decimal[0], '十'), null)
  })

  test('values are shown in words', () => {
    const names = { org: (id: string) => `单位${id}`, person: (id: string) => `某${id}` }
    assert.equal(fieldText(fields.money[0], '1234567.80', names), '1,234,567.80')
    assert.equal(fieldText(fields.person[0], '7', names), '某7')
    assert.equal(fieldText(fields.org[0], '7', names), '单位7')
    assert.equal(fieldText(fields.choices[0], ['甲', '乙'], names), '甲、乙')
    assert.equal(fieldText(fields.attachment[0], ['h1', 'h2'], names), '2个文件')
    assert.equal(fieldText(fields['date-range'][0], { from: '2024-01-01', to: null }, names), '2024-01-01—今')
    assert.equal(fieldText(fields.text[0], null, names), '')
  })
})
