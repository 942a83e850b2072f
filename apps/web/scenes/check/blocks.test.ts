import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, type Paragraph, type Table, type TextDocument } from '@taizhang/text'
import { blocksOf, headingLevels } from './blocks.ts'

/** A document of one line of text and one table; `cells` are [row, column, text, rowSpan, columnSpan]. */
function withTable(cells: readonly (readonly [number, number, string, number?, number?])[]): TextDocument {
  let text = '表前一段\n'
  const paragraphs: Paragraph[] = [{ start: 0, end: 4, part: 'body' }]
  const table: Table = {
    title: '',
    rows: 0,
    columns: 0,
    cells: cells.map(([row, column, words, rowSpan = 1, columnSpan = 1]) => {
      const start = text.length
      text += `${words}\n`
      const end = start + words.length
      if (words !== '') paragraphs.push({ start, end, part: 'body', cell: { table: 0, row, column } })
      return { row, column, rowSpan, columnSpan, start, end }
    }),
  }
  return { text, paragraphs, tables: [table] }
}

describe('blocksOf', () => {
  test('cuts running text into blocks that hold every paragraph once', () => {
    const blocks = blocksOf(documentFromText('一段文字\n'.repeat(1003)))
    assert.equal(blocks[0]?.from, 0)
    assert.equal(blocks.at(-1)?.to, 1003)
    assert.deepEqual(
      blocks.slice(1).map(({ from }) => from),
      blocks.slice(0, -1).map(({ to }) => to),
    )
  })

  test('lays a table out by rows', () => {
    const block = blocksOf(
      withTable([
        [0, 0, '镇'],
        [0, 1, '户'],
        [1, 0, '甲'],
        [1, 1, '3'],
      ]),
    )[1]
    assert.ok(block?.kind === 'table')
    assert.deepEqual(
      block.rows.map((row) => row.cells.map(({ from, to }) => [from, to])),
      [
        [
          [1, 2],
          [2, 3],
        ],
        [
          [3, 4],
          [4, 5],
        ],
      ],
    )
  })

  test('keeps the place of an empty cell, and no place where a merged cell reaches', () => {
    const block = blocksOf(
      withTable([
        [0, 0, '合', 2, 1],
        [0, 1, ''],
        [0, 2, 'a'],
        [1, 1, 'b'],
        [1, 2, 'c'],
      ]),
    )[1]
    assert.ok(block?.kind === 'table')
    assert.deepEqual(
      block.rows.map((row) => row.cells.map(({ column, rowSpan }) => `${column}x${rowSpan}`)),
      [
        ['0x2', '1x1', '2x1'],
        ['1x1', '2x1'],
      ],
    )
  })
})

describe('headingLevels', () => {
  test('takes a short first line without a stop for the title', () => {
    assert.deepEqual([...headingLevels(documentFromText('某局工作总结\n今年以来，工作有序推进。'), [])], [[0, 0]])
  })

  test('takes no sentence for the title', () => {
    assert.deepEqual([...headingLevels(documentFromText('今年以来，工作有序推进。\n第二段'), [])], [])
  })

  test('sets a heading that fills its line, and not one that runs on into its text', () => {
    const document = documentFromText('今年以来，有序推进。\n一、主要工作\n（一）党建。开展学习12次。')
    const section = (start: number, end: number, level: number) =>
      ({ start, end: document.text.length, heading: { start, end }, level, kind: 'other', parent: -1 }) as const
    assert.deepEqual([...headingLevels(document, [section(11, 17, 1), section(18, 23, 2)])], [[1, 1]])
  })
})
