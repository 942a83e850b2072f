import assert from 'node:assert/strict'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'

/** Two people with the same entry open: the second to save sees both versions, and neither loses a word. */
export const conflictJourney: Journey = {
  title: 'the same entry is edited by two people: the second sees both versions and nothing is lost',
  run: async ({ opened }) => {
    const [recorder, head] = [await opened.signIn(people.recorder), await opened.signIn(people.head)]
    await recorder.go('/ledgers/hazard?state=found')
    await recorder.page.locator('.entry-table a').first().click()
    await recorder.page.getByRole('button', { name: '修改' }).click()
    await head.go(new URL(recorder.page.url()).pathname)
    await head.page.getByRole('button', { name: '修改' }).click()

    await recorder.page.getByLabel('隐患情况').fill('甲写的：应急灯不亮。')
    await head.page.getByLabel('点位').fill('乙改的点位')
    await head.page.getByLabel('隐患情况').fill('乙写的：通道被占。')
    await recorder.page.getByLabel('修改说明').fill('补充情况')
    await recorder.page.getByRole('button', { name: '保存修改' }).click()
    await recorder.page.getByText('甲写的：应急灯不亮。').first().waitFor()

    await head.page.getByLabel('修改说明').fill('核对后更正')
    await head.page.getByRole('button', { name: '保存修改' }).click()
    const both = head.page.getByRole('alert').filter({ hasText: '别人刚改过这条记录' })
    await both.waitFor()
    const words = (await both.textContent()) ?? ''
    assert.match(words, /甲写的：应急灯不亮。/)
    assert.match(words, /乙写的：通道被占。/)
    assert.match(words, /乙改的点位/)
    assert.equal(await head.page.getByLabel('隐患情况').inputValue(), '乙写的：通道被占。')
    await head.picture('conflict-both')
    await both.getByRole('button', { name: '在最新的内容上保留我的修改' }).click()
    await head.page.getByRole('button', { name: '保存修改' }).click()
    await head.page.getByRole('button', { name: '修改' }).waitFor()
    // The history keeps what the first wrote.
    await head.page.locator('.story', { hasText: '甲写的：应急灯不亮。' }).waitFor()
    await head.page.locator('.story', { hasText: '乙写的：通道被占。' }).waitFor()
    await head.picture('conflict-kept')
    // The other page hears of it.
    await recorder.page.getByRole('heading', { name: /乙改的点位/ }).waitFor()
  },
}
