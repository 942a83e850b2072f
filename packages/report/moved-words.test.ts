import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parsePeriod } from '@taizhang/ledger'
import fc from 'fast-check'
import { movedWords } from './moved-words.ts'

const period = (key: string) => {
  const read = parsePeriod(key)
  assert.ok(read)
  return read
}
const moved = (text: string, from: string, to: string) => movedWords(text, period(from), period(to))

describe('times in a text that is rolled forward', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['2023', '2024', '2023年工作总结和2024年工作计划', '2024年工作总结和2025年工作计划'],
    ['2023', '2024', '比2022年增长，2023—2024年度', '比2023年增长，2024—2025年度'],
    ['2023', '2024', '二〇二三年，去年、今年、明年', '二〇二四年，去年、今年、明年'],
    ['2023', '2024', '截至2023年12月31日，2023年1—11月', '截至2024年12月31日，2024年1—11月'],
    ['2023', '2024', '2024年10月底前、2023年6月30日之前', '2025年10月底前、2024年6月30日之前'],
    ['2023', '2024', '建于2019年，到2035年', '建于2019年，到2035年'],
    ['2023', '2024', '按《2023年要点》和民发〔2023〕12号', '按《2023年要点》和民发〔2023〕12号'],
    ['2023', '2024', '自2023年起执行，用2023年版，2023年印发', '自2023年起执行，用2023年版，2023年印发'],
    ['2023', '2024', '共2023人，12023年', '共2023人，12023年'],
    ['2024-03', '2024-04', '2024年3月工作月报：3月份，1—3月，比2月份', '2024年4月工作月报：4月份，1—4月，比3月份'],
    ['2024-12', '2025-01', '2024年12月，1—12月累计；2024年', '2025年1月，1月累计；2025年'],
    ['2024-Q1', '2024-Q2', '一季度，2024年一季度，二季度打算', '二季度，2024年二季度，三季度打算'],
    ['2024-H1', '2024-H2', '2024年上半年总结和下半年打算', '2024年下半年总结和上半年打算'],
    ['2024-W10', '2024-W11', '2024年第10周（3月4日至3月10日）', '2024年第11周（3月11日—3月17日）'],
  ]
  for (const [from, to, text, expected] of cases)
    test(`${from} → ${to}: ${text}`, () => assert.deepEqual(moved(text, from, to), { text: expected, doubts: [] }))

  test('dates of things that happened stay, and are told', () => {
    assert.deepEqual(moved('于2023年3月5日开会', '2023', '2024'), {
      text: '于2023年3月5日开会',
      doubts: [{ start: 1, end: 10 }],
    })
    assert.deepEqual(moved('2023年4月', '2023', '2024'), { text: '2023年4月', doubts: [{ start: 0, end: 7 }] })
  })
  test('two steps are one step of two', () => {
    let looked = 0
    const words = fc.constantFrom(
      '2022年',
      '2023年',
      '2024年',
      '2019年',
      '2035年',
      '上半年',
      '《2023年》',
      '共3处，',
      '截至2023年11月底',
      '二〇二三年',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (list) => {
        const text = list.join('，')
        const twice = moved(moved(text, '2023', '2024').text, '2024', '2025').text
        assert.equal(twice, moved(text, '2023', '2025').text)
        looked += list.length
      }),
    )
    console.log(`looked at ${looked} times`)
  })
})
