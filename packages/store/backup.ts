import { ArchiveBroken, readArchive, writeArchive } from './archive.ts'
import { applicationRole, type Database, type Queryable, within } from './database.ts'
import type { EvidenceStore } from './evidence.ts'
import { LedgerStore } from './ledger-store.ts'
import { migrations } from './migrate.ts'
import { type Verified, verifyTenant } from './verify.ts'

/** What a backup holds, or a restore brought back. */
export interface BackupSummary {
  readonly tenants: readonly string[]
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly evidenceFiles: number
}

/** A restore asks for a place where nothing is yet: it never mixes two sets of data. */
export class PlaceNotEmpty extends Error {
  constructor() {
    super('这个数据库里已有数据。恢复只能在空的数据目录或空的数据库上进行。')
  }
}

/** A file that entries refer to is not there: a backup without it would not be one. */
export class EvidenceMissing extends Error {
  readonly hash: string
  constructor(hash: string) {
    super(`佐证文件${hash}缺失，备份没有完成。请先运行 taizhang verify 查明。`)
    this.hash = hash
  }
}

const FORMAT = 1
const ROWS_PER_PART = 5_000
/** Who is signed in now is not restored. */
const leftOut: ReadonlySet<string> = new Set(['session'])

interface Head {
  readonly format: number
  readonly at: string
  readonly migrations: readonly string[]
}

/**
 * Writes all tenants with their evidence to one file: a tar in gzip with rows as JSON lines, the same for both kinds of database. All is
 * taken at one moment; on a server others go on working meanwhile, the embedded database waits.
 */
export async function backup(
  database: Database,
  evidence: EvidenceStore,
  path: string,
  at: string,
): Promise<BackupSummary> {
  const tenants = await new LedgerStore(database).tenants()
  const tables = await tablesInOrder(database)
  const rows: Record<string, number> = {}
  const hashes = new Map<string, number>()
  async function* members(transaction: Queryable) {
    const head: Head = { format: FORMAT, at, migrations: migrations().map(({ name }) => name) }
    yield textMember('backup.json', JSON.stringify(head))
    for (const tenant of tenants) {
      await transaction.query(`select set_config('taizhang.tenant', $1, true)`, [tenant])
      for (const table of tables) {
        let number = 0
        for await (const lines of linesOf(transaction, tenant, table)) {
          rows[table] = (rows[table] ?? 0) + lines.length
          const name = `${String(++number).padStart(6, '0')}.jsonl`
          yield textMember(`tenants/${tenant}/${table}/${name}`, lines.map((line) => `${line}\n`).join(''))
        }
      }
      const files = await transaction.query<{ hash: string; size: number }>(
        'select hash, size_bytes as size from evidence where tenant_id = $1',
        [tenant],
      )
      for (const { hash, size } of files) hashes.set(hash, size)
    }
    for (const [hash, sizeBytes] of hashes) {
      const bytes = await evidence.read(hash)
      if (!bytes) throw new EvidenceMissing(hash)
      yield { path: `evidence/${hash}`, sizeBytes, bytes: bytes as AsyncIterable<Uint8Array> }
    }
    yield textMember('end.json', JSON.stringify({ tenants, rows, evidenceFiles: hashes.size } satisfies BackupSummary))
  }
  const scope = { tenant: tenants[0] ?? '', orgs: 'all' } as const
  await within(database, scope, (transaction) => writeArchive(path, members(transaction)), 'read')
  return { tenants, rows, evidenceFiles: hashes.size }
}

function textMember(path: string, content: string) {
  const bytes = Buffer.from(content)
  return { path, sizeBytes: bytes.length, bytes: [bytes] }
}

/** A tenant's rows of a table as JSON texts, part by part. */
async function* linesOf(transaction: Queryable, tenant: string, table: string): AsyncIterable<readonly string[]> {
  await transaction.query(
    `declare part no scroll cursor for select row_to_json(t)::text as line from ${table} t where tenant_id = '${tenant}'`,
  )
  for (;;) {
    const rows = await transaction.query<{ line: string }>(`fetch ${ROWS_PER_PART} from part`)
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < ROWS_PER_PART) break
  }
  await transaction.query('close part')
}

