import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { evaluateReport, LiveReport, neededDimensions, neededFigures } from './evaluate-report.ts'
import type { FigureKey, KnownFigure } from './evaluated.ts'
import { expandReport, rowLinkId, rowOfLink } from './expand-report.ts'
import { figureKeyText } from './figure-key.ts'
import { printFigure } from './printed-figure.ts'
import type { Block, FigureLink, Report } from './report.ts'
import { key, knownOf, reportOf } from './testing/made-report.ts'

const texts = (report: Report, values: Readonly<Record<string, string | null>>) =>
  evaluateReport(report, knownOf(values)).map(({ text }) => text)

describe('a figure link', () => {
  const printed: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['{hazard.found}', { 'hazard.found 2024': '41' }, '41处'],
    ['{assistance.paid|万元}', { 'assistance.paid 2024': '1234550.00' }, '123.46万元'],
    ['{assistance.paid|万元,0}', { 'assistance.paid 2024': '-15000' }, '-2万元'],
    ['{hazard.found|year-before}', { 'hazard.found 2023': '40' }, '40处'],
    ['{hazard.found|no-unit}', { 'hazard.found 2024': '41' }, '41'],
    ['{hazard.found|growth}', { 'hazard.found 2024': '41', 'hazard.found 2023': '40' }, '增长2.5%'],
    ['{hazard.found|growth}', { 'hazard.found 2024': '39', 'hazard.found 2023': '40' }, '下降2.5%'],
    ['{hazard.found|growth}', { 'hazard.found 2024': '40', 'hazard.found 2023': '40' }, '与上年持平'],
    ['同比{hazard.found|growth}', { 'hazard.found 2024': '40', 'hazard.found 2023': '40' }, '持平'],
    ['同比{hazard.found|growth}', { 'hazard.found 2024': '0', 'hazard.found 2023': '0' }, '持平'],
    ['比上年{hazard.found|growth}', { 'hazard.found 2024': '31', 'hazard.found 2023': '0' }, '增加31处'],
    ['比上年{assistance.paid|growth}', { 'assistance.paid 2024': '31.50', 'assistance.paid 2023': '0' }, '增加31.50元'],
    [
      '{assistance.persons|growth}',
      { 'assistance.persons 2024': '10001', 'assistance.persons 2023': '10000' },
      '与上年基本持平',
    ],
    [
      '{hazard.closed-rate|points,2}',
      { 'hazard.closed-rate 2024': '5.23', 'hazard.closed-rate 2023': '4.36' },
      '提高0.87个百分点',
    ],
    [
      '{hazard.closed-rate|points}',
      { 'hazard.closed-rate 2024': '95.1', 'hazard.closed-rate 2023': '96' },
      '回落0.9个百分点',
    ],
    [
      '{assistance.households|change}',
      { 'assistance.households 2024': '88', 'assistance.households 2023': '100' },
      '减少12户',
    ],
    ['{hazard.found@kind=敬老院}', { 'hazard.found 2024 敬老院': '7' }, '7处'],
  ]
  for (const [text, values, expected] of printed)
    test(`${text} is printed as ${expected}`, () => assert.deepEqual(texts(reportOf('2024', text), values), [expected]))

  test('two values in ‰ differ by 个千分点, and print with the unit of the indicator', () => {
    const show = { as: 'points', decimals: 1 } as const
    const printed = printFigure(show, '2.1', '2.5', '‰', '')
    assert.deepEqual([printed.text, printed.unit], ['回落0.4个千分点', '个千分点'])
    assert.equal(printFigure(show, '2.1', '2.5', '％', '').text, '回落0.4个百分点')
    const value = { as: 'value', divide: '1', decimals: 1, unit: '‰' } as const
    assert.equal(printFigure(value, '2.1', '', '‰', '').text, '2.1‰')
  })

  test('tells its value as printed, how exact it is, as of when, and what it takes', () => {
    const [link] = evaluateReport(
      reportOf('2024', '比上年{hazard.found|growth}'),
      knownOf({ 'hazard.found 2024': '39', 'hazard.found 2023': '40' }),
    )
    assert.deepEqual(link, {
      link: 'f1',
      text: '下降2.5%',
      value: '-2.5',
      unit: '%',
      precision: '0.05',
      asOf: '2024-12-01T00:00:00.000Z',
      state: 'current',
      takes: [key('hazard.found', '2024'), key('hazard.found', '2023')],
    })
  })
  test('without a value waits, and says why', () => {
    const report = reportOf('2024', '{a: hazard.found}{=a / 0}{hazard.closed}')
    const links = evaluateReport(report, knownOf({ 'hazard.found 2024': '5', 'hazard.closed 2024': null }))
    assert.deepEqual(
      links.map(({ text, state, missing }) => [text, state, missing]),
      [
        ['5处', 'current', undefined],
        ['待补', 'pending', 'divided-by-zero'],
        ['待补', 'pending', 'nothing-reported'],
      ],
    )
  })
  test('is stale where the text differs from what was saved, or the indicator is gone', () => {
    const report = reportOf('2024', '{hazard.found}{hazard.closed}{assistance.persons}')
    const gone: KnownFigure = { value: null, unit: '', missing: 'unknown-indicator', count: null, asOf: '' }
    const known = knownOf({ 'hazard.found 2024': '43', 'hazard.closed 2024': '40' })
    const links = evaluateReport(report, (asked) => (asked.indicator === 'assistance.persons' ? gone : known(asked)), {
      previous: new Map([
        ['f1', '41处'],
        ['f2', '待补'],
        ['f3', '9人'],
      ]),
    })
    assert.deepEqual(
      links.map(({ text, state }) => [text, state]),
      [
        ['43处', 'stale'],
        ['40处', 'current'],
        ['待补', 'stale'],
      ],
    )
  })
})

