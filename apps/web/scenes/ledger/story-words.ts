import type { Output, showEntryHistory } from '@taizhang/contract'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { type FieldNames, fieldText } from '../../components/typed-field.ts'

/** One change of an entry, as the history gives it. */
export type HistoryRow = Output<typeof showEntryHistory>['items'][number]

/** A change told: what happened, what became of which field, and why. */
export interface Told {
  /** 登记, 修改了2项, 交办：已登记 → 已交办 */
  readonly what: string
  readonly lines: readonly string[]
  readonly why: string
  readonly evidence: readonly string[]
}

/** Tells a change in words. */
export function tellChange({ change }: HistoryRow, ledger: ShownLedger, names: FieldNames): Told {
  const stateWord = (state: string | null) => (state === null ? '' : (ledger.flow?.states[state] ?? state))
  const text = (key: string, value: unknown) => {
    const field = ledger.fields[key]
    return field ? fieldText(field, value as never, names) : String(value ?? '')
  }
  const label = (key: string) => ledger.fields[key]?.label ?? key
  const filled = (values: Readonly<Record<string, unknown>>) =>
    Object.keys(values)
      .map((key) => ({ label: label(key), value: text(key, values[key]) }))
      .filter(({ value }) => value !== '')
      .map((one) => `${one.label}：${one.value}`)
  switch (change.kind) {
    case 'created':
      return {
        what: change.state === null ? '登记' : `登记，${stateWord(change.state)}`,
        lines: [],
        why: '',
        evidence: [],
      }
    case 'edited': {
      const keys = Object.keys(change.to)
      return {
        what: `修改了${keys.length}项`,
        lines: keys.map(
          (key) => `${label(key)}：${text(key, change.from[key]) || '空'} → ${text(key, change.to[key]) || '空'}`,
        ),
        why: change.reason,
        evidence: [],
      }
    }
    case 'moved':
      return {
        what: `${ledger.flow?.moves[change.move]?.label ?? change.move}：${stateWord(change.from)} → ${stateWord(change.to)}`,
        lines: filled(change.values),
        why: change.reason,
        evidence: change.evidence,
      }
    case 'repeated':
      return {
        what: `同一事项再次发现，重新办理：${stateWord(change.from)} → ${stateWord(change.to)}`,
        lines: filled(change.again),
        why: '',
        evidence: [],
      }
    case 'deleted':
      return { what: '删除', lines: [], why: change.reason, evidence: [] }
  }
}
