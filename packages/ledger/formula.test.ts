import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { evaluateFormula, indicatorsOf, parseFormula, rounded } from './formula.ts'

const resultOf = (text: string, values: Record<string, string> = {}) => {
  const parsed = parseFormula(text)
  return parsed.ok ? evaluateFormula(parsed.formula, (key) => values[key] ?? '0') : parsed.message
}

describe('formulas', () => {
  test('exact arithmetic with brackets and signs', () => {
    assert.equal(resultOf('0.1 + 0.2'), '0.3')
    assert.equal(resultOf('-(2 - 5) * 3 / 2'), '4.5')
    assert.equal(
      resultOf('hazard.closed / hazard.found * 100', { 'hazard.closed': '58', 'hazard.found': '62' })?.slice(0, 7),
      '93.5483',
    )
  })
  test('hyphens belong to keys, minus signs stand apart', () => {
    const parsed = parseFormula('a.closed-rate - b')
    assert.deepEqual(parsed.ok && indicatorsOf(parsed.formula), ['a.closed-rate', 'b'])
  })
  test('division by 0 has no value', () => assert.equal(resultOf('1 / (2 - 2)'), null))
  test('what cannot be read says where', () => {
    assert.equal(resultOf('a +'), '公式“a +”没有写完。')
    assert.match(String(resultOf('a ＋ b')), /第2个字符处看不懂/)
    assert.match(String(resultOf('(a')), /没有写完/)
    assert.match(String(resultOf('a b')), /多了或少了/)
    assert.match(String(resultOf(`${'('.repeat(200)}1${')'.repeat(200)}`)), /多了或少了/)
  })
  test('rounds half up', () =>
    assert.deepEqual([rounded('12.5', 0), rounded('93.548', 1), rounded('-2.5', 0)], ['13', '93.5', '-3']))
  test('any text is read or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '.', '-', '1', '(', ')', '+', '/', '*', ' ', '率') }),
        (text) => typeof parseFormula(text).ok === 'boolean',
      ),
      { numRuns: 2000 },
    )
  })
})
