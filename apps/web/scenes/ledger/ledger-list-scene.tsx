import { listLedgers, type Output } from '@taizhang/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../client/use-read.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { topicsOf } from '../../components/ledger-topic.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { useOffice } from '../../workbench/office.tsx'
import './ledger.css'

type Listed = Output<typeof listLedgers>['items'][number]

/** 台账: which ledgers and rosters the office keeps. */
export default function LedgerListScene() {
  const { org } = useOffice()
  const { value, problem, waiting, again } = useRead(listLedgers, { query: { org } })
  const [words, setWords] = useState('')
  const asked = words.trim()
  const found = value?.items.filter(({ title, topic = '' }) => title.includes(asked) || topic.includes(asked)) ?? []
  return (
    <section className="page">
      <div className="page__head">
        <h1>台账</h1>
        <Input.Search
          className="ledger-list__find"
          allowClear
          aria-label="找台账"
          placeholder="找台账"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {waiting && <p className="waiting">正在取台账……</p>}
      {value && value.items.length === 0 && (
        <EmptyState title="本单位还没有台账">
          请在“设置”里启用本单位的行业包，台账、指标、任务模板会一并装好。
        </EmptyState>
      )}
      {value && value.items.length > 0 && found.length === 0 && (
        <EmptyState title={`没有名称里带“${asked}”的台账`}>换个词再找。</EmptyState>
      )}
      {topicsOf(found).map(({ title, ledgers }) => (
        <Topic key={title} title={title} ledgers={ledgers} />
      ))}
    </section>
  )
}

interface TopicProps {
  readonly title: string
  readonly ledgers: readonly Listed[]
}

function Topic({ title, ledgers }: TopicProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="ledger-list">
        {ledgers.map(({ key, title: name }) => (
          <li key={key}>
            <Link to={`/ledgers/${encodeURIComponent(key)}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
