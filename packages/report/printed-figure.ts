import { pointsUnit } from '@taizhang/ledger'
import Big from 'big.js'
import type { Shown } from './report.ts'

/** Digits kept while computing; rounding to what is printed comes last. */
const Exact = Big()
Exact.DP = 30
Exact.RM = Big.roundHalfUp

/** A figure as it is printed. */
export interface PrintedFigure {
  /** `41处`, `增长3.2%`. */
  readonly text: string
  /** Rounded as printed, in the printed unit, with its sign. */
  readonly value: string
  readonly unit: string
  /** Half of the last printed digit. */
  readonly precision: string
}

/** Words in front of a link after which 持平 stands alone: 同比持平, not 同比与上年持平. */
const COMPARES = /(?:同比|(?:较|比|与|和|同)(?:上年|去年|上一年|上年同期|去年同期|同期))$/

/**
 * Prints a value in one of the ways that a link can show it. `now` is exact decimal text in the indicator's `unit`, `before` the same a year
 * earlier (only looked at where a change is shown), `ahead` the text in front of the link. A growth from 0 has no percentage: it is told in
 * the unit itself, 增加31人次.
 */
export function printFigure(show: Shown, now: string, before: string, unit: string, ahead: string): PrintedFigure {
  const precision = new Exact(0.5).div(new Exact(10).pow(show.decimals)).toFixed()
  if (show.as === 'value') {
    const value = round(new Exact(now).div(show.divide), show.decimals)
    const ofUnit = show.unit === '' && show.divide === '1' ? unit : show.unit
    return { text: `${value}${show.unit}`, value, unit: ofUnit, precision }
  }
  const change = new Exact(now).minus(before)
  if (show.as === 'growth' && new Exact(before).eq(0) && !change.eq(0)) {
    const decimals = now.split('.')[1]?.length ?? 0
    return printFigure({ as: 'change', divide: '1', decimals, unit }, now, before, unit, ahead)
  }
  const words = {
    growth: ['增长', '下降', '%', COMPARES.test(ahead) ? '' : '与上年'],
    points: ['提高', '回落', pointsUnit(unit) ?? '个百分点', ''],
    change: ['增加', '减少', show.as === 'change' ? show.unit : '', ''],
  } as const
  const [up, down, printedUnit, prefix] = words[show.as]
  const shown = show.as === 'growth' ? growth(change, before) : show.as === 'change' ? change.div(show.divide) : change
  const value = round(shown, show.decimals)
  const size = value.replace('-', '')
  const level = change.eq(0) ? '持平' : Number(size) === 0 ? '基本持平' : null
  return {
    text: level !== null ? `${prefix}${level}` : `${shown.lt(0) ? down : up}${size}${printedUnit}`,
    value: Number(size) === 0 ? size : value,
    unit: show.as === 'change' && show.unit === '' && show.divide === '1' ? unit : printedUnit,
    precision,
  }
}

/** In percent of the year before; nothing and again nothing is no growth. */
const growth = (change: Big, before: string): Big =>
  change.eq(0) ? change : change.div(new Exact(before).abs()).times(100)

const round = (value: Big, decimals: number): string => value.round(decimals, Big.roundHalfUp).toFixed(decimals)
