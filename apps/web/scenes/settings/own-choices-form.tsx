import { useState } from 'react'
import { choiceFieldsOf, withChoices, withOtherWord } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnSelect, OwnText, OwnWords } from './own-form.tsx'

/** Further values of a choice that the pack has, or another word for one of them. */
export function OwnChoicesForm(props: OwnFormProps) {
  const { pack, addition, thing, busy, mistakes, onSave, onClose } = props
  const fields = choiceFieldsOf(pack.ledgers)
  const [at, setAt] = useState(0)
  const [words, setWords] = useState(thing?.label ?? '')
  const chosen = fields[at]
  const submit = () => {
    if (thing) onSave(withOtherWord(addition, thing, words))
    else if (chosen) onSave(withChoices(addition, chosen.ledger, chosen.name, words))
  }
  return (
    <OwnFormShell what="可选项" thing={thing} busy={busy} mistake={mistakes['']} onSubmit={submit} onClose={onClose}>
      {thing ? (
        <OwnText
          id="own-choice-words"
          label="改为（已有记录选了的不能改）"
          mistake={mistakes['words']}
          value={words}
          max={60}
          onChange={setWords}
        />
      ) : (
        <>
          <OwnSelect
            id="own-choice-field"
            label="哪个字段"
            value={at}
            options={fields.map(({ ledger, label }, value) => ({ value, label: `${ledger.title}：${label}` }))}
            onChange={setAt}
          />
          <p className="settings__faint">已有：{chosen?.of.join('、')}</p>
          <OwnWords
            id="own-choice-words"
            label="增加（一行一个，或用顿号隔开）"
            mistake={mistakes['words']}
            value={words}
            onChange={setWords}
          />
        </>
      )}
    </OwnFormShell>
  )
}
