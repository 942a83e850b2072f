import { listYears, proposeYear } from '@taizhang/contract'
import { InputNumber, Progress } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { DropZone } from '../../components/drop-zone.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FileButton } from '../../components/file-button.tsx'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'
import { rolesOf } from '../../workbench/admission.ts'
import { useOffice } from '../../workbench/office.tsx'
import '../ledger/ledger.css'
import './year.css'

/** In the last months of a year one sets up the next. */
const usualYear = (day: string): number => Number(day.slice(0, 4)) + (day.slice(5, 7) >= '11' ? 1 : 0)

/** 年度: drop last year's report in, and the years that were set up so. */
export default function YearListScene() {
  const { org } = useOffice()
  const roles = rolesOf(useMe())
  const { value, problem, waiting, again } = useRead(listYears, { query: { org } })
  const names = useNames()
  const mayPropose = roles.has('drafter') || roles.has('section-head')
  return (
    <section className="page">
      <div className="page__head">
        <h1>年度</h1>
      </div>
      {mayPropose && <Drop org={org} />}
      <h2>已读入的总结</h2>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {waiting && <p className="waiting">正在取……</p>}
      {value?.items.length === 0 && (
        <EmptyState title="还没有读入过上年总结">
          把上年的工作总结和计划放进来：其中的数成为指标和基数，承诺成为任务，文字成为今年材料的提纲。逐条确认之前，什么都不会建立。
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <ul className="wall__list year__list">
          {value.items.map((one) => (
            <li key={one.id}>
              <Link to={`/year/${encodeURIComponent(one.id)}`}>
                {names.org(one.org)}　{one.year}年度　<span className="figure__of">由《{one.document.name}》</span>
              </Link>
              <span className="wall__about">
                <span>{one.appliedAt === null ? '还没有建立' : `${one.appliedAt.slice(0, 10)}建立`}</span>
                <span>
                  采纳{one.counts.accepted}条，舍弃{one.counts.dropped}条，待定{one.counts.open}条
                </span>
                {one.counts.questions > 0 && <span>有{one.counts.questions}个问题要先回答</span>}
                {one.report !== null && <Link to={`/reports/${encodeURIComponent(one.report)}`}>看年度材料</Link>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Drop({ org }: { readonly org: string }) {
  const [year, setYear] = useState(usualYear(today()))
  const [share, setShare] = useState<number>()
  const [name, setName] = useState('')
  const navigate = useNavigate()
  const write = useWrite(proposeYear)
  const take = async ([file]: readonly File[]) => {
    if (!file || write.busy) return
    setName(file.name)
    setShare(0)
    const answer = await write.send({ query: { org, year, name: file.name }, file }, { onProgress: setShare })
    setShare(undefined)
    if (answer.ok) navigate(`/year/${encodeURIComponent(answer.value.id)}`)
  }
  return (
    <DropZone label="读入上年总结" className="import__drop" onFiles={take}>
      <p>
        用上年的总结建立
        <InputNumber
          aria-label="要建立的年度"
          size="small"
          min={1950}
          max={2200}
          value={year}
          onChange={(next) => next !== null && setYear(next)}
        />
        年度。先读出建议，逐条确认后才建立。
      </p>
      <FileButton type="primary" loading={write.busy} label="选择上年总结" accept=".docx,.pdf,.txt,.md" onFiles={take}>
        选择上年总结
      </FileButton>
      {'　'}或把 .docx、.pdf、.txt、.md 拖到这里。不得上传涉密文件。
      {share !== undefined && (
        <p role="status">
          {share < 1 ? `正在上传《${name}》……` : `正在读《${name}》，找出其中的数和承诺……`}
          <Progress percent={Math.round(share * 100)} size="small" />
        </p>
      )}
      {write.problem && <ProblemView problem={write.problem} kept="没有建立任何内容。" />}
    </DropZone>
  )
}
