import type { ShownLight } from '../../components/light-mark.tsx'

/** A light of an entry's deadline turns yellow so many days before it. */
const NEAR_DAYS = 3

/** How an entry stands to its deadline on a day; null without one. */
export function dueLight(dueOn: string | null, today: string): ShownLight | null {
  if (dueOn === null) return null
  const left = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000)
  if (left < 0) return { color: 'red', word: `逾期${-left}天` }
  if (left <= NEAR_DAYS) return { color: 'yellow', word: left === 0 ? '今天到期' : `还剩${left}天` }
  return { color: 'green', word: `还剩${left}天` }
}
