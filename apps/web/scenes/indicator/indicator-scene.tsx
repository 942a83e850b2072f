import { listTargets, showIndicatorSeries, showIndicatorValue } from '@taizhang/contract'
import { parsePeriod, periodTitle, sameLastYear } from '@taizhang/ledger'
import { Link, useParams, useSearchParams } from 'react-router'
import { usePages, useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { groupedDigits } from '../../components/figure-text.ts'
import { FigureValue } from '../../components/figure-value.tsx'
import { useNames } from '../../components/names.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { PeriodPicker } from '../../components/period-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { today } from '../../components/today.ts'
import { type ShownIndicator, useIndicators } from '../../components/use-indicators.ts'
import { useLedger } from '../../components/use-ledger.ts'
import { rolesOf } from '../../workbench/admission.ts'
import { useOffice } from '../../workbench/office.tsx'
import { CiteForm } from './cite-form.tsx'
import { growthText } from './indicator-group.ts'
import { ReportedValues } from './reported-values.tsx'
import { Trend } from './trend.tsx'
import './indicator.css'

/** One indicator: its value and what it counts, its year month by month, its parts, its targets. */
export default function IndicatorScene() {
  const { key = '' } = useParams()
  const office = useOffice()
  const [search, setSearch] = useSearchParams()
  const org = search.get('org') ?? office.org
  const period = search.get('period') ?? today().slice(0, 4)
  const indicators = useIndicators()
  const card = indicators?.get(key)
  if (indicators && !card)
    return (
      <section className="page page--words">
        <h1>没有这个指标</h1>
        <p>
          它可能已随行业包更新而撤下。<Link to="/indicators">看全部指标</Link>
        </p>
      </section>
    )
  if (!card) return <p className="waiting">正在取指标……</p>
  const ask = (name: string, next: string) => {
    const to = new URLSearchParams(search)
    to.set(name, next)
    setSearch(to, { replace: true })
  }
  return (
    <section className="page">
      <p className="entry__way">
        <Link to={`/indicators?${new URLSearchParams({ org, period })}`}>指标</Link>
      </p>
      <div className="page__head">
        <TabTitle words={card.title} />
        <h1>{card.title}</h1>
        <PeriodPicker value={period} onChange={(next) => ask('period', next)} />
        <OrgPicker label="单位（含下级）" value={org} onChange={(next) => next !== null && ask('org', next)} />
      </div>
      <div className="indicator__columns">
        <div>
          <Now card={card} org={org} period={period} />
          <Months card={card} org={org} year={period.slice(0, 4)} />
          {card.kind === 'ledger' &&
            card.dimensions?.map((field) => (
              <Parts key={field} card={card} field={field} ledger={card.of} org={org} period={period} />
            ))}
          {card.kind === 'reported' && <ReportedValues card={card} org={org} period={period} />}
          {card.kind === 'cited' && <Cited card={card} org={org} period={period} />}
        </div>
        <div>
          <Definition card={card} />
          <Targets card={card} org={org} />
        </div>
      </div>
    </section>
  )
}

interface AboutProps {
  readonly card: ShownIndicator
  readonly org: string
  readonly period: string
}

function Now({ card, org, period }: AboutProps) {
  const { value, problem, at, again } = useRead(showIndicatorValue, {
    params: { key: card.key },
    query: { org, period },
  })
  const before = value?.yearBefore?.value.value ?? null
  const asked = parsePeriod(period)
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  const about = [
    asked ? periodTitle(asked) : period,
    before === null ? '' : `上年同期${groupedDigits(before)}${card.unit}`,
    growthText(value?.value.value ?? null, before, card.unit),
    value?.count == null ? '' : `由${groupedDigits(String(value.count))}条记录算出`,
  ]
  return (
    <p className="indicator__now">
      {value && <FigureValue indicator={card.key} org={org} period={period} value={value.value} at={at} />}
      <span className="indicator__about">{about.filter(Boolean).join('，')}</span>
    </p>
  )
}

const two = (month: number) => String(month).padStart(2, '0')

function Months({ card, org, year }: { readonly card: ShownIndicator; readonly org: string; readonly year: string }) {
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${two(at + 1)}`)
  const before = months.flatMap((month) => {
    const asked = parsePeriod(month)
    const then = asked && sameLastYear(asked)
    return then ? [then.key] : []
  })
  const { value } = useRead(
    showIndicatorSeries,
    { params: { key: card.key }, query: { org, periods: [...months, ...before].join(',') } },
    { keepOld: true },
  )
  if (!value) return null
  const of = new Map(value.items.map((one) => [one.period, one.value === null ? null : Number(one.value)]))
  // A year of nothing but 0 is one in which no ledger was kept: nothing to compare with.
  const isKept = before.some((month) => (of.get(month) ?? 0) !== 0)
  const points = months.map((month, at) => ({
    label: `${at + 1}月`,
    // A month that has not begun has no value, also where a stock would carry on.
    value: month > today().slice(0, 7) ? null : (of.get(month) ?? null),
    before: isKept ? (of.get(before[at] ?? '') ?? null) : null,
  }))
  if (points.every(({ value: now, before: then }) => now === null && then === null)) return null
  return (
    <>
      <h2>
        {year}年逐月 {isKept && <span className="figure__of">横线是上年同月</span>}
      </h2>
      <Trend points={points} unit={card.unit} />
    </>
  )
}

interface PartsProps extends AboutProps {
  readonly field: string
  readonly ledger: string
}

/** The value by one dimension; each part is a figure of its own that opens. */
function Parts({ card, field, ledger, org, period }: PartsProps) {
  const definition = useLedger(ledger).value
  const names = useNames()
  const { value, at } = useRead(showIndicatorValue, { params: { key: card.key }, query: { org, period } })
  const shown = definition?.fields[field]
  const words = shown && 'of' in shown ? shown.of : Object.keys(value?.value.byDimension ?? {})
  if (!shown || words.length === 0) return null
  const nameOf = (word: string) =>
    shown.kind === 'org' ? names.org(word) : shown.kind === 'person' ? names.person(word) : word
  return (
    <>
      <h2>按{shown.label}</h2>
      <table className="indicator-table">
        <tbody>
          {words.map((word) => (
            <tr key={word}>
              <td>{nameOf(word)}</td>
              <td className="entry-table__number">
                <FigureValue indicator={card.key} org={org} period={period} slice={{ field, value: word }} at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Definition({ card }: { readonly card: ShownIndicator }) {
  const { counts, source, method, accuracy, limits } = card.definition
  const rows = [
    ['口径', counts],
    ['来源', source],
    ['方法', method],
    ['精度', accuracy],
    ['局限', limits],
    ['也叫', card.alsoCalled?.join('、')],
  ] as const
  return (
    <>
      <h2 className="entry__story-head">口径</h2>
      <dl className="entry__values">
        {rows.map(([word, text]) =>
          text ? (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {card.kind === 'ledger' && (
        <p>
          <Link to={`/ledgers/${encodeURIComponent(card.of)}`}>看台账</Link>
        </p>
      )}
    </>
  )
}

const opWords = { '>=': '不低于', '<=': '不超过', '=': '等于' } as const

function Targets({ card, org }: { readonly card: ShownIndicator; readonly org: string }) {
  const { items } = usePages(listTargets, { query: { indicator: card.key, org } })
  if (items.length === 0) return null
  return (
    <>
      <h2>目标</h2>
      <ul className="wall__list">
        {items.map((target) => (
          <li key={`${target.period}${target.issuer}${target.version}`}>
            {target.period}年度{opWords[target.op]}
            <strong>{groupedDigits(target.value)}</strong>
            {card.unit}
            <span className="figure__of">
              {'　'}
              {target.issuer}，{target.issuedOn}，第{target.version}版
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Cited({ card, org, period }: AboutProps) {
  const roles = rolesOf(useMe())
  const mayCite = roles.has('recorder') || roles.has('section-head') || roles.has('drafter')
  return mayCite ? <CiteForm indicator={card.key} unit={card.unit} org={org} period={period} /> : null
}
