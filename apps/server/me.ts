import type { Output, showMe } from '@taizhang/contract'
import type { TenantSetup } from '@taizhang/store'

/** Who somebody is, with today's roles, as the page shows it. */
export function meOf(
  tenant: string,
  setup: TenantSetup,
  account: {
    readonly person: string
    readonly signInName: string
    readonly passwordMustChange: boolean
    readonly secondFactor: boolean
  },
  today: string,
): Output<typeof showMe> {
  const person = setup.people.get(account.person)
  if (!person) throw new Error('an account without its person')
  const { signInName, passwordMustChange, secondFactor } = account
  const grants = (setup.grants.get(person.id) ?? []).filter(
    ({ from, to }) => from <= today && (to === null || to >= today),
  )
  return { tenant, person, signInName, grants, passwordMustChange, secondFactor }
}
