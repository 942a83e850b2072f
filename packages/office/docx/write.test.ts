import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, type TextDocument } from '@taizhang/text'
import fc from 'fast-check'
import { documentFromMarkdown } from '../plain/markdown.ts'
import { commentsOf, partOf, readDocument, textOf } from '../testing/word-builder.ts'
import { writeDocx } from './write.ts'

const by = { author: '台账校核', date: '2026-01-05T08:00:00Z' }
const place = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const write = async (document: TextDocument) => (await writeDocx(document, {}, by)).bytes

describe('a new .docx', () => {
  test('has each paragraph, without the white space in front, and no blank lines', async () => {
    const document = documentFromText('青云县水务局工作总结\r\n\r\n　　一、成效\r\n　　建成\t供水工程3处。\r\n')
    assert.equal(await textOf(await write(document)), '青云县水务局工作总结\n一、成效\n建成\t供水工程3处。')
  })
  test('sets the title, headings and headings that run on by the standard', async () => {
    const text =
      '青云县水务局工作总结\n一、成效\n（一）抓供水。建成3处。\n1.乡镇\n（1）村\n1.这一段虽然以数字起头，但是后面还有很长的内容，不是标题。后面还有一句。'
    const xml = await partOf(await write(documentFromText(text)), 'word/document.xml')
    const styles = [...xml.matchAll(/<w:p>(?:<w:pPr><w:pStyle w:val="(\w+)"\/><\/w:pPr>)?/g)].map(
      (match) => match[1] ?? '',
    )
    assert.deepEqual(styles, ['OfficialTitle', 'OfficialHeading1', '', 'OfficialHeading3', 'OfficialHeading4', ''])
    assert.match(xml, /<w:rStyle w:val="OfficialRunIn2"\/><\/w:rPr><w:t xml:space="preserve">（一）抓供水。<\/w:t>/)
  })
  test('anchors comments and edits by the places of the document', async () => {
    const text = '总结\r\n\r\n　　登陆帐号共1112人。\n　　其中236人。'
    const document = documentFromText(text)
    const comments = [
      { ...place(text, '1112人'), text: '合计不对' },
      { start: text.indexOf('　　其'), end: text.indexOf('　　其') + 4, text: '空白起头' },
    ]
    const { bytes, unapplied } = await writeDocx(
      document,
      { comments, edits: [{ ...place(text, '帐号'), text: '账号' }] },
      by,
    )
    assert.deepEqual(unapplied, [])
    assert.equal(await textOf(bytes), '总结\n登陆账号共1112人。\n其中236人。')
    assert.deepEqual(
      (await commentsOf(bytes)).map((comment) => comment.anchored),
      ['1112人', '其中'],
    )
  })
  test('writes tables as tables, with merged and empty cells', async () => {
    const text = '合计\n上半年\n12'
    const cell = (start: number, end: number, row: number, column: number, rowSpan = 1, columnSpan = 1) => ({
      start,
      end,
      row,
      column,
      rowSpan,
      columnSpan,
    })
    const document: TextDocument = {
      text,
      paragraphs: [
        { start: 0, end: 2, part: 'body', cell: { table: 0, row: 0, column: 0 } },
        { start: 3, end: 6, part: 'body', cell: { table: 0, row: 0, column: 1 } },
        { start: 7, end: 9, part: 'body', cell: { table: 0, row: 1, column: 2 } },
      ],
      tables: [
        { title: '', rows: 2, columns: 3, cells: [cell(0, 2, 0, 0, 2), cell(3, 6, 0, 1, 1, 2), cell(7, 9, 1, 2)] },
      ],
    }
    const read = (await readDocument(await write(document))).document
    assert.equal(read.text.trimEnd(), text)
    assert.deepEqual(
      read.tables[0]?.cells.map(({ start, end, ...rest }) => [read.text.slice(start, end), ...Object.values(rest)]),
      [
        ['合计', 0, 0, 2, 1],
        ['上半年', 0, 1, 1, 2],
        ['', 1, 1, 1, 1],
        ['12', 1, 2, 1, 1],
      ],
    )
  })
  test('keeps the headings and tables of Markdown, the first as title', async () => {
    const document = documentFromMarkdown(
      '# 总结\n## 成效\n| 指标 | 数 |\n|--|--|\n| 甲 | 1 |\n\n| 乙 | 2 |\n|--|--|\n',
    )
    const { document: read } = await readDocument(await write(document))
    assert.equal(read.tables.length, 2)
    assert.deepEqual(
      read.paragraphs.map((paragraph) => paragraph.outlineLevel ?? 0),
      [0, 2, 0, 0, 0, 0, 0, 0],
    )
  })
  test('what XML cannot hold becomes U+FFFD', async () => {
    assert.equal(await textOf(await write(documentFromText('甲\u0001乙\uD842丙'))), '甲\uFFFD乙\uFFFD丙')
  })
  test('is the same bytes for the same input', async () => {
    const document = documentFromText('总结\n正文。')
    assert.deepEqual(await write(document), await write(document))
  })
  test('whatever the text, a comment covers its words', async () => {
    let looked = 0
    const line = fc.string({
      unit: fc.constantFrom('甲', '乙', '　', ' ', '\t', '1', '&', '一、', '。', '\u0002'),
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.nat(),
        fc.nat(6),
        async (lines, lineEnd, at, length) => {
          const text = `总结${lineEnd}${lines.join(lineEnd)}`
          const start = at % text.length
          const end = Math.min(text.length, start + length)
          const { bytes } = await writeDocx(documentFromText(text), { comments: [{ start, end, text: '意见' }] }, by)
          const bare = (words: string) => words.replace(/\s/g, '').replaceAll('\u0002', '\uFFFD')
          assert.equal(bare((await commentsOf(bytes))[0]?.anchored ?? '?'), bare(text.slice(start, end)))
          looked++
        },
      ),
      { numRuns: 200 },
    )
    console.log(`looked at ${looked} texts`)
  })
})
