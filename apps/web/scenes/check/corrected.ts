// The type alone: a value from the check package would bring all rules to the page, which leaves them to its worker.
import type { Finding } from '@taizhang/check'

/** A certain correction as it reads: the words before and after. */
export interface Correction {
  readonly before: string
  readonly after: string
}

/**
 * The finding's words with its edits made, widened to hold every edit; null where the finding has none. Long stretches
 * are cut down to a few characters around the edits.
 */
export function correctionOf(finding: Finding, text: string): Correction | null {
  const edits = [...(finding.fix ?? [])].sort((a, b) => a.start - b.start)
  const first = edits[0]
  const last = edits.at(-1)
  if (!first || !last) return null
  const start = Math.max(Math.min(finding.start, first.start), first.start - around)
  const end = Math.min(Math.max(finding.end, last.end), last.end + around)
  let after = ''
  let at = start
  for (const edit of edits) {
    after += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return { before: text.slice(start, end), after: after + text.slice(at, end) }
}

const around = 12
