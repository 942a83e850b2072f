import assert from 'node:assert/strict'
import { openSheets, readFile } from '@taizhang/office'
import type { Page } from 'playwright-core'
import { choose, download, giveFiles, typeDay } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'
import { pictureOf } from '../picture-file.ts'
import type { Visit } from '../workbench.ts'

/** What would run, load, compute, turn round or burst the line, were it anything but text. */
const script = '<script>hit=1</script>'
const image = '"><img src=x onerror="window.hit=2">'
const formula = '=1+1'
const template = '{{7*7}}'
const turned = '\u202e颠倒\u202c'
const long = 'W'.repeat(60)
const place = `${formula}${script}${turned}`
const finding = `${image}${template}${script}${turned}${long}`
const title = `${script}${image}${template}${turned}`

/** Hostile words in every kind of field come out as the words that they are: on every page, in the sheet and in Word. */
export const hostileJourney: Journey = {
  title: 'hostile text entered anywhere stays text: table, entry, story, trace, task, report, exported sheet, Word',
  // The page's policy refuses the handlers of what is pasted.
  expected: /^Executing inline event handler violates/,
  run: async ({ opened, year, today, annual, nameOf }) => {
    const head = await opened.signIn(people.head)
    const { page } = head
    await record(head)
    await assertText(page, [place, finding])
    await page.getByRole('button', { name: '修改' }).click()
    await page.getByLabel('整改措施').fill(`${template}${image}`)
    await page.getByLabel('修改说明').fill(title)
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.story', { hasText: image }).waitFor()
    await assertText(page, [title])
    await head.picture('hostile-entry')

    await head.go('/ledgers/hazard')
    await page.locator('.entry-table').getByText(place).waitFor()
    await assertText(page, [place])
    await head.picture('hostile-table')
    await page.getByRole('button', { name: '导出' }).click()
    const sheet = await download(page, () => page.getByText('导出所列记录（.xlsx）').click())
    await assertSheet(sheet)
    await head.go('/')
    await page.getByText(place).first().waitFor()
    await assertText(page, [place])
    await head.go(`/indicators/hazard.major?period=${year}`)
    await page.locator('.indicator__now button').click()
    await page.locator('.trace').getByText(place).waitFor()
    await assertText(page, [place])
    await head.picture('hostile-trace')

    await head.go('/tasks/new')
    await page.getByLabel('事项').fill(title)
    await page.getByLabel('来源').fill(finding)
    await choose(page, /责任人/, nameOf(people.recorder))
    await typeDay(page, '时限必填', today)
    await page.getByRole('button', { name: '下达任务' }).click()
    await page.getByPlaceholder('做了什么，到哪一步').fill(finding)
    await page.getByRole('button', { name: '提交进展' }).click()
    await page.getByText('还没有进展。').waitFor({ state: 'detached' })
    await assertText(page, [title, finding])
    await head.picture('hostile-task')

    const drafter = await opened.signIn(people.drafter)
    await write(drafter, annual)
    await drafter.picture('hostile-report')
    await head.go(annual)
    await page.locator('.paper__text').getByText(image).first().waitFor()
    await assertText(page, [title, finding])
    await head.go('/reports')
    await page.getByText(script).first().waitFor()
    await assertText(page, [title])
    await drafter.go(annual)
    const word = await download(drafter.page, () => drafter.page.getByRole('button', { name: '下载Word' }).click())
    const read = await readFile(word.name, word.bytes)
    assert.ok(read.ok)
    const plain = (words: string) => words.replace(/\s+/g, '')
    for (const words of [title, finding])
      assert.ok(plain(read.document.text).includes(plain(words)), `in Word: ${words}`)
  },
}

/** A hazard whose every free field is hostile, the photo's name too. */
async function record({ page, go }: Visit): Promise<void> {
  await go('/ledgers/hazard/new')
  await page.getByLabel('点位').fill(place)
  await choose(page, /场所类别/, '其他')
  await choose(page, /隐患类别/, '消防设施')
  await choose(page, /等级/, '重大')
  await choose(page, /^来源/, '日常检查')
  await page.getByLabel('隐患情况').fill(finding)
  await page.getByLabel('整改投入').fill('=1+1')
  await giveFiles(page, '选择要上传的文件', { name: `${image.replaceAll('/', '')}.png`, bytes: pictureOf(13) })
  await page.getByRole('button', { name: /^去掉/ }).waitFor()
  await page.getByRole('button', { name: '保存并查看' }).click()
  await page.getByRole('alert').first().waitFor()
  assert.equal(await page.getByLabel('隐患情况').inputValue(), finding, 'what was typed is still there')
  await page.getByLabel('整改投入').fill('20')
  await page.getByRole('button', { name: '保存并查看' }).click()
  await page.getByRole('heading', { level: 1 }).getByText(script).waitFor()
}

/** A title, a typed paragraph, and a paste from a page that means harm. */
async function write({ page, go }: Visit, annual: string): Promise<void> {
  await go(annual)
  const text = page.getByRole('textbox', { name: '正文' })
  await text.waitFor()
  await page.getByLabel('标题').fill(title)
  await text.locator('p').last().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(finding)
  await page.keyboard.press('Enter')
  await text.evaluate((element, html) => {
    const scope = globalThis as unknown as {
      DataTransfer: new () => { setData(type: string, data: string): void }
      ClipboardEvent: new (type: string, init: object) => unknown
    }
    const clipboardData = new scope.DataTransfer()
    clipboardData.setData('text/html', html)
    ;(element as unknown as { dispatchEvent(event: unknown): void }).dispatchEvent(
      new scope.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, '<p onclick="window.hit=3">贴来的<img src=x onerror="window.hit=4"><iframe src="javascript:window.hit=5"></iframe><span data-link="{}">假数</span></p>')
  await text.getByText('贴来的').waitFor()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '已保存' }).waitFor()
  await assertText(page, [finding])
}

/** The words stand there as they are, nothing of them has run, and nothing is pushed out of the window. */
async function assertText(page: Page, words: readonly string[]): Promise<void> {
  const body = (await page.locator('body').textContent()) ?? ''
  const values = await page
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value))
  for (const each of words)
    assert.ok(body.includes(each) || values.includes(each), `${new URL(page.url()).pathname} shows ${each}`)
  assert.equal(await page.evaluate('window.hit'), undefined, 'nothing of it ran')
  assert.equal(await page.locator('img[src="x"], iframe, body script:not([src])').count(), 0)
  const { content, window } = (await page.evaluate(
    '({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth })',
  )) as { content: number; window: number }
  assert.ok(content <= window, `${page.url()}: ${content} wide in a window of ${window}`)
}

/** Every cell of the sheet is text or a number, and what looks like a formula is text. */
async function assertSheet({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
  const opened = await openSheets(name, bytes)
  assert.ok(opened.ok)
  const sheet = opened.sheets.find(({ visible }) => visible)
  let found = 0
  for await (const { cells } of sheet?.rows() ?? [])
    for (const cell of cells) if (cell?.text === place || cell?.text === finding) found += cell.kind === 'text' ? 1 : 0
  assert.equal(found, 2, 'the sheet holds both texts as text')
}
