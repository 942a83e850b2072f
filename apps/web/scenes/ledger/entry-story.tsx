import { momentText } from '../../components/figure-text.ts'
import { useNames } from '../../components/names.ts'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { type HistoryRow, tellChange } from './story-words.ts'

interface EntryStoryProps {
  readonly ledger: ShownLedger
  readonly rows: readonly HistoryRow[]
}

/** The history of an entry as a story, newest first: who did what, when, and why. */
export function EntryStory({ ledger, rows }: EntryStoryProps) {
  const names = useNames()
  return (
    <ol className="story">
      {[...rows].reverse().map((row) => {
        const { what, lines, why, evidence } = tellChange(row, ledger, names)
        const recorded = row.at.slice(0, 10)
        return (
          <li key={row.version}>
            <p className="story__what">
              <span className="story__day">{row.on}</span> <strong>{names.person(row.by)}</strong>
              {what}
            </p>
            {why !== '' && <p className="story__why">“{why}”</p>}
            {lines.length > 0 && (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {evidence.length > 0 && <p className="figure__of">佐证{evidence.length}个</p>}
            {recorded !== row.on && <p className="figure__of">{momentText(Date.parse(row.at))}补记</p>}
            <details className="story__chain">
              <summary>链上第{row.seq}行</summary>
              <code>{row.hash}</code>
            </details>
          </li>
        )
      })}
    </ol>
  )
}
