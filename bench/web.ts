import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programPath } from '@taizhang/tools/test-environment'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

/** The limits that the page is held to. */
const SCRIPT_BYTES_MAX = 400_000
const USABLE_MS_MAX = 1500
const ROUNDS = 9

/** What a visit cost: the scripts that came before the page could be used, as sent, and the time until then. */
interface Visit {
  readonly scriptBytes: number
  readonly scripts: number
  readonly usableMs: number
}

/** How heavy the workbench's first page is, and how soon it can be used by somebody who has been there before. */
export async function webBench({ json }: { readonly json: boolean }): Promise<void> {
  const browserPath = programPath('chromium')
  if (browserPath === null) throw new Error('there is no Chromium on this machine, so nothing was measured')
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-web-'))
  const served = await serveDemonstration(folder)
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const strangers = await visit(await context.newPage(), served.address, '登录')
    await signIn(context, served)
    const first = await visit(await context.newPage(), served.address, '等我办理')
    const warm: Visit[] = []
    const page = await context.newPage()
    for (let round = 0; round < ROUNDS; round++) warm.push(await visit(page, served.address, '等我办理'))
    report(json, { strangers, first, warmMs: median(warm.map(({ usableMs }) => usableMs)) })
  } finally {
    await browser.close()
    served.stop()
    await served.ended
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly strangers: Visit
  readonly first: Visit
  readonly warmMs: number
}

function report(json: boolean, { strangers, first, warmMs }: Measured): void {
  const lines = [
    {
      what: 'scripts of the sign-in page, compressed',
      value: strangers.scriptBytes,
      most: SCRIPT_BYTES_MAX,
      unit: 'bytes',
    },
    { what: 'scripts of the first page, compressed', value: first.scriptBytes, most: SCRIPT_BYTES_MAX, unit: 'bytes' },
    {
      what: `first page usable, warm, median of ${ROUNDS}`,
      value: Math.round(warmMs),
      most: USABLE_MS_MAX,
      unit: 'ms',
    },
  ]
  if (json) console.log(JSON.stringify({ lines, coldMs: Math.round(first.usableMs), scripts: first.scripts }))
  else {
    for (const { what, value, most, unit } of lines)
      console.log(`${value <= most ? 'ok  ' : 'OVER'} ${what}: ${value} ${unit} (at most ${most})`)
    console.log(`first visit after the sign-in: ${Math.round(first.usableMs)} ms, ${first.scripts} scripts`)
  }
  if (first.scripts === 0) throw new Error('no script was seen, so nothing was measured')
  if (lines.some(({ value, most }) => value > most)) process.exitCode = 1
}

/** Goes to the first page, and waits until a heading is there and the rest of the requests are answered. */
async function visit(page: Page, address: string, heading: string): Promise<Visit> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.getByRole('heading', { name: heading }).first().waitFor()
  // As text: it runs in the page, whose types this program does not know.
  return page.evaluate<Visit>(`(() => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
    return {
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      scripts: scripts.length,
      usableMs: performance.now(),
    }
  })()`)
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

interface ServedDemonstration {
  readonly address: string
  readonly name: string
  readonly password: string
  readonly stop: () => void
  readonly ended: Promise<unknown>
}

async function signIn(context: BrowserContext, { address, name, password }: ServedDemonstration): Promise<void> {
  const answer = await context.request.post(`${address}/api/session`, {
    headers: { 'X-Taizhang-Request': '1' },
    data: { name, password },
  })
  if (answer.status() !== 200) throw new Error(`sign-in of ${name}: ${answer.status()}`)
}

/** Starts the demonstration as `npm start` does, a tenth of its size, and reads from what it tells how to get in. */
async function serveDemonstration(folder: string): Promise<ServedDemonstration> {
  const command = join(import.meta.dirname, '..', 'apps', 'cli', 'taizhang.ts')
  const args = ['--disable-warning=ExperimentalWarning', command, 'serve', '--demo', '--scale', '0.1', '--port', '0']
  const child = spawn(process.execPath, [...args, '--data', join(folder, 'data')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  let told = ''
  for await (const piece of child.stderr as AsyncIterable<Buffer>) {
    told += piece.toString()
    const [, address] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(told) ?? []
    const [, password] = /密码都是 (\S+)/.exec(told) ?? []
    const [, name] = /^ {2}(\S*-head)\s/m.exec(told) ?? []
    if (address && password && name) return { address, password, name, stop: () => child.kill('SIGTERM'), ended }
  }
  throw new Error(`the demonstration did not start: ${told}`)
}
