import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { conditionMistake } from './own-condition.ts'
import { OwnConditions } from './own-conditions.tsx'
import { type OwnFormProps, OwnFormShell, OwnInput, OwnSelect, OwnSelectSeveral, OwnText } from './own-form.tsx'
import {
  emptyIndicator,
  formulaNames,
  type IndicatorWay,
  indicatorDraft,
  isCounted,
  measuredFields,
  partFields,
  takesField,
  unknownIn,
  withIndicator,
} from './own-indicator.ts'

const ways: Readonly<Record<IndicatorWay, string>> = {
  count: '数台账里的记录',
  distinct: '数一个字段里不同的值（如按户计）',
  sum: '把一个字段加起来',
  average: '一个字段的平均',
  latest: '一个字段最近一条的值',
  maximum: '一个字段的最大值',
  minimum: '一个字段的最小值',
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

/** An indicator of one's own, with its card. */
export function OwnIndicatorForm({ pack, addition, thing, busy, mistakes, onSave, onClose }: OwnFormProps) {
  const names = formulaNames(pack.indicators)
  const changed = thing && addition.indicators.find(({ key }) => key === thing.name)
  const [draft, setDraft] = useState(
    changed ? indicatorDraft(changed, pack, names) : { ...emptyIndicator, ledger: pack.ledgers[0]?.key ?? '' },
  )
  const [left, setLeft] = useState<string>()
  const put = (more: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...more }))
  const { title, unit, decimals, way, ledger, field, when, conditions, dimensions, formula, every } = draft
  const on = pack.ledgers.find(({ key }) => key === ledger)
  const measured = measuredFields(on, way)
  const submit = () => {
    const [unknown] = way === 'formula' ? unknownIn(formula, names) : []
    const missing =
      takesField(way) && !measured.some(({ value }) => value === field)
        ? '请选一个字段。'
        : unknown !== undefined
          ? `没有叫“${unknown}”的指标，请从上面的清单里选。`
          : undefined
    setLeft(missing)
    const unclear = isCounted(way) && conditions.some((one) => on && conditionMistake(on, one) !== undefined)
    if (missing === undefined && !unclear) onSave(withIndicator(addition, pack, draft, names, thing?.name))
  }
  // Of a formula the server tells the indicator as the place.
  const rest = mistakes['']
  return (
    <OwnFormShell
      what="指标"
      thing={thing}
      busy={busy}
      mistake={way === 'formula' ? undefined : rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <OwnText
        id="own-indicator-title"
        label="指标名称"
        mistake={mistakes['label']}
        value={title}
        max={50}
        onChange={(next) => put({ title: next })}
      />
      <OwnText
        id="own-indicator-unit"
        label="单位"
        mistake={mistakes['unit']}
        value={unit}
        max={10}
        placeholder="如：户、万元、%"
        onChange={(next) => put({ unit: next })}
      />
      <OwnInput id="own-indicator-decimals" label="几位小数" mistake={mistakes['decimals']}>
        <InputNumber
          id="own-indicator-decimals"
          value={decimals}
          min={0}
          max={6}
          onChange={(next) => put({ decimals: next ?? 0 })}
        />
      </OwnInput>
      <OwnSelect
        id="own-indicator-way"
        label="数从哪里来"
        mistake={mistakes['kind']}
        value={way}
        options={wayOptions}
        onChange={(next) => put({ way: next as IndicatorWay })}
      />
      {isCounted(way) && (
        <OwnSelect
          id="own-indicator-ledger"
          label="哪本台账"
          value={ledger}
          options={pack.ledgers.map((one) => ({ value: one.key, label: one.title }))}
          onChange={(next) =>
            put({ ledger: next, field: '', when: 'during', conditions: [], others: [], dimensions: [] })
          }
        />
      )}
      {takesField(way) && (
        <OwnSelect
          id="own-indicator-field"
          label="哪个字段"
          mistake={left}
          value={field}
          options={measured}
          placeholder={measured.length > 0 ? '选择字段' : '这本台账没有数字字段'}
          onChange={(next) => put({ field: next })}
        />
      )}
      {isCounted(way) && on && (
        <>
          <OwnSelect
            id="own-indicator-when"
            label="算哪些记录"
            value={when}
            options={[
              { value: 'during', label: '期间内发生的' },
              { value: 'as-of', label: '期末还在的' },
              ...Object.entries(on.flow?.states ?? {}).flatMap(([state, label]) => [
                { value: `reached:${state}`, label: `期间内到“${label}”的` },
                { value: `left:${state}`, label: `期间内离开“${label}”的` },
              ]),
            ]}
            onChange={(next) => put({ when: next })}
          />
          <OwnConditions
            ledger={on}
            conditions={conditions}
            others={draft.others}
            onChange={(next) => put({ conditions: next })}
          />
          <OwnSelectSeveral
            id="own-indicator-dimensions"
            label="可按哪些字段分开看（可不选）"
            value={dimensions}
            options={partFields(on)}
            placeholder="如：类别、村（社区）"
            onChange={(next) => put({ dimensions: next })}
          />
        </>
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
        <OwnSelect
          id="own-indicator-every"
          label="多久填报一次"
          value={every}
          options={everyOptions}
          onChange={(next) => put({ every: next as typeof every })}
        />
      )}
      <h3 className="settings__sub">口径</h3>
      {card.map(({ name, label, placeholder }) => (
        <OwnText
          key={name}
          id={`own-indicator-${name}`}
          label={label}
          mistake={mistakes[name]}
          value={draft[name]}
          max={200}
          placeholder={placeholder}
          onChange={(next) => put({ [name]: next })}
        />
      ))}
    </OwnFormShell>
  )
}

const card = [
  { name: 'counts', label: '统计什么', placeholder: '如：当月入户走访的困难家庭' },
  { name: 'source', label: '数据来源', placeholder: '如：走访台账' },
  { name: 'method', label: '怎么算', placeholder: '如：按户计，同一户多次走访计一次' },
] as const
