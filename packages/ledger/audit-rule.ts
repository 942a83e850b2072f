import Big from 'big.js'
import { evaluateFormula, type Formula, indicatorsOf, parseFormula } from './formula.ts'

/** A relation that values must satisfy (审核关系). Hard: must be put right. Soft: may pass with a written reason. */
export interface AuditRule {
  readonly key: string
  readonly title: string
  /** Formulas of indicator keys; `{*}` in them stands for each value of `over`. */
  readonly left: string
  readonly operator: '=' | '<=' | '>=' | '<' | '>'
  readonly right: string
  readonly severity: 'hard' | 'soft'
  /** What to look at, in one sentence. */
  readonly message: string
  /**
   * Where a value is not there: `skip` tells nothing, `zero` takes it for 0, `break` breaks the rule. Never zero by default: an
   * empty cell taken for nothing is what confuses experts most.
   */
  readonly missing: 'skip' | 'zero' | 'break'
  /** A template over these values of a dimension: one rule each. */
  readonly over?: readonly string[]
  /** Sides may differ by so much, for rounding. */
  readonly tolerance?: string
}

export interface AuditOutcome {
  readonly rule: string
  /** The value of the template that this is about; empty where there is none. */
  readonly of: string
  readonly state: 'holds' | 'broken' | 'skipped'
  readonly severity: 'hard' | 'soft'
  readonly left: string | null
  readonly right: string | null
  /** What is wrong, with both sides written out; empty where it holds. */
  readonly message: string
}

/** A soft rule passed with a reason. */
export interface AuditPass {
  readonly rule: string
  readonly of: string
  readonly reason: string
}

/** Tests a rule, once for each value of its template. `value` gives an indicator's exact decimal text, null where there is none. */
export function audit(rule: AuditRule, value: (indicator: string) => string | null): AuditOutcome[] {
  return (rule.over ?? ['']).map((of) => auditOne(rule, of, value))
}

function auditOne(rule: AuditRule, of: string, value: (indicator: string) => string | null): AuditOutcome {
  const left = sideOf(rule, rule.left, of, value)
  const right = sideOf(rule, rule.right, of, value)
  const base = { rule: rule.key, of, severity: rule.severity, left: left.value, right: right.value }
  const absent = [...left.absent, ...right.absent]
  if (absent.length > 0 && rule.missing === 'skip') return { ...base, state: 'skipped', message: '' }
  if (absent.length > 0 && rule.missing === 'break')
    return { ...base, state: 'broken', message: `${rule.title}：缺少${absent.join('、')}的数。` }
  if (left.value === null || right.value === null) return { ...base, state: 'skipped', message: '' }
  if (compares(left.value, rule.operator, right.value, rule.tolerance ?? '0'))
    return { ...base, state: 'holds', message: '' }
  const where = of === '' ? '' : `（${of}）`
  return {
    ...base,
    state: 'broken',
    message: `${rule.title}${where}：${rule.message}左边为${left.value}，右边为${right.value}，应${operatorWords[rule.operator]}。`,
  }
}

const operatorWords = {
  '=': '相等',
  '<=': '左边不大于右边',
  '>=': '左边不小于右边',
  '<': '左边小于右边',
  '>': '左边大于右边',
} as const

interface Side {
  readonly value: string | null
  readonly absent: readonly string[]
}

function sideOf(rule: AuditRule, text: string, of: string, value: (indicator: string) => string | null): Side {
  const parsed = parseFormula(text.replaceAll('{*}', of))
  if (!parsed.ok) throw new TypeError(`audit rule ${rule.key}: ${parsed.message}`)
  const absent = indicatorsOf(parsed.formula).filter((key) => value(key) === null)
  if (absent.length > 0 && rule.missing !== 'zero') return { value: null, absent }
  return { value: evaluateFormula(parsed.formula as Formula, (key) => value(key) ?? '0'), absent }
}

function compares(left: string, operator: AuditRule['operator'], right: string, tolerance: string): boolean {
  const gap = new Big(left).minus(right)
  switch (operator) {
    case '=':
      return gap.abs().lte(tolerance)
    case '<=':
      return gap.lte(tolerance)
    case '>=':
      return gap.gte(new Big(tolerance).neg())
    case '<':
      return gap.lt(tolerance)
    case '>':
      return gap.gt(new Big(tolerance).neg())
  }
}

/** What keeps values from being accepted: broken hard rules, and broken soft ones that no written reason passes. */
export function blocking(outcomes: readonly AuditOutcome[], passes: readonly AuditPass[]): AuditOutcome[] {
  const passed = new Set(passes.filter(({ reason }) => reason.trim() !== '').map(({ rule, of }) => `${rule} ${of}`))
  return outcomes.filter(
    ({ state, severity, rule, of }) => state === 'broken' && (severity === 'hard' || !passed.has(`${rule} ${of}`)),
  )
}

/** A change against an earlier value by more than so many percent asks for a written reason (统计审核的惯例是30%). */
export function changeAsksForReason(value: string, earlier: string | null, percentMax = 30): boolean {
  if (earlier === null) return false
  const base = new Big(earlier)
  if (base.eq(0)) return !new Big(value).eq(0)
  return new Big(value).minus(base).div(base).abs().times(100).gt(percentMax)
}
