import {
  type AuditOutcome,
  type AuditPassed,
  type AuditRule,
  audit,
  blocking,
  indicatorsOf,
  type OrgId,
  parseFormula,
} from '@taizhang/ledger'
import { narrow } from './database.ts'
import { readIndicators } from './indicator-reading.ts'
import type { LedgerStore } from './ledger-store.ts'
import { isUsedBy } from './pack-store.ts'
import { orgsUnder, originKey } from './setup.ts'

/** What audit rules say of an office and period. */
export interface AuditReading {
  readonly outcomes: readonly AuditOutcome[]
  /** The reasons with which soft rules were passed. */
  readonly passed: readonly AuditPassed[]
  /** What still keeps the values from being accepted. */
  readonly blocking: readonly AuditOutcome[]
}

/**
 * Tests the audit rules that an office has to do with over it with all below it, and a period, whose key must be one. What a pack no longer
 * holds, or brought to other offices only, asks nothing of this one.
 */
export function readAudit(store: LedgerStore, tenant: string, org: OrgId, period: string): Promise<AuditReading> {
  return store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    const rules = [...setup.auditRules.values()].filter(
      ({ key }) => isUsedBy(setup, org, 'audit-rule', key) && !setup.origins.get(originKey('audit-rule', key))?.retired,
    )
    const keys = [...new Set(rules.flatMap(indicatorsIn))].filter((key) => setup.indicators.has(key))
    await narrow(transaction, orgsUnder(setup, org))
    const values = await readIndicators(
      transaction,
      tenant,
      setup,
      keys.map((indicator) => ({ indicator, org, period })),
    )
    const passed = await transaction.query<AuditPassed>(
      `select rule, of, org_id as org, period, reason, by_person as by from audit_pass
       where tenant_id = $1 and org_id = $2 and period = $3 order by seq`,
      [tenant, org, period],
    )
    const known = new Map(keys.map((key, at) => [key, values[at]?.value.value ?? null]))
    const outcomes = rules.flatMap((rule) => audit(rule, (key) => known.get(key) ?? null))
    return { outcomes, passed, blocking: blocking(outcomes, passed) }
  })
}

/** The indicators that both sides of a rule take, for each value of its template. */
const indicatorsIn = (rule: AuditRule): readonly string[] =>
  (rule.over ?? ['']).flatMap((of) =>
    [rule.left, rule.right].flatMap((side) => {
      const parsed = parseFormula(side.replaceAll('{*}', of))
      return parsed.ok ? indicatorsOf(parsed.formula) : []
    }),
  )
