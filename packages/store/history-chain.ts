import { hash as digest } from 'node:crypto'

/** What a tenant's first record follows. */
export const chainStart = '0'.repeat(64)

/** One record of the history, before it has its place in the chain. */
export interface HistoryRecord {
  /** `entry`, `reported`, `period`, `cited`, `target`, `setup` … */
  readonly kind: string
  /** What changed: an entry's id, an indicator's key, an office's id. */
  readonly subject: string
  readonly org: string | null
  readonly by: string
  readonly at: string
  /** What happened, as JSON. */
  readonly change: unknown
}

/** A record with its place. `record` is canonical JSON; `hash` = SM3(hash before, newline, record). */
export interface ChainedRecord {
  readonly seq: number
  readonly kind: string
  readonly subject: string
  readonly org: string | null
  readonly record: string
  readonly hash: string
}

/** The end of a chain: how many records, and the hash of the last. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** SM3 (GM/T 0004) of a text in UTF-8, as 64 hexadecimal digits. */
const sm3 = (text: string): string => digest('sm3', text, 'hex')

/** The hash of a record by the one before it. */
export const nextHash = (hash: string, record: string): string => sm3(`${hash}\n${record}`)

/** Puts records behind the end of a tenant's chain. */
export function chain(tenant: string, head: ChainHead, records: readonly HistoryRecord[]): readonly ChainedRecord[] {
  let { seq, hash } = head
  return records.map(({ kind, subject, org, by, at, change }) => {
    seq++
    const text = JSON.stringify
    // Canonical: the keys stand in order.
    const record = `{"at":${text(at)},"by":${text(by)},"change":${canonicalJson(change)},"kind":${text(kind)},"org":${text(org)},"seq":${seq},"subject":${text(subject)},"tenant":${text(tenant)}}`
    hash = nextHash(hash, record)
    return { seq, kind, subject, org, record, hash }
  })
}

/** JSON with keys in order of their UTF-16 code units and no blanks (RFC 8785), so that the same value is always the same text. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>
    let pairs = ''
    for (const key of Object.keys(object).sort())
      if (object[key] !== undefined)
        pairs += `${pairs === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(object[key])}`
    return `{${pairs}}`
  }
  return JSON.stringify(value ?? null)
}

/** What a look through an exported chain found. */
export type ChainVerdict =
  | { readonly ok: true; readonly tenant: string | null; readonly records: number; readonly head: string }
  /** `line` counts from 1. */
  | { readonly ok: false; readonly line: number; readonly reason: string }

/** One line of an export: a record with its hash. The record stands first, so that its text can be cut out as it is. */
export const chainLine = ({ record, hash }: Pick<ChainedRecord, 'record' | 'hash'>): string =>
  `{"record":${record},"hash":"${hash}"}`

/**
 * Checks an exported chain without any database: every record is canonical, counts on by one, belongs to one tenant, and hashes to
 * what stands behind it.
 */
export async function verifyChain(lines: AsyncIterable<string> | Iterable<string>): Promise<ChainVerdict> {
  let hash = chainStart
  let seq = 0
  let tenant: string | null = null
  for await (const line of lines) {
    if (line === '') continue
    const broken = (reason: string): ChainVerdict => ({ ok: false, line: seq, reason })
    seq++
    const read = readLine(line)
    if (!read) return broken('这一行不是历史记录。')
    tenant ??= read.tenant
    if (read.seq !== seq) return broken(`序号应为${seq}，是${read.seq}：有记录缺失或多出。`)
    if (read.tenant !== tenant) return broken('混入了别的地区的记录。')
    hash = nextHash(hash, read.record)
    if (read.hash !== hash) return broken(`第${seq}条记录的SM3值对不上：内容或顺序被改过。`)
  }
  return { ok: true, tenant, records: seq, head: hash }
}

function readLine(line: string) {
  try {
    const { record, hash } = JSON.parse(line) as {
      readonly record: { readonly tenant: string; readonly seq: number }
      readonly hash: string
    }
    return { tenant: record.tenant, seq: record.seq, record: canonicalJson(record), hash }
  } catch {
    return null
  }
}
