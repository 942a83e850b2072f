import { randomUUID } from 'node:crypto'
import { dayOfMoment, type Grant, type Role } from '@taizhang/ledger'
import { AccountStore, AccountTaken, type LedgerStore } from '@taizhang/store'
import { hashPassword, oneTimePassword } from './sign-in/password.ts'

/** A person to be added with an account and, where it is given, a role. */
export interface UserToAdd {
  readonly signInName: string
  readonly name: string
  /** An office's id or its name. */
  readonly org: string
  readonly post: string
  readonly role: Role | null
  readonly reach: Grant['reach']
}

/** There is no such office, or more than one of that name. */
export class OfficeNotFound extends Error {
  readonly office: string
  constructor(office: string, count: number) {
    super(count === 0 ? `没有“${office}”这个单位。` : `有${count}个单位叫“${office}”，请改用单位编号。`)
    this.office = office
  }
}

/**
 * Adds a person with an account, from the command line, for who has the machine in hand. The history says so.
 * @returns the password to be used once.
 * @throws OfficeNotFound, AccountTaken.
 */
export async function addUser(store: LedgerStore, tenant: string, user: UserToAdd, at: string): Promise<string> {
  const setup = await store.setup(tenant)
  const found = [...setup.orgs.values()].filter(({ id, name }) => id === user.org || name === user.org)
  const [org] = found
  if (!org || found.length > 1) throw new OfficeNotFound(user.org, found.length)
  const accounts = new AccountStore(store.database)
  // Before the person is added: a name that is taken leaves nothing behind.
  if (await accounts.bySignInName(tenant, user.signInName)) throw new AccountTaken(user.signInName)
  const person = { id: randomUUID(), name: user.name, org: org.id, post: user.post }
  const grants = [...setup.grants.values()].flat()
  const grant: Grant[] = user.role
    ? [{ person: person.id, role: user.role, org: org.id, reach: user.reach, from: dayOfMoment(at), to: null }]
    : []
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  await store.setUp(
    tenant,
    {
      orgs: [...setup.orgs.values()],
      people: [...setup.people.values(), person],
      grants: [...grants, ...grant],
      ledgers: [...setup.ledgers.values()],
      indicators: [...setup.indicators.values()],
    },
    { by: 'command', at },
  )
  await accounts.create(tenant, { person: person.id, signInName: user.signInName, passwordHash, mustChange: true }, at)
  return password
}
