import { type Database, type Queryable, within } from './database.ts'

/** How a person signs in. */
export interface Account {
  readonly person: string
  readonly signInName: string
  readonly passwordHash: string
  readonly passwordMustChange: boolean
  readonly failures: number
  readonly lockedUntil: string | null
  readonly factorSecret: string | null
  readonly factorPending: string | null
  readonly factorStep: number
  readonly disabled: boolean
}

/** What can change of an account. */
export type AccountChange = Partial<Omit<Account, 'person' | 'signInName'>> & { readonly passwordAt?: string }

/** The name is another account's, or the person has one already. */
export class AccountTaken extends Error {
  readonly signInName: string
  constructor(signInName: string) {
    super(`登录名“${signInName}”已有人用，或这个人已有账号。`)
    this.signInName = signInName
  }
}

const columns: Readonly<Record<keyof AccountChange, string>> = {
  passwordHash: 'password_hash',
  passwordMustChange: 'password_must_change',
  passwordAt: 'password_at',
  failures: 'failures',
  lockedUntil: 'locked_until',
  factorSecret: 'factor_secret',
  factorPending: 'factor_pending',
  factorStep: 'factor_step',
  disabled: 'disabled',
}

const selected = `person_id as person, sign_in_name as "signInName", password_hash as "passwordHash",
  password_must_change as "passwordMustChange", failures, locked_until as "lockedUntil", factor_secret as "factorSecret",
  factor_pending as "factorPending", factor_step as "factorStep", disabled`

/** The accounts of all tenants. Sign-in names are compared in small letters. */
export class AccountStore {
  readonly #database: Database
  constructor(database: Database) {
    this.#database = database
  }

  async bySignInName(tenant: string, name: string): Promise<Account | undefined> {
    const rows = await this.#in(tenant, (transaction) =>
      transaction.query<Account>(`select ${selected} from account where tenant_id = $1 and sign_in_name = $2`, [
        tenant,
        name.toLowerCase(),
      ]),
    )
    return rows[0]
  }

  async byPerson(tenant: string, person: string): Promise<Account | undefined> {
    const rows = await this.#in(tenant, (transaction) =>
      transaction.query<Account>(`select ${selected} from account where tenant_id = $1 and person_id = $2`, [
        tenant,
        person,
      ]),
    )
    return rows[0]
  }

  async all(tenant: string): Promise<readonly Account[]> {
    return this.#in(tenant, (transaction) =>
      transaction.query<Account>(`select ${selected} from account where tenant_id = $1 order by sign_in_name`, [
        tenant,
      ]),
    )
  }

  /** Gives a person an account with a password that must be changed at the first sign-in. Throws AccountTaken. */
  async create(
    tenant: string,
    account: {
      readonly person: string
      readonly signInName: string
      readonly passwordHash: string
      readonly mustChange: boolean
    },
    at: string,
  ): Promise<void> {
    const { person, signInName, passwordHash, mustChange } = account
    const made = await this.#in(tenant, (transaction) =>
      transaction.query(
        `insert into account (tenant_id, person_id, sign_in_name, password_hash, password_must_change, password_at, failures, factor_step, disabled)
         values ($1, $2, $3, $4, $5, $6, 0, 0, false) on conflict do nothing returning person_id`,
        [tenant, person, signInName.toLowerCase(), passwordHash, mustChange, at],
      ),
    )
    if (made.length === 0) throw new AccountTaken(signInName)
  }

  async change(tenant: string, person: string, change: AccountChange): Promise<void> {
    const keys = (Object.keys(change) as (keyof AccountChange)[]).filter((key) => change[key] !== undefined)
    if (keys.length === 0) return
    await this.#in(tenant, (transaction) =>
      transaction.query(
        `update account set ${keys.map((key, index) => `${columns[key]} = $${index + 3}`).join(', ')} where tenant_id = $1 and person_id = $2`,
        [tenant, person, ...keys.map((key) => change[key])],
      ),
    )
  }

  /**
   * Counts a wrong password, in one statement so that attempts at the same time all count; from `failuresMax` on the account is
   * locked until then, and counting begins anew.
   */
  async countFailure(tenant: string, person: string, failuresMax: number, lockedUntil: string): Promise<void> {
    await this.#in(tenant, (transaction) =>
      transaction.query(
        `update account set
           locked_until = case when failures + 1 >= $3 then $4::timestamptz else locked_until end,
           failures = case when failures + 1 >= $3 then 0 else failures + 1 end
         where tenant_id = $1 and person_id = $2`,
        [tenant, person, failuresMax, lockedUntil],
      ),
    )
  }

  /** Uses the code of a time step once. @returns whether it was not used before. */
  async useFactorStep(tenant: string, person: string, step: number): Promise<boolean> {
    const rows = await this.#in(tenant, (transaction) =>
      transaction.query(
        'update account set factor_step = $3 where tenant_id = $1 and person_id = $2 and factor_step < $3 returning person_id',
        [tenant, person, step],
      ),
    )
    return rows.length > 0
  }

  #in<T>(tenant: string, work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return within(this.#database, { tenant, orgs: [] }, work)
  }
}
