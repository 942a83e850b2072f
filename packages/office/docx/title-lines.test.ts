import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { titleLines } from './title-lines.ts'

describe('a title', () => {
  const titles: readonly (readonly [string, readonly string[]])[] = [
    ['云台县民政局2024年工作总结', ['云台县民政局2024年工作总结']],
    ['云台县民政局2024年工作总结和2025年工作计划', ['云台县民政局2024年工作总结', '和2025年工作计划']],
    [
      '关于进一步加强全县困难群众基本生活救助资金使用管理工作情况和下一步工作打算的报告',
      ['关于进一步加强全县困难群众基本', '生活救助资金使用管理工作情况', '和下一步工作打算的报告'],
    ],
  ]
  for (const [title, lines] of titles)
    test(`${title} takes ${lines.length}`, () => assert.deepEqual(titleLines(title), lines))

  test('loses nothing, fits the line and has no waist', () => {
    let looked = 0
    const words = fc.constantFrom(
      '全县',
      '民政',
      '工作',
      '总结',
      '和',
      '的',
      '2024年',
      '社会救助',
      '情况',
      '关于',
      '、',
      '（试行）',
      '民',
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 24 }), (list) => {
        const title = list.join('')
        const lines = titleLines(title)
        assert.equal(lines.join(''), title)
        const widths = lines.map((line) => [...line].reduce((sum, char) => sum + (char < 'Ā' ? 0.5 : 1), 0))
        assert.ok(lines.length === 1 || widths.every((width) => width <= 20), title)
        looked += lines.length
      }),
    )
    assert.ok(looked > 100)
    console.log(`looked at ${looked} lines`)
  })
})
