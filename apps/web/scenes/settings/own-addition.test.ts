import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Field, Indicator } from '@taizhang/ledger'
import {
  additionOf,
  emptyField,
  emptyState,
  fieldDraft,
  type OwnAddition,
  officesThatMayAdd,
  stateDraft,
  thingsIn,
  withChoices,
  withField,
  withOtherWord,
  without,
  withState,
  wordsIn,
} from './own-addition.ts'
import {
  emptyIndicator,
  formulaNames,
  indicatorDraft,
  keyedFormula,
  unknownIn,
  withIndicator,
  wordedFormula,
} from './own-indicator.ts'
import { changesBetween, labelsOf, mistakesByInput, thingWords, whyKept } from './own-words.ts'

const ledger = {
  key: 'bridge',
  title: '桥梁台账',
  kind: 'event' as const,
  fields: {
    kind: { label: '类别', kind: 'choice' as const, of: ['公路桥'] },
    ownF2: { label: '别的单位加的', kind: 'date' as const },
  },
  flow: { starts: 'seen', states: { seen: '已巡查', 'own-1': '别的环节', mended: '已修复' }, moves: {} },
}
const card = { counts: '桥', source: '台账', method: '计数' }
const indicator = (key: string, title: string) => ({ key, title, unit: '座', definition: card, kind: 'cited' as const })
const pack = {
  id: 'roads',
  ledgers: [ledger],
  indicators: [indicator('bridge.seen', '巡查数'), indicator('own.roads-4', '别的')],
}
const none: OwnAddition = { ledgers: [], indicators: [] }

