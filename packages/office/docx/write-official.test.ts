import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { OfficialBlock, OfficialDocument } from '@taizhang/text'
import { partOf, readDocument, textOf } from '../testing/word-builder.ts'
import { officialFonts } from './official-parts.ts'
import { writeOfficial } from './write-official.ts'

const paragraph = (text: string): OfficialBlock => ({ kind: 'paragraph', runs: [{ text }] })
const heading = (level: 1 | 2 | 3 | 4, text: string): OfficialBlock => ({ kind: 'heading', level, runs: [{ text }] })
const cells = (...rows: readonly (readonly string[])[]): OfficialBlock => ({
  kind: 'table',
  rows: rows.map((row) => row.map((text) => [{ text }])),
})
const paper: OfficialDocument = {
  title: '云台县民政局2024年工作总结和2025年工作计划',
  to: '县人民政府',
  blocks: [
    heading(1, '一、主要工作'),
    heading(2, '（一）救助'),
    { kind: 'paragraph', runs: [{ text: '发放' }, { text: '待补', pending: true }, { text: '元 & <b>。' }] },
    heading(3, '1.核查'),
    heading(4, '（1）入户'),
    paragraph('（二）抓养老。建成3处。'),
    cells(['类别', '户'], ['农村', '4000']),
    cells(['类别', '人']),
  ],
  signature: { organ: '云台县民政局', date: '2025年1月5日' },
}
const bodyOf = async (document: OfficialDocument) => partOf(await writeOfficial(document), 'word/document.xml')

describe('an official paper', () => {
  test('has everything in the order of the standard', async () => {
    const imprint = { copiesTo: '县委办公室', issuedBy: '云台县民政局办公室', issuedOn: '2025年1月5日' }
    const text = await textOf(
      await writeOfficial({ ...paper, annexes: [{ title: '数据来源说明', blocks: [paragraph('口径。')] }], imprint }),
    )
    assert.deepEqual(
      text.split('\n').filter((line) => line !== ''),
      [
        '云台县民政局2024年工作总结',
        '和2025年工作计划',
        '县人民政府：',
        '一、主要工作',
        '（一）救助',
        '发放待补元 & <b>。',
        '1.核查',
        '（1）入户',
        '（二）抓养老。建成3处。',
        '类别',
        '户',
        '农村',
        '4000',
        '类别',
        '人',
        '附件：数据来源说明',
        '云台县民政局',
        '2025年1月5日',
        '附件',
        '数据来源说明',
        '口径。',
        '抄送：县委办公室。',
        '云台县民政局办公室\t2025年1月5日印发',
      ],
    )
  })
  test('sets headings in styles of their own, one that runs on in the font of its level', async () => {
    const xml = await bodyOf(paper)
    const styles = [...xml.matchAll(/<w:pStyle w:val="(OfficialHeading\d)"/g)].map(([, style]) => style)
    assert.deepEqual(styles, ['OfficialHeading1', 'OfficialHeading2', 'OfficialHeading3', 'OfficialHeading4'])
    assert.match(xml, /<w:rStyle w:val="OfficialRunIn2"\/><\/w:rPr><w:t xml:space="preserve">（二）抓养老。</)
  })
  test('names the fonts of the standard first, and what stands in for each', async () => {
    const bytes = await writeOfficial(paper)
    const [styles, fonts] = [await partOf(bytes, 'word/styles.xml'), await partOf(bytes, 'word/fontTable.xml')]
    const eastAsian = (style: string) => new RegExp(`w:styleId="${style}".*?w:eastAsia="([^"]+)"`).exec(styles)?.[1]
    assert.deepEqual(
      ['Normal', 'OfficialTitle', 'OfficialHeading1', 'OfficialHeading2', 'OfficialHeading3', 'OfficialAnnexMark'].map(
        eastAsian,
      ),
      ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312', '黑体'],
    )
    for (const { name, instead } of officialFonts)
      assert.ok(fonts.includes(`<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/>`), name)
  })
  test('marks what is pending', async () => {
    assert.match(await bodyOf(paper), /<w:highlight w:val="yellow"\/><\/w:rPr><w:t xml:space="preserve">待补</)
  })
  test('puts the date two characters right of the organ, and the longer of both two from the right', async () => {
    const lefts = async (organ: string, date: string) =>
      [
        ...(await bodyOf({ ...paper, signature: { organ, date } })).matchAll(/<w:keepLines\/><w:ind w:left="(\d+)"/g),
      ].map(([, twips]) => (8844 - Number(twips)) / 315)
    // From the right edge to the first character. Widths: 6 and 6 (6 half-width digits, 3 characters); 10 and 6; 3 and 7.
    assert.deepEqual(await lefts('云台县民政局', '2025年1月5日'), [10, 8])
    assert.deepEqual(await lefts('云台县人民政府办公室', '2025年1月5日'), [12, 10])
    assert.deepEqual(await lefts('县政府', '2025年11月15日'), [11, 9])
  })
  test('numbers annexes where there are several', async () => {
    const annexes = ['甲表', '乙表'].map((title) => ({ title, blocks: [paragraph('见表。')] }))
    const text = await textOf(await writeOfficial({ ...paper, annexes }))
    for (const line of ['附件：1.甲表', '2.乙表', '附件1', '附件2']) assert.ok(text.split('\n').includes(line), line)
    assert.equal((await bodyOf({ ...paper, annexes })).match(/OfficialAnnexMark/g)?.length, 2)
  })
  test('keeps tables apart, repeats their heads and sets many columns small', async () => {
    const { document } = await readDocument(await writeOfficial(paper))
    assert.equal(document.tables.length, 2)
    const xml = await bodyOf({ title: '表', blocks: [cells(Array.from({ length: 8 }, (_, at) => `列${at}`))] })
    assert.match(xml, /<w:tblHeader\/>/)
    assert.match(xml, /OfficialSmallCell/)
  })
  test('is the same bytes for the same paper', async () =>
    assert.deepEqual(await writeOfficial(paper), await writeOfficial(paper)))
})
