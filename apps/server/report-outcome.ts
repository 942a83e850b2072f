import type { Endpoint, FailureOf } from '@taizhang/contract'
import type { ReportResult, StoredReport } from '@taizhang/store'
import type { Failed, Failure } from './route.ts'
import type { SignedRequest } from './services.ts'

/** The store refused in a way that the contract does not list for the endpoint: a programmer's mistake. */
class UnlistedReportFailure extends Error {
  readonly code: string
  constructor(endpoint: string, code: string) {
    super(`${endpoint} does not list ${code}`)
    this.code = code
  }
}

/** What a change of a report is answered with where it was refused; a stale write comes back with the report as it is now. */
export function refusedReport<E extends Endpoint>(
  endpoint: E,
  { failures, current }: Extract<ReportResult<StoredReport>, { ok: false }>,
  seen = 0,
): Failed<FailureOf<E>> {
  const error = failures.map(({ code, subject, message }): Failure<FailureOf<E>> => {
    if (!(endpoint.failures as readonly string[]).includes(code)) throw new UnlistedReportFailure(endpoint.name, code)
    return { code: code as FailureOf<E>, subject, message }
  })
  return { ok: false, error, ...(current && { stale: { seen, current: { ...current } } }) }
}

/** Tells those who look on that a report changed. */
export function tellReport({ services, tenant }: SignedRequest, { id, org, version, state }: StoredReport): void {
  services.changes.tell(tenant, { event: 'report', data: { org, report: id, version, state } })
}
