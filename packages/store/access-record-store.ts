import { type Database, within } from './database.ts'

/** Who did or tried what beside the ledgers' own history: signing in, reading protected fields, changing accounts. */
export interface AccessRecord {
  readonly id: string
  readonly at: string
  readonly person: string | null
  /** `sign-in`, `read-protected` … */
  readonly event: string
  readonly subject: string
  readonly succeeded: boolean
  readonly address: string
  readonly requestId: string
}

const selected = 'id, at, person_id as person, event, subject, succeeded, address, request_id as "requestId"'

/** Records of access; they are added and never changed. */
export class AccessRecordStore {
  readonly #database: Database
  constructor(database: Database) {
    this.#database = database
  }

  async add(tenant: string, record: AccessRecord): Promise<void> {
    await within(this.#database, { tenant, orgs: [] }, (transaction) =>
      transaction.query(
        `insert into access_record (tenant_id, id, at, person_id, event, subject, succeeded, address, request_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          tenant,
          record.id,
          record.at,
          record.person,
          record.event,
          record.subject,
          record.succeeded,
          record.address,
          record.requestId,
        ],
      ),
    )
  }

  /** Newest first, from behind the one named. */
  async list(
    tenant: string,
    { after, most }: { readonly after: { readonly at: string; readonly id: string } | null; readonly most: number },
  ): Promise<readonly AccessRecord[]> {
    return within(
      this.#database,
      { tenant, orgs: [] },
      (transaction) =>
        transaction.query<AccessRecord>(
          `select ${selected} from access_record
           where tenant_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3))
           order by at desc, id desc limit $4`,
          [tenant, after?.at ?? null, after?.id ?? '', most],
        ),
      'read',
    )
  }
}
