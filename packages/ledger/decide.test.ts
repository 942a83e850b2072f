import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Ledger } from './ledger.ts'
import type { Step } from './step.ts'
import { type Setup, World } from './world.ts'

const hazards: Ledger = {
  key: 'hazard',
  title: '安全隐患台账',
  kind: 'event',
  dateField: 'found',
  uniqueBy: ['number'],
  fields: {
    number: { label: '编号', kind: 'text', max: 20, required: true },
    place: { label: '点位', kind: 'text', max: 50, required: true },
    found: { label: '发现日期', kind: 'date', required: true },
    measure: { label: '整改措施', kind: 'long-text', max: 500 },
  },
  flow: {
    starts: 'found',
    states: { found: '已登记', fixing: '整改中', review: '待复核', closed: '已销号' },
    closes: ['closed'],
    moves: {
      assign: { label: '交办', from: ['found'], to: 'fixing' },
      submit: { label: '报请复核', from: ['fixing'], to: 'review', needs: ['measure'] },
      close: { label: '销号', from: ['review'], to: 'closed', by: 'another-person' },
      return: { label: '退回', from: ['review'], to: 'fixing', needs: ['reason'] },
    },
    repeat: { withinDays: 90, sameFields: ['place'], to: 'fixing' },
  },
}

const setup: Setup = {
  orgs: [
    { id: 'county', parent: null, name: '云岭县', kind: 'county', order: 0 },
    { id: 'civil', parent: 'county', name: '民政局', kind: 'bureau', order: 1 },
    { id: 'town', parent: 'county', name: '清河镇', kind: 'township', order: 2 },
  ],
  people: [
    { id: 'wang', name: '王一', org: 'civil', post: '科员' },
    { id: 'li', name: '李二', org: 'civil', post: '股长' },
    { id: 'zhao', name: '赵三', org: 'county', post: '副县长' },
    { id: 'viewer', name: '看三', org: 'town', post: '' },
  ],
  grants: [
    { person: 'wang', role: 'recorder', org: 'civil', reach: 'own', from: '2024-01-01', to: null },
    { person: 'li', role: 'section-head', org: 'civil', reach: 'own', from: '2024-01-01', to: null },
    { person: 'zhao', role: 'leader', org: 'county', reach: 'below', from: '2024-01-01', to: null },
    { person: 'viewer', role: 'viewer', org: 'civil', reach: 'own', from: '2024-01-01', to: null },
  ],
  ledgers: [hazards],
  indicators: [],
}

const photo = 'a'.repeat(64)

/** A world with steps made by hand on a given day: `on('2024-03-05').wang(...)` says the code of the refusal or `ok`. */
function office() {
  const world = new World(setup)
  world.addEvidence(photo)
  const does = (step: Step, by: string, today: string) => {
    const result = world.apply(step, { by, at: `${today}T02:00:00.000Z`, today })
    return result.ok ? 'ok' : result.error.map(({ code }) => code).join(' ')
  }
  const create = (id: string, values = {}, by = 'wang', today = '2024-03-05') =>
    does(
      {
        step: 'create-entry',
        id,
        ledger: 'hazard',
        org: 'civil',
        values: { number: id, place: '敬老院', found: today, ...values },
      },
      by,
      today,
    )
  const move = (id: string, name: string, by: string, today: string, more = {}) =>
    does(
      {
        step: 'move-entry',
        id,
        version: world.entry(id)?.version ?? 0,
        move: name,
        values: {},
        evidence: [],
        reason: '',
        ...more,
      },
      by,
      today,
    )
  return { world, does, create, move }
}

