import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { AccountStore, AccountTaken, LedgerStore, migrate, openEmbedded } from '@taizhang/store'
import { addUser, OfficeNotFound } from './add-user.ts'
import { firstStart } from './first-start.ts'
import { type Served, serve } from './serve.ts'
import { type TestWorkbench, testWorkbench } from './testing/workbench.ts'

describe('serving', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-serve-'))
  let bench: TestWorkbench
  let served: Served
  before(async () => {
    bench = await testWorkbench()
    mkdirSync(join(folder, 'page'))
    writeFileSync(join(folder, 'page', 'index.html'), '<p>校核</p>')
    served = await serve(bench.workbench, { host: '127.0.0.1', ports: [0], page: join(folder, 'page') })
  })
  after(async () => {
    await bench.close()
    rmSync(folder, { recursive: true })
  })

  test('the page and the interface stand side by side, each with its own content policy', async () => {
    const at = (path: string) => fetch(`http://127.0.0.1:${served.port}${path}`)
    const page = await at('/')
    assert.equal(await page.text(), '<p>校核</p>')
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/)
    const health = await at('/healthz')
    assert.deepEqual(await health.json(), { status: 'ok' })
    assert.match(health.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.equal((await at('/metrics')).status, 200)
    assert.equal((await at('/api/me')).status, 401)
    assert.equal((await at('/apix')).status, 404)
  })

  test('requests come through a socket as they do without one: no body, a body in pieces, one too large', async () => {
    const recorder = await bench.as('recorder')
    const address = `http://127.0.0.1:${served.port}/api`
    const headers = { Cookie: recorder.cookie, 'X-Taizhang-Request': '1', 'Content-Type': 'application/json' }
    const pieces = (text: string) => new Blob([text]).stream() as unknown as NonNullable<RequestInit['body']>
    const post = (body: NonNullable<RequestInit['body']>) =>
      fetch(`${address}/entries`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
    const values = { place: '东门', foundOn: '2024-06-12' }
    const entry = JSON.stringify({ ledger: 'hazard', org: 'east-yunxi', values })
    assert.equal((await post(entry)).status, 201)
    assert.equal((await post(pieces(entry))).status, 201)
    assert.equal((await post(pieces(`"${'长'.repeat(2_000_000)}"`))).status, 413)
    assert.equal((await fetch(`${address}/session`, { method: 'DELETE', headers })).status, 204)
    assert.equal((await fetch(`${address}/me`, { headers })).status, 401)
  })

  test('a page that goes away is listened for no longer', async () => {
    const recorder = await bench.as('recorder')
    const { changes } = bench.workbench.services
    const gone = new AbortController()
    const address = `http://127.0.0.1:${served.port}/api/changes`
    await fetch(address, { headers: { Cookie: recorder.cookie }, signal: gone.signal })
    assert.equal(changes.count(), 1)
    gone.abort()
    for (let tries = 0; tries < 100 && changes.count() > 0; tries++) await new Promise((done) => setTimeout(done, 20))
    assert.equal(changes.count(), 0)
    assert.equal((await fetch(`http://127.0.0.1:${served.port}/healthz`)).status, 200)
  })

  test('a stop ends event streams, lets the rest finish, and takes nothing new', async () => {
    const recorder = await bench.as('recorder')
    const stream = await fetch(`http://127.0.0.1:${served.port}/api/changes`, { headers: { Cookie: recorder.cookie } })
    const said = stream.text()
    await new Promise((done) => setTimeout(done, 50))
    await served.stop()
    assert.equal(await said, 'retry: 3000\n\n')
    await assert.rejects(fetch(`http://127.0.0.1:${served.port}/healthz`))
  })
})

describe('a first start', () => {
  const about = { tenant: 'local', name: '丰禾县', at: '2024-06-12T02:00:00.000Z' }

  test('makes three administrators with passwords for once, and does so once', async () => {
    const database = await openEmbedded('memory')
    await migrate(database)
    const store = new LedgerStore(database)
    const made = await firstStart(store, about)
    assert.deepEqual(
      made?.map(({ title }) => title),
      ['系统管理员', '安全管理员', '审计管理员'],
    )
    const accounts = await new AccountStore(database).all('local')
    assert.equal(accounts.filter(({ passwordMustChange }) => passwordMustChange).length, 3)
    const kept = JSON.stringify(accounts)
    for (const { oneTimePassword } of made ?? []) assert.ok(!kept.includes(oneTimePassword))
    const setup = await store.setup('local')
    assert.deepEqual(
      [...setup.grants.values()]
        .flat()
        .map(({ role }) => role)
        .sort(),
      ['audit-admin', 'security-admin', 'system-admin'],
    )
    assert.equal(await firstStart(store, about), null)

    const user = { signInName: 'Li', name: '李某', org: '丰禾县', post: '', role: 'recorder', reach: 'below' } as const
    await addUser(store, 'local', user, about.at)
    assert.ok(await new AccountStore(database).bySignInName('local', 'li'))
    await assert.rejects(addUser(store, 'local', { ...user, org: '别处' }, about.at), OfficeNotFound)
    const before = (await store.setup('local')).people.size
    await assert.rejects(addUser(store, 'local', user, about.at), AccountTaken)
    assert.equal((await store.setup('local')).people.size, before)
    await database.close()
  })
})
