import type { listTasks } from '@taizhang/contract'
import { Link } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'

export type ShownTask = Given<typeof listTasks>['items'][number]

/** Tasks in a list, each with its light and its limit. */
export function TaskRows({ tasks }: { readonly tasks: readonly ShownTask[] }) {
  const names = useNames()
  return (
    <ul className="home__list">
      {tasks.map(({ task, light }) => (
        <li key={task.id}>
          <Link className="home__link" to={`/tasks/${encodeURIComponent(task.id)}`}>
            {task.title}
          </Link>
          <span className="home__of">
            {names.org(task.org)}　{names.person(task.owner)}
          </span>
          <span className="home__end">
            <LightMark light={light} />
            <span className="home__due">限{task.dueOn}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
