import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readFile } from '../read-file.ts'
import { zipOf } from '../testing/word-builder.ts'

const X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const P = 'http://schemas.openxmlformats.org/package/2006'

/** A workbook of sheets, each the inside of its `worksheet`; states other than visible are written behind the name: `名|hidden`. */
async function read(sheets: Readonly<Record<string, string>>, strings = '', styles = '') {
  const names = Object.keys(sheets)
  const list = names.map((name, at) => {
    const [title = '', state] = name.split('|')
    return `<sheet name="${title}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at}"/>`
  })
  const bytes = await zipOf([
    ['[Content_Types].xml', '<Types/>'],
    [
      '_rels/.rels',
      `<Relationships xmlns="${P}/relationships"><Relationship Id="a" Type="${R}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', `<workbook ${X} xmlns:r="${R}"><sheets>${list.join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${P}/relationships">${names.map((_, at) => `<Relationship Id="rId${at}" Type="${R}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}<Relationship Id="s" Type="${R}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="t" Type="${R}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ...names.map(
      (name, at) => [`xl/worksheets/sheet${at}.xml`, `<worksheet ${X}>${sheets[name]}</worksheet>`] as const,
    ),
    ['xl/sharedStrings.xml', `<sst ${X}>${strings}</sst>`],
    ['xl/styles.xml', `<styleSheet ${X}>${styles}</styleSheet>`],
  ])
  const result = await readFile('进度.xlsx', bytes)
  assert.ok(result.ok, result.ok ? '' : result.problem.message)
  return result.document
}

describe('sheets', () => {
  test('are tables by their name; hidden ones are not read', async () => {
    const row = (text: string) => `<sheetData><row r="1"><c r="A1" t="str"><v>${text}</v></c></row></sheetData>`
    const { text, tables } = await read({ 一季度: row('甲'), '底稿|hidden': row('乙'), 二季度: row('丙') })
    assert.equal(text, '甲\n丙')
    assert.deepEqual(
      tables.map((table) => table.title),
      ['一季度', '二季度'],
    )
  })
  test('shared, inline and formula strings, numbers by their format, truth values and errors', async () => {
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>' +
      '<c r="C1" t="str"><f>A1</f><v>公式</v></c><c r="D1" s="1"><v>0.1136</v></c><c r="E1" s="2"><v>45000</v></c>' +
      '<c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#DIV/0!</v></c><c r="H1"><f>1+1</f><v>2</v></c><c r="I1"/>'
    const strings = '<si><r><t>合</t></r><r><t xml:space="preserve">计 </t></r><rPh><t>heji</t></rPh></si>'
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="176"/></cellXfs>'
    const { text } = await read({ 表: `<sheetData><row r="1">${cells}</row></sheetData>` }, strings, styles)
    assert.deepEqual(text.split('\n'), ['合计 ', '内联', '公式', '11.36%', '2023年3月', 'TRUE', '#DIV/0!', '2'])
  })
  test('merged cells are given once, at their first row and column; cells without text are left out', async () => {
    const data =
      '<sheetData><row r="2"><c r="B2" t="str"><v>上半年</v></c><c r="C2"/></row><row r="3"><c r="B3"><v>12</v></c><c r="C3"><v>34</v></c></row></sheetData>' +
      '<mergeCells><mergeCell ref="B2:C2"/></mergeCells>'
    const { text, tables, paragraphs } = await read({ 表: data })
    assert.deepEqual(
      tables[0]?.cells.map(({ start, end, row, column, rowSpan, columnSpan }) => [
        text.slice(start, end),
        row,
        column,
        rowSpan,
        columnSpan,
      ]),
      [
        ['上半年', 1, 1, 1, 2],
        ['12', 2, 1, 1, 1],
        ['34', 2, 2, 1, 1],
      ],
    )
    assert.deepEqual([tables[0]?.rows, tables[0]?.columns], [3, 3])
    assert.deepEqual(
      paragraphs.map((paragraph) => paragraph.cell),
      [
        { table: 0, row: 1, column: 1 },
        { table: 0, row: 2, column: 1 },
        { table: 0, row: 2, column: 2 },
      ],
    )
  })
  test('lines of one cell are paragraphs of it; cells without a reference count on', async () => {
    const { text, tables, paragraphs } = await read({
      表: '<sheetData><row><c t="str"><v>甲\n乙</v></c><c><v>1</v></c></row></sheetData>',
    })
    assert.equal(text, '甲\n乙\n1')
    assert.equal(paragraphs.length, 3)
    assert.deepEqual(
      tables[0]?.cells.map((cell) => [cell.start, cell.end, cell.column]),
      [
        [0, 3, 0],
        [4, 5, 1],
      ],
    )
  })
})
