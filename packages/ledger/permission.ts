import type { Day } from './day.ts'
import type { OrgId, PersonId, Role } from './org.ts'
import { lineOf, type View } from './view.ts'

/** What can be done with business data, and by whom. The three administrators are in none: they see no business data. */
export type Action =
  | 'read'
  | 'write'
  | 'move'
  | 'delete'
  | 'report'
  | 'approve'
  | 'accept'
  | 'close-period'
  | 'reopen-period'
  | 'draft'
  | 'review'
  | 'sign'
  | 'supervise'
  | 'progress'
  | 'assign'
  | 'cite'
  | 'define'

const rolesFor: Readonly<Record<Action, readonly Role[]>> = {
  read: ['recorder', 'section-head', 'drafter', 'leader', 'supervisor', 'viewer'],
  write: ['recorder', 'section-head'],
  move: ['recorder', 'section-head', 'leader'],
  delete: ['section-head'],
  report: ['recorder', 'section-head'],
  approve: ['section-head'],
  accept: ['leader'],
  'close-period': ['section-head', 'leader'],
  'reopen-period': ['leader'],
  draft: ['drafter', 'section-head'],
  /** A draft of another person. */
  review: ['section-head', 'leader'],
  sign: ['leader'],
  supervise: ['supervisor', 'leader', 'section-head'],
  progress: ['recorder', 'section-head', 'drafter', 'leader', 'supervisor'],
  assign: ['section-head', 'leader'],
  cite: ['recorder', 'section-head', 'drafter'],
  /** Indicators of the office's own, and what it adds to a pack. */
  define: ['section-head', 'drafter'],
}

/** The roles that a person holds over an office on a day: in the office itself, or above it with reach below. */
export function rolesOver(
  view: Pick<View, 'org' | 'grantsOf'>,
  person: PersonId,
  org: OrgId,
  today: Day,
): ReadonlySet<Role> {
  const line = lineOf(view, org)
  const roles = new Set<Role>()
  for (const grant of view.grantsOf(person)) {
    if (grant.from > today || (grant.to !== null && grant.to < today)) continue
    if (grant.org === org || (grant.reach === 'below' && line.includes(grant.org))) roles.add(grant.role)
  }
  return roles
}

/** Whether a person may do it in an office on a day; `only` narrows the roles further (a move's own list). */
export function may(
  view: Pick<View, 'org' | 'grantsOf'>,
  person: PersonId,
  action: Action,
  org: OrgId,
  today: Day,
  only?: readonly Role[],
): boolean {
  const roles = rolesOver(view, person, org, today)
  return rolesFor[action].some((role) => roles.has(role) && (only === undefined || only.includes(role)))
}
