import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { documentFromText } from './document.ts'
import { readText } from './read.ts'

describe('periods of a report of 2025', () => {
  /** Each mention as `words kind from to flags`. */
  const periods = (text: string): string[] => {
    const reading = readText(documentFromText(text), { today: '2025-12-05' })
    return reading.periods.map(({ start, end, kind, from, to, asOf, by, since, exists }) =>
      [
        text.slice(start, end),
        kind,
        from === to ? from : `${from}..${to}`,
        ...(asOf ? ['as-of'] : []),
        ...(by ? ['by'] : []),
        ...(since ? ['since'] : []),
        ...(exists ? [] : ['no-such-day']),
      ].join(' '),
    )
  }
  const cases: readonly [string, ...string[]][] = [
    ['一季度接访', '一季度 quarter 2025-01-01..2025-03-31'],
    ['二、三季度接访', '二、三季度 span 2025-04-01..2025-09-30'],
    ['前三季度接访', '前三季度 year-to-date 2025-01-01..2025-09-30'],
    ['1—11月接访', '1—11月 year-to-date 2025-01-01..2025-11-30'],
    ['1-10月份接访', '1-10月份 year-to-date 2025-01-01..2025-10-31'],
    ['3月至5月接访', '3月至5月 span 2025-03-01..2025-05-31'],
    ['截至11月底，办结', '11月底 year-to-date 2025-01-01..2025-11-30 as-of'],
    ['截止11月25日，办结', '11月25日 year-to-date 2025-01-01..2025-11-25 as-of'],
    ['上半年接访', '上半年 half 2025-01-01..2025-06-30'],
    ['较去年增加', '去年 year 2024-01-01..2024-12-31'],
    [
      '1-10月接访，去年同期接访',
      '1-10月 year-to-date 2025-01-01..2025-10-31',
      '去年同期 year-to-date 2024-01-01..2024-10-31',
    ],
    ['二〇二四年十一月三日成立', '二〇二四年十一月三日 day 2024-11-03'],
    ['2024年10月开工，12月完工', '2024年10月 month 2024-10-01..2024-10-31', '12月 month 2024-12-01..2024-12-31'],
    ['2025.3.12召开', '2025.3.12 day 2025-03-12'],
    ['于5月13日至18日举办', '5月13日至18日 span 2025-05-13..2025-05-18'],
    ['5月30日-6月2日举办', '5月30日-6月2日 span 2025-05-30..2025-06-02'],
    ['年底前完成', '年底前 month 2025-12-01..2025-12-31 by'],
    ['2026年6月底前完成', '2026年6月底前 month 2026-06-01..2026-06-30 by'],
    ['今年9月30日之前完成', '今年9月30日之前 day 2025-09-30 by'],
    ['明年4月完工', '明年4月 month 2026-04-01..2026-04-30'],
    ['6月初启动', '6月初 span 2025-06-01..2025-06-10'],
    ['9月下旬启动', '9月下旬 month 2025-09-21..2025-09-30'],
    ['“十四五”期间建成', '“十四五”期间 span 2021-01-01..2025-12-31'],
    ['近三年新增', '近三年 span 2023-01-01..2025-12-31'],
    ['10月至次年3月巡护', '10月 month 2025-10-01..2025-10-31', '次年3月 month 2026-03-01..2026-03-31'],
    ['11月至2月巡护', '11月至2月 span 2025-11-01..2026-02-28'],
    ['今年以来接访', '今年以来 year 2025-01-01..2025-12-31 since'],
    ['2月30日召开', '2月30日 day 2025-02-28 no-such-day'],
  ]
  for (const [text, ...expected] of cases) test(text, () => assert.deepEqual(periods(text), expected))

  test('are not durations, names or decimals', () => {
    for (const text of [
      '三个月内完成',
      '一年级学生',
      '发放月饼3盒',
      '3年内建成',
      '2.5月租',
      '学年末考核',
      '三月三歌会',
      '8号楼',
      '每年底',
    ])
      assert.deepEqual(periods(text), [], text)
  })
})

test('a month in the plan part belongs to the year planned for', () => {
  const text =
    '青禾局2025年工作总结和2026年工作计划\n一、总结\n6月建成。\n二、2026年工作计划\n6月底前建成。较今年翻番，明年四季度验收。'
  const { periods } = readText(documentFromText(text))
  assert.deepEqual(
    periods.slice(2).map(({ to, by }) => [to, by]),
    [
      ['2025-06-30', false],
      ['2026-12-31', false],
      ['2026-06-30', true],
      ['2025-12-31', false],
      ['2026-12-31', false],
    ],
  )
})

test('any text gives periods in order, inside it, with real dates', () => {
  const pieces = fc.constantFrom(
    ...'0123456789一二三十年月日季度半上下今去明本同期前底初末至到-—.截“”五内近，。𠮷\n',
    '2025年',
    '截至',
    '以来',
  )
  let mentions = 0
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 50 }), (list) => {
      const text = list.join('')
      const { periods } = readText(documentFromText(text), { today: '2025-12-05' })
      let last = 0
      for (const { start, end, from, to } of periods) {
        assert.ok(start >= last && start < end && end <= text.length)
        assert.ok(from <= to, `${text.slice(start, end)} ${from} ${to}`)
        for (const date of [from, to]) assert.equal(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10), date)
        last = end
        mentions++
      }
    }),
    { numRuns: 3000 },
  )
  assert.ok(mentions > 0)
  console.log(`period: ${mentions} mentions in random texts`)
})
