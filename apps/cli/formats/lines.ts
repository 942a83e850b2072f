/** Where a place stands for a reader: both counted from 1, the column in UTF-16 units as editors count it. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Finds lines and columns in one text; `\r\n`, `\n` and `\r` all end a line. Made once, asked often. */
export function lineFinder(text: string): (offset: number) => LineColumn {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
