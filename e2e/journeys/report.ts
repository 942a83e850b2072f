import assert from 'node:assert/strict'
import { readFile } from '@taizhang/office'
import type { Page } from 'playwright-core'
import { download, putCursor } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey, JourneyGround } from '../journey.ts'
import type { Visit } from '../workbench.ts'

/** The annual draft to its end: what is missing is filled, returned once, approved by another, signed, downloaded. */
export const reportJourney: Journey = {
  title:
    'the annual draft is finished, returned once, resubmitted, approved by another, signed and downloaded; the .docx says the same figures',
  run: async (ground) => {
    const { opened, annual } = ground
    const drafter = await opened.signIn(people.drafter)
    await fillPending(ground, drafter)
    const { page } = drafter
    await drafter.go(annual)
    await page.getByRole('tab', { name: '待补 0' }).waitFor()
    await drafter.picture('report-filled')
    const text = page.getByRole('textbox', { name: '正文' })
    await putCursor(text, 'end')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('以上数据截至年末。')
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByText('审核中').first().waitFor()
    assert.equal(await page.getByRole('textbox', { name: '正文' }).getAttribute('contenteditable'), 'false')

    const head = await opened.signIn(people.head)
    await head.page
      .getByRole('link', { name: /工作总结/ })
      .first()
      .click()
    await head.page.getByText('以上数据截至年末。').waitFor()
    await head.page.getByRole('button', { name: '退回' }).click()
    await head.page.getByLabel('退回的理由').fill('末句去掉，口径写明。')
    await head.picture('report-returning')
    await head.page.locator('form').getByRole('button', { name: '退回' }).click()

    await page.getByText('末句去掉，口径写明。').first().waitFor()
    await drafter.picture('report-returned')
    await text.getByText('以上数据截至年末。').click({ clickCount: 3 })
    await page.keyboard.press('Backspace')
    await text.getByText('以上数据截至年末。').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: '已保存' }).waitFor()
    await page.getByRole('button', { name: '送审' }).click()

    await head.page.getByRole('button', { name: '审核通过' }).click()
    await head.page.getByText('待签发').first().waitFor()
    const leader = await opened.signIn(people.leader)
    await leader.page
      .getByRole('link', { name: /工作总结/ })
      .first()
      .click()
    await leader.page.getByRole('button', { name: '签发', exact: true }).click()
    await leader.page.getByText(/文稿指纹/).waitFor()
    await leader.picture('report-signed')
    const shown = (await leader.page.locator('.paper__text').textContent()) ?? ''
    assert.ok(!shown.includes('待补') && !shown.includes('以上数据截至年末'))
    const file = await download(leader.page, () => leader.page.getByRole('button', { name: '下载Word' }).click())
    await assertSameFigures(leader.page, file)
    const annexed = await download(leader.page, () =>
      leader.page.getByRole('button', { name: 'Word附数据来源' }).click(),
    )
    assert.ok(annexed.bytes.length > file.bytes.length)
  },
}

/** Follows every missing figure to where it is filled: reported, approved and accepted by three, or cited with its document. */
export async function fillPending({ opened, annual }: JourneyGround, drafter: Visit): Promise<number> {
  const { page } = drafter
  await drafter.go(annual)
  await page.getByRole('tab', { name: /待补 [1-9]/ }).click()
  const links = page.getByRole('link', { name: '去填' })
  await links.first().waitFor()
  await drafter.picture('report-pending')
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const [recorder, head, leader] = [
    await opened.signIn(people.recorder),
    await opened.signIn(people.head),
    await opened.signIn(people.leader),
  ]
  for (const address of addresses) {
    await recorder.go(address)
    await recorder.page.getByRole('heading', { level: 1 }).waitFor()
    const report = recorder.page.getByLabel('填报的数')
    const cite = recorder.page.getByLabel('数必填', { exact: true })
    await report.or(cite).first().waitFor()
    if (await report.isVisible()) {
      await report.fill('96')
      await recorder.page.getByRole('button', { name: '填报', exact: true }).click()
      await recorder.page.getByText('待审核').first().waitFor()
      await head.go(address)
      await head.page.getByRole('button', { name: '审核通过' }).click()
      await head.page.getByText('待验收').first().waitFor()
      await leader.go(address)
      await leader.page.getByRole('button', { name: '验收' }).click()
      await leader.page.getByText('已验收').first().waitFor()
    } else {
      await cite.fill('312000')
      await recorder.page.getByLabel('出自哪份文件').fill('统计公报')
      await recorder.page.getByLabel('范围').fill('全县')
      await recorder.picture('report-cite')
      await recorder.page.getByRole('button', { name: '引用', exact: true }).click()
      await recorder.page.locator('.indicator__now', { hasText: '312,000' }).waitFor()
    }
  }
  return addresses.length
}

/** Every figure that the page shows stands in the Word file, and the body says the same sentences. */
async function assertSameFigures(
  page: Page,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  const read = await readFile(file.name, file.bytes)
  assert.ok(read.ok, file.name)
  const plain = (words: string) => words.replace(/[\s,]+/g, '')
  const inWord = plain(read.document.text)
  const paragraphs = await page.locator('.paper__text p').allInnerTexts()
  for (const words of paragraphs) assert.ok(inWord.includes(plain(words)), `in Word: ${words}`)
  const figures = await page.locator('.paper__text .chip').allInnerTexts()
  for (const figure of figures) assert.ok(inWord.includes(plain(figure)), `in Word: ${figure}`)
  assert.ok(figures.length > 0)
  console.log(`figures compared with the Word file: ${figures.length}`)
}
