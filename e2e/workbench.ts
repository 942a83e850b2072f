import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkbench, openInstallation, serve } from '@taizhang/server'
import { programPath } from '@taizhang/tools/test-environment'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type FilledDemonstration, fillDemonstration } from './demonstration.ts'

const dist = join(import.meta.dirname, '..', 'apps', 'web', 'dist')
const pictures = join(import.meta.dirname, 'pictures')

/** The filled data, and a browser for all journeys. */
export interface Ground {
  readonly demonstration: FilledDemonstration
  /** A workbench of one's own on a fresh copy of the data. */
  open(): Promise<Opened>
  close(): Promise<void>
}

/** How large the window is, in CSS pixels. */
export type Size = { readonly width: number; readonly height: number }

export interface Opened {
  readonly origin: string
  /** What the server could not answer and wrote into its log, and what the pages threw or complained of. */
  faults(): readonly string[]
  /** Signs somebody in, in a browser profile of his or her own. */
  signIn(name: string, size?: Size): Promise<Visit>
  /** Opens the first page for somebody who is not signed in. */
  stranger(size?: Size): Promise<Visit>
  close(): Promise<void>
}

/** Somebody at the workbench. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page wrote to the console as an error, and what it threw. */
  readonly complaints: readonly string[]
  /** Goes to an address of the workbench. */
  go(path: string): Promise<void>
  picture(name: string): Promise<void>
}

export const wide = { width: 1360, height: 860 }
export const phone = { width: 390, height: 844 }

/** Fills the demonstration and starts the browser: once for all journeys. */
export async function prepareGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-journeys-'))
  const source = join(folder, 'filled')
  const demonstration = fillDemonstration(source)
  const browser = await chromium.launch({
    executablePath: programPath('chromium') ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  let opened = 0
  return {
    demonstration,
    open: async () => {
      const copy = join(folder, `copy-${++opened}`)
      cpSync(source, copy, { recursive: true })
      return openWorkbench(copy, browser, demonstration)
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A workbench on a filled folder, which goes with it in the end; of the usual build of the page, or another. */
export async function openWorkbench(
  folder: string,
  browser: Browser,
  { password }: Pick<FilledDemonstration, 'password'>,
  page = dist,
): Promise<Opened> {
  const { database, evidence, seal } = await openInstallation(folder, undefined)
  const faults: string[] = []
  const workbench = createWorkbench({
    database,
    evidence,
    seal,
    limits: { requestsPerMinute: 100_000, signInsPerMinute: 100_000 },
    log: (line) => {
      if (line['level'] === 'error') faults.push(JSON.stringify(line))
    },
  })
  const served = await serve(workbench, { host: '127.0.0.1', ports: [0], page })
  const origin = `http://127.0.0.1:${served.port}`
  const contexts: BrowserContext[] = []
  const stranger = async (viewport: Size = wide): Promise<Visit> => {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
      baseURL: origin,
    })
    contexts.push(context)
    const tab = await context.newPage()
    const complaints: string[] = []
    tab.on('console', (message) => {
      // A refusal is an answer like any other; the browser writes each of them down.
      if (message.type() === 'error' && !/^Failed to load resource.* 4\d\d /.test(message.text()))
        complaints.push(message.text())
    })
    tab.on('pageerror', (error) => complaints.push(error.message))
    await tab.goto('/')
    return {
      page: tab,
      context,
      complaints,
      go: async (path) => {
        await tab.goto(path)
      },
      picture: async (picture) => {
        await tab.screenshot({ path: join(pictures, `${picture}.png`) })
      },
    }
  }
  const visits: Visit[] = []
  return {
    origin,
    faults: () => [...faults, ...visits.flatMap(({ complaints }) => complaints)],
    stranger: async (size) => {
      const visit = await stranger(size)
      visits.push(visit)
      return visit
    },
    signIn: async (name, size) => {
      const visit = await stranger(size)
      visits.push(visit)
      const { page: tab } = visit
      await tab.getByLabel('登录名').fill(name)
      await tab.getByLabel('密码').fill(password)
      await tab.getByRole('button', { name: '登录' }).click()
      await tab.getByRole('navigation', { name: '主导航' }).waitFor()
      return visit
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await served.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
