import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after } from 'node:test'

/** What a run of the command left behind. */
export interface CommandRun {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** For tests: runs `taizhang` as a user would, in a folder, with some standard input. */
export function runCommand(
  args: readonly string[],
  { cwd = process.cwd(), input = '' }: { readonly cwd?: string; readonly input?: string | Uint8Array } = {},
): Promise<CommandRun> {
  const command = resolve(import.meta.dirname, '../taizhang.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...args], { cwd })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // The command may refuse its arguments before it has read its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }))
  })
}

/** For tests: a new folder that is removed when the test file is done. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
