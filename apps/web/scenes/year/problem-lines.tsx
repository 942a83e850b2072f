import { Line, Quote, TaskGivenUp } from './line.tsx'
import type { LinesProps } from './year-scene.tsx'

/** The problems that the report admits; one without a promise can become a task of its own. */
export function ProblemLines({ year, decide, locked }: LinesProps) {
  if (year.problems.length === 0) return null
  const titles = new Map(year.tasks.map(({ id, title }) => [id, title]))
  return (
    <section aria-labelledby="year-problems">
      <h2 id="year-problems">
        存在的问题 <span className="figure__of">{year.problems.length}条</span>
      </h2>
      <ul className="line-list">
        {year.problems.map((line) => (
          <Line
            key={line.id}
            verdict={line.verdict}
            locked={locked}
            name={line.text.slice(0, 20)}
            onVerdict={(verdict) => decide({ problems: [{ id: line.id, verdict }] })}
          >
            <Quote text={year.text} start={line.start} end={line.end} />
            <p className="line__why">
              {line.answeredBy.length === 0
                ? '没有对应的措施：采纳后单独建一项任务。'
                : `对应的任务：${line.answeredBy.map((id) => titles.get(id) ?? id).join('；')}`}
            </p>
            <TaskGivenUp line={line} />
          </Line>
        ))}
      </ul>
    </section>
  )
}
