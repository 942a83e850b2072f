import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { Year } from './year-scene.tsx'

type Verdict = Year['outlineVerdict']

const confidenceWords = { high: '有把握', medium: '可能', low: '拿不准' } as const
export type Confidence = keyof typeof confidenceWords

/** How sure the proposal is, by word and by how much of the mark is filled. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  const filled = { high: '●●●', medium: '●●○', low: '●○○' }[confidence]
  return (
    <span className="line__confidence">
      <span aria-hidden="true">{filled}</span> {confidenceWords[confidence]}
    </span>
  )
}

const CONTEXT = 26

/** The words of the report around a place, the place itself marked. */
export function Quote({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - CONTEXT)
  const until = text.indexOf('\n', end)
  const to = Math.min(until === -1 ? text.length : until, end + CONTEXT)
  return (
    <q className="line__quote">
      {from > 0 && text[from - 1] !== '\n' && '……'}
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, to)}
      {to < text.length && text[to] !== '\n' && '……'}
    </q>
  )
}

interface LinesPartProps<One> {
  readonly id: string
  readonly title: string
  readonly lines: readonly One[]
  /** Given those that are still open, or all. */
  readonly children: (shown: readonly One[]) => ReactNode
}

/** The lines of one kind: those that are still open first, as long as there are any, or all. */
export function LinesPart<One extends { readonly verdict: Verdict }>({
  id,
  title,
  lines,
  children,
}: LinesPartProps<One>) {
  const open = lines.filter(({ verdict }) => verdict === 'open')
  const [which, setWhich] = useState<'open' | 'all'>(open.length > 0 ? 'open' : 'all')
  const shown = which === 'all' ? lines : open
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="figure__of">{lines.length}条</span>
      </h2>
      <Segmented
        size="small"
        value={which}
        options={[
          { value: 'open', label: `待定${open.length}` },
          { value: 'all', label: '全部' },
        ]}
        onChange={setWhich}
      />
      {shown.length === 0 && <p className="figure__of">没有待定的了。</p>}
      {children(shown)}
    </section>
  )
}

interface LineProps {
  readonly verdict: Verdict
  readonly locked: boolean
  /** What it is called for those who do not see it: 采纳“排查隐患数”. */
  readonly name: string
  readonly onVerdict: (verdict: Verdict) => void
  readonly onChange?: (() => void) | undefined
  readonly children: ReactNode
}

/** One line of a proposal with its three answers. */
export function Line({ verdict, locked, name, onVerdict, onChange, children }: LineProps) {
  return (
    <li className={`line line--${verdict}`}>
      {children}
      <span className="line__acts">
        {verdict === 'open' ? (
          <>
            <Button size="small" disabled={locked} aria-label={`采纳“${name}”`} onClick={() => onVerdict('accepted')}>
              采纳
            </Button>
            {onChange && (
              <Button size="small" disabled={locked} aria-label={`修改“${name}”`} onClick={onChange}>
                修改
              </Button>
            )}
            <Button
              size="small"
              type="text"
              disabled={locked}
              aria-label={`舍弃“${name}”`}
              onClick={() => onVerdict('dropped')}
            >
              舍弃
            </Button>
          </>
        ) : (
          <>
            <span className="line__verdict">{verdict === 'accepted' ? '✓ 已采纳' : '已舍弃'}</span>
            {onChange && verdict === 'accepted' && (
              <Button size="small" type="text" disabled={locked} aria-label={`修改“${name}”`} onClick={onChange}>
                修改
              </Button>
            )}
            <Button
              size="small"
              type="text"
              disabled={locked}
              aria-label={`撤回“${name}”`}
              onClick={() => onVerdict('open')}
            >
              撤回
            </Button>
          </>
        )}
      </span>
    </li>
  )
}

/** Lines of which many are alike: the first so many, the rest when asked for. */
export const SHOWN_LINES = 60

interface TaskGivenUpProps {
  readonly line: { readonly verdict: Verdict; readonly made: string | null }
}

/** That a line which is a task already is no longer in the plan, and what will come of it. */
export const TaskGivenUp = ({ line: { verdict, made } }: TaskGivenUpProps) =>
  verdict === 'dropped' && made !== null ? (
    <p className="line__why">
      不再列入计划。更新年度时，<Link to={`/tasks/${encodeURIComponent(made)}`}>已建的任务</Link>随之终止，写明理由。
    </p>
  ) : null
