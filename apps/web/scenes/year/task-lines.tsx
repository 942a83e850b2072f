import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { DayInput } from '../../components/day-input.tsx'
import { groupedDigits } from '../../components/figure-text.ts'
import { useNames } from '../../components/names.ts'
import { PersonPicker } from '../../components/person-picker.tsx'
import { useIndicators } from '../../components/use-indicators.ts'
import { ConfidenceMark, Line, LinesPart, Quote, TaskGivenUp } from './line.tsx'
import type { LinesProps, Year } from './year-scene.tsx'

type TaskLine = Year['tasks'][number]

/** The promises of the report, each as a task. */
export function TaskLines({ year, decide, locked }: LinesProps) {
  const [changing, setChanging] = useState<string>()
  const names = useNames()
  const indicators = useIndicators()
  return (
    <LinesPart id="year-tasks" title="任务" lines={year.tasks}>
      {(lines) => (
        <>
          <ul className="line-list">
            {lines.map((line) => (
              <Line
                key={line.id}
                verdict={line.verdict}
                locked={locked}
                name={line.title}
                onVerdict={(verdict) => decide({ tasks: [{ id: line.id, verdict }] })}
                onChange={() => setChanging(changing === line.id ? undefined : line.id)}
              >
                <p className="line__title">
                  {line.made === null ? (
                    line.title
                  ) : (
                    <Link to={`/tasks/${encodeURIComponent(line.made)}`}>{line.title}</Link>
                  )}
                </p>
                <p className="line__why">
                  限{line.deadline}
                  {!line.deadlineStated && '（报告没有写时限，按年底）'}
                  {line.target &&
                    `　${line.target.op === '>=' ? '不低于' : '不超过'}${groupedDigits(line.target.value)}${line.target.unit}`}
                  {line.target?.indicator &&
                    `，看“${indicators?.get(line.target.indicator)?.title ?? line.target.indicator}”`}
                  {line.person !== null
                    ? `　${names.person(line.person)}`
                    : line.owner !== null && `　报告写的是${line.owner}`}
                </p>
                <TaskGivenUp line={line} />
                <Quote text={year.text} start={line.start} end={line.end} />
                <p className="line__why">
                  <ConfidenceMark confidence={line.confidence} />
                </p>
                {changing === line.id && (
                  <ChangeTask
                    line={line}
                    org={year.org}
                    onChange={(change) => {
                      setChanging(undefined)
                      decide({ tasks: [{ id: line.id, verdict: 'accepted', change }] })
                    }}
                  />
                )}
              </Line>
            ))}
          </ul>
        </>
      )}
    </LinesPart>
  )
}

interface ChangeTaskProps {
  readonly line: TaskLine
  readonly org: string
  readonly onChange: (change: { title?: string; deadline?: string; owner?: string }) => void
}

function ChangeTask({ line, org, onChange }: ChangeTaskProps) {
  const [title, setTitle] = useState(line.title)
  const [deadline, setDeadline] = useState<string | null>(line.deadline)
  const [person, setPerson] = useState(line.person)
  const send = () =>
    onChange({
      ...(title.trim() !== '' && title !== line.title && { title: title.trim() }),
      ...(deadline !== null && deadline !== line.deadline && { deadline }),
      ...(person !== null && person !== line.person && { owner: person }),
    })
  return (
    <form
      className="line__form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Input aria-label="任务" value={title} onChange={(event) => setTitle(event.target.value)} />
      <span className="field__pair">
        <DayInput label="时限" value={deadline} onChange={setDeadline} />
        <PersonPicker label="责任人" value={person} onChange={setPerson} near={org} />
      </span>
      <Button type="primary" size="small" htmlType="submit">
        改好并采纳
      </Button>
    </form>
  )
}
