import { damaged } from '../problem.ts'

/** How the bytes of an XML part stand for its text. */
export interface XmlText {
  /** Without byte order mark. */
  readonly source: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  readonly mark: boolean
}

/** Decodes an XML part, losslessly, so that `encodeXml` gives the same bytes again. */
export function decodeXml(bytes: Uint8Array, place: string): XmlText {
  const [first, second, third] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  const mark = encoding !== 'utf-8' || (first === 0xef && second === 0xbb && third === 0xbf)
  try {
    const source = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
    return { source, encoding, mark }
  } catch {
    throw damaged('文字编码不对', place)
  }
}

/** The bytes of an edited part, in the encoding it came in. */
export function encodeXml(source: string, { encoding, mark }: Omit<XmlText, 'source'>): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(mark ? `\uFEFF${source}` : source)
  return encodeUtf16(`\uFEFF${source}`, encoding === 'utf-16le')
}

/** UTF-16 in the given byte order. */
export function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return bytes
}
