import type { NamedRule } from '@taizhang/check'

/** A settings file that says what holds without one: every rule with its own severity, to copy and change. */
export function rulePreset(rules: readonly NamedRule[]): string {
  const severities = Object.fromEntries(rules.map(({ name, rule }) => [name, rule.severity]))
  return `${JSON.stringify({ rules: severities }, null, 2)}\n`
}
