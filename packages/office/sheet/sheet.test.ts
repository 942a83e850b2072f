import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { zipOf } from '../testing/word-builder.ts'
import type { SheetCell, SheetRow } from './cell.ts'
import { columnLetters } from './cell.ts'
import { openSheets, type Sheet, SheetUnreadable } from './open-sheet.ts'
import { decimalText } from './read-xlsx.ts'
import { writeCsv } from './write-csv.ts'
import { allBytes, type WrittenRow, writeSheet } from './write-xlsx.ts'

const X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const P = 'http://schemas.openxmlformats.org/package/2006'

interface Parts {
  readonly sheet: string
  readonly strings?: string
  readonly styles?: string
  readonly properties?: string
  /** The whole part, where its root is the point. */
  readonly part?: string
}

/** A workbook with one sheet, by the XML that a test is about. */
function workbook({ sheet, strings = '', styles = '', properties = '', part }: Parts): Promise<Uint8Array> {
  const to = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`
  return zipOf([
    ['[Content_Types].xml', '<Types/>'],
    [
      '_rels/.rels',
      `<Relationships xmlns="${P}/relationships">${to('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook ${X} xmlns:r="${R}">${properties}<sheets><sheet name="台账" sheetId="1" r:id="s"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${P}/relationships">${to('s', 'worksheet', 'sheet.xml')}${to('t', 'sharedStrings', 'strings.xml')}${to('y', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/sheet.xml', part ?? `<worksheet ${X}>${sheet}</worksheet>`],
    ['xl/strings.xml', `<sst ${X}>${strings}</sst>`],
    ['xl/styles.xml', `<styleSheet ${X}>${styles}</styleSheet>`],
  ])
}

async function opened(name: string, bytes: Uint8Array): Promise<Sheet> {
  const result = await openSheets(name, bytes)
  assert.ok(result.ok, result.ok ? '' : result.problem.message)
  const [first] = result.sheets
  assert.ok(first)
  return first
}

async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of sheet.rows()) rows.push(row)
  return rows
}

