import { listTasks } from '@taizhang/contract'
import { usePages } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useOffice } from '../../workbench/office.tsx'
import { TaskRows } from './task-rows.tsx'

const MOST = 200

/** Tasks that are said to be done and wait for somebody else's word. Nothing at all where there are none. */
export function TasksToConfirm() {
  const { org } = useOffice()
  const { person } = useMe()
  const { items } = usePages(listTasks, { query: { org, most: MOST } })
  const waiting = items.filter(({ task, light }) => light.word.includes('待确认') && task.owner !== person.id)
  if (waiting.length === 0) return null
  return (
    <section className="home__part" aria-labelledby="home-confirm">
      <h2 id="home-confirm">
        报了办结、等确认的任务 <span className="home__count">{waiting.length}项</span>
      </h2>
      <TaskRows tasks={waiting} />
    </section>
  )
}
