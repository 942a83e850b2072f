import type { AuditRule, Duty, Field, Indicator, Ledger } from '@taizhang/ledger'
import type { MoreChoices, Pack } from './pack.ts'

/** What several packs together define, as a jurisdiction is set up with it. */
export interface PackDefinitions {
  readonly ledgers: readonly Ledger[]
  readonly indicators: readonly Indicator[]
  readonly duties: readonly Duty[]
  readonly auditRules: readonly AuditRule[]
}

/**
 * The packs with all that they build on, those built on first, each once. Packs that are not among `known` are left out;
 * `packFaults` tells them.
 */
export function withBuiltOn(wanted: readonly Pack[], known: readonly Pack[]): readonly Pack[] {
  const byId = new Map(known.map((pack) => [pack.id, pack]))
  const ordered = new Set<Pack>()
  const put = (pack: Pack, above: ReadonlySet<Pack>): void => {
    if (above.has(pack)) return
    for (const id of pack.builtOn) {
      const under = byId.get(id)
      if (under) put(under, new Set([...above, pack]))
    }
    ordered.add(pack)
  }
  for (const pack of wanted) put(pack, new Set())
  return [...ordered]
}

/** The ledgers, indicators, duties and audit rules of these packs, with the values that one adds to the choices of another. */
export function definitionsOf(packs: readonly Pack[]): PackDefinitions {
  const more = packs.flatMap(({ moreChoices = [] }) => moreChoices)
  return {
    ledgers: packs.flatMap(({ ledgers }) => ledgers).map((ledger) => withMoreChoices(ledger, more)),
    indicators: packs.flatMap(({ indicators }) => indicators),
    duties: packs.flatMap(({ duties }) => duties),
    auditRules: packs.flatMap(({ auditRules }) => auditRules),
  }
}

/** The ledger with further values in its choices; a value that is there already stays once. */
export function withMoreChoices(ledger: Ledger, more: readonly MoreChoices[]): Ledger {
  const own = more.filter((one) => one.ledger === ledger.key)
  if (own.length === 0) return ledger
  const fields: Record<string, Field> = { ...ledger.fields }
  for (const { field: name, of } of own) {
    const field = fields[name]
    if (field?.kind === 'choice' || field?.kind === 'choices') fields[name] = { ...field, of: withValues(field.of, of) }
  }
  return { ...ledger, fields }
}

/** 其他 stays last. */
function withValues(there: readonly string[], more: readonly string[]): readonly string[] {
  const last = there.filter((value) => value === '其他')
  return [...new Set([...there.filter((value) => value !== '其他'), ...more, ...last])]
}
