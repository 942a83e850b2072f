import { type Known, PENDING_TEXT } from './evaluate-report.ts'
import type { EvaluatedLink, FigureKey } from './evaluated.ts'
import { inlinesOf, type Report } from './report.ts'

/** Something that a draft still waits for. */
export interface PendingItem {
  readonly block: string
  /** Null where the draft itself has to be written: text that says 待补. */
  readonly link: string | null
  readonly missing: EvaluatedLink['missing'] | null
  /** The values of the ledgers that are not there; empty where none is to blame (a circle, a divisor of 0). */
  readonly lacks: readonly FigureKey[]
}

export interface PendingOfOwner {
  /** As `ownerOf` tells; null for what nobody but the drafter can fill. */
  readonly owner: string | null
  readonly items: readonly PendingItem[]
}

/**
 * What a draft waits for, under those who owe it, in reading order; the drafter's own last. The report has its rows written out
 * (`expandReport`).
 */
export function pendingList(
  report: Report,
  links: readonly EvaluatedLink[],
  known: Known,
  ownerOf: (key: FigureKey) => string | null,
): readonly PendingOfOwner[] {
  const waiting = new Map(links.filter(({ missing }) => missing !== undefined).map((link) => [link.link, link]))
  const byOwner = new Map<string | null, PendingItem[]>()
  const put = (owner: string | null, item: PendingItem) => byOwner.set(owner, [...(byOwner.get(owner) ?? []), item])
  for (const { id: block, ...rest } of report.blocks) {
    for (const inline of inlinesOf({ id: block, ...rest })) {
      if (inline.kind === 'text') {
        if (inline.text.includes(PENDING_TEXT)) put(null, { block, link: null, missing: null, lacks: [] })
        continue
      }
      const link = waiting.get(inline.id)
      if (!link) continue
      const lacks = link.takes.filter((key) => (known(key)?.value ?? null) === null)
      const [first] = lacks
      put(first ? ownerOf(first) : null, { block, link: link.link, missing: link.missing ?? null, lacks })
    }
  }
  const drafters = byOwner.get(null)
  byOwner.delete(null)
  const lists = [...byOwner].map(([owner, items]) => ({ owner, items }))
  return drafters ? [...lists, { owner: null, items: drafters }] : lists
}
