import type { Ledger, Org, Person } from '@taizhang/ledger'
import { AccountStore, type LedgerStore, type TenantSetup } from '@taizhang/store'
import { CannotCarryOut } from './cannot-carry-out.ts'

/** The jurisdiction that a command means: the named one, or the only one there is. */
export async function chooseTenant(store: LedgerStore, named: string | undefined): Promise<string> {
  const tenants = await store.tenants()
  const [only, ...others] = tenants
  if (only === undefined)
    throw new CannotCarryOut('数据目录里还没有地区。', '请先运行 taizhang serve 或 taizhang demo。')
  if (named !== undefined && !tenants.includes(named))
    throw new CannotCarryOut(`没有“${named}”这个地区。`, `现有：${tenants.join('、')}。`)
  if (named === undefined && others.length > 0)
    throw new CannotCarryOut('有多个地区，请用 --tenant 指明。', `现有：${tenants.join('、')}。`)
  return named ?? only
}

/** A ledger by its key or its title. */
export function chooseLedger(setup: TenantSetup, named: string): Ledger {
  const all = [...setup.ledgers.values()]
  const found = setup.ledgers.get(named) ?? all.find(({ title }) => title === named)
  if (found) return found
  const known = all.map(({ key, title }) => `${title}（${key}）`).join('、')
  throw new CannotCarryOut(`没有“${named}”这本台账。`, known === '' ? '' : `现有：${known}。`)
}

/** An office by its id or its name; the root where none is named. */
export function chooseOrg(setup: TenantSetup, named: string | undefined): Org {
  const all = [...setup.orgs.values()]
  const found = all.filter(({ id, name, parent }) =>
    named === undefined ? parent === null : id === named || name === named,
  )
  const [org, ...others] = found
  if (!org) throw new CannotCarryOut(`没有“${named ?? ''}”这个单位。`, '请写单位的全称或编号。')
  if (others.length > 0) throw new CannotCarryOut(`有${found.length}个单位叫“${org.name}”。`, '请改用单位编号。')
  return org
}

/** The person in whose name a command acts, by sign-in name, by id, or by a name that nobody else has. */
export async function choosePerson(
  store: LedgerStore,
  tenant: string,
  setup: TenantSetup,
  named: string | undefined,
): Promise<Person> {
  if (named === undefined)
    throw new CannotCarryOut('没有说以谁的名义办理。', '请用 --as 写登录名或姓名，权限和留痕都以此人为准。')
  const account = await new AccountStore(store.database).bySignInName(tenant, named)
  const all = [...setup.people.values()]
  const found = all.filter(({ id, name }) => (account ? id === account.person : id === named || name === named))
  const [person, ...others] = found
  if (!person) throw new CannotCarryOut(`没有“${named}”这个人。`, '请写登录名或姓名。')
  if (others.length > 0) throw new CannotCarryOut(`有${found.length}个人叫“${named}”。`, '请改用登录名。')
  return person
}
