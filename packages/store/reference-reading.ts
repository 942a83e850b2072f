import { type Indicator, indicatorsOf, parseFormula } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import type { TenantSetup } from './setup.ts'

/**
 * What refers to indicators, in words, by the indicator's key: reports that are not signed, targets, tasks, values reported and cited,
 * and formulas of indicators and audit rules that stay. The transaction must see all offices.
 * @param going keys that are to go together: what they say of one another does not count.
 */
export async function referencesTo(
  transaction: Queryable,
  tenant: string,
  setup: Pick<TenantSetup, 'indicators' | 'auditRules'>,
  going: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  const note = (key: string, words: string) => {
    const known = found.get(key)
    if (known) known.push(words)
    else found.set(key, [words])
  }
  const rows = await transaction.query<{ key: string; words: string }>(
    `select i.indicator as key, '材料《' || r.title || '》' as words
       from report_indicator i join report r on r.tenant_id = i.tenant_id and r.id = i.report_id
       where i.tenant_id = $1 and i.indicator = any ($2) and r.state <> 'signed'
     union select indicator, period || '的目标' from target where tenant_id = $1 and indicator = any ($2)
     union select target_indicator, '任务“' || (body ->> 'title') || '”' from task
       where tenant_id = $1 and target_indicator = any ($2)
     union select indicator, period || '的填报数' from reported where tenant_id = $1 and indicator = any ($2)
     union select indicator, period || '的引用数' from cited_figure where tenant_id = $1 and indicator = any ($2)
     order by 1, 2`,
    [tenant, [...going]],
  )
  for (const { key, words } of rows) note(key, words)
  for (const indicator of setup.indicators.values())
    if (!going.has(indicator.key))
      for (const key of partsOf(indicator)) if (going.has(key)) note(key, `指标“${indicator.title}”的公式`)
  for (const { title, left, right, over = [''] } of setup.auditRules.values())
    for (const key of new Set(
      over.flatMap((of) => [left, right].flatMap((side) => keysOf(side.replaceAll('{*}', of)))),
    ))
      if (going.has(key)) note(key, `审核关系“${title}”`)
  return found
}

/**
 * Figures that people entered under an indicator, in words: values reported and cited; for `all` also targets, tasks and what an earlier
 * report said, which are told in its unit.
 */
export async function figuresEnteredFor(
  transaction: Queryable,
  tenant: string,
  key: string,
  which: 'all' | 'values',
): Promise<readonly string[]> {
  const rows = await transaction.query<{ words: string }>(
    `select period || '的填报数' as words from reported where tenant_id = $1 and indicator = $2
     union select period || '的引用数' from cited_figure where tenant_id = $1 and indicator = $2
     ${
       which === 'all'
         ? `union select period || '的目标' from target where tenant_id = $1 and indicator = $2
            union select '任务“' || (body ->> 'title') || '”' from task where tenant_id = $1 and target_indicator = $2
            union select period || '的上年材料所写的数' from baseline where tenant_id = $1 and indicator = $2`
         : ''
     }
     order by 1`,
    [tenant, key],
  )
  return rows.map(({ words }) => words)
}

const partsOf = (indicator: Indicator): readonly string[] =>
  indicator.kind === 'formula' ? keysOf(indicator.formula) : []

function keysOf(formula: string): readonly string[] {
  const parsed = parseFormula(formula)
  return parsed.ok ? indicatorsOf(parsed.formula) : []
}
