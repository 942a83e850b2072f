import { type Database, type Queryable, within } from './database.ts'

/** One place where a person is signed in. */
export interface Session {
  readonly id: string
  readonly person: string
  readonly startedAt: string
  readonly seenAt: string
  /** The program, as it called itself. */
  readonly agent: string
  readonly address: string
}

const selected = 'id, person_id as person, started_at as "startedAt", seen_at as "seenAt", agent, address'

/** A session with what every request asks of its account. */
export interface OpenSession extends Session {
  readonly signInName: string
  readonly passwordMustChange: boolean
  readonly disabled: boolean
  readonly secondFactor: boolean
}

/** The session of a token with its account, as far as the transaction sees it. */
export async function findSession(
  transaction: Queryable,
  tenant: string,
  tokenHash: string,
): Promise<OpenSession | undefined> {
  const [session] = await transaction.query<OpenSession>(
    `select s.id, s.person_id as person, s.started_at as "startedAt", s.seen_at as "seenAt", s.agent, s.address,
       a.sign_in_name as "signInName", a.password_must_change as "passwordMustChange", a.disabled,
       a.factor_secret is not null as "secondFactor"
     from session s join account a on a.tenant_id = s.tenant_id and a.person_id = s.person_id
     where s.tenant_id = $1 and s.token_hash = $2`,
    [tenant, tokenHash],
  )
  return session
}

/** Where the persons of all tenants are signed in. Only hashes of tokens are kept. */
export class SessionStore {
  readonly #database: Database
  constructor(database: Database) {
    this.#database = database
  }

  async begin(tenant: string, tokenHash: string, session: Session): Promise<void> {
    await this.#in(tenant, (transaction) =>
      transaction.query(
        `insert into session (tenant_id, token_hash, id, person_id, started_at, seen_at, agent, address)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          tenant,
          tokenHash,
          session.id,
          session.person,
          session.startedAt,
          session.seenAt,
          session.agent,
          session.address,
        ],
      ),
    )
  }

  async ofPerson(tenant: string, person: string): Promise<readonly Session[]> {
    return this.#in(tenant, (transaction) =>
      transaction.query<Session>(
        `select ${selected} from session where tenant_id = $1 and person_id = $2 order by seen_at desc, id`,
        [tenant, person],
      ),
    )
  }

  async seen(tenant: string, id: string, at: string): Promise<void> {
    await this.#in(tenant, (transaction) =>
      transaction.query('update session set seen_at = $3 where tenant_id = $1 and id = $2', [tenant, id, at]),
    )
  }

  /** Ends one session of a person. @returns whether there was one. */
  async end(tenant: string, person: string, id: string): Promise<boolean> {
    const rows = await this.#in(tenant, (transaction) =>
      transaction.query('delete from session where tenant_id = $1 and person_id = $2 and id = $3 returning id', [
        tenant,
        person,
        id,
      ]),
    )
    return rows.length > 0
  }

  /** Forgets the sessions that began before a moment: they are over, whether anybody came back or not. */
  async forget(tenant: string, startedBefore: string): Promise<void> {
    await this.#in(tenant, (transaction) =>
      transaction.query('delete from session where tenant_id = $1 and started_at < $2', [tenant, startedBefore]),
    )
  }

  /** Ends all sessions of a person but one. */
  async endOthers(tenant: string, person: string, kept: string | null): Promise<void> {
    await this.#in(tenant, (transaction) =>
      transaction.query('delete from session where tenant_id = $1 and person_id = $2 and id is distinct from $3', [
        tenant,
        person,
        kept,
      ]),
    )
  }

  #in<T>(tenant: string, work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return within(this.#database, { tenant, orgs: [] }, work)
  }
}
