import { listSupervisions } from '@taizhang/contract'
import { supervisionNumber } from '@taizhang/ledger'
import { Link } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { sheetLight } from '../../components/sheet-light.ts'

/** Sheets that wait for my answer. Nothing at all where there are none. */
export function SheetsWaiting() {
  const names = useNames()
  const { items } = usePages(listSupervisions, { query: { mine: 'yes', open: 'yes', most: 50 } })
  const waiting = items.filter(({ state }) => state.waitsFor === 'reply')
  if (waiting.length === 0) return null
  return (
    <section className="home__part" aria-labelledby="home-sheets">
      <h2 id="home-sheets">
        等我回复的督办 <span className="home__count">{waiting.length}件</span>
      </h2>
      <ul className="home__list">
        {waiting.map((one) => (
          <li key={one.sheet.id}>
            <Link className="home__link" to={`/tasks/${encodeURIComponent(one.sheet.task)}`}>
              {supervisionNumber(one.sheet)} {one.taskTitle}
            </Link>
            <span className="home__of">{names.person(one.sheet.issuedBy)}</span>
            <span className="home__end">
              <LightMark light={sheetLight(one)} />
              <span className="home__due">限{one.state.dueOn}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
