import { deleteEntry, editEntry, revealEntry, showEntry, showEntryHistory } from '@taizhang/contract'
import { entryTitle } from '@taizhang/ledger'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { call } from '../../client/client.ts'
import { useRead } from '../../client/use-read.ts'
import { useWrite } from '../../client/use-write.ts'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { TabTitle } from '../../components/tab-title.tsx'
import { fieldText, type TypedValue, unitOf } from '../../components/typed-field.ts'
import { useLedger } from '../../components/use-ledger.ts'
import { useKeys } from '../../workbench/keys.ts'
import { EntryFields, type FieldProblems, problemsByField } from './entry-fields.tsx'
import { EntryMoves } from './entry-moves.tsx'
import { EntryStory } from './entry-story.tsx'
import { Due } from './entry-table.tsx'
import { ReferenceName } from './reference-name.tsx'
import { Stale } from './stale.tsx'
import './ledger.css'

type Shown = Given<typeof showEntry>

/** One entry: what it says, what can be done with it, its evidence, and its history as a story. */
export default function EntryScene() {
  const { key = '', id = '' } = useParams()
  const ledger = useLedger(key)
  const shown = useRead(showEntry, { params: { id } })
  const problem = ledger.problem ?? shown.problem
  if (problem)
    return (
      <section className="page">
        <ProblemView problem={problem} onAgain={shown.again} />
        <Link to={`/ledgers/${encodeURIComponent(key)}`}>回到台账</Link>
      </section>
    )
  if (!ledger.value || !shown.value) return <p className="waiting">正在取记录……</p>
  return <OneEntry key={id} ledger={ledger.value} shown={shown.value} onAgain={shown.again} />
}

interface OneEntryProps {
  readonly ledger: ShownLedger
  readonly shown: Shown
  readonly onAgain: () => void
}

function OneEntry({ ledger, shown, onAgain }: OneEntryProps) {
  const { entry, mayEdit, mayDelete } = shown
  const names = useNames()
  const [editing, setEditing] = useState(false)
  const history = useRead(showEntryHistory, { params: { id: entry.id } })
  const state = entry.state === null ? null : (ledger.flow?.states[entry.state] ?? entry.state)
  useKeys(mayEdit && !editing ? [{ key: 'e', words: '修改这条记录', act: () => setEditing(true) }] : [])
  return (
    <section className="page entry">
      <p className="entry__way">
        <Link to={`/ledgers/${encodeURIComponent(ledger.key)}`}>{ledger.title}</Link>
      </p>
      <div className="page__head">
        <TabTitle words={entryTitle(ledger, entry.values) || `${ledger.title}　${entry.day}`} />
        <h1>{entryTitle(ledger, entry.values) || `${ledger.title}　${entry.day}`}</h1>
        <div className="page__actions">
          {mayEdit && !editing && <Button onClick={() => setEditing(true)}>修改</Button>}
          {mayDelete && !editing && <DeleteButton shown={shown} ledger={ledger} />}
        </div>
      </div>
      <p className="entry__about">
        {names.org(entry.org)}
        {state !== null && (
          <>
            {'　'}
            <strong>{state}</strong>
            {entry.stateSince && `（${entry.stateSince}起）`}
          </>
        )}
        {entry.dueOn && <Due on={entry.dueOn} />}
        {entry.reopened > 0 && `　重新办理${entry.reopened}次`}
        {entry.deleted && '　已删除'}
      </p>
      {!editing && shown.moves.length > 0 && <EntryMoves ledger={ledger} shown={shown} onAgain={onAgain} />}
      <div className="entry__columns">
        <div>
          {editing ? (
            <EditForm ledger={ledger} shown={shown} onDone={() => setEditing(false)} onAgain={onAgain} />
          ) : (
            <Values ledger={ledger} shown={shown} />
          )}
          <h2>佐证</h2>
          <EvidenceList entry={entry.id} />
        </div>
        <div>
          <h2 className="entry__story-head">经过</h2>
          {history.problem && <ProblemView problem={history.problem} onAgain={history.again} />}
          {history.value && <EntryStory ledger={ledger} rows={history.value.items} />}
        </div>
      </div>
    </section>
  )
}

