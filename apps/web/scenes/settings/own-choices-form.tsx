import { Input, Select } from 'antd'
import { useState } from 'react'
import { choiceFieldsOf, withChoices } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnInput } from './own-form.tsx'

/** Further values of a choice that the pack has. */
export function OwnChoicesForm({ pack, addition, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const fields = choiceFieldsOf(pack.ledgers)
  const [at, setAt] = useState(0)
  const [words, setWords] = useState('')
  const chosen = fields[at]
  const submit = () => {
    if (chosen) onSave(withChoices(addition, chosen.ledger, chosen.name, words))
  }
  return (
    <OwnFormShell title="加可选项" busy={busy} mistake={mistakes['']} onSubmit={submit} onClose={onClose}>
      <OwnInput id="own-choice-field" label="哪个字段">
        <Select
          id="own-choice-field"
          value={at}
          showSearch={{ optionFilterProp: 'label' }}
          options={fields.map(({ ledger, label }, value) => ({ value, label: `${ledger.title}：${label}` }))}
          onChange={setAt}
        />
      </OwnInput>
      <p className="settings__faint">已有：{chosen?.of.join('、')}</p>
      <OwnInput id="own-choice-words" label="增加（一行一个，或用顿号隔开）" mistake={mistakes['words']}>
        <Input.TextArea
          id="own-choice-words"
          value={words}
          required
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={(event) => setWords(event.target.value)}
        />
      </OwnInput>
    </OwnFormShell>
  )
}
