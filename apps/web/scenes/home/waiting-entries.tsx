import { listWaiting } from '@taizhang/contract'
import { entryTitle } from '@taizhang/ledger'
import { Link } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'
import { useLedger } from '../../components/use-ledger.ts'
import { dueLight } from './due-light.ts'

/** So many of each group are named, so that all groups are in sight. */
const NAMED = 3

type Group = Given<typeof listWaiting>['items'][number]

/** The entries on which I can make the next move, by ledger and state, late ones first. */
export function WaitingEntries() {
  const { value, problem, again } = useRead(listWaiting, {})
  const count = value?.items.reduce((sum, group) => sum + group.count, 0) ?? 0
  return (
    <section className="home__part" aria-labelledby="home-waiting">
      <h2 id="home-waiting">等我办理 {count > 0 && <span className="home__count">{count}条</span>}</h2>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {value && count === 0 && <p className="home__none">没有等您办理的记录。</p>}
      {value?.items.map((group) => (
        <WaitingGroup key={`${group.ledger} ${group.state}`} group={group} />
      ))}
    </section>
  )
}

function WaitingGroup({ group }: { readonly group: Group }) {
  const { value: ledger } = useLedger(group.ledger)
  const names = useNames()
  const list = `/ledgers/${encodeURIComponent(group.ledger)}?state=${encodeURIComponent(group.state)}`
  return (
    <div className="home__group">
      <h3>
        <Link className="home__link" to={list}>
          {group.title} · {group.stateTitle} {group.count}条
        </Link>
        {group.late > 0 && <LightMark light={{ color: 'red', word: `${group.late}条逾期` }} />}
        <span className="home__moves">可{group.moves.join('、')}</span>
      </h3>
      <ul className="home__list">
        {group.entries.slice(0, NAMED).map((entry) => {
          const light = dueLight(entry.dueOn, today())
          return (
            <li key={entry.id}>
              <Link
                className="home__link"
                to={`/ledgers/${encodeURIComponent(entry.ledger)}/entries/${encodeURIComponent(entry.id)}`}
              >
                {(ledger && entryTitle(ledger, entry.values)) || `${entry.day}的记录`}
              </Link>
              <span className="home__of">{names.org(entry.org)}</span>
              <span className="home__end">{light ? <LightMark light={light} /> : entry.stateSince}</span>
            </li>
          )
        })}
      </ul>
      {group.count > NAMED && (
        <p className="home__more">
          <Link className="home__link" to={list}>
            看全部{group.count}条
          </Link>
        </p>
      )}
    </div>
  )
}
