import { dayOfMoment, type Indicator, parsePeriod, periodTitle } from '@taizhang/ledger'
import type { Known } from './evaluate-report.ts'
import type { EvaluatedLink, FigureKey } from './evaluated.ts'
import type { IndicatorLookup } from './template.ts'

/** Titles that the annex prints for what keys name. */
export interface AnnexNames {
  readonly indicator: IndicatorLookup
  readonly ledger: (key: string) => string
  readonly org: (id: string) => string
  /** How a value of a dimension is told: an office by its name. */
  readonly part: (slice: NonNullable<FigureKey['slice']>, indicator: string) => string
}

/** The head of the annex. */
export const annexHead: readonly string[] = ['序号', '文中的数', '指标', '口径', '期间', '来源', '记录数', '截至']

/**
 * The annex that says of each figure where it comes from: one row for each value that it takes, in reading order. 来源 is the ledger, the
 * formula, 填报 or 引用.
 */
export function figureAnnex(
  links: readonly EvaluatedLink[],
  known: Known,
  names: AnnexNames,
): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  links.forEach((link, at) => {
    const takes = link.takes.length > 0 ? link.takes : [null]
    takes.forEach((key, turn) => {
      const ahead = turn === 0 ? [String(at + 1), link.text] : ['', '']
      rows.push([...ahead, ...(key ? rowOf(key, known, names) : ['', '', '', '', '', ''])])
    })
  })
  return [annexHead, ...rows]
}

function rowOf(
  key: FigureKey,
  known: Known,
  { indicator: lookup, ledger, org, part: partOf }: AnnexNames,
): readonly string[] {
  const indicator = lookup(key.indicator)
  const figure = known(key)
  const period = parsePeriod(key.period)
  const part = key.slice ? `（其中${partOf(key.slice, key.indicator)}）` : ''
  return [
    `${indicator?.title ?? key.indicator}${part}`,
    indicator?.definition.counts ?? '',
    period ? periodTitle(period) : key.period,
    indicator ? sourceOf(indicator, lookup, ledger, org(key.org)) : '指标已不存在',
    figure?.count === null || figure === undefined ? '—' : String(figure.count),
    figure ? dayOfMoment(figure.asOf) : '',
  ]
}

function sourceOf(indicator: Indicator, lookup: IndicatorLookup, ledger: (key: string) => string, org: string): string {
  switch (indicator.kind) {
    case 'ledger':
      return `${ledger(indicator.of)}（${org}）`
    case 'formula':
      return `公式：${inTitles(indicator.formula, lookup)}`
    case 'reported':
      return `填报（${org}）`
    case 'cited':
      return indicator.definition.source === '' ? '引用' : `引用：${indicator.definition.source}`
  }
}

const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '+': '＋', '-': '－' }

/** 已整改隐患数÷排查隐患数×100: a formula as it is read. */
const inTitles = (formula: string, lookup: IndicatorLookup): string =>
  formula.replace(
    /([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)|\s*([-+*/])\s*/g,
    (found, key: string | undefined, sign: string | undefined) =>
      key ? (lookup(key)?.title ?? key) : (SIGNS[sign ?? ''] ?? found),
  )
