import { supervisionNumber } from '@taizhang/ledger'
import { Button } from 'antd'
import { useState } from 'react'
import { useMe } from '../../client/use-session.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { type Sheet, sheetLight } from '../../components/sheet-light.ts'
import { IssueForm } from './issue-form.tsx'
import { TurnForm } from './turn-form.tsx'

interface SheetsProps {
  readonly task: string
  readonly sheets: readonly Sheet[]
  /** May give out sheets and decide over answers. */
  readonly mayChase: boolean
  /** May answer for the task, also where the sheet is addressed to another. */
  readonly mayProgress: boolean
  /** Given up: no new sheet, but open ones are brought to their end. */
  readonly isEnded: boolean
}

/** 督办: the sheets over a task, the newest first, with what is to be done to each. */
export function Sheets({ task, sheets, mayChase, mayProgress, isEnded }: SheetsProps) {
  const [issues, setIssues] = useState(false)
  if (sheets.length === 0 && (!mayChase || isEnded)) return null
  return (
    <section className="sheets" aria-label="督办">
      <h2>督办</h2>
      {!isEnded && mayChase && !issues && (
        <p className="sheets__issue">
          <Button size="small" onClick={() => setIssues(true)}>
            下督办单、约谈或表扬
          </Button>
        </p>
      )}
      {issues && <IssueForm task={task} onDone={() => setIssues(false)} />}
      {sheets.toReversed().map((one) => (
        <SheetView key={one.sheet.id} sheet={one} mayChase={mayChase} mayProgress={mayProgress} />
      ))}
    </section>
  )
}

/** What a turn says, in one word. */
const saysWords: Readonly<Record<Sheet['turns'][number]['says'], string>> = {
  replied: '回复',
  returned: '退回',
  settled: '办结',
  withdrawn: '撤回',
}

interface SheetViewProps {
  readonly sheet: Sheet
  readonly mayChase: boolean
  readonly mayProgress: boolean
}

function SheetView({ sheet: one, mayChase, mayProgress }: SheetViewProps) {
  const { sheet, turns, state } = one
  const names = useNames()
  const { person } = useMe()
  const mayReply = state.waitsFor === 'reply' && (sheet.to === person.id || mayProgress)
  const mayDecide = mayChase && state.waitsFor !== 'nothing'
  return (
    <article className="sheet">
      <h3>
        {supervisionNumber(sheet)} <LightMark light={sheetLight(one)} />
      </h3>
      <p className="figure__of">
        {sheet.issuedOn}，{names.person(sheet.issuedBy)}（{names.org(sheet.issuer)}）致{names.person(sheet.to)}
        {sheet.replyBy !== null && `，限${sheet.replyBy}回复`}
        {state.dueOn !== null && state.dueOn !== sheet.replyBy && `，退回后限${state.dueOn}`}
      </p>
      <p className="sheet__demand">{sheet.demand}</p>
      {turns.length > 0 && (
        <ol className="story">
          {turns.map((turn, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: turns are only added
            <li key={at}>
              <p className="story__what">
                <span className="story__day">{turn.on}</span> <strong>{names.person(turn.by)}</strong>{' '}
                {saysWords[turn.says]}
                {turn.replyBy !== null && `，限${turn.replyBy}再回复`}
              </p>
              <p className="story__why">{turn.words}</p>
              {turn.evidence.length > 0 && <p className="figure__of">佐证{turn.evidence.length}个</p>}
            </li>
          ))}
        </ol>
      )}
      {(mayReply || mayDecide) && (
        <TurnForm
          key={sheet.version}
          sheet={one}
          mayReply={mayReply}
          mayDecide={mayDecide}
          isOwnReply={turns.at(-1)?.by === person.id}
        />
      )}
    </article>
  )
}
