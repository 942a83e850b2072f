import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@taizhang/ledger'
import { AccountStore, type LedgerStore } from '@taizhang/store'
import { hashPassword, oneTimePassword } from './sign-in/password.ts'

/** An account with the password to be changed at its first sign-in. It is told once and kept nowhere. */
export interface NewAccount {
  readonly title: string
  readonly signInName: string
  readonly oneTimePassword: string
}

/** 三员分立: three persons, none of whom sees business data, none of whom can stand in for another. */
const administrators: readonly (readonly [role: Role, title: string, name: string])[] = [
  ['system-admin', '系统管理员', 'system'],
  ['security-admin', '安全管理员', 'security'],
  ['audit-admin', '审计管理员', 'audit'],
]

/**
 * Makes the first jurisdiction of an empty installation: its root office and its three administrators. Their sign-in names end at
 * random, so that nobody outside knows one.
 * @returns the accounts to be told; null where there is a jurisdiction already.
 */
export async function firstStart(
  store: LedgerStore,
  { tenant, name, at }: { readonly tenant: string; readonly name: string; readonly at: string },
): Promise<readonly NewAccount[] | null> {
  if ((await store.tenants()).length > 0) return null
  const org = randomUUID()
  const ending = randomBytes(2).toString('hex')
  const people = administrators.map(([role, title, short]) => ({
    role,
    person: { id: randomUUID(), name: title, org, post: title },
    account: { title, signInName: `${short}-${ending}`, oneTimePassword: oneTimePassword() },
  }))
  await store.createTenant(tenant, name, at)
  await store.setUp(
    tenant,
    {
      orgs: [{ id: org, parent: null, name, kind: 'county', order: 1 }],
      people: people.map(({ person }) => person),
      grants: people.map(({ role, person }) => ({
        person: person.id,
        role,
        org,
        reach: 'below',
        from: at.slice(0, 10),
        to: null,
      })),
      ledgers: [],
      indicators: [],
    },
    { by: 'first-start', at },
  )
  const accounts = new AccountStore(store.database)
  for (const { person, account } of people) {
    const passwordHash = await hashPassword(account.oneTimePassword)
    await accounts.create(
      tenant,
      { person: person.id, signInName: account.signInName, passwordHash, mustChange: true },
      at,
    )
  }
  return people.map(({ account }) => account)
}