/** The fields as they stand. Protected ones are masked until somebody who may asks for them; the reading is recorded. */
function Values({ ledger, shown }: { readonly ledger: ShownLedger; readonly shown: Shown }) {
  const { entry, mayReveal } = shown
  const names = useNames()
  const reveal = useWrite(revealEntry)
  const [full, setFull] = useState<Readonly<Record<string, unknown>>>({})
  const values: Readonly<Record<string, unknown>> = { ...entry.values, ...full }
  const filled = Object.entries(ledger.fields).filter(([key]) => {
    const value = values[key]
    return value !== undefined && value !== null && value !== ''
  })
  const empty = Object.keys(ledger.fields).length - filled.length
  const read = async () => {
    const answer = await reveal.send({ params: { id: entry.id } })
    if (answer.ok) setFull(answer.value.values)
  }
  return (
    <>
      <dl className="entry__values">
        {filled.map(([key, field]) => {
          const value = values[key]
          return (
            <div key={key}>
              <dt>{field.label}</dt>
              <dd>
                {field.kind === 'reference' && typeof value === 'string' ? (
                  <Link to={`/ledgers/${encodeURIComponent(field.ledger)}/entries/${encodeURIComponent(value)}`}>
                    <ReferenceName ledger={field.ledger} id={value} />
                  </Link>
                ) : (
                  fieldText(field, value as TypedValue, names)
                )}
                {unitOf(field) !== '' && <span className="figure__of"> {unitOf(field)}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {empty > 0 && <p className="entry__empty">另有{empty}项没有填。</p>}
      {mayReveal && Object.keys(full).length === 0 && (
        <p>
          <Button size="small" loading={reveal.busy} onClick={read}>
            查看隐去的内容
          </Button>
          <span className="entry__empty">　查看会留下记录。</span>
        </p>
      )}
      {reveal.problem && <ProblemView problem={reveal.problem} />}
    </>
  )
}

interface EditFormProps extends OneEntryProps {
  readonly onDone: () => void
}

/** Changes an entry. Only what was changed is sent; a change made meanwhile by another is shown beside. */
function EditForm({ ledger, shown, onDone, onAgain }: EditFormProps) {
  // The entry as it was when the form was opened: what a live update brings does not replace what is being typed.
  const [opened, setOpened] = useState(shown.entry)
  const [changed, setChanged] = useState<Readonly<Record<string, TypedValue>>>({})
  const [reason, setReason] = useState('')
  const edit = useWrite(editEntry)
  const masked = new Set(opened.masked)
  const fields = Object.entries(ledger.fields).filter(([key]) => !masked.has(key))
  const problems: FieldProblems = problemsByField(edit.problem)
  const isChanged = Object.keys(changed).length > 0
  const save = async () => {
    if (!isChanged) return onDone()
    const answer = await edit.send({
      params: { id: opened.id },
      body: { version: opened.version, values: changed as never, reason },
    })
    if (answer.ok) onDone()
  }
  useKeys([
    { key: 'Enter', ctrl: true, words: '保存修改', act: () => void save() },
    { key: 'Escape', words: '放弃修改', act: () => !isChanged && onDone() },
  ])
  const stale = edit.problem?.stale
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {stale && (
        <Stale
          ledger={ledger}
          before={opened.values}
          current={stale.current}
          mine={changed}
          onTake={() => {
            onAgain()
            setOpened({ ...opened, ...(stale.current as Partial<typeof opened>) })
            edit.forgetProblem()
          }}
        />
      )}
      {edit.problem && !stale && <ProblemView problem={edit.problem} kept="填写的内容还在，改好后再保存。" />}
      <EntryFields
        fields={fields}
        values={{ ...opened.values, ...changed } as Readonly<Record<string, TypedValue>>}
        org={opened.org}
        problems={problems}
        onChange={(key, value) => setChanged({ ...changed, [key]: value })}
      />
      {masked.size > 0 && <p className="entry__empty">隐去的{masked.size}项不在这里修改。</p>}
      <label className="field__label" htmlFor="edit-reason">
        修改说明
      </label>
      <Input
        id="edit-reason"
        value={reason}
        placeholder="为什么改，写一句"
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="entry-form__end">
        <Button type="primary" htmlType="submit" loading={edit.busy} disabled={!isChanged}>
          保存修改
        </Button>
        <Button onClick={onDone}>放弃修改</Button>
        <span className="entry__empty">Ctrl+回车保存</span>
      </p>
    </form>
  )
}

/** Deleting asks why, in place. The history keeps the entry. */
function DeleteButton({ shown: { entry }, ledger }: { readonly shown: Shown; readonly ledger: ShownLedger }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const navigate = useNavigate()
  if (!asking) return <Button onClick={() => setAsking(true)}>删除</Button>
  const act = async () => {
    const answer = await call(deleteEntry, { params: { id: entry.id }, body: { version: entry.version, reason } })
    if (answer.ok) navigate(`/ledgers/${encodeURIComponent(ledger.key)}`)
    else setProblem(answer.problem.message)
  }
  return (
    <span className="entry__delete">
      <Input
        autoFocus
        aria-label="为什么删除"
        placeholder="为什么删除"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={act}
      />
      <Button disabled={reason.trim() === ''} onClick={act}>
        删除这条记录
      </Button>
      <Button type="link" onClick={() => setAsking(false)}>
        不删
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </span>
  )
}
