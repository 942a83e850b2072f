import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readText } from '@taizhang/text'
import fc from 'fast-check'
import { evaluateReport } from './evaluate-report.ts'
import { blockPlace, piecesIn, plainReport } from './plain-text.ts'
import type { Block, Inline, Report } from './report.ts'
import { knownOf, reportOf } from './testing/made-report.ts'

const known = knownOf({ 'hazard.found 2024': '41', 'hazard.closed 2024': '39' })
const text = (words: string): Inline[] => [{ kind: 'text', text: words }]
const report: Report = {
  ...reportOf('2024', '排查隐患{hazard.found}，整改{hazard.closed}，发放{assistance.paid}。'),
  title: '云台县民政局2024年工作总结',
}
const table: Block = {
  kind: 'table',
  id: 't1',
  rows: [
    [text('类别'), text('数')],
    [text('敬老院'), []],
  ],
}

describe('a report as text', () => {
  const plain = plainReport({ ...report, blocks: [...report.blocks, table] }, evaluateReport(report, known))
  test('reads as it is printed', () => {
    assert.equal(
      plain.document.text,
      '云台县民政局2024年工作总结\n一、工作情况\n排查隐患41处，整改39处，发放待补。\n类别\n数\n敬老院\n',
    )
    assert.equal(plain.document.tables[0]?.cells.length, 4)
    assert.equal(readText(plain.document).sections.find(({ level }) => level === 1)?.kind, 'summary')
  })
  test('tells of each place the link and the block', () => {
    const start = plain.document.text.indexOf('39')
    assert.deepEqual(
      piecesIn(plain, { start, end: start + 4 }).map(({ link, block }) => [link, block]),
      [
        ['f2', 'b1'],
        [null, 'b1'],
      ],
    )
    assert.deepEqual(blockPlace(plain, { start, end: start + 3 }), { block: 'b1', cell: null, start: 10, end: 13 })
  })
  test('places of headings leave out the number, and of cells begin with the cell', () => {
    const at = (words: string) => {
      const start = plain.document.text.indexOf(words)
      return blockPlace(plain, { start, end: start + words.length })
    }
    assert.deepEqual(at('一、工作'), { block: 'b2', cell: null, start: 0, end: 2 })
    assert.deepEqual(at('敬老院'), { block: 't1', cell: { row: 1, column: 0 }, start: 0, end: 3 })
    assert.equal(at('云台县'), null)
  })
  test('every character of a line belongs to one piece', () => {
    let looked = 0
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '1', '𠮷', '\n'), maxLength: 5 })
    const content = fc.array(
      words.map((one): Inline => ({ kind: 'text', text: one })),
      { maxLength: 4 },
    )
    const block = fc.oneof(
      content.map((inlines): Block => ({ kind: 'paragraph', id: 'p', content: inlines })),
      content.map((inlines): Block => ({ kind: 'heading', id: 'h', level: 2, content: inlines })),
      fc
        .array(fc.array(content, { maxLength: 3 }), { maxLength: 3 })
        .map((rows): Block => ({ kind: 'table', id: 't', rows })),
    )
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const { document, pieces } = plainReport({ ...report, blocks }, [])
        const covered = pieces.reduce((sum, { start, end }) => sum + end - start, 0)
        assert.equal(covered, document.text.replaceAll('\n', '').length)
        assert.ok(document.paragraphs.every(({ start, end }) => !document.text.slice(start, end).includes('\n')))
        looked += covered
      }),
    )
    console.log(`looked at ${looked} characters`)
  })
})
