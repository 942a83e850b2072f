import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays } from './day.ts'
import { coverageOf, type Duty } from './duty.ts'
import { dimensionsOf, evaluate, NotEvaluable } from './evaluate.ts'
import type { BaselineFigure, Definition, Indicator } from './indicator.ts'
import type { Ledger } from './ledger.ts'
import { type Setup, World } from './world.ts'

const definition: Definition = { counts: '', source: '', method: '' }
const matters: Ledger = {
  key: 'matter',
  title: '事项',
  kind: 'event',
  dateField: 'on',
  fields: {
    on: { label: '日期', kind: 'date', required: true },
    kind: { label: '类', kind: 'choice', of: ['甲', '乙'] },
    money: { label: '金额', kind: 'money' },
    who: { label: '对象', kind: 'reference', ledger: 'home' },
  },
  flow: {
    starts: 'open',
    states: { open: '登记', closed: '销号' },
    moves: {
      close: { label: '销号', from: ['open'], to: 'closed' },
      reopen: { label: '重开', from: ['closed'], to: 'open' },
    },
  },
}
const homes: Ledger = {
  key: 'home',
  title: '户',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  fields: {
    since: { label: '起', kind: 'date', required: true },
    until: { label: '止', kind: 'date' },
    exempt: { label: '免访', kind: 'text', max: 20 },
  },
}
const over = (key: string, of: string, more: Partial<Extract<Indicator, { kind: 'ledger' }>>): Indicator =>
  ({
    key,
    title: key,
    unit: '件',
    definition,
    kind: 'ledger',
    of,
    measure: { kind: 'count' },
    when: 'during',
    ...more,
  }) as Indicator
const indicators: Indicator[] = [
  over('matter.count', 'matter', { dimensions: ['kind'] }),
  over('matter.kind-a', 'matter', { filter: { field: 'kind', is: '甲' } }),
  over('matter.money', 'matter', { measure: { kind: 'sum', field: 'money' }, unit: '元', decimals: 2 }),
  over('matter.mean', 'matter', { measure: { kind: 'average', field: 'money' }, unit: '元', decimals: 2 }),
  over('matter.open', 'matter', { when: 'as-of', filter: { state: ['open'] } }),
  over('matter.closed', 'matter', { when: { reached: 'closed' } }),
  over('matter.reopened', 'matter', { when: { left: 'closed' } }),
  over('matter.in-closed', 'matter', { when: 'as-of', filter: { state: ['closed'] } }),
  over('home.count', 'home', { when: 'as-of' }),
  {
    key: 'matter.rate',
    title: '',
    unit: '%',
    decimals: 1,
    definition,
    kind: 'formula',
    formula: 'matter.closed / matter.count * 100',
  },
]
const setup: Setup = {
  orgs: [
    { id: 'county', parent: null, name: '县', kind: 'county', order: 0 },
    { id: 'a', parent: 'county', name: '甲镇', kind: 'township', order: 1 },
    { id: 'b', parent: 'county', name: '乙镇', kind: 'township', order: 2 },
  ],
  people: [{ id: 'p', name: '张三', org: 'county', post: '' }],
  grants: [{ person: 'p', role: 'section-head', org: 'county', reach: 'below', from: '2020-01-01', to: null }],
  ledgers: [matters, homes],
  indicators,
}

function office() {
  const world = new World(setup)
  let count = 0
  const create = (ledger: string, org: string, values: Record<string, string>, today = '2024-12-31') => {
    const id = `e${++count}`
    const result = world.apply(
      { step: 'create-entry', id, ledger, org, values },
      { by: 'p', at: `${today}T00:00:00.000Z`, today },
    )
    assert.ok(result.ok, JSON.stringify(result))
    return id
  }
  const move = (id: string, name: string, on: string) => {
    const result = world.apply(
      {
        step: 'move-entry',
        id,
        version: world.entry(id)?.version ?? 0,
        move: name,
        values: {},
        evidence: [],
        reason: '',
        on,
      },
      { by: 'p', at: '2024-12-31T00:00:00.000Z', today: '2024-12-31' },
    )
    assert.ok(result.ok, JSON.stringify(result))
  }
  const value = (key: string, period: string, org = 'county') => evaluate(world, key, org, period).value.value
  return { world, create, move, value }
}

