import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { runCommand, testFolder } from './run-command.ts'

describe('taizhang serve and taizhang user', () => {
  const folder = testFolder()

  /** Starts the service, waits until it listens, does something, and asks it to stop. */
  async function whileServing(args: readonly string[], work: (port: number) => Promise<void>) {
    const command = resolve(import.meta.dirname, '../taizhang.ts')
    const given = ['--disable-warning=ExperimentalWarning', command, 'serve', '--port', '0', ...args]
    const child = spawn(process.execPath, given, { cwd: folder })
    let [out, err] = ['', '']
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
    })
    const ended = new Promise<number | null>((done) => child.on('close', done))
    const port = await new Promise<number>((done, fail) => {
      child.stderr.on('data', (piece: Buffer) => {
        err += piece.toString()
        const listening = /127\.0\.0\.1:(\d+)/.exec(err)
        if (listening) done(Number(listening[1]))
      })
      void ended.then(() => fail(new Error(err)))
    })
    try {
      await work(port)
    } finally {
      child.kill('SIGTERM')
    }
    return { code: await ended, out, err }
  }

  test('the first start tells three accounts once, signs one in, and stops when asked', async () => {
    const first = await whileServing(['--name', '丰禾县'], async (port) => {
      const busy = await runCommand(['user', 'add', 'li', '--name', '李某', '--org', '丰禾县'], { cwd: folder })
      assert.equal(busy.code, 2)
      assert.match(busy.err, /正由另一个进程/)
      const me = await fetch(`http://127.0.0.1:${port}/api/me`)
      assert.equal(me.status, 401)
    })
    assert.equal(first.code, 0)
    const told = [...first.err.matchAll(/登录名 (\S+) {2}一次性密码 (\S+)/g)]
    assert.equal(told.length, 3)
    for (const [, , password = ''] of told) assert.ok(!first.out.includes(password))
    for (const line of first.out.trim().split('\n')) assert.ok('route' in JSON.parse(line))

    const added = await runCommand(['user', 'add', 'Li', '--name', '李某', '--org', '丰禾县', '--role', 'recorder'], {
      cwd: folder,
    })
    const [, name, password] = /登录名 (\S+)，一次性密码 (\S+)/.exec(added.out) ?? []
    assert.equal(name, 'li', added.err)
    const second = await whileServing(['--data', join(folder, 'taizhang-data')], async (port) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
        method: 'POST',
        body: JSON.stringify({ name, password }),
        headers: { 'Content-Type': 'application/json', 'X-Taizhang-Request': '1' },
      })
      assert.equal(response.status, 200)
      assert.equal(((await response.json()) as { passwordMustChange: boolean }).passwordMustChange, true)
    })
    assert.doesNotMatch(second.err, /一次性密码/)
  })

  test('a demonstration is filled in once, and tells its accounts at every start', async () => {
    const args = ['--demo', '--scale', '0.006', '--data', join(folder, 'shown')]
    const first = await whileServing(args, async () => {})
    assert.match(first.err, /首次启动.*\n已填好/)
    const told = /密码都是 (\S+) ：\n {2}(\S+)/.exec(first.err)
    assert.ok(told, first.err)
    const second = await whileServing(args, async (port) => {
      const [, password, name] = told
      const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
        method: 'POST',
        body: JSON.stringify({ name, password }),
        headers: { 'Content-Type': 'application/json', 'X-Taizhang-Request': '1' },
      })
      assert.equal(response.status, 200)
    })
    assert.ok(second.err.includes(told[0]), second.err)
    assert.doesNotMatch(second.err, /首次启动/)
    // A line for each request would hide the accounts.
    assert.equal(second.out, '')
  })

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['serve', '--port', 'x'], /--port/],
    [['serve', '--demo', '--scale', '0', '--data', 'none'], /--scale/],
    [['user', 'list'], /user add/],
    [['user', 'add', 'li'], /--name/],
    [['user', 'add', 'l i', '--name', '李某', '--org', '丰禾县'], /登录名/],
    [['user', 'add', 'wu', '--name', '吴某', '--org', '丰禾县', '--role', 'king'], /king/],
    [['user', 'add', 'wu', '--name', '吴某', '--org', '无此单位'], /无此单位/],
    [['user', 'add', 'li', '--name', '李某', '--org', '丰禾县'], /已有人用/],
  ]
  for (const [args, says] of wrong)
    test(`taizhang ${args.join(' ')} is refused with the reason`, async () => {
      const run = await runCommand(args, { cwd: folder })
      assert.equal(run.code, 2)
      assert.match(run.err, says)
    })
})
