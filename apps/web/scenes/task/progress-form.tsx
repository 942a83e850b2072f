import { addProgress, type showTask } from '@taizhang/contract'
import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Given, Sending } from '../../client/answer.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { FilePicker } from '../../components/file-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'

type Standing = Given<typeof showTask>
type Says = Sending<typeof addProgress>['body']['says']

/** Progress is entered where the task is read: a sentence, a day, and what proves it. */
export function ProgressForm({ standing: { task, progress } }: { readonly standing: Standing }) {
  const { person } = useMe()
  const last = progress.at(-1)
  // Whoever said that it is done cannot be the one who confirms it.
  const judges = last?.says === 'done' && last.by !== person.id
  const [says, setSays] = useState<Says>(judges ? 'confirmed' : 'going-on')
  const [words, setWords] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [percent, setPercent] = useState('')
  const [milestone, setMilestone] = useState<number | null>(null)
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const write = useWrite(addProgress)
  const options: readonly { readonly value: Says; readonly label: string }[] = judges
    ? [
        { value: 'confirmed', label: '确认完成' },
        { value: 'sent-back', label: '退回' },
      ]
    : [
        { value: 'going-on', label: '推进' },
        { value: 'blocked', label: '受阻' },
        { value: 'done', label: '报办结' },
      ]
  const open = task.milestones.map((one, at) => ({ ...one, at })).filter(({ doneOn }) => doneOn === null)
  const send = async () => {
    const answer = await write.send({
      params: { id: task.id },
      body: {
        version: task.version,
        on: on ?? today(),
        words,
        percent: percent.trim() === '' ? null : Number(percent),
        milestone,
        evidence: [...evidence],
        says,
      },
    })
    if (!answer.ok) return
    setWords('')
    setPercent('')
    setMilestone(null)
    setEvidence([])
    setSays('going-on')
  }
  return (
    <form
      className="progress-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {write.problem && <ProblemView problem={write.problem} kept="填写的内容还在，改好后再提交。" />}
      <div className="progress-form__row">
        <Segmented value={says} options={[...options]} onChange={(next) => setSays(next)} />
        <DayInput label="进展日期" value={on} onChange={setOn} />
      </div>
      <Input.TextArea
        aria-label="进展情况"
        placeholder={says === 'blocked' ? '卡在哪里，需要谁解决' : '做了什么，到哪一步'}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="progress-form__row">
        {open.length > 0 && !judges && (
          <Select
            aria-label="完成的节点"
            placeholder="完成了哪个节点"
            allowClear
            popupMatchSelectWidth={false}
            value={milestone}
            options={open.map(({ at, title, dueOn }) => ({ value: at, label: `${title}（限${dueOn}）` }))}
            onChange={(next: number | undefined) => setMilestone(next ?? null)}
          />
        )}
        {task.target === null && !judges && (
          <Input
            className="progress-form__percent"
            aria-label="完成比例"
            placeholder="完成比例"
            suffix="%"
            inputMode="numeric"
            value={percent}
            onChange={(event) => setPercent(event.target.value.replace(/[^\d]/g, '').slice(0, 3))}
          />
        )}
      </div>
      <FilePicker value={evidence} onChange={setEvidence} />
      <p className="entry-form__end">
        <Button type="primary" htmlType="submit" loading={write.busy} disabled={words.trim() === ''}>
          提交进展
        </Button>
        {says === 'done' && <span className="figure__of">报办结要附佐证，并由另一个人确认。</span>}
      </p>
    </form>
  )
}
