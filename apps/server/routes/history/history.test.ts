import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createEntry, showHistoryHead, verifyHistory } from '@taizhang/contract'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('the history for the audit administrator', () => {
  let bench: TestWorkbench
  before(async () => {
    bench = await testWorkbench()
    const recorder = await bench.as('recorder')
    for (const place of ['东门', '西门'])
      await recorder.ok(createEntry, {
        body: { ledger: 'hazard', org: 'east-yunxi', values: { place, foundOn: '2024-06-12' } },
      })
  })
  after(() => bench.close())

  test('the chain is recomputed from its first record, and its end is what the head says', async () => {
    const auditor = await bench.as('auditor')
    const head = await auditor.ok(showHistoryHead)
    const verified = await auditor.ok(verifyHistory)
    assert.deepEqual(verified, { lookedAt: head.seq, wrong: 0, mistakes: [], ...head })
    assert.ok(head.seq >= 3)
  })

  test('a record changed behind the application’s back is found and named', async () => {
    const auditor = await bench.as('auditor')
    const { seq } = await auditor.ok(showHistoryHead)
    await bench.database.query("update history set record = replace(record, '西门', '北门') where tenant_id = 'east'")
    const { wrong, mistakes } = await auditor.ok(verifyHistory)
    // The changed one alone: the next is chained to the hash that stands there.
    assert.ok(wrong >= 1)
    assert.match(mistakes.join(''), new RegExp(`第${seq}条历史记录的SM3值对不上`))
  })

  test('nobody else is told', async () => {
    for (const name of ['recorder', 'leader', 'system', 'security'])
      await (await bench.as(name)).fails(verifyHistory, {}, 'not-your-duty')
  })
})
