import { listReports } from '@taizhang/contract'
import { parsePeriod, periodTitle } from '@taizhang/ledger'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { rolesOf } from '../../workbench/admission.ts'
import { useOffice } from '../../workbench/office.tsx'
import { NewReport } from './new-report.tsx'
import { kindWords, stateWords } from './report-words.ts'
import './report.css'

/** 材料: what was written and how far it has come. */
export default function ReportListScene() {
  const { org } = useOffice()
  const roles = rolesOf(useMe())
  const names = useNames()
  const [search, setSearch] = useSearchParams()
  const mine = search.get('mine') === 'yes'
  const [making, setMaking] = useState(false)
  const { items, problem, waiting, hasMore, more, reading, again } = usePages(listReports, {
    query: { ...(mine ? { mine: 'yes' as const } : { org }) },
  })
  const mayDraft = roles.has('drafter') || roles.has('section-head')
  return (
    <section className="page">
      <div className="page__head">
        <h1>材料</h1>
        <Segmented
          value={mine ? 'yes' : 'no'}
          options={[
            { value: 'no', label: '本单位' },
            { value: 'yes', label: '等我办的' },
          ]}
          onChange={(next) => setSearch(next === 'yes' ? { mine: 'yes' } : {}, { replace: true })}
        />
        <div className="page__actions">
          {mayDraft && (
            <Button type="primary" aria-expanded={making} onClick={() => setMaking(!making)}>
              起草材料
            </Button>
          )}
        </div>
      </div>
      {making && <NewReport org={org} reports={items} onClose={() => setMaking(false)} />}
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {waiting && <p className="waiting">正在取材料……</p>}
      {!waiting && !problem && items.length === 0 && (
        <EmptyState title={mine ? '没有等您办的材料' : '还没有材料'}>
          可以在“年度”里用上年总结作提纲，也可以按行业包的提纲起草。
        </EmptyState>
      )}
      {items.length > 0 && (
        <table className="report-list">
          <thead>
            <tr>
              <th scope="col">标题</th>
              <th scope="col">种类</th>
              <th scope="col">期间</th>
              <th scope="col">环节</th>
              <th scope="col">最近保存</th>
            </tr>
          </thead>
          <tbody>
            {items.map((report) => {
              const period = parsePeriod(report.period)
              return (
                <tr key={report.id}>
                  <td>
                    <Link to={`/reports/${encodeURIComponent(report.id)}`}>{report.title}</Link>
                    {report.returned && report.state === 'draft' && (
                      <span className="report-list__returned">退回：{report.returned.reason}</span>
                    )}
                  </td>
                  <td>{kindWords[report.kind]}</td>
                  <td>{period ? periodTitle(period) : report.period}</td>
                  <td>{stateWords[report.state]}</td>
                  <td>
                    {report.savedAt.slice(0, 10)}　{names.person(report.savedBy)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {hasMore && (
        <Button size="small" loading={reading} onClick={more}>
          再列一页
        </Button>
      )}
    </section>
  )
}
