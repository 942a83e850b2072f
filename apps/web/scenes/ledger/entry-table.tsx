import type { listEntries } from '@taizhang/contract'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { useNames } from '../../components/names.ts'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { today } from '../../components/today.ts'
import { fieldText, unitOf } from '../../components/typed-field.ts'
import type { LedgerQuestion } from './ledger-question.ts'

/** An entry, and what those are called that it refers to. */
interface ListedRow {
  readonly entry: Given<typeof listEntries>['items'][number]
  readonly named: Given<typeof listEntries>['named']
}

interface EntryTableProps {
  readonly ledger: ShownLedger
  readonly rows: readonly ListedRow[]
  readonly question: LedgerQuestion
  readonly onAsk: (question: LedgerQuestion) => void
  /** It is being read again. */
  readonly dimmed: boolean
}

/** Kinds of field that a row has no room for. */
const leftOut = new Set(['long-text', 'attachment', 'place'])
const SHOWN_FIELDS = 8

/** The entries as a table; at phone width each is a short paragraph. A row leads to its entry. */
export function EntryTable({ ledger, rows, question, onAsk, dimmed }: EntryTableProps) {
  const names = useNames()
  const columns = useMemo(() => columnsOf(ledger), [ledger])
  const sorted = (key: string) =>
    question.sort === key ? (question.order === 'ascending' ? 'ascending' : 'descending') : undefined
  const sort = (key: string) =>
    onAsk({
      ...question,
      sort: key,
      order: question.sort === key && question.order === 'descending' ? 'ascending' : 'descending',
    })
  const head = (key: string, label: string, unit = '') => (
    <th key={key} scope="col" aria-sort={sorted(key)} className={unit === '' ? undefined : 'entry-table__number'}>
      <button type="button" className="entry-table__sort" onClick={() => sort(key)} title={`按${label}排序`}>
        {label}
        {unit !== '' && <span className="figure__of">（{unit}）</span>}
        <span aria-hidden="true">{sorted(key) === 'ascending' ? ' ↑' : sorted(key) === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  )
  const dateLabel = ledger.dateField === undefined ? '录入日期' : (ledger.fields[ledger.dateField]?.label ?? '日期')
  return (
    <div className={`entry-table ${dimmed ? 'entry-table--dimmed' : ''}`}>
      <table>
        <thead>
          <tr>
            {head('day', dateLabel)}
            {columns.map(([key, field]) => head(key, field.label, unitOf(field)))}
            {ledger.flow && <th scope="col">环节</th>}
            <th scope="col">单位</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, named }) => (
            <tr key={entry.id}>
              <td className="entry-table__day" data-label={dateLabel}>
                <Link to={`/ledgers/${encodeURIComponent(ledger.key)}/entries/${encodeURIComponent(entry.id)}`}>
                  {entry.day}
                </Link>
                {entry.endDay && <span className="figure__of"> 至{entry.endDay}</span>}
              </td>
              {columns.map(([key, field]) => {
                const value = entry.values[key]
                const unit = unitOf(field)
                return (
                  <td key={key} data-label={field.label} className={lookOf(field.kind, unit)}>
                    {fieldText(
                      field,
                      value as never,
                      names,
                      typeof value === 'string' ? (named[value] ?? '（无权查看）') : '',
                    )}
                  </td>
                )
              })}
              {ledger.flow && (
                <td data-label="环节">
                  {entry.state !== null && (ledger.flow.states[entry.state] ?? entry.state)}
                  {entry.dueOn && <Due on={entry.dueOn} />}
                  {entry.reopened > 0 && <span className="entry-table__again">重开{entry.reopened}次</span>}
                </td>
              )}
              <td data-label="单位" className="entry-table__day">
                {names.org(entry.org)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Numbers stand at the right; days, names and words of a list are not broken over two lines. */
const lookOf = (kind: string, unit: string): string | undefined =>
  unit !== '' ? 'entry-table__number' : unbroken.has(kind) ? 'entry-table__day' : undefined
const unbroken = new Set(['date', 'person', 'choice'])

/** The day by which the state must be left; past it, said so. */
export function Due({ on }: { readonly on: string }) {
  const days = Math.round((Date.parse(on) - Date.parse(today())) / 86_400_000)
  return days < 0 ? (
    <span className="entry-table__late">逾期{-days}天</span>
  ) : (
    <span className="figure__of"> {on}前</span>
  )
}

/** The columns of a row: what names the entry first, then in the ledger's order; the date has its own. */
function columnsOf({ fields, uniqueBy, dateField, endField }: ShownLedger) {
  const naming = new Set(uniqueBy ?? [])
  const usable = Object.entries(fields).filter(
    ([key, field]) => key !== dateField && key !== endField && !leftOut.has(field.kind),
  )
  return [...usable.filter(([key]) => naming.has(key)), ...usable.filter(([key]) => !naming.has(key))].slice(
    0,
    SHOWN_FIELDS,
  )
}
