import { Input, Select } from 'antd'
import { useState } from 'react'
import { emptyIndicator, formulaNames, type IndicatorWay, unknownIn, withIndicator } from './own-addition.ts'
import { type OwnFormProps, OwnFormShell, OwnInput } from './own-form.tsx'

const ways: Readonly<Record<IndicatorWay, string>> = {
  count: '数台账里的记录',
  sum: '把一个字段加起来',
  formula: '用其他指标计算',
  reported: '各单位按期填报',
  cited: '引用上级文件里的数',
}
const wayOptions = Object.entries(ways).map(([value, label]) => ({ value, label }))
const everyOptions = [
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'half', label: '每半年' },
  { value: 'year', label: '每年' },
]
const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money'])

/** An indicator of one's own, with its card. */
export function OwnIndicatorForm({ pack, addition, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const [draft, setDraft] = useState({ ...emptyIndicator, ledger: pack.ledgers[0]?.key ?? '' })
  const [left, setLeft] = useState<string>()
  const put = (more: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...more }))
  const { title, unit, way, ledger, field, when, formula, every } = draft
  const on = pack.ledgers.find(({ key }) => key === ledger)
  const names = formulaNames(pack.indicators)
  const summed = Object.entries(on?.fields ?? {})
    .filter(([, { kind }]) => numeric.has(kind))
    .map(([value, { label }]) => ({ value, label }))
  const submit = () => {
    const [unknown] = way === 'formula' ? unknownIn(formula, names) : []
    const missing =
      way === 'sum' && field === ''
        ? '请选一个数字字段。'
        : unknown !== undefined
          ? `没有叫“${unknown}”的指标，请从上面的清单里选。`
          : undefined
    setLeft(missing)
    if (missing === undefined) onSave(withIndicator(addition, pack, draft, names))
  }
  // Of a formula the server tells the indicator as the place.
  const rest = mistakes['']
  return (
    <OwnFormShell
      title="加指标"
      busy={busy}
      mistake={way === 'formula' ? undefined : rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <OwnInput id="own-indicator-title" label="指标名称" mistake={mistakes['label']}>
        <Input
          id="own-indicator-title"
          value={title}
          required
          maxLength={50}
          onChange={(event) => put({ title: event.target.value })}
        />
      </OwnInput>
      <OwnInput id="own-indicator-unit" label="单位" mistake={mistakes['unit']}>
        <Input
          id="own-indicator-unit"
          value={unit}
          required
          maxLength={10}
          placeholder="如：户、万元、%"
          onChange={(event) => put({ unit: event.target.value })}
        />
      </OwnInput>
      <OwnInput id="own-indicator-way" label="数从哪里来">
        <Select
          id="own-indicator-way"
          value={way}
          options={wayOptions}
          onChange={(next) => put({ way: next as IndicatorWay })}
        />
      </OwnInput>
      {(way === 'count' || way === 'sum') && (
        <OwnInput id="own-indicator-ledger" label="哪本台账">
          <Select
            id="own-indicator-ledger"
            value={ledger}
            options={pack.ledgers.map((one) => ({ value: one.key, label: one.title }))}
            onChange={(next) => put({ ledger: next, field: '', when: 'during' })}
          />
        </OwnInput>
      )}
      {way === 'sum' && (
        <OwnInput id="own-indicator-field" label="哪个字段" mistake={left}>
          <Select
            id="own-indicator-field"
            value={field === '' ? null : field}
            options={summed}
            placeholder={summed.length > 0 ? '选择数字字段' : '这本台账没有数字字段'}
            onChange={(next) => put({ field: next ?? '' })}
          />
        </OwnInput>
      )}
      {(way === 'count' || way === 'sum') && (
        <OwnInput id="own-indicator-when" label="算哪些记录">
          <Select
            id="own-indicator-when"
            value={when}
            options={[
              { value: 'during', label: '期间内发生的' },
              { value: 'as-of', label: '期末还在的' },
              ...Object.entries(on?.flow?.states ?? {}).map(([state, label]) => ({
                value: `reached:${state}`,
                label: `期间内到“${label}”的`,
              })),
            ]}
            onChange={(next) => put({ when: next })}
          />
        </OwnInput>
      )}
      {way === 'formula' && (
        <OwnInput id="own-indicator-formula" label="算式" mistake={left ?? mistakes['formula'] ?? rest}>
          <Select
            aria-label="插入指标"
            value={null}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选指标放进算式"
            options={[...names].map(([key, name]) => ({ value: key, label: name }))}
            onChange={(key: string | null) => key && put({ formula: `${formula}〔${names.get(key)}〕` })}
          />
          <Input.TextArea
            id="own-indicator-formula"
            value={formula}
            required
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder="如：〔甲〕÷〔乙〕×100"
            onChange={(event) => put({ formula: event.target.value })}
          />
        </OwnInput>
      )}
      {way === 'reported' && (
        <OwnInput id="own-indicator-every" label="多久填报一次">
          <Select
            id="own-indicator-every"
            value={every}
            options={everyOptions}
            onChange={(next) => put({ every: next as typeof every })}
          />
        </OwnInput>
      )}
      <h3 className="settings__sub">口径</h3>
      {card.map(({ name, label, placeholder }) => (
        <OwnInput key={name} id={`own-indicator-${name}`} label={label} mistake={mistakes[name]}>
          <Input
            id={`own-indicator-${name}`}
            value={draft[name]}
            required
            maxLength={200}
            placeholder={placeholder}
            onChange={(event) => put({ [name]: event.target.value })}
          />
        </OwnInput>
      ))}
    </OwnFormShell>
  )
}

const card = [
  { name: 'counts', label: '统计什么', placeholder: '如：当月入户走访的困难家庭' },
  { name: 'source', label: '数据来源', placeholder: '如：走访台账' },
  { name: 'method', label: '怎么算', placeholder: '如：按户计，同一户多次走访计一次' },
] as const
