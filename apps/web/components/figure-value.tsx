import { showIndicatorSeries } from '@taizhang/contract'
import { Popover } from 'antd'
import { useRead } from '../client/use-read.ts'
import { figureText, momentText, type ShownValue } from './figure-text.ts'
import { useTrace } from './trace.ts'
import { useIndicators } from './use-indicators.ts'
import './figure-value.css'

interface FigureValueProps {
  readonly indicator: string
  readonly org: string
  readonly period: string
  readonly slice?: { readonly field: string; readonly value: string } | null
  /** The value, where whoever shows it has it already; else it is read. */
  readonly value?: Pick<ShownValue, 'value' | 'missing' | 'unit' | 'baseline'>
  /** When `value` was read, in milliseconds. */
  readonly at?: number
  /** Without its unit, where a column's head has it. */
  readonly bare?: boolean
}

/** A figure: digits and unit; hovering tells what it counts and as of when, a click opens where it comes from at the side. */
export function FigureValue({ indicator, org, period, slice, value, at, bare = false }: FigureValueProps) {
  const query = { org, periods: period, ...(slice && { by: slice.field, is: slice.value }) }
  const read = useRead(showIndicatorSeries, { params: { key: indicator }, query }, { when: value === undefined })
  const trace = useTrace()
  const shown = value ?? read.value?.items[0]
  if (!shown)
    return (
      <span className="figure" title={read.problem?.message}>
        {read.problem ? '—' : '…'}
      </span>
    )
  return (
    <Popover
      mouseEnterDelay={0.3}
      placement="top"
      content={<Card indicator={indicator} at={at ?? read.at} baseline={shown.baseline} />}
    >
      <button
        type="button"
        className={`figure figure--link ${shown.value === null ? 'figure--missing' : ''}`}
        onClick={() => trace({ indicator, org, period, ...(slice && { slice }) })}
      >
        {figureText(shown)}
        {!bare && shown.value !== null && <span className="figure__of">{shown.unit}</span>}
      </button>
    </Popover>
  )
}

interface CardProps {
  readonly indicator: string
  readonly at: number
  readonly baseline: string | undefined
}

function Card({ indicator, at, baseline }: CardProps) {
  const card = useIndicators()?.get(indicator)
  return (
    <div className="figure-card">
      <strong>{card?.title ?? indicator}</strong>
      {card && <p>{card.definition.counts}</p>}
      {baseline !== undefined && <p>台账没有这一期的记录，取自《{baseline}》。</p>}
      {at > 0 && <p className="figure-card__at">截至{momentText(at)}</p>}
    </div>
  )
}
