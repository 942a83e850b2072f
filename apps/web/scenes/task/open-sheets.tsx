import { listSupervisions } from '@taizhang/contract'
import { supervisionNumber } from '@taizhang/ledger'
import { Button } from 'antd'
import { Link } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { sheetLight } from '../../components/sheet-light.ts'

/** The sheets of an office, or my own, that are not closed. Nothing at all where there are none. */
export function OpenSheets({ org, mine }: { readonly org: string; readonly mine: boolean }) {
  const names = useNames()
  const whose = mine ? { mine: 'yes' as const } : { org }
  const { items, hasMore, more } = usePages(listSupervisions, { query: { ...whose, open: 'yes', most: 100 } })
  if (items.length === 0) return null
  return (
    <details className="wall__reminders">
      <summary>
        未办结的督办单、约谈{items.length}
        {hasMore ? '件以上' : '件'}
      </summary>
      <ul className="wall__list">
        {items.map((one) => (
          <li key={one.sheet.id}>
            <Link to={`/tasks/${encodeURIComponent(one.sheet.task)}`}>
              {supervisionNumber(one.sheet)} {one.taskTitle}
            </Link>
            <span className="wall__about">
              <LightMark light={sheetLight(one)} />
              <span>{names.person(one.sheet.to)}</span>
              {one.state.dueOn !== null && <span>限{one.state.dueOn}</span>}
            </span>
          </li>
        ))}
      </ul>
      {hasMore && <Button onClick={more}>再列一页</Button>}
    </details>
  )
}
