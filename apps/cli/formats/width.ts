/**
 * Ranges of characters that take two columns in a terminal: East Asian Width W and F of Unicode 16 (UAX #11), pairs of
 * first and last code point. Quotation marks “ ” and the dash — are Ambiguous there and take one column in terminals.
 */
const wide: readonly number[] = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
  0x2614, 0x2615, 0x2648, 0x2653, 0x26a1, 0x26a1, 0x2705, 0x2705, 0x274c, 0x274c, 0x2795, 0x2797, 0x2e80, 0x303e,
  0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19,
  0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1b000, 0x1b2ff, 0x1f300, 0x1f64f, 0x1f680,
  0x1f6ff, 0x1f900, 0x1f9ff, 0x20000, 0x3fffd,
]

/** Columns that one code point takes in a terminal: 0 for combining marks and joiners, 2 for Chinese characters, else 1. */
export function columnsOf(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return 1
  if (
    codePoint <= 0x36f ||
    (codePoint >= 0x200b && codePoint <= 0x200d) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
  )
    return 0
  if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) return 0
  let low = 0
  let high = wide.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (codePoint > (wide[middle * 2 + 1] ?? 0)) low = middle + 1
    else high = middle
  }
  return codePoint >= (wide[low * 2] ?? Number.POSITIVE_INFINITY) ? 2 : 1
}

/** Columns that a text takes in a terminal. */
export function textColumns(text: string): number {
  let columns = 0
  for (const char of text) columns += columnsOf(char.codePointAt(0) ?? 0)
  return columns
}

/**
 * The text with every character that a terminal would obey instead of show (controls, escape sequences, direction
 * overrides, lone surrogates) made visible. Keeps the length in UTF-16 units.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(obeyed, (char) => {
    const code = char.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '␡' : '�'
  })
}

// Controls of C0 and C1, line and paragraph separators, direction marks and overrides.
const obeyed = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
