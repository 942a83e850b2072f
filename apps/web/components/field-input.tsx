import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { DayInput } from './day-input.tsx'
import { EntryPicker } from './entry-picker.tsx'
import { FilePicker } from './file-picker.tsx'
import { OrgPicker } from './org-picker.tsx'
import { PersonPicker } from './person-picker.tsx'
import type { ShownField } from './shown-ledger.ts'
import { today } from './today.ts'
import { aliasText, type TypedValue, typedMistake, unitOf, widgetOf } from './typed-field.ts'
import './field-input.css'

interface FieldInputProps {
  /** The id of the input itself, for its label. */
  readonly id: string
  readonly field: ShownField
  readonly value: TypedValue | undefined
  readonly onChange: (value: TypedValue) => void
  /** The office that the entry belongs to: its people stand first. */
  readonly org: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  /** Something is wrong with it; whoever shows it says what. */
  readonly wrong?: boolean
}

/** One input for each kind of field. Numbers stay text until the server reads them, so that no digit is lost. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, value, onChange, org, disabled = false, autoFocus = false, wrong = false } = props
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const chosen = text === '' ? null : text
  const common = { id, disabled, autoFocus, status: wrong ? ('error' as const) : ('' as const) }
  switch (widgetOf(field)) {
    case 'line':
      return (
        <Input
          {...common}
          value={text}
          inputMode={field.kind === 'phone' ? 'tel' : field.kind === 'region' ? 'numeric' : 'text'}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'number':
      return <NumberInput {...props} text={text} />
    case 'paragraph':
      return (
        <Input.TextArea
          {...common}
          value={text}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'day':
      return <DayInput id={id} value={chosen} onChange={onChange} disabled={disabled} wrong={wrong} />
    case 'days':
      return <DaysInput {...props} />
    case 'one-of':
      return (
        <Select
          {...common}
          value={chosen}
          options={choicesOf(field)}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={field.required !== true}
          placeholder="选择"
          popupMatchSelectWidth={false}
          onChange={(next: string | undefined) => onChange(next ?? null)}
        />
      )
    case 'some-of':
      return (
        <Select
          {...common}
          mode="multiple"
          value={Array.isArray(value) ? value.map(String) : []}
          options={choicesOf(field)}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="可选多项"
          onChange={(next: string[]) => onChange(next)}
        />
      )
    case 'person':
      return <PersonPicker {...{ id, disabled, wrong, onChange }} value={chosen} near={org} />
    case 'office':
      return <OrgPicker {...{ id, disabled, wrong, onChange }} value={chosen} clearable />
    case 'entry':
      return field.kind === 'reference' ? (
        <EntryPicker {...{ id, disabled, wrong, onChange }} ledger={field.ledger} value={chosen} />
      ) : null
    case 'files':
      return (
        <FilePicker
          id={id}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
          disabled={disabled}
          {...(field.kind === 'attachment' && { most: field.most })}
        />
      )
    case 'place':
      return <PlaceInput {...props} />
    case 'status':
      return <StatusInput {...props} />
  }
}

const choicesOf = (field: ShownField) => ('of' in field ? field.of.map((word) => ({ value: word, label: word })) : [])

function NumberInput({
  id,
  field,
  text,
  onChange,
  disabled,
  autoFocus,
  wrong,
}: FieldInputProps & { readonly text: string }) {
  const alias = aliasText(field, text)
  return (
    <Input
      id={id}
      disabled={disabled ?? false}
      autoFocus={autoFocus ?? false}
      status={wrong ? 'error' : ''}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      className="field__number"
      suffix={
        <span className="field__unit">
          {unitOf(field)}
          {alias && `（${alias}）`}
        </span>
      }
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function DaysInput({ id, value, onChange, disabled = false, wrong = false }: FieldInputProps) {
  const range = value !== null && typeof value === 'object' && 'from' in value ? value : { from: '', to: null }
  const take = (from: string, to: string | null) => onChange(from === '' && to === null ? null : { from, to })
  return (
    <span className="field__pair">
      <DayInput
        id={id}
        label="起日"
        value={range.from === '' ? null : range.from}
        disabled={disabled}
        wrong={wrong}
        onChange={(from) => take(from ?? '', range.to)}
      />
      <span>至</span>
      <DayInput
        label="止日，空着是至今"
        value={range.to}
        disabled={disabled}
        wrong={wrong}
        onChange={(to) => take(range.from, to)}
      />
    </span>
  )
}

/** Longitude and latitude, typed or taken from where the phone is. */
function PlaceInput({ id, value, onChange, disabled = false, wrong = false }: FieldInputProps) {
  const place = value !== null && typeof value === 'object' && 'longitude' in value ? value : null
  const [typed, setTyped] = useState({
    longitude: place ? String(place.longitude) : '',
    latitude: place ? String(place.latitude) : '',
  })
  const [words, setWords] = useState('')
  const take = (next: typeof typed) => {
    setTyped(next)
    const [longitude, latitude] = [Number(next.longitude), Number(next.latitude)]
    const isWhole = next.longitude.trim() !== '' && next.latitude.trim() !== ''
    onChange(isWhole && Number.isFinite(longitude) && Number.isFinite(latitude) ? { longitude, latitude } : null)
  }
  const locate = () => {
    setWords('正在定位……')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setWords('')
        take({ longitude: coords.longitude.toFixed(6), latitude: coords.latitude.toFixed(6) })
      },
      () => setWords('没有定到位置，请手填经纬度。'),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }
  const common = { disabled, inputMode: 'decimal' as const, status: wrong ? ('error' as const) : ('' as const) }
  return (
    <span className="field__pair">
      <Input
        {...common}
        id={id}
        value={typed.longitude}
        prefix="东经"
        suffix="°"
        onChange={(event) => take({ ...typed, longitude: event.target.value })}
      />
      <Input
        {...common}
        aria-label="北纬"
        value={typed.latitude}
        prefix="北纬"
        suffix="°"
        onChange={(event) => take({ ...typed, latitude: event.target.value })}
      />
      {'geolocation' in navigator && window.isSecureContext && (
        <Button size="small" disabled={disabled} onClick={locate}>
          取当前位置
        </Button>
      )}
      {words !== '' && <span role="status">{words}</span>}
    </span>
  )
}

