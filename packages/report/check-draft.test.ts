import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkDraft, compareTyped, type MatchFigures, typedKeys } from './check-draft.ts'
import { evaluateReport } from './evaluate-report.ts'
import type { FigureKey } from './evaluated.ts'
import type { Report, Shown } from './report.ts'
import { indicatorOf, knownOf, reportOf } from './testing/made-report.ts'

const known = knownOf({
  'hazard.found 2024': '43',
  'hazard.found 2023': '40',
  'hazard.closed 2024': '39',
  'assistance.paid 2024': '123400',
})
/** Takes the words in front of a number for what it is. */
const match: MatchFigures = ({ figures, text }) =>
  figures.flatMap((figure, index) => {
    const ahead = text.slice(Math.max(0, figure.start - 9), figure.start)
    const word: readonly (readonly [RegExp, string, Shown['as'], string?])[] = [
      [/同比增长$/, 'hazard.found', 'growth'],
      [/上年排查$/, 'hazard.found', 'value', '2023'],
      [/排查约?$/, 'hazard.found', 'value'],
      [/整改$/, 'hazard.closed', 'value'],
      [/发放$/, 'assistance.paid', 'value'],
      [/居$/, 'city.rank', 'value'],
    ]
    const found = word.find(([pattern]) => pattern.test(ahead))
    return found
      ? [{ figure: index, indicator: found[1], slice: null, shown: found[2], ...(found[3] && { period: found[3] }) }]
      : []
  })
const title = ({ indicator, period }: FigureKey) => `${indicatorOf(indicator)?.title}（${period}年）`
const checked = (...texts: readonly string[]) => {
  const report: Report = reportOf('2024', ...texts)
  const links = evaluateReport(report, known)
  return checkDraft(report, links, { indicator: indicatorOf, match })
}
const told = (...texts: readonly string[]) => compareTyped(checked(...texts).typed, known, title)

describe('a typed number', () => {
  const cases: readonly (readonly [string, string, boolean, string])[] = [
    ['排查41处', '手写的是“41处”，台账今天是“43处”，见“排查隐患数（2024年）”。要改成链接吗？', false, '43处'],
    ['排查43处', '手写的“43处”与台账一致（排查隐患数（2024年）），可以改成链接，以后随台账更新。', true, '43处'],
    [
      '同比增长7.5%',
      '手写的“增长7.5%”与台账一致（排查隐患数（2024年）），可以改成链接，以后随台账更新。',
      true,
      '增长7.5%',
    ],
    [
      '发放12.3万元',
      '手写的“12.3万元”与台账一致（发放救助金（2024年）），可以改成链接，以后随台账更新。',
      true,
      '12.3万元',
    ],
    ['上年排查40处', '手写的“40处”与台账一致（排查隐患数（2023年）），可以改成链接，以后随台账更新。', true, '40处'],
  ]
  for (const [text, message, agrees, printed] of cases)
    test(text, () => {
      const [found] = told(`全年${text}。`)
      assert.equal(found?.message, message)
      assert.deepEqual([found?.candidates[0]?.agrees, found?.candidates[0]?.printed], [agrees, printed])
      assert.deepEqual(found && [found.place.block, found.text], ['b1', found?.text])
    })
  test('of which the ledgers have nothing yet is told so', () =>
    assert.equal(told('居3位。')[0]?.message, '手写的“3位”像是全市排名（2024年），台账里还没有这个数。'))
  test('comes with the link that would stand in its place, told from the period of the report', () => {
    const [found] = checked('上年排查40处').typed
    assert.deepEqual(found?.links[0]?.of.period, 'year-before')
    assert.deepEqual(found?.links[0]?.show, { as: 'value', decimals: 0, divide: '1', unit: '处' })
    assert.deepEqual(found?.place, { block: 'b1', cell: null, start: 4, end: 7 })
  })
  test('that is bounded, or has another unit, is left alone', () =>
    assert.deepEqual(told('排查约41处，整改39户。'), []))
  test('is none where a link stands', () => assert.deepEqual(told('排查{hazard.found}，整改{hazard.closed}。'), []))
  test('asks the ledgers for each value once', () => {
    const { typed } = checked('排查41处，同比增长2%。', '排查43处。')
    assert.deepEqual(
      typedKeys(typed).map(({ indicator, period }) => `${indicator} ${period}`),
      ['hazard.found 2024', 'hazard.found 2023'],
    )
  })
})

describe('the text of a draft', () => {
  test('is checked with the figures that its links print', () => {
    const { findings, figures, relations } = checked('共排查隐患{hazard.found}，其中敬老院20处、殡仪馆20处。')
    const sum = findings.find(({ category }) => category === 'arithmetic')
    assert.equal(sum?.place?.block, 'b1')
    assert.match(sum?.message ?? '', /43/)
    assert.ok(figures >= 3 && relations >= 1)
  })
  test('has certain corrections only where nothing is linked', () => {
    const fixOf = (text: string) =>
      checked(text).findings.flatMap(({ fix }) => fix.map((edit) => [edit.text, edit.block]))
    assert.ok(fixOf('登陆帐号后核对。').length > 0)
    assert.equal(fixOf('占比5.23%，比上年4.36%增长0.87%。').length, 1)
    assert.equal(fixOf('占比5.23%，比上年4.36%增长{=0.87|%,2}。').length, 0)
    assert.equal(checked('占比5.23%，比上年4.36%增长{=0.87|%,2}。').findings.length, 1)
  })
})
