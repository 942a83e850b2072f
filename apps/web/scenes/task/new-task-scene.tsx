import { createTask } from '@taizhang/contract'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { OrgPicker } from '../../components/org-picker.tsx'
import { PersonPicker } from '../../components/person-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'
import { useIndicators } from '../../components/use-indicators.ts'
import { useOffice } from '../../workbench/office.tsx'
import './task.css'

/** Gives a task: what, who answers, until when, and where it can be, measured by which indicator. */
export default function NewTaskScene() {
  const office = useOffice()
  const { person } = useMe()
  const navigate = useNavigate()
  const indicators = useIndicators()
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [org, setOrg] = useState(office.org)
  const [owner, setOwner] = useState<string | null>(null)
  const [startsOn, setStartsOn] = useState<string | null>(today())
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [indicator, setIndicator] = useState<string | null>(null)
  const [op, setOp] = useState<'>=' | '<='>('>=')
  const [value, setValue] = useState('')
  const write = useWrite(createTask)
  const isWhole = title.trim() !== '' && owner !== null && dueOn !== null && startsOn !== null
  const send = async () => {
    if (!isWhole) return
    const target = indicator === null || value.trim() === '' ? null : { indicator, value: value.trim(), op, curve: [] }
    const answer = await write.send({ body: { title, source, org, owner, startsOn, dueOn, target } })
    if (answer.ok) navigate(`/tasks/${encodeURIComponent(answer.value.task.id)}`)
  }
  return (
    <section className="page">
      <p className="entry__way">
        <Link to="/tasks">任务</Link>
      </p>
      <div className="page__head">
        <h1>下达任务</h1>
      </div>
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {write.problem && <ProblemView problem={write.problem} kept="填写的内容还在，改好后再下达。" />}
        <div className="entry-fields">
          <div className="field entry-fields__wide">
            <label className="field__label" htmlFor="task-title">
              事项<span className="field__required">必填</span>
            </label>
            <Input id="task-title" autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />
          </div>
          <div className="field entry-fields__wide">
            <label className="field__label" htmlFor="task-source">
              来源（文件、会议）
            </label>
            <Input id="task-source" value={source} onChange={(event) => setSource(event.target.value)} />
          </div>
          <div className="field">
            <label className="field__label" htmlFor="task-org">
              责任单位
            </label>
            <OrgPicker id="task-org" value={org} onChange={(next) => next !== null && setOrg(next)} />
          </div>
          <div className="field">
            <label className="field__label" htmlFor="task-owner">
              责任人<span className="field__required">必填，只一个人</span>
            </label>
            <PersonPicker id="task-owner" value={owner} onChange={setOwner} near={org} />
          </div>
          <div className="field">
            <label className="field__label" htmlFor="task-starts">
              开始
            </label>
            <DayInput id="task-starts" value={startsOn} onChange={setStartsOn} />
          </div>
          <div className="field">
            <label className="field__label" htmlFor="task-due">
              时限<span className="field__required">必填</span>
            </label>
            <DayInput id="task-due" value={dueOn} onChange={setDueOn} />
          </div>
          <div className="field entry-fields__wide">
            <label className="field__label" htmlFor="task-indicator">
              用哪个指标衡量
            </label>
            <span className="field__pair">
              <Select
                id="task-indicator"
                value={indicator}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="可以不填"
                popupMatchSelectWidth={false}
                options={[...(indicators?.values() ?? [])].map(({ key, title: name, unit }) => ({
                  value: key,
                  label: `${name}（${unit}）`,
                }))}
                onChange={(next: string | undefined) => setIndicator(next ?? null)}
              />
              <Select
                aria-label="不低于还是不超过"
                value={op}
                disabled={indicator === null}
                options={[
                  { value: '>=', label: '不低于' },
                  { value: '<=', label: '不超过' },
                ]}
                onChange={setOp}
              />
              <Input
                aria-label="目标值"
                placeholder="目标值"
                inputMode="decimal"
                disabled={indicator === null}
                value={value}
                suffix={indicator === null ? '' : indicators?.get(indicator)?.unit}
                onChange={(event) => setValue(event.target.value)}
              />
            </span>
          </div>
        </div>
        <p className="entry-form__end">
          <Button type="primary" htmlType="submit" loading={write.busy} disabled={!isWhole}>
            下达任务
          </Button>
          <span className="figure__of">由{person.name}下达</span>
        </p>
      </form>
    </section>
  )
}
