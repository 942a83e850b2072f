import { listReportedValues, reportValue, reviewValue } from '@taizhang/contract'
import { parsePeriod, periodTitle } from '@taizhang/ledger'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Given } from '../../client/answer.ts'
import { usePages } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { groupedDigits } from '../../components/figure-text.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import type { ShownIndicator } from '../../components/use-indicators.ts'
import { rolesOf } from '../../workbench/admission.ts'

type Reported = Given<typeof listReportedValues>['items'][number]

interface ReportedValuesProps {
  readonly card: ShownIndicator
  readonly org: string
  readonly period: string
}

const words = { reported: '待审核', approved: '待验收', accepted: '已验收', returned: '已退回' } as const

/** A value reported by hand: 填报 → 审核 → 验收. */
export function ReportedValues({ card, org, period }: ReportedValuesProps) {
  const roles = rolesOf(useMe())
  const { items } = usePages(listReportedValues, { query: { indicator: card.key } })
  const names = useNames()
  const own = items.find((one) => one.org === org && one.period === period)
  const mayReport = roles.has('recorder') || roles.has('section-head')
  return (
    <>
      <h2>填报</h2>
      {own && <Review reported={own} unit={card.unit} />}
      {mayReport && own?.status !== 'accepted' && <ReportForm card={card} org={org} period={period} />}
      {items.length > 0 && (
        <table className="indicator-table">
          <tbody>
            {items.map((one) => {
              const asked = parsePeriod(one.period)
              return (
                <tr key={`${one.org}${one.period}`}>
                  <td>
                    {names.org(one.org)}　{asked ? periodTitle(asked) : one.period}
                  </td>
                  <td className="entry-table__number">
                    {groupedDigits(one.value)}
                    <span className="figure__of"> {card.unit}</span>
                  </td>
                  <td>{words[one.status]}</td>
                  <td>{names.person(one.by)}报</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}

function ReportForm({ card, org, period }: ReportedValuesProps) {
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const write = useWrite(reportValue)
  const send = async () => {
    const answer = await write.send({ body: { indicator: card.key, org, period, value: value.trim(), note } })
    if (!answer.ok) return
    setValue('')
    setNote('')
  }
  return (
    <form
      className="field__pair"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {write.problem && <ProblemView problem={write.problem} kept="填的数还在。" />}
      <Input
        aria-label="填报的数"
        placeholder="填报的数"
        inputMode="decimal"
        suffix={card.unit}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Input aria-label="说明" placeholder="说明" value={note} onChange={(event) => setNote(event.target.value)} />
      <Button type="primary" htmlType="submit" loading={write.busy} disabled={value.trim() === ''}>
        填报
      </Button>
    </form>
  )
}

function Review({ reported, unit }: { readonly reported: Reported; readonly unit: string }) {
  const { person, ...me } = useMe()
  const roles = rolesOf(me)
  const [reason, setReason] = useState('')
  const write = useWrite(reviewValue)
  const next =
    reported.status === 'reported' && roles.has('section-head')
      ? ({ verdict: 'approve', label: '审核通过' } as const)
      : reported.status === 'approved' && roles.has('leader')
        ? ({ verdict: 'accept', label: '验收' } as const)
        : null
  const send = (verdict: 'approve' | 'accept' | 'return') =>
    write.send({
      body: { indicator: reported.indicator, org: reported.org, period: reported.period, verdict, reason },
    })
  return (
    <div className="reported">
      <p>
        <strong>
          {groupedDigits(reported.value)}
          {unit}
        </strong>
        ，{words[reported.status]}。{reported.note}
        {reported.reason !== '' && `　意见：${reported.reason}`}
      </p>
      {write.problem && <ProblemView problem={write.problem} />}
      {next && reported.by !== person.id && (
        <span className="field__pair">
          <Button type="primary" loading={write.busy} onClick={() => void send(next.verdict)}>
            {next.label}
          </Button>
          <Input
            aria-label="退回的理由"
            placeholder="退回的理由"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button loading={write.busy} disabled={reason.trim() === ''} onClick={() => void send('return')}>
            退回
          </Button>
        </span>
      )}
    </div>
  )
}
