import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { root } from './repository.ts'

describe('the entry of the npm scripts', () => {
  const entry = join(root, 'tools', 'run.mjs')
  const env = { ...process.env, npm_lifecycle_event: 'taizhang', INIT_CWD: join(root, 'examples') }

  test('puts nothing of its own on stdout, and keeps the exit code', () => {
    const args = ['check', 'no-such-file.docx']
    const direct = spawnSync(process.execPath, [join(root, 'apps', 'cli', 'taizhang.ts'), ...args], {
      encoding: 'utf8',
    })
    const { status, stdout } = spawnSync(process.execPath, [entry, 'taizhang', ...args], { encoding: 'utf8' })
    assert.equal(status, 2)
    assert.deepEqual({ status, stdout }, { status: direct.status, stdout: direct.stdout })
  })

  test('takes paths from where npm was called, not from the root that npm moves to', () => {
    const args = [entry, 'taizhang', 'check', 'check/water.txt', '--format', 'jsonl']
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
    assert.equal(status, 1)
    assert.ok(JSON.parse(stdout).findings.length > 0)
  })

  test('hands a signal on and ends with the task', async () => {
    // The command waits for text on its standard input, which never comes.
    const child = spawn(process.execPath, [entry, 'taizhang', 'check', '-'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    setTimeout(() => child.kill('SIGTERM'), 500)
    const [code] = await once(child, 'exit')
    assert.equal(code, 128 + 15)
  })

  test('names the tasks where it is asked for one that it has not', () => {
    const { status, stderr } = spawnSync(process.execPath, [entry, 'serve-everything'], { encoding: 'utf8' })
    assert.equal(status, 2)
    assert.match(stderr, /start, taizhang, test/)
  })
})
