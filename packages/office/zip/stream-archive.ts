import { CRC_START, crcOf, extendCrc } from './crc32.ts'

/** A part whose bytes come piece by piece. */
export interface PartStream {
  readonly name: string
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** A zip grew beyond what the plain format can name (4 GiB). */
export class ArchiveTooLarge extends Error {
  constructor() {
    super('archive larger than 4 GiB')
    this.name = 'ArchiveTooLarge'
  }
}

const BYTES_MAX = 0xffff_fffe
const DOS_EPOCH = 0x00210000
/** The name is UTF-8; sizes stand behind the data. */
const FLAGS = 0x0808

/**
 * A zip as it is made, part after part, in memory of a piece. Parts may be made as they are asked for, so that a later one can
 * depend on what an earlier one has seen.
 */
export async function* packArchive(
  parts: AsyncIterable<PartStream> | Iterable<PartStream>,
): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = []
  let offset = 0
  for await (const { name, pieces } of parts) {
    const nameBytes = new TextEncoder().encode(name)
    const start = offset
    const local = localHeader(nameBytes)
    offset += local.length
    yield local
    const seen: Seen = { crc: CRC_START, bytes: 0 }
    let packedBytes = 0
    for await (const piece of deflatePieces(pieces, seen)) {
      packedBytes += piece.length
      offset += piece.length
      if (offset > BYTES_MAX || seen.bytes > BYTES_MAX) throw new ArchiveTooLarge()
      yield piece
    }
    const sizes = [crcOf(seen.crc), packedBytes, seen.bytes] as const
    const descriptor = descriptorOf(sizes)
    offset += descriptor.length
    yield descriptor
    directory.push(centralRecord(nameBytes, sizes, start))
  }
  yield* directory
  yield endRecord(
    directory.length,
    directory.reduce((sum, record) => sum + record.length, 0),
    offset,
  )
}

interface Seen {
  crc: number
  bytes: number
}

type Sizes = readonly [crc: number, packedBytes: number, expandedBytes: number]

async function* deflatePieces(pieces: PartStream['pieces'], seen: Seen): AsyncGenerator<Uint8Array> {
  const each = (async function* () {
    for await (const piece of pieces) {
      seen.crc = extendCrc(seen.crc, piece)
      seen.bytes += piece.length
      yield piece.slice()
    }
  })()
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      try {
        const { done, value } = await each.next()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        controller.error(error)
      }
    },
  })
  const reader = source.pipeThrough(new CompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function localHeader(name: Uint8Array): Uint8Array {
  const header = new Uint8Array(30 + name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x04034b50, true)
  view.setUint16(4, 20, true)
  view.setUint16(6, FLAGS, true)
  view.setUint16(8, 8, true)
  view.setUint32(10, DOS_EPOCH, true)
  view.setUint16(26, name.length, true)
  header.set(name, 30)
  return header
}

function descriptorOf([crc, packedBytes, expandedBytes]: Sizes): Uint8Array {
  const descriptor = new Uint8Array(16)
  const view = new DataView(descriptor.buffer)
  view.setUint32(0, 0x08074b50, true)
  view.setUint32(4, crc, true)
  view.setUint32(8, packedBytes, true)
  view.setUint32(12, expandedBytes, true)
  return descriptor
}

function centralRecord(name: Uint8Array, [crc, packedBytes, expandedBytes]: Sizes, offset: number): Uint8Array {
  const record = new Uint8Array(46 + name.length)
  const view = new DataView(record.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, 20, true)
  view.setUint16(6, 20, true)
  view.setUint16(8, FLAGS, true)
  view.setUint16(10, 8, true)
  view.setUint32(12, DOS_EPOCH, true)
  view.setUint32(16, crc, true)
  view.setUint32(20, packedBytes, true)
  view.setUint32(24, expandedBytes, true)
  view.setUint16(28, name.length, true)
  view.setUint32(42, offset, true)
  record.set(name, 46)
  return record
}

function endRecord(count: number, directoryBytes: number, directoryStart: number): Uint8Array {
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, directoryBytes, true)
  view.setUint32(16, directoryStart, true)
  return end
}
