import { type Role, roleTitles } from '@taizhang/ledger'
import { Navigate } from 'react-router'
import { useMe } from '../../client/use-session.ts'
import { dateTitle } from '../../components/date-title.ts'
import { today } from '../../components/today.ts'
import { rolesOf } from '../../workbench/admission.ts'
import { businessRoles } from '../scene.ts'
import { RecentChanges } from './recent-changes.tsx'
import { ReportedToReview } from './reported-to-review.tsx'
import { ReportsWaiting } from './reports-waiting.tsx'
import { SheetsWaiting } from './sheets-waiting.tsx'
import { TasksByLight } from './tasks-by-light.tsx'
import { TasksToConfirm } from './tasks-to-confirm.tsx'
import { WaitingEntries } from './waiting-entries.tsx'
import './home.css'

/** Who is waited for by matters, and who by values and tasks. */
const doers: readonly Role[] = ['recorder', 'section-head']
const reviewers: readonly Role[] = ['section-head', 'leader']
const confirmers: readonly Role[] = ['supervisor', 'leader', 'section-head']
/** Who looks at all the tasks of an office. */
const overseers: readonly Role[] = ['supervisor', 'leader', 'section-head', 'drafter', 'viewer']

/** The first page: what waits for me, how my matters stand, and what has changed. */
export default function HomeScene() {
  const me = useMe()
  const roles = rolesOf(me)
  if (!businessRoles.some((role) => roles.has(role))) return <Navigate to="/settings" replace />
  const isOneOf = (some: readonly Role[]) => some.some((role) => roles.has(role))
  return (
    <section className="page home">
      <div className="page__head">
        <h1>{me.person.name}，您好</h1>
        <span className="home__today">
          {dateTitle(today())}　{[...roles].map((role) => roleTitles[role]).join('、')}
        </span>
      </div>
      <div className="home__columns">
        <div>
          <ReportsWaiting />
          <SheetsWaiting />
          {isOneOf(doers) && <WaitingEntries />}
          {isOneOf(reviewers) && <ReportedToReview roles={roles} />}
          {isOneOf(confirmers) && <TasksToConfirm />}
          <TasksByLight whose="mine" />
          {isOneOf(overseers) && <TasksByLight whose="office" />}
        </div>
        <RecentChanges />
      </div>
    </section>
  )
}
