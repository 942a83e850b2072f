import { replanTask, type showTask } from '@taizhang/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Given } from '../../client/answer.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { PersonPicker } from '../../components/person-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'

type Task = Given<typeof showTask>['task']

/** Another owner, another limit: a plan is not changed without saying why. */
export function ReplanForm({ task, onDone }: { readonly task: Task; readonly onDone: () => void }) {
  const [owner, setOwner] = useState<string | null>(task.owner)
  const [dueOn, setDueOn] = useState<string | null>(task.dueOn)
  const [reason, setReason] = useState('')
  const write = useWrite(replanTask)
  const changed = {
    ...(owner !== null && owner !== task.owner && { owner }),
    ...(dueOn !== null && dueOn !== task.dueOn && { dueOn }),
  }
  const send = async () => {
    const answer = await write.send({ params: { id: task.id }, body: { version: task.version, ...changed, reason } })
    if (answer.ok) onDone()
  }
  return (
    <form
      className="moves__form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {write.problem && <ProblemView problem={write.problem} kept="填写的内容还在。" />}
      <div className="entry-fields">
        <div className="field">
          <label className="field__label" htmlFor="replan-owner">
            责任人
          </label>
          <PersonPicker id="replan-owner" value={owner} onChange={setOwner} near={task.org} />
        </div>
        <div className="field">
          <label className="field__label" htmlFor="replan-due">
            时限
          </label>
          <DayInput id="replan-due" value={dueOn} onChange={setDueOn} />
        </div>
      </div>
      <label className="field__label" htmlFor="replan-reason">
        为什么调整<span className="field__required">必填</span>
      </label>
      <Input id="replan-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="moves__end">
        <Button
          type="primary"
          htmlType="submit"
          loading={write.busy}
          disabled={reason.trim() === '' || Object.keys(changed).length === 0}
        >
          调整计划
        </Button>
        <Button type="link" onClick={onDone}>
          不调整
        </Button>
      </div>
    </form>
  )
}
