import { indicatorsOf, parseFormula } from '@taizhang/ledger'
import type { TenantSetup } from '@taizhang/store'

/** The indicators over a ledger, and the formulas that take them. */
export const indicatorsOver = (setup: TenantSetup, ledger: string): readonly string[] =>
  indicatorsWith(
    setup,
    (setup.indicatorsOfLedger.get(ledger) ?? []).map(({ key }) => key),
  )

/** Indicators, and all formulas that take them, by whatever way. */
export function indicatorsWith(setup: TenantSetup, keys: readonly string[]): readonly string[] {
  const touched = new Set(keys)
  for (let grown = true; grown; ) {
    grown = false
    for (const indicator of setup.indicators.values()) {
      if (indicator.kind !== 'formula' || touched.has(indicator.key)) continue
      const parsed = parseFormula(indicator.formula)
      if (!parsed.ok || !indicatorsOf(parsed.formula).some((part) => touched.has(part))) continue
      touched.add(indicator.key)
      grown = true
    }
  }
  return [...touched]
}
