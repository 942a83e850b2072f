import { addToPack, listOrgs, type Output, showPack } from '@taizhang/contract'
import { Button, Popconfirm, Select } from 'antd'
import { type ComponentType, useState } from 'react'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { additionOf, type OwnAddition, type OwnThing, officesThatMayAdd, thingsIn, without } from './own-addition.ts'
import { OwnChoicesForm } from './own-choices-form.tsx'
import { OwnFieldForm } from './own-field-form.tsx'
import type { OwnFormProps } from './own-form.tsx'
import { OwnHistory } from './own-history.tsx'
import { OwnIndicatorForm } from './own-indicator-form.tsx'
import { OwnStateForm } from './own-state-form.tsx'
import { labelsOf, mistakesByInput, thingWords, whyKept } from './own-words.ts'

interface OwnPartProps {
  readonly pack: string
  /** The offices that use it. */
  readonly users: readonly string[]
}

/** What offices added to a pack of their own accord; who may adds to it for his or her office. */
export function OwnPart({ pack: id, users }: OwnPartProps) {
  const me = useMe()
  const orgs = useRead(listOrgs, {}).value?.items ?? []
  const { value: pack, problem, again } = useRead(showPack, { params: { id } })
  const [historyOpen, setHistoryOpen] = useState(false)
  const mine = officesThatMayAdd(me.grants, users, orgs)
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!pack) return <p className="waiting">正在读取…</p>
  const others = pack.additions.filter(({ org }) => !mine.includes(org))
  return (
    <div className="settings__own">
      {mine.length > 0 && <MyAdditions pack={pack} offices={mine} onStale={again} />}
      {others.map(({ org }) => (
        <Additions key={org} pack={pack} org={org} />
      ))}
      {mine.length === 0 && others.length === 0 && <p className="settings__faint">各单位还没有加过。</p>}
      {pack.additions.length > 0 && (
        <details onToggle={(event) => setHistoryOpen(event.currentTarget.open)}>
          <summary>历次改动</summary>
          {historyOpen && <OwnHistory pack={pack} />}
        </details>
      )}
    </div>
  )
}

type ShownPack = Output<typeof showPack>

const forms = {
  field: { label: '加字段', Form: OwnFieldForm },
  state: { label: '加环节', Form: OwnStateForm },
  choice: { label: '加可选项', Form: OwnChoicesForm },
  indicator: { label: '加指标', Form: OwnIndicatorForm },
} satisfies Readonly<Record<OwnThing['kind'], { readonly label: string; readonly Form: ComponentType<OwnFormProps> }>>
type FormName = keyof typeof forms

/** A form that is open: for a thing that is changed, or to add one. */
interface OpenForm {
  readonly name: FormName
  readonly thing?: OwnThing
}

const offersIn = ({ ledgers }: ShownPack): readonly FormName[] => [
  ...(ledgers.length > 0 ? (['field'] as const) : []),
  ...(ledgers.some(({ flow }) => flow !== undefined) ? (['state'] as const) : []),
  ...(ledgers.some(({ fields }) => Object.values(fields).some(({ kind }) => kind === 'choice' || kind === 'choices'))
    ? (['choice'] as const)
    : []),
  'indicator',
]

interface MyAdditionsProps {
  readonly pack: ShownPack
  readonly offices: readonly string[]
  /** Somebody else changed them meanwhile. */
  readonly onStale: () => void
}

function MyAdditions({ pack, offices, onStale }: MyAdditionsProps) {
  const names = useNames()
  const [org, setOrg] = useState(offices[0] ?? '')
  const [open, setOpen] = useState<OpenForm | null>(null)
  const add = useWrite(addToPack)
  const away = useWrite(addToPack)
  const addition = additionOf(pack, org)
  const putAt = pack.additions.find((one) => one.org === org)?.at ?? null
  const send = async (write: typeof add, next: OwnAddition) => {
    const answer = await write.send({ params: { id: pack.id }, body: { org, addition: { ...next }, over: putAt } })
    // What is typed stays; saved again it is put into what stands there then.
    if (!answer.ok && answer.problem.code === 'stale-version') onStale()
    return answer
  }
  const save = async (next: OwnAddition) => {
    if ((await send(add, next)).ok) setOpen(null)
  }
  const show = (form: OpenForm) => {
    add.forgetProblem()
    setOpen(form)
  }
  const Form = open && forms[open.name].Form
  const labels = labelsOf(pack)
  return (
    <>
      <div className="settings__bar settings__bar--near">
        {offices.length > 1 && (
          <Select
            aria-label="为哪个单位"
            value={org}
            options={offices.map((value) => ({ value, label: names.org(value) }))}
            onChange={setOrg}
          />
        )}
        {offersIn(pack).map((name) => (
          <Button key={name} size="small" onClick={() => show({ name })}>
            {forms[name].label}
          </Button>
        ))}
      </div>
      <Additions
        pack={pack}
        org={org}
        busy={away.busy}
        onChange={(thing) => show({ name: thing.kind, thing })}
        onAway={(thing) => send(away, without(addition, thing))}
      />
      {away.problem && (
        <div className="problem" role="alert">
          <p className="problem__message">没有去掉。</p>
          <ul>
            {away.problem.all.map(({ subject, message }) => (
              <li key={`${subject}${message}`}>{whyKept({ subject, message }, labels)}</li>
            ))}
          </ul>
        </div>
      )}
      {Form && (
        <Form
          pack={pack}
          addition={addition}
          thing={open?.thing}
          busy={add.busy}
          mistakes={add.problem ? mistakesByInput(add.problem.all, labels) : {}}
          onSave={save}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

interface AdditionsProps {
  readonly pack: ShownPack
  readonly org: string
  readonly busy?: boolean
  readonly onChange?: (thing: OwnThing) => void
  readonly onAway?: (thing: OwnThing) => void
}

function Additions({ pack, org, busy = false, onChange, onAway }: AdditionsProps) {
  const names = useNames()
  const addition = additionOf(pack, org)
  const things = thingsIn(addition)
  const labels = labelsOf(pack)
  if (things.length === 0)
    return onAway === undefined ? null : <p className="settings__faint">{names.org(org)}还没有加过。</p>
  return (
    <div className="plain-table__scroll">
      <table className="plain-table plain-table--stacked">
        <caption>{names.org(org)}所加</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">是什么</th>
            <th scope="col">
              <span className="unseen">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {things.map((thing) => (
            <tr key={`${thing.kind} ${thing.ledger} ${thing.name} ${thing.label}`}>
              <td>{thing.label}</td>
              <td>{thingWords(addition, thing, labels)}</td>
              <td className="plain-table__actions">
                {onChange && (
                  <Button size="small" aria-label={`修改${thing.label}`} onClick={() => onChange(thing)}>
                    修改
                  </Button>
                )}{' '}
                {onAway && (
                  <Popconfirm
                    title={`去掉“${thing.label}”？`}
                    description="还在用的去不掉，会说明用在哪里。"
                    okText="去掉"
                    onConfirm={() => onAway(thing)}
                  >
                    <Button size="small" loading={busy} aria-label={`去掉${thing.label}`}>
                      去掉
                    </Button>
                  </Popconfirm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
