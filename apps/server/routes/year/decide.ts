import { decideYear, type Input } from '@taizhang/contract'
import type { LineChange } from '@taizhang/report'
import { acceptInBulk, type LineVerdict, type StoredYear, type YearDecisions } from '@taizhang/store'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'
import { findYear, refusedYear, unknownYearMessage, yearView } from '../../year-view.ts'

export default route(decideYear, async ({ params: { id }, body }, request) => {
  const { services, tenant, caller, at, today } = request
  if (!(await findYear(request, id))) return failed('unknown-proposal', id, unknownYearMessage)
  const result = await services.years.decide(
    tenant,
    id,
    body.version,
    (before) => ({ ok: true, value: decided(before, body) }),
    { by: caller.person, at, today },
  )
  return result.ok ? succeeded(yearView(result.value)) : refusedYear(decideYear, result, body.version)
})

type Body = Input<typeof decideYear>['body']

/** What is decided with this on top: first each line that is named, then all others in bulk. */
function decided(before: StoredYear, body: Body): YearDecisions {
  const lines: Record<string, LineVerdict> = { ...before.decisions.lines }
  const put = (
    id: string,
    verdict: LineVerdict['verdict'] | undefined,
    change: LineChange,
    person: string | undefined,
  ) => {
    const known = lines[id]
    lines[id] = {
      verdict: verdict ?? known?.verdict ?? 'open',
      ...present({ person: person ?? known?.person }),
      ...(Object.keys({ ...known?.change, ...change }).length > 0 && { change: { ...known?.change, ...change } }),
    }
  }
  for (const { id, verdict, change = {} } of body.indicators) {
    const { baseline, ...rest } = change
    const line = before.proposal.indicators.find((one) => one.id === id)
    const period = line?.baseline?.period ?? String(before.year - 1)
    const value = baseline === undefined ? {} : { baseline: baseline === null ? null : { value: baseline, period } }
    // Whoever names another indicator means the one that is there.
    const make = rest.indicator === undefined ? {} : { make: 'bind' as const }
    put(id, verdict, { ...make, ...present(rest), ...value } as LineChange, undefined)
  }
  for (const { id, verdict, change: { owner, ...rest } = {} } of body.tasks)
    put(id, verdict, present(rest) as LineChange, owner)
  for (const { id, verdict, change: { owner, ...rest } = {} } of body.problems)
    put(id, verdict, present(rest) as LineChange, owner)
  const decisions: YearDecisions = {
    goOn: [...new Set([...before.decisions.goOn, ...body.goOn])],
    outline: body.outline ?? before.decisions.outline,
    lines,
  }
  return body.accept === undefined ? decisions : acceptInBulk({ proposal: before.proposal, decisions }, body.accept)
}
