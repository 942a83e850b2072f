import { answerSupervision } from '@taizhang/contract'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { Sending } from '../../client/answer.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { FilePicker } from '../../components/file-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import type { Sheet } from '../../components/sheet-light.ts'

type Says = Sending<typeof answerSupervision>['body']['says']

const words: Readonly<Record<Says, { readonly label: string; readonly verb: string; readonly hint: string }>> = {
  replied: { label: '回复', verb: '提交回复', hint: '办到哪一步，原因和下一步' },
  settled: { label: '办结', verb: '办结', hint: '审定意见' },
  returned: { label: '退回', verb: '退回', hint: '哪里还不够' },
  withdrawn: { label: '撤回', verb: '撤回', hint: '为什么撤回' },
}

interface TurnFormProps {
  readonly sheet: Sheet
  readonly mayReply: boolean
  readonly mayDecide: boolean
  /** Whoever answered cannot be the one who decides over the answer. */
  readonly isOwnReply: boolean
}

/** What is next to a sheet: an answer with its proof, or the verdict over it. */
export function TurnForm({ sheet: { sheet, state }, mayReply, mayDecide, isOwnReply }: TurnFormProps) {
  const decides = mayDecide && state.waitsFor === 'verdict' && !isOwnReply
  const choices: readonly Says[] = [
    ...(mayReply ? (['replied'] as const) : []),
    ...(decides ? (['settled', 'returned'] as const) : []),
    ...(mayDecide ? (['withdrawn'] as const) : []),
  ]
  const [opened, setOpened] = useState<Says | null>(null)
  const [text, setText] = useState('')
  const [replyBy, setReplyBy] = useState<string | null>(null)
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const write = useWrite(answerSupervision)
  if (opened === null)
    return (
      <p className="sheets__issue">
        {choices.map((says) => (
          <Button key={says} size="small" onClick={() => setOpened(says)}>
            {words[says].label}
          </Button>
        ))}
      </p>
    )
  const send = async () => {
    const body = {
      version: sheet.version,
      says: opened,
      words: text,
      evidence: opened === 'replied' ? [...evidence] : [],
      replyBy: opened === 'returned' ? replyBy : null,
    }
    const answer = await write.send({ params: { id: sheet.id }, body })
    if (answer.ok) setOpened(null)
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
        {choices.length > 1 && (
          <Segmented
            value={opened}
            options={choices.map((says) => ({ value: says, label: words[says].label }))}
            onChange={(next) => setOpened(next)}
          />
        )}
        {opened === 'returned' && (
          <DayInput label="新的回复时限" placeholder="新的回复时限，如 3-5" value={replyBy} onChange={setReplyBy} />
        )}
      </div>
      <Input.TextArea
        aria-label={words[opened].hint}
        placeholder={words[opened].hint}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {opened === 'replied' && <FilePicker value={evidence} onChange={setEvidence} />}
      <p className="entry-form__end">
        <Button
          type="primary"
          htmlType="submit"
          loading={write.busy}
          disabled={text.trim() === '' || (opened === 'returned' && replyBy === null)}
        >
          {words[opened].verb}
        </Button>
        <Button type="link" onClick={() => setOpened(null)}>
          先不办
        </Button>
        {opened === 'replied' && <span className="figure__of">附佐证的回复才能办结。</span>}
      </p>
    </form>
  )
}
