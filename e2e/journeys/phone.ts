import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { choose, giveEvidence } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'
import { pictureOf } from '../picture-file.ts'
import { phone } from '../workbench.ts'

/** Nothing is wider than the window. */
async function assertFits(page: Page, where: string): Promise<void> {
  const { content, window } = (await page.evaluate(
    '({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth })',
  )) as { content: number; window: number }
  assert.ok(content <= window, `${where}: ${content} wide in a window of ${window}`)
}

/** On a phone, out in the village: enter a record with a photo and make a move. */
export const phoneJourney: Journey = {
  title:
    'on a phone one signs in, enters a record with a photo and makes a move, and nothing has to be pushed sideways',
  run: async ({ opened, year, annual, nameOf }) => {
    const head = await opened.signIn(people.head, phone)
    const { page } = head
    await page.getByRole('heading', { name: /您好/ }).waitFor()
    await assertFits(page, 'home')
    await head.picture('phone-home')
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '台账' }).click()
    await page.getByRole('link', { name: '安全隐患台账' }).first().waitFor()
    await assertFits(page, 'ledgers')
    await head.picture('phone-ledgers')
    await page.getByRole('link', { name: '安全隐患台账' }).first().click()
    await page.locator('.entry-table a').first().waitFor()
    await assertFits(page, 'ledger')
    await head.picture('phone-ledger')
    await page
      .getByRole('link', { name: '录入' })
      .or(page.getByRole('button', { name: '录入' }))
      .first()
      .click()
    await page.getByLabel('点位').fill('村口活动室')
    await choose(page, /场所类别/, '其他')
    await choose(page, /隐患类别/, '消防设施')
    await choose(page, /等级/, '一般')
    await choose(page, /^来源/, '四不两直')
    await giveEvidence(page, { name: '现场.png', bytes: pictureOf(11) })
    await assertFits(page, 'new entry')
    await head.picture('phone-new')
    await page.getByRole('button', { name: '保存并查看' }).click()
    await page.getByRole('heading', { name: /村口活动室/ }).waitFor()
    await assertFits(page, 'entry')
    await page.getByRole('button', { name: '交办' }).click()
    await choose(page, /整改责任人/, nameOf(people.recorder))
    await page.getByLabel('整改时限', { exact: true }).fill('12-20')
    await page.getByLabel('整改时限', { exact: true }).blur()
    await assertFits(page, 'move')
    await head.picture('phone-move')
    await page.locator('.moves__form').getByRole('button', { name: '交办' }).click()
    await page.getByText('已交办').first().waitFor()
    await page.getByAltText('佐证：现场.png').waitFor()
    await head.picture('phone-entry')
    for (const path of [
      '/indicators',
      `/indicators/hazard.found?period=${year}`,
      '/tasks',
      '/year',
      '/reports',
      annual,
      '/settings',
      '/ledgers/hazard/import',
    ]) {
      await head.go(path)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      await head.picture(`phone${path.replaceAll(/[^a-z]+/g, '-')}`)
      await assertFits(page, path)
    }
  },
}
