import { pointsUnit } from '@taizhang/ledger'
import type { ShownIndicator } from '../../components/use-indicators.ts'

/** Indicators that stand together: those over one ledger; what is computed from them stands with them. */
export interface IndicatorGroup<Row> {
  readonly title: string
  readonly rows: readonly Row[]
}

/**
 * Groups rows by the ledger that they are counted over. A formula stands with those whose key begins as its own does (`hazard.rate`
 * with `hazard.found`), else under 综合; reported and cited ones have a group each. The groups stand in the order of the ledgers.
 */
export function groupsOf<Row extends { readonly card: ShownIndicator }>(
  rows: readonly Row[],
  ledgerTitles: ReadonlyMap<string, string>,
): readonly IndicatorGroup<Row>[] {
  const stemOf = (key: string) => key.split('.')[0] ?? key
  const ledgerOfStem = new Map<string, string>()
  for (const { card } of rows) if (card.kind === 'ledger') ledgerOfStem.set(stemOf(card.key), card.of)
  const titleOf = ({ card }: Row): string => {
    if (card.kind === 'reported') return '填报的数'
    if (card.kind === 'cited') return '引用的数'
    const ledger = card.kind === 'ledger' ? card.of : ledgerOfStem.get(stemOf(card.key))
    return (ledger !== undefined && ledgerTitles.get(ledger)) || '综合'
  }
  const order = [...ledgerTitles.values(), '综合', '填报的数', '引用的数']
  return [...Map.groupBy(rows, titleOf)]
    .map(([title, own]) => ({ title, rows: own }))
    .sort((one, other) => order.indexOf(one.title) - order.indexOf(other.title))
}

/** Against the year before: 增长3.2%, 提高0.5个百分点, 持平; '' where there is nothing to compare. */
export function growthText(now: string | null, before: string | null, unit: string): string {
  if (now === null || before === null) return ''
  const difference = Number(now) - Number(before)
  if (difference === 0) return '持平'
  const points = pointsUnit(unit)
  if (points) return `${difference > 0 ? '提高' : '回落'}${trimmed(Math.abs(difference), 2)}${points}`
  if (Number(before) <= 0) return ''
  return `${difference > 0 ? '增长' : '下降'}${trimmed((Math.abs(difference) / Number(before)) * 100, 1)}%`
}

const trimmed = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))
