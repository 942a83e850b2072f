import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { groupedDigits } from '../../components/figure-text.ts'
import { useIndicators } from '../../components/use-indicators.ts'
import { ConfidenceMark, Line, LinesPart, Quote, SHOWN_LINES } from './line.tsx'
import type { LinesProps, Year } from './year-scene.tsx'

type IndicatorLine = Year['indicators'][number]

const makeWords = { bind: '', 'new-reported': '新建，由人填报', 'new-cited': '新建，引自文件' } as const
const shownWords = { value: '', growth: '（同比）', points: '（百分点之差）', change: '（增减数）' } as const

/** The figures of the report, each with the indicator that it states and last year's value. */
export function IndicatorLines({ year, decide, locked }: LinesProps) {
  const [all, setAll] = useState(false)
  const [changing, setChanging] = useState<string>()
  return (
    <LinesPart id="year-indicators" title="指标和基数" lines={year.indicators}>
      {(lines) => (
        <>
          <ul className="line-list">
            {(all ? lines : lines.slice(0, SHOWN_LINES)).map((line) => (
              <Line
                key={line.id}
                verdict={line.verdict}
                locked={locked}
                name={line.title}
                onVerdict={(verdict) => decide({ indicators: [{ id: line.id, verdict }] })}
                onChange={() => setChanging(changing === line.id ? undefined : line.id)}
              >
                <p className="line__title">
                  {line.made !== null || line.make === 'bind' ? (
                    <Link to={`/indicators/${encodeURIComponent(line.made ?? line.indicator)}`}>{line.title}</Link>
                  ) : (
                    line.title
                  )}
                  {line.slice && `〔${line.slice.value}〕`}
                  {shownWords[line.shown]}
                  {line.baseline && (
                    <span className="line__baseline">
                      {line.baseline.period}：<strong>{groupedDigits(line.baseline.value)}</strong>
                      {line.unit}
                    </span>
                  )}
                </p>
                <Quote text={year.text} start={line.start} end={line.end} />
                <p className="line__why">
                  <ConfidenceMark confidence={line.confidence} />
                  {makeWords[line.make] !== '' && `　${makeWords[line.make]}`}　{line.why}
                </p>
                {changing === line.id && (
                  <ChangeIndicator
                    line={line}
                    onChange={(change) => {
                      setChanging(undefined)
                      decide({ indicators: [{ id: line.id, verdict: 'accepted', change }] })
                    }}
                  />
                )}
              </Line>
            ))}
          </ul>
          {!all && lines.length > SHOWN_LINES && (
            <Button size="small" onClick={() => setAll(true)}>
              再列{lines.length - SHOWN_LINES}条
            </Button>
          )}
        </>
      )}
    </LinesPart>
  )
}

interface ChangeIndicatorProps {
  readonly line: IndicatorLine
  readonly onChange: (change: {
    indicator?: string
    make?: IndicatorLine['make']
    title?: string
    unit?: string
    baseline?: string | null
  }) => void
}

/** Another indicator for the figure, or a new one of another name; another value of last year. */
function ChangeIndicator({ line, onChange }: ChangeIndicatorProps) {
  const indicators = useIndicators()
  const [make, setMake] = useState(line.make)
  const [indicator, setIndicator] = useState(line.indicator)
  const [title, setTitle] = useState(line.title)
  const [unit, setUnit] = useState(line.unit)
  const [baseline, setBaseline] = useState(line.baseline?.value ?? '')
  const send = () =>
    onChange({
      make,
      ...(make === 'bind' ? { indicator } : { title, unit }),
      ...(baseline !== (line.baseline?.value ?? '') && { baseline: baseline.trim() === '' ? null : baseline.trim() }),
    })
  return (
    <form
      className="line__form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Segmented
        size="small"
        value={make}
        options={[
          { value: 'bind', label: '用已有的指标' },
          { value: 'new-reported', label: '新建，填报' },
          { value: 'new-cited', label: '新建，引用' },
        ]}
        onChange={setMake}
      />
      {make === 'bind' ? (
        <Select
          aria-label="是哪个指标"
          value={indicator}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[...(indicators?.values() ?? [])].map(({ key, title: name, unit: of }) => ({
            value: key,
            label: `${name}（${of}）`,
          }))}
          onChange={setIndicator}
        />
      ) : (
        <span className="field__pair">
          <Input aria-label="指标名称" value={title} onChange={(event) => setTitle(event.target.value)} />
          <Input
            aria-label="单位"
            className="line__unit"
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          />
        </span>
      )}
      <Input
        aria-label="上年的值"
        prefix="上年"
        inputMode="decimal"
        value={baseline}
        onChange={(event) => setBaseline(event.target.value)}
      />
      <Button type="primary" size="small" htmlType="submit">
        改好并采纳
      </Button>
    </form>
  )
}
