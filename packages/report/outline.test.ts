import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Outline } from '@taizhang/packs'
import { reportFromOutline } from './outline.ts'
import { indicatorOf } from './testing/made-report.ts'

const outline: Outline = {
  kind: 'annual',
  title: '云台县民政局{year}年工作总结和{next-year}年工作计划',
  sections: [
    {
      heading: '{year}年工作情况',
      paragraphs: [],
      sections: [
        {
          heading: '安全生产',
          paragraphs: ['{period}排查隐患{a: hazard.found}，整改{hazard.closed}。', '整改率{=f1 / a * 100|%,1}。'],
          tables: [
            {
              over: { indicator: 'hazard.found', field: 'kind' },
              head: ['类别', '排查'],
              cells: ['{each}', '{hazard.found@each}'],
            },
          ],
          fulfilment: true,
        },
      ],
    },
  ],
}
const make = (of: Outline, period = '2024') => reportFromOutline(of, { org: 'bureau', period }, indicatorOf)

describe('an outline', () => {
  test('becomes headings by level, paragraphs, repeated rows and the table of promises, each with an id of its own', () => {
    const { report, mistakes } = make(outline)
    assert.deepEqual(mistakes, [])
    assert.equal(report.title, '云台县民政局2024年工作总结和2025年工作计划')
    assert.deepEqual(
      report.blocks.map((block) => [block.kind, block.id, block.kind === 'heading' ? block.level : 0]),
      [
        ['heading', 'b1', 1],
        ['heading', 'b2', 2],
        ['paragraph', 'b3', 0],
        ['paragraph', 'b4', 0],
        ['rows', 'b5', 0],
        ['fulfilment', 'b6', 0],
      ],
    )
    assert.deepEqual(report.blocks[2]?.kind === 'paragraph' && report.blocks[2].content[0], {
      kind: 'text',
      text: '2024年排查隐患',
    })
  })
  test('of a month tells the month', () => {
    const { report } = make({ ...outline, title: '{period}工作月报' }, '2024-03')
    assert.equal(report.title, '2024年3月工作月报')
  })
  test('gives no counted id that a link is named', () => {
    const sections = [{ heading: '甲', paragraphs: ['{hazard.found}{f1: hazard.closed}'] }]
    const { report, mistakes } = make({ ...outline, sections })
    assert.deepEqual(mistakes, [])
    const block = report.blocks[1]
    assert.deepEqual(block?.kind === 'paragraph' && block.content.map((one) => one.kind === 'figure' && one.id), [
      'f2',
      'f1',
    ])
  })
  test('says where a mistake stands', () => {
    const sections = [{ heading: '甲', paragraphs: ['好', '共{hazard.lost}'] }]
    assert.deepEqual(make({ ...outline, sections }).mistakes, [
      { where: '甲/2', start: 1, end: 14, message: '没有指标“hazard.lost”。' },
    ])
  })
  test('refuses a name given twice', () => {
    const sections = [{ heading: '甲', paragraphs: ['{a: hazard.found}{a: hazard.closed}'] }]
    assert.match(make({ ...outline, sections }).mistakes[0]?.message ?? '', /“a”用了两次/)
  })
  test('of a period that is none is a mistake of the program', () =>
    assert.throws(() => make(outline, '2024-13'), RangeError))
})
