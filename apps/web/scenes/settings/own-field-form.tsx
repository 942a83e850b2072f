import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { emptyField, ownFieldKinds, withField } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnInput } from './own-form.tsx'

const kindOptions = Object.entries(ownFieldKinds).map(([value, label]) => ({ value, label }))

/** A field of one's own on a ledger of the pack. */
export function OwnFieldForm({ pack, addition, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const [ledger, setLedger] = useState(pack.ledgers[0]?.key ?? '')
  const [draft, setDraft] = useState(emptyField)
  const put = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const { label, kind, unit, decimals, words, required, hint } = draft
  const on = pack.ledgers.find(({ key }) => key === ledger)
  const submit = () => {
    if (on) onSave(withField(addition, on, draft))
  }
  return (
    <OwnFormShell title="加字段" busy={busy} mistake={mistakes['']} onSubmit={submit} onClose={onClose}>
      <OwnInput id="own-field-ledger" label="加在哪本台账">
        <Select
          id="own-field-ledger"
          value={ledger}
          options={pack.ledgers.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={setLedger}
        />
      </OwnInput>
      <OwnInput id="own-field-label" label="字段名称" mistake={mistakes['label']}>
        <Input
          id="own-field-label"
          value={label}
          required
          maxLength={30}
          placeholder="如：所在网格"
          onChange={(event) => put({ label: event.target.value })}
        />
      </OwnInput>
      <OwnInput id="own-field-kind" label="填什么">
        <Select
          id="own-field-kind"
          value={kind}
          options={kindOptions}
          onChange={(next) => put({ kind: next as typeof kind })}
        />
      </OwnInput>
      {(kind === 'integer' || kind === 'decimal') && (
        <OwnInput id="own-field-unit" label="单位" mistake={mistakes['unit']}>
          <Input
            id="own-field-unit"
            value={unit}
            required
            maxLength={10}
            placeholder="如：户、公里"
            onChange={(event) => put({ unit: event.target.value })}
          />
        </OwnInput>
      )}
      {kind === 'decimal' && (
        <OwnInput id="own-field-decimals" label="几位小数" mistake={mistakes['decimals']}>
          <InputNumber
            id="own-field-decimals"
            value={decimals}
            min={0}
            max={6}
            onChange={(next) => put({ decimals: next ?? 0 })}
          />
        </OwnInput>
      )}
      {(kind === 'choice' || kind === 'choices') && (
        <OwnInput id="own-field-words" label="可选项（一行一个，或用顿号隔开）" mistake={mistakes['words']}>
          <Input.TextArea
            id="own-field-words"
            value={words}
            required
            autoSize={{ minRows: 3, maxRows: 10 }}
            onChange={(event) => put({ words: event.target.value })}
          />
        </OwnInput>
      )}
      <OwnInput id="own-field-hint" label="填写说明（可不填）">
        <Input
          id="own-field-hint"
          value={hint}
          maxLength={100}
          onChange={(event) => put({ hint: event.target.value })}
        />
      </OwnInput>
      <p>
        <Checkbox checked={required} onChange={(event) => put({ required: event.target.checked })}>
          必填（已有的记录下次修改时也要补上）
        </Checkbox>
      </p>
    </OwnFormShell>
  )
}
