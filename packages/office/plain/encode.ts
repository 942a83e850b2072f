import type { DocumentSource } from '../source.ts'
import { encodeUtf16 } from '../xml/encoding.ts'

/** Text as bytes in the encoding that its source came in; UTF-8 for sources that have none. */
export function encodePlain(text: string, source: DocumentSource): Uint8Array {
  if (source.kind !== 'txt' && source.kind !== 'md') return new TextEncoder().encode(text)
  const marked = source.mark ? `\uFEFF${text}` : text
  if (source.encoding === 'utf-16le' || source.encoding === 'utf-16be') {
    return encodeUtf16(marked, source.encoding === 'utf-16le')
  }
  return new TextEncoder().encode(marked)
}
