import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Indicator, Ledger } from '@taizhang/ledger'
import { documentFromText, readText } from '@taizhang/text'
import { Catalogue } from './match-catalogue.ts'
import { matchesOf, rankFigures } from './match-figures.ts'
import { inUnit, unitFit } from './match-unit.ts'

const event = (key: string, title: string, choices: Readonly<Record<string, readonly string[]>> = {}): Ledger => ({
  key,
  title,
  kind: 'event',
  fields: Object.fromEntries(
    Object.entries(choices).map(([field, of]) => [field, { label: field, kind: 'choice', of }]),
  ),
})
const card = { counts: '', source: '', method: '' }
const count = (key: string, title: string, unit: string, of: string, more: Partial<Indicator> = {}): Indicator =>
  ({
    key,
    title,
    unit,
    kind: 'ledger',
    of,
    measure: { kind: 'count' },
    when: 'during',
    definition: card,
    ...more,
  }) as Indicator
const rate = (key: string, title: string, formula: string): Indicator => ({
  key,
  title,
  unit: '%',
  kind: 'formula',
  formula,
  definition: card,
})

const ledgers = [
  event('hazard', '安全隐患台账', { place: ['养老机构', '殡仪馆', '其他'] }),
  event('boat', '渡口检查台账', { kind: ['人行渡口', '车行渡口'] }),
  event('aid', '救助发放台账', { kind: ['困难家庭生活补贴', '重度残疾护理补贴'] }),
  event('flat', '危房台账'),
]
const indicators = [
  count('hazard.found', '排查隐患数', '处', 'hazard', { dimensions: ['place'] }),
  count('hazard.fixed', '整改隐患数', '处', 'hazard', { when: { reached: 'closed' } }),
  rate('hazard.rate', '隐患整改率', 'hazard.fixed / hazard.found * 100'),
  count('boat.checked', '检查渡口数', '个', 'boat', { dimensions: ['kind'] }),
  count('aid.persons', '领取补贴人数', '人', 'aid', { dimensions: ['kind'] }),
  count('aid.money', '补贴发放金额', '元', 'aid', {
    measure: { kind: 'sum', field: 'money' },
    dimensions: ['kind'],
    alsoCalled: ['发放补贴'],
  }),
  count('flat.found', '排查危房数', '座', 'flat'),
  count('flat.fixed', '整治危房数', '座', 'flat', { when: { reached: 'closed' } }),
  rate('flat.rate', '危房整治率', 'flat.fixed / flat.found * 100'),
  count('shop.sales', '农贸市场销售额', '元', 'hazard', { measure: { kind: 'sum', field: 'money' } }),
  count('standard.urban', '城市供暖补助标准', '元/月', 'aid'),
  count('standard.rural', '农村供暖补助标准', '元/月', 'aid'),
]
const catalogue = new Catalogue(indicators, ledgers)

/** The matches of a text, each as `figure → indicator@value shown period`. */
function matched(text: string): string[] {
  const reading = readText(documentFromText(text), { today: '2024-12-31' })
  const ranked = rankFigures(reading, catalogue, 2024)
  const matches = matchesOf(reading, ranked)
  return ranked.flatMap(({ statement, period }) => {
    const match = matches.get(statement.figure)
    const figure = reading.figures[statement.figure]
    if (match === undefined || figure === undefined) return []
    const part = match.slice === null ? '' : `@${match.slice.value}`
    const shown = match.shown === 'value' ? '' : ` ${match.shown}`
    return [
      `${text.slice(figure.start, figure.end)} → ${match.indicator}${part}${shown}${period === '2024' ? '' : ` ${period}`}`,
    ]
  })
}

