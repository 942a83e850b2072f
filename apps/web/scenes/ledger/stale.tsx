import { Button } from 'antd'
import { useNames } from '../../components/names.ts'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { fieldText, type TypedValue } from '../../components/typed-field.ts'

interface StaleProps {
  readonly ledger: ShownLedger
  readonly before: Readonly<Record<string, unknown>>
  /** The entry as it is now. */
  readonly current: Readonly<Record<string, unknown>>
  readonly mine: Readonly<Record<string, TypedValue>>
  /** Go on from the entry as it is now, with what was typed on top. */
  readonly onTake: () => void
}

/** Somebody else has changed the entry meanwhile: both are shown, and nothing typed is lost. */
export function Stale({ ledger, before, current, mine, onTake }: StaleProps) {
  const names = useNames()
  const now = (current.values ?? {}) as Readonly<Record<string, unknown>>
  const text = (key: string, value: unknown) => {
    const field = ledger.fields[key]
    return (field && fieldText(field, value as TypedValue, names)) || '空'
  }
  const differs = (key: string) => JSON.stringify(now[key] ?? null) !== JSON.stringify(before[key] ?? null)
  const keys = Object.keys(ledger.fields).filter((key) => differs(key) || key in mine)
  const state = current.state === null ? '' : (ledger.flow?.states[String(current.state)] ?? '')
  return (
    <div className="stale" role="alert">
      <p>
        <strong>别人刚改过这条记录。</strong>您填的还在，没有保存。
        {state !== '' && `它现在的环节是“${state}”。`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">现在是</th>
            <th scope="col">您改成</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <td>{ledger.fields[key]?.label ?? key}</td>
              <td>{text(key, now[key])}</td>
              <td>{key in mine ? text(key, mine[key]) : '没有改'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" onClick={onTake}>
        在最新的内容上保留我的修改
      </Button>
    </div>
  )
}
