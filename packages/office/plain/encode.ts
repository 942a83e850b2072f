import type { DocumentSource } from '../source.ts'
import { encodeUtf16 } from '../xml/encoding.ts'

/**
 * Text as bytes in the encoding that its source came in, with its byte order mark; UTF-8 for sources that have none.
 * All of Unicode but half a surrogate pair can be written in each of the encodings; that becomes U+FFFD.
 */
export function encodePlain(text: string, source: DocumentSource): Uint8Array {
  if (source.kind !== 'txt' && source.kind !== 'md') return new TextEncoder().encode(text)
  if (source.encoding === 'gb18030') return encodeGb18030(text)
  const marked = source.mark ? `\uFEFF${text}` : text
  if (source.encoding === 'utf-8') return new TextEncoder().encode(marked)
  return encodeUtf16(marked, source.encoding === 'utf-16le')
}

/** GB18030 has no encoder in the platform, so its decoder is turned round. */
function encodeGb18030(text: string): Uint8Array {
  const codes = gbCodes()
  const bytes = new Uint8Array(text.length * 4)
  let at = 0
  for (const character of text) {
    const read = character.codePointAt(0) ?? 0
    const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read
    if (point < 0x80) {
      bytes[at++] = point
      continue
    }
    const code = point > 0xffff ? fourBytes(point - 0x10000 + 189_000) : (codes.get(point) ?? fourBytes(39_417))
    for (const byte of code) bytes[at++] = byte
  }
  return bytes.slice(0, at)
}

let knownCodes: ReadonlyMap<number, readonly number[]> | null = null

/** Codes of the basic plane, by code point: the two-byte area first, then the four-byte one. Made on first use. */
function gbCodes(): ReadonlyMap<number, readonly number[]> {
  if (knownCodes !== null) return knownCodes
  const codes = new Map<number, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  const learn = (code: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(code))
    const point = character.codePointAt(0) ?? 0
    const isOne = character.length === 1 && (point !== 0xfffd || code.length === 4)
    if (isOne && !codes.has(point)) codes.set(point, code)
  }
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) learn([first, second])
  }
  for (let pointer = 0; pointer < 39_420; pointer++) learn(fourBytes(pointer))
  knownCodes = codes
  return codes
}

/** The four bytes of a pointer, as the encoding standard counts them. */
function fourBytes(pointer: number): readonly number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1_260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ]
}
