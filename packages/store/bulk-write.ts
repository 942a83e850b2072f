import { setImmediate } from 'node:timers/promises'
import type { Queryable } from './database.ts'

/** Rows in one statement: enough to hide the way to the database, few enough that making the next overlaps with writing this one. */
const ROWS_PER_STATEMENT = 5_000

/** Rows in portions for one statement each. */
export function* pieces<T>(rows: readonly T[], size = ROWS_PER_STATEMENT): Iterable<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}

/** A column of rows to be written, and its value in a row. JSON comes as text: `json` is kept letter by letter. */
export interface Column<Row> {
  readonly name: string
  readonly type: 'text' | 'date' | 'integer' | 'bigint' | 'numeric' | 'boolean' | 'json' | 'jsonb'
  readonly of: (row: Row) => string | number | boolean | null
}

/** Columns that are written under the names of a row's own fields. */
export const columnsOf = <Row extends object>(
  types: {
    readonly [Name in keyof Row & string]?: Column<Row>['type']
  },
): readonly Column<Row>[] =>
  Object.entries<Column<Row>['type']>(types as Readonly<Record<string, Column<Row>['type']>>).map(([name, type]) => ({
    name,
    type,
    of: (row) => row[name as keyof Row] as ReturnType<Column<Row>['of']>,
  }))

/**
 * Writes many rows, column by column: a statement has one array a column, which costs the database a tenth of reading objects. The next
 * portion is made while the database still writes the one before; `done` waits for the last.
 */
export class BulkWriter {
  readonly #transaction: Queryable
  readonly #tenant: string
  readonly #tell: (rows: number) => void
  #last: Promise<readonly unknown[]> = Promise.resolve([])

  /** @param tell is told how many rows were handed to the database, statement by statement. */
  constructor(transaction: Queryable, tenant: string, tell: (rows: number) => void = () => {}) {
    this.#transaction = transaction
    this.#tenant = tenant
    this.#tell = tell
  }

  /**
   * Writes rows by `sql`, whose `$1` is the tenant and which is given what stands behind `from`: the rows as `r`, with their columns.
   */
  async write<Row>(
    columns: readonly Column<Row>[],
    rows: readonly Row[],
    sql: (source: string) => string,
  ): Promise<void> {
    const text = sql(sourceOf(columns))
    for (const piece of pieces(rows)) {
      const parameters = columns.map((column) => arrayOf(column, piece))
      await this.run(text, parameters)
      this.#tell(piece.length)
      // Others in this process get their turn, and hear how far it is.
      if (piece.length === ROWS_PER_STATEMENT) await setImmediate()
    }
  }

  /** Reads by `sql`, given as to `write`, behind all before it. */
  async read<Found, Row = Found>(
    columns: readonly Column<Row>[],
    rows: readonly Row[],
    sql: (source: string) => string,
  ): Promise<readonly Found[]> {
    const found: Found[] = []
    for (const piece of pieces(rows)) {
      await this.write(columns, piece, sql)
      for (const row of await this.done<Found>()) found.push(row)
    }
    return found
  }

  /** Adds rows to a table, whose columns have the names of these. */
  insert<Row>(table: string, columns: readonly Column<Row>[], rows: readonly Row[], onConflict = ''): Promise<void> {
    const names = columns.map(({ name }) => name).join(', ')
    const values = columns.map(takenFrom).join(', ')
    return this.write(
      columns,
      rows,
      (source) => `insert into ${table} (tenant_id, ${names}) select $1, ${values} from ${source} ${onConflict}`,
    )
  }

  /** Runs a statement behind all before it; `$1` is the tenant. */
  async run(sql: string, parameters: readonly unknown[]): Promise<void> {
    await this.#last
    this.#last = this.#transaction.query(sql, [this.#tenant, ...parameters])
    // A failure is thrown by the next await; until then it must not count as one that nobody handles.
    this.#last.catch(() => {})
  }

  /** Waits until everything is written. @returns the rows of the last statement. */
  done<Row>(): Promise<readonly Row[]> {
    return this.#last as Promise<readonly Row[]>
  }
}

/** The rows as a source of a statement: the arrays of the columns side by side, from `$2` on. */
const sourceOf = (columns: readonly Column<never>[]): string => {
  const arrays = columns.map(({ type }, at) =>
    type === 'json' || type === 'jsonb'
      ? `${type}_array_elements($${at + 2}::${type})`
      : `unnest($${at + 2}::${type}[])`,
  )
  return `rows from (${arrays.join(', ')}) as r(${columns.map(({ name }) => name).join(', ')})`
}

/** A column of the source as the table takes it. */
const takenFrom = ({ name, type }: Column<never>): string => (type === 'json' ? `r.${name}::text` : `r.${name}`)

/** A column's values as an array's text: of JSON as a JSON array, of all else as PostgreSQL writes arrays. */
function arrayOf<Row>({ type, of }: Column<Row>, rows: readonly Row[]): string {
  if (type === 'json' || type === 'jsonb') return `[${rows.map(of).join(',')}]`
  let text = ''
  for (const row of rows) {
    const value = of(row)
    text += value === null ? ',NULL' : typeof value === 'string' ? `,"${escaped(value)}"` : `,${value}`
  }
  return `{${text.slice(1)}}`
}

const escaped = (text: string): string => (/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text)
