import { closePeriod, listPeriods, reopenPeriod } from '@taizhang/contract'
import { parsePeriod, periodTitle, previousPeriod } from '@taizhang/ledger'
import { Button, Input, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { useNames } from '../../components/names.ts'
import { periodHolding } from '../../components/period-choice.ts'
import { PeriodPicker } from '../../components/period-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'
import { rolesOf } from '../../workbench/admission.ts'
import { useOffice } from '../../workbench/office.tsx'

const titleOf = (key: string): string => {
  const period = parsePeriod(key)
  return period ? periodTitle(period) : key
}

/** Which periods of the office are closed: their entries and values stand still. */
export function PeriodsPart() {
  const { org } = useOffice()
  const names = useNames()
  const roles = rolesOf(useMe())
  const mayClose = roles.has('section-head') || roles.has('leader')
  const mayReopen = roles.has('leader')
  const month = parsePeriod(periodHolding(today(), 'month'))
  const [period, setPeriod] = useState((month && previousPeriod(month)?.key) ?? periodHolding(today(), 'month'))
  const [reopening, setReopening] = useState<string | null>(null)
  const { value, problem, again } = useRead(listPeriods, { query: { org } })
  const close = useWrite(closePeriod)
  return (
    <>
      <p className="settings__words">
        结账后，{names.org(org)}
        这一期的记录不能再增、改、办理，数字不再变动。确需更正的，由领导反结账并写明理由，全程留痕。
      </p>
      {mayClose && (
        <div className="settings__bar">
          <PeriodPicker value={period} onChange={setPeriod} kinds={['month', 'quarter', 'half', 'year']} />
          <Popconfirm
            title={`为${names.org(org)}结${titleOf(period)}的账？`}
            description="这一期的记录随即不能再改。"
            okText={`结账：${titleOf(period)}`}
            onConfirm={() => close.send({ body: { org, period } })}
          >
            <Button type="primary" loading={close.busy}>
              结账
            </Button>
          </Popconfirm>
        </div>
      )}
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {close.problem && <ProblemView problem={close.problem} />}
      {value?.items.length === 0 && <p>还没有结过账的期间。</p>}
      {value && value.items.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">已结账的期间</th>
              <th scope="col">
                <span className="unseen">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {value.items.map((key) => (
              <tr key={key}>
                <td>{titleOf(key)}</td>
                <td className="plain-table__actions">
                  {mayReopen && (
                    <Button size="small" onClick={() => setReopening(key)}>
                      反结账
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reopening !== null && <ReopenForm org={org} period={reopening} onClose={() => setReopening(null)} />}
    </>
  )
}

interface ReopenFormProps {
  readonly org: string
  readonly period: string
  readonly onClose: () => void
}

function ReopenForm({ org, period, onClose }: ReopenFormProps) {
  const [reason, setReason] = useState('')
  const reopen = useWrite(reopenPeriod)
  return (
    <Modal open title={`反结账：${titleOf(period)}`} footer={null} onCancel={onClose}>
      <div className="settings__form">
        <label htmlFor="reopen-reason">为什么要反结账</label>
        <Input.TextArea
          id="reopen-reason"
          value={reason}
          maxLength={2000}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setReason(event.target.value)}
        />
        {reopen.problem && <ProblemView problem={reopen.problem} kept="填写的理由还在。" />}
        <div className="settings__bar">
          <Button
            type="primary"
            disabled={reason.trim() === ''}
            loading={reopen.busy}
            onClick={async () => {
              const answer = await reopen.send({ body: { org, period, reason } })
              if (answer.ok) onClose()
            }}
          >
            反结账
          </Button>
        </div>
      </div>
    </Modal>
  )
}
