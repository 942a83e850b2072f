import type { CheckResult, Finding } from '@taizhang/check'
import type { Place } from '@taizhang/text'

/** What belongs to a finding beside its own words: the figures of its relation, else the places that the rule names. */
export function placesOf(result: CheckResult, finding: Finding): readonly Place[] {
  const relation = finding.relation === undefined ? undefined : result.relations[finding.relation]
  return relation ? relation.members : (finding.related ?? [])
}