const textsOf = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
const csv = async (text: string | Uint8Array): Promise<string[][]> =>
  textsOf(await rowsOf(await opened('台账.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text)))
const written = (rows: readonly WrittenRow[], width = 4) =>
  allBytes(
    writeSheet({
      name: '台账',
      columns: Array.from({ length: width }, () => ({ width: 12, format: 'General' })),
      frozenRows: 0,
      rows,
      author: '台账',
    }),
  )

test('columns have letters', () => {
  assert.deepEqual([0, 25, 26, 701, 702, 16_383].map(columnLetters), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
})

describe('cells of an .xlsx', () => {
  const styles =
    '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="201" formatCode="0.00&quot;米/d&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="10"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>'
  const cells = async (inside: string, more: Partial<Parts> = {}) =>
    (
      await rowsOf(
        await opened(
          'a.xlsx',
          await workbook({ sheet: `<sheetData><row r="1">${inside}</row></sheetData>`, styles, ...more }),
        ),
      )
    )[0]?.cells

  test('days are told by the number format, not by the number', async () => {
    const found = await cells(
      '<c s="1"><v>45356</v></c><c s="2"><v>45356</v></c><c s="3"><v>45356</v></c><c s="0"><v>45356</v></c><c s="6"><v>45356.375</v></c><c s="5"><v>0.375</v></c><c t="d"><v>2024-03-05T00:00:00</v></c>',
    )
    assert.deepEqual(
      found?.map((cell) => `${cell?.kind} ${cell?.text}`),
      [
        'date 2024-03-05',
        'date 2024-03-05',
        'number 45356',
        'number 45356',
        'date 2024-03-05 09:00',
        'number 0.375',
        'date 2024-03-05',
      ],
    )
  })
  test('days of a 1904 workbook are four years and a day later', async () => {
    const found = await cells('<c s="1"><v>43894</v></c>', { properties: '<workbookPr date1904="1"/>' })
    assert.equal(found?.[0]?.text, '2024-03-05')
  })
  test('a formula gives the value kept with it; one never computed says so', async () => {
    const found = await cells(
      '<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="str"><f>""</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c>',
    )
    assert.deepEqual(
      found?.map((cell) => cell && `${cell.kind} ${cell.text}`),
      ['number 2', 'uncomputed ', undefined, 'error #DIV/0!', 'boolean TRUE'],
    )
  })
  test('numbers are exact decimal text of fifteen digits, percentages are told', async () => {
    const found = await cells(
      '<c><v>0.30000000000000004</v></c><c s="4"><v>0.1136</v></c><c><v>1.10101199001011E+17</v></c><c><v>1.5E-3</v></c>',
    )
    assert.deepEqual(found, [
      { kind: 'number', text: '0.3' },
      { kind: 'number', text: '0.1136', percent: true },
      { kind: 'number', text: '110101199001011000' },
      { kind: 'number', text: '0.0015' },
    ])
  })
  test('shared strings, runs, inline strings, escapes; cells without a reference follow on', async () => {
    const found = await cells(
      '<c r="B1" t="s"><v>1</v></c><c t="inlineStr"><is><t>一_x000D_二</t></is></c><c t="s"><v>0</v></c>',
      {
        strings: '<si><t>甲&amp;乙</t></si><si><r><t>丙</t></r><r><t>丁</t></r><rPh><t>x</t></rPh></si>',
      },
    )
    assert.deepEqual(
      found?.map((cell) => cell?.text),
      [undefined, '丙丁', '一\r二', '甲&乙'],
    )
  })
  test('a prefix on every element, UTF-16, empty rows in between', async () => {
    const part = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row><x:row r="3"/><x:row r="9"><x:c r="A9" s="1"/><x:c r="B9"><x:v>8</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:B3"/></x:mergeCells></x:worksheet>`
    const sheet = await opened('a.xlsx', await workbook({ sheet: '', part, styles }))
    assert.deepEqual(
      (await rowsOf(sheet)).map(({ row, cells }) => [row, cells.map((cell) => cell?.text)]),
      [
        [2, ['7']],
        [9, [undefined, '8']],
      ],
    )
    assert.deepEqual(await sheet.merges(), [{ fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 1 }])
  })
  test('an empty sheet has no rows', async () => {
    assert.deepEqual(await rowsOf(await opened('a.xlsx', await workbook({ sheet: '<sheetData/>' }))), [])
  })
})

describe('a broken file', () => {
  const problem = async (name: string, bytes: Uint8Array) => {
    const result = await openSheets(name, bytes)
    return result.ok ? 'opened' : result.problem.code
  }
  test('is told when it is opened', async () => {
    assert.equal(await problem('a.xlsx', new Uint8Array()), 'empty')
    assert.equal(await problem('a.xlsx', new TextEncoder().encode('a,b')), 'not-what-it-says')
    assert.equal(
      await problem('a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)),
      'old-format',
    )
    assert.equal(await problem('a.pdf', new TextEncoder().encode('%PDF')), 'unsupported')
    assert.equal(await problem('a.csv', Uint8Array.of(1, 0, 2, 0)), 'binary')
    assert.equal(await problem('a.xlsx', await zipOf([['x', 'y']])), 'not-what-it-says')
  })
  test('or while its rows are read', async () => {
    const bad = {
      cut: '<sheetData><row r="1"><c><v>1</v></c>',
      unpaired: '<sheetData><row r="1"><c><v>1</c></v></row></sheetData>',
      wide: '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>',
      string: '<sheetData><row r="1"><c t="s"><v>5</v></c></row></sheetData>',
      none: '<other/>',
    }
    for (const [name, sheet] of Object.entries(bad)) {
      const first = await opened('a.xlsx', await workbook({ sheet }))
      await assert.rejects(rowsOf(first), SheetUnreadable, name)
    }
    console.log(`looked at ${Object.keys(bad).length} broken sheets`)
  })
  test('a part that expands without end is stopped', async () => {
    const bytes = await workbook({ sheet: `<sheetData>${'<row/>'.repeat(4_000_000)}</sheetData>` })
    const result = await openSheets('a.xlsx', bytes, { expandedBytesMax: 200_000_000, expansionRatioMax: 50 })
    assert.ok(result.ok)
    await assert.rejects(rowsOf(result.sheets[0] as Sheet), SheetUnreadable)
  })
})

describe('a .csv', () => {
  test('separators, quotes, doubled quotes and line ends inside them, rows numbered as shown', async () => {
    assert.deepEqual(await csv('甲,乙\r\n"一,""二""",三\n\n"四\n五",六'), [
      ['甲', '乙'],
      ['一,"二"', '三'],
      ['四\n五', '六'],
    ])
    assert.deepEqual(await csv('甲;乙\n1,5;2'), [
      ['甲', '乙'],
      ['1,5', '2'],
    ])
    assert.deepEqual(await csv('甲\t乙\n1\t'), [['甲', '乙'], ['1']])
    const rows = await rowsOf(await opened('a.csv', new TextEncoder().encode('a\n\n\nb')))
    assert.deepEqual(
      rows.map(({ row }) => row),
      [1, 4],
    )
  })
  test('in UTF-8 with and without mark, GB18030 and UTF-16', async () => {
    const gb = Uint8Array.of(0xb5, 0xe3, 0xce, 0xbb, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0)
    assert.deepEqual(await csv(gb), [['点位', '类别']])
    assert.deepEqual(await csv('\uFEFF点位,类别'), [['点位', '类别']])
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...'点位\t类别'].flatMap((mark) => [mark.charCodeAt(0) & 255, mark.charCodeAt(0) >> 8]),
    ])
    assert.deepEqual(await csv(wide), [['点位', '类别']])
  })
  test('quotes that do not pair are said with the row', async () => {
    await assert.rejects(
      csv('a,b\n"c,d\ne,f'),
      (error: unknown) => error instanceof SheetUnreadable && /第2行/.test(error.message),
    )
  })
  test('reads in pieces as it reads whole', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => `第${at}行,"带""引号""和\r\n换行",${at}`)
    const found = await csv(rows.join('\r\n'))
    assert.equal(found.length, rows.length)
    assert.deepEqual(found[39_999], ['第39999行', '带"引号"和\r\n换行', '39999'])
  })
})

