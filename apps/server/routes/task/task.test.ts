import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addProgress,
  createTask,
  endTask,
  listReminders,
  listTasks,
  replanTask,
  showTask,
  uploadEvidence,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('tasks', () => {
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
    source: '县政府工作报告任务分解第7项',
    org: 'east-yunxi',
    owner: 'east-recorder',
    startsOn: '2024-01-02',
    dueOn: '2024-11-30',
    milestones: [{ title: '完成招标', dueOn: '2024-06-30' }],
  }
  const make = async (more = {}) => (await head.ok(createTask, { body: { ...plan, ...more } })).task
  const tell = (id: string, version: number, says: 'going-on' | 'done' | 'confirmed' | 'sent-back', more = {}) => ({
    params: { id },
    body: { version, on: '2024-06-12', words: '按计划推进', says, ...more },
  })

  test('a task goes from being given out to being confirmed, and its light is computed', async () => {
    const task = await make()
    const params = { id: task.id }
    assert.deepEqual((await recorder.ok(showTask, { params })).light, {
      color: 'green',
      word: '正常推进',
      daysLate: -171,
    })
    const { task: after } = await recorder.ok(addProgress, tell(task.id, 1, 'going-on', { milestone: 0, percent: 40 }))
    assert.equal(after.milestones[0]?.doneOn, '2024-06-12')
    await recorder.fails(addProgress, tell(task.id, 2, 'done'), 'needs-evidence')
    const response = await recorder.send('POST', `${uploadEvidence.path}?name=a.txt`, { body: '验收单' })
    const { hash } = uploadEvidence.output.parse(await response.json())
    await recorder.ok(addProgress, tell(task.id, 2, 'done', { evidence: [hash] }))
    await recorder.fails(addProgress, tell(task.id, 3, 'confirmed'), 'not-permitted')
    await leader.ok(addProgress, tell(task.id, 3, 'confirmed'))
    const shown = await recorder.ok(showTask, { params })
    assert.equal(shown.light.word, '已完成')
    assert.deepEqual(
      shown.progress.map(({ says, by }) => [says, by]),
      [
        ['going-on', 'east-recorder'],
        ['done', 'east-recorder'],
        ['confirmed', 'east-leader'],
      ],
    )
    await recorder.fails(addProgress, tell(task.id, 4, 'going-on'), 'already-ended')
  })

  test('a plan is changed and given up with a reason; a stale change is refused with the task as it is', async () => {
    const task = await make()
    const params = { id: task.id }
    await head.fails(replanTask, { params, body: { version: 1, dueOn: '2024-12-31', reason: '' } }, 'needs-reason')
    const changed = await head.ok(replanTask, { params, body: { version: 1, dueOn: '2024-12-31', reason: '汛期停工' } })
    assert.equal(changed.task.dueOn, '2024-12-31')
    const stale = await head.fails(
      replanTask,
      { params, body: { version: 1, weight: 3, reason: '加权' } },
      'stale-version',
    )
    assert.deepEqual([stale.stale?.seen, stale.stale?.current['version']], [1, 2])
    await recorder.fails(endTask, { params, body: { version: 2, reason: '并入他项' } }, 'not-permitted')
    await head.ok(endTask, { params, body: { version: 2, reason: '并入他项' } })
    await head.fails(endTask, { params, body: { version: 3, reason: '并入他项' } }, 'already-ended')
  })

  test('everything wrong with a new task is said', async () => {
    const body = { ...plan, title: ' ', dueOn: '2023-01-01', owner: 'west-recorder', weight: 0 }
    const problem = await head.fails(createTask, { body }, 'missing-field')
    assert.deepEqual([...new Set(problem.all.map(({ code }) => code))].sort(), [
      'missing-field',
      'unknown-person',
      'wrong-value',
    ])
    await recorder.fails(createTask, { body: plan }, 'not-permitted')
    await head.fails(createTask, { body: { ...plan, parent: 'none' } }, 'unknown-task')
    await head.fails(createTask, { body: { ...plan, org: 'nowhere' } }, 'unknown-org')
    await (await bench.as('system')).fails(createTask, { body: plan }, 'not-your-duty')
    await bench.stranger().fails(createTask, { body: plan }, 'not-signed-in')
  })

  test('tasks are listed by due day, by light and by whose they are, page by page', async () => {
    const late = await make({ startsOn: '2024-01-02', dueOn: '2024-05-31', milestones: [], title: '已逾期的一项' })
    const red = await leader.ok(listTasks, { query: { light: 'red' } })
    assert.deepEqual(
      red.items.map(({ task }) => task.id),
      [late.id],
    )
    assert.equal(red.items[0]?.light.word, '逾期12天')
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await recorder.ok(listTasks, {
        query: { most: 1, mine: 'yes', ...(after !== undefined && { after }) },
      })
      ids.push(...page.items.map(({ task }) => task.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    assert.ok(ids.length >= 2 && ids[0] === late.id && new Set(ids).size === ids.length)
    assert.deepEqual((await (await bench.as('recorder-other')).ok(listTasks)).items, [])
    await recorder.fails(listTasks, { query: { org: 'nowhere' } }, 'unknown-org')
  })

  test('whoever is late, near the limit or silent is reminded, within the offices that the caller sees', async () => {
    const near = await make({ dueOn: '2024-06-15', milestones: [], title: '临期的一项' })
    const kinds = async (client: Client, query = {}) =>
      new Map(
        (await client.ok(listReminders, { query })).items.map(({ task, kind, words }) => [task, `${kind} ${words}`]),
      )
    assert.equal((await kinds(recorder)).get(near.id), 'near “临期的一项”还有3天到期。')
    assert.ok([...(await kinds(leader, { org: 'east-yunxi' })).values()].some((words) => words.startsWith('late')))
    assert.equal((await kinds(leader, { org: 'east-qingtian' })).size, 0)
    assert.equal((await kinds(await bench.as('recorder-other'))).size, 0)
    await recorder.fails(listReminders, { query: { org: 'nowhere' } }, 'unknown-org')
    await (await bench.as('auditor')).fails(listReminders, {}, 'not-your-duty')
  })

  test('a parent that the caller does not see is none', async () => {
    const parent = await make()
    const body = { ...plan, org: 'east-qingtian', owner: 'east-recorder-other', parent: parent.id }
    await (await bench.as('head-other')).fails(createTask, { body }, 'unknown-task')
    const child = await make({ parent: parent.id })
    const { items } = await recorder.ok(listTasks, { query: { parent: parent.id } })
    assert.deepEqual(
      items.map(({ task }) => task.id),
      [child.id],
    )
  })

  test('a task of another office is not there', async () => {
    const task = await make()
    const other = await bench.as('head-other')
    const params = { id: task.id }
    await other.fails(showTask, { params }, 'unknown-task')
    await other.fails(endTask, { params, body: { version: 9, reason: '试' } }, 'unknown-task')
    await other.fails(replanTask, { params, body: { version: 1, weight: 2, reason: '试' } }, 'unknown-task')
    await other.fails(addProgress, tell(task.id, 1, 'going-on'), 'unknown-task')
  })

  test('who is named in a task of another office sees it and tells how it goes', async () => {
    const task = await make({ helpers: ['east-recorder-other'] })
    const helper = await bench.as('recorder-other')
    assert.equal((await helper.ok(listTasks, { query: { mine: 'yes' } })).items[0]?.task.id, task.id)
    await helper.ok(showTask, { params: { id: task.id } })
    await helper.ok(addProgress, tell(task.id, 1, 'going-on'))
  })
})
