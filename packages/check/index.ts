// Checking

export type { Accepted, CheckResult, CheckSettings } from './engine/check.ts'
export type { Category, Edit, Finding, Severity } from './engine/finding.ts'
export { fingerprint } from './engine/fingerprint.ts'
export { applyEdits, certainEdits } from './engine/fix.ts'
export { check, checkReading } from './engine/run.ts'

// Relations

export type { MemberRole, Relation, RelationMember, RelationType } from './engine/relation.ts'
export { findRelations } from './relations/find.ts'

// Rules

export type { Basis, Example, NamedRule, Rule } from './engine/rule.ts'
export { allRules } from './rules/index.ts'
