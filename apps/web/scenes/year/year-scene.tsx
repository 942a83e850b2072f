import { applyYear, decideYear, showYear } from '@taizhang/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Given, Sending } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { useNames } from '../../components/names.ts'
import { PersonPicker } from '../../components/person-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { rolesOf } from '../../workbench/admission.ts'
import { IndicatorLines } from './indicator-lines.tsx'
import { OutlineLines } from './outline-lines.tsx'
import { ProblemLines } from './problem-lines.tsx'
import { TaskLines } from './task-lines.tsx'
import './year.css'

export type Year = Given<typeof showYear>
/** What one click decides; the version is added where it is sent. */
export type Deciding = Omit<Sending<typeof decideYear>['body'], 'version'>
export type Decide = (deciding: Deciding) => void

/** A proposal for a year, line by line: indicators, tasks, the outline. Nothing is there before it is applied. */
export default function YearScene() {
  const { id = '' } = useParams()
  const { value, problem, again } = useRead(showYear, { params: { id } })
  if (problem)
    return (
      <section className="page">
        <ProblemView problem={problem} onAgain={again} />
        <Link to="/year">看各年度</Link>
      </section>
    )
  return value ? <Proposal key={id} read={value} /> : <p className="waiting">正在取建议……</p>
}

function Proposal({ read }: { readonly read: Year }) {
  // The newest of what was read and what the last decision answered.
  const [answered, setAnswered] = useState(read)
  const year = answered.version > read.version ? answered : read
  const roles = rolesOf(useMe())
  const names = useNames()
  const write = useWrite(decideYear)
  const mayDecide = roles.has('drafter') || roles.has('section-head')
  const decide: Decide = async (deciding) => {
    const answer = await write.send({ params: { id: year.id }, body: { version: year.version, ...deciding } })
    if (answer.ok) setAnswered(answer.value)
  }
  const sure = [...year.indicators, ...year.tasks].filter(
    ({ confidence, verdict }) => confidence === 'high' && verdict === 'open',
  ).length
  // A problem becomes a task of its own only where somebody says so for that problem: taking all is for indicators, tasks and outline.
  const open = [...year.indicators, ...year.tasks].some(({ verdict }) => verdict === 'open')
  const lines = { year, decide, locked: !mayDecide || write.busy }
  return (
    <section className="page year">
      <p className="entry__way">
        <Link to="/year">年度</Link>
      </p>
      <div className="page__head">
        <h1>
          {names.org(year.org)}　{year.year}年度
        </h1>
        <span className="figure__of">由《{year.document.name}》读出</span>
        <div className="page__actions">
          {mayDecide && (
            <>
              <Button disabled={sure === 0 || write.busy} onClick={() => decide({ accept: 'sure' })}>
                采纳有把握的{sure}条
              </Button>
              <Button
                disabled={(!open && year.outlineVerdict === 'accepted') || write.busy}
                onClick={() => decide({ accept: 'all', outline: 'accepted' })}
              >
                指标、任务、提纲全部采纳
              </Button>
            </>
          )}
        </div>
      </div>
      {write.problem && <ProblemView problem={write.problem} kept="先前的确认都在。请重新打开本页再试。" />}
      <Questions {...lines} />
      {mayDecide && <Apply year={year} onApplied={setAnswered} />}
      <div className="year__columns">
        <IndicatorLines {...lines} />
        <TaskLines {...lines} />
        <div>
          <OutlineLines {...lines} />
          <ProblemLines {...lines} />
        </div>
      </div>
    </section>
  )
}

export interface LinesProps {
  readonly year: Year
  readonly decide: Decide
  /** Nothing can be decided now. */
  readonly locked: boolean
}

function Questions({ year, decide, locked }: LinesProps) {
  const open = year.questions.filter(({ answer }) => answer === null)
  if (open.length === 0) return null
  return (
    <div className="stale" role="alert">
      <p>
        <strong>请先回答：</strong>
      </p>
      <ul>
        {open.map(({ code, message }) => (
          <li key={code}>
            {message}　
            <Button size="small" disabled={locked} onClick={() => decide({ goOn: [code] })}>
              没有错，继续
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const countWords = ({ created, updated, unchanged }: { created: number; updated: number; unchanged: number }): string =>
  [created > 0 && `新建${created}`, updated > 0 && `更新${updated}`, unchanged > 0 && `不变${unchanged}`]
    .filter(Boolean)
    .join('、') || '没有'

function Apply({ year, onApplied }: { readonly year: Year; readonly onApplied: (year: Year) => void }) {
  const [owner, setOwner] = useState<string | null>(null)
  const [done, setDone] = useState<Given<typeof applyYear>>()
  const write = useWrite(applyYear)
  const send = async () => {
    const answer = await write.send({
      params: { id: year.id },
      body: { version: year.version, ...(owner !== null && { owner }) },
    })
    if (!answer.ok) return
    setDone(answer.value)
    onApplied(answer.value.year)
  }
  const { accepted, open, dropped, questions } = year.counts
  const report = done?.year.report ?? year.report
  return (
    <div className="year__apply">
      <p>
        采纳<strong>{accepted}</strong>条，待定<strong>{open}</strong>条，舍弃<strong>{dropped}</strong>条。
        {open > 0 && '待定的以后还可以再确认、再建立，不会重复。'}
      </p>
      <span className="field__pair">
        <label htmlFor="year-owner">报告里没有写明责任人的任务，由</label>
        <PersonPicker id="year-owner" value={owner} onChange={setOwner} near={year.org} />
        负责（不选就是您）
        <Button
          type="primary"
          loading={write.busy}
          disabled={(accepted === 0 && year.appliedAt === null) || questions > 0}
          onClick={send}
        >
          {year.appliedAt === null ? `建立${year.year}年度` : '按现在的确认更新'}
        </Button>
      </span>
      {write.problem && <ProblemView problem={write.problem} kept="什么都没有建立，确认都在。" />}
      {done && (
        <p role="status" className="import__done">
          <strong>{year.year}年度已建立。</strong>指标{countWords(done.indicators)}；上年数{countWords(done.baselines)}
          ；目标
          {countWords(done.targets)}；任务{countWords(done.tasks)}
          {done.tasks.ended > 0 && `，终止${done.tasks.ended}（不再列入计划）`}。<Link to="/tasks">看任务</Link>
        </p>
      )}
      {report !== null && (
        <p>
          <Link to={`/reports/${encodeURIComponent(report)}`}>看{year.year}年材料的草稿</Link>
        </p>
      )}
    </div>
  )
}
