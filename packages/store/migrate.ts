import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applicationRole, type Database } from './database.ts'

/** A migration that was carried out reads differently now: the database and the program do not belong together. */
export class MigrationChanged extends Error {
  readonly migration: string
  constructor(migration: string) {
    super(`数据库里的“${migration}”与程序自带的不同。请使用与这个数据库相配的程序版本，不要修改已发布的迁移文件。`)
    this.migration = migration
  }
}

/** A numbered step of the database's shape. */
interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const folder = join(import.meta.dirname, 'migrations')

/** The migrations that come with the program, in order: `0001-name.sql`. */
export function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8')
      return { name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings a database up to date: each migration once, in order, all in one transaction.
 * @returns the names of those carried out now.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  await database.script(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then create role ${applicationRole} nologin; end if;
      if not pg_has_role(current_user, '${applicationRole}', 'member') then execute format('grant ${applicationRole} to %I', current_user); end if;
    end $$;
    create table if not exists migration (name text primary key, checksum text not null, at timestamptz not null default now());
  `)
  return database.transaction(`lock table migration in exclusive mode`, async (transaction) => {
    const done = await transaction.query<{ name: string; checksum: string }>('select name, checksum from migration')
    const known = new Map(done.map(({ name, checksum }) => [name, checksum]))
    const carriedOut: string[] = []
    for (const { name, sql, checksum } of migrations()) {
      const before = known.get(name)
      if (before !== undefined && before !== checksum) throw new MigrationChanged(name)
      if (before !== undefined) continue
      for (const statement of statementsOf(sql)) await transaction.query(statement)
      await transaction.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
      carriedOut.push(name)
    }
    return carriedOut
  })
}

/** Parts a script at semicolons that end a line, outside $$ … $$. */
function statementsOf(sql: string): string[] {
  const statements: string[] = []
  let current = ''
  let inBody = false
  for (const line of sql.split('\n')) {
    if (line.trimStart().startsWith('--')) continue
    current += `${line}\n`
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) inBody = !inBody
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(current.trim())
      current = ''
    }
  }
  if (current.trim() !== '') statements.push(current.trim())
  return statements
}
