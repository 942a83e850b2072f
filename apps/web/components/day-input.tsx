import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { today } from './today.ts'
import { typedDay } from './typed-field.ts'
import './field-input.css'

interface DayInputProps {
  readonly id?: string
  readonly label?: string
  /** A day as 2024-03-05; null where none is chosen. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly disabled?: boolean
  readonly wrong?: boolean
  readonly placeholder?: string
}

/** A day, typed in any usual way (3-5, 20240305, 今天) or chosen from the browser's calendar. */
export function DayInput(props: DayInputProps) {
  const { id, label, value, onChange, disabled = false, wrong = false, placeholder = '如 2024-3-5、3-5、今天' } = props
  // What is being typed; null while nobody types, and the value itself is shown.
  const [typed, setTyped] = useState<string | null>(null)
  const [unclear, setUnclear] = useState(false)
  const calendar = useRef<HTMLInputElement>(null)
  const take = () => {
    if (typed === null) return
    const day = typed.trim() === '' ? null : typedDay(typed, today())
    const isUnclear = day === null && typed.trim() !== ''
    setUnclear(isUnclear)
    if (isUnclear) return
    setTyped(null)
    if (day !== value) onChange(day)
  }
  return (
    <span className="day-input">
      <Input
        id={id}
        aria-label={label}
        value={typed ?? value ?? ''}
        placeholder={placeholder}
        disabled={disabled}
        status={wrong || unclear ? 'error' : ''}
        aria-invalid={wrong || unclear}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
        suffix={
          <Button
            type="text"
            size="small"
            className="day-input__open"
            aria-label="打开日历"
            disabled={disabled}
            tabIndex={-1}
            onClick={() => calendar.current?.showPicker()}
          >
            日历
          </Button>
        }
      />
      <input
        ref={calendar}
        className="day-input__calendar"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={(event) => {
          setTyped(null)
          setUnclear(false)
          onChange(event.target.value || null)
        }}
      />
      {unclear && (
        <span className="field__mistake" role="alert">
          看不出是哪一天，请写作2024-3-5。
        </span>
      )}
    </span>
  )
}
