import { type Block, inlinesOf } from './report.ts'

/** Gives an id that is not in the report yet. */
export type NewId = (of: 'block' | 'figure') => string

/** Ids counted up, `b1`, `f1`, past all numbers that the given blocks have used. */
export function idsAfter(blocks: readonly Block[]): NewId {
  const last = { block: 0, figure: 0 }
  const see = (of: 'block' | 'figure', id: string) => {
    const number = Number(/\d+/.exec(id)?.[0] ?? 0)
    last[of] = Math.max(last[of], number)
  }
  for (const block of blocks) {
    see('block', block.id)
    for (const inline of inlinesOf(block)) if (inline.kind === 'figure') see('figure', inline.id)
  }
  return (of) => `${of === 'block' ? 'b' : 'f'}${++last[of]}`
}
