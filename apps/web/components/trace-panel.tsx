import { showIndicatorValue, traceIndicator } from '@taizhang/contract'
import { entryTitle, parsePeriod, periodTitle, pointsUnit } from '@taizhang/ledger'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Given } from '../client/answer.ts'
import { usePages, useRead } from '../client/use-read.ts'
import { EvidenceList } from './evidence-list.tsx'
import { figureText, groupedDigits, momentText, type ShownValue } from './figure-text.ts'
import { useNames } from './names.ts'
import { ProblemView } from './problem-view.tsx'
import type { Traced } from './trace.ts'
import { type ShownIndicator, useIndicators } from './use-indicators.ts'
import { useLedger } from './use-ledger.ts'
import './trace-panel.css'

interface TracePanelProps {
  readonly traced: Traced
  readonly onClose: () => void
}

/** Where a figure comes from: what it counts, what it is made of, down to the entries and their evidence. */
export function TracePanel({ traced, onClose }: TracePanelProps) {
  // A part of a formula is looked at over its whole; the way back is kept.
  const [way, setWay] = useState<readonly Traced[]>([])
  const [root, setRoot] = useState(traced)
  if (root !== traced) {
    setRoot(traced)
    setWay([])
  }
  const at = way.at(-1) ?? traced
  return (
    <section className="trace" aria-label="数据来源">
      <header className="trace__bar">
        {way.length > 0 && (
          <Button size="small" type="text" onClick={() => setWay(way.slice(0, -1))}>
            ← 返回上一个数
          </Button>
        )}
        <span className="trace__word">数据来源</span>
        <Button size="small" type="text" aria-label="关闭数据来源" onClick={onClose}>
          ✕
        </Button>
      </header>
      <OneTrace key={JSON.stringify(at)} traced={at} onOpen={(part) => setWay([...way, part])} />
    </section>
  )
}

interface OneTraceProps {
  readonly traced: Traced
  readonly onOpen: (part: Traced) => void
}

function OneTrace({ traced, onOpen }: OneTraceProps) {
  const { indicator, org, period, slice } = traced
  const about = {
    params: { key: indicator },
    query: { org, period, ...(slice && { by: slice.field, is: slice.value }) },
  }
  const read = useRead(showIndicatorValue, about)
  const trace = useRead(traceIndicator, { ...about, query: { ...about.query, most: 1 } })
  const card = useIndicators()?.get(indicator)
  const names = useNames()
  const problem = read.problem ?? trace.problem
  const asked = parsePeriod(period)
  return (
    <div className="trace__body">
      <h2 className="trace__title">
        {card?.title ?? indicator}
        {slice && `（${slice.value === '' ? '未填' : slice.value}）`}
      </h2>
      <p className="trace__about">
        {names.org(org)}　{asked ? periodTitle(asked) : period}
      </p>
      {problem && (
        <ProblemView
          problem={problem}
          onAgain={() => {
            read.again()
            trace.again()
          }}
        />
      )}
      {read.value && <Sum given={read.value} at={read.at} />}
      {card && <DefinitionCard card={card} />}
      {trace.value && <Under trace={trace.value.trace} traced={traced} onOpen={onOpen} />}
    </div>
  )
}

/** The value, and what it was a year and a period ago. */
function Sum({ given, at }: { readonly given: Given<typeof showIndicatorValue>; readonly at: number }) {
  const { value, yearBefore, periodBefore } = given
  return (
    <>
      <p className="trace__value">
        <strong>{figureText(value)}</strong>
        {value.value !== null && <span> {value.unit}</span>}
      </p>
      {value.baseline !== undefined && <p className="trace__faint">台账没有这一期的记录，取自《{value.baseline}》。</p>}
      <p className="trace__faint">截至{momentText(at)}</p>
      <ul className="trace__before">
        {yearBefore && <Before word="同比" unit={value.unit} before={yearBefore} />}
        {periodBefore && periodBefore.value.period !== yearBefore?.value.period && (
          <Before word="环比" unit={value.unit} before={periodBefore} />
        )}
      </ul>
    </>
  )
}

interface BeforeProps {
  readonly word: string
  readonly unit: string
  readonly before: NonNullable<Given<typeof showIndicatorValue>['yearBefore']>
}

function Before({ word, unit, before: { value, difference, growth } }: BeforeProps) {
  if (value.value === null || difference === null) return null
  const points = pointsUnit(unit)
  const isLess = difference.startsWith('-')
  const amount = groupedDigits(difference.replace('-', ''))
  const change =
    Number(difference) === 0
      ? '持平'
      : points
        ? `${isLess ? '降低' : '提高'}${amount}${points}`
        : `${isLess ? '减少' : '增加'}${amount}${unit}`
  return (
    <li>
      {word} {change}
      {growth !== null && Number(growth) !== 0 && `（${isLess ? '下降' : '增长'}${growth.replace('-', '')}%）`}，为
      {figureText(value)}
      {unit}
    </li>
  )
}

