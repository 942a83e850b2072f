import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { noServer, serverDatabases } from './testing/databases.ts'

describe('a connection to the server', { skip: noServer }, () => {
  test('that breaks between two statements fails its transaction alone, and is replaced', async () => {
    const databases = await serverDatabases()
    const database = await databases.open()
    const lost = database.transaction('set local lock_timeout = 0', async (transaction) => {
      const [own] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')
      await database.query('select pg_terminate_backend($1)', [own?.pid])
      await wait(200)
      return transaction.query('select 1')
    })
    await assert.rejects(lost, (error) => error instanceof Error && 'code' in error && error.code === '57P01')
    for (let turn = 0; turn < 20; turn++)
      assert.deepEqual(await database.transaction('', (transaction) => transaction.query('select 1 as one')), [
        { one: 1 },
      ])
    await database.close()
    await databases.stop()
  })
})
