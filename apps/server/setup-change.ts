import type { Setup } from '@taizhang/ledger'
import type { TenantSetup } from '@taizhang/store'
import type { SignedRequest } from './services.ts'

const underWay = new Map<string, Promise<unknown>>()

/**
 * Changes a tenant's offices, people or roles, one change after the other, so that none is made over an old state. `change` gives
 * what is new or changed, or null to leave all as it is; grants are given whole.
 */
export function changeSetup<Change extends { readonly answer: unknown; readonly setup?: Partial<Setup> }>(
  { services, tenant, caller, at }: SignedRequest,
  change: (setup: TenantSetup) => Change,
): Promise<Change['answer']> {
  const before = underWay.get(tenant) ?? Promise.resolve()
  const turn = before.then(async () => {
    const setup = await services.store.setup(tenant)
    const { answer, setup: changed }: Change = change(setup)
    if (!changed) return answer
    const whole: Setup = {
      orgs: changed.orgs ?? [...setup.orgs.values()],
      people: changed.people ?? [...setup.people.values()],
      grants: changed.grants ?? [...setup.grants.values()].flat(),
      // Definitions are not this change's: a pack that is enabled meanwhile must not be undone.
      ledgers: [],
      indicators: [],
    }
    await services.store.setUp(tenant, whole, { by: caller.person, at })
    return answer
  })
  underWay.set(
    tenant,
    turn.catch(() => {}),
  )
  return turn
}
