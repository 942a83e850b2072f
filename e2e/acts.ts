import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'

/** A file as a file field takes it, and as a download gives it. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Chooses from a list by its label, typing a part of the words as one would. */
export async function choose(page: Page, label: string | RegExp, words: string): Promise<void> {
  const input = page.getByLabel(label).first()
  await input.click()
  if (await input.isEditable()) await input.fill(words)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).first().click()
}

/** Types a day into its field and leaves it. */
export async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const input = page.getByLabel(label, { exact: true })
  await input.fill(day)
  await input.blur()
}

/** Hands files to a file field. */
export async function giveFiles(page: Page, label: string, ...files: readonly GivenFile[]): Promise<void> {
  await page
    .getByLabel(label)
    .first()
    .setInputFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
    )
}

/** Hands over files of evidence, and waits until they are uploaded. */
export async function giveEvidence(page: Page, ...files: readonly GivenFile[]): Promise<void> {
  await giveFiles(page, '选择要上传的文件', ...files)
  for (const { name } of files) await page.getByRole('button', { name: `去掉 ${name}` }).waitFor()
}

/** Presses what starts a download, and gives the file. */
export async function download(page: Page, press: () => Promise<void>): Promise<GivenFile> {
  const [got] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: got.suggestedFilename(), bytes: readFileSync(await got.path()) }
}

/** Puts the cursor at the beginning or the end of a report's text, by a click and a key as one would. */
export async function putCursor(text: Locator, where: 'start' | 'end'): Promise<void> {
  await text
    .page()
    .getByRole('tab', { name: /^校核 \d+$/ })
    .waitFor()
  const paragraphs = text.locator('p')
  await (where === 'start' ? paragraphs.first() : paragraphs.last()).click({ position: { x: 60, y: 12 } })
  // The editor takes a click in after some frames; a key that comes sooner than any hand could press it is overtaken by it.
  for (let tries = 0; tries < TRIES; tries++) {
    await text.page().keyboard.press(where === 'start' ? 'Control+Home' : 'Control+End')
    if (await text.page().evaluate<boolean>(`(${staysAt})(${where === 'end'})`)) return
  }
  throw new Error(`the cursor did not go to the ${where}`)
}

const TRIES = 10

/** Whether for some frames nothing stands between the cursor and the end (or the start) of the text. As text: it runs in the page. */
const staysAt = `async (atEnd) => {
  const text = document.querySelector('.paper__text')
  for (let frame = 0; frame < 12; frame++) {
    await new Promise((done) => requestAnimationFrame(done))
    const selection = getSelection()
    if (!selection.anchorNode || !text.contains(selection.anchorNode)) return false
    const between = document.createRange()
    between.selectNodeContents(text)
    if (atEnd) between.setStart(selection.anchorNode, selection.anchorOffset)
    else between.setEnd(selection.anchorNode, selection.anchorOffset)
    if (between.toString() !== '') return false
  }
  return true
}`