function DefinitionCard({ card }: { readonly card: ShownIndicator }) {
  const { counts, source, method, accuracy, limits } = card.definition
  const rows = [
    ['口径', counts],
    ['来源', source],
    ['方法', method],
    ['精度', accuracy],
    ['局限', limits],
  ] as const
  return (
    <dl className="trace__card">
      {rows.map(([word, text]) =>
        text ? (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

interface UnderProps extends OneTraceProps {
  readonly trace: Given<typeof traceIndicator>['trace']
}

function Under({ trace, traced, onOpen }: UnderProps) {
  const names = useNames()
  switch (trace.kind) {
    case 'entries':
      return <Entries traced={traced} count={trace.count} />
    case 'formula':
      return <FormulaParts formula={trace.formula} parts={trace.parts} traced={traced} onOpen={onOpen} />
    case 'reported':
      return (
        <p>
          由{names.person(trace.by)}填报，{reviewWords[trace.status]}。{trace.note}
        </p>
      )
    case 'cited':
      return (
        <p>
          引自{trace.figure.document}（{trace.figure.dated}），范围：{trace.figure.scope || '未写明'}。
        </p>
      )
    case 'nothing':
      return <p className="trace__faint">这一期还没有可以追溯的记录。</p>
  }
}

const reviewWords = { reported: '待审核', approved: '已审核', accepted: '已验收' } as const

interface FormulaPartsProps extends OneTraceProps {
  readonly formula: string
  readonly parts: readonly ShownValue[]
}

/** The formula in words, and under it each part, to be opened in turn. */
function FormulaParts({ formula, parts, traced, onOpen }: FormulaPartsProps) {
  const indicators = useIndicators()
  const titleOf = (key: string) => indicators?.get(key)?.title ?? key
  const words = parts.reduce((text, { indicator }) => text.replaceAll(indicator, `〔${titleOf(indicator)}〕`), formula)
  return (
    <>
      <h3 className="trace__heading">怎样算出</h3>
      <p className="trace__formula">{words.replaceAll('*', '×').replaceAll('/', '÷')}</p>
      <ul className="trace__list">
        {parts.map((part) => (
          <li key={part.indicator} className="trace__part">
            <span>{titleOf(part.indicator)}</span>
            <button
              type="button"
              className="figure figure--link"
              onClick={() => onOpen({ ...traced, indicator: part.indicator, org: part.org, period: part.period })}
            >
              {figureText(part)}
              {part.value !== null && <span className="figure__of">{part.unit}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

type CountedEntry = Extract<Given<typeof traceIndicator>['trace'], { kind: 'entries' }>['items'][number]

/** The entries that count, page by page. */
function Entries({ traced, count }: { readonly traced: Traced; readonly count: number }) {
  const { indicator, org, period, slice } = traced
  const query = { org, period, most: 20, ...(slice && { by: slice.field, is: slice.value }) }
  const pages = useTracePages({ params: { key: indicator }, query })
  return (
    <>
      <h3 className="trace__heading">计入的记录　{groupedDigits(String(count))}条</h3>
      {pages.problem && <ProblemView problem={pages.problem} onAgain={pages.again} />}
      <ul className="trace__list">
        {pages.items.map(({ entry, times }) => (
          <EntryRow key={entry.id} entry={entry} times={times} />
        ))}
      </ul>
      {!pages.waiting && pages.items.length === 0 && <p className="trace__faint">没有您能查看的记录。</p>}
      {pages.hasMore && (
        <Button size="small" block loading={pages.reading} onClick={pages.more}>
          再列20条
        </Button>
      )}
    </>
  )
}

/** The pages of a trace: its items lie one level deeper than those of a list. */
const useTracePages = (about: {
  readonly params: { readonly key: string }
  readonly query: { readonly org: string; readonly period: string; readonly most: number }
}) =>
  usePages(traceIndicator, about, {
    pageOf: ({ trace }) =>
      trace.kind === 'entries' ? { items: trace.items, next: trace.next } : { items: [] as CountedEntry[], next: null },
  })

function EntryRow({ entry, times }: CountedEntry) {
  const [open, setOpen] = useState(false)
  const names = useNames()
  const { value: ledger } = useLedger(entry.ledger)
  const state = entry.state === null ? undefined : (ledger?.flow?.states[entry.state] ?? entry.state)
  return (
    <li className="trace__entry">
      <Link
        className="trace__link"
        to={`/ledgers/${encodeURIComponent(entry.ledger)}/entries/${encodeURIComponent(entry.id)}`}
      >
        {(ledger && entryTitle(ledger, entry.values)) || `${ledger?.title ?? ''} ${entry.day}`}
      </Link>
      <p className="trace__faint">
        {entry.day}　{names.org(entry.org)}
        {state && `　${state}`}
        {times !== 1 && `　计${times}次`}
        <button
          type="button"
          className="plain-link trace__evidence"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起佐证' : '佐证'}
        </button>
      </p>
      {open && <EvidenceList entry={entry.id} />}
    </li>
  )
}
