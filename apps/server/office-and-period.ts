import { may, parsePeriod } from '@taizhang/ledger'
import { viewOf } from './entry-view.ts'
import { type Failed, failed } from './route.ts'
import type { SignedRequest } from './services.ts'

/** An office that the caller may read, and a period, checked; undefined where nothing is wrong. */
export function officeAndPeriod(
  { setup, caller, today }: SignedRequest,
  org: string,
  period: string,
): Failed<'unknown-org' | 'wrong-value' | 'not-permitted'> | undefined {
  if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'read', org, today))
    return failed('not-permitted', 'org', '您没有查看这个单位的权限。')
  if (!parsePeriod(period))
    return failed('wrong-value', 'period', `“${period}”不是一个期间，应如2024、2024-Q1、2024-03。`)
  return undefined
}
