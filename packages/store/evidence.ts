import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'

/** A file of evidence: what it is, told from its bytes and not from its name. */
export interface EvidenceFile {
  /** SHA-256 of the bytes, as hexadecimal digits. */
  readonly hash: string
  readonly sizeBytes: number
  readonly mediaType: string
  /** The name that it was uploaded with. */
  readonly name: string
}

/** Why a file is not taken. */
export interface EvidenceRefused {
  readonly reason: 'empty' | 'too-large' | 'type-not-allowed'
  readonly message: string
}

export type EvidenceResult =
  | { readonly ok: true; readonly file: EvidenceFile }
  | { readonly ok: false; readonly error: EvidenceRefused }

/** Where the bytes of evidence are kept, by their hash. On disk now; an S3-compatible store can take its place. */
export interface EvidenceStore {
  /** Takes a file whole, or refuses it and keeps nothing of it. The same bytes again are kept once. */
  put(name: string, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<EvidenceResult>
  /** The bytes; null where there is no such file. */
  read(hash: string): Promise<Readable | null>
  /** Whether the bytes are there and still hash to their name. */
  isWhole(hash: string): Promise<boolean>
}

/** 100 MB: a video of some minutes. */
export const evidenceSizeBytesMax = 100 * 1024 * 1024

/** Keeps evidence below `folder`/evidence, as ab/cd/<hash>: written aside, flushed to disk, then renamed. */
export function evidenceOnDisk(folder: string, sizeBytesMax = evidenceSizeBytesMax): EvidenceStore {
  const root = join(folder, 'evidence')
  const pathOf = (hash: string) => join(root, hash.slice(0, 2), hash.slice(2, 4), hash)
  let count = 0
  return {
    async put(name, bytes) {
      mkdirSync(root, { recursive: true })
      const aside = join(root, `.incoming-${process.pid}-${++count}`)
      const file = await open(aside, 'wx')
      try {
        const taken = await take(bytes, sizeBytesMax, (piece) => file.writeFile(piece))
        if (!taken.ok) return taken
        await file.sync()
        const path = pathOf(taken.hash)
        mkdirSync(dirname(path), { recursive: true })
        await rename(aside, path)
        await flushFolder(dirname(path))
        const { hash, sizeBytes, mediaType } = taken
        return { ok: true, file: { hash, sizeBytes, mediaType, name } }
      } finally {
        await file.close()
        await rm(aside, { force: true })
      }
    },
    async read(hash) {
      if (!isHash(hash) || !(await exists(pathOf(hash)))) return null
      return createReadStream(pathOf(hash))
    },
    async isWhole(hash) {
      if (!isHash(hash) || !(await exists(pathOf(hash)))) return false
      const digest = createHash('sha256')
      for await (const piece of createReadStream(pathOf(hash))) digest.update(piece as Uint8Array)
      return digest.digest('hex') === hash
    },
  }
}

/** Keeps evidence in memory, for tests. */
export function evidenceInMemory(sizeBytesMax = evidenceSizeBytesMax): EvidenceStore {
  const files = new Map<string, Uint8Array>()
  return {
    async put(name, bytes) {
      const pieces: Uint8Array[] = []
      const taken = await take(bytes, sizeBytesMax, async (piece) => {
        pieces.push(piece)
      })
      if (!taken.ok) return taken
      files.set(taken.hash, Buffer.concat(pieces))
      const { hash, sizeBytes, mediaType } = taken
      return { ok: true, file: { hash, sizeBytes, mediaType, name } }
    },
    read: async (hash) => {
      const bytes = files.get(hash)
      return bytes ? Readable.from([bytes]) : null
    },
    isWhole: async (hash) => {
      const bytes = files.get(hash)
      return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === hash
    },
  }
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** So that the new name is on disk too, where the system can flush a folder. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().catch(() => {})
  await folder.close()
}

type Taken =
  | { readonly ok: true; readonly hash: string; readonly sizeBytes: number; readonly mediaType: string }
  | { readonly ok: false; readonly error: EvidenceRefused }

const HEAD_BYTES = 4096

async function take(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sizeBytesMax: number,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<Taken> {
  const digest = createHash('sha256')
  const refuse = (reason: EvidenceRefused['reason'], message: string): Taken => ({
    ok: false,
    error: { reason, message },
  })
  let head = Buffer.alloc(0)
  let sizeBytes = 0
  for await (const piece of bytes) {
    sizeBytes += piece.length
    if (sizeBytes > sizeBytesMax)
      return refuse('too-large', `文件超过${Math.floor(sizeBytesMax / 1024 / 1024)}MB，请压缩或分开上传。`)
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)])
    digest.update(piece)
    await write(piece)
  }
  if (sizeBytes === 0) return refuse('empty', '文件是空的，请重新选择。')
  const mediaType = mediaTypeOf(head)
  if (mediaType === null)
    return refuse(
      'type-not-allowed',
      '只收图片（JPG、PNG、WebP）、PDF、OFD、Word、Excel、文本、MP4和ZIP文件，请转换后再上传。',
    )
  return { ok: true, hash: digest.digest('hex'), sizeBytes, mediaType }
}

const startsWith = (head: Buffer, bytes: string, at = 0): boolean =>
  head.subarray(at, at + bytes.length).toString('latin1') === bytes

/**
 * The type of a file from its first 4 KB; null for one that is not taken. Nothing that a browser would run is: a text that opens
 * like a page or a script is no text.
 */
export function mediaTypeOf(head: Buffer): string | null {
  if (startsWith(head, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return 'image/webp'
  if (startsWith(head, '%PDF-')) return 'application/pdf'
  if (startsWith(head, 'ftyp', 4)) return 'video/mp4'
  if (startsWith(head, 'PK\x03\x04')) return zipKind(head.toString('latin1'))
  return isPlainText(head) ? 'text/plain' : null
}

/** A zip by the names of its first members. */
function zipKind(head: string): string {
  if (head.includes('OFD.xml')) return 'application/ofd'
  const office = 'application/vnd.openxmlformats-officedocument'
  if (head.includes('word/')) return `${office}.wordprocessingml.document`
  if (head.includes('xl/')) return `${office}.spreadsheetml.sheet`
  return 'application/zip'
}

function isPlainText(head: Buffer): boolean {
  if (head.includes(0)) return false
  const text = new TextDecoder().decode(head).trimStart().toLowerCase()
  return (
    !/^(?:\ufeff)?\s*<(?:[a-z!?/])/.test(text) &&
    !text.startsWith('#!') &&
    !startsWith(head, 'MZ') &&
    !startsWith(head, '\x7fELF')
  )
}
