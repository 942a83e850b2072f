import { listTasks } from '@taizhang/contract'
import { Link } from 'react-router'
import { usePages } from '../../client/use-read.ts'
import { LightMark, type ShownLight } from '../../components/light-mark.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useOffice } from '../../workbench/office.tsx'
import { type ShownTask, TaskRows } from './task-rows.tsx'

const MOST = 200
/** So many of the urgent ones are named. */
const NAMED = 10
const order: readonly ShownLight['color'][] = ['red', 'yellow', 'green']
const words: Readonly<Record<ShownLight['color'], string>> = {
  red: '逾期',
  yellow: '临期、落后或补办',
  green: '正常或完成',
}

/** `mine`: the tasks that I own or help with. `office`: those of the office with all below it. By light, the urgent ones by name. */
export function TasksByLight({ whose }: { readonly whose: 'mine' | 'office' }) {
  const { org } = useOffice()
  const query = whose === 'mine' ? { mine: 'yes' as const, most: MOST } : { org, most: MOST }
  const { items, problem, again, waiting } = usePages(listTasks, { query })
  const of = (color: ShownLight['color']) => items.filter(({ light }) => light.color === color)
  const urgent = [...of('red'), ...of('yellow').filter(isOpen)].slice(0, NAMED)
  const id = `home-tasks-${whose}`
  return (
    <section className="home__part" aria-labelledby={id}>
      <h2 id={id}>{whose === 'mine' ? '我的任务' : '本单位和下级的任务'}</h2>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {!waiting && !problem && items.length === 0 && (
        <p className="home__none">
          {whose === 'mine'
            ? '没有由您负责或协办的任务。'
            : '还没有任务。可在“年度”里从去年的报告提出，或在“任务”里下达。'}
        </p>
      )}
      {items.length > 0 && (
        <p className="home__lights">
          {order.map((color) => (
            <Link className="home__link" key={color} to={`/tasks?${whose === 'mine' ? 'mine=yes&' : ''}light=${color}`}>
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
