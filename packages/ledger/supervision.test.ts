import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  decideTurn,
  type Supervision,
  type SupervisionTurn,
  sheetReminders,
  supervisionMistakes,
  supervisionNumber,
  supervisionState,
} from './supervision.ts'
import type { Progress, Task } from './task.ts'

const task: Task = {
  id: 't1',
  parent: null,
  title: '建成助餐点12个',
  source: '',
  org: 'civil',
  owner: 'clerk',
  helpers: [],
  startsOn: '2024-01-10',
  dueOn: '2024-06-30',
  weight: 1,
  version: 1,
  ended: null,
  milestones: [],
  target: null,
}
const sheet: Supervision = {
  id: 's1',
  task: 't1',
  kind: 'chase',
  org: 'civil',
  issuer: 'county',
  year: 2024,
  number: 3,
  issuedBy: 'chief',
  issuedOn: '2024-07-02',
  to: 'clerk',
  demand: '限期建成并报告原因',
  replyBy: '2024-07-10',
  version: 1,
  closedOn: null,
}
const turn = (says: SupervisionTurn['says'], on: string, by: string, more: Partial<SupervisionTurn> = {}) => ({
  sheet: 's1',
  on,
  by,
  says,
  words: '已开工',
  evidence: says === 'replied' ? ['a'] : [],
  replyBy: null,
  ...more,
})

describe('a sheet over a task', () => {
  test('says by itself how it stands', () => {
    const word = (today: string, turns: readonly SupervisionTurn[] = []) => supervisionState(sheet, turns, today).word
    assert.equal(supervisionNumber(sheet), '督办〔2024〕3号')
    assert.equal(word('2024-07-08'), '待回复，还剩2天')
    assert.equal(word('2024-07-10'), '今天应回复')
    assert.equal(word('2024-07-15'), '回复逾期5天')
    const replied = turn('replied', '2024-07-12', 'clerk')
    assert.equal(word('2024-07-15', [replied]), '已回复，待审，回复逾期2天')
    const returned = turn('returned', '2024-07-15', 'chief', { replyBy: '2024-07-20' })
    assert.equal(word('2024-07-16', [replied, returned]), '退回，待回复，还剩4天')
    const again = turn('replied', '2024-07-20', 'clerk')
    assert.equal(word('2024-08-01', [replied, returned, again, turn('settled', '2024-07-22', 'chief')]), '已办结')
    assert.equal(word('2024-08-01', [turn('withdrawn', '2024-07-05', 'chief')]), '已撤回')
  })

  test('is answered, returned with a new limit and settled by another person with its proof', () => {
    const code = (past: readonly SupervisionTurn[], next: SupervisionTurn, of = sheet) => {
      const decided = decideTurn(of, past, next)
      return decided.ok ? 'ok' : decided.error.map((one) => one.code).join(' ')
    }
    const replied = turn('replied', '2024-07-05', 'clerk')
    const settled = turn('settled', '2024-07-06', 'chief')
    assert.equal(code([], settled), 'move-not-allowed')
    assert.equal(code([replied], settled), 'ok')
    assert.equal(code([replied], { ...settled, by: 'clerk' }), 'needs-another-person')
    assert.equal(code([{ ...replied, evidence: [] }], settled), 'needs-evidence')
    assert.equal(code([replied], turn('returned', '2024-07-06', 'chief')), 'missing-field')
    assert.equal(code([replied], turn('returned', '2024-07-06', 'chief', { replyBy: '2024-07-01' })), 'wrong-value')
    assert.equal(code([], turn('withdrawn', '2024-07-06', 'chief', { words: ' ' })), 'missing-field')
    assert.equal(code([], replied, { ...sheet, closedOn: '2024-07-04' }), 'already-ended')
  })

  test('is one for one matter; a talk follows lateness, a praise what was confirmed in time', () => {
    const code = (
      kind: Supervision['kind'],
      today: string,
      sheets: readonly Supervision[] = [],
      progress: readonly Progress[] = [],
    ) =>
      supervisionMistakes(
        task,
        progress,
        sheets.map((one) => ({ sheet: one, turns: [] })),
        { kind, demand: '限期', replyBy: kind === 'praise' ? null : '2024-12-31' },
        today,
      )
        .map((one) => one.code)
        .join(' ')
    assert.equal(code('chase', '2024-03-01'), '')
    assert.equal(code('chase', '2024-07-03', [sheet]), 'duplicate-key')
    assert.equal(code('talk', '2024-03-01'), 'move-not-allowed')
    assert.equal(code('talk', '2024-07-03'), '', 'the task is late')
    assert.equal(code('talk', '2024-06-20', [{ ...sheet, issuedOn: '2024-06-01', replyBy: '2024-06-10' }]), '')
    const said = (on: string, says: Progress['says'], by: string): Progress => ({
      ...{ task: 't1', on, by, words: '完成', percent: null, milestone: null, says },
      evidence: ['a'],
    })
    const inTime = [said('2024-06-01', 'done', 'clerk'), said('2024-06-02', 'confirmed', 'chief')]
    assert.equal(code('praise', '2024-06-03', [], inTime), '')
    assert.equal(code('praise', '2024-06-03', [], inTime.slice(0, 1)), 'move-not-allowed')
    assert.equal(code('chase', '2024-06-03', [], inTime), 'already-ended')
  })

  test('is asked after when its day comes near, and leads to a talk', () => {
    const kinds = (today: string, turns: readonly SupervisionTurn[] = [], more: readonly Supervision[] = []) =>
      sheetReminders(task, [{ sheet, turns }, ...more.map((one) => ({ sheet: one, turns: [] }))], today).map(
        ({ kind, to }) => `${kind} ${to}`,
      )
    assert.deepEqual(kinds('2024-07-03'), [])
    assert.deepEqual(kinds('2024-07-08'), ['reply-near clerk'])
    assert.deepEqual(kinds('2024-07-12'), ['reply-late clerk'])
    assert.deepEqual(kinds('2024-07-20'), ['reply-late clerk', 'talk chief'])
    const talk: Supervision = { ...sheet, id: 's2', kind: 'talk', replyBy: '2024-07-30' }
    assert.deepEqual(kinds('2024-07-20', [], [talk]), ['reply-late clerk'])
    const replied = turn('replied', '2024-07-09', 'clerk')
    assert.deepEqual(kinds('2024-07-11', [replied]), [])
    assert.deepEqual(kinds('2024-07-20', [replied]), ['verdict chief'])
    assert.deepEqual(kinds('2024-07-20', [replied, turn('settled', '2024-07-10', 'chief')]), [])
  })
})
