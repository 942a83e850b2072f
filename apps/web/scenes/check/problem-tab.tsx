import type { Place, Reading } from '@taizhang/text'
import { memo } from 'react'

interface ProblemTabProps {
  readonly reading: Reading
  readonly onShow: (place: Place) => void
  readonly onLight: (places: readonly Place[]) => void
}

/** The problems that the report admits, each with the measures of the plan that answer it. */
export const ProblemTab = memo(function ProblemTab({ reading, onShow, onLight }: ProblemTabProps) {
  const { problems, commitments, text } = reading
  if (problems.length === 0) return <p className="empty">没有读到“存在问题”部分。</p>
  const without = problems.filter(({ measures }) => measures.length === 0).length
  return (
    <>
      <p className="summary">
        存在问题 {problems.length} 个，{without === 0 ? '都有对应措施。' : `其中 ${without} 个未见对应措施。`}
      </p>
      <div className="panel__scroll">
        <ol className="problems">
          {problems.map((problem) => (
            <li key={problem.start}>
              <PlaceLink place={problem} text={text} onShow={onShow} onLight={onLight} />
              {problem.measures.length === 0 ? (
                <p className="problems__none">◆ 下一步打算中未见对应措施</p>
              ) : (
                <ul>
                  {problem.measures
                    .flatMap((index) => commitments[index] ?? [])
                    .map((measure) => (
                      <li key={measure.start}>
                        <PlaceLink place={measure} text={text} onShow={onShow} onLight={onLight} />
                      </li>
                    ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </div>
    </>
  )
})

interface PlaceLinkProps extends Omit<ProblemTabProps, 'reading'> {
  readonly place: Place
  readonly text: string
}

function PlaceLink({ place, text, onShow, onLight }: PlaceLinkProps) {
  return (
    <button
      type="button"
      className="place-link"
      onClick={() => {
        onLight([place])
        onShow(place)
      }}
    >
      {text.slice(place.start, place.end)}
    </button>
  )
}
