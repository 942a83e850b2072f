const TABLE = /* @__PURE__ */ makeTable()

function makeTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let n = 0; n < 256; n++) {
    let value = n
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    table[n] = value >>> 0
  }
  return table
}

/** CRC-32 as zip uses it (ISO 3309, reflected, polynomial 0xEDB88320). */
export const crc32 = (bytes: Uint8Array): number => crcOf(extendCrc(CRC_START, bytes))

/** Where a CRC over several pieces starts. */
export const CRC_START = 0xffffffff

/** The running CRC with one more piece; `crcOf` ends it. */
export function extendCrc(crc: number, bytes: Uint8Array): number {
  let next = crc
  for (let at = 0; at < bytes.length; at++)
    next = (next >>> 8) ^ (TABLE[(next ^ (bytes[at] as number)) & 0xff] as number)
  return next
}

export const crcOf = (running: number): number => (running ^ 0xffffffff) >>> 0
