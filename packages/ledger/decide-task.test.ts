import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Task } from './task.ts'
import type { TaskStep } from './task-step.ts'
import { type Setup, World } from './world.ts'

const person = (id: string, role: Setup['grants'][number]['role']) => ({
  person: { id, name: id, org: 'civil', post: '' },
  grant: { person: id, role, org: 'civil', reach: 'own' as const, from: '2024-01-01', to: null },
})
const people = [
  person('clerk', 'recorder'),
  person('head', 'section-head'),
  person('chief', 'leader'),
  person('guest', 'viewer'),
]
const setup: Setup = {
  orgs: [{ id: 'civil', parent: null, name: '民政局', kind: 'bureau', order: 0 }],
  people: people.map((one) => one.person),
  grants: people.map((one) => one.grant),
  ledgers: [],
  auditRules: [
    {
      key: 'parts',
      title: '分项之和',
      left: 'made',
      operator: '<=',
      right: 'rank',
      severity: 'soft',
      message: '',
      missing: 'skip',
      over: ['', '城区'],
    },
    {
      key: 'strict',
      title: '不得为负',
      left: 'made',
      operator: '>=',
      right: '0',
      severity: 'hard',
      message: '',
      missing: 'skip',
    },
  ],
  indicators: [
    { key: 'rank', title: '排名', unit: '名', definition: { counts: '', source: '', method: '' }, kind: 'cited' },
    {
      key: 'made',
      title: '建成数',
      unit: '个',
      definition: { counts: '', source: '', method: '' },
      kind: 'reported',
      every: 'month',
    },
  ],
}
const plan: Omit<Task, 'version' | 'ended'> = {
  id: 't1',
  parent: null,
  title: '建成助餐点12个',
  source: '2024年工作计划',
  org: 'civil',
  owner: 'clerk',
  helpers: [],
  startsOn: '2024-01-10',
  dueOn: '2024-06-30',
  weight: 1,
  milestones: [{ title: '选址', dueOn: '2024-03-01', doneOn: null }],
  target: { indicator: 'made', value: '12', op: '>=', curve: [] },
}
const photo = 'a'.repeat(64)

function office() {
  const world = new World(setup)
  world.addEvidence(photo)
  const does = (step: TaskStep, by: string, today = '2024-03-10') => {
    const result = world.applyTask(step, { by, at: `${today}T02:00:00.000Z`, today })
    return result.ok ? 'ok' : result.error.map(({ code }) => code).join(' ')
  }
  const says = (
    says: 'going-on' | 'done' | 'confirmed' | 'sent-back',
    by: string,
    on: string,
    more: { milestone?: number; evidence?: string[] } = {},
  ) =>
    does(
      {
        step: 'add-progress',
        id: 't1',
        version: world.task('t1')?.version ?? 0,
        progress: {
          on,
          words: '进展',
          percent: null,
          milestone: more.milestone ?? null,
          evidence: more.evidence ?? [],
          says,
        },
      },
      by,
      on,
    )
  return { world, does, says }
}

describe('tasks', () => {
  test('are given by those who may, with a sound plan', () => {
    const { does } = office()
    assert.equal(does({ step: 'create-task', task: plan }, 'clerk'), 'not-permitted')
    assert.equal(
      does({ step: 'create-task', task: { ...plan, dueOn: '2024-01-01' } }, 'head'),
      'wrong-value wrong-value',
    )
    assert.equal(does({ step: 'create-task', task: { ...plan, owner: 'nobody' } }, 'head'), 'unknown-person')
    const curve = [{ on: '2024-02-30', value: 'many' }]
    assert.equal(
      does(
        { step: 'create-task', task: { ...plan, target: { indicator: 'made', value: '12', op: '>=', curve } } },
        'head',
      ),
      'wrong-value wrong-value',
    )
    assert.equal(does({ step: 'create-task', task: plan }, 'head'), 'ok')
    assert.equal(does({ step: 'create-task', task: plan }, 'head'), 'duplicate-key')
    assert.equal(does({ step: 'create-task', task: { ...plan, id: 't2', parent: 'none' } }, 'head'), 'unknown-task')
  })
  test('go on by progress only, and are confirmed by another person with evidence', () => {
    const { does, says, world } = office()
    does({ step: 'create-task', task: plan }, 'head')
    assert.equal(says('going-on', 'guest', '2024-02-01'), 'not-permitted')
    assert.equal(says('going-on', 'clerk', '2024-02-20', { milestone: 0 }), 'ok')
    assert.equal(world.task('t1')?.milestones[0]?.doneOn, '2024-02-20')
    assert.equal(says('done', 'clerk', '2024-06-20'), 'needs-evidence')
    assert.equal(says('done', 'clerk', '2024-06-20', { evidence: ['b'.repeat(64)] }), 'unknown-evidence')
    assert.equal(says('done', 'clerk', '2024-06-20', { evidence: [photo] }), 'ok')
    assert.equal(says('confirmed', 'clerk', '2024-06-21'), 'not-permitted')
    assert.equal(says('confirmed', 'chief', '2024-06-21'), 'ok')
    assert.equal(says('going-on', 'clerk', '2024-06-22'), 'already-ended')
  })
  test('are replanned with a reason; what was done stays done', () => {
    const { does, says, world } = office()
    does({ step: 'create-task', task: plan }, 'head')
    says('going-on', 'clerk', '2024-02-20', { milestone: 0 })
    const replan = (more: object) =>
      does(
        {
          step: 'replan-task',
          id: 't1',
          version: world.task('t1')?.version ?? 0,
          reason: '资金到位晚',
          ...more,
        } as TaskStep,
        'head',
      )
    assert.equal(replan({ dueOn: '2024-09-30', reason: '' }), 'needs-reason')
    assert.equal(replan({ milestones: [] }), 'wrong-value')
    assert.equal(replan({ title: ' ' }), 'missing-field')
    assert.equal(replan({ target: { indicator: 'none', value: '1', op: '>=', curve: [] } }), 'unknown-indicator')
    assert.equal(replan({ dueOn: '2024-09-30', title: '另一件事', target: null }), 'ok')
    assert.deepEqual([world.task('t1')?.title, world.task('t1')?.target], ['另一件事', null])
    assert.equal(
      does({ step: 'replan-task', id: 't1', version: 1, reason: '再改', weight: 2 }, 'head'),
      'stale-version',
    )
    assert.equal(does({ step: 'end-task', id: 't1', version: 3, reason: '' }, 'head'), 'needs-reason')
    assert.equal(does({ step: 'end-task', id: 't1', version: 3, reason: '并入新任务' }, 'head'), 'ok')
    assert.equal(says('going-on', 'clerk', '2024-03-11'), 'already-ended')
  })
})

