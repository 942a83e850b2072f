import { listEntries, showEntry } from '@taizhang/contract'
import { entryTitle } from '@taizhang/ledger'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useRead } from '../client/use-read.ts'
import { useLedger } from './use-ledger.ts'

interface EntryPickerProps {
  readonly id?: string
  readonly label?: string
  /** The ledger that is referred to. */
  readonly ledger: string
  readonly value: string | null
  readonly onChange: (entry: string | null) => void
  readonly disabled?: boolean
  readonly wrong?: boolean
}

/** An entry of another ledger, found by words in it. */
export function EntryPicker({ id, label, ledger, value, onChange, disabled = false, wrong = false }: EntryPickerProps) {
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const asked = useDeferredValue(words.trim())
  const query = { ledger, most: 20, ...(asked !== '' && { text: asked }) }
  const found = useRead(listEntries, { query }, { when: open, keepOld: true })
  const chosen = useRead(showEntry, { params: { id: value ?? '' } }, { when: value !== null })
  const definition = useLedger(ledger).value
  const titled = (entry: { readonly id: string; readonly values: Readonly<Record<string, unknown>> }) => ({
    value: entry.id,
    label: (definition && entryTitle(definition, entry.values)) || entry.id,
  })
  const options = (found.value?.items ?? []).map(titled)
  const own = chosen.value && !options.some(({ value: one }) => one === value) ? [titled(chosen.value.entry)] : []
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={label}
      value={value}
      options={[...own, ...options]}
      loading={found.reading}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      disabled={disabled}
      status={wrong ? 'error' : ''}
      placeholder={definition ? `从“${definition.title}”中选` : '选择'}
      notFoundContent={found.reading ? '正在找……' : '没有找到'}
      popupMatchSelectWidth={false}
      onOpenChange={setOpen}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  )
}
