import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { programPath, skipReason } from '@taizhang/tools/test-environment'
import { openSheets } from './open-sheet.ts'
import { allBytes, type WrittenRow, writeSheet } from './write-xlsx.ts'

const text = (value: string) => ({ kind: 'text', text: value }) as const
const rows: readonly WrittenRow[] = [
  {
    row: 1,
    cells: ['点位', '类别', '金额', '发现日期', '说明'].map((title) => ({
      ...text(title),
      heading: true,
      comment: '填写说明',
    })),
  },
  {
    row: 2,
    cells: [
      text('北桥头村文化站'),
      text('电气线路'),
      { kind: 'number', text: '1234.50' },
      { kind: 'date', text: '2024-03-05' },
      text('=1+1'),
    ],
  },
  {
    row: 4,
    cells: [
      text('+86'),
      { ...text('其它'), marked: true, comment: '不在选项里。' },
      { kind: 'number', text: '-0.07' },
      { kind: 'date', text: '1900-03-01' },
      text('一行\n两行，“引号"'),
    ],
  },
]

/** The sheet as LibreOffice writes it out again. */
function throughLibreOffice(bytes: Uint8Array, to: 'csv' | 'xlsx'): Uint8Array {
  const soffice = programPath('soffice')
  assert.ok(soffice !== null)
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-sheet-'))
  try {
    writeFileSync(join(folder, 'in.xlsx'), bytes)
    const filter = to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false' : 'xlsx'
    execFileSync(
      soffice,
      [
        '--headless',
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--convert-to',
        filter,
        '--outdir',
        join(folder, 'out'),
        join(folder, 'in.xlsx'),
      ],
      { stdio: 'ignore', timeout: 240_000 },
    )
    return new Uint8Array(readFileSync(join(folder, 'out', `in.${to}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('with LibreOffice', () => {
  const skip = skipReason('soffice')
  const columns = [
    { width: 30, format: '@', hint: { title: '点位', text: '写到村、站、点。' } },
    { width: 14, format: '@', choices: { of: ['电气线路', '消防通道', '有“引号”，有逗号'], strict: true } },
    { width: 12, format: '#,##0.00' },
    { width: 12, format: 'yyyy-mm-dd' },
    { width: 40, format: '@' },
  ]
  const file = () => allBytes(writeSheet({ name: '隐患/台账', columns, frozenRows: 1, rows, author: '台账' }))

  test('a written sheet opens and shows what was written', { skip }, async () => {
    const shown = new TextDecoder().decode(throughLibreOffice(await file(), 'csv')).replace(/^\uFEFF/, '')
    assert.deepEqual(
      shown.split('\n').filter((line) => line !== ''),
      [
        '点位,类别,金额,发现日期,说明',
        '北桥头村文化站,电气线路,"1,234.50",2024-03-05,=1+1',
        ',,,,',
        '+86,其它,-0.07,1900-03-01,"一行',
        '两行，“引号"""',
      ],
    )
  })
  test('saved again by LibreOffice, it reads the same: kinds, list, comments', { skip }, async () => {
    const saved = throughLibreOffice(await file(), 'xlsx')
    const opened = await openSheets('a.xlsx', saved)
    assert.ok(opened.ok)
    const [first, second] = opened.sheets
    const found = []
    for await (const row of first?.rows() ?? []) found.push(row)
    assert.deepEqual(
      found.map(({ row, cells }) => [row, cells.map((cell) => `${cell?.kind} ${cell?.text}`)]),
      rows.map(({ row, cells }) => [
        row,
        cells.map((cell) => `${cell?.kind} ${cell?.text.replace(/^1234\.50$/, '1234.5')}`),
      ]),
    )
    assert.equal(second?.visible, false)
    const { partOf } = await import('../testing/word-builder.ts')
    assert.match(await partOf(saved, 'xl/worksheets/sheet1.xml'), /<dataValidation[^>]*type="list"/)
    assert.match(await partOf(saved, 'xl/comments1.xml'), /不在选项里。/)
  })
})
