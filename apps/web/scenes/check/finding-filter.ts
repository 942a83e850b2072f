import type { Category, Finding, Severity } from '@taizhang/check'

/** What the reader wants to see of the list. */
export interface FindingFilter {
  /** Severities that are shown; all of them at first. */
  readonly severities: readonly Severity[]
  readonly category: Category | null
  /** Rule group, the part of a rule's name before `/`. */
  readonly group: string | null
  /** Words that the message or the marked text must hold. */
  readonly words: string
  /** Shows what was accepted instead of what is open. */
  readonly accepted: boolean
}

export const everything: FindingFilter = {
  severities: ['error', 'warning', 'info'],
  category: null,
  group: null,
  words: '',
  accepted: false,
}

/** `arithmetic/sum` belongs to the group `arithmetic`. */
export function groupOf(rule: string): string {
  return rule.slice(0, Math.max(rule.indexOf('/'), 0)) || rule
}

/**
 * Indices of the findings that the filter lets through, in text order. `reasons` holds the reason for each accepted
 * finding, under the finding's index.
 */
export function filterFindings(
  findings: readonly Finding[],
  text: string,
  filter: FindingFilter,
  reasons: ReadonlyMap<number, string>,
): readonly number[] {
  const words = filter.words.trim().toLowerCase()
  return findings.flatMap((finding, index) => {
    if (reasons.has(index) !== filter.accepted) return []
    if (!filter.severities.includes(finding.severity)) return []
    if (filter.category !== null && finding.category !== filter.category) return []
    if (filter.group !== null && groupOf(finding.rule) !== filter.group) return []
    const own = `${finding.message}\n${finding.suggestion}\n${text.slice(finding.start, finding.end)}\n${finding.rule}`
    return words === '' || own.toLowerCase().includes(words) ? [index] : []
  })
}

/**
 * The finding to go to from `current` (an index into the findings, or null): the next or previous of `shown`, going
 * round at the ends. Null where nothing is shown. A current one that is not shown counts by its place in the text.
 */
export function step(shown: readonly number[], current: number | null, by: 1 | -1): number | null {
  if (shown.length === 0) return null
  const first = shown[0] ?? null
  const last = shown[shown.length - 1] ?? null
  if (current === null) return by === 1 ? first : last
  const next = by === 1 ? shown.find((index) => index > current) : shown.findLast((index) => index < current)
  return next ?? (by === 1 ? first : last)
}