describe('a hazard from found to closed', () => {
  test('closes with evidence and by a second person only', () => {
    const { create, move, world } = office()
    assert.equal(create('h1'), 'ok')
    assert.equal(move('h1', 'close', 'li', '2024-03-06'), 'move-not-allowed')
    assert.equal(move('h1', 'assign', 'li', '2024-03-06'), 'ok')
    assert.equal(move('h1', 'submit', 'wang', '2024-03-07'), 'missing-field')
    assert.equal(move('h1', 'submit', 'wang', '2024-03-07', { values: { measure: '更换线路' } }), 'ok')
    assert.equal(move('h1', 'close', 'wang', '2024-03-08'), 'needs-evidence needs-another-person')
    assert.equal(move('h1', 'close', 'li', '2024-03-08', { evidence: ['b'.repeat(64)] }), 'unknown-evidence')
    assert.equal(move('h1', 'close', 'li', '2024-03-08', { evidence: [photo] }), 'ok')
    assert.equal(world.entry('h1')?.state, 'closed')
    assert.equal(world.history().length, 4)
  })
  test('is sent back with a reason', () => {
    const { create, move } = office()
    create('h1')
    move('h1', 'assign', 'li', '2024-03-06')
    move('h1', 'submit', 'wang', '2024-03-07', { values: { measure: '更换' } })
    assert.equal(move('h1', 'return', 'li', '2024-03-08'), 'needs-reason')
    assert.equal(move('h1', 'return', 'li', '2024-03-08', { reason: '未换完' }), 'ok')
  })
  test('found again soon after closing re-opens the old entry and is counted', () => {
    const { create, move, world } = office()
    create('h1')
    move('h1', 'assign', 'li', '2024-03-06')
    move('h1', 'submit', 'wang', '2024-03-07', { values: { measure: '更换' } })
    move('h1', 'close', 'li', '2024-03-08', { evidence: [photo] })
    assert.equal(create('h2', {}, 'wang', '2024-05-01'), 'ok')
    assert.equal(world.entry('h2'), undefined)
    assert.deepEqual([world.entry('h1')?.state, world.entry('h1')?.reopened], ['fixing', 1])
    assert.equal(create('h3', { place: '殡仪馆' }, 'wang', '2024-05-01'), 'ok')
    assert.equal(world.entry('h3')?.state, 'found')
  })
  test('no move lies before the one before it, or in the future', () => {
    const { create, move } = office()
    create('h1')
    assert.equal(move('h1', 'assign', 'li', '2024-03-06', { on: '2024-03-01' }), 'wrong-value')
    assert.equal(move('h1', 'assign', 'li', '2024-03-06', { on: '2024-03-07' }), 'wrong-value')
    assert.equal(move('h1', 'assign', 'li', '2024-03-09', { on: '2024-03-06' }), 'ok')
  })
})

describe('who may', () => {
  test('a viewer reads only, another office nothing', () => {
    const { create } = office()
    assert.equal(create('h1', {}, 'viewer'), 'not-permitted')
    assert.equal(create('h1', {}, 'nobody'), 'not-permitted')
  })
  test('a stale version is refused', () => {
    const { create, does, world } = office()
    create('h1')
    const edit = (version: number) =>
      does({ step: 'edit-entry', id: 'h1', version, values: { place: '医院' }, reason: '' }, 'wang', '2024-03-06')
    assert.equal(edit(1), 'ok')
    assert.equal(edit(1), 'stale-version')
    assert.equal(world.entry('h1')?.version, 2)
  })
  test('deleting asks for a reason, and for a section head after the day of entry', () => {
    const { create, does } = office()
    create('h1')
    const remove = (by: string, today: string, reason: string) =>
      does({ step: 'delete-entry', id: 'h1', version: 1, reason }, by, today)
    assert.equal(remove('wang', '2024-03-06', '重复'), 'not-permitted')
    assert.equal(remove('li', '2024-03-06', ''), 'needs-reason')
    assert.equal(remove('li', '2024-03-06', '重复'), 'ok')
    assert.equal(remove('li', '2024-03-06', '重复'), 'entry-deleted')
  })
})