describe('periods of links', () => {
  const periods: readonly (readonly [string, string, readonly string[]])[] = [
    ['2024-03', '{hazard.found|year-to-date}', ['2024-01..03']],
    ['2024-Q4', '{hazard.found|year-to-date}', ['2024']],
    ['2024-03', '{hazard.found|year-to-date,growth}', ['2024-01..03', '2023-01..03']],
    ['2024-01', '{hazard.found|period-before}', ['2023-12']],
    ['2024-W10', '{hazard.found|year-to-date}', ['2024-01-01..2024-03-10']],
    ['2024', '{hazard.found|period=2020}', ['2020']],
  ]
  for (const [period, text, needed] of periods)
    test(`${text} of ${period} needs ${needed.join('、')}`, () =>
      assert.deepEqual(
        neededFigures(reportOf(period, text)).map((one) => one.period),
        needed,
      ))
  test('each value is needed once', () => {
    assert.equal(
      neededFigures(reportOf('2024', '{hazard.found}{hazard.found|growth}', '{hazard.found|no-unit}')).length,
      2,
    )
  })
})

describe('formulas between links', () => {
  test('take quantities, not what is printed', () => {
    const report = reportOf('2024', '{a: assistance.paid|万元}{b: assistance.persons}{=a / b|元,1}')
    assert.deepEqual(
      texts(report, { 'assistance.paid 2024': '1000000', 'assistance.persons 2024': '3' }).at(-1),
      '333333.3元',
    )
  })
  test('can be compared with the year before', () => {
    const report = reportOf('2024', '{a: hazard.found}{b: hazard.closed}{c: =a - b}，{=c|growth}')
    const values = {
      'hazard.found 2024': '9',
      'hazard.closed 2024': '3',
      'hazard.found 2023': '6',
      'hazard.closed 2023': '2',
    }
    assert.equal(texts(report, values).at(-1), '增长50.0%')
    assert.equal(neededFigures(report).length, 4)
  })
  const mistaken: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['{a: =b + 1}{b: =a + 1}{=a + 1}{hazard.found}', ['circular', 'circular', 'part-missing', undefined]],
    ['{a: =a}', ['circular']],
    ['{=lost + 1}', ['unknown-link']],
    ['{a: hazard.found}{b: assistance.persons}{=a + b}', [undefined, undefined, 'unlike-units']],
    ['{a: hazard.found}{b: assistance.persons}{=a / b}', [undefined, undefined, undefined]],
    ['{a: hazard.closed}{=a + 1}', ['nothing-reported', 'part-missing']],
    ['{a: hazard.found}{=a / 0}', [undefined, 'divided-by-zero']],
  ]
  for (const [text, missing] of mistaken)
    test(`${text}: ${missing.join('、')}`, () => {
      const links = evaluateReport(
        reportOf('2024', text),
        knownOf({ 'hazard.found 2024': '4', 'assistance.persons 2024': '2' }),
      )
      assert.deepEqual(
        links.map((link) => link.missing),
        missing,
      )
    })
})

