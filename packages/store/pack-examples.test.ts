import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { definitionsOf, exampleCounty, exampleEvidence, packs, playExample, withBuiltOn } from '@taizhang/packs'
import type { Database } from './database.ts'
import { LedgerStore } from './ledger-store.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'
import { verifyTenant } from './verify.ts'

const tenant = 'examples'

/** Every worked example of every pack in an office of its own. */
const played = packs.flatMap((pack) =>
  pack.examples.map((example) => {
    const office = `${pack.title}：${example.title}`
    return { office, ...playExample(withBuiltOn([pack], packs), example, office) }
  }),
)

suiteOn('embedded', false, async () => embeddedDatabases())
suiteOn('server', noServer, serverDatabases)

function suiteOn(kind: string, skip: string | false, makeDatabases: () => Promise<TestDatabases>): void {
  describe(`worked examples of the packs in the store (${kind})`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    let store: LedgerStore
    before(async () => {
      databases = await makeDatabases()
      database = await databases.open()
      store = new LedgerStore(database)
      await store.createTenant(tenant, '示例县', '2020-01-01T00:00:00.000Z')
      await store.setUp(
        tenant,
        { ...exampleCounty(played.map(({ office }) => office)), ...definitionsOf(withBuiltOn(packs, packs)) },
        { by: 'test', at: '2020-01-01T00:00:00.000Z' },
      )
      await store.addEvidence(
        tenant,
        { hash: exampleEvidence, name: '照片.png', mediaType: 'image/png', sizeBytes: 1 },
        { by: '经办人', at: '2020-01-01T00:00:00.000Z' },
      )
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
    })

    test('are taken and refused step by step as in memory, and give the same values', async (t) => {
      const steps = played.flatMap((one) => one.steps)
      const answers = await store.applyAll(tenant, steps, 'good')
      const accepted = steps.map((one) => one.accepted)
      assert.deepEqual(
        answers.map(({ ok }) => ok),
        accepted,
      )
      const asked = played.flatMap(({ office, expected }) =>
        expected.map(({ indicator, period, slice = null, value }) => ({
          question: { indicator, org: office, period, slice },
          value,
        })),
      )
      const found = await store.indicators(
        tenant,
        asked.map(({ question }) => question),
      )
      const differing = asked.flatMap(({ question, value }, at) => {
        const is = found[at]?.value.value
        return is === value ? [] : [{ ...question, value, is }]
      })
      assert.deepEqual(differing, [])
      assert.ok(asked.length > 0 && accepted.includes(false))
      t.diagnostic(`${played.length} examples, ${accepted.length} steps, ${asked.length} values`)
    })

    test('leave rollups that a full recount equals', async (t) => {
      const verified = await verifyTenant(store, tenant)
      assert.deepEqual(
        verified.filter(({ wrong }) => wrong > 0),
        [],
      )
      t.diagnostic(verified.map(({ what, lookedAt }) => `${what} ${lookedAt}`).join(', '))
    })
  })
}
