import assert from 'node:assert/strict'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'
import { fillPending } from './report.ts'

const CLICKS_MOST = 4

/** From a figure of the signed report down to a photo. */
export const traceJourney: Journey = {
  title: 'from a figure in the signed report to a photo in at most four clicks',
  run: async (ground) => {
    const { opened, annual } = ground
    const drafter = await opened.signIn(people.drafter)
    await fillPending(ground, drafter)
    await drafter.go(annual)
    await drafter.page.getByRole('button', { name: '送审' }).click()
    const head = await opened.signIn(people.head)
    await head.go(annual)
    await head.page.getByRole('button', { name: '审核通过' }).click()
    const leader = await opened.signIn(people.leader)
    await leader.go(annual)
    const { page } = leader
    await page.getByRole('button', { name: '签发', exact: true }).click()
    await page.getByText(/文稿指纹/).waitFor()

    let clicks = 0
    const click = async (target: ReturnType<typeof page.locator>) => {
      clicks++
      await target.first().click()
    }
    await click(page.locator('.paper__text p .chip', { hasText: /^\d+处$/ }))
    await page.getByText('签发时计入的记录').first().waitFor()
    await click(page.locator('.report__side').getByRole('button', { name: '佐证' }))
    await page.locator('.evidence img').first().waitFor()
    await leader.picture('trace-photo')
    assert.ok(clicks <= CLICKS_MOST, `${clicks} clicks`)
    assert.ok(
      await page
        .locator('.evidence img')
        .first()
        .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0),
      'the photo is drawn',
    )
    console.log(`clicks from a figure to a photo: ${clicks}`)

    // What changes afterwards is told beside the report, which stays as it was signed.
    const figure = await page.locator('.paper__text p .chip').first().textContent()
    await head.go('/ledgers/hazard/new')
    await head.page.getByLabel('点位').fill('签发之后的隐患')
    await head.page.getByLabel('点位').press('Tab')
    await recordRest(head.page)
    await leader.go(annual)
    await page.getByRole('tab', { name: '签发后变动' }).click()
    await page.getByText(/个与签发时不同/).waitFor()
    assert.equal(await page.locator('.paper__text p .chip').first().textContent(), figure)
    await leader.picture('trace-drift')
  },
}

async function recordRest(page: import('playwright-core').Page): Promise<void> {
  const { choose } = await import('../acts.ts')
  await choose(page, /场所类别/, '其他')
  await choose(page, /隐患类别/, '消防设施')
  await choose(page, /等级/, '一般')
  await choose(page, /^来源/, '日常检查')
  await page.getByRole('button', { name: '保存并查看' }).click()
  await page.getByRole('heading', { name: /签发之后的隐患/ }).waitFor()
}
