import assert from 'node:assert/strict'
import { allBytes, openSheets, type SheetCell, type WrittenRow, writeSheet } from '@taizhang/office'
import { download, type GivenFile, giveFiles } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'
import { phone, wide as wideWindow } from '../workbench.ts'

const ROWS = 2000
const titles = ['发现日期', '点位', '场所类别', '隐患类别', '等级', '来源', '隐患情况']
const text = (words: string): SheetCell => ({ kind: 'text', text: words })

/** Rows of a year, each at a place of its own. */
const good = (number: number, year: string): readonly string[] => [
  `${year}-0${(number % 9) + 1}-1${number % 10}`,
  `安置点${number}号`,
  '下属单位',
  '消防设施',
  '一般',
  '专项检查',
  `灭火器压力不足${number}`,
]

/** What is wrong in seven of them: by row of the data, the column and what stands there. */
const slips: readonly (readonly [row: number, column: number, words: string])[] = [
  [3, 0, '2026年13月5日'],
  [250, 2, '养老院子'],
  [251, 4, '特别重大'],
  [777, 1, ''],
  [1200, 5, ''],
  [1500, 0, '去年春天'],
  [1999, 3, '不知道'],
]

async function sheetOf(rows: Iterable<WrittenRow>): Promise<Uint8Array> {
  const columns = titles.map(() => ({ width: 16, format: '@' }))
  return allBytes(writeSheet({ name: '隐患', columns, frozenRows: 1, rows, author: '' }))
}

/** Writes down every step that the page says an import is at. As text: it runs in the page. */
const watchSteps = `(() => {
  window.stepsSeen = []
  const look = () => {
    const words = document.querySelector('.import__step [role=status]')?.textContent
    if (words && words !== window.stepsSeen.at(-1)) window.stepsSeen.push(words)
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
})()`

/** Two thousand rows of which seven are wrong: the good ones land, the bad ones are mended in the sheet that came back. */
export const importJourney: Journey = {
  title:
    'two thousand rows with seven bad ones are imported, mended in the returned sheet and imported again over a connection that breaks: all there once',
  // The answer that is lost on purpose.
  expected: /net::ERR_FAILED/,
  run: async ({ opened, year }) => {
    const recorder = await opened.signIn(people.recorder)
    const { page } = recorder
    const total = () => page.locator('.ledger__total strong').first()
    await recorder.go('/ledgers/hazard')
    const before = Number(((await total().textContent()) ?? '').replaceAll(',', ''))

    const rows = Array.from({ length: ROWS }, (_, at): readonly string[] => {
      const slip = slips.find(([row]) => row === at)
      return good(at, year).map((words, column) => (slip?.[1] === column ? slip[2] : words))
    })
    const sheet = await sheetOf(
      [titles, ...rows].map((cells, at) => ({
        row: at + 1,
        cells: cells.map((words) => (words === '' ? undefined : text(words))),
      })),
    )
    await page
      .getByRole('link', { name: '导入' })
      .or(page.getByRole('button', { name: '导入' }))
      .first()
      .click()
    await page.getByRole('heading', { name: '导入安全隐患台账' }).waitFor()
    await giveFiles(page, '选择要导入的表格', { name: '隐患.xlsx', bytes: sheet })
    await page.getByRole('heading', { name: '核对结果' }).waitFor()
    await page.getByText('7行有问题').waitFor()
    assert.equal(await page.locator('.import__problems tbody tr').count(), slips.length)
    await recorder.picture('import-problems')
    const marked = await download(page, () => page.getByRole('button', { name: '下载标出问题的表' }).click())
    await page.evaluate(watchSteps)
    await page.getByRole('button', { name: '只导入好的1,993行' }).click()
    await page.getByText('新增1,993条').waitFor()
    const steps = await page.evaluate<string[]>('window.stepsSeen')
    assert.ok(
      steps.length > 0 && steps.every((words) => /^第[1-6]步（共6步）：|^正在等结果/.test(words)),
      steps.join('\n'),
    )
    assert.ok(
      steps.some((words) => /^第[2-6]步（共6步）/.test(words)),
      `the server told how far it is: ${steps.join('; ')}`,
    )
    await recorder.picture('import-first')

    await giveFiles(page, '选择要导入的表格', await mended(marked, year))
    await page.getByRole('button', { name: '导入2,000行' }).waitFor()
    // The answer to this one gets lost on its way: on a phone's connection, say.
    await page.setViewportSize(phone)
    const importing = /\/import\?.*mode=all/
    await page.route(importing, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: '导入2,000行' }).click()
    await page.getByText(/连接断了/).waitFor()
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    assert.equal(wide, 0, 'nothing has to be pushed sideways')
    await recorder.picture('import-lost')
    await page.getByText(/新增7条/).waitFor()
    await page.getByText(/与原来相同1,993条/).waitFor()
    await page.unroute(importing)
    await recorder.picture('import-second')
    await page.setViewportSize(wideWindow)
    await page.getByRole('link', { name: '看台账' }).click()
    await total()
      .getByText(String(before + ROWS).replace(/(?=...$)/, ','))
      .waitFor()
    await recorder.picture('import-ledger')
  },
}

/** The sheet that came back with its seven rows put right, and nothing else touched. */
async function mended({ name, bytes }: GivenFile, year: string): Promise<GivenFile> {
  const opened = await openSheets(name, bytes)
  assert.ok(opened.ok)
  const sheet = opened.sheets.find(({ visible }) => visible)
  assert.ok(sheet)
  const rows: WrittenRow[] = []
  let told = 0
  for await (const { row, cells } of sheet.rows()) {
    const at = row - 2
    const slip = slips.find(([bad]) => bad === at)
    if (slip) told += cells[titles.length]?.text ? 1 : 0
    const right = slip ? good(at, year)[slip[1]] : undefined
    rows.push({ row, cells: cells.map((cell, column) => (slip && column === slip[1] ? text(right ?? '') : cell)) })
  }
  assert.equal(told, slips.length, 'every bad row says what is wrong with it')
  return { name, bytes: await sheetOf(rows) }
}
