import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPageServer, listen } from '@taizhang/server'
import { programPath } from '@taizhang/tools/test-environment'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { GivenFile } from './acts.ts'

const dist = join(import.meta.dirname, '..', 'apps', 'web', 'dist')
const pictures = join(import.meta.dirname, 'pictures')

/** What the page asked of the world. */
export interface Asked {
  readonly method: string
  readonly url: string
  readonly hasBody: boolean
}

/** The check page in a browser of its own, with a record of every request. */
export interface CheckPage {
  readonly page: Page
  readonly origin: string
  /** Where the check page is. */
  readonly address: string
  /** What the browser wanted to send, wherever to, from the page or its worker. */
  readonly asked: readonly Asked[]
  /** What reached the page's own server. */
  readonly served: readonly Asked[]
  /** What the page wrote to the console as an error, and what it threw. */
  readonly complaints: readonly string[]
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/**
 * Chromium's own services are switched off, so that the record is the page's alone. The address 127.0.0.1 is the only
 * one that resolves.
 */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** Opens the built page at a window's size in CSS pixels. */
export async function openCheckPage(width = 1360, height = 860): Promise<CheckPage> {
  const served: Asked[] = []
  const server = createPageServer(dist)
  server.on('request', ({ method = '', url = '', headers }: IncomingMessage) => {
    served.push({ method, url, hasBody: Number(headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in headers })
  })
  const origin = `http://127.0.0.1:${await listen(server, [0])}`
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-e2e-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: programPath('chromium') ?? '',
    args: flags,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const asked = recordRequests(context)
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const address = `${origin}/check`
  await page.goto(address)
  await page.getByRole('heading', { name: '校核一份材料' }).waitFor()
  return {
    page,
    origin,
    address,
    asked,
    served,
    complaints,
    picture: async (name) => {
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
    close: async () => {
      await context.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function recordRequests(context: BrowserContext): readonly Asked[] {
  const asked: Asked[] = []
  context.on('request', (request) => {
    asked.push({ method: request.method(), url: request.url(), hasBody: request.postDataBuffer() !== null })
  })
  return asked
}

/** Pastes a text and waits for what was found. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '或者粘贴文字' }).fill(text)
  await page.getByRole('button', { name: '校核粘贴的文字' }).click()
  await page.getByRole('document', { name: '材料原文' }).waitFor()
}

/** Drops a file on an element, as the mouse would. */
export async function dropFile(page: Page, selector: string, { name, bytes }: GivenFile): Promise<void> {
  const content = Buffer.from(bytes).toString('base64')
  // As text: this part runs in the page, and the suite's own types know no DataTransfer.
  const transfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob('${content}'), (char) => char.charCodeAt(0))
    transfer.items.add(new File([bytes], ${JSON.stringify(name)}))
    return transfer
  })()`)
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer })
}
