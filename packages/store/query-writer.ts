import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Queryable } from './database.ts'

/** The tables that queries are put together over; the rest is read and written by plain SQL. */
interface Tables {
  readonly entry: {
    readonly tenant_id: string
    readonly id: string
    readonly ledger: string
    readonly org_id: string
    readonly field_values: unknown
    readonly day: string
    readonly end_day: string | null
    readonly state: string
    readonly first_state: string
    readonly state_since: string | null
    readonly version: number
    readonly deleted: boolean
    readonly reopened: number
    readonly created_by: string
    readonly created_on: string
    readonly moved_by: string | null
    readonly slot1: string | null
    readonly slot2: string | null
    readonly slot3: string | null
  }
}

/** Writes SQL only; `run` carries it out in a transaction that is scoped already. */
export const writer = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export const run = <Row>(transaction: Queryable, query: { compile(): CompiledQuery<Row> }): Promise<readonly Row[]> => {
  const { sql, parameters } = query.compile()
  return transaction.query<Row>(sql, parameters)
}
