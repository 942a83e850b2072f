import { showIndicatorValue } from '@taizhang/contract'
import {
  evaluateFormula,
  type Indicator,
  type IndicatorValue,
  parseFormula,
  pointsUnit,
  previousPeriod,
  rounded,
  sameLastYear,
} from '@taizhang/ledger'
import { comparableValues } from '@taizhang/store'
import { indicatorQuestion } from '../../indicator-question.ts'
import { route, succeeded } from '../../route.ts'

export default route(showIndicatorValue, async ({ params, query }, request) => {
  const { org, period: periodKey } = query
  const asked = indicatorQuestion(request, params.key, org, [periodKey], query)
  if (!asked.ok) return asked
  const { indicator, periods, slice } = asked
  const [period] = periods
  const others = period ? [sameLastYear(period), previousPeriod(period)] : []
  const keys = [...new Set([periodKey, ...others.flatMap((other) => (other ? [other.key] : []))])]
  const evaluated = await request.services.store.indicators(
    request.tenant,
    keys.map((key) => ({ indicator: params.key, org, period: key, slice })),
  )
  const byPeriod = new Map(evaluated.map((one) => [one.value.period, one]))
  const now = byPeriod.get(periodKey)
  if (!now) throw new Error('a question without its answer')
  const then = others.map((other) => (other && byPeriod.get(other.key)?.value) ?? null)
  const { tenant, services } = request
  const comparable = await services.store.read({ tenant, orgs: [org] }, (transaction, setup) =>
    comparableValues(transaction, tenant, setup, org, then),
  )
  const [yearBefore = null, periodBefore = null] = comparable.map((value) => compared(indicator, now.value, value))
  const count = now.trace.kind === 'entries' ? now.trace.count : null
  return succeeded({ value: now.value, count, yearBefore, periodBefore })
})

const growthFormula = formulaOf('(now - then) / then * 100')
const differenceFormula = formulaOf('now - then')

function formulaOf(text: string) {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new TypeError(parsed.message)
  return parsed.formula
}

/** A value beside an earlier one. Growth of percentages would mislead: they differ by percentage points. */
function compared({ unit, decimals = 0 }: Indicator, now: IndicatorValue, then: IndicatorValue | null) {
  if (!then) return null
  const [a, b] = [now.value, then.value]
  if (a === null || b === null) return { value: then, difference: null, growth: null }
  const of = (formula: typeof growthFormula) => evaluateFormula(formula, (name) => (name === 'now' ? a : b))
  const difference = of(differenceFormula)
  const growth = Number(b) > 0 && pointsUnit(unit) === null ? of(growthFormula) : null
  return {
    value: then,
    difference: difference === null ? null : rounded(difference, decimals),
    growth: growth === null ? null : rounded(growth, 1),
  }
}
