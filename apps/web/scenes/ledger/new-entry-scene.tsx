import { createEntry } from '@taizhang/contract'
import { entryTitle } from '@taizhang/ledger'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useWrite } from '../../client/use-write.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { TabTitle } from '../../components/tab-title.tsx'
import { today } from '../../components/today.ts'
import type { TypedValue } from '../../components/typed-field.ts'
import { useLedger } from '../../components/use-ledger.ts'
import { useKeys } from '../../workbench/keys.ts'
import { useLeaving } from '../../workbench/leaving.ts'
import { useOffice } from '../../workbench/office.tsx'
import { EntryFields, problemsByField } from './entry-fields.tsx'
import './ledger.css'

/** Enters entries one after another, by keyboard alone where one likes. */
export default function NewEntryScene() {
  const { key = '' } = useParams()
  const { value: ledger, problem, again } = useLedger(key)
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  return ledger ? <NewEntry key={ledger.key} ledger={ledger} /> : <p className="waiting">正在取台账……</p>
}

type Values = Readonly<Record<string, TypedValue>>

interface Entered {
  readonly id: string
  readonly title: string
  readonly reopened: boolean
}

/** What stands in an empty form: the day of today in the ledger's date. */
const emptyValues = ({ dateField, kind }: ShownLedger): Values =>
  dateField !== undefined && kind === 'event' ? { [dateField]: today() } : {}

/** Kinds of field whose value is likely the same in the next entry. */
const keptKinds = new Set(['date', 'choice', 'org', 'person', 'region'])

function NewEntry({ ledger }: { readonly ledger: ShownLedger }) {
  const office = useOffice()
  const navigate = useNavigate()
  const [org, setOrg] = useState(office.org)
  const [empty, setEmpty] = useState<Values>(() => emptyValues(ledger))
  const [values, setValues] = useState(empty)
  const [entered, setEntered] = useState<readonly Entered[]>([])
  // A new number draws the form anew, and with it the keyboard stands in its first field.
  const [round, setRound] = useState(0)
  const write = useWrite(createEntry)
  const letLeave = useLeaving(values !== empty)
  const fields = Object.entries(ledger.fields)
  const here = `/ledgers/${encodeURIComponent(ledger.key)}`

  const save = async (next: 'another' | 'look') => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
    const answer = await write.send({ body: { ledger: ledger.key, org, values: filled as never } })
    if (!answer.ok) return
    const { entry, reopened } = answer.value
    if (next === 'look') {
      letLeave()
      return navigate(`${here}/entries/${encodeURIComponent(entry.id)}`)
    }
    setEntered([{ id: entry.id, title: entryTitle(ledger, entry.values) || entry.day, reopened }, ...entered])
    const kept = Object.entries(values).filter(([key]) => keptKinds.has(ledger.fields[key]?.kind ?? ''))
    const rest = { ...emptyValues(ledger), ...Object.fromEntries(kept) }
    setEmpty(rest)
    setValues(rest)
    setRound(round + 1)
  }
  useKeys([
    { key: 'Enter', ctrl: true, words: '保存并再录一条', act: () => void save('another') },
    { key: 'Escape', words: '回到台账', act: () => navigate(here) },
  ])

  return (
    <section className="page">
      <p className="entry__way">
        <Link to={here}>{ledger.title}</Link>
      </p>
      <div className="page__head">
        <TabTitle words={`录入${ledger.title}`} />
        <h1>录入{ledger.title}</h1>
        <OrgPicker label="记在哪个单位" value={org} onChange={(next) => next !== null && setOrg(next)} />
      </div>
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save('another')
        }}
      >
        {write.problem && <ProblemView problem={write.problem} kept="填写的内容还在，改好后再保存。" />}
        <EntryFields
          key={round}
          fields={fields}
          values={values}
          org={org}
          problems={problemsByField(write.problem)}
          onChange={(key, value) => setValues({ ...values, [key]: value })}
          autoFocus
        />
        <p className="entry-form__end">
          <Button type="primary" htmlType="submit" loading={write.busy}>
            保存并再录一条
          </Button>
          <Button disabled={write.busy} onClick={() => void save('look')}>
            保存并查看
          </Button>
          <span className="entry__empty">Ctrl+回车保存；日期、类别、单位、人员带到下一条</span>
        </p>
      </form>
      {entered.length > 0 && (
        <>
          <h2>刚录入的</h2>
          <ul className="just-entered" aria-live="polite">
            {entered.map(({ id, title, reopened }) => (
              <li key={id}>
                <Link to={`${here}/entries/${encodeURIComponent(id)}`}>{title}</Link>
                {reopened && '　同一事项不久前办结过，已在原记录上重新办理'}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