describe('ties between people and objects', () => {
  const tie = { id: 'a1', object: 'civil', person: 'clerk', role: '包保干部', from: '2024-01-01', to: null }
  test('one role of one person for one object at a time', () => {
    const { does } = office()
    assert.equal(does({ step: 'assign', assignment: tie, org: 'civil' }, 'clerk'), 'not-permitted')
    assert.equal(does({ step: 'assign', assignment: tie, org: 'civil' }, 'head'), 'ok')
    assert.equal(does({ step: 'assign', assignment: { ...tie, id: 'a2' }, org: 'civil' }, 'head'), 'duplicate-key')
    assert.equal(
      does({ step: 'assign', assignment: { ...tie, id: 'a3', role: '联络员', object: 'none' }, org: 'civil' }, 'head'),
      'unknown-entry',
    )
  })
  test('are handed over when a post changes', () => {
    const { does, world } = office()
    does({ step: 'assign', assignment: tie, org: 'civil' }, 'head')
    const hand = (on: string) => does({ step: 'hand-over', org: 'civil', from: 'clerk', to: 'chief', on }, 'head')
    assert.equal(hand('2024-01-01'), 'wrong-value')
    assert.equal(hand('2024-04-01'), 'ok')
    assert.deepEqual(
      world.assignmentsOf('civil', 'clerk').map(({ to }) => to),
      ['2024-03-31'],
    )
    assert.deepEqual(
      world.assignmentsOf('civil', 'chief').map(({ from, to }) => [from, to]),
      [['2024-04-01', null]],
    )
    assert.equal(hand('2024-05-01'), 'unknown-entry')
  })
  test('are not handed over onto a tie that the successor has later', () => {
    const { does } = office()
    does({ step: 'assign', assignment: tie, org: 'civil' }, 'head')
    does(
      { step: 'assign', assignment: { ...tie, id: 'a9', person: 'chief', from: '2024-08-01' }, org: 'civil' },
      'head',
    )
    const hand = does({ step: 'hand-over', org: 'civil', from: 'clerk', to: 'chief', on: '2024-04-01' }, 'head')
    assert.equal(hand, 'duplicate-key')
  })
})

describe('figures from outside', () => {
  test('are cited with their document; only indicators of that kind', () => {
    const { does, world } = office()
    const figure = {
      indicator: 'rank',
      org: 'civil',
      period: '2024-Q1',
      value: '3',
      document: '全市通报第2期',
      dated: '2024-03-01',
      scope: '全市',
    }
    assert.equal(does({ step: 'cite-figure', figure: { ...figure, document: '' } }, 'clerk'), 'missing-field')
    assert.equal(does({ step: 'cite-figure', figure: { ...figure, indicator: 'made' } }, 'clerk'), 'unknown-indicator')
    assert.equal(does({ step: 'cite-figure', figure }, 'clerk'), 'ok')
    assert.equal(world.cited('rank', 'civil', '2024-Q1')?.value, '3')
  })
  test('targets have versions with their issuer', () => {
    const { does, world } = office()
    const target = {
      indicator: 'made',
      org: 'civil',
      period: '2024',
      value: '12',
      op: '>=' as const,
      issuer: '县政府',
      issuedOn: '2024-01-15',
    }
    assert.equal(does({ step: 'set-target', target }, 'head'), 'ok')
    assert.equal(
      does({ step: 'set-target', target: { ...target, value: '15', issuedOn: '2024-01-01' } }, 'head'),
      'wrong-value',
    )
    assert.equal(does({ step: 'set-target', target: { ...target, value: '15', issuedOn: '2024-03-01' } }, 'head'), 'ok')
    assert.deepEqual(
      [
        world.target('made', 'civil', '2024', '县政府')?.version,
        world.target('made', 'civil', '2024', '县政府')?.value,
      ],
      [2, '15'],
    )
  })
  test('a soft audit rule is passed with a written reason', () => {
    const { does, world } = office()
    const pass = (reason: string, rule = 'parts', of = '') =>
      does({ step: 'pass-audit', rule, of, org: 'civil', period: '2024-03', reason }, 'clerk')
    assert.equal(pass(' '), 'needs-reason')
    assert.equal(pass('含上年结转', 'none'), 'unknown-audit-rule')
    assert.equal(pass('含上年结转', 'strict'), 'audit-rule-broken')
    assert.equal(pass('含上年结转', 'parts', '乡镇'), 'wrong-value')
    assert.equal(pass('含上年结转'), 'ok')
    assert.equal(world.passed('civil', '2024-03').length, 1)
  })
})