describe('a figure is matched by what its words count, in its unit', () => {
  const cases: readonly (readonly [text: string, ...matches: readonly string[]])[] = [
    ['全年共排查出各类安全隐患52处。', '52处 → hazard.found'],
    [
      '共排查隐患52处，其中，养老机构40处，殡仪馆隐患12处。',
      '52处 → hazard.found',
      '40处 → hazard.found@养老机构',
      '12处 → hazard.found@殡仪馆',
    ],
    ['排查隐患52处，已整改50处，整改率96％。', '52处 → hazard.found', '50处 → hazard.fixed', '96％ → hazard.rate'],
    [
      '共排查危房30座，已整治24座，整治率80％；排查隐患52处，整改率96％。',
      '30座 → flat.found',
      '24座 → flat.fixed',
      '80％ → flat.rate',
      '52处 → hazard.found',
      '96％ → hazard.rate',
    ],
    [
      '困难家庭领取补贴30人，累计发放补贴6万元，重度残疾领取补贴12人，累计发放补贴3万元。',
      '30人 → aid.persons@困难家庭生活补贴',
      '6万元 → aid.money@困难家庭生活补贴',
      '12人 → aid.persons@重度残疾护理补贴',
      '3万元 → aid.money@重度残疾护理补贴',
    ],
    ['农贸市场销售额2300万元，同比增长8.5％。', '2300万元 → shop.sales', '8.5％ → shop.sales growth'],
    ['上半年检查渡口18个。', '18个 → boat.checked 2024-H1'],
    ['1至11月检查渡口18个。', '18个 → boat.checked 2024-01..11'],
    ['截至12月14日，检查渡口18个。', '18个 → boat.checked 2024-01-01..2024-12-14'],
    ['将城乡供暖补助标准提高至300元/月和260元/月。', '300元/月 → standard.urban', '260元/月 → standard.rural'],
    ['排查隐患涉及52户。'],
    ['新购渡船18艘，栽种行道树4000棵。'],
  ]
  for (const [text, ...matches] of cases) test(text, () => assert.deepEqual(matched(text), matches))
})

test('words that say little are sure only beside others of the same ledger', () => {
  const confidence = (text: string) => {
    const reading = readText(documentFromText(text), { today: '2024-12-31' })
    return [...matchesOf(reading, rankFigures(reading, catalogue, 2024)).values()].map((match) => match.confidence)
  }
  assert.deepEqual(confidence('排查危房30座，已整治24座，整治率80％。').at(-1), 'high')
  assert.notEqual(confidence('各地都在推进，整治率80％。').at(-1), 'high')
})

test('the reason quotes the words and says what became of the unit', () => {
  const text = '农贸市场销售额2300万元，共排查出安全隐患52处。'
  const reading = readText(documentFromText(text), { today: '2024-12-31' })
  const [sales, hazards] = [...matchesOf(reading, rankFigures(reading, catalogue, 2024)).values()]
  assert.equal(sales?.why, '“农贸市场销售额2300万元”与指标“农贸市场销售额”相同，“万元”折算为“元”。')
  assert.match(hazards?.why ?? '', /^“共排查出安全隐患52处”与指标“排查隐患数”.*，单位“处”一致。$/)
})

describe('units', () => {
  test('persons, households and times never stand for each other; measure words of one kind do', () => {
    const fits: readonly (readonly [string, string, boolean])[] = [
      ['人', '名', true],
      ['人', '户', false],
      ['人', '人次', false],
      ['万元', '人', false],
      ['元', '元', true],
      ['亩', '㎡', true],
      ['次', '场', true],
      ['%', '处', false],
      ['个百分点', '%', false],
      ['元/月', '元/年', true],
      ['户', '个', true],
    ]
    for (const [own, other, fit] of fits) assert.equal(unitFit(own, other) > 0, fit, `${own} and ${other}`)
    assert.ok(unitFit('户', '个') < 0.5)
  })

  test('values convert only where that is certain', () => {
    assert.equal(inUnit(3, '公里', '米'), 3000)
    assert.equal(inUnit(7, '名', '人'), 7)
    assert.equal(inUnit(1200, '元/年', '元/月'), 100)
    assert.equal(inUnit(7, '人', '户'), null)
  })
})
