import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Step } from '@taizhang/ledger'
import type { Database } from './database.ts'
import { readHistoryHead } from './history-head.ts'
import { DefinitionsMistaken, IdempotencyKeyReused, LedgerStore, UnknownTenant } from './ledger-store.ts'
import { county } from './testing/county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'

const at = '2024-03-05T02:00:00.000Z'
const today = '2024-03-05'

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`the store on the ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    let store: LedgerStore
    before(async () => {
      databases = await start()
      database = await databases.open()
      store = new LedgerStore(database)
      await store.createTenant('yunling', '云岭县', at)
      await store.setUp('yunling', county('云岭县'), { by: 'system', at })
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
    })

    const create = (id: string, number: string): Step => ({
      step: 'create-entry',
      id,
      ledger: 'hazard',
      org: 'civil',
      values: { number, place: '学校', found: '2024-03-04' },
    })
    const context = { by: 'recorder-civil', at, today }

    test('a step lands whole, with its history', async () => {
      const result = await store.apply('yunling', create('h1', 'A1'), context)
      assert.equal(result.ok && result.value.entry?.version, 1)
    })
    test('a refusal changes nothing', async () => {
      const result = await store.apply('yunling', create('h2', 'A1'), context)
      assert.deepEqual(!result.ok && result.error.map(({ code }) => code), ['duplicate-key'])
    })
    test('the same request sent again is done once', async () => {
      const once = { key: 'request-1', requestHash: 'a'.repeat(64) }
      const first = await store.apply('yunling', create('h3', 'A3'), context, once)
      const again = await store.apply('yunling', create('h4', 'A3'), context, once)
      assert.deepEqual(again, first)
      const other = store.apply('yunling', create('h5', 'A5'), context, { ...once, requestHash: 'b'.repeat(64) })
      await assert.rejects(other, IdempotencyKeyReused)
    })
    test('what a request was answered is forgotten at night, after its time', async () => {
      const once = { key: 'request-2', requestHash: 'a'.repeat(64) }
      assert.ok((await store.apply('yunling', create('n1', 'N1'), context, once)).ok)
      await store.maintain('2024-03-05T00:00:00.000Z')
      assert.ok((await store.apply('yunling', create('n2', 'N1'), context, once)).ok)
      await store.maintain('2024-03-06T00:00:00.000Z')
      assert.equal((await store.apply('yunling', create('n2', 'N1'), context, once)).ok, false)
    })
    test('two writers at once do not fork the history', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.apply('yunling', create(`p${index}`, `P${index}`), context)),
      )
      assert.equal(results.filter(({ ok }) => ok).length, 20)
    })
    test('many steps in one transaction meet what the ones before left', async () => {
      const steps: readonly Step[] = [
        create('b1', 'B1'),
        create('b2', 'B1'),
        { step: 'edit-entry', id: 'b1', version: 1, values: { number: 'B9' }, reason: '更正' },
        create('b3', 'B1'),
        { step: 'edit-entry', id: 'b3', version: 1, values: { number: 'B7' }, reason: '更正' },
        { step: 'edit-entry', id: 'b1', version: 2, values: { number: 'B1' }, reason: '更正' },
        // What an entry of the database gives up another takes.
        { step: 'edit-entry', id: 'h1', version: 1, values: { number: 'A9' }, reason: '更正' },
        create('b4', 'A1'),
      ]
      const requests = steps.map((step) => ({ of: 'ledger', step, context }) as const)
      const results = await store.applyAll('yunling', requests, 'good')
      const codes = results.map((result) => (result.ok ? 'ok' : result.error[0]?.code))
      assert.deepEqual(codes, ['ok', 'duplicate-key', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
    })
    test('of many steps that stand or fall together one refusal leaves nothing written', async () => {
      const head = () =>
        store.read({ tenant: 'yunling', orgs: 'all' }, (transaction) => readHistoryHead(transaction, 'yunling'))
      const before = await head()
      const requests = [create('c1', 'C1'), create('c2', 'C1')].map(
        (step) => ({ of: 'ledger', step, context }) as const,
      )
      const results = await store.applyAll('yunling', requests)
      assert.deepEqual([results.map(({ ok }) => ok), await head()], [[true, false], before])
      assert.ok((await store.apply('yunling', create('c2', 'C1'), context)).ok)
    })
    test('definitions with a mistake are refused with its place, and nothing is changed', async () => {
      const before = await store.setup('yunling')
      const setup = county('云岭县')
      const [hazard] = setup.ledgers
      const broken = { ...hazard, key: 'broken', dateField: 'nothing' } as (typeof setup.ledgers)[number]
      const counted = {
        ...setup.indicators[0],
        key: 'broken.count',
        of: 'nowhere',
      } as (typeof setup.indicators)[number]
      const change = { ...setup, ledgers: [broken], indicators: [counted] }
      await assert.rejects(store.setUp('yunling', change, { by: 'system', at }), (error) => {
        assert.ok(error instanceof DefinitionsMistaken)
        assert.deepEqual(
          error.mistakes.map(({ place }) => place),
          ['broken.dateField', 'broken.count'],
        )
        return true
      })
      assert.equal((await store.setup('yunling')).version, before.version)
    })
    test('a tenant that is not there', async () => {
      await assert.rejects(store.apply('nowhere', create('x', 'X'), context), UnknownTenant)
    })
  })