/** What another office says of it, from whom and as of when. */
function StatusInput({ id, field, value, onChange, disabled = false, wrong = false }: FieldInputProps) {
  const given = value !== null && typeof value === 'object' && 'status' in value ? value : null
  const status = given ?? { status: '', source: '', asOf: today() }
  const take = (next: typeof status) => onChange(next.status === '' && next.source === '' ? null : next)
  const look = wrong ? ('error' as const) : ('' as const)
  return (
    <span className="field__pair">
      <Select
        id={id}
        value={status.status === '' ? null : status.status}
        options={choicesOf(field)}
        disabled={disabled}
        status={look}
        placeholder="上级状态"
        allowClear
        popupMatchSelectWidth={false}
        onChange={(next: string | undefined) => take({ ...status, status: next ?? '' })}
      />
      <Input
        aria-label="来自哪里"
        placeholder="来自哪里"
        value={status.source}
        disabled={disabled}
        status={look}
        onChange={(event) => take({ ...status, source: event.target.value })}
      />
      <DayInput
        label="截至哪一天"
        value={status.asOf}
        disabled={disabled}
        wrong={wrong}
        onChange={(asOf) => take({ ...status, asOf: asOf ?? today() })}
      />
    </span>
  )
}

interface FieldRowProps extends Omit<FieldInputProps, 'id' | 'wrong'> {
  /** The field's key; the input's id is made of it. */
  readonly name: string
  /** What the server says is wrong with it. */
  readonly problem?: string | undefined
}

/** A field of a form: label, input, help, and what is wrong, said when somebody leaves it and not before. */
export function FieldRow({ name, problem, ...input }: FieldRowProps) {
  const { field, value } = input
  const [left, setLeft] = useState(false)
  const typed = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const mistake = problem ?? (left ? typedMistake(field, typed) : null)
  const id = `field-${name}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the input inside was left
    <div className="field" onBlur={() => setLeft(true)}>
      <label className="field__label" htmlFor={id}>
        {field.label}
        {field.required && <span className="field__required">必填</span>}
      </label>
      <FieldInput {...input} id={id} wrong={mistake !== null} />
      {field.hint && <p className="field__hint">{field.hint}</p>}
      {mistake !== null && (
        <p className="field__mistake" role="alert">
          {mistake}
        </p>
      )}
    </div>
  )
}
