import { addDays } from '@taizhang/ledger'
import { choose, giveEvidence, typeDay } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'
import { pictureOf } from '../picture-file.ts'

/** A task that lags is chased: a numbered sheet, an answer with its proof, a verdict by another person. */
export const supervisionJourney: Journey = {
  title: 'a leader gives out a sheet over a late task, its owner answers with a photo, it is returned and then settled',
  run: async ({ opened, today, nameOf }) => {
    const leader = await opened.signIn(people.leader)
    const recorder = await opened.signIn(people.recorder)
    await leader.go('/tasks/new')
    await leader.page.getByLabel('事项').fill('老年公寓消防改造')
    await choose(leader.page, /责任人/, nameOf(people.recorder))
    await typeDay(leader.page, '开始', addDays(today, -60))
    await typeDay(leader.page, '时限必填', addDays(today, -10))
    await leader.page.getByRole('button', { name: '下达任务' }).click()
    await leader.page.getByRole('heading', { name: '老年公寓消防改造' }).waitFor()
    await leader.page.locator('.page__head .light--red').waitFor()

    await leader.page.getByRole('button', { name: '下督办单、约谈或表扬' }).click()
    await leader.page.getByLabel('督办事项和要求').fill('说明逾期原因，报完成日期。')
    await typeDay(leader.page, '回复时限', addDays(today, 2))
    await leader.page.getByRole('button', { name: '下达督办单' }).click()
    await leader.page.getByRole('heading', { name: /督办〔\d{4}〕\d+号.*还剩2天/ }).waitFor()
    await leader.picture('supervision-issued')

    await recorder.go('/')
    await recorder.page.getByRole('heading', { name: /等我回复的督办/ }).waitFor()
    await recorder.picture('supervision-home')
    await recorder.page.getByRole('link', { name: /督办〔\d{4}〕\d+号 老年公寓消防改造/ }).click()
    await recorder.page.getByRole('button', { name: '回复', exact: true }).click()
    await recorder.page.getByLabel('办到哪一步，原因和下一步').fill('设备已到场，月底完工。')
    await giveEvidence(recorder.page, { name: '到场.png', bytes: pictureOf(5) })
    await recorder.page.getByRole('button', { name: '提交回复' }).click()
    await recorder.page.getByText('已回复，待审').waitFor()

    await leader.page.getByText('已回复，待审').waitFor()
    await leader.page.getByRole('button', { name: '退回', exact: true }).click()
    await leader.page.getByLabel('哪里还不够').fill('没有写逾期原因。')
    await typeDay(leader.page, '新的回复时限', addDays(today, 4))
    await leader.page.locator('.sheet form').getByRole('button', { name: '退回' }).click()
    await recorder.page.getByText(/退回，待回复，还剩4天/).waitFor()
    await recorder.page.getByRole('button', { name: '回复', exact: true }).click()
    await recorder.page.getByLabel('办到哪一步，原因和下一步').fill('因设备晚到逾期，现已完工。')
    await giveEvidence(recorder.page, { name: '完工.png', bytes: pictureOf(6) })
    await recorder.page.getByRole('button', { name: '提交回复' }).click()
    await leader.page.getByText('已回复，待审').waitFor()
    await leader.page.getByRole('button', { name: '办结', exact: true }).click()
    await leader.page.getByLabel('审定意见').fill('同意。')
    await leader.page.locator('.sheet form').getByRole('button', { name: '办结' }).click()
    await leader.page.getByRole('heading', { name: /已办结/ }).waitFor()
    await leader.picture('supervision-settled')
  },
}
