import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ExampleStep, Pack, WorkedExample } from './pack.ts'
import { packs } from './registry.ts'
import { runExample } from './run-example.ts'

describe('a worked example', () => {
  const office = packs.filter(({ id }) => id === 'office')
  const rank: Pack['indicators'][number] = {
    key: 'rank',
    title: '位次',
    unit: '位',
    kind: 'cited',
    definition: { counts: '位次', source: '通报', method: '引用' },
  }
  const found: ExampleStep = {
    enter: 'hazard',
    as: '隐患',
    values: {
      found: '2024-03-05',
      place: '南门',
      placeKind: '其他',
      category: '其他',
      level: '一般',
      channel: '日常检查',
    },
  }
  const assigned: ExampleStep = {
    move: 'assign',
    of: '隐患',
    on: '2024-03-06',
    values: { owner: '经办人', due: '2024-03-20' },
  }
  const submitted: ExampleStep = { move: 'submit', of: '隐患', on: '2024-03-10', values: { measure: '已清理' } }
  /** What is said of these steps, and of a value of an indicator after them. */
  const said = (steps: readonly ExampleStep[], expected: WorkedExample['expect'] = []): string =>
    runExample([...office, { ...(office[0] as Pack), id: 'more', ledgers: [], indicators: [rank] }], {
      title: '',
      steps,
      expect: expected,
    })
      .map(({ place, message }) => `${place} ${message}`)
      .join('\n')
  const value = (indicator: string, is: string | null, period = '2024') => [{ indicator, period, value: is }]

  test('says nothing where all comes out', () => assert.equal(said([found, assigned], value('hazard.found', '1')), ''))
  test('says which value came out otherwise', () =>
    assert.equal(
      said([found], value('hazard.found', '2')),
      'expect[hazard.found] 2024的“排查安全隐患数”应是2，算出来是1。',
    ))
  test('tells no value from 0', () => assert.match(said([found], value('hazard.found', null)), /应是没有数，算出来是1/))
  test('stops at the step that is refused, with the refusal', () =>
    assert.match(said([found, submitted]), /^steps\[2\] “报请复核”被拒绝：“报请复核”只能在/))
  test('wants a refusal that it announces', () =>
    assert.match(said([found, { ...assigned, refused: 'missing-field' }]), /应被拒绝（missing-field），却办成了/))
  test('wants just that refusal', () =>
    assert.match(said([found, { ...submitted, refused: 'missing-field' }]), /应因missing-field被拒绝，实际是/))
  test('has a second person for a move that closes, and evidence', () =>
    assert.equal(
      said([found, assigned, submitted, { move: 'close', of: '隐患', on: '2024-03-11' }], value('hazard.closed', '1')),
      '',
    ))
  test('has neither where it shows their lack', () => {
    for (const refused of ['needs-evidence', 'needs-another-person'])
      assert.equal(said([found, assigned, submitted, { move: 'close', of: '隐患', on: '2024-03-11', refused }]), '')
  })
  test('cites a figure that has no rows', () =>
    assert.equal(said([{ report: 'rank', period: '2024', value: '3' }], value('rank', '3')), ''))
  test('cannot use a name twice, or one that was not entered', () => {
    assert.match(said([found, found]), /“隐患”已经指另一条记录/)
    assert.match(said([assigned]), /前面没有登记“隐患”/)
  })
  test('asks for parts only by dimensions', () =>
    assert.match(
      said(
        [found],
        [{ indicator: 'hazard.found', period: '2024', slice: { field: 'place', value: '南门' }, value: '1' }],
      ),
      /不能按“place”分组/,
    ))
})