/** Texts that have gone wrong somewhere before. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '=1+1',
    '+86',
    '-1',
    '@x',
    '\tx',
    '\rx',
    "'=1",
    '_x000D_',
    '_x005F_',
    ' 前后 ',
    '"',
    'a\r\nb',
    '𠮷',
    '0012',
    '2024-03-05',
    '<&>',
  ),
)

describe('what is written reads back the same', () => {
  const day = fc
    .integer({ min: 0, max: 90_000 })
    .map((days) => new Date(Date.UTC(1900, 2, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const cell: fc.Arbitrary<SheetCell> = fc.oneof(
    anyText
      .filter((text) => text !== '' && !/[\ufffe\uffff\0]/.test(text) && text.isWellFormed())
      .map((text) => ({ kind: 'text', text }) as const),
    fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -3, max: 6 }))
      .map(([digits, power]) => ({ kind: 'number', text: decimalText(digits / 10 ** power) }) as const),
    day.map((text) => ({ kind: 'date', text }) as const),
    fc.boolean().map((value) => ({ kind: 'boolean', text: value ? 'TRUE' : 'FALSE' }) as const),
  )
  const table = fc.array(fc.array(fc.option(cell, { nil: undefined }), { minLength: 1, maxLength: 6 }), {
    maxLength: 12,
  })
  const trimmed = (cells: readonly (SheetCell | undefined)[]) => {
    const upTo = cells.findLastIndex((found) => found !== undefined)
    return cells.slice(0, upTo + 1)
  }

  test('as .xlsx', async () => {
    let cells = 0
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const sheet = await opened(
          'a.xlsx',
          await written(
            rows.map((each, at) => ({ row: at + 1, cells: each })),
            6,
          ),
        )
        const expected = rows
          .map((each, at) => ({ row: at + 1, cells: trimmed(each) }))
          .filter((row) => row.cells.length > 0)
        assert.deepEqual(await rowsOf(sheet), expected)
        cells += expected.flatMap((row) => row.cells).length
      }),
      { numRuns: 150 },
    )
    console.log(`looked at ${cells} cells`)
  })
  test('as .csv, where every cell is text', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const texts = rows.map(trimmed).filter((cells) => cells.length > 0)
        const found = await csv(await allBytes(writeCsv(rows)))
        assert.deepEqual(
          found,
          texts.map((cells) => cells.map((each) => each?.text ?? '')),
        )
      }),
      { numRuns: 150 },
    )
  })
})

test('text that looks like a formula is a string of the file, kept as text when it is typed again', async () => {
  const bytes = await written([{ row: 1, cells: [{ kind: 'text', text: '=HYPERLINK("http://x")' }] }])
  const { partOf } = await import('../testing/word-builder.ts')
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  assert.match(xml, /t="inlineStr"><is><t xml:space="preserve">=HYPERLINK/)
  assert.doesNotMatch(xml, /<f>/)
  assert.match(await partOf(bytes, 'xl/styles.xml'), /quotePrefix="1"/)
})

test('a sheet of 40,000 rows and 30 columns is written and read in 64 MB of heap', async () => {
  // As objects its 1.2 million cells would take more than that alone.
  const worker = new Worker(new URL('../testing/large-sheet.ts', import.meta.url), {
    workerData: [40_000, 30],
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
  })
  const [told] = await once(worker, 'message')
  assert.deepEqual(told, { cells: 1_200_000, last: 40_000 })
  console.log('looked at 1200000 cells')
})
