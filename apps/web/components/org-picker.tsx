import { listOrgs } from '@taizhang/contract'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useRead } from '../client/use-read.ts'
import { orgTree } from './org-tree.ts'

const FRESH_MS = 300_000

interface OrgPickerProps {
  readonly id?: string
  readonly label?: string
  readonly value: string | null
  readonly onChange: (org: string | null) => void
  /** Only this office and those below it. */
  readonly under?: string
  readonly clearable?: boolean
  readonly disabled?: boolean
  readonly wrong?: boolean
}

/** An office out of the tree, found by a part of its name. */
export function OrgPicker(props: OrgPickerProps) {
  const { id, label, value, onChange, under, clearable = false, disabled = false, wrong = false } = props
  const { value: orgs, waiting } = useRead(listOrgs, {}, { freshMs: FRESH_MS })
  const options = useMemo(
    () =>
      orgTree(orgs?.items ?? [], under).map(({ org, depth }) => ({
        value: org.id,
        // A blank of full width for each level: the list reads as the tree that it is.
        label: `${'　'.repeat(depth)}${org.name}`,
      })),
    [orgs, under],
  )
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={label}
      value={value}
      options={options}
      loading={waiting}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={clearable}
      disabled={disabled}
      status={wrong ? 'error' : ''}
      placeholder="选择单位"
      popupMatchSelectWidth={false}
      labelRender={({ label: text }) => String(text ?? '').trim()}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  )
}
