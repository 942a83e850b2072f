import { listTasks } from '@taizhang/contract'
import { Link } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { LightMark, type ShownLight } from '../../components/light-mark.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { type ShownTask, TaskRows } from './task-rows.tsx'

const MOST = 200
/** So many of the urgent ones are named. */
const NAMED = 8
const order: readonly ShownLight['color'][] = ['red', 'yellow', 'green']
const words: Readonly<Record<ShownLight['color'], string>> = {
  red: '逾期',
  yellow: '临期、落后或补办',
  green: '正常或完成',
}

/** The tasks that I own or help with, by light; the urgent ones by name. */
export function MyTasks() {
  const { items, problem, again, waiting } = usePages(listTasks, { query: { mine: 'yes', most: MOST } })
  const of = (color: ShownLight['color']) => items.filter(({ light }) => light.color === color)
  const urgent = [...of('red'), ...of('yellow').filter(isOpen)].slice(0, NAMED)
  return (
    <section className="home__part" aria-labelledby="home-tasks">
      <h2 id="home-tasks">我的任务</h2>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {!waiting && !problem && items.length === 0 && <p className="home__none">没有由您负责或协办的任务。</p>}
      {items.length > 0 && (
        <p className="home__lights">
          {order.map((color) => (
            <Link key={color} to={`/tasks?mine=yes&light=${color}`}>
              <LightMark light={{ color, word: `${words[color]} ${of(color).length}项` }} />
            </Link>
          ))}
        </p>
      )}
      <TaskRows tasks={urgent} />
    </section>
  )
}

/** Late and then done is yellow too; there is nothing more to do about it. */
const isOpen = ({ light }: ShownTask): boolean => !light.word.includes('完成')