describe('indicators', () => {
  test('events during a period, of an office and all below it', () => {
    const { create, value, world } = office()
    create('matter', 'a', { on: '2024-03-01', kind: '甲', money: '10.10' })
    create('matter', 'b', { on: '2024-03-31', kind: '乙', money: '0.20' })
    create('matter', 'b', { on: '2024-04-01', kind: '甲' })
    assert.deepEqual(
      [value('matter.count', '2024-03'), value('matter.count', '2024-03', 'a'), value('matter.kind-a', '2024')],
      ['2', '1', '2'],
    )
    assert.deepEqual(
      [value('matter.money', '2024-03'), value('matter.mean', '2024-03'), value('matter.mean', '2023')],
      ['10.30', '5.15', null],
    )
    const { trace } = evaluate(world, 'matter.count', 'county', '2024-03')
    assert.deepEqual(trace, { kind: 'entries', entries: ['e1', 'e2'], count: 2 })
  })
  test('a roster is counted as of a day, past days too', () => {
    const { create, value } = office()
    create('home', 'a', { since: '2023-01-01', until: '2024-06-30' })
    create('home', 'a', { since: '2024-06-30' })
    assert.deepEqual(
      ['2024-06', '2024-07', '2023', '2022'].map((period) => value('home.count', period)),
      ['2', '1', '1', '0'],
    )
  })
  test('formulas round at the end; a divisor of 0 gives no value', () => {
    const { create, move, value, world } = office()
    for (const on of ['2024-05-01', '2024-05-02', '2024-05-03']) create('matter', 'a', { on })
    move('e1', 'close', '2024-05-10')
    move('e2', 'close', '2024-06-10')
    assert.deepEqual([value('matter.rate', '2024-05'), value('matter.rate', '2024')], ['33.3', '66.7'])
    assert.equal(evaluate(world, 'matter.rate', 'county', '2023').value.missing, 'divided-by-zero')
  })
})

describe('a part of an indicator', () => {
  const part = (world: World, key: string, kind: string) =>
    evaluate(world, key, 'county', '2024', { field: 'kind', value: kind })

  test('counts the entries with that value; the parts, what is not filled among them, make the whole', () => {
    const { create, world, value } = office()
    create('matter', 'a', { on: '2024-03-01', kind: '甲' })
    create('matter', 'b', { on: '2024-03-02', kind: '乙' })
    create('matter', 'b', { on: '2024-03-03', kind: '乙' })
    create('matter', 'b', { on: '2024-03-04' })
    const parts = ['甲', '乙', ''].map((kind) => part(world, 'matter.count', kind))
    assert.deepEqual(
      parts.map((one) => one.value.value),
      ['1', '2', '1'],
    )
    assert.equal(value('matter.count', '2024'), '4')
    assert.deepEqual(parts[1]?.trace, { kind: 'entries', entries: ['e2', 'e3'], count: 2 })
    assert.deepEqual(parts[1]?.value.slice, { field: 'kind', value: '乙' })
  })
  test('of a formula narrows the parts that have the dimension', () => {
    const { create, move, world } = office()
    for (const kind of ['甲', '甲', '乙']) create('matter', 'a', { on: '2024-05-01', kind })
    move('e3', 'close', '2024-05-10')
    assert.deepEqual(dimensionsOf(world, 'matter.rate'), ['kind'])
    // What was closed has no dimension and stays whole: 1 of 2.
    assert.equal(part(world, 'matter.rate', '甲').value.value, '50.0')
  })
  test('by what is no dimension cannot be asked for', () => {
    const { world } = office()
    assert.throws(() => part(world, 'home.count', '甲'), NotEvaluable)
  })
})

