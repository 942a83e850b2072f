import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { DayInput } from '../../components/day-input.tsx'
import { OrgPicker } from '../../components/org-picker.tsx'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { useMedia } from '../../components/use-media.ts'
import { isNarrowed, type LedgerQuestion } from './ledger-question.ts'

interface FilterBarProps {
  readonly ledger: ShownLedger
  readonly question: LedgerQuestion
  readonly onAsk: (question: LedgerQuestion) => void
}

const TYPING_MS = 350
/** So many choices stand in the bar; the rest are behind one word. */
const SHOWN_CHOICES = 3

/** What narrows the list: words, days, states, choices, office. */
export function FilterBar({ ledger, question, onAsk }: FilterBarProps) {
  const [all, setAll] = useState(false)
  const phone = useMedia('(max-width: 760px)')
  const [open, setOpen] = useState(false)
  const choices = Object.entries(ledger.fields).filter(
    ([, field]) => field.kind === 'choice' || field.kind === 'choices',
  )
  const shown = all ? choices : choices.slice(0, SHOWN_CHOICES)
  const states = Object.entries(ledger.flow?.states ?? {})
  const dateWord = ledger.dateField === undefined ? '录入日期' : (ledger.fields[ledger.dateField]?.label ?? '日期')
  const words = <Words value={question.text} onChange={(text) => onAsk({ ...question, text })} />
  // On a phone the list itself is wanted; what narrows it comes when asked for.
  if (phone && !open)
    return (
      <search className="filter-bar">
        {words}
        <Button aria-expanded={false} onClick={() => setOpen(true)}>
          条件
        </Button>
      </search>
    )
  return (
    <search className="filter-bar">
      {words}
      {phone && (
        <Button aria-expanded onClick={() => setOpen(false)}>
          收起条件
        </Button>
      )}
      {states.length > 0 && (
        <Select
          mode="multiple"
          aria-label="环节"
          placeholder="环节"
          className="filter-bar__choice"
          maxTagCount="responsive"
          popupMatchSelectWidth={false}
          value={[...question.states]}
          options={states.map(([value, label]) => ({ value, label }))}
          onChange={(next: string[]) => onAsk({ ...question, states: next })}
        />
      )}
      {shown.map(([key, field]) => (
        <Select
          key={key}
          mode="multiple"
          aria-label={field.label}
          placeholder={field.label}
          className="filter-bar__choice"
          maxTagCount="responsive"
          popupMatchSelectWidth={false}
          value={[...(question.choices[key] ?? [])]}
          options={'of' in field ? field.of.map((word) => ({ value: word, label: word })) : []}
          onChange={(next: string[]) => {
            const { [key]: _, ...others } = question.choices
            onAsk({ ...question, choices: next.length > 0 ? { ...others, [key]: next } : others })
          }}
        />
      ))}
      {choices.length > SHOWN_CHOICES && (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `更多条件（${choices.length - SHOWN_CHOICES}）`}
        </Button>
      )}
      <span className="filter-bar__days">
        <DayInput
          label={`${dateWord}从`}
          placeholder={`${dateWord}从`}
          value={question.from}
          onChange={(from) => onAsk({ ...question, from })}
        />
        至
        <DayInput
          label={`${dateWord}到`}
          placeholder="到"
          value={question.to}
          onChange={(to) => onAsk({ ...question, to })}
        />
      </span>
      <OrgPicker
        label="单位（含下级）"
        value={question.org}
        onChange={(org) => onAsk({ ...question, org })}
        clearable
      />
      {isNarrowed(question) && (
        <Button
          type="link"
          size="small"
          onClick={() => onAsk({ ...question, org: null, from: null, to: null, text: '', states: [], choices: {} })}
        >
          清除条件
        </Button>
      )}
    </search>
  )
}

/** Words to look for; asked for when typing rests. */
function Words({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const rest = setTimeout(() => onChange(typed), TYPING_MS)
    return () => clearTimeout(rest)
  }, [typed, value, onChange])
  return (
    <Input
      className="filter-bar__words"
      allowClear
      aria-label="找记录里的字"
      placeholder="找记录里的字"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
