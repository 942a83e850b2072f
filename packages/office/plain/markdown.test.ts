import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromMarkdown } from './markdown.ts'

describe('Markdown', () => {
  const paragraphs = (text: string) =>
    documentFromMarkdown(text).paragraphs.map(({ start, end, outlineLevel }) => {
      const words = text.slice(start, end)
      return outlineLevel === undefined ? words : `${outlineLevel} ${words}`
    })

  test('headings have their level, marks stand outside', () => {
    assert.deepEqual(paragraphs('# 总结\n\n## 一、成效 ##\n正文\n### #1 井\n#不是\n'), [
      '1 总结',
      '2 一、成效',
      '正文',
      '3 #1 井',
      '#不是',
    ])
  })
  test('underlined headings', () =>
    assert.deepEqual(paragraphs('总结\n===\n成效\n---\n\n---\n正文'), ['1 总结', '2 成效', '正文']))
  test('quotes, bullets and boxes stand outside; numbers are text', () => {
    assert.deepEqual(paragraphs('> 引用\n- 甲\n  * [x] 乙\n1. 丙\n**重点**内容'), [
      '引用',
      '甲',
      '乙',
      '1. 丙',
      '**重点**内容',
    ])
  })
  test('code, rules and front matter are no text', () => {
    assert.deepEqual(paragraphs('---\n标题: 无\n---\n正文\n```\n代码\n```\n***\n后文\r\n~~~\n没有结尾'), [
      '正文',
      '后文',
    ])
  })
  test('tables are tables, with the line before as title', () => {
    const text = '表1 进展\n| 指标 | 数量 |\n|---|:-:|\n| 合计 | 12 |\n| a\\|b |  |\n正文'
    const { tables, paragraphs: found } = documentFromMarkdown(text)
    assert.deepEqual(
      tables.map(({ title, rows, columns }) => ({ title, rows, columns })),
      [{ title: '表1 进展', rows: 3, columns: 2 }],
    )
    assert.deepEqual(
      tables[0]?.cells.map((cell) => text.slice(cell.start, cell.end)),
      ['指标', '数量', '合计', '12', 'a\\|b', ''],
    )
    assert.equal(found.length, 7)
    assert.deepEqual(found.at(-2)?.cell, { table: 0, row: 2, column: 0 })
  })
  test('a line of a million marks takes no time', () => {
    const started = performance.now()
    for (const mark of ['#', ' ', '> ', '- ', '|', '`', '# ', '-', ' #'])
      documentFromMarkdown(`# ${mark.repeat(300_000)}\n${mark.repeat(300_000)}x`)
    assert.ok(performance.now() - started < 3000)
  })
})
