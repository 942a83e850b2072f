import { endTask, listTasks, showTask } from '@taizhang/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { usePages, useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { FigureValue } from '../../components/figure-value.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useIndicators } from '../../components/use-indicators.ts'
import { rolesOf } from '../../workbench/admission.ts'
import { ProgressForm } from './progress-form.tsx'
import { ReplanForm } from './replan-form.tsx'
import { Sheets } from './sheets.tsx'
import { shareDone } from './wall.ts'
import './task.css'

type Standing = Given<typeof showTask>

/** One matter's one sheet: what was promised, by whom, until when, how far it has come. It prints as 督办单. */
export default function TaskScene() {
  const { id = '' } = useParams()
  const { value, problem, again } = useRead(showTask, { params: { id } })
  if (problem)
    return (
      <section className="page">
        <ProblemView problem={problem} onAgain={again} />
        <Link to="/tasks">看全部任务</Link>
      </section>
    )
  return value ? <Sheet key={id} standing={value} /> : <p className="waiting">正在取任务……</p>
}

type Doing = 'nothing' | 'replan' | 'end'

function Sheet({ standing }: { readonly standing: Standing }) {
  const { task, light } = standing
  const roles = rolesOf(useMe())
  const [doing, setDoing] = useState<Doing>('nothing')
  const isOpen = task.ended === null && standing.progress.at(-1)?.says !== 'confirmed'
  const mayChase = roles.has('supervisor') || roles.has('leader') || roles.has('section-head')
  const mayProgress = mayChase || roles.has('recorder') || roles.has('drafter')
  return (
    <section className="page task">
      <p className="entry__way">
        <Link to="/tasks">任务</Link>
      </p>
      <div className="page__head">
        <TabTitle words={task.title} />
        <h1>{task.title}</h1>
        <LightMark light={light} />
        <div className="page__actions">
          {isOpen && mayChase && <Button onClick={() => setDoing('replan')}>调整计划</Button>}
          {isOpen && mayChase && <Button onClick={() => setDoing('end')}>终止</Button>}
          <Button onClick={() => window.print()}>打印督办单</Button>
        </div>
      </div>
      {task.ended !== null && <p className="task__ended">已终止：{task.ended}</p>}
      {doing === 'replan' && <ReplanForm task={task} onDone={() => setDoing('nothing')} />}
      {doing === 'end' && <EndForm task={task} onDone={() => setDoing('nothing')} />}
      <div className="task__columns">
        <Facts standing={standing} />
        <div>
          <Sheets
            task={task.id}
            sheets={standing.sheets}
            mayChase={mayChase}
            mayProgress={mayProgress}
            isEnded={task.ended !== null}
          />
          <h2>进展</h2>
          {isOpen && mayProgress && <ProgressForm standing={standing} />}
          <ProgressStory standing={standing} />
        </div>
      </div>
    </section>
  )
}

