import assert from 'node:assert/strict'
import { addDays } from '@taizhang/ledger'
import { choose, giveEvidence, typeDay } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'
import { pictureOf } from '../picture-file.ts'

/** A hazard from the finding to the crossing-off, and what moves with it: the indicator, the light of a task, the annual draft. */
export const hazardJourney: Journey = {
  title:
    'a hazard is recorded with a photo, fixed, looked at by a second person and closed; indicator, light and draft follow',
  run: async ({ opened, year, today, annual, nameOf }) => {
    const recorder = await opened.signIn(people.recorder)
    const head = await opened.signIn(people.head)
    const drafter = await opened.signIn(people.drafter)
    const { page } = recorder

    await drafter.go(annual)
    const chip = drafter.page.locator('.chip', { hasText: /^\d+处$/ }).first()
    await chip.waitFor()
    const before = Number.parseInt((await chip.textContent()) ?? '', 10)

    // A task half-way through its time with nothing done: one entry brings it back on course.
    await head.go(`/indicators/hazard.closed?period=${year}`)
    const closedBefore = Number.parseInt((await head.page.locator('.indicator__now button').textContent()) ?? '', 10)
    await head.go('/tasks/new')
    await head.page.getByLabel('事项').fill('重大隐患专项排查')
    await choose(head.page, /责任人/, nameOf(people.recorder))
    await typeDay(head.page, '开始', addDays(today, -30))
    await typeDay(head.page, '时限必填', addDays(today, 30))
    await choose(head.page, '用哪个指标衡量', '重大安全隐患数')
    await head.page.getByLabel('目标值').fill('1')
    await head.page.getByRole('button', { name: '下达任务' }).click()
    await head.page.getByRole('heading', { name: '重大隐患专项排查' }).waitFor()
    await head.page.locator('.page__head .light--yellow', { hasText: '落后进度' }).waitFor()
    await head.picture('hazard-task-before')

    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '台账' }).click()
    await page.getByRole('link', { name: '安全隐患台账' }).first().click()
    await page
      .getByRole('link', { name: '录入' })
      .or(page.getByRole('button', { name: '录入' }))
      .first()
      .click()
    await page.getByRole('heading', { name: '录入安全隐患台账' }).waitFor()
    await page.getByLabel('点位').fill('老年公寓配电间')
    await choose(page, /场所类别/, '下属单位')
    await choose(page, /隐患类别/, '电气线路')
    await choose(page, /等级/, '重大')
    await choose(page, /^来源/, '日常检查')
    await page.getByLabel('隐患情况').fill('线路裸露，配电箱门不能关闭。')
    await giveEvidence(page, { name: '配电间.png', bytes: pictureOf(7) })
    await recorder.picture('hazard-new')
    await page.getByRole('button', { name: '保存并查看' }).click()
    await page.getByRole('heading', { name: /老年公寓配电间/ }).waitFor()
    const address = new URL(page.url()).pathname

    // 交办, by the head of the section, from what waits at home.
    await head.go('/')
    await head.go(address)
    await head.page.getByRole('button', { name: '交办' }).click()
    await choose(head.page, /整改责任人/, nameOf(people.recorder))
    await typeDay(head.page, '整改时限', today)
    await head.page.locator('.moves__form').getByRole('button', { name: '交办' }).click()
    await head.page.getByText('已交办').first().waitFor()

    // The recorder's page hears of it without being loaded anew.
    await page.getByRole('button', { name: '报请复核' }).click()
    await page.getByLabel('整改措施').fill('已更换线路和配电箱。')
    await giveEvidence(page, { name: '整改后.png', bytes: pictureOf(8) })
    await page.locator('.moves__form').getByRole('button', { name: '报请复核' }).click()
    await page.getByText('待复核').first().waitFor()
    assert.equal(await page.getByRole('button', { name: '销号' }).count(), 0, 'who reported it cannot close it')

    await head.page.getByRole('button', { name: '销号' }).click()
    await head.page.locator('.moves__form').getByRole('button', { name: '销号' }).click()
    await head.page.getByRole('alert').first().waitFor()
    await head.picture('hazard-no-evidence')
    await giveEvidence(head.page, { name: '复核.png', bytes: pictureOf(9) })
    await head.page.locator('.moves__form').getByRole('button', { name: '销号' }).click()
    await head.page.getByText('已销号').first().waitFor()
    await head.page.getByAltText('佐证：复核.png').waitFor()
    await head.picture('hazard-closed')

    await head.go(`/indicators/hazard.closed?period=${year}`)
    await head.page.locator('.indicator__now', { hasText: String(closedBefore + 1) }).waitFor()
    await head.picture('hazard-indicator')
    await head.go('/tasks')
    await head.page.getByRole('link', { name: '重大隐患专项排查' }).first().click()
    await head.page.locator('.page__head .light--green').waitFor()
    await head.picture('hazard-task-after')
    // The draft stood open all the while.
    await drafter.page
      .locator('.chip', { hasText: new RegExp(`^${before + 1}处$`) })
      .first()
      .waitFor()
    await drafter.picture('hazard-draft')
  },
}
