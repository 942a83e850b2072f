import { Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { emptyField, fieldDraft, ownFieldKinds, partOf, withField } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnInput, OwnSelect, OwnText, OwnWords } from './own-form.tsx'

const kindOptions = Object.entries(ownFieldKinds).map(([value, label]) => ({ value, label }))

/** A field of one's own on a ledger of the pack. */
export function OwnFieldForm({ pack, addition, thing, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const changed = thing && partOf(addition, thing.ledger)?.fields?.[thing.name]
  const [ledger, setLedger] = useState(thing?.ledger ?? pack.ledgers[0]?.key ?? '')
  const [draft, setDraft] = useState(changed ? fieldDraft(changed) : emptyField)
  const put = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const { label, kind, unit, decimals, words, required, hint } = draft
  const on = pack.ledgers.find(({ key }) => key === ledger)
  const submit = () => {
    if (on) onSave(withField(addition, on, draft, thing?.name))
  }
  // A kind that is not offered came by another way, and stays.
  const kinds = kind in ownFieldKinds ? kindOptions : [{ value: kind, label: '其他' }, ...kindOptions]
  return (
    <OwnFormShell what="字段" thing={thing} busy={busy} mistake={mistakes['']} onSubmit={submit} onClose={onClose}>
      <OwnSelect
        id="own-field-ledger"
        label={thing ? '所在台账' : '加在哪本台账'}
        value={ledger}
        options={pack.ledgers.map(({ key, title }) => ({ value: key, label: title }))}
        disabled={thing !== undefined}
        onChange={setLedger}
      />
      <OwnText
        id="own-field-label"
        label="字段名称"
        mistake={mistakes['label']}
        value={label}
        max={30}
        placeholder="如：所在网格"
        onChange={(next) => put({ label: next })}
      />
      <OwnSelect
        id="own-field-kind"
        label={thing ? '填什么（已有记录填了的不能改）' : '填什么'}
        mistake={mistakes['kind']}
        value={kind}
        options={kinds}
        onChange={(next) => put({ kind: next as typeof kind })}
      />
      {(kind === 'integer' || kind === 'decimal') && (
        <OwnText
          id="own-field-unit"
          label="单位"
          mistake={mistakes['unit']}
          value={unit}
          max={10}
          placeholder="如：户、公里"
          onChange={(next) => put({ unit: next })}
        />
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
        <OwnWords
          id="own-field-words"
          label="可选项（一行一个，或用顿号隔开）"
          mistake={mistakes['words']}
          value={words}
          onChange={(next) => put({ words: next })}
        />
      )}
      <OwnText
        id="own-field-hint"
        label="填写说明（可不填）"
        value={hint}
        max={100}
        optional
        onChange={(next) => put({ hint: next })}
      />
      <p>
        <Checkbox checked={required} onChange={(event) => put({ required: event.target.checked })}>
          必填（已有的记录下次修改时也要补上）
        </Checkbox>
      </p>
    </OwnFormShell>
  )
}