describe('what an office adds to a pack', () => {
  test('a field is named after those that anybody has added', () => {
    const draft = { ...emptyField, label: ' 长度 ', kind: 'decimal' as const, unit: '米', decimals: 1, required: true }
    assert.deepEqual(withField(none, ledger, draft).ledgers, [
      {
        ledger: 'bridge',
        fields: { ownF3: { label: '长度', required: true, kind: 'decimal', unit: '米', decimals: 1 } },
      },
    ])
  })

  test('a state has a move to it and one from it', () => {
    const draft = { ...emptyState, label: '已封闭', from: ['seen'], moveTo: '封闭', to: 'mended', moveFrom: '重开' }
    assert.deepEqual(withState(none, ledger, draft).ledgers[0], {
      ledger: 'bridge',
      states: { 'own-2': '已封闭' },
      moves: {
        'own-2-to': { label: '封闭', from: ['seen'], to: 'own-2' },
        'own-2-from': { label: '重开', from: ['own-2'], to: 'mended' },
      },
    })
  })

  test('an indicator is named with its pack, and its formula is written with titles', () => {
    const names = formulaNames(pack.indicators)
    const draft = { ...emptyIndicator, ...card, title: '翻倍', unit: '座', way: 'formula' as const }
    const { indicators } = withIndicator(none, pack, { ...draft, formula: '〔巡查数〕×２−〔别的〕' }, names)
    assert.deepEqual(indicators[0], {
      key: 'own.roads-5',
      title: '翻倍',
      unit: '座',
      definition: card,
      kind: 'formula',
      formula: 'bridge.seen * 2 - own.roads-4',
    })
    const sum = withIndicator(
      none,
      pack,
      { ...draft, way: 'sum', ledger: 'bridge', field: 'ownF3', when: 'reached:seen' },
      names,
    )
    assert.deepEqual(Object.entries(sum.indicators[0] ?? {}).slice(4), [
      ['kind', 'ledger'],
      ['of', 'bridge'],
      ['measure', { kind: 'sum', field: 'ownF3' }],
      ['when', { reached: 'seen' }],
    ])
  })

  test('two indicators of one title are told apart in formulas, and read back the same', () => {
    const names = formulaNames([indicator('a.one', '同名'), indicator('b.two', '同名')])
    const keyed = keyedFormula('（〔同名〕－〔同名（2）〕）÷100', names)
    assert.equal(keyed, '( a.one - b.two ) / 100')
    assert.equal(keyedFormula(wordedFormula(keyed, names), names), keyed)
    assert.deepEqual(unknownIn('〔没有的〕+〔同名〕', names), ['没有的'])
  })

  test('whatever is put in is listed, told in words, and can be taken away again until nothing is left', () => {
    const field = withField(none, ledger, { ...emptyField, label: '路线', kind: 'choice', words: '县道、乡道\n县道' })
    const state = withState(field, ledger, {
      ...emptyState,
      label: '封',
      from: ['seen'],
      moveTo: '封闭',
      to: 'mended',
      moveFrom: '开',
    })
    const choices = withChoices(withChoices(state, ledger, 'kind', '吊桥'), ledger, 'kind', '漫水桥，吊桥')
    const whole = withIndicator(
      choices,
      pack,
      { ...emptyIndicator, title: '总数', unit: '座', ledger: 'bridge' },
      new Map(),
    )
    const things = thingsIn(whole)
    assert.deepEqual(
      things.map((thing) => `${thing.label}：${thingWords(whole, thing, labelsOf(pack))}`),
      [
        '路线：桥梁台账的字段：单选（县道、乡道）',
        '吊桥：桥梁台账“类别”的可选项',
        '漫水桥：桥梁台账“类别”的可选项',
        '封：桥梁台账的环节：由“已巡查”“封闭”而来，“开”后到“已修复”',
        '总数：指标（座）：数桥梁台账的记录',
      ],
    )
    for (const thing of things) assert.equal(thingsIn(without(whole, thing)).length, things.length - 1)
    assert.deepEqual(things.reduce(without, whole), none)
  })

  test('what is changed keeps its name, its place and what the form does not show', () => {
    const kept: OwnAddition = {
      ledgers: [
        {
          ledger: 'bridge',
          fields: {
            ownF1: { label: '路线', kind: 'text', max: 7, pattern: 'x+', hint: '写编号', required: true },
            ownF2: { label: '别的', kind: 'date' },
          },
          choices: { kind: ['吊桥', '浮桥'] },
          states: { 'own-2': '已封闭' },
          moves: {
            'own-2-to': { label: '封闭', from: ['seen'], to: 'own-2', needs: ['reason'] },
            'own-2-from': { label: '重开', from: ['own-2'], to: 'mended', by: 'another-person' },
          },
        },
        { ledger: 'tunnel', fields: { ownF1: { label: '长度', kind: 'date' } } },
      ],
      indicators: [
        { key: 'own.roads-1', title: '一', unit: '座', definition: { ...card, limits: '不含在建' }, kind: 'cited' },
        {
          ...indicator('own.roads-2', '二'),
          ...{ kind: 'ledger', of: 'bridge', measure: { kind: 'distinct', field: 'kind' }, when: { left: 'seen' } },
          ...{ filter: { field: 'kind', is: '公路桥' }, dimensions: ['kind'], decimals: 1, better: 'less' },
        } as Indicator,
      ],
    }
    const [part, tunnel] = kept.ledgers
    assert.ok(part)
    const [first, second] = kept.indicators
    assert.ok(first && second)
    const field = withField(
      kept,
      ledger,
      { ...fieldDraft(part.fields?.['ownF1'] as Field), label: '道路', hint: '' },
      'ownF1',
    )
    assert.deepEqual(field.ledgers, [
      {
        ...part,
        fields: { ...part.fields, ownF1: { label: '道路', kind: 'text', max: 7, pattern: 'x+', required: true } },
      },
      tunnel,
    ])
    assert.deepEqual(Object.keys(field.ledgers[0]?.fields ?? {}), ['ownF1', 'ownF2'])
    const state = withState(kept, ledger, { ...stateDraft(part, 'own-2'), label: '封', moveTo: '封路' }, 'own-2')
    assert.deepEqual(
      [state.ledgers[0]?.states, state.ledgers[0]?.moves?.['own-2-to']],
      [{ 'own-2': '封' }, { label: '封路', from: ['seen'], to: 'own-2', needs: ['reason'] }],
    )
    const word = { kind: 'choice', ledger: 'bridge', name: 'kind', label: '吊桥' } as const
    assert.deepEqual(withOtherWord(kept, word, '斜拉桥').ledgers[0]?.choices, { kind: ['斜拉桥', '浮桥'] })
    const names = formulaNames(kept.indicators)
    for (const one of kept.indicators)
      assert.deepEqual(withIndicator(kept, pack, indicatorDraft(one, pack, names), names, one.key), kept)
    const renamed = withIndicator(kept, pack, { ...indicatorDraft(first, pack, names), title: '壹' }, names, first.key)
    assert.deepEqual(renamed.indicators, [{ ...first, title: '壹' }, second])
    assert.deepEqual(changesBetween(kept, renamed, labelsOf(pack)), ['“一”改为“壹”'])
    assert.deepEqual(changesBetween(kept, withOtherWord(kept, word, '斜拉桥'), labelsOf(pack)), [
      '加“斜拉桥”：桥梁台账“类别”的可选项',
      '去掉“吊桥”',
    ])
    const summed = withIndicator(
      kept,
      pack,
      { ...indicatorDraft(second, pack, names), way: 'count' },
      names,
      second.key,
    )
    assert.deepEqual(changesBetween(kept, summed, labelsOf(pack)), [
      '改“二”：原为指标（座）：桥梁台账的“类别”去掉重复后的个数，只取“类别”为“公路桥”的，可按类别分；现为指标（座）：数桥梁台账的记录，只取“类别”为“公路桥”的，可按类别分',
    ])
    assert.equal(changesBetween(none, kept, labelsOf(pack)).length, thingsIn(kept).length)
    assert.deepEqual(changesBetween(kept, kept, labelsOf(pack)), [])
  })

  test('values are typed as people type them, each once', () => {
    assert.deepEqual(wordsIn(' 甲、乙，丙\n\n甲;丁'), ['甲', '乙', '丙', '丁'])
  })

  test('the server’s mistakes stand at their inputs, in words', () => {
    const told = (subject: string, message = 'x') => mistakesByInput([{ subject, message }], labelsOf(pack))
    assert.deepEqual(told('roads.bridge.fields.ownF2', '“ownF2”不行'), { label: '“别的单位加的”不行' })
    assert.deepEqual(told('roads.addition.ledgers[0].fields.ownF2.unit'), { unit: 'x' })
    assert.deepEqual(told('roads.addition.ledgers[0].fields.ownF2.of'), { words: 'x' })
    assert.deepEqual(told('bridge.fields.ownF2.kind'), { kind: 'x' })
    assert.deepEqual(told('roads.bridge.flow.moves.own-2-to'), { moveTo: 'x' })
    assert.deepEqual(told('roads.bridge.choices.kind'), { words: 'x' })
    assert.deepEqual(told('roads.addition.indicators[own.roads-5].definition.counts'), { counts: 'x' })
    assert.deepEqual(told('roads.own.roads-5'), { '': 'x' })
    const kept = { subject: 'roads.own.roads-4', message: '“ownF2”不是字段。' }
    assert.equal(whyKept(kept, labelsOf(pack)), '指标“别的”还在用：去掉后“别的单位加的”不是字段。')
  })

  test('who heads or drafts for an office that uses the pack, or is below one that does, may add to it', () => {
    const orgs = [
      { id: 'county', parent: null },
      { id: 'civil', parent: 'county' },
      { id: 'town', parent: 'county' },
    ]
    const grants = [
      { role: 'drafter', org: 'civil' },
      { role: 'section-head', org: 'civil' },
      { role: 'section-head', org: 'town' },
      { role: 'leader', org: 'county' },
    ]
    assert.deepEqual(officesThatMayAdd(grants, ['civil'], orgs), ['civil'])
    assert.deepEqual(officesThatMayAdd(grants, ['county'], orgs), ['civil', 'town'])
    assert.deepEqual(officesThatMayAdd(grants, [], orgs), [])
  })

  test('an office that has added nothing has an empty addition', () => {
    const kept = { org: 'civil', addition: { pack: 'roads', ledgers: [{ ledger: 'bridge' }] }, by: 'x', at: 'y' }
    assert.deepEqual(additionOf({ additions: [kept] }, 'town'), none)
    assert.deepEqual(additionOf({ additions: [kept] }, 'civil').ledgers, [{ ledger: 'bridge' }])
  })
})
