import type { Indicator } from '@taizhang/ledger'
import type { FigureKey, KnownFigure } from '../evaluated.ts'
import { figureKeyText } from '../figure-key.ts'
import { idsAfter } from '../new-id.ts'
import type { Block, Report } from '../report.ts'
import { readTemplate } from '../template.ts'

const definition = { counts: '', source: '', method: '' }
const over = (key: string, title: string, unit: string, decimals = 0): Indicator => ({
  key,
  title,
  unit,
  decimals,
  definition,
  kind: 'ledger',
  of: 'made',
  measure: { kind: 'count' },
  when: 'during',
  dimensions: ['kind', 'town'],
})

/** Invented indicators for the tests of reports. */
export const indicators: readonly Indicator[] = [
  over('hazard.found', '排查隐患数', '处'),
  over('hazard.closed', '整改隐患数', '处'),
  over('assistance.paid', '发放救助金', '元', 2),
  over('assistance.persons', '救助对象', '人'),
  over('assistance.households', '救助户数', '户'),
  {
    key: 'hazard.closed-rate',
    title: '隐患整改率',
    unit: '%',
    decimals: 1,
    definition,
    kind: 'formula',
    formula: 'hazard.closed / hazard.found * 100',
  },
  { key: 'city.rank', title: '全市排名', unit: '位', definition, kind: 'cited' },
]
const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]))
export const indicatorOf = (key: string): Indicator | undefined => byKey.get(key)

/** A report of one heading and a paragraph for each text; marks as in templates. Throws where a mark is mistaken. */
export function reportOf(period: string, ...texts: readonly string[]): Report {
  const newId = idsAfter([])
  const blocks = texts.map((text): Block => {
    const { content, mistakes } = readTemplate(text, newId, indicatorOf)
    if (mistakes.length > 0) throw new Error(`${text}: ${mistakes.map(({ message }) => message).join()}`)
    return { kind: 'paragraph', id: newId('block'), content }
  })
  const heading: Block = {
    kind: 'heading',
    id: newId('block'),
    level: 1,
    content: [{ kind: 'text', text: '工作情况' }],
  }
  return { kind: 'annual', org: 'bureau', period, title: '云台县民政局工作总结', blocks: [heading, ...blocks] }
}

export const key = (indicator: string, period: string, value?: string): FigureKey => ({
  indicator,
  org: 'bureau',
  period,
  slice: value === undefined ? null : { field: 'kind', value },
})

/** Values by `indicator period` or `indicator period value`, all read at one moment. */
export function knownOf(values: Readonly<Record<string, string | null>>) {
  const figures = new Map<string, KnownFigure>()
  for (const [name, value] of Object.entries(values)) {
    const [indicator = '', period = '', part] = name.split(' ')
    figures.set(figureKeyText(key(indicator, period, part)), {
      value,
      unit: indicatorOf(indicator)?.unit ?? '',
      count: value === null ? null : Math.round(Number(value)),
      asOf: '2024-12-01T00:00:00.000Z',
    })
  }
  return (asked: FigureKey): KnownFigure | undefined => figures.get(figureKeyText(asked))
}
