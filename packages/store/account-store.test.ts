import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AccessRecordStore } from './access-record-store.ts'
import { AccountStore, AccountTaken } from './account-store.ts'
import type { Database } from './database.ts'
import { LedgerStore } from './ledger-store.ts'
import { findSession, SessionStore } from './session-store.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'

const at = '2024-06-12T02:00:00.000Z'
const hash = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA'

for (const { kind, open, skip } of [
  { kind: 'embedded', open: async () => embeddedDatabases(), skip: false },
  { kind: 'server', open: () => serverDatabases(), skip: noServer },
])
  describe(`accounts, sessions and records of access, ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    let accounts: AccountStore
    before(async () => {
      databases = await open()
      database = await databases.open()
      const store = new LedgerStore(database)
      for (const tenant of ['a', 'b']) {
        await store.createTenant(tenant, tenant, at)
        const people = ['one', 'two'].map((id) => ({ id, name: id, org: 'town', post: '' }))
        const orgs = [{ id: 'town', parent: null, name: '云溪镇', kind: 'township' as const, order: 1 }]
        await store.setUp(tenant, { orgs, people, grants: [], ledgers: [], indicators: [] }, { by: 'setup', at })
      }
      accounts = new AccountStore(database)
      const account = { person: 'one', signInName: 'One', passwordHash: hash, mustChange: true }
      await accounts.create('a', account, at)
    })
    after(async () => {
      await database.close()
      await databases.stop()
    })

    test('a name is had once in a tenant, in small letters, and again in another', async () => {
      const account = { person: 'two', signInName: 'ONE', passwordHash: hash, mustChange: false }
      await assert.rejects(accounts.create('a', account, at), AccountTaken)
      await assert.rejects(accounts.create('a', { ...account, person: 'one', signInName: 'x' }, at), AccountTaken)
      await accounts.create('b', account, at)
      assert.equal((await accounts.bySignInName('a', 'oNE'))?.person, 'one')
      assert.equal((await accounts.bySignInName('b', 'one'))?.person, 'two')
    })

    test('the database takes no password that is not hashed', async () => {
      await assert.rejects(accounts.change('a', 'one', { passwordHash: 'Cloud-42-river' }), /check/)
    })

    test('failures at the same time all count, and lock at the limit', async () => {
      const until = '2024-06-12T02:15:00.000Z'
      await Promise.all(Array.from({ length: 4 }, () => accounts.countFailure('a', 'one', 5, until)))
      const before = await accounts.byPerson('a', 'one')
      assert.deepEqual([before?.failures, before?.lockedUntil], [4, null])
      await accounts.countFailure('a', 'one', 5, until)
      const locked = await accounts.byPerson('a', 'one')
      assert.deepEqual([locked?.failures, locked?.lockedUntil], [0, until])
    })

    test('a step of the second factor is used once', async () => {
      const used = await Promise.all([1, 2, 3].map(() => accounts.useFactorStep('a', 'one', 57_000_000)))
      assert.deepEqual(used.sort(), [false, false, true])
      assert.equal(await accounts.useFactorStep('a', 'one', 56_999_999), false)
    })

    test('a session is found by its token’s hash within its tenant, and ends', async () => {
      const sessions = new SessionStore(database)
      const token = 'c'.repeat(64)
      const session = { id: 's', person: 'one', startedAt: at, seenAt: at, agent: '', address: '' }
      await sessions.begin('a', token, session)
      const find = (tenant: string) =>
        new LedgerStore(database).read({ tenant, orgs: [] }, (transaction) => findSession(transaction, tenant, token))
      assert.equal((await find('a'))?.passwordMustChange, true)
      assert.equal(await find('b'), undefined)
      assert.equal(await sessions.end('a', 'two', 's'), false)
      await sessions.forget('a', at)
      assert.deepEqual(await sessions.ofPerson('a', 'one'), [session])
      assert.equal(await sessions.end('a', 'one', 's'), true)
      assert.equal(await find('a'), undefined)
    })

    test('records of access are only added: neither changed nor removed by the application', async () => {
      const records = new AccessRecordStore(database)
      const record = { at, person: null, event: 'sign-in', subject: '', succeeded: false, address: '', requestId: 'r' }
      for (const id of ['1', '2', '3']) await records.add('a', { ...record, id })
      const [newest, ...older] = await records.list('a', { after: null, most: 2 })
      assert.deepEqual([newest?.id, older.map(({ id }) => id)], ['3', ['2']])
      const rest = await records.list('a', { after: { at, id: '2' }, most: 5 })
      assert.deepEqual(rest, [{ ...record, id: '1' }])
      assert.deepEqual(await records.list('b', { after: null, most: 5 }), [])
      const opening = `set local role taizhang_app; set local taizhang.tenant = 'a'; set local taizhang.orgs = '*'`
      for (const sql of ["update access_record set event = 'x'", 'delete from access_record'])
        await assert.rejects(
          database.transaction(opening, (transaction) => transaction.query(sql)),
          /permission denied/,
        )
    })
  })
