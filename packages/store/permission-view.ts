import { type Action, may, type OrgId, type PersonId, type StepContext } from '@taizhang/ledger'
import type { TenantSetup } from './setup.ts'

/** A tenant’s offices and roles as the domain’s rules about rights read them. */
export const permissionView = (setup: TenantSetup) => ({
  org: (id: OrgId) => setup.orgs.get(id),
  grantsOf: (person: PersonId) => setup.grants.get(person) ?? [],
})

/** What somebody may do in an office on the day of a step. */
export function mayIn(
  setup: TenantSetup,
  { by, today }: Pick<StepContext, 'by' | 'today'>,
  org: OrgId,
): (action: Action) => boolean {
  const view = permissionView(setup)
  return (action) => may(view, by, action, org, today)
}
