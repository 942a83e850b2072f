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

/** Presses what starts a download, and gives the file. */
export async function download(page: Page, press: () => Promise<void>): Promise<GivenFile> {
  const [got] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: got.suggestedFilename(), bytes: readFileSync(await got.path()) }
}

/** Puts the cursor at the beginning or the end of a report's text, by a click as one would, once the check beside it has come. */
export async function putCursor(text: Locator, where: 'start' | 'end'): Promise<void> {
  await text
    .page()
    .getByRole('tab', { name: /^校核 \d+$/ })
    .waitFor()
  const paragraphs = text.locator('p')
  await (where === 'start' ? paragraphs.first() : paragraphs.last()).click({ position: { x: 60, y: 12 } })
  await text.page().keyboard.press(where === 'start' ? 'Control+Home' : 'Control+End')
}
