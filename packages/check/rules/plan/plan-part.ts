import type { Commitment, Place, Reading } from '@taizhang/text'

/** One plan part of a report, with the promises in it. */
export interface PlanPart {
  readonly heading: Place
  readonly commitments: readonly Commitment[]
}

/** The plan parts that promise anything, each once, in text order. */
export function planParts({ sections, commitments }: Reading): PlanPart[] {
  const parts: PlanPart[] = []
  let next = 0
  for (const { kind, parent, start, end, heading } of sections) {
    if (kind !== 'plan' || sections[parent]?.kind === 'plan') continue
    while (next < commitments.length && (commitments[next]?.start ?? 0) < start) next++
    const first = next
    while (next < commitments.length && (commitments[next]?.start ?? 0) < end) next++
    if (next > first) parts.push({ heading, commitments: commitments.slice(first, next) })
  }
  return parts
}