function Facts({ standing }: { readonly standing: Standing }) {
  const { task, value } = standing
  const names = useNames()
  const rows = [
    ['责任人', `${names.person(task.owner)}（${names.org(task.org)}）`],
    ['协助', task.helpers.map(names.person).join('、')],
    ['时限', `${task.startsOn} 至 ${task.dueOn}`],
    ['来源', task.source],
    ['权重', String(task.weight)],
  ] as const
  return (
    <div>
      <dl className="entry__values">
        {rows.map(
          ([word, text]) =>
            text !== '' && (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {task.target && <Target task={task} target={task.target} value={value} />}
      {task.milestones.length > 0 && (
        <>
          <h2>节点</h2>
          <ul className="task__milestones">
            {task.milestones.map(({ title, dueOn, doneOn }) => (
              <li key={`${title}${dueOn}`}>
                <span aria-hidden="true">{doneOn === null ? '○' : '●'}</span> {title}
                <span className="figure__of">
                  {'　'}限{dueOn}
                  {doneOn === null ? '' : `，${doneOn}完成${doneOn > dueOn ? '（逾期）' : ''}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <SubTasks parent={task.id} />
    </div>
  )
}

interface TargetProps {
  readonly task: Standing['task']
  readonly target: NonNullable<Standing['task']['target']>
  readonly value: string | null
}

/** What the indicator says against what was promised, with the bar of how far it is. */
function Target({ task, target, value }: TargetProps) {
  const card = useIndicators()?.get(target.indicator)
  const share = shareDone(value, target)
  const period = `${task.startsOn}..${task.dueOn}`
  return (
    <>
      <h2>目标</h2>
      <p className="task__target">
        <Link to={`/indicators/${encodeURIComponent(target.indicator)}`}>{card?.title ?? target.indicator}</Link>
        {target.op === '>=' ? '不低于' : '不超过'}
        <strong>{target.value}</strong>
        {card?.unit}，现为
        <FigureValue
          indicator={target.indicator}
          org={task.org}
          period={period}
          {...(value !== null && { value: { value, unit: card?.unit ?? '' } })}
        />
        {share !== null && `，完成${share}%`}
      </p>
      {share !== null && (
        <div className="task__bar" role="img" aria-label={`完成${share}%`}>
          <div style={{ width: `${Math.min(100, share)}%` }} />
        </div>
      )}
    </>
  )
}

function SubTasks({ parent }: { readonly parent: string }) {
  const { items } = usePages(listTasks, { query: { parent } })
  const names = useNames()
  if (items.length === 0) return null
  return (
    <>
      <h2>分解任务</h2>
      <ul className="wall__list">
        {items.map(({ task, light }) => (
          <li key={task.id}>
            <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{task.title}</Link>
            <span className="wall__about">
              <LightMark light={light} />
              <span>限{task.dueOn}</span>
              <span>{names.person(task.owner)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a progress entry says, in one word. */
export const saysWords: Readonly<Record<Standing['progress'][number]['says'], string>> = {
  'going-on': '推进',
  blocked: '受阻',
  done: '报办结',
  confirmed: '确认完成',
  'sent-back': '退回',
}

function ProgressStory({ standing: { task, progress } }: { readonly standing: Standing }) {
  const names = useNames()
  if (progress.length === 0) return <p className="figure__of">还没有进展。</p>
  return (
    <ol className="story">
      {progress
        .map((one, at) => ({ ...one, at }))
        .reverse()
        .map((one) => (
          <li key={one.at}>
            <p className="story__what">
              <span className="story__day">{one.on}</span> <strong>{names.person(one.by)}</strong> {saysWords[one.says]}
              {one.percent !== null && `，${one.percent}%`}
              {one.milestone !== null && `，节点“${task.milestones[one.milestone]?.title ?? one.milestone + 1}”完成`}
            </p>
            <p className="story__why">{one.words}</p>
            {one.evidence.length > 0 && <p className="figure__of">佐证{one.evidence.length}个</p>}
          </li>
        ))}
    </ol>
  )
}

/** Giving a task up asks why; it stays to be seen. */
function EndForm({ task, onDone }: { readonly task: Standing['task']; readonly onDone: () => void }) {
  const [reason, setReason] = useState('')
  const write = useWrite(endTask)
  const send = async () => {
    const answer = await write.send({ params: { id: task.id }, body: { version: task.version, reason } })
    if (answer.ok) onDone()
  }
  return (
    <form
      className="moves__form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {write.problem && <ProblemView problem={write.problem} kept="理由还在。" />}
      <label className="field__label" htmlFor="end-reason">
        为什么终止<span className="field__required">必填</span>
      </label>
      <Input id="end-reason" autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="moves__end">
        <Button htmlType="submit" loading={write.busy} disabled={reason.trim() === ''}>
          终止这项任务
        </Button>
        <Button type="link" onClick={onDone}>
          不终止
        </Button>
      </div>
    </form>
  )
}
