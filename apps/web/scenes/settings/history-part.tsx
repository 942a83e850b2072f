import { showHistoryHead, verifyHistory } from '@taizhang/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { Given, Refused } from '../../client/answer.ts'
import { call } from '../../client/client.ts'
import { useRead } from '../../client/use-read.ts'
import { groupedDigits, momentText } from '../../components/figure-text.ts'
import { handOverText } from '../../components/hand-over.ts'
import { ProblemView } from '../../components/problem-view.tsx'

/** The state of the history's chain: its end, to be kept elsewhere, and a look through all of it. */
export function HistoryPart() {
  const { value: head, problem, again, at } = useRead(showHistoryHead, {})
  const [verified, setVerified] = useState<Given<typeof verifyHistory> | null>(null)
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState(false)
  const verify = async () => {
    setBusy(true)
    setRefused(undefined)
    const answer = await call(verifyHistory, {})
    setBusy(false)
    if (answer.ok) setVerified(answer.value)
    else setRefused(answer.problem)
  }
  return (
    <>
      <p className="settings__words">
        台账的每一次改动都记入历史，每条按SM3与前一条相连：改动、抽掉、调换任何一条，从那里起就对不上。请定期把末尾的值抄存到系统以外（如纸质登记），日后可据此核对。
      </p>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {head && (
        <>
          <p>
            截至{momentText(at)}，共<strong>{groupedDigits(String(head.seq))}</strong>条，末尾的SM3值：
          </p>
          <p className="settings__hash">{head.hash}</p>
          <div className="settings__bar">
            <Button onClick={async () => setCopied(await handOverText(`${head.seq} ${head.hash}`))}>
              {copied ? '已复制' : '复制条数和SM3值'}
            </Button>
            <Button type="primary" loading={busy} onClick={verify}>
              {busy ? '正在从第一条起重算' : '核对整条历史链'}
            </Button>
          </div>
        </>
      )}
      {refused && <ProblemView problem={refused} onAgain={verify} />}
      {verified && (
        <div role="status">
          <p>
            {verified.wrong === 0 ? '✓ ' : '✕ '}
            已重算{groupedDigits(String(verified.lookedAt))}条，
            {verified.wrong === 0 ? '全部对得上。' : `${verified.wrong}处对不上：`}
          </p>
          <ul>
            {verified.mistakes.map((mistake) => (
              <li key={mistake}>{mistake}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
