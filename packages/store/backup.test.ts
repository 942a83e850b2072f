import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { ArchiveBroken } from './archive.ts'
import { backup, PlaceNotEmpty, restore } from './backup.ts'
import type { Database } from './database.ts'
import { evidenceInMemory, evidenceOnDisk } from './evidence.ts'
import { LedgerStore } from './ledger-store.ts'
import { county } from './testing/county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'

const at = '2024-03-05T02:00:00.000Z'
const today = '2024-03-05'
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(300_000, 7)])

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`backup of the ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-backup-'))
    const evidence = evidenceOnDisk(folder)
    const path = join(folder, 'backup.tar.gz')
    before(async () => {
      databases = await start()
      database = await databases.open()
      const store = new LedgerStore(database)
      const put = await evidence.put('照片.png', [png])
      assert.ok(put.ok)
      for (const tenant of ['yunling', 'qinghe']) {
        await store.createTenant(tenant, tenant, at)
        await store.setUp(tenant, county(tenant), { by: 'system', at })
        await store.addEvidence(tenant, put.file, { by: 'leader', at })
        const rows = Array.from({ length: 300 }, (_, index) => ({
          id: `h${index}`,
          row: index,
          values: {
            number: `A${index}`,
            place: '学校',
            found: '2024-01-04',
            cost: '12.3',
            photos: [put.file.hash],
            tags: '消防',
          },
        }))
        const context = { by: 'recorder-civil', at, today }
        assert.ok(
          (
            await store.apply(
              tenant,
              { step: 'import-entries', ledger: 'hazard', org: 'civil', mode: 'all', rows },
              context,
            )
          ).ok,
        )
        const move = {
          step: 'move-entry',
          id: 'h1',
          version: 1,
          move: 'assign',
          values: {},
          evidence: [],
          reason: '',
        } as const
        assert.ok((await store.apply(tenant, move, { ...context, by: 'head-civil' })).ok)
        assert.ok(
          (
            await store.apply(
              tenant,
              { step: 'close-period', org: 'county', period: '2024-01' },
              { ...context, by: 'leader' },
            )
          ).ok,
        )
      }
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const rowsOf = (from: Database, tenant: string) =>
      new LedgerStore(from).read({ tenant, orgs: 'all' }, async (transaction) => ({
        entries: await transaction.query(
          'select row_to_json(e)::text as row from entry e where tenant_id = $1 order by id',
          [tenant],
        ),
        history: await transaction.query(
          'select row_to_json(h)::text as row from history h where tenant_id = $1 order by seq',
          [tenant],
        ),
        ledgers: await transaction.query(
          'select row_to_json(l)::text as row from ledger l where tenant_id = $1 order by key',
          [tenant],
        ),
        rollups: await transaction.query(
          'select row_to_json(r)::text as row from rollup r where tenant_id = $1 order by indicator, org_id, dimension, member, day',
          [tenant],
        ),
      }))

    test('one file, restored into an empty place, is the same and verifies', async (t) => {
      const summary = await backup(database, evidence, path, at)
      assert.deepEqual(summary.tenants, ['qinghe', 'yunling'])
      assert.equal(summary.rows['entry'], 600)
      const empty = await databases.open()
      const files = evidenceInMemory()
      const restored = await restore(empty, files, path)
      assert.deepEqual({ ...restored, verified: undefined }, { ...summary, verified: undefined })
      let lookedAt = 0
      for (const tenant of summary.tenants) {
        assert.deepEqual(await rowsOf(empty, tenant), await rowsOf(database, tenant))
        assert.deepEqual(
          restored.verified[tenant]?.flatMap(({ mistakes }) => mistakes),
          [],
        )
        lookedAt += restored.verified[tenant]?.reduce((sum, each) => sum + each.lookedAt, 0) ?? 0
      }
      t.diagnostic(`rows: ${Object.values(summary.rows).reduce((sum, count) => sum + count, 0)}, verified: ${lookedAt}`)
      // Work goes on in it where it was.
      const more = await new LedgerStore(empty).apply(
        'yunling',
        {
          step: 'create-entry',
          id: 'new',
          ledger: 'hazard',
          org: 'civil',
          values: { number: 'B1', place: '医院', found: today },
        },
        { by: 'recorder-civil', at, today },
      )
      assert.ok(more.ok)
      await assert.rejects(restore(empty, files, path), PlaceNotEmpty)
      await empty.close()
    })
    test('a file that was cut off or changed brings back nothing', async () => {
      const empty = await databases.open()
      const broken = join(folder, 'broken.tar.gz')
      const whole = readFileSync(path)
      writeFileSync(broken, whole)
      truncateSync(broken, whole.length - 2_000)
      await assert.rejects(restore(empty, evidenceInMemory(), broken), ArchiveBroken)
      const bent = Buffer.from(whole)
      bent[5_000] = (bent[5_000] ?? 0) ^ 0xff
      writeFileSync(broken, bent)
      await assert.rejects(restore(empty, evidenceInMemory(), broken))
      writeFileSync(broken, 'not an archive')
      await assert.rejects(restore(empty, evidenceInMemory(), broken), ArchiveBroken)
      assert.deepEqual(await new LedgerStore(empty).tenants(), [])
      await empty.close()
    })
  })
