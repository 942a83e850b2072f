import { Refusal } from '../problem.ts'

export type PlainEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Text out of bytes, with what is needed to write it back the same way. */
export interface DecodedText {
  readonly text: string
  readonly encoding: PlainEncoding
  /** The file began with a byte order mark, which is not part of the text. */
  readonly mark: boolean
}

/**
 * Decodes a text file: by its byte order mark; else as UTF-8; else as GB18030 (which holds GBK and GB2312).
 * A few broken bytes become U+FFFD, which stay to be seen; binary data is refused.
 */
export function decodePlain(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'utf-16le', mark: true }
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be', bytes), encoding: 'utf-16be', mark: true }
  const mark = first === 0xef && second === 0xbb && third === 0xbf
  const zero = bytes.indexOf(0)
  if (zero >= 0) throw binary(zero)
  const utf8 = tryDecodeUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', mark }
  const encoding = mark || isBrokenUtf8(bytes) ? 'utf-8' : 'gb18030'
  const text = decode(encoding, bytes)
  if (replacements(text) > 2 + text.length / 100) throw binary(-1)
  return { text, encoding, mark }
}

function decode(encoding: PlainEncoding, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes)
}

function tryDecodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Nearly all of the non-ASCII bytes make good UTF-8: a broken UTF-8 file, not a GB18030 one. */
export function isBrokenUtf8(bytes: Uint8Array): boolean {
  // The first mebibyte tells; a character cut at its end counts as one broken one.
  const text = decode('utf-8', bytes.subarray(0, 1 << 20))
  const broken = replacements(text)
  let good = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) good++
  return good - broken > broken * 8
}

function replacements(text: string): number {
  let count = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++
  return count
}

function binary(at: number): Refusal {
  const where = at < 0 ? '' : `（第 ${at + 1} 个字节是空字节）`
  return new Refusal(
    'binary',
    `文件内容不是文字${where}，可能是图片、程序等其他文件改了扩展名，或文字编码无法识别。请用记事本打开并另存为 UTF-8 编码的 .txt，或换成 .docx。`,
  )
}