describe('closed periods', () => {
  test('nothing dated in them changes until a leader opens them again', () => {
    const { create, does, move } = office()
    create('h1', { found: '2024-02-20' }, 'wang', '2024-03-05')
    const close = (step: 'close-period' | 'reopen-period', by: string, reason = '') =>
      does({ step, org: 'civil', period: '2024-02', reason } as Step, by, '2024-03-06')
    assert.equal(close('close-period', 'wang'), 'not-permitted')
    assert.equal(close('close-period', 'li'), 'ok')
    assert.equal(close('close-period', 'li'), 'period-closed')
    assert.equal(create('h2', { found: '2024-02-28', place: '医院' }), 'period-closed')
    assert.equal(move('h1', 'assign', 'li', '2024-03-06'), 'ok')
    assert.equal(close('reopen-period', 'li', '补录'), 'not-permitted')
    assert.equal(close('reopen-period', 'zhao'), 'needs-reason')
    assert.equal(close('reopen-period', 'zhao', '补录'), 'ok')
    assert.equal(create('h2', { found: '2024-02-28', place: '医院' }), 'ok')
  })
})

describe('importing rows', () => {
  const rows = (...values: Record<string, string>[]) =>
    values.map((row, at) => ({ id: `i${at}`, row: at + 2, values: row }))
  const good = { number: 'A1', place: '学校', found: '2024-03-01' }
  test('the same file twice changes nothing', () => {
    const { world } = office()
    const step = {
      step: 'import-entries',
      ledger: 'hazard',
      org: 'civil',
      mode: 'all',
      rows: rows(good, { ...good, number: 'A2', place: '医院' }),
    } as const
    const context = { by: 'wang', at: '2024-03-05T02:00:00.000Z', today: '2024-03-05' }
    const first = world.apply(step, context)
    const second = world.apply(step, context)
    assert.deepEqual(first.ok && first.value.imported, { created: 2, updated: 0, unchanged: 0, rejected: [] })
    assert.deepEqual(second.ok && second.value.imported, { created: 0, updated: 0, unchanged: 2, rejected: [] })
    assert.equal(world.history().length, 2)
  })
  test('the same file twice is once where its first time re-opened an old matter', () => {
    const { create, move, world } = office()
    create('h1')
    move('h1', 'assign', 'li', '2024-03-06')
    move('h1', 'submit', 'wang', '2024-03-07', { values: { measure: '更换' } })
    move('h1', 'close', 'li', '2024-03-08', { evidence: [photo] })
    const place = world.entry('h1')?.values['place'] ?? ''
    // The ids of the rows differ, as they do from file to file where a ledger has a key of its own.
    const imports = (id: string) =>
      world.apply(
        {
          step: 'import-entries',
          ledger: 'hazard',
          org: 'civil',
          mode: 'all',
          rows: [{ id, row: 2, values: { number: 'A9', place, found: '2024-03-20' } }],
        },
        { by: 'wang', at: '2024-03-21T02:00:00.000Z', today: '2024-03-21' },
      )
    const counts = [imports('i1'), imports('i2')].map((result) => result.ok && result.value.imported)
    assert.deepEqual(counts, [
      { created: 0, updated: 1, unchanged: 0, rejected: [] },
      { created: 0, updated: 0, unchanged: 1, rejected: [] },
    ])
    assert.deepEqual([world.entries().length, world.entry('h1')?.reopened], [1, 1])
  })
  test('one bad row refuses all, or lets the good ones in, as chosen', () => {
    for (const mode of ['all', 'good'] as const) {
      const { world } = office()
      const step = {
        step: 'import-entries',
        ledger: 'hazard',
        org: 'civil',
        mode,
        rows: rows(good, { ...good, number: 'A2', found: '2024-02-30' }),
      } as const
      const result = world.apply(step, { by: 'wang', at: '2024-03-05T02:00:00.000Z', today: '2024-03-05' })
      const imported = result.ok ? result.value.imported : undefined
      assert.deepEqual(
        imported?.rejected.map(({ row, refusals }) => [row, refusals[0]?.subject]),
        [[3, 'found']],
      )
      assert.equal(world.entries().length, mode === 'all' ? 0 : 1)
    }
  })
})
