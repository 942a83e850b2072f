/** One cell of a copied table. */
export type Cell = string | number | null

/**
 * Rows as tab-separated text, which Excel and WPS take from the clipboard as cells.
 * Tabs and line ends inside a cell become blanks.
 */
export function toTsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => plain(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n')
}

/** Rows as comma-separated text (RFC 4180) with a byte order mark, without which Excel takes the bytes for GBK. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  const quoted = rows.map((row) =>
    row.map((cell) => {
      const text = plain(cell)
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    }),
  )
  return `\ufeff${quoted.map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** A text from the report that begins like a formula must not become one in the reader's sheet. */
function plain(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
