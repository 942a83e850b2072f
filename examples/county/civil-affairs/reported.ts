import { addDays, type Step } from '@taizhang/ledger'
import type { Happening } from '../happenings.ts'
import { bureau, staff } from './office.ts'
import { contextOf } from './year-course.ts'

/** Figures that no ledger has, by words of their titles. Those of which nothing is said here are still waited for. */
const reported = [{ about: '助餐点', value: '14', note: '养老服务股逐点核实' }] as const

/** Values reported by hand for the year, reviewed and accepted by two others. */
export function reportedSteps(
  indicators: readonly { readonly key: string; readonly title: string }[],
  { year, last }: { readonly year: number; readonly last: string },
): readonly Happening[] {
  return indicators.flatMap(({ key, title }) => {
    const known = reported.find(({ about }) => title.includes(about))
    if (!known) return []
    const place = { indicator: key, org: bureau, period: String(year) } as const
    const { value, note } = known
    const on = addDays(last, -10)
    const step = (by: string, day: string, of: Step): Happening => ({
      of: 'ledger',
      step: of,
      context: contextOf(by, day),
    })
    return [
      step(staff.recorder, on, { step: 'report-value', ...place, value, note }),
      step(staff.deputy, addDays(on, 1), { step: 'review-value', ...place, verdict: 'approve', reason: '' }),
      step(staff.leader, addDays(on, 2), { step: 'review-value', ...place, verdict: 'accept', reason: '' }),
    ]
  })
}
