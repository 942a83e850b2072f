import type { Relation } from '../engine/relation.ts'
import { type Item, itemOf, type RelationContext, type SentenceItems, sentenceBefore } from './context.ts'
import { isChange, isShare } from './item-role.ts'
import { fits, isOneSlipOff, ratio } from './rate.ts'

/** What a row of rates says: the relations that come out, or the one that does not; and the rates, which nobody else need explain. */
export interface RatioRow {
  readonly rates: readonly Item[]
  readonly relations: readonly Relation[]
}

const IN_TURN = /(?:分别|依次)(?!.*(?:增长|下降|提高|提升|上升|降低|回落|减少|增加|增幅|降幅))[^，。；]{0,16}$/
/** How many figures around may be the whole of all rates in a row. */
const WHOLES_MAX = 12

/**
 * `甲213人、乙206人，分别完成任务的106.5％、103.0％`: as many figures as rates, in their order, of one whole that bears all of them
 * out (任务各200人, or what 其中 names), or each of its own.
 */
export function* ratioRows(
  context: RelationContext,
  sentence: SentenceItems,
  at: number,
  wholeOf: ReadonlyMap<number, number>,
): Iterable<RatioRow> {
  const { items } = sentence
  for (let index = 2; index + 1 < items.length; index++) {
    const rates = rowFrom(context, items, index)
    if (rates.length < 2) continue
    const parts = items.slice(index - rates.length, index)
    const [first] = parts
    const isRow = parts.length === rates.length && parts.every((part) => part.kind === first?.kind && !isShare(part))
    if (!first || !isRow || [...parts, ...rates].some(({ masked }) => masked)) continue
    yield { rates, relations: [...judge(context, rates, parts, wholesFor(context, sentence, at, parts, wholeOf))] }
    index += rates.length - 1
  }
}

/** The rates from an index on that 分别 leads and nothing but 、 or 和 parts. */
function rowFrom({ text }: RelationContext, items: readonly Item[], index: number): readonly Item[] {
  const first = items[index]
  const previous = items[index - 1]
  if (first?.kind !== '%' || !previous || !IN_TURN.test(text.slice(previous.end, first.start))) return []
  const rates = [first]
  for (let item = items[index + 1]; item?.kind === '%'; item = items[item.at + 1]) {
    if (!/^[、和与及，]{1,2}$/.test(text.slice(rates.at(-1)?.end, item.start))) break
    rates.push(item)
  }
  return rates
}

/** The wholes of parts in a row, one row of them for each way to understand the sentence. */
function wholesFor(
  context: RelationContext,
  { items }: SentenceItems,
  at: number,
  parts: readonly Item[],
  wholeOf: ReadonlyMap<number, number>,
): (readonly Item[])[] {
  const [first] = parts
  if (!first) return []
  const earlier = items.slice(0, first.at)
  const own = earlier.slice(-parts.length)
  const before = sentenceBefore(context, at)?.items ?? []
  const told = itemOf(context, wholeOf.get(first.index))
  const shared = [...(told ? [told] : []), ...[...before, ...earlier].slice(-WHOLES_MAX).reverse()]
  return [own, ...shared.map((whole) => parts.map(() => whole))].filter(
    (row) =>
      row.length === parts.length &&
      row.every(
        (whole) => whole.kind === first.kind && !whole.masked && !isChange(whole) && (whole.figure.value ?? 0) > 0,
      ),
  )
}

function* judge(
  context: RelationContext,
  rates: readonly Item[],
  parts: readonly Item[],
  wholes: readonly (readonly Item[])[],
): Iterable<Relation> {
  const rows = wholes.map((row) =>
    rates.flatMap((rate, index) => {
      const part = parts[index]
      const whole = row[index]
      return part && whole ? [{ rate, part, whole, holds: fits(rate, part, whole) }] : []
    }),
  )
  const misses = (row: (typeof rows)[number]) => row.filter(({ holds }) => !holds).length
  const best = rows.toSorted((a, b) => misses(a) - misses(b))[0]
  if (!best || misses(best) > 1 || (misses(best) === 1 && best.length < 2)) return
  for (const { rate, part, whole, holds } of best)
    if (holds || isOneSlipOff(context, rate, part, whole)) yield ratio(context, rate, part, whole, holds, holds)
}
