import { listIndicatorValues, listLedgers } from '@taizhang/contract'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { groupedDigits } from '../../components/figure-text.ts'
import { FigureValue } from '../../components/figure-value.tsx'
import { topicsOf } from '../../components/ledger-topic.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { PeriodPicker } from '../../components/period-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'
import { type ShownIndicator, useIndicators } from '../../components/use-indicators.ts'
import { useOffice } from '../../workbench/office.tsx'
import { groupsOf, growthText } from './indicator-group.ts'
import './indicator.css'

type Valued = Given<typeof listIndicatorValues>['items'][number]

/** 指标: every number of an office in a period, beside the same of the year before. Each opens down to its entries. */
export default function IndicatorListScene() {
  const office = useOffice()
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState('')
  const org = search.get('org') ?? office.org
  const period = search.get('period') ?? today().slice(0, 4)
  const cards = useIndicators()
  const ledgers = useRead(listLedgers, {}, { freshMs: 300_000 }).value
  const { value, problem, waiting, reading, at, again } = useRead(
    listIndicatorValues,
    { query: { org, period } },
    { keepOld: true },
  )
  const asked = words.trim()
  const groups = useMemo(() => {
    const shown = (value?.items ?? []).flatMap((one) => {
      const card = cards?.get(one.value.indicator)
      const found =
        card && (asked === '' || [card.title, ...(card.alsoCalled ?? [])].some((name) => name.includes(asked)))
      return card && found ? [{ card, ...one }] : []
    })
    const inOrder = topicsOf(ledgers?.items ?? []).flatMap(({ ledgers: own }) => own)
    return groupsOf(shown, new Map(inOrder.map(({ key, title }) => [key, title])))
  }, [value, cards, ledgers, asked])
  const ask = (name: string, next: string) => {
    const to = new URLSearchParams(search)
    to.set(name, next)
    setSearch(to, { replace: true })
  }
  return (
    <section className="page">
      <div className="page__head">
        <h1>指标</h1>
        <PeriodPicker value={period} onChange={(next) => ask('period', next)} />
        <OrgPicker label="单位（含下级）" value={org} onChange={(next) => next !== null && ask('org', next)} />
        <Input.Search
          className="ledger-list__find"
          allowClear
          aria-label="找指标"
          placeholder="找指标"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {waiting && <p className="waiting">正在算……</p>}
      {value && value.items.length === 0 && (
        <EmptyState title="本单位还没有指标">请在“设置”里启用本单位的行业包，指标和口径会一并装好。</EmptyState>
      )}
      {asked !== '' && groups.length === 0 && (
        <EmptyState title={`没有名称里带“${asked}”的指标`}>换个词再找。</EmptyState>
      )}
      <div className={reading ? 'entry-table--dimmed' : undefined}>
        {groups.map(({ title, rows }) => (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            <table className="indicator-table">
              <thead className="unseen">
                <tr>
                  <th scope="col">指标</th>
                  <th scope="col">值</th>
                  <th scope="col">上年同期</th>
                  <th scope="col">同比</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.card.key} row={row} org={org} period={period} at={at} />
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </section>
  )
}

interface RowProps {
  readonly row: Valued & { readonly card: ShownIndicator }
  readonly org: string
  readonly period: string
  readonly at: number
}

function Row({ row: { card, value, yearBefore }, org, period, at }: RowProps) {
  const address = new URLSearchParams({ org, period })
  return (
    <tr>
      <td>
        <Link to={`/indicators/${encodeURIComponent(card.key)}?${address}`} title={card.definition.counts}>
          {card.title}
        </Link>
      </td>
      <td className="entry-table__number">
        <FigureValue indicator={card.key} org={org} period={period} value={value} at={at} />
      </td>
      <td className="entry-table__number indicator-table__before">
        {yearBefore?.value != null && `上年同期${groupedDigits(yearBefore.value)}`}
      </td>
      <td className="indicator-table__growth">{yearBefore && growthText(value.value, yearBefore.value, card.unit)}</td>
    </tr>
  )
}
