import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { seededRandom, withAlteredNumbers } from './texts.ts'

/** What one run of the command over a folder took. */
export interface FolderRun {
  readonly files: number
  readonly characters: number
  readonly seconds: number
  /** Highest resident memory of the process and all its threads; null where the system does not tell (no /proc). */
  readonly peakBytes: number | null
}

const FILES_PER_FOLDER = 1000

/** Fills a folder with altered copies of the texts, checks it by the command as a user would, and removes it. */
export async function checkFolder(texts: readonly string[], charactersMin: number): Promise<FolderRun> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'))
  try {
    const random = seededRandom(1)
    let characters = 0
    let files = 0
    for (; characters < charactersMin; files++) {
      const text = withAlteredNumbers(texts[files % texts.length] ?? '', random)
      const under = join(folder, String(Math.floor(files / FILES_PER_FOLDER)).padStart(3, '0'))
      if (files % FILES_PER_FOLDER === 0) mkdirSync(under)
      writeFileSync(join(under, `${files}.txt`), text)
      characters += text.length
    }
    return { files, characters, ...(await runCommand(['check', folder, '--format', 'jsonl'], files)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runCommand(args: readonly string[], files: number): Promise<Pick<FolderRun, 'seconds' | 'peakBytes'>> {
  const command = resolve(import.meta.dirname, '../apps/cli/taizhang.ts')
  const startedMs = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines = 0
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  })
  let peakBytes: number | null = null
  const watch = setInterval(() => {
    peakBytes = highWaterBytes(child.pid) ?? peakBytes
  }, 20)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  clearInterval(watch)
  if ((code !== 0 && code !== 1) || lines !== files)
    throw new Error(`the command ended with ${code} after ${lines} of ${files} files`)
  return { seconds: (performance.now() - startedMs) / 1000, peakBytes }
}

/** The kernel keeps the high-water mark, so the last look before the end is enough. */
function highWaterBytes(pid: number | undefined): number | null {
  try {
    const kib = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? null : Number(kib) * 1024
  } catch {
    return null
  }
}
