import { listRecentChanges } from '@taizhang/contract'
import { entryTitle } from '@taizhang/ledger'
import { Link } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { sinceText } from '../../components/date-title.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { useLedger } from '../../components/use-ledger.ts'

type Change = Given<typeof listRecentChanges>['items'][number]

/** What was done last, by whom, as far as I may see it. */
export function RecentChanges() {
  const { value, problem, again } = useRead(listRecentChanges, { query: { most: 20 } })
  return (
    <section className="home__part" aria-labelledby="home-recent">
      <h2 id="home-recent">最近变动</h2>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {value?.items.length === 0 && <p className="home__none">还没有记录。到“台账”里选一本，录入第一条。</p>}
      <ul className="home__list">
        {value?.items.map((change) => (
          <ChangeRow key={change.entry.id} change={change} />
        ))}
      </ul>
    </section>
  )
}

const words: Readonly<Record<Exclude<Change['kind'], 'moved'>, string>> = {
  created: '录入',
  edited: '修改',
  repeated: '再次发现',
  deleted: '删除',
}

function ChangeRow({ change: { entry, kind, move, by, at } }: { readonly change: Change }) {
  const { value: ledger } = useLedger(entry.ledger)
  const names = useNames()
  const did = kind === 'moved' ? (ledger?.flow?.moves[move ?? '']?.label ?? '办理') : words[kind]
  const title = (ledger && entryTitle(ledger, entry.values)) || `${entry.day}的记录`
  return (
    <li>
      {entry.deleted ? (
        <span>{title}</span>
      ) : (
        <Link
          className="home__link"
          to={`/ledgers/${encodeURIComponent(entry.ledger)}/entries/${encodeURIComponent(entry.id)}`}
        >
          {title}
        </Link>
      )}
      <span className="home__of">
        {names.person(by)}
        {did}　{ledger?.title}
      </span>
      <span className="home__end">{sinceText(at, new Date())}</span>
    </li>
  )
}
