import { downloadTemplate, exportSheet, listEntries, totalEntries } from '@taizhang/contract'
import { Button, Dropdown } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Answer, ReceivedFile, Refused } from '../../client/answer.ts'
import { call } from '../../client/client.ts'
import { usePages, useRead } from '../../client/use-read.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { groupedDigits } from '../../components/figure-text.ts'
import { handOverFile } from '../../components/hand-over.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { TabTitle } from '../../components/tab-title.tsx'
import { unitOf } from '../../components/typed-field.ts'
import { useLedger } from '../../components/use-ledger.ts'
import { useKeys } from '../../workbench/keys.ts'
import { EntryTable } from './entry-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import { addressFrom, askedOf, isNarrowed, type LedgerQuestion, questionFrom } from './ledger-question.ts'
import { useMayWrite } from './may-write.ts'
import './ledger.css'

/** One ledger: its entries, narrowed and sorted, with totals, and the ways in and out. */
export default function LedgerScene() {
  const { key = '' } = useParams()
  const { value: ledger, problem, again } = useLedger(key)
  if (problem)
    return (
      <section className="page">
        <ProblemView problem={problem} onAgain={again} />
        <Link to="/ledgers">看有哪些台账</Link>
      </section>
    )
  return ledger ? <Entries key={ledger.key} ledger={ledger} /> : <p className="waiting">正在取台账……</p>
}

function Entries({ ledger }: { readonly ledger: ShownLedger }) {
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const question = questionFrom(search, ledger)
  const ask = (next: LedgerQuestion) => setSearch(addressFrom(next), { replace: true })
  const { sort, order } = question
  const pages = usePages(
    listEntries,
    { query: { ledger: ledger.key, ...askedOf(question), sort, order } },
    {
      keepOld: true,
      pageOf: ({ items, named, next }) => ({ items: items.map((entry) => ({ entry, named })), next }),
    },
  )
  const here = `/ledgers/${encodeURIComponent(ledger.key)}`
  useKeys(mayWrite ? [{ key: 'n', words: '录入一条', act: () => navigate(`${here}/new`) }] : [])
  return (
    <section className="page">
      <div className="page__head">
        <TabTitle words={ledger.title} />
        <h1>{ledger.title}</h1>
        <Total ledger={ledger} question={question} />
        <div className="page__actions">
          {mayWrite && (
            <Button type="primary" onClick={() => navigate(`${here}/new`)}>
              录入
            </Button>
          )}
          {mayWrite && <Button onClick={() => navigate(`${here}/import`)}>导入</Button>}
          <SheetButton ledger={ledger} question={question} />
        </div>
      </div>
      <FilterBar ledger={ledger} question={question} onAsk={ask} />
      {pages.problem && <ProblemView problem={pages.problem} onAgain={pages.again} />}
      {pages.waiting && <p className="waiting">正在取记录……</p>}
      {pages.items.length > 0 && (
        <EntryTable ledger={ledger} rows={pages.items} question={question} onAsk={ask} dimmed={pages.reading} />
      )}
      {!pages.waiting && !pages.problem && pages.items.length === 0 && (
        <None narrowed={isNarrowed(question)} mayWrite={mayWrite} here={here} onAll={() => setSearch({})} />
      )}
      {pages.hasMore && <More busy={pages.reading} onMore={pages.more} />}
    </section>
  )
}

interface NoneProps {
  readonly narrowed: boolean
  readonly mayWrite: boolean
  readonly here: string
  readonly onAll: () => void
}

function None({ narrowed, mayWrite, here, onAll }: NoneProps) {
  if (narrowed)
    return (
      <EmptyState title="没有符合条件的记录" action={<Button onClick={onAll}>清除条件</Button>}>
        放宽日期或去掉几项条件再看。
      </EmptyState>
    )
  return (
    <EmptyState title="还没有记录">
      {mayWrite ? (
        <>
          可以<Link to={`${here}/new`}>录入一条</Link>，或从表格<Link to={`${here}/import`}>导入</Link>。
        </>
      ) : (
        '有人录入后，这里会列出来。'
      )}
    </EmptyState>
  )
}

/** The end of the list: the next page comes when it is scrolled to, or at a press. */
function More({ busy, onMore }: { readonly busy: boolean; readonly onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  useEffect(() => {
    latest.current = onMore
  })
  useEffect(() => {
    const seen = new IntersectionObserver((all) => all.some((one) => one.isIntersecting) && latest.current(), {
      rootMargin: '400px',
    })
    if (end.current) seen.observe(end.current)
    return () => seen.disconnect()
  }, [])
  return (
    <div ref={end} className="ledger__more">
      <Button size="small" loading={busy} onClick={onMore}>
        再列一页
      </Button>
    </div>
  )
}

/** How many there are, and what the numbers of the ledger come to. */
function Total({ ledger, question }: { readonly ledger: ShownLedger; readonly question: LedgerQuestion }) {
  const summed = Object.entries(ledger.fields).filter(([, field]) => unitOf(field) !== '')
  const { value } = useRead(
    totalEntries,
    { params: { key: ledger.key }, query: { ...askedOf(question), sums: summed.map(([key]) => key).join(',') } },
    { keepOld: true },
  )
  if (!value) return null
  return (
    <p className="ledger__total" aria-live="polite">
      共<strong>{groupedDigits(String(value.count))}</strong>条
      {summed.map(([key, field]) => {
        const sum = value.sums[key]
        if (sum === undefined || Number(sum) === 0) return null
        return (
          <span key={key} className="ledger__sum">
            {'　'}
            {field.label}
            <strong>{groupedDigits(sum)}</strong>
            <span className="figure__of">{unitOf(field)}</span>
          </span>
        )
      })}
    </p>
  )
}

function SheetButton({ ledger, question }: { readonly ledger: ShownLedger; readonly question: LedgerQuestion }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused>()
  const take = async (asked: Promise<Answer<ReceivedFile>>) => {
    setBusy(true)
    setProblem(undefined)
    const answer = await asked
    setBusy(false)
    if (answer.ok) handOverFile(answer.value.name, [answer.value.content], answer.value.content.type)
    else setProblem(answer.problem)
  }
  const params = { key: ledger.key }
  const acts: Readonly<Record<string, () => Promise<Answer<ReceivedFile>>>> = {
    xlsx: () => call(exportSheet, { params, query: askedOf(question) }),
    csv: () => call(exportSheet, { params, query: { ...askedOf(question), format: 'csv' } }),
    template: () => call(downloadTemplate, { params }),
  }
  const items = [
    { key: 'xlsx', label: '导出所列记录（.xlsx）' },
    { key: 'csv', label: '导出所列记录（.csv）' },
    { key: 'template', label: '下载空表（.xlsx）' },
  ]
  const act = (key: string) => {
    const asked = acts[key]?.()
    if (asked) void take(asked)
  }
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => act(key) }} trigger={['click']}>
        <Button loading={busy}>导出</Button>
      </Dropdown>
      {problem && <ProblemView problem={problem} />}
    </>
  )
}
