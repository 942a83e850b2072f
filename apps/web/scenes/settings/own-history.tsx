import { type Output, showAdditionHistory, type showPack } from '@taizhang/contract'
import { useRead } from '../../client/use-read.ts'
import { momentText } from '../../components/figure-text.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { additionOf } from './own-addition.ts'
import { changesBetween, labelsOf } from './own-words.ts'

interface OwnHistoryProps {
  readonly pack: Output<typeof showPack>
}

/** Who changed what offices added to a pack, when, and from what to what. */
export function OwnHistory({ pack }: OwnHistoryProps) {
  const names = useNames()
  const { value, problem, again } = useRead(showAdditionHistory, { params: { id: pack.id }, query: {} })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!value) return <p className="waiting">正在读取…</p>
  const labels = labelsOf(pack)
  const rows = value.items.map((item, at) => {
    const before = value.items.slice(at + 1).find(({ org }) => org === item.org)
    const changes = changesBetween(
      additionOf({ additions: before ? [before] : [] }, item.org),
      additionOf({ additions: [item] }, item.org),
      labels,
    )
    return { ...item, changes }
  })
  return (
    <ol className="own-history">
      {rows.map(({ org, by, at, changes }) => (
        <li key={`${org} ${at}`}>
          {momentText(Date.parse(at))}　{names.org(org)}　{names.person(by)}
          <ul>
            {changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
