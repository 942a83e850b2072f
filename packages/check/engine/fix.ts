import type { Edit, Finding } from './finding.ts'

/** The edits of all certain fixes, in text order; where two findings would touch the same words, the earlier one wins. */
export function certainEdits(findings: readonly Finding[]): Edit[] {
  const edits = findings.flatMap((finding) => finding.fix ?? []).sort((a, b) => a.start - b.start || a.end - b.end)
  const kept: Edit[] = []
  for (const edit of edits) {
    const before = kept.at(-1)
    const touches = before && (edit.start < before.end || (edit.start === before.start && edit.end === before.end))
    if (!touches) kept.push(edit)
  }
  return kept
}

/** The text after the edits. They must be in order and must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return out + text.slice(at)
}
