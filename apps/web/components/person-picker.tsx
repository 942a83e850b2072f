import { listPeople } from '@taizhang/contract'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useRead } from '../client/use-read.ts'
import { useNames } from './names.ts'

const FRESH_MS = 300_000

interface PersonPickerProps {
  readonly id?: string
  readonly label?: string
  readonly value: string | null
  readonly onChange: (person: string | null) => void
  /** The people of this office stand first. */
  readonly near?: string
  readonly disabled?: boolean
  readonly wrong?: boolean
}

/** A person, found by a part of the name, the post or the office. */
export function PersonPicker({ id, label, value, onChange, near, disabled = false, wrong = false }: PersonPickerProps) {
  const { value: people, waiting } = useRead(listPeople, {}, { freshMs: FRESH_MS })
  const names = useNames()
  const options = useMemo(() => {
    const isNear = (org: string) => (org === near ? 0 : 1)
    return [...(people?.items ?? [])]
      .sort((one, other) => isNear(one.org) - isNear(other.org) || one.name.localeCompare(other.name, 'zh'))
      .map(({ id: person, name, org, post }) => ({ value: person, label: `${name}　${post || names.org(org)}`, name }))
  }, [people, near, names])
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={label}
      value={value}
      options={options}
      loading={waiting}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={disabled}
      status={wrong ? 'error' : ''}
      placeholder="选择人员"
      popupMatchSelectWidth={false}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  )
}
