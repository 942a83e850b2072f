import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Indicator } from '@taizhang/ledger'
import { type Addition, additionFaults, withAdditions } from './addition.ts'
import { packFaults } from './pack-faults.ts'
import { packs } from './registry.ts'

const office = packs.find(({ id }) => id === 'office')
assert.ok(office)

const waiting: Indicator = {
  key: 'own.hazard-waiting',
  title: '待停产隐患数',
  unit: '处',
  kind: 'ledger',
  of: 'hazard',
  measure: { kind: 'count' },
  when: 'as-of',
  filter: { state: ['own-waiting'] },
  dimensions: ['ownRoad'],
  definition: { counts: '等停产才能整改的', source: '安全隐患台账', method: '按期末所处环节' },
}
const derived = (key: string, formula: string): Indicator => ({
  key,
  title: key,
  unit: '处',
  kind: 'formula',
  formula,
  definition: waiting.definition,
})
const addition: Addition = {
  pack: 'office',
  ledgers: [
    {
      ledger: 'hazard',
      fields: { ownRoad: { label: '所在道路', kind: 'choice', of: ['东路', '西路'] } },
      choices: { placeKind: ['渡口'] },
      states: { 'own-waiting': '待停产' },
      moves: {
        'own-wait': { label: '等停产', from: ['assigned'], to: 'own-waiting', needs: ['reason'] },
        'own-resume': { label: '停产已定', from: ['own-waiting'], to: 'fixing' },
      },
    },
  ],
  indicators: [waiting],
}

describe('what an office adds of its own', () => {
  /** What is said of it. */
  const said = (changed: unknown): readonly string[] =>
    additionFaults(changed as Addition, packs).map(({ place, message }) => `${place} ${message}`)
  /** The addition with one ledger's part changed. */
  const withPart = (part: object): unknown => ({
    ...addition,
    indicators: [],
    ledgers: [{ ledger: 'hazard', ...part }],
  })

  test('is taken when nothing is wrong', () => assert.deepEqual(said(addition), []))

  test('stands in the ledger beside what the pack has, with 其他 still last', () => {
    const hazard = withAdditions(office, [addition]).ledgers.find(({ key }) => key === 'hazard')
    const before = office.ledgers.find(({ key }) => key === 'hazard')
    assert.ok(hazard?.flow && before?.flow)
    assert.deepEqual(Object.keys(hazard.fields), [...Object.keys(before.fields), 'ownRoad'])
    assert.deepEqual(hazard.flow.states['own-waiting'], '待停产')
    const kinds = hazard.fields['placeKind']
    assert.ok(kinds?.kind === 'choice')
    assert.deepEqual(kinds.of.slice(-2), ['渡口', '其他'])
    assert.deepEqual(hazard.flow.closes, before.flow.closes)
  })

  test('leaves the pack as it was, and sound', () => {
    const text = JSON.stringify(office)
    const used = withAdditions(office, [addition])
    assert.equal(JSON.stringify(office), text)
    assert.deepEqual(packFaults([used]), [])
  })

  test('outlives a newer version of the pack', () => {
    const newer = { ...office, version: 2, indicators: office.indicators.slice(1) }
    const used = withAdditions(newer, [addition])
    assert.ok(used.indicators.some(({ key }) => key === waiting.key))
    assert.deepEqual(
      additionFaults(addition, [newer, ...packs.filter(({ id }) => id !== 'office')]).filter(({ place }) =>
        /own/.test(place),
      ),
      [],
    )
  })

  test('is passed over where the pack has the ledger no longer, and that is told', () => {
    const newer = { ...office, ledgers: office.ledgers.filter(({ key }) => key !== 'hazard') }
    assert.doesNotThrow(() => withAdditions(newer, [addition]))
    assert.match(additionFaults(addition, [newer])[0]?.message ?? '', /没有“hazard”这个台账/)
  })

  for (const data of [null, [], 'office', 7, {}])
    test(`is refused when it is ${JSON.stringify(data)}`, () => assert.ok(said(data).length > 0))

  const refused: readonly [string, unknown, RegExp][] = [
    [
      'a field whose name the pack may want one day',
      withPart({ fields: { road: { label: '路', kind: 'date' } } }),
      /^hazard\.fields\.road 自加的字段以own开头/,
    ],
    ['a state of such a name', withPart({ states: { waiting: '等' } }), /^hazard\.states\.waiting 自加的环节/],
    [
      'a state that nothing reaches',
      withPart({ states: { 'own-lost': '等' } }),
      /^hazard\.flow\.states\.own-lost .*走不到“等”/,
    ],
    [
      'a move to nowhere',
      withPart({ moves: { 'own-go': { label: '走', from: ['found'], to: 'own-gone' } } }),
      /^hazard\.flow\.moves\.own-go “own-gone”不在环节里/,
    ],
    [
      'values for what is no choice',
      withPart({ choices: { place: ['东门'] } }),
      /^hazard\.choices\.place .*不是选择字段/,
    ],
    [
      'a field of an unknown kind',
      withPart({ fields: { ownRoad: { label: '路', kind: 'colour' } } }),
      /fields\.ownRoad\.kind “colour”不认识/,
    ],
    [
      'a ledger of another pack',
      { ...addition, indicators: [], ledgers: [{ ledger: 'nothing' }] },
      /没有“nothing”这个台账/,
    ],
    ['a pack that there is not', { ...addition, pack: 'nothing' }, /没有“nothing”这个行业包/],
    [
      'an indicator of such a name',
      { ...addition, indicators: [{ ...waiting, key: 'hazard.waiting' }] },
      /^hazard\.waiting 自加的指标以own\.开头/,
    ],
    [
      'a formula that goes round',
      { ...addition, indicators: [derived('own.one', 'own.two + 1'), derived('own.two', 'own.one + 1')] },
      /^own\.one 公式绕成了圈：own\.one → own\.two → own\.one/,
    ],
    [
      'a sum of unlike units',
      { ...addition, indicators: [derived('own.one', 'hazard.found + hazard.cost')] },
      /^own\.one 公式把单位不同的数相加减：处与元/,
    ],
    ['a function', { ...addition, indicators: [() => waiting] }, /只放数据/],
  ]
  for (const [title, broken, message] of refused)
    test(`is refused for ${title}`, () => assert.match(said(broken).join('\n'), new RegExp(message.source, 'm')))

  test('is refused for a name that another office added already', () => {
    const known = packs.map((pack) => withAdditions(pack, [addition]))
    const faults = additionFaults(addition, known).map(({ place }) => place)
    for (const place of ['hazard.fields.ownRoad', 'hazard.states.own-waiting', 'own.hazard-waiting'])
      assert.ok(faults.includes(place), `${place}: ${faults}`)
  })
})
