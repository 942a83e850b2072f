import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Progress, Task } from '@taizhang/ledger'
import { type FulfilmentOutcome, fulfilmentOf, fulfilmentTable, type Promised } from './fulfilment.ts'

const task: Task = {
  id: 't1',
  parent: null,
  title: '改造敬老院',
  source: '2023年工作总结第12段',
  org: 'bureau',
  owner: 'head',
  helpers: [],
  startsOn: '2024-01-01',
  dueOn: '2024-06-30',
  weight: 1,
  version: 1,
  ended: null,
  milestones: [],
  target: null,
}
const measured = (op: '>=' | '<='): Task => ({
  ...task,
  target: { indicator: 'homes.renewed', value: '3', op, curve: [] },
})
const done = (on: string): Progress => ({
  task: 't1',
  on,
  by: 'head',
  words: '两处完工',
  percent: null,
  milestone: null,
  evidence: ['photo-1', 'photo-2'],
  says: 'done',
})
const promised = (rest: Partial<Promised>): Promised => ({
  task,
  progress: [],
  value: null,
  valueOnDue: null,
  unit: '处',
  ...rest,
})

describe('what became of a promise', () => {
  const cases: readonly (readonly [string, Promised, string, FulfilmentOutcome])[] = [
    ['done in time', promised({ progress: [done('2024-06-30')] }), '2024-12-31', 'done'],
    ['done late', promised({ progress: [done('2024-07-01')] }), '2024-12-31', 'late'],
    ['not done, still time', promised({}), '2024-06-30', 'going-on'],
    ['not done, due', promised({}), '2024-07-01', 'missed'],
    ['given up', promised({ task: { ...task, ended: '并入新项目' } }), '2024-07-01', 'given-up'],
    ['reached in time', promised({ task: measured('>='), value: '2', valueOnDue: '3' }), '2024-12-31', 'done'],
    ['reached before it is due', promised({ task: measured('>='), value: '3.0' }), '2024-05-01', 'done'],
    ['reached late', promised({ task: measured('>='), value: '4', valueOnDue: '2' }), '2024-12-31', 'late'],
    [
      'said to be done, but not reached',
      promised({ task: measured('>='), value: '2', valueOnDue: '2', progress: [done('2024-05-01')] }),
      '2024-12-31',
      'missed',
    ],
    ['at most, not due yet', promised({ task: measured('<='), value: '1' }), '2024-05-01', 'going-on'],
    ['at most, held', promised({ task: measured('<='), value: '5', valueOnDue: '3' }), '2024-12-31', 'done'],
    ['nothing known', promised({ task: measured('>=') }), '2024-12-31', 'missed'],
  ]
  for (const [title, what, today, outcome] of cases)
    test(`${title}: ${outcome}`, () => assert.equal(fulfilmentOf(what, today).outcome, outcome))

  test('is told in a table', () => {
    const rows = [
      fulfilmentOf(
        promised({ task: measured('>='), value: '4', valueOnDue: '2', progress: [done('2024-07-09')] }),
        '2024-12-31',
      ),
      fulfilmentOf(promised({}), '2024-06-01'),
    ]
    assert.deepEqual(fulfilmentTable(rows).slice(1), [
      ['1', '改造敬老院', '不少于3处', '2024-06-30', '4处', '超期完成', '2份'],
      ['2', '改造敬老院', '', '2024-06-30', '', '推进中', '无'],
    ])
  })

  test('gives large sums of money in 万元', () => {
    const task = measured('>=')
    const target = task.target && { ...task.target, value: '20000000' }
    const [, row] = fulfilmentTable([
      fulfilmentOf(promised({ task: { ...task, target }, value: '13456789.5', unit: '元' }), '2024-06-01'),
    ])
    assert.deepEqual(row?.slice(2, 5), ['不少于2000万元', '2024-06-30', '1345.68万元'])
  })
})
