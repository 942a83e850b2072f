/** Ledgers that are listed together. */
export interface LedgerTopic<Listed> {
  readonly title: string
  readonly ledgers: readonly Listed[]
}

const OTHER = '其他'

/** Ledgers by the line of work, in the order of the alphabet, 其他 last; in each the rosters first: what there is before what happens to it. */
export function topicsOf<
  Listed extends { readonly title: string; readonly kind: string; readonly topic?: string | undefined },
>(ledgers: readonly Listed[]): readonly LedgerTopic<Listed>[] {
  const byName = new Intl.Collator('zh-CN').compare
  return [...Map.groupBy(ledgers, ({ topic = OTHER }) => topic)]
    .map(([title, own]) => ({
      title,
      ledgers: own.toSorted(
        (one, other) => Number(one.kind === 'event') - Number(other.kind === 'event') || byName(one.title, other.title),
      ),
    }))
    .sort((one, other) => Number(one.title === OTHER) - Number(other.title === OTHER) || byName(one.title, other.title))
}
