import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  answerSupervision,
  createTask,
  issueSupervision,
  listReminders,
  listSupervisions,
  showTask,
  uploadEvidence,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('supervision sheets', () => {
  let bench: TestWorkbench
  let head: Client
  let leader: Client
  let recorder: Client
  before(async () => {
    bench = await testWorkbench()
    head = await bench.as('head')
    leader = await bench.as('leader')
    recorder = await bench.as('recorder')
  })
  after(() => bench.close())

  const plan = {
    title: '完成全镇敬老院消防改造',
    org: 'east-yunxi',
    owner: 'east-recorder',
    startsOn: '2024-01-02',
    dueOn: '2024-05-31',
  }
  const make = async (more = {}) => (await head.ok(createTask, { body: { ...plan, ...more } })).task
  const ask = { kind: 'chase', demand: '说明原因，限期完成', replyBy: '2024-06-14' } as const
  const file = async () => {
    const response = await recorder.send('POST', `${uploadEvidence.path}?name=a.txt`, { body: '整改单' })
    return uploadEvidence.output.parse(await response.json()).hash
  }

  test('a sheet is numbered, answered, returned with a new limit, answered again and settled', async () => {
    const task = await make()
    const { supervision } = await leader.ok(issueSupervision, { params: { id: task.id }, body: ask })
    const { sheet, state } = supervision
    assert.deepEqual(
      [sheet.year, sheet.number, sheet.to, sheet.issuedBy, sheet.issuedOn],
      [2024, 1, 'east-recorder', 'east-leader', '2024-06-12'],
    )
    assert.equal(state.word, '待回复，还剩2天')
    const params = { id: sheet.id }
    const reply = { version: 1, says: 'replied', words: '设备已到场' } as const
    await recorder.ok(answerSupervision, { params, body: reply })
    const settle = { version: 2, says: 'settled', words: '同意' } as const
    await leader.fails(answerSupervision, { params, body: settle }, 'needs-evidence')
    await recorder.fails(answerSupervision, { params, body: settle }, 'not-permitted')
    const returned = { version: 2, says: 'returned', words: '附验收单', replyBy: '2024-06-20' } as const
    const again = await leader.ok(answerSupervision, { params, body: returned })
    assert.deepEqual(
      [again.supervision.state.word, again.supervision.state.dueOn],
      ['退回，待回复，还剩8天', '2024-06-20'],
    )
    const stale = await recorder.fails(answerSupervision, { params, body: reply }, 'stale-version')
    assert.deepEqual([stale.stale?.seen, stale.stale?.current['version']], [1, 3])
    await recorder.ok(answerSupervision, { params, body: { ...reply, version: 3, evidence: [await file()] } })
    const closed = await leader.ok(answerSupervision, { params, body: { ...settle, version: 4 } })
    assert.equal(closed.supervision.state.word, '已办结')
    const shown = await recorder.ok(showTask, { params: { id: task.id } })
    assert.deepEqual(
      shown.sheets.map(({ turns }) => turns.map(({ says }) => says)),
      [['replied', 'returned', 'replied', 'settled']],
    )
    await recorder.fails(answerSupervision, { params, body: { ...reply, version: 5 } }, 'already-ended')
    const { supervision: next } = await leader.ok(issueSupervision, { params: { id: task.id }, body: ask })
    assert.equal(next.sheet.number, 2)
  })

  test('one matter has one open sheet; a talk follows lateness, a praise what was done', async () => {
    const task = await make({ dueOn: '2024-12-31' })
    const params = { id: task.id }
    await recorder.fails(issueSupervision, { params, body: ask }, 'not-permitted')
    await leader.fails(issueSupervision, { params, body: { ...ask, replyBy: null } }, 'missing-field')
    await leader.fails(issueSupervision, { params, body: { ...ask, kind: 'talk' } }, 'move-not-allowed')
    await leader.fails(issueSupervision, { params, body: { kind: 'praise', demand: '提前完成' } }, 'move-not-allowed')
    await leader.ok(issueSupervision, { params, body: ask })
    await leader.fails(issueSupervision, { params, body: ask }, 'duplicate-key')
    const late = await make()
    await leader.ok(issueSupervision, { params: { id: late.id }, body: { ...ask, kind: 'talk' } })
  })

  test('sheets are listed by office and by addressee, and who owes an answer is reminded', async () => {
    const task = await make({ title: '只为列出' })
    const { supervision } = await leader.ok(issueSupervision, { params: { id: task.id }, body: ask })
    const titles = async (client: Client, query = {}) =>
      (await client.ok(listSupervisions, { query })).items.map(({ taskTitle }) => taskTitle)
    assert.equal((await titles(recorder, { mine: 'yes', open: 'yes' }))[0], '只为列出')
    assert.ok((await titles(leader, { org: 'east-yunxi' })).includes('只为列出'))
    assert.deepEqual(await titles(await bench.as('recorder-other')), [])
    await leader.fails(listSupervisions, { query: { org: 'nowhere' } }, 'unknown-org')
    const { items } = await recorder.ok(listReminders)
    const about = items.find(({ sheet }) => sheet === supervision.sheet.id)
    assert.deepEqual([about?.kind, about?.to], ['reply-near', 'east-recorder'])
  })

  test('a sheet of another office is not there, unless it is addressed to the caller', async () => {
    const task = await make()
    const { supervision } = await leader.ok(issueSupervision, { params: { id: task.id }, body: ask })
    const params = { id: supervision.sheet.id }
    const other = await bench.as('head-other')
    await other.fails(issueSupervision, { params: { id: task.id }, body: ask }, 'unknown-task')
    const withdraw = { version: 1, says: 'withdrawn', words: '下错了' } as const
    await other.fails(answerSupervision, { params, body: withdraw }, 'unknown-supervision')
    const theirs = await make({ owner: 'east-recorder-other' })
    const { supervision: asked } = await leader.ok(issueSupervision, { params: { id: theirs.id }, body: ask })
    const owner = await bench.as('recorder-other')
    const reply = { version: 1, says: 'replied', words: '正在办' } as const
    await owner.ok(answerSupervision, { params: { id: asked.sheet.id }, body: reply })
  })
})
