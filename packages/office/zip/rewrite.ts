import { type Archive, concatBytes, type ZipEntry } from './archive.ts'
import { crc32 } from './crc32.ts'

/** A part to put in: replaces the part of that name, or comes after all others. */
export interface PartChange {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Placed {
  readonly central: Uint8Array
}

/**
 * Writes the archive again with some parts replaced or added.
 * Every other part keeps its raw bytes (header, packed data, descriptor) and its order; only its offset in the directory moves.
 */
export async function rewriteArchive(archive: Archive, changes: readonly PartChange[]): Promise<Uint8Array> {
  const pending = new Map(changes.map((change) => [change.name.toLowerCase(), change]))
  const body: Uint8Array[] = []
  const directory: Placed[] = []
  let offset = 0
  const push = (bytes: Uint8Array) => {
    body.push(bytes)
    offset += bytes.length
  }
  for (const entry of archive.entries) {
    const change = pending.get(entry.name.toLowerCase())
    pending.delete(entry.name.toLowerCase())
    if (change === undefined) {
      directory.push({ central: movedRecord(archive, entry, offset) })
      push(archive.bytes.subarray(entry.rawStart, entry.rawEnd))
    } else {
      const packed = await packPart(entry.name, change.bytes, stampOf(archive, entry))
      directory.push({ central: packed.central(offset) })
      push(packed.local)
    }
  }
  const first = archive.entries[0]
  const stamp = first === undefined ? DOS_EPOCH : stampOf(archive, first)
  for (const change of pending.values()) {
    const packed = await packPart(change.name, change.bytes, stamp)
    directory.push({ central: packed.central(offset) })
    push(packed.local)
  }
  return finish(body, offset, directory, archive.comment)
}

/** A new archive of the given parts, in the given order. `stamp` is a DOS date and time; the default is 1980-01-01. */
export async function writeArchive(parts: readonly PartChange[]): Promise<Uint8Array> {
  const body: Uint8Array[] = []
  const directory: Placed[] = []
  let offset = 0
  for (const part of parts) {
    const packed = await packPart(part.name, part.bytes, DOS_EPOCH)
    directory.push({ central: packed.central(offset) })
    body.push(packed.local)
    offset += packed.local.length
  }
  return finish(body, offset, directory, new Uint8Array())
}

function finish(body: Uint8Array[], offset: number, directory: readonly Placed[], comment: Uint8Array): Uint8Array {
  const records = directory.map((placed) => placed.central)
  const directoryBytes = records.reduce((sum, record) => sum + record.length, 0)
  const end = new Uint8Array(22 + comment.length)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, records.length, true)
  view.setUint16(10, records.length, true)
  view.setUint32(12, directoryBytes, true)
  view.setUint32(16, offset, true)
  view.setUint16(20, comment.length, true)
  end.set(comment, 22)
  return concatBytes([...body, ...records, end], offset + directoryBytes + end.length)
}

/** The entry's own directory record with the new offset, in the short field or in its zip64 extra. */
function movedRecord(archive: Archive, entry: ZipEntry, offset: number): Uint8Array {
  const record = archive.bytes.slice(entry.centralStart, entry.centralEnd)
  const view = new DataView(record.buffer)
  if (view.getUint32(42, true) !== 0xffffffff) {
    view.setUint32(42, offset, true)
    return record
  }
  const extraStart = 46 + view.getUint16(28, true)
  const extraEnd = extraStart + view.getUint16(30, true)
  const before = (view.getUint32(24, true) === 0xffffffff ? 8 : 0) + (view.getUint32(20, true) === 0xffffffff ? 8 : 0)
  for (let at = extraStart; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) view.setBigUint64(at + 4 + before, BigInt(offset), true)
  }
  return record
}

const DOS_EPOCH = 0x00210000

function stampOf(archive: Archive, entry: ZipEntry): number {
  return new DataView(archive.bytes.buffer, archive.bytes.byteOffset).getUint32(entry.centralStart + 12, true)
}

interface Packed {
  readonly local: Uint8Array
  central(offset: number): Uint8Array
}

async function packPart(name: string, bytes: Uint8Array, stamp: number): Promise<Packed> {
  const nameBytes = new TextEncoder().encode(name)
  const packed = await deflate(bytes)
  // Bit 11: the name is UTF-8. Version 2.0: deflate.
  const shared = new Uint8Array(26)
  const view = new DataView(shared.buffer)
  view.setUint16(0, 20, true)
  view.setUint16(2, 0x0800, true)
  view.setUint16(4, 8, true)
  view.setUint32(6, stamp, true)
  view.setUint32(10, crc32(bytes), true)
  view.setUint32(14, packed.length, true)
  view.setUint32(18, bytes.length, true)
  view.setUint16(22, nameBytes.length, true)
  const local = new Uint8Array(30 + nameBytes.length + packed.length)
  new DataView(local.buffer).setUint32(0, 0x04034b50, true)
  local.set(shared, 4)
  local.set(nameBytes, 30)
  local.set(packed, 30 + nameBytes.length)
  return {
    local,
    central: (offset) => {
      const record = new Uint8Array(46 + nameBytes.length)
      const recordView = new DataView(record.buffer)
      recordView.setUint32(0, 0x02014b50, true)
      recordView.setUint16(4, 20, true)
      record.set(shared, 6)
      recordView.setUint32(42, offset, true)
      record.set(nameBytes, 46)
      return record
    },
  }
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new CompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const written = writer.write(bytes.slice()).then(() => writer.close())
  written.catch(() => undefined)
  const reader = stream.readable.getReader()
  const chunks: Uint8Array[] = []
  let total = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    total += value.length
  }
  return concatBytes(chunks, total)
}
