import { listReportedValues } from '@taizhang/contract'
import { parsePeriod, periodTitle, type Role } from '@taizhang/ledger'
import { Link } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { groupedDigits } from '../../components/figure-text.ts'
import { useNames } from '../../components/names.ts'
import { useIndicators } from '../../components/use-indicators.ts'

/** Values reported by hand that wait for my review. Nothing at all where there are none. */
export function ReportedToReview({ roles }: { readonly roles: ReadonlySet<Role> }) {
  const { person } = useMe()
  const names = useNames()
  const indicators = useIndicators()
  const status = roles.has('section-head') ? 'reported' : 'approved'
  const { items, hasMore } = usePages(listReportedValues, { query: { status, most: 50 } })
  const waiting = items.filter(({ by }) => by !== person.id)
  if (waiting.length === 0) return null
  return (
    <section className="home__part" aria-labelledby="home-reported">
      <h2 id="home-reported">
        等{status === 'reported' ? '审核' : '验收'}的填报数{' '}
        <span className="home__count">
          {waiting.length}个{hasMore && '以上'}
        </span>
      </h2>
      <ul className="home__list">
        {waiting.slice(0, 8).map(({ indicator, org, period, value, by }) => {
          const asked = parsePeriod(period)
          const card = indicators?.get(indicator)
          const address = new URLSearchParams({ org, period })
          return (
            <li key={`${indicator} ${org} ${period}`}>
              <Link className="home__link" to={`/indicators/${encodeURIComponent(indicator)}?${address}`}>
                {card?.title ?? indicator}
              </Link>
              <span className="home__of">
                {names.org(org)}　{asked ? periodTitle(asked) : period}　{names.person(by)}报
              </span>
              <span className="home__end">
                {groupedDigits(value)}
                {card?.unit}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
