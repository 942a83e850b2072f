import { Button } from 'antd'
import type { Refused } from '../client/answer.ts'

interface ProblemViewProps {
  readonly problem: Refused
  /** What was kept, where something was typed: 填写的内容还在，改好后可再提交。 */
  readonly kept?: string
  readonly onAgain?: () => void
}

/** Says what failed, everything that is wrong, and what was kept. */
export function ProblemView({ problem, kept, onAgain }: ProblemViewProps) {
  const { message, all, requestId, code } = problem
  return (
    <div className="problem" role="alert">
      <p className="problem__message">{message}</p>
      {all.length > 1 && (
        <ul>
          {all.slice(1).map((one) => (
            <li key={`${one.code}${one.subject}${one.message}`}>{one.message}</li>
          ))}
        </ul>
      )}
      {kept && <p>{kept}</p>}
      {(code === 'internal' || code === 'unavailable') && requestId !== '' && (
        <p className="problem__request">请求编号 {requestId}</p>
      )}
      {onAgain && (
        <Button size="small" onClick={onAgain}>
          再试一次
        </Button>
      )}
    </div>
  )
}
