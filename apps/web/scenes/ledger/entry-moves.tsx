import { moveEntry, type showEntry } from '@taizhang/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Given } from '../../client/answer.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { FilePicker } from '../../components/file-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import type { ShownField, ShownLedger } from '../../components/shown-ledger.ts'
import { today } from '../../components/today.ts'
import type { TypedValue } from '../../components/typed-field.ts'
import { EntryFields, problemsByField } from './entry-fields.tsx'

type Shown = Given<typeof showEntry>
type OfferedMove = Shown['moves'][number]

interface EntryMovesProps {
  readonly ledger: ShownLedger
  readonly shown: Shown
  readonly onAgain: () => void
}

/** The moves that can be made now, as buttons; pressed, each says what it needs. */
export function EntryMoves({ ledger, shown, onAgain }: EntryMovesProps) {
  const [chosen, setChosen] = useState<string>()
  const move = shown.moves.find(({ key }) => key === chosen)
  return (
    <div className="moves">
      <fieldset className="moves__buttons" aria-label="办理">
        {shown.moves.map(({ key, label, to }) => (
          <Button
            key={key}
            type={key === chosen ? 'primary' : 'default'}
            aria-expanded={key === chosen}
            title={`办理后的环节：${ledger.flow?.states[to] ?? to}`}
            onClick={() => setChosen(key === chosen ? undefined : key)}
          >
            {label}
          </Button>
        ))}
      </fieldset>
      {move && (
        <MoveForm
          key={move.key}
          ledger={ledger}
          shown={shown}
          move={move}
          onDone={() => setChosen(undefined)}
          onAgain={onAgain}
        />
      )}
    </div>
  )
}

interface MoveFormProps extends EntryMovesProps {
  readonly move: OfferedMove
  readonly onDone: () => void
}

function MoveForm({ ledger, shown, move, onDone, onAgain }: MoveFormProps) {
  const { entry } = shown
  const closes = ledger.flow?.closes?.includes(move.to) ?? false
  const needsEvidence = closes || move.needs.includes('evidence')
  const needsReason = move.needs.includes('reason')
  const asked = move.needs
    .map((key) => [key, ledger.fields[key]] as const)
    .filter((pair): pair is readonly [string, ShownField] => pair[1] !== undefined)
  const [values, setValues] = useState<Readonly<Record<string, TypedValue>>>({})
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const write = useWrite(moveEntry)
  const send = async () => {
    const answer = await write.send({
      params: { id: entry.id },
      body: {
        version: entry.version,
        move: move.key,
        values: values as never,
        evidence: [...evidence],
        reason,
        ...(on !== null && on !== today() && { on }),
      },
    })
    if (answer.ok) onDone()
  }
  const isStale = write.problem?.code === 'stale-version'
  return (
    <form
      className="moves__form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {write.problem && (
        <ProblemView
          problem={write.problem}
          kept="填写的内容和上传的文件都在。"
          {...(isStale && {
            onAgain: () => {
              write.forgetProblem()
              onAgain()
            },
          })}
        />
      )}
      <EntryFields
        fields={asked}
        values={{ ...(entry.values as Readonly<Record<string, TypedValue>>), ...values }}
        org={entry.org}
        problems={problemsByField(write.problem)}
        onChange={(key, value) => setValues({ ...values, [key]: value })}
        autoFocus
      />
      {(needsReason || asked.length === 0) && (
        <div className="field">
          <label className="field__label" htmlFor="move-reason">
            {needsReason ? '理由' : '说明'}
            {needsReason && <span className="field__required">必填</span>}
          </label>
          <Input id="move-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      )}
      <div className="field">
        <label className="field__label" htmlFor="move-evidence">
          佐证{needsEvidence && <span className="field__required">必填，至少一个文件</span>}
        </label>
        <FilePicker id="move-evidence" value={evidence} onChange={setEvidence} />
      </div>
      <div className="moves__end">
        <span>
          办理日期 <DayInput label="办理日期" value={on} onChange={setOn} />
        </span>
        <Button type="primary" htmlType="submit" loading={write.busy}>
          {move.label}
        </Button>
        <Button type="link" onClick={onDone}>
          先不办
        </Button>
      </div>
    </form>
  )
}
