import { listReminders, listTasks } from '@taizhang/contract'
import { Button, Segmented } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { usePages, useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { rolesOf } from '../../workbench/admission.ts'
import { useOffice } from '../../workbench/office.tsx'
import { OpenSheets } from './open-sheets.tsx'
import { byLight, type Colour, colours, type StandingTask, wallOf } from './wall.ts'
import './task.css'

const MOST = 500
const words: Readonly<Record<Colour, string>> = { red: '红灯', yellow: '黄灯', green: '绿灯' }

/** 任务: the wall of what was promised, by light and by who answers for it. */
export default function TaskListScene() {
  const office = useOffice()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const by = search.get('by') === 'owner' ? 'owner' : 'light'
  const mine = search.get('mine') === 'yes'
  const org = search.get('org') ?? office.org
  const ask = (name: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const query = { ...(mine ? { mine: 'yes' as const } : { org }), most: MOST }
  const { items, problem, waiting, hasMore, more, reading, again } = usePages(listTasks, { query }, { keepOld: true })
  const roles = rolesOf(useMe())
  const mayCreate = roles.has('supervisor') || roles.has('leader') || roles.has('section-head')
  return (
    <section className="page">
      <div className="page__head">
        <h1>任务</h1>
        <p className="wall__counts" aria-live="polite">
          {colours.map((colour) => (
            <span key={colour}>
              <LightMark light={{ color: colour, word: `${byLight(items)[colour].length}项` }} />
            </span>
          ))}
        </p>
        <div className="page__actions">
          <Segmented
            value={by}
            options={[
              { value: 'light', label: '按亮灯' },
              { value: 'owner', label: '按责任人' },
            ]}
            onChange={(next) => ask('by', next === 'owner' ? 'owner' : null)}
          />
          <Segmented
            value={mine ? 'yes' : 'no'}
            options={[
              { value: 'no', label: '本单位' },
              { value: 'yes', label: '我的' },
            ]}
            onChange={(next) => ask('mine', next === 'yes' ? 'yes' : null)}
          />
          {!mine && <OrgPicker label="单位（含下级）" value={org} onChange={(next) => ask('org', next)} />}
          {mayCreate && (
            <Button type="primary" onClick={() => navigate('/tasks/new')}>
              下达任务
            </Button>
          )}
        </div>
      </div>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {waiting && <p className="waiting">正在取任务……</p>}
      {!waiting && !problem && items.length === 0 && (
        <EmptyState title={mine ? '没有由您负责或协助的任务' : '还没有任务'}>
          在“年度”里用上年总结建立新的一年，其中的承诺会成为任务；也可以单独下达。
        </EmptyState>
      )}
      {items.length > 0 && (by === 'light' ? <ByLight tasks={items} /> : <ByOwner tasks={items} />)}
      {hasMore && (
        <Button loading={reading} onClick={more}>
          再列一页
        </Button>
      )}
      <OpenSheets org={org} mine={mine} />
      {!mine && mayCreate && <Reminders org={org} tasks={items} />}
    </section>
  )
}

function ByLight({ tasks }: { readonly tasks: readonly StandingTask[] }) {
  const lights = byLight(tasks)
  return (
    <div className="wall">
      {colours.map((colour) => (
        <section key={colour} className="wall__column" aria-label={words[colour]}>
          <h2>
            {words[colour]} <span className="figure__of">{lights[colour].length}项</span>
          </h2>
          <TaskList tasks={lights[colour]} withOwner />
        </section>
      ))}
    </div>
  )
}

function ByOwner({ tasks }: { readonly tasks: readonly StandingTask[] }) {
  const names = useNames()
  return (
    <>
      {wallOf(tasks).map(({ owner, tasks: own }) => (
        <section key={owner} className="wall__owner" aria-label={names.person(owner)}>
          <h2>
            {names.person(owner)}
            {colours.map(
              (colour) =>
                own[colour].length > 0 && (
                  <LightMark key={colour} light={{ color: colour, word: `${own[colour].length}项` }} />
                ),
            )}
          </h2>
          <TaskList tasks={colours.flatMap((colour) => own[colour])} />
        </section>
      ))}
    </>
  )
}

interface TaskListProps {
  readonly tasks: readonly StandingTask[]
  readonly withOwner?: boolean
}

function TaskList({ tasks, withOwner = false }: TaskListProps) {
  const names = useNames()
  if (tasks.length === 0) return <p className="figure__of">没有。</p>
  return (
    <ul className="wall__list">
      {tasks.map(({ task, light }) => (
        <li key={task.id}>
          <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{task.title}</Link>
          <span className="wall__about">
            <LightMark light={light} />
            <span>限{task.dueOn}</span>
            {withOwner && <span>{names.person(task.owner)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** 催办: whom to ask after what today, to be copied out or read over the telephone. */
function Reminders({ org, tasks }: { readonly org: string; readonly tasks: readonly StandingTask[] }) {
  const { value } = useRead(listReminders, { query: { org } })
  const names = useNames()
  if (!value || value.items.length === 0) return null
  const titled = new Set(tasks.map(({ task }) => task.id))
  return (
    <details className="wall__reminders">
      <summary>今天该催办{value.items.length}项</summary>
      <ul>
        {value.items.map(({ task, sheet, kind, to, words: text }) => (
          <li key={`${task}${sheet}${kind}`}>
            {names.person(to)}：
            {titled.has(task) ? <Link to={`/tasks/${encodeURIComponent(task)}`}>{text}</Link> : text}
          </li>
        ))}
      </ul>
    </details>
  )
}
