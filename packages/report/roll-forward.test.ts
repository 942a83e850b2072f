import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { neededFigures } from './evaluate-report.ts'
import { plainReport } from './plain-text.ts'
import type { Block, Report } from './report.ts'
import { rollForward } from './roll-forward.ts'
import { reportOf } from './testing/made-report.ts'

const heading = (id: string, text: string): Block => ({
  kind: 'heading',
  id,
  level: 1,
  content: [{ kind: 'text', text }],
})
const sub = (id: string, text: string): Block => ({ kind: 'heading', id, level: 2, content: [{ kind: 'text', text }] })
const paragraph = (id: string, text: string): Block => ({ kind: 'paragraph', id, content: [{ kind: 'text', text }] })

describe('a report rolled forward', () => {
  const made = reportOf(
    '2023',
    '2023年排查隐患{hazard.found}，比2022年{hazard.found|growth}，2023年3月5日开会，建成12处。',
  )
  const report: Report = {
    ...made,
    title: '云台县民政局2023年工作总结和2024年工作计划',
    blocks: [
      ...made.blocks,
      heading('p1', '2024年工作计划'),
      sub('p2', '抓安全'),
      paragraph('p3', '2024年排查隐患50处。'),
      paragraph('p4', '上半年完成。'),
      sub('p5', '抓养老'),
      paragraph('p6', '建成3处。'),
    ],
  }
  const { report: rolled, doubts, plan } = rollForward(report, '2024')

  test('is of the next period, its links as they were', () => {
    assert.equal(rolled.period, '2024')
    assert.equal(rolled.title, '云台县民政局2024年工作总结和2025年工作计划')
    assert.deepEqual(
      neededFigures(rolled).map(({ period }) => period),
      ['2024', '2023'],
    )
    assert.equal(
      plainReport(rolled, []).document.text.split('\n')[2],
      '2024年排查隐患待补，比2023年待补，2023年3月5日开会，建成12处。',
    )
  })
  test('has the place of the next plan under the headings of the last', () => {
    assert.deepEqual(plainReport(rolled, []).document.text.split('\n').slice(3), [
      '二、2025年工作计划',
      '（一）抓安全',
      '待补：2025年的工作打算。',
      '（二）抓养老',
      '待补：2025年的工作打算。',
    ])
    assert.deepEqual(
      plan.map(({ id }) => id),
      ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    )
  })
  test('tells what stayed of the old period: dates and typed numbers', () => {
    assert.deepEqual(
      doubts.map(({ block, inline, text, why }) => [block, inline, text, why]),
      [
        ['b1', 4, '2023年3月5日', 'date'],
        ['b1', 4, '12处', 'typed-number'],
      ],
    )
    for (const { block, inline, start, end, text } of doubts) {
      const piece = rolled.blocks.find(({ id }) => id === block)
      const words = piece?.kind === 'paragraph' ? piece.content[inline] : undefined
      assert.equal(words?.kind === 'text' && words.text.slice(start, end), text)
    }
  })
  test('goes to no earlier period and to none of another kind', () => {
    for (const to of ['2023', '2022', '2024-01', 'x']) assert.throws(() => rollForward(report, to), RangeError)
  })
  test('twice is two years', () => {
    let looked = 0
    const words = fc.constantFrom(
      '2022年',
      '2023年',
      '2024年',
      '2019年',
      '今年',
      '{hazard.found|growth}',
      '{hazard.found}',
      '隐患12处，',
    )
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 6 }), { maxLength: 4 }), (texts) => {
        const start: Report = { ...reportOf('2023', ...texts.map((list) => list.join('，'))), title: '2023年总结' }
        const withPlan = {
          ...start,
          blocks: [...start.blocks, heading('p1', '2024年工作计划'), paragraph('p2', '2024年完成3处。')],
        }
        const twice = rollForward(rollForward(withPlan, '2024').report, '2025')
        assert.deepEqual(twice.report, rollForward(withPlan, '2025').report)
        looked += withPlan.blocks.length
      }),
    )
    console.log(`looked at ${looked} blocks`)
  })
})
