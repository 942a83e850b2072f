import { useState } from 'react'
import { emptyState, partOf, stateDraft, withState } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnSelect, OwnSelectSeveral, OwnText } from './own-form.tsx'

/** A state of one's own in the flow of a ledger, with a move that leads to it and one that leads on. */
export function OwnStateForm({ pack, addition, thing, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const withFlow = pack.ledgers.filter(({ flow }) => flow !== undefined)
  const part = thing && partOf(addition, thing.ledger)
  const [ledger, setLedger] = useState(thing?.ledger ?? withFlow[0]?.key ?? '')
  const [draft, setDraft] = useState(thing && part ? stateDraft(part, thing.name) : emptyState)
  const [left, setLeft] = useState<Readonly<Record<string, string>>>({})
  const put = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const on = withFlow.find(({ key }) => key === ledger)
  const states = Object.entries(on?.flow?.states ?? {})
    .filter(([value]) => value !== thing?.name)
    .map(([value, label]) => ({ value, label }))
  const submit = () => {
    const missing = {
      ...(draft.from.length === 0 && { from: '请至少选一个环节。' }),
      ...(draft.to === '' && { to: '请选一个环节。' }),
    }
    setLeft(missing)
    if (on && Object.keys(missing).length === 0) onSave(withState(addition, on, draft, thing?.name))
  }
  return (
    <OwnFormShell what="环节" thing={thing} busy={busy} mistake={mistakes['']} onSubmit={submit} onClose={onClose}>
      <OwnSelect
        id="own-state-ledger"
        label={thing ? '所在台账' : '加在哪本台账'}
        value={ledger}
        options={withFlow.map(({ key, title }) => ({ value: key, label: title }))}
        disabled={thing !== undefined}
        onChange={(next) => {
          setLedger(next)
          put({ from: [], to: '' })
        }}
      />
      <OwnText
        id="own-state-label"
        label="环节名称"
        mistake={mistakes['label']}
        value={draft.label}
        max={20}
        placeholder="如：待村级核实"
        onChange={(label) => put({ label })}
      />
      <OwnSelectSeveral
        id="own-state-from"
        label="从哪些环节来"
        mistake={left['from']}
        value={draft.from}
        options={states}
        placeholder="选择环节"
        onChange={(from) => put({ from })}
      />
      <OwnText
        id="own-state-move-to"
        label="来的这一步叫什么"
        mistake={mistakes['moveTo']}
        value={draft.moveTo}
        max={20}
        placeholder="如：交村核实"
        onChange={(moveTo) => put({ moveTo })}
      />
      <OwnSelect
        id="own-state-to"
        label="办完到哪个环节"
        mistake={left['to']}
        value={draft.to}
        options={states}
        placeholder="选择环节"
        onChange={(to) => put({ to })}
      />
      <OwnText
        id="own-state-move-from"
        label="去的这一步叫什么"
        mistake={mistakes['moveFrom']}
        value={draft.moveFrom}
        max={20}
        placeholder="如：核实完毕"
        onChange={(moveFrom) => put({ moveFrom })}
      />
    </OwnFormShell>
  )
}
