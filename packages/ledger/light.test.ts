import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decideProgress, lightOf, remindersOn } from './light.ts'
import type { Progress, Task } from './task.ts'

const task: Task = {
  id: 't1',
  parent: null,
  title: '建成助餐点12个',
  source: '2024年工作计划',
  org: 'civil',
  owner: 'wang',
  helpers: [],
  startsOn: '2024-01-01',
  dueOn: '2024-06-30',
  weight: 1,
  version: 1,
  ended: null,
  milestones: [],
  target: { indicator: 'meal.built', value: '12', op: '>=', curve: [] },
}
const said = (on: string, says: Progress['says'], by = 'wang'): Progress => ({
  task: 't1',
  on,
  by,
  words: '进展',
  percent: null,
  milestone: null,
  evidence: says === 'done' ? ['e'] : [],
  says,
})
const light = (today: string, progress: Progress[] = [], value: string | null = null, more: Partial<Task> = {}) => {
  const { color, word } = lightOf({ ...task, ...more }, progress, today, value)
  return `${color} ${word}`
}

describe('the light is computed', () => {
  test('green on course, yellow near the limit, red late', () => {
    assert.equal(light('2024-03-01'), 'green 正常推进')
    assert.equal(light('2024-06-20'), 'yellow 还剩10天')
    assert.equal(light('2024-06-30'), 'yellow 今天到期')
    assert.equal(light('2024-07-03'), 'red 逾期3天')
  })
  test('done in time is green, made up late is yellow and not green', () => {
    assert.equal(
      light('2024-12-01', [said('2024-06-30', 'done'), said('2024-07-01', 'confirmed', 'li')]),
      'green 已完成',
    )
    assert.equal(light('2024-12-01', [said('2024-07-05', 'done')]), 'yellow 逾期5天后完成，待确认')
  })
  test('sent back is not done', () =>
    assert.equal(
      light('2024-07-03', [said('2024-06-20', 'done'), said('2024-06-21', 'sent-back', 'li')]),
      'red 逾期3天',
    ))
  test('behind the curve of its indicator', () => {
    assert.equal(light('2024-04-01', [], '6'), 'green 正常推进')
    assert.equal(light('2024-04-01', [], '2'), 'yellow 落后进度34个百分点')
    const curve = [{ on: '2024-05-31', value: '0' }]
    assert.equal(
      light('2024-04-01', [], '0', { target: { indicator: 'meal.built', value: '12', op: '>=', curve } }),
      'green 正常推进',
    )
  })
  test('a milestone missed, and one made up late', () => {
    const step = { title: '选址', dueOn: '2024-02-28' }
    assert.equal(light('2024-03-05', [], null, { milestones: [{ ...step, doneOn: null }] }), 'red 节点“选址”逾期6天')
    assert.equal(
      light('2024-03-20', [], null, { milestones: [{ ...step, doneOn: '2024-03-10' }] }),
      'yellow 节点曾逾期',
    )
  })
})

describe('progress', () => {
  const code = (past: Progress[], next: Progress) => {
    const result = decideProgress(task, past, next, '2024-06-01')
    return result.ok ? 'ok' : result.error.map((one) => one.code).join(' ')
  }
  test('done asks for evidence, confirming for another person', () => {
    assert.equal(code([], { ...said('2024-05-01', 'done'), evidence: [] }), 'needs-evidence')
    assert.equal(code([said('2024-05-01', 'done')], said('2024-05-02', 'confirmed')), 'needs-another-person')
    assert.equal(code([said('2024-05-01', 'done')], said('2024-05-02', 'confirmed', 'li')), 'ok')
    assert.equal(code([], said('2024-05-02', 'confirmed', 'li')), 'move-not-allowed')
    assert.equal(
      code([said('2024-05-01', 'done'), said('2024-05-02', 'confirmed', 'li')], said('2024-05-03', 'going-on')),
      'already-ended',
    )
  })
  test('days run forward and not into the future', () => {
    assert.equal(code([said('2024-05-10', 'going-on')], said('2024-05-01', 'going-on')), 'wrong-value')
    assert.equal(code([], said('2024-06-02', 'going-on')), 'wrong-value')
  })
})

test('reminders: near, late, silent; none for what is done or has not begun', () => {
  const kinds = (today: string, progress: Progress[] = []) =>
    remindersOn([{ task, progress }], today).map(({ kind }) => kind)
  assert.deepEqual(kinds('2024-06-25'), ['near'])
  assert.deepEqual(kinds('2024-07-01'), ['late'])
  assert.deepEqual(kinds('2024-03-01'), ['no-progress'])
  assert.deepEqual(kinds('2024-03-01', [said('2024-02-20', 'going-on')]), [])
  assert.deepEqual(kinds('2024-07-01', [said('2024-06-01', 'done')]), [])
  assert.deepEqual(kinds('2023-12-01'), [])
})
