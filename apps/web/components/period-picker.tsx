import { parsePeriod, periodTitle } from '@taizhang/ledger'
import { Button, Select } from 'antd'
import { type ChosenKind, kindTitles, periodAs, periodBeside } from './period-choice.ts'
import { today } from './today.ts'
import './period-picker.css'

interface PeriodPickerProps {
  /** A period's key. */
  readonly value: string
  readonly onChange: (period: string) => void
  /** The kinds offered; every usual one where left out. */
  readonly kinds?: readonly ChosenKind[]
}

const usual: readonly ChosenKind[] = ['month', 'quarter', 'half', 'year-to-date', 'year']

/** A period: its kind, and one step back or on. */
export function PeriodPicker({ value, onChange, kinds = usual }: PeriodPickerProps) {
  const period = parsePeriod(value)
  const before = periodBeside(value, -1)
  const after = periodBeside(value, 1)
  return (
    <span className="period-picker">
      {kinds.length > 1 && (
        <Select
          size="small"
          aria-label="期间的种类"
          value={period && period.kind !== 'span' ? period.kind : null}
          options={kinds.map((kind) => ({ value: kind, label: kindTitles[kind] }))}
          popupMatchSelectWidth={false}
          onChange={(kind: ChosenKind) => onChange(periodAs(value, kind, today()))}
        />
      )}
      <Button
        size="small"
        aria-label="上一期"
        title="上一期"
        disabled={before === null}
        onClick={() => before !== null && onChange(before)}
      >
        ‹
      </Button>
      <span className="period-picker__title" aria-live="polite">
        {period ? periodTitle(period) : value}
      </span>
      <Button
        size="small"
        aria-label="下一期"
        title="下一期"
        disabled={after === null}
        onClick={() => after !== null && onChange(after)}
      >
        ›
      </Button>
    </span>
  )
}
