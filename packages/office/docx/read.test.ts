import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { p, r, readDocument, table, textOf, wordFile } from '../testing/word-builder.ts'

const numbered = (numId: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const list = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
const instance = (id: number, definition: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`

describe('text of the body', () => {
  const read = (body: string) => wordFile(body).then(textOf)

  test('paragraphs become lines, runs are joined, blank paragraphs are blank lines', async () => {
    assert.equal(
      await read(p(r('青云县') + r('民政局', '<w:b/>')) + p('') + p(r('二〇二五年'))),
      '青云县民政局\n\n二〇二五年',
    )
  })
  test('tabs, line breaks, symbols and non-breaking hyphens are signs of the text', async () => {
    const runs =
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2月</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert.equal(await read(p(runs)), '甲\t乙\n1-2月√')
  })
  test('white space at the ends of a w:t counts only where it is preserved; a full-width space always counts', async () => {
    assert.equal(
      await read(p('<w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙</w:t><w:t>　丙</w:t></w:r>')),
      '甲 乙　丙',
    )
  })
  test('entities and character references are read', async () => {
    assert.equal(await read(p('<w:r><w:t>&lt;A&amp;B&gt; &#x4E00;&#20108;&#x20BB7;</w:t></w:r>')), '<A&B> 一二𠮷')
  })
  test('deleted and moved-away text is not read, inserted and moved-in text is', async () => {
    const body =
      r('共') +
      '<w:del w:id="1"><w:r><w:delText>八</w:delText></w:r></w:del>' +
      `<w:ins w:id="2">${r('九')}</w:ins>` +
      `<w:moveFrom w:id="3">${r('旧')}</w:moveFrom><w:moveTo w:id="4">${r('新')}</w:moveTo>`
    assert.equal(await read(p(body)), '共九新')
  })
  test('a deleted paragraph mark joins two paragraphs; a wholly deleted paragraph is gone', async () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    const body =
      p(r('前半'), gone) +
      p(r('后半')) +
      p('<w:del w:id="2"><w:r><w:delText>没了</w:delText></w:r></w:del>', gone) +
      p(r('下段'))
    assert.equal(await read(body), '前半后半\n下段')
  })
  test('hidden text is not read, by its own property or by its style', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    const body = p(
      r('见') +
        r('隐', '<w:vanish/>') +
        r('藏', '<w:rStyle w:val="H2"/>') +
        r('得', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'),
    )
    assert.equal(await textOf(await wordFile(body, { styles })), '见得')
  })
  test('of a field the result is read, not the code; nested fields too; a generated table of contents is not read', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
    const nested =
      mark('begin') +
      code('IF ') +
      mark('begin') +
      code('X') +
      mark('separate') +
      r('里') +
      mark('end') +
      mark('separate')
    const contents =
      p(mark('begin') + code(' TOC \\o "1-3" ') + mark('separate') + r('一、目录项')) + p(r('二、目录项') + mark('end'))
    const body =
      contents + p(`${nested}${r('外')}${mark('end')}<w:fldSimple w:instr="DATE">${r('十二月')}</w:fldSimple>`)
    assert.equal((await read(body)).trim(), '外十二月')
  })
  test('a field that begins in deleted text, or never ends, hides nothing after it', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const deleted = `<w:del w:id="1">${mark('begin')}<w:r><w:delInstrText>X</w:delInstrText></w:r>${mark('separate')}</w:del>`
    assert.equal(await read(p(deleted + r('甲') + mark('end') + r('乙'))), '甲乙')
    assert.equal(await read(p(r('甲') + mark('begin') + r('乙')) + p(r('丙'))), '甲\n丙')
  })
  test('hyperlinks, content controls and smart tags are read through', async () => {
    const body = `<w:sdt><w:sdtPr/><w:sdtContent>${p(`<w:hyperlink>${r('链')}</w:hyperlink><w:smartTag>${r('接')}</w:smartTag>`)}</w:sdtContent></w:sdt>`
    assert.equal(await read(body), '链接')
  })
  test('a formula and a word with its reading are text in line', async () => {
    const math =
      '<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>'
    const ruby = `<w:r><w:ruby><w:rt>${r('tái')}</w:rt><w:rubyBase>${r('台')}</w:rubyBase></w:ruby></w:r>`
    assert.equal(await read(p(r('占') + math + ruby)), '占3/4台')
  })
  test('any prefix, the strict dialect and a byte order mark are read alike', async () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const document = `\uFEFF<?xml version="1.0"?><!-- c --><ns0:document xmlns:ns0="${strict}"><ns0:body><ns0:p><ns0:r><ns0:t>严格</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`
    assert.equal(await textOf(await wordFile('', { document })), '严格')
  })
})

describe('numbers that Word generates', () => {
  const read = async (body: string, numbering: string, styles = '') =>
    textOf(await wordFile(body, { numbering, styles }))
  const official = list(
    0,
    level(0, 'chineseCounting', '%1、') + level(1, 'chineseCountingThousand', '（%2）') + level(2, 'decimal', '%3.'),
  )

  test('一、（一）1. count and restart below a higher level', async () => {
    const body = [0, 1, 1, 0, 1, 2, 2].map((at, index) => p(r(`段${index}`), numbered(1, at))).join('')
    const expected = '一、段0\n（一）段1\n（二）段2\n二、段3\n（一）段4\n1.段5\n2.段6'
    assert.equal(await read(body, official + instance(1, 0)), expected)
  })
  test('a level with restart 0 goes on counting', async () => {
    const definition = list(0, level(0, 'decimal', '%1、') + level(1, 'decimal', '%2）', '<w:lvlRestart w:val="0"/>'))
    const body = [0, 1, 0, 1].map((at) => p(r('项'), numbered(1, at))).join('')
    assert.equal(await read(body, definition + instance(1, 0)), '1、项\n1）项\n2、项\n2）项')
  })
  test('a level can restart below one higher level only', async () => {
    const levels =
      level(0, 'decimal', '%1、') +
      level(1, 'decimal', '%2）') +
      level(2, 'decimal', '%3.', '<w:lvlRestart w:val="1"/>')
    const body = [0, 1, 2, 1, 2, 0, 2].map((at) => p(r('项'), numbered(1, at))).join('')
    assert.equal(await read(body, list(0, levels) + instance(1, 0)), '1、项\n1）项\n1.项\n2）项\n2.项\n2、项\n1.项')
  })
  test('instances of one list go on counting together, a start override begins anew once', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const numbering = list(0, level(0, 'decimal', '%1、')) + instance(1, 0) + instance(2, 0) + instance(3, 0, again)
    const body = [1, 1, 2, 3, 3].map((id) => p(r('项'), numbered(id))).join('')
    assert.equal(await read(body, numbering), '1、项\n2、项\n3、项\n1、项\n2、项')
  })
  test('a style can carry the number and the outline level', async () => {
    const styles =
      '<w:style w:styleId="A"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    const numbering =
      list(
        0,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="A"/>') +
          level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="B"/>'),
      ) + instance(1, 0)
    const body =
      p(r('成效'), '<w:pStyle w:val="A"/>') +
      p(r('党建'), '<w:pStyle w:val="B"/>') +
      p(r('正文'), '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    const { document } = await readDocument(await wordFile(body, { numbering, styles }))
    assert.equal(document.text, '一、成效\n（一）党建\n正文')
    assert.deepEqual(
      document.paragraphs.map((paragraph) => paragraph.outlineLevel),
      [1, 2, 2],
    )
  })
  test('labels name the counts of several levels; bullets are no text; a digit does not run into the label', async () => {
    const numbering =
      list(0, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2')) +
      list(1, level(0, 'bullet', '\uF0B7')) +
      list(2, level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
      instance(1, 0) +
      instance(2, 1) +
      instance(3, 2)
    const body =
      p(r('5个项目'), numbered(1)) +
      p(r('建成'), numbered(1, 1)) +
      p(r('圆点'), numbered(2)) +
      p(r('法条'), numbered(3, 1))
    assert.equal(await read(body, numbering), '1. 5个项目\n1.1 建成\n圆点\n1.1 法条')
  })
})

describe('tables, notes and boxes', () => {
  test('cells have places; merged cells are given once; the line before is the title', async () => {
    const span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    const down = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    const on = '<w:tcPr><w:vMerge/></w:tcPr>'
    const body =
      p(r('表1 项目进展')) +
      table([`${down}${p(r('合计'))}`, `${span}${p(r('上半年'))}`], [`${on}${p('')}`, p(r('12')) + p(r('个')), p('')])
    const { document } = await readDocument(await wordFile(body))
    assert.equal(document.text, '表1 项目进展\n合计\n上半年\n12\n个')
    const [found] = document.tables
    assert.ok(found)
    const { title, rows, columns, cells } = found
    assert.deepEqual({ title, rows, columns }, { title: '表1 项目进展', rows: 2, columns: 3 })
    assert.deepEqual(
      cells.map(({ start, end, ...rest }) => [document.text.slice(start, end), rest]),
      [
        ['合计', { row: 0, column: 0, rowSpan: 2, columnSpan: 1 }],
        ['上半年', { row: 0, column: 1, rowSpan: 1, columnSpan: 2 }],
        ['12\n个', { row: 1, column: 1, rowSpan: 1, columnSpan: 1 }],
        ['', { row: 1, column: 2, rowSpan: 1, columnSpan: 1 }],
      ],
    )
    assert.deepEqual(document.paragraphs.at(-1)?.cell, { table: 0, row: 1, column: 1 })
  })
  test('a table in a cell is a table of its own', async () => {
    const { document } = await readDocument(await wordFile(table([p(r('外')) + table([p(r('内'))]) + p('')])))
    assert.equal(document.text, '外\n内')
    assert.deepEqual(
      document.paragraphs.map((paragraph) => paragraph.cell?.table),
      [0, 1],
    )
    assert.deepEqual(
      document.tables.map(({ cells }) => cells.map(({ start, end }) => document.text.slice(start, end))),
      [['外\n内'], ['内']],
    )
  })
  test('footnotes come after the body, in the order of their marks; separators do not', async () => {
    const footnotes =
      `<w:footnote w:id="0" w:type="separator">${p(r('分隔'))}</w:footnote>` +
      `<w:footnote w:id="2">${p(r('注二'))}</w:footnote><w:footnote w:id="1">${p(r('注一'))}</w:footnote>`
    const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const { document } = await readDocument(await wordFile(p(r('甲') + mark(1) + r('乙') + mark(2)), { footnotes }))
    assert.equal(document.text, '甲乙\n注一\n注二')
    assert.deepEqual(
      document.paragraphs.map((paragraph) => paragraph.part),
      ['body', 'footnote', 'footnote'],
    )
  })
  test('what hangs on hidden text is not read', async () => {
    const footnotes = `<w:footnote w:id="1">${p(r('注'))}</w:footnote>`
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/><w:pict><w:txbxContent>${p(r('框'))}</w:txbxContent></w:pict></w:r>`
    assert.equal(await textOf(await wordFile(p(r('正文') + hidden), { footnotes })), '正文')
  })
  test('a text box is read once, after the paragraph that holds it', async () => {
    const inside = `<w:txbxContent>${p(r('框内'))}</w:txbxContent>`
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const { document } = await readDocument(await wordFile(p(r('段前') + box + r('段后')) + p(r('下段'))))
    assert.equal(document.text, '段前段后\n框内\n下段')
    assert.deepEqual(
      document.paragraphs.map((paragraph) => paragraph.part),
      ['body', 'text-box', 'body'],
    )
  })
})
