import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { figureAnnex } from './annex.ts'
import { evaluateReport } from './evaluate-report.ts'
import { officialReport } from './official-report.ts'
import { pendingList } from './pending-list.ts'
import { indicatorOf, knownOf, reportOf } from './testing/made-report.ts'

const report = reportOf(
  '2024',
  '排查{hazard.found@kind=敬老院}，同比{assistance.persons|growth}，居{city.rank}。',
  '待补：下一年打算',
)
const known = knownOf({
  'hazard.found 2024 敬老院': '7',
  'assistance.persons 2024': '110',
  'assistance.persons 2023': '100',
})
const links = evaluateReport(report, known)
const names = {
  indicator: indicatorOf,
  ledger: () => '隐患台账',
  org: () => '云台县民政局',
  part: ({ value }: { readonly value: string }) => value,
}

describe('the annex of figures', () => {
  test('has a row for each value that a figure takes', () => {
    assert.deepEqual(figureAnnex(links, known, names).slice(1), [
      ['1', '7处', '排查隐患数（其中敬老院）', '', '2024年', '隐患台账（云台县民政局）', '7', '2024-12-01'],
      ['2', '增长10.0%', '救助对象', '', '2024年', '隐患台账（云台县民政局）', '110', '2024-12-01'],
      ['', '', '救助对象', '', '2023年', '隐患台账（云台县民政局）', '100', '2024-12-01'],
      ['3', '待补', '全市排名', '', '2024年', '引用', '—', ''],
    ])
  })
})

describe('the source of a formula', () => {
  test('is told by the titles of what it takes', () => {
    const rate = reportOf('2024', '{hazard.closed-rate}')
    const [, row] = figureAnnex(evaluateReport(rate, known), known, names)
    assert.equal(row?.[5], '公式：整改隐患数÷排查隐患数×100')
  })
})

describe('the list of what is still to come', () => {
  test('is by owner, the drafter last', () => {
    const lists = pendingList(report, links, known, ({ indicator }) => `${indicator}的负责人`)
    assert.deepEqual(
      lists.map(({ owner, items }) => [owner, items.map(({ link, block, missing }) => [link, block, missing])]),
      [
        ['city.rank的负责人', [['f3', 'b1', 'nothing-reported']]],
        [null, [[null, 'b2', null]]],
      ],
    )
  })
})

describe('a report as an official paper', () => {
  test('numbers its headings, prints its figures and marks what is pending', () => {
    const { blocks, annexes } = officialReport(report, links, { annex: figureAnnex(links, known, names) })
    assert.deepEqual(blocks[0], { kind: 'heading', level: 1, runs: [{ text: '一、' }, { text: '工作情况' }] })
    assert.deepEqual(blocks[1]?.kind === 'paragraph' && blocks[1].runs.slice(4), [
      { text: '，居' },
      { text: '待补', pending: true },
      { text: '。' },
    ])
    assert.equal(annexes?.length, 1)
  })
})
