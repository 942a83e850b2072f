import type { Accepted, Finding } from '@taizhang/check'
import { useCallback, useMemo, useState } from 'react'
import { browserStore } from '../../components/browser-store.ts'
import { today } from '../../components/today.ts'
import { loadAccepted, saveAccepted } from './accepted-store.ts'
import { likenessOf } from './likeness.ts'

/** What is accepted in the open report, and how to change it. */
export interface Acceptance {
  /** Finding's index to the reason. */
  readonly reasons: ReadonlyMap<number, string>
  /** Accepts findings for one reason, in one step that one undo takes back. */
  readonly accept: (accepted: readonly number[], because: string) => void
  readonly reopen: (finding: number) => void
  readonly undo: () => void
  readonly canUndo: boolean
  /** False where the browser refuses to keep anything: what is accepted then lasts as long as the page. */
  readonly stored: boolean
}

/** Acceptances of one report, kept in this browser under the report's likeness and found again when it is read again. */
export function useAccepted(text: string, findings: readonly Finding[], fingerprints: readonly string[]): Acceptance {
  const likeness = useMemo(() => likenessOf(text), [text])
  // Every state there was; the last is the present one.
  const [states, setStates] = useState<readonly (readonly Accepted[])[]>(() => [loadAccepted(browserStore(), likeness)])
  const [stored, setStored] = useState(true)
  const present = states.at(-1) ?? []

  const reasons = useMemo(() => {
    const because = new Map(present.map((one) => [`${one.rule} ${one.fingerprint}`, one.because] as const))
    return new Map(
      findings.flatMap((finding, index) => {
        const reason = because.get(`${finding.rule} ${fingerprints[index]}`)
        return reason === undefined ? [] : [[index, reason] as const]
      }),
    )
  }, [present, findings, fingerprints])

  const keep = useCallback(
    (next: readonly (readonly Accepted[])[]) => {
      setStates(next)
      setStored(saveAccepted(browserStore(), likeness, next.at(-1) ?? []))
    },
    [likeness],
  )
  const without = useCallback(
    (dropped: readonly number[]) => {
      const keys = new Set(dropped.map((index) => `${findings[index]?.rule} ${fingerprints[index]}`))
      return present.filter((one) => !keys.has(`${one.rule} ${one.fingerprint}`))
    },
    [present, findings, fingerprints],
  )
  const accept = useCallback(
    (accepted: readonly number[], because: string) => {
      const added = accepted.flatMap((index): readonly Accepted[] => {
        const rule = findings[index]?.rule
        const fingerprint = fingerprints[index]
        return rule === undefined || fingerprint === undefined ? [] : [{ rule, fingerprint, because, on: today() }]
      })
      keep([...states, [...without(accepted), ...added]])
    },
    [states, without, findings, fingerprints, keep],
  )
  const reopen = useCallback((finding: number) => keep([...states, without([finding])]), [states, without, keep])
  const undo = useCallback(() => {
    if (states.length > 1) keep(states.slice(0, -1))
  }, [states, keep])

  return { reasons, accept, reopen, undo, canUndo: states.length > 1, stored }
}
