// Checking
export { type Accepted, type CheckResult, type CheckSettings } from './engine/check.ts'
export { type Category, type Edit, type Finding, type Severity } from './engine/finding.ts'
export { fingerprint } from './engine/fingerprint.ts'
export { applyEdits, certainEdits } from './engine/fix.ts'
export { check, checkReading } from './engine/run.ts'
// Relations
export { type MemberRole, type Relation, type RelationMember, type RelationType } from './engine/relation.ts'
export { findRelations } from './relations/find.ts'
// Rules
export { type Basis, type Example, type NamedRule, type Rule } from './engine/rule.ts'
export { allRules } from './rules/index.ts'
