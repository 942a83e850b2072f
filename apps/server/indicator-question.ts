import { dimensionsOf, type Indicator, may, type Period, parsePeriod, type Slice } from '@taizhang/ledger'
import { viewOf } from './entry-view.ts'
import { type Failed, failed } from './route.ts'
import type { SignedRequest } from './services.ts'

type QuestionFailure = 'unknown-indicator' | 'unknown-org' | 'wrong-value' | 'not-permitted'

/** An indicator, an office that the caller may read, periods and the part that is asked for, checked. */
export function indicatorQuestion(
  { setup, caller, today }: SignedRequest,
  key: string,
  org: string,
  periodKeys: readonly string[],
  { by, is }: { readonly by?: string | undefined; readonly is?: string | undefined } = {},
):
  | {
      readonly ok: true
      readonly indicator: Indicator
      readonly periods: readonly Period[]
      readonly slice: Slice | null
    }
  | Failed<QuestionFailure> {
  const indicator = setup.indicators.get(key)
  if (!indicator) return failed('unknown-indicator', key, `没有“${key}”这个指标。`)
  if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'read', org, today))
    return failed('not-permitted', 'org', '您没有查看这个单位的权限。')
  const periods: Period[] = []
  for (const periodKey of periodKeys) {
    const period = parsePeriod(periodKey)
    if (!period) return failed('wrong-value', 'period', `“${periodKey}”不是一个期间，应如2024、2024-Q1、2024-03。`)
    periods.push(period)
  }
  if ((by === undefined) !== (is === undefined))
    return failed('wrong-value', 'by', '按维度看要同时写明按哪个字段（by）和哪个值（is）。')
  if (by === undefined || is === undefined) return { ok: true, indicator, periods, slice: null }
  if (!dimensionsOf({ indicator: (one) => setup.indicators.get(one) }, key).includes(by))
    return failed('wrong-value', 'by', `“${indicator.title}”不能按“${by}”拆开。`)
  return { ok: true, indicator, periods, slice: { field: by, value: is } }
}