describe('what an earlier report said', () => {
  const said: BaselineFigure = { value: '7', document: '2023年总结.docx', words: '办理事项7件' }
  const withBaseline = (world: World) => ({
    org: (id: string) => world.org(id),
    indicator: (key: string) => world.indicator(key),
    entries: () => world.entries(),
    history: () => world.history(),
    reported: () => undefined,
    cited: () => undefined,
    baseline: (key: string, _: string, period: string) =>
      period === '2023' && key !== 'matter.rate' ? said : undefined,
  })

  test('stands for a period without entries, in formulas too, and gives way to the first entry', () => {
    const { create, world } = office()
    const ask = (key: string) => evaluate(withBaseline(world), key, 'county', '2023')
    assert.deepEqual(ask('matter.count'), {
      value: {
        indicator: 'matter.count',
        org: 'county',
        period: '2023',
        unit: '件',
        value: '7',
        baseline: said.document,
      },
      trace: { kind: 'baseline', document: said.document, words: said.words },
    })
    assert.equal(ask('matter.rate').value.value, '100.0')
    assert.equal(evaluate(withBaseline(world), 'matter.count', 'county', '2024').value.value, '0')
    create('matter', 'a', { on: '2023-05-01' })
    assert.deepEqual([ask('matter.count').value.value, ask('matter.count').value.baseline], ['1', undefined])
    const before = (stands: boolean) => ({ ...withBaseline(world), baseline: () => ({ ...said, stands }) })
    // Before the ledgers were kept no entry stands for the whole.
    assert.equal(evaluate(before(true), 'matter.count', 'county', '2023').value.value, '7')
    assert.equal(evaluate(before(true), 'matter.rate', 'county', '2023').value.value, '7.0')
    assert.equal(evaluate(before(false), 'matter.count', 'county', '2023').value.value, '1')
  })
})

test('opening + reached − left = closing, whatever happened', () => {
  let looked = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(40)), { maxLength: 25 }), (steps) => {
      const { create, move, value, world } = office()
      for (const [which, gap] of steps) {
        const id = `e${which + 1}`
        const entry = world.entry(id)
        if (!entry) create('matter', which % 2 ? 'a' : 'b', { on: addDays('2024-01-01', gap) })
        else move(id, entry.state === 'open' ? 'close' : 'reopen', addDays(entry.stateSince ?? '', gap % 9))
      }
      const number = (key: string, period: string) => Number(value(key, period))
      for (const month of ['02', '03', '04']) {
        const before = `2024-${String(Number(month) - 1).padStart(2, '0')}`
        const period = `2024-${month}`
        assert.equal(
          number('matter.in-closed', before) + number('matter.closed', period) - number('matter.reopened', period),
          number('matter.in-closed', period),
        )
        looked++
      }
    }),
    { numRuns: 200, seed: 7 },
  )
  assert.equal(looked, 600)
})

describe('coverage of a duty', () => {
  const duty: Duty = {
    key: 'visit',
    title: '每季走访',
    roster: 'home',
    exempt: { field: 'exempt', filled: true },
    every: 'quarter',
    times: 1,
    metBy: { ledger: 'matter', member: 'who' },
  }
  test('the rate, and the list of those missing; never more than the roster', () => {
    const { create, world } = office()
    const [one, two] = [create('home', 'a', { since: '2023-01-01' }), create('home', 'a', { since: '2023-01-01' })]
    create('home', 'a', { since: '2023-01-01', exempt: '外出务工' })
    create('matter', 'a', { on: '2024-02-01', who: one })
    create('matter', 'a', { on: '2024-03-01', who: one })
    assert.deepEqual(coverageOf(world, duty, 'county', '2024-Q1'), {
      period: '2024-Q1',
      due: 2,
      done: 1,
      exempt: 1,
      rate: '50.0',
      missing: [{ member: two, times: 0 }],
    })
    assert.equal(coverageOf(world, duty, 'county', '2024-Q2')?.rate, '0.0')
    assert.equal(coverageOf(world, duty, 'b', '2024-Q1')?.rate, null)
    assert.equal(coverageOf(world, duty, 'county', '2024'), null)
  })
})
