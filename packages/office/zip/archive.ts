import { type Limits, sizeInWords } from '../limits.ts'
import { damaged, Refusal } from '../problem.ts'
import { CRC_START, crc32, crcOf, extendCrc } from './crc32.ts'

/** One entry of a zip, with the places of its raw bytes, so that it can be passed on untouched. */
export interface ZipEntry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly expandedBytes: number
  /** Local header, data and descriptor, up to the next entry. */
  readonly rawStart: number
  readonly rawEnd: number
  readonly dataStart: number
  /** Its record in the central directory. */
  readonly centralStart: number
  readonly centralEnd: number
}

/** A zip opened by its central directory. Nothing is expanded yet. */
export interface Archive {
  readonly bytes: Uint8Array
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[]
  /** By name in lower case: names in an office package do not differ by case alone. */
  readonly byName: ReadonlyMap<string, ZipEntry>
  readonly centralStart: number
  /** The comment of the whole zip. */
  readonly comment: Uint8Array
}

/** What may still be expanded, in bytes: shared by all parts read from one archive. */
export interface ExpandBudget {
  left: number
}

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const FROM_ZIP64 = 0xffffffff
const NAME_IS_UTF8 = 0x0800

/** True where the bytes begin like a zip. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === (bytes[2] ?? 0) + 1
  )
}

/**
 * Opens a zip: reads the central directory and checks that its entries lie inside the file and do not overlap.
 * Throws a `Refusal` for anything else: truncated, encrypted, too many or too large parts.
 */
export function openArchive(given: Uint8Array, limits: Limits): Archive {
  // A Node Buffer is a Uint8Array whose `slice` does not copy; from here on all are plain.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) throw damaged('压缩包不完整，缺少结尾')
  let count = view.getUint16(end + 10, true)
  let centralStart = view.getUint32(end + 16, true)
  if (count === 0xffff || centralStart === FROM_ZIP64) {
    const wide = findWideEnd(view, end)
    count = wide.count
    centralStart = wide.centralStart
  }
  if (count > limits.partsMax) {
    throw new Refusal(
      'too-many-parts',
      `压缩包里有 ${count} 个部件，超过上限 ${limits.partsMax} 个，不像正常的办公文件，已拒绝打开。`,
    )
  }
  const entries = readCentral(view, centralStart, count)
  checkDeclaredSize(entries, limits)
  const byName = new Map<string, ZipEntry>()
  for (const entry of entries) {
    const key = entry.name.toLowerCase()
    if (byName.has(key)) throw damaged('压缩包里有两个同名的部件', entry.name)
    byName.set(key, entry)
  }
  return { bytes, entries, byName, centralStart, comment: bytes.subarray(end + END_BYTES) }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_BYTES - 0xffff)
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue
    if (at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return -1
}

function findWideEnd(view: DataView, end: number): { count: number; centralStart: number } {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw damaged('压缩包的目录不完整')
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) throw damaged('压缩包的目录不完整')
  return { count: Number(view.getBigUint64(at + 32, true)), centralStart: Number(view.getBigUint64(at + 48, true)) }
}

type CentralRecord = Omit<ZipEntry, 'rawEnd' | 'dataStart'>

function readCentral(view: DataView, centralStart: number, count: number): ZipEntry[] {
  const records: CentralRecord[] = []
  let at = centralStart
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw damaged('压缩包的目录不完整')
    const record = readRecord(view, at)
    records.push(record)
    at = record.centralEnd
  }
  return withRawPlaces(view, records, centralStart)
}

function readRecord(view: DataView, at: number): CentralRecord {
  const nameBytes = view.getUint16(at + 28, true)
  const extraBytes = view.getUint16(at + 30, true)
  const centralEnd = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
  if (centralEnd > view.byteLength) throw damaged('压缩包的目录不完整')
  const extraStart = at + 46 + nameBytes
  const wide = wideFields(view, extraStart, extraStart + extraBytes)
  const expandedBytes = orWide(view.getUint32(at + 24, true), wide)
  const packedBytes = orWide(view.getUint32(at + 20, true), wide)
  const rawStart = orWide(view.getUint32(at + 42, true), wide)
  const flags = view.getUint16(at + 8, true)
  // Without the flag for UTF-8 the encoding of names is anyone's guess; one character a byte keeps them apart.
  const encoding = flags & NAME_IS_UTF8 ? 'utf-8' : 'windows-1252'
  const name = new TextDecoder(encoding).decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes))
  return {
    name,
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes,
    expandedBytes,
    rawStart,
    centralStart: at,
    centralEnd,
  }
}

/** The 64-bit values of a zip64 extra field, in the order in which the short fields ask for them. */
function wideFields(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; ) {
    const bytes = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      const values: number[] = []
      for (let field = at + 4; field + 8 <= Math.min(end, at + 4 + bytes); field += 8) {
        values.push(Number(view.getBigUint64(field, true)))
      }
      return values
    }
    at += 4 + bytes
  }
  return []
}

function orWide(short: number, wide: number[]): number {
  return short === FROM_ZIP64 ? (wide.shift() ?? short) : short
}

