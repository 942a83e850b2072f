import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/** One file of an archive. Its bytes come in pieces and must be read, or drained, before the next is asked for. */
export interface Member {
  readonly path: string
  readonly sizeBytes: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A file is no archive of ours, or ends too early. */
export class ArchiveBroken extends Error {
  constructor(reason: string) {
    super(`备份文件不完整或已损坏：${reason}。请换一份备份。`)
  }
}

const BLOCK = 512

/**
 * Writes a tar (ustar) in gzip, which any machine can open: aside first, flushed to disk, then renamed, so that `path` is whole or not
 * there.
 */
export async function writeArchive(
  path: string,
  members: AsyncIterable<Omit<Member, 'bytes'> & { readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }>,
): Promise<void> {
  const aside = `${path}.part`
  const gzip = createGzip({ level: 6 })
  const file = createWriteStream(aside)
  gzip.pipe(file)
  const failed = new Promise<never>((_, reject) => {
    gzip.on('error', reject)
    file.on('error', reject)
  })
  failed.catch(() => {})
  const write = async (piece: Uint8Array) => {
    if (!gzip.write(piece)) await Promise.race([once(gzip, 'drain'), failed])
  }
  try {
    for await (const member of members) {
      await write(header(member.path, member.sizeBytes))
      let written = 0
      for await (const piece of member.bytes) {
        written += piece.length
        await write(piece)
      }
      if (written !== member.sizeBytes)
        throw new Error(`${member.path}: ${written} bytes instead of ${member.sizeBytes}`)
      await write(Buffer.alloc(padding(written)))
    }
    await write(Buffer.alloc(2 * BLOCK))
    gzip.end()
    await finished(file)
    const handle = await open(aside, 'r+')
    await handle.sync()
    await handle.close()
    await rename(aside, path)
  } catch (error) {
    gzip.destroy()
    file.destroy()
    await rm(aside, { force: true })
    throw error
  }
}

/** Reads an archive's members in order. @throws ArchiveBroken */
export async function* readArchive(path: string): AsyncIterable<Member> {
  const reader = new PieceReader(createReadStream(path).pipe(createGunzip()))
  for (;;) {
    const block = await reader.take(BLOCK)
    if (block.every((byte) => byte === 0)) return
    const { path: name, sizeBytes } = readHeader(block)
    const bytes = reader.stream(sizeBytes)
    yield { path: name, sizeBytes, bytes }
    for await (const _ of bytes) {
      // What the caller left is drained.
    }
    await reader.take(padding(sizeBytes))
  }
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

function header(path: string, sizeBytes: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  const cut = path.length <= 100 ? -1 : path.lastIndexOf('/', 154)
  const [prefix, name] = cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)]
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(prefix) > 155) throw new Error(`path too long: ${path}`)
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('        0', 148)
  block.write('ustar\x0000', 257)
  block.write(prefix, 345)
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

const checksum = (block: Buffer): number =>
  block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)

function readHeader(block: Buffer): { readonly path: string; readonly sizeBytes: number } {
  const text = (from: number, length: number) => {
    const part = block.toString('utf8', from, from + length)
    const end = part.indexOf('\0')
    return end < 0 ? part : part.slice(0, end)
  }
  if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 8), 8) !== checksum(block))
    throw new ArchiveBroken('里面的文件头不对')
  const prefix = text(345, 155)
  return {
    path: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`,
    sizeBytes: Number.parseInt(text(124, 12), 8),
  }
}

/** Takes a stream apart into pieces of wanted length. */
class PieceReader {
  readonly #pieces: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.#pieces = stream[Symbol.asyncIterator]()
  }

  async #more(): Promise<void> {
    const next = await this.#pieces.next().catch((error: Error) => {
      throw new ArchiveBroken(error.message)
    })
    if (next.done) throw new ArchiveBroken('文件没有写完')
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value])
  }

  async take(length: number): Promise<Buffer> {
    while (this.#rest.length < length) await this.#more()
    const taken = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return taken
  }

  async *stream(length: number): AsyncGenerator<Uint8Array, void> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0) await this.#more()
      const taken = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(taken.length)
      left -= taken.length
      yield taken
    }
  }
}
