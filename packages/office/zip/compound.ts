const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** The container of old Office files and of encrypted new ones. */
export function isCompound(bytes: Uint8Array): boolean {
  return COMPOUND.every((byte, at) => bytes[at] === byte)
}

/** Whether an ASCII word occurs in UTF-16 little-endian. */
export function includesWide(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = true
    for (let letter = 0; letter < word.length && same; letter++) {
      same = bytes[at + 2 * letter] === word.charCodeAt(letter) && bytes[at + 2 * letter + 1] === 0
    }
    if (same) return true
  }
  return false
}
