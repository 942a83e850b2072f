import { issueSupervision } from '@taizhang/contract'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { Sending } from '../../client/answer.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { ProblemView } from '../../components/problem-view.tsx'

type Kind = Sending<typeof issueSupervision>['body']['kind']

const kinds: readonly { readonly value: Kind; readonly label: string; readonly verb: string; readonly hint: string }[] =
  [
    { value: 'chase', label: '督办', verb: '下达督办单', hint: '督办事项和要求' },
    { value: 'talk', label: '约谈', verb: '下达约谈通知', hint: '约谈事由和要求' },
    { value: 'praise', label: '表扬', verb: '表扬', hint: '表扬的事由' },
  ]

/** A sheet over the task: what is asked, and by when. Number, day and addressee follow by themselves. */
export function IssueForm({ task, onDone }: { readonly task: string; readonly onDone: () => void }) {
  const [kind, setKind] = useState<Kind>('chase')
  const [demand, setDemand] = useState('')
  const [replyBy, setReplyBy] = useState<string | null>(null)
  const write = useWrite(issueSupervision)
  const chosen = kinds.find(({ value }) => value === kind)
  const asksReply = kind !== 'praise'
  const send = async () => {
    const answer = await write.send({
      params: { id: task },
      body: { kind, demand, replyBy: asksReply ? replyBy : null },
    })
    if (answer.ok) onDone()
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
        <Segmented
          value={kind}
          options={kinds.map(({ value, label }) => ({ value, label }))}
          onChange={(next) => setKind(next)}
        />
        {asksReply && (
          <DayInput label="回复时限" placeholder="回复时限，如 3-5" value={replyBy} onChange={setReplyBy} />
        )}
      </div>
      <Input.TextArea
        aria-label={chosen?.hint}
        placeholder={chosen?.hint}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={demand}
        onChange={(event) => setDemand(event.target.value)}
      />
      <p className="entry-form__end">
        <Button
          type="primary"
          htmlType="submit"
          loading={write.busy}
          disabled={demand.trim() === '' || (asksReply && replyBy === null)}
        >
          {chosen?.verb}
        </Button>
        <Button type="link" onClick={onDone}>
          不下了
        </Button>
      </p>
    </form>
  )
}
