import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { giveFiles } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'

const report = {
  name: '上年工作总结和工作计划.txt',
  bytes: readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'check', 'civil-affairs.txt')),
}

/** Numbers of a line of words, in order. */
const numbersIn = (words: string): readonly number[] => (words.match(/\d+/g) ?? []).map(Number)

/** A year from last year's report: what it says is proposed, looked through, accepted and made, and made again without doubling. */
export const yearJourney: Journey = {
  title:
    'last year’s report is dropped, questions are answered, lines accepted and the year made; once more doubles nothing',
  run: async ({ opened, year }) => {
    const head = await opened.signIn(people.head)
    const { page } = head
    const next = Number(year) + 1
    await head.go('/tasks')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('link', { name: '年度', exact: true }).click()
    await page.getByLabel('要建立的年度').fill(String(next))
    await giveFiles(page, '选择上年总结', report)
    await page.getByRole('heading', { name: new RegExp(`${next}年度`) }).waitFor()
    await head.picture('year-proposed')
    assert.equal(await page.getByRole('button', { name: `建立${next}年度` }).isDisabled(), true, 'first the questions')

    // The report is two years old for that year: it is asked whether that is meant.
    const questions = page.getByRole('alert').filter({ hasText: '请先回答' })
    for (let left = await questions.getByRole('listitem').count(); left > 0; left--) {
      await questions.getByRole('button', { name: '没有错，继续' }).first().click()
      if (left > 1)
        await questions
          .getByRole('listitem')
          .nth(left - 1)
          .waitFor({ state: 'detached' })
    }
    await questions.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^舍弃/ }).last().click()
    await page.getByRole('button', { name: /采纳有把握的\d+条/ }).click()
    await page.getByRole('button', { name: '采纳有把握的0条' }).waitFor()
    const all = page.getByRole('button', { name: '指标、任务、提纲全部采纳' })
    await all.click()
    await page.locator('.line__verdict', { hasText: '年材料的草稿' }).waitFor()
    await page.getByText('待定0', { exact: true }).nth(1).waitFor()
    await head.picture('year-accepted')
    await page.getByRole('button', { name: `建立${next}年度` }).click()
    const done = page.locator('.import__done')
    await done.waitFor()
    await head.picture('year-made')
    const made = (await done.textContent()) ?? ''
    assert.match(made, /任务新建\d+/)

    await page.getByRole('button', { name: '按现在的确认更新' }).click()
    await done.getByText(/任务不变\d+/).waitFor()
    const again = (await done.textContent()) ?? ''
    assert.doesNotMatch(again, /新建/, 'nothing is made twice')
    assert.equal(tasksIn(made), tasksIn(again))

    // The same file once more is the same proposal.
    await page.getByRole('link', { name: '年度' }).last().click()
    await page.getByLabel('要建立的年度').fill(String(next))
    await giveFiles(page, '选择上年总结', report)
    await page.getByText('按现在的确认更新').waitFor()
    await page.getByText('待定0', { exact: true }).nth(1).waitFor()

    await page
      .getByRole('link', { name: '看任务' })
      .or(page.getByRole('link', { name: '任务', exact: true }))
      .first()
      .click()
    await assertTasks(page, tasksIn(made))
    await head.picture('year-tasks')
    await head.go('/reports')
    await page.getByRole('link', { name: new RegExp(`${next}年工作总结`) }).click()
    await page.locator('.paper__heading--1').first().waitFor()
    assert.ok((await page.locator('.paper__text .chip').count()) > 0, 'figures of the outline are links')
    await head.picture('year-draft')
  },
}

const tasksIn = (words: string): number =>
  numbersIn(/任务([^。；]*)/.exec(words)?.[1] ?? '').reduce((sum, one) => sum + one, 0)

async function assertTasks(page: Page, count: number): Promise<void> {
  await page.getByRole('heading', { name: '任务', level: 1 }).waitFor()
  await page.locator('main a[href^="/tasks/"]').first().waitFor()
  assert.ok(count > 0)
}