function withRawPlaces(view: DataView, records: readonly CentralRecord[], centralStart: number): ZipEntry[] {
  const starts = records.map((record) => record.rawStart).sort((a, b) => a - b)
  // Overlapping entries are how a small zip expands to a huge one.
  const shared = starts.find((start, index) => start === starts[index + 1])
  if (shared !== undefined) throw overlapping(records.find(({ rawStart }) => rawStart === shared)?.name ?? '')
  const nextStart = new Map(starts.map((start, index) => [start, starts[index + 1] ?? centralStart]))
  return records.map((record) => {
    const { rawStart, name } = record
    if (rawStart + 30 > view.byteLength || view.getUint32(rawStart, true) !== LOCAL_SIGNATURE) {
      throw damaged('压缩包里的部件位置不对', name)
    }
    const dataStart = rawStart + 30 + view.getUint16(rawStart + 26, true) + view.getUint16(rawStart + 28, true)
    const rawEnd = nextStart.get(rawStart) ?? centralStart
    if (rawEnd > centralStart || dataStart + record.packedBytes > rawEnd) throw overlapping(name)
    return { ...record, dataStart, rawEnd }
  })
}

function overlapping(name: string): Refusal {
  return damaged('压缩包里的部件互相重叠', name)
}

function checkDeclaredSize(entries: readonly ZipEntry[], limits: Limits): void {
  let total = 0
  for (const entry of entries) total += entry.expandedBytes
  if (total > limits.expandedBytesMax) throw expandsTooLarge(limits)
}

function expandsTooLarge(limits: Limits, place = ''): Refusal {
  return new Refusal(
    'expands-too-large',
    `文件解压后超过 ${sizeInWords(limits.expandedBytesMax)}，或压缩比异常，可能是压缩炸弹，已停止读取。请确认文件来源；若确是正常材料，请拆成几个文件后再校核。`,
    place,
  )
}

/** The expanded bytes of one part, checked against its CRC. The limits hold while expanding, whatever the headers say. */
export async function expandEntry(
  archive: Archive,
  entry: ZipEntry,
  budget: ExpandBudget,
  limits: Limits,
): Promise<Uint8Array> {
  if (entry.flags & 1) throw new Refusal('password', PASSWORD_MESSAGE, entry.name)
  const packed = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes)
  const expanded = await expandBytes(packed, entry, budget, limits)
  if (crc32(expanded) !== entry.crc) throw damaged('部件的校验码不对', entry.name)
  return expanded
}

/**
 * The expanded bytes of one part, piece by piece, so that a large part needs no memory of its own size. The same limits hold; the
 * check by CRC comes after the last piece.
 */
export async function* expandPieces(
  archive: Archive,
  entry: ZipEntry,
  budget: ExpandBudget,
  limits: Limits,
): AsyncGenerator<Uint8Array> {
  if (entry.flags & 1) throw new Refusal('password', PASSWORD_MESSAGE, entry.name)
  if (entry.method !== 0 && entry.method !== 8) throw damaged('部件用了不支持的压缩方法', entry.name)
  const packed = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes)
  const bytesMax = Math.max(16 * 1024 * 1024, packed.length * limits.expansionRatioMax)
  let crc = CRC_START
  let total = 0
  for await (const piece of entry.method === 0 ? [packed] : inflatePieces(packed, entry.name)) {
    total += piece.length
    budget.left -= piece.length
    if (budget.left < 0 || (entry.method === 8 && total > bytesMax)) throw expandsTooLarge(limits, entry.name)
    crc = extendCrc(crc, piece)
    yield piece
  }
  if (crcOf(crc) !== entry.crc) throw damaged('部件的校验码不对', entry.name)
}

const PACKED_PIECE_BYTES = 64 * 1024

async function* inflatePieces(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: () => undefined,
    pull: (controller) => {
      const next = packed.slice(at, at + PACKED_PIECE_BYTES)
      at += next.length
      if (next.length > 0) controller.enqueue(next)
      else controller.close()
    },
  })
  let at = 0
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw damaged('部件解压不了', name)
      })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

export const PASSWORD_MESSAGE = '文件设了打开密码，无法读取。请在 Word 或 WPS 中打开，去掉密码后另存一份再校核。'

async function expandBytes(
  packed: Uint8Array,
  entry: ZipEntry,
  budget: ExpandBudget,
  limits: Limits,
): Promise<Uint8Array> {
  if (entry.method === 0) {
    budget.left -= packed.length
    if (budget.left < 0) throw expandsTooLarge(limits, entry.name)
    return packed
  }
  if (entry.method !== 8) throw damaged('部件用了不支持的压缩方法', entry.name)
  const ratioBytesMax = Math.max(16 * 1024 * 1024, packed.length * limits.expansionRatioMax)
  const bytesMax = Math.min(budget.left, ratioBytesMax)
  const expanded = await inflate(packed, bytesMax, entry.name)
  if (expanded === null) throw expandsTooLarge(limits, entry.name)
  budget.left -= expanded.length
  return expanded
}

/** Inflates raw deflate data; null as soon as it grows past `bytesMax`. */
async function inflate(packed: Uint8Array, bytesMax: number, name: string): Promise<Uint8Array | null> {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  // Errors surface at the reader; these promises only have to be looked at.
  const written = writer.write(packed.slice()).then(() => writer.close())
  written.catch(() => undefined)
  writer.closed.catch(() => undefined)
  const reader = stream.readable.getReader()
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      total += value.length
      if (total > bytesMax) {
        await reader.cancel().catch(() => undefined)
        return null
      }
      chunks.push(value)
    }
  } catch {
    throw damaged('部件解压不了', name)
  }
  return concatBytes(chunks, total)
}

/** One array out of many. */
export function concatBytes(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const all = new Uint8Array(total)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
