/** What runs SQL: a database outside a transaction, or one transaction. Parameters are `$1`, `$2` …; arrays and JSON text are parameters too. */
export interface Queryable {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
}

/**
 * A PostgreSQL, embedded or on a server. Days come back as `2024-03-05`, moments as ISO 8601 in UTC with milliseconds, bigint as
 * number, numeric as exact decimal text, JSON read.
 */
export interface Database extends Queryable {
  readonly kind: 'embedded' | 'server'
  /** Runs several statements without parameters, as the owner. */
  script(sql: string): Promise<void>
  /** One transaction that begins with `opening` (statements that set role and scope); a throw rolls it back. */
  transaction<T>(opening: string, work: (transaction: Queryable) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What a transaction may see: a tenant, and all of its offices or those named. */
export interface Scope {
  readonly tenant: string
  readonly orgs: 'all' | readonly string[]
}

/** The application's role: no owner, no right to change the past. */
export const applicationRole = 'taizhang_app'

/** Runs work as the application, within a scope: row security shows it nothing else. */
export const within = <T>(
  database: Database,
  scope: Scope,
  work: (transaction: Queryable) => Promise<T>,
  mode: 'write' | 'read' = 'write',
): Promise<T> =>
  database.transaction(
    `${mode === 'read' ? 'set transaction isolation level repeatable read read only; ' : ''}set local role ${applicationRole}; ${settings(scope)}`,
    work,
  )

const settings = ({ tenant, orgs }: Scope): string =>
  `set local taizhang.tenant = ${literal(tenant)}; set local taizhang.orgs = ${literal(orgsText(orgs))}`

/** Narrows or widens the offices that the rest of a transaction sees and writes. */
export async function narrow(transaction: Queryable, orgs: Scope['orgs']): Promise<void> {
  await transaction.query(`select set_config('taizhang.orgs', $1, true)`, [orgsText(orgs)])
}

const orgsText = (orgs: Scope['orgs']): string => (orgs === 'all' ? '*' : orgs.join(','))
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The types of result columns that both drivers must give alike, by PostgreSQL's type number. */
export const columnReaders: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1082: (text) => text,
  1184: (text) => new Date(text).toISOString(),
  1700: (text) => text,
}
