import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formulaMistakes } from './formula-mistakes.ts'
import { indicatorOf, reportOf } from './testing/made-report.ts'

const mistakes = (text: string) => formulaMistakes(reportOf('2024', text), indicatorOf)

describe('formulas between links', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['{a: =b + 1}{b: =c}{c: =a}', 'a', '公式绕成了圈：a → b → c → a。'],
    ['{x: =a}{a: =b}{b: =a}', 'a', '公式绕成了圈：a → b → a。'],
    ['{a: =a * 2}', 'a', '公式绕成了圈：a → a。'],
    ['{=lost + 1}', 'f1', '公式用到的链接“lost”不在材料里。'],
    ['{a: hazard.found}{b: assistance.persons}{=a + b}', 'f1', '公式把单位不同的数相加减：处与人。'],
    ['{a: hazard.found}{b: assistance.persons}{c: =a * 2|处}{=c - b}', 'f1', '公式把单位不同的数相加减：处与人。'],
  ]
  for (const [text, link, message] of cases)
    test(`${text} is named`, () =>
      assert.deepEqual(
        mistakes(text).map(({ kind: _, ...rest }) => rest),
        [{ link, message }],
      ))
  test('that are sound are silent', () =>
    assert.deepEqual(mistakes('{a: hazard.found}{b: hazard.closed}{=b / a * 100|%,1}{c: =a - b|处}{=c + a|处}'), []))
  test('in a chain of thousands are walked', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `{m${at}: =m${at + 1}}`).join('')
    assert.equal(mistakes(`${chain}{m5000: hazard.found}`).length, 0)
    assert.equal(mistakes(`${chain}{m5000: =m4999}`).length, 1)
  })
})
