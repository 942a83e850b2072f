import { listReports, type Output } from '@taizhang/contract'
import { Link } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { sinceText } from '../../components/date-title.ts'
import { useNames } from '../../components/names.ts'

type State = Output<typeof listReports>['items'][number]['state']

const waitsFor: Readonly<Record<State, string>> = {
  draft: '待起草',
  review: '待审核',
  leader: '待签发',
  signed: '已签发',
}

/** Reports that wait for me to be written, reviewed or signed. Nothing at all where there are none. */
export function ReportsWaiting() {
  const names = useNames()
  const { items } = usePages(listReports, { query: { mine: 'yes', most: 20 } })
  if (items.length === 0) return null
  return (
    <section className="home__part" aria-labelledby="home-reports">
      <h2 id="home-reports">
        等我办的材料 <span className="home__count">{items.length}份</span>
      </h2>
      <ul className="home__list">
        {items.map(({ id, title, state, org, savedBy, savedAt, returned }) => (
          <li key={id}>
            <Link className="home__link" to={`/reports/${encodeURIComponent(id)}`}>
              {title}
            </Link>
            <span className="home__of">
              {names.org(org)}　
              {returned ? `被退回：${returned.reason}` : `${names.person(savedBy)}，${sinceText(savedAt, new Date())}`}
            </span>
            <span className="home__end">{returned ? '退回待改' : waitsFor[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
