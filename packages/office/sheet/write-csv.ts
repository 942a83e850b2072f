import type { SheetCell } from './cell.ts'

/**
 * Rows as separated values (RFC 4180, UTF-8 with a byte order mark, as sheet programs in Chinese want it). Text that would be taken
 * for a formula gets a `'` in front; reading takes it away again. Numbers and days stand as they are.
 */
export async function* writeCsv(
  rows: AsyncIterable<readonly (SheetCell | undefined)[]> | Iterable<readonly (SheetCell | undefined)[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let piece = '\uFEFF'
  for await (const cells of rows) {
    piece += `${cells.map(fieldOf).join(',')}\r\n`
    if (piece.length < 64 * 1024) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(piece)
}

function fieldOf(cell: SheetCell | undefined): string {
  if (cell === undefined) return ''
  const isNumber = cell.kind !== 'text' && /^-?\d+(?:\.\d+)?$/.test(cell.text)
  const text = !isNumber && /^'*[=+\-@\t\r]/.test(cell.text) ? `'${cell.text}` : cell.text
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
