import { type Filter, filterWords } from '@taizhang/ledger'
import { Button, Input, Select } from 'antd'
import { DayInput } from '../../components/day-input.tsx'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import {
  type Condition,
  type ConditionWay,
  conditionChoices,
  conditionMistake,
  conditionOn,
  conditionSubjects,
  conditionWays,
  waysOn,
} from './own-condition.ts'

interface OwnConditionsProps {
  readonly ledger: Pick<ShownLedger, 'fields' | 'flow'>
  readonly conditions: readonly Condition[]
  /** What else is asked, for which there is no input. */
  readonly others: readonly Filter[]
  readonly onChange: (conditions: readonly Condition[]) => void
}

/** Which entries an indicator counts: those that meet all conditions. */
export function OwnConditions({ ledger, conditions, others, onChange }: OwnConditionsProps) {
  const subjects = conditionSubjects(ledger)
  // What is chosen from a list is what one mostly counts by.
  const usual = subjects.find(({ value }) => conditionChoices(ledger, value)) ?? subjects[0]
  const put = (at: number, next: Condition) => onChange(conditions.map((one, index) => (index === at ? next : one)))
  return (
    <fieldset className="own-conditions">
      <legend>只算符合条件的（可不填；几条都要符合）</legend>
      {conditions.map((condition, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be asked twice, and none moves
        <div key={at} className="own-conditions__row">
          <Select
            aria-label={`第${at + 1}条看哪一项`}
            value={condition.on}
            options={subjects}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(on: string) => put(at, conditionOn(ledger, on))}
          />
          <Select
            aria-label={`第${at + 1}条怎样`}
            value={condition.way}
            options={waysOn(ledger, condition.on).map((value) => ({ value, label: conditionWays[value] }))}
            onChange={(way: ConditionWay) => put(at, { ...condition, way })}
          />
          <Asked ledger={ledger} condition={condition} label={`第${at + 1}条`} onChange={(next) => put(at, next)} />
          <Button
            type="text"
            size="small"
            aria-label={`去掉第${at + 1}条条件`}
            onClick={() => onChange(conditions.filter((_, index) => index !== at))}
          >
            去掉
          </Button>
          <Mistake words={conditionMistake(ledger, condition)} />
        </div>
      ))}
      {others.length > 0 && (
        <p className="settings__faint">另外只取{others.map((other) => wordsOf(other, ledger)).join('且')}的，照旧。</p>
      )}
      <Button
        size="small"
        disabled={usual === undefined}
        onClick={() => usual && onChange([...conditions, conditionOn(ledger, usual.value)])}
      >
        加条件
      </Button>
    </fieldset>
  )
}

const wordsOf = (filter: Filter, { fields, flow }: OwnConditionsProps['ledger']): string =>
  filterWords(
    filter,
    (name) => fields[name]?.label ?? name,
    (state) => flow?.states[state] ?? state,
  )

const Mistake = ({ words }: { readonly words: string | undefined }) =>
  words === undefined ? null : <p className="settings__faint own-conditions__mistake">{words}</p>

interface AskedProps {
  readonly ledger: OwnConditionsProps['ledger']
  readonly condition: Condition
  readonly label: string
  readonly onChange: (condition: Condition) => void
}

/** What a condition asks for: values, or from and to. */
function Asked({ ledger, condition, label, onChange }: AskedProps) {
  const { on, way, values, from, to } = condition
  if (way === 'range') {
    const isDay = ledger.fields[on]?.kind === 'date'
    const End = isDay ? DayEnd : NumberEnd
    return (
      <span className="own-conditions__asked own-conditions__range">
        <End label={`${label}从`} value={from} onChange={(next) => onChange({ ...condition, from: next })} />至
        <End label={`${label}到`} value={to} onChange={(next) => onChange({ ...condition, to: next })} />
      </span>
    )
  }
  if (way === 'filled' || way === 'not-filled') return null
  const choices = conditionChoices(ledger, on)
  return (
    <Select
      className="own-conditions__asked"
      aria-label={`${label}的值`}
      mode={choices ? 'multiple' : 'tags'}
      value={[...values]}
      options={choices ?? []}
      placeholder={choices ? '选择' : '输入后按回车'}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next: string[]) => onChange({ ...condition, values: next })}
    />
  )
}

interface EndProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

const NumberEnd = ({ label, value, onChange }: EndProps) => (
  <Input
    aria-label={label}
    value={value}
    inputMode="decimal"
    placeholder="不限"
    onChange={(event) => onChange(event.target.value.normalize('NFKC').trim())}
  />
)

const DayEnd = ({ label, value, onChange }: EndProps) => (
  <DayInput
    label={label}
    value={value === '' ? null : value}
    placeholder="不限"
    onChange={(day) => onChange(day ?? '')}
  />
)
