import type { NamedRule } from '../engine/rule.ts'

export const allRules: readonly NamedRule[] = []
