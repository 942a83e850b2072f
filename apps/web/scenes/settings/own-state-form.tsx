import { Input, Select } from 'antd'
import { useState } from 'react'
import { emptyState, withState } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnInput } from './own-form.tsx'

/** A state of one's own in the flow of a ledger, with a move that leads to it and one that leads on. */
export function OwnStateForm({ pack, addition, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const withFlow = pack.ledgers.filter(({ flow }) => flow !== undefined)
  const [ledger, setLedger] = useState(withFlow[0]?.key ?? '')
  const [draft, setDraft] = useState(emptyState)
  const [left, setLeft] = useState<Readonly<Record<string, string>>>({})
  const put = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const on = withFlow.find(({ key }) => key === ledger)
  const states = Object.entries(on?.flow?.states ?? {}).map(([value, label]) => ({ value, label }))
  const submit = () => {
    const missing = {
      ...(draft.from.length === 0 && { from: '请至少选一个环节。' }),
      ...(draft.to === '' && { to: '请选一个环节。' }),
    }
    setLeft(missing)
    if (on && Object.keys(missing).length === 0) onSave(withState(addition, on, draft))
  }
  return (
    <OwnFormShell title="加环节" busy={busy} mistake={mistakes['']} onSubmit={submit} onClose={onClose}>
      <OwnInput id="own-state-ledger" label="加在哪本台账">
        <Select
          id="own-state-ledger"
          value={ledger}
          options={withFlow.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(next) => {
            setLedger(next)
            put({ from: [], to: '' })
          }}
        />
      </OwnInput>
      <OwnInput id="own-state-label" label="环节名称" mistake={mistakes['label']}>
        <Input
          id="own-state-label"
          value={draft.label}
          required
          maxLength={20}
          placeholder="如：待村级核实"
          onChange={(event) => put({ label: event.target.value })}
        />
      </OwnInput>
      <OwnInput id="own-state-from" label="从哪些环节来" mistake={left['from']}>
        <Select
          id="own-state-from"
          mode="multiple"
          value={[...draft.from]}
          options={states}
          placeholder="选择环节"
          onChange={(from: string[]) => put({ from })}
        />
      </OwnInput>
      <OwnInput id="own-state-move-to" label="来的这一步叫什么" mistake={mistakes['moveTo']}>
        <Input
          id="own-state-move-to"
          value={draft.moveTo}
          required
          maxLength={20}
          placeholder="如：交村核实"
          onChange={(event) => put({ moveTo: event.target.value })}
        />
      </OwnInput>
      <OwnInput id="own-state-to" label="办完到哪个环节" mistake={left['to']}>
        <Select
          id="own-state-to"
          value={draft.to === '' ? null : draft.to}
          options={states}
          placeholder="选择环节"
          onChange={(to) => put({ to: to ?? '' })}
        />
      </OwnInput>
      <OwnInput id="own-state-move-from" label="去的这一步叫什么" mistake={mistakes['moveFrom']}>
        <Input
          id="own-state-move-from"
          value={draft.moveFrom}
          required
          maxLength={20}
          placeholder="如：核实完毕"
          onChange={(event) => put({ moveFrom: event.target.value })}
        />
      </OwnInput>
    </OwnFormShell>
  )
}