/** Tables of tenants so that each comes after those that it refers to; closed periods last, for nothing may be entered in them. */
async function tablesInOrder(database: Queryable): Promise<readonly string[]> {
  const rows = await database.query<{ name: string; needs: readonly string[] }>(
    `select c.relname as name,
       array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as needs
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`,
  )
  const left = new Map(rows.filter(({ name }) => !leftOut.has(name)).map(({ name, needs }) => [name, needs]))
  left.delete('closed_period')
  const ordered: string[] = []
  while (left.size > 0) {
    const ready = [...left].filter(([, needs]) => needs.every((need) => !left.has(need))).map(([name]) => name)
    if (ready.length === 0) throw new Error(`tables refer to one another in a circle: ${[...left.keys()].join(', ')}`)
    for (const name of ready) left.delete(name)
    ordered.push(...ready)
  }
  return [...ordered, 'closed_period']
}

/**
 * Brings a backup back into a database that is up to date and empty, in one transaction: all of it or nothing. Evidence is checked
 * against its hashes as it comes; at the end each tenant is verified from the ground.
 * @throws PlaceNotEmpty, ArchiveBroken
 */
export async function restore(
  database: Database,
  evidence: EvidenceStore,
  path: string,
): Promise<BackupSummary & { readonly verified: Readonly<Record<string, readonly Verified[]>> }> {
  const store = new LedgerStore(database)
  if ((await store.tenants()).length > 0) throw new PlaceNotEmpty()
  const known = new Set(await tablesInOrder(database))
  const summary = await database.transaction(
    `set local role ${applicationRole}; set local taizhang.orgs = '*'`,
    (transaction) => restoreMembers(transaction, evidence, path, known),
  )
  const verified: Record<string, readonly Verified[]> = {}
  for (const tenant of summary.tenants) verified[tenant] = await verifyTenant(store, tenant, evidence)
  return { ...summary, verified }
}

async function restoreMembers(
  transaction: Queryable,
  evidence: EvidenceStore,
  path: string,
  known: ReadonlySet<string>,
): Promise<BackupSummary> {
  const rows: Record<string, number> = {}
  let evidenceFiles = 0
  let end: BackupSummary | undefined
  for await (const member of readArchive(path)) {
    const [place = '', first = '', table = ''] = member.path.split('/')
    if (member.path === 'backup.json') checkHead(JSON.parse(await textOf(member.bytes)) as Head)
    else if (member.path === 'end.json') end = JSON.parse(await textOf(member.bytes)) as BackupSummary
    else if (place === 'evidence') {
      const put = await evidence.put(first, member.bytes)
      if (!put.ok || put.file.hash !== first) throw new ArchiveBroken(`佐证文件${first}与它的哈希值不符`)
      evidenceFiles++
    } else if (place === 'tenants' && known.has(table)) {
      const lines = (await textOf(member.bytes)).split('\n').filter((line) => line !== '')
      await transaction.query(`select set_config('taizhang.tenant', $1, true)`, [first])
      await transaction.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
        `[${lines.join(',')}]`,
      ])
      rows[table] = (rows[table] ?? 0) + lines.length
    } else throw new ArchiveBroken(`里面有不认识的文件“${member.path}”`)
  }
  const sameRows = end && Object.entries(end.rows).every(([table, count]) => rows[table] === count)
  if (!end || !sameRows || end.evidenceFiles !== evidenceFiles) throw new ArchiveBroken('行数或文件数与备份时不符')
  return end
}

function checkHead(head: Head): void {
  const known = new Set(migrations().map(({ name }) => name))
  if (head.format !== FORMAT || head.migrations.some((name) => !known.has(name)))
    throw new ArchiveBroken('它由更新的程序版本写成，请先升级程序')
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
