import assert from 'node:assert/strict'
import { choose, putCursor } from '../acts.ts'
import { people } from '../demonstration.ts'
import type { Journey } from '../journey.ts'

/** Writing in the report: Chinese by an input method, levels, undo, figures put in and linked, leaving, and two who write at once. */
export const editorJourney: Journey = {
  title:
    'the report is written: input method, levels, undo, figures; leaving unsaved asks, and who saves second loses nothing',
  run: async ({ opened, annual }) => {
    const drafter = await opened.signIn(people.drafter)
    const { page, context } = drafter
    await drafter.go(annual)
    const text = page.getByRole('textbox', { name: '正文' })
    await text.waitFor()
    const saved = page.getByRole('button', { name: '已保存' })
    const unsaved = page.getByRole('button', { name: '保存', exact: true })

    await putCursor(text, 'end')
    await page.keyboard.press('Enter')
    const keys = await context.newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'zhenggai', selectionStart: 8, selectionEnd: 8 })
    await keys.send('Input.imeSetComposition', { text: '整改', selectionStart: 2, selectionEnd: 2 })
    await keys.send('Input.insertText', { text: '整改安全隐患' })
    await text.locator('p').last().getByText('整改安全隐患', { exact: true }).waitFor()
    await unsaved.waitFor()

    await page.keyboard.press('Control+Alt+2')
    await text.locator('h3.paper__heading--2', { hasText: '整改安全隐患' }).waitFor()
    await choose(page, '段落级别', '正文')
    await text.locator('p', { hasText: '整改安全隐患' }).last().waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await text.locator('h3', { hasText: '整改安全隐患' }).waitFor()
    await page.getByRole('button', { name: '重做' }).click()
    await text.locator('p', { hasText: '整改安全隐患' }).last().waitFor()

    // A figure is put in where the cursor is, and shows its value at once.
    await page.keyboard.press('Control+End')
    await page.getByRole('button', { name: '插入数' }).click()
    await choose(page, '哪个指标', '排查安全隐患数')
    await page.getByRole('button', { name: '插入', exact: true }).click()
    const chip = text.locator('p').last().locator('.chip')
    await chip.getByText(/^\d+处$/).waitFor()
    await saved.waitFor()
    await chip.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: '数据来源', selected: true }).waitFor()
    await drafter.picture('editor-figure')

    // A number that is typed is held against the ledger, and becomes a link by a press.
    await putCursor(text, 'start')
    await page.keyboard.insertText('全年排查安全隐患99处。')
    await page.keyboard.press('Control+s')
    await saved.waitFor()
    await page.getByRole('tab', { name: /^校核/ }).click()
    const doubt = page.locator('.report__side li', { hasText: '手写的“99处”' })
    await doubt.waitFor()
    await text.locator('.mark--typed', { hasText: '99处' }).waitFor()
    await drafter.picture('editor-typed')
    await doubt.getByRole('button', { name: /^改成/ }).first().click()
    await text
      .locator('.chip')
      .first()
      .getByText((await chip.textContent()) ?? '?')
      .waitFor()
    await doubt.waitFor({ state: 'detached' })
    await saved.waitFor()

    // Leaving what is not saved asks; staying keeps every word.
    await putCursor(text, 'end')
    await page.keyboard.insertText('（没有存的话）')
    const [dialog] = await Promise.all([
      page.waitForEvent('dialog'),
      page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '指标' }).click({ noWaitAfter: true }),
    ])
    assert.match(dialog.message(), /没保存的内容/)
    await dialog.dismiss()
    await text.getByText('（没有存的话）').waitFor()

    // Meanwhile somebody else saves.
    const head = await opened.signIn(people.head)
    await head.go(annual)
    const other = head.page.getByRole('textbox', { name: '正文' })
    await putCursor(other, 'start')
    await head.page.keyboard.insertText('副局长先存的话。')
    await head.page.keyboard.press('Control+s')
    await head.page.getByRole('button', { name: '已保存' }).waitFor()
    await page.keyboard.press('Control+s')
    const stale = page.getByRole('alert').filter({ hasText: '别人刚存过这份材料' })
    await stale.waitFor()
    await drafter.picture('editor-stale')
    assert.ok(((await text.textContent()) ?? '').includes('（没有存的话）'), 'what was typed is still there')
    await stale.getByRole('button', { name: '放弃我写的，看最新的' }).click()
    await text.getByText('副局长先存的话。').waitFor()
  },
}
