import { createReport, listOrgs, listPacks } from '@taizhang/contract'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Sending } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { useWrite } from '../../client/use-write.ts'
import { lineUp } from '../../components/org-tree.ts'
import { type ChosenKind, periodHolding } from '../../components/period-choice.ts'
import { PeriodPicker } from '../../components/period-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'
import { TREE_FRESH_MS } from '../../workbench/office.tsx'
import { kindWords, type ReportKind } from './report-words.ts'

interface NewReportProps {
  readonly org: string
  /** What can be rolled forward. */
  readonly reports: readonly { readonly id: string; readonly title: string; readonly kind: ReportKind }[]
  readonly onClose: () => void
}

const periodKinds: Readonly<Record<ReportKind, ChosenKind>> = {
  annual: 'year',
  half: 'half',
  quarter: 'quarter',
  monthly: 'month',
  weekly: 'week',
}

type From = Sending<typeof createReport>['body']['from']

/** Begins a report: of which kind and period, and from what. */
export function NewReport({ org, reports, onClose }: NewReportProps) {
  const [kind, setKind] = useState<ReportKind>('annual')
  const [period, setPeriod] = useState(today().slice(0, 4))
  const [from, setFrom] = useState('')
  const packs = useRead(listPacks, {}).value
  const orgs = useRead(listOrgs, {}, { freshMs: TREE_FRESH_MS }).value
  const line = lineUp(orgs?.items ?? [], org)
  const navigate = useNavigate()
  const write = useWrite(createReport)
  const options = [
    ...(packs?.items ?? [])
      .filter(({ enabled }) => enabled?.orgs.some((one) => line.includes(one)))
      .map(({ id, title }) => ({ value: `pack:${id}`, label: `按“${title}”的提纲` })),
    ...reports
      .filter((report) => report.kind === kind)
      .map(({ id, title }) => ({ value: `report:${id}`, label: `结转：${title}` })),
    { value: 'empty:', label: '空白' },
  ]
  const chosen = options.some(({ value }) => value === from) ? from : (options[0]?.value ?? 'empty:')
  const send = async () => {
    const [what, id = ''] = chosen.split(/:(.*)/s)
    const source: From =
      what === 'pack'
        ? { from: 'pack', pack: id }
        : what === 'report'
          ? { from: 'report', report: id }
          : { from: 'empty' }
    const answer = await write.send({ body: { org, kind, period, from: source } })
    if (answer.ok) navigate(`/reports/${encodeURIComponent(answer.value.report.id)}`)
  }
  return (
    <form
      className="moves__form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {write.problem && <ProblemView problem={write.problem} />}
      <span className="field__pair">
        <Select
          aria-label="种类"
          value={kind}
          popupMatchSelectWidth={false}
          options={Object.entries(kindWords).map(([value, label]) => ({ value: value as ReportKind, label }))}
          onChange={(next) => {
            setKind(next)
            setPeriod(periodHolding(today(), periodKinds[next]))
          }}
        />
        <PeriodPicker value={period} onChange={setPeriod} kinds={[periodKinds[kind]]} />
        <Select
          aria-label="从什么起草"
          value={chosen}
          options={options}
          popupMatchSelectWidth={false}
          onChange={setFrom}
        />
      </span>
      <div className="moves__end">
        <Button type="primary" htmlType="submit" loading={write.busy}>
          起草
        </Button>
        <Button type="link" onClick={onClose}>
          先不起草
        </Button>
      </div>
    </form>
  )
}