describe('repeated rows', () => {
  const link = (id: string, indicator: string): FigureLink => ({
    kind: 'figure',
    id,
    of: { kind: 'indicator', indicator, period: 'own', org: null, slice: 'each' },
    show: { as: 'value', divide: '1', decimals: 0, unit: '' },
  })
  const rate: FigureLink = {
    kind: 'figure',
    id: 'f3',
    of: { kind: 'formula', formula: 'f2 / f1 * 100' },
    show: { as: 'value', divide: '1', decimals: 0, unit: '%' },
  }
  const block: Block = {
    kind: 'rows',
    id: 'b1',
    over: { indicator: 'hazard.found', field: 'kind' },
    head: ['类别', '排查', '整改', '整改率'],
    cells: [[{ kind: 'text', text: '{each}' }], [link('f1', 'hazard.found')], [link('f2', 'hazard.closed')], [rate]],
  }
  const report: Report = { ...reportOf('2024'), blocks: [block] }

  test('have a row of links for each value, formulas within their row', () => {
    const known = knownOf({
      'hazard.found 2024 敬老院': '4',
      'hazard.closed 2024 敬老院': '3',
      'hazard.found 2024 其他': '5',
      'hazard.closed 2024 其他': '5',
    })
    const links = evaluateReport(report, known, {
      rows: () => ['敬老院', '其他'].map((value) => ({ value, label: value })),
    })
    assert.deepEqual(
      links.map(({ text }) => text),
      ['4', '3', '75%', '5', '5', '100%'],
    )
    assert.deepEqual(
      links.map(({ link: id }) => id),
      ['敬老院', '其他'].flatMap((value) => ['f1', 'f2', 'f3'].map((id) => rowLinkId(id, value))),
    )
    assert.deepEqual(neededDimensions(report), [{ indicator: 'hazard.found', field: 'kind' }])
  })
  test('tell a value by its label, and a link by its row', () => {
    const { blocks } = expandReport(report, { rows: () => [{ value: 'town-1', label: '云溪镇' }] })
    const table = blocks[0]
    assert.deepEqual(table?.kind === 'table' && table.rows[1]?.[0], [{ kind: 'text', text: '云溪镇' }])
    assert.deepEqual(rowOfLink(rowLinkId('f3', 'town-1')), { link: 'f3', row: 'town-1' })
    assert.deepEqual(rowOfLink(rowLinkId('f3', '')), { link: 'f3', row: '' })
    assert.equal(rowOfLink('f3'), null)
  })
  test('without values are no rows', () => assert.deepEqual(evaluateReport(report, knownOf({})), []))
})

describe('after a change in the ledgers', () => {
  const names = ['hazard.found', 'hazard.closed', 'assistance.persons']
  const mark = fc.oneof(
    fc
      .constantFrom(...names)
      .chain((name) => fc.constantFrom(`${name}`, `${name}|growth`, `${name}|year-before`, `${name}|change`)),
    fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom('+', '-', '*', '/')).map(([a, b, sign]) => `=m${a} ${sign} m${b}`),
  )
  const content = fc.array(mark, { minLength: 1, maxLength: 12 })
  const values = fc.dictionary(
    fc.constantFrom(...names.flatMap((name) => [`${name} 2024`, `${name} 2023`, `${name} 2022`])),
    fc.option(fc.integer({ min: -5, max: 500 }).map(String)),
  )
  test('what is computed again is what the whole would be, and only what takes the changed values', () => {
    let [looked, spared] = [0, 0]
    fc.assert(
      fc.property(content, values, values, (marks, before, after) => {
        const report = reportOf('2024', marks.map((one, at) => `{m${at}: ${one}}`).join('，'))
        const live = new LiveReport(report)
        const old = live.evaluate(knownOf(before))
        const text = (known: ReturnType<typeof knownOf>, one: FigureKey) => JSON.stringify(known(one))
        const [was, is] = [knownOf(before), knownOf(after)]
        const changed = live.needed.filter((one) => text(was, one) !== text(is, one))
        const again = live.reevaluate(changed, is)
        assert.deepEqual(live.links, evaluateReport(report, is))
        const touched = new Set(changed.map(figureKeyText))
        const spares = old.filter(({ takes }) => !takes.some((one) => touched.has(figureKeyText(one))))
        for (const { link, missing } of spares)
          if (missing === undefined) assert.ok(!again.some((one) => one.link === link), link)
        looked += again.length
        spared += spares.length
      }),
      { numRuns: 400 },
    )
    assert.ok(looked > 0 && spared > 0)
    console.log(`looked at ${looked} links computed again, ${spared} left alone`)
  })
})
