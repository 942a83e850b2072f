/** Small pictures made in code, as evidence that can be opened: an invented place in plain colours, another for each number. */
export function photo(n: number): Uint8Array {
  const [width, height] = [96, 64]
  const lines = new Uint8Array((width * 3 + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines.set(colour(n, x, y, width, height), y * (width * 3 + 1) + 1 + x * 3)
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8)
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', stored(lines)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Sky, ground, a house with a door, and a board whose place tells one picture from another. */
function colour(n: number, x: number, y: number, width: number, height: number): readonly [number, number, number] {
  const horizon = height * 0.55
  const left = 14 + ((n * 7) % 30)
  if (x > left && x < left + 38 && y > 16 && y < 50)
    return x > left + 15 && x < left + 23 && y > 34 ? [92, 72, 60] : [214 - ((n * 11) % 60), 190, 160 + ((n * 5) % 40)]
  if (x > width - 22 && x < width - 8 && y > 30 + (n % 8) && y < 40 + (n % 8)) return [178, 42, 38]
  return y < horizon ? [168, 198 - Math.floor(y / 2), 224] : [126, 138 + ((x * 3 + n) % 9), 96]
}

/** A zlib stream of blocks that are stored as they are: nothing is compressed, nothing is needed to do it. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  const most = 65_535
  for (let from = 0; from < bytes.length; from += most) {
    const block = bytes.subarray(from, from + most)
    const head = new Uint8Array(5)
    const view = new DataView(head.buffer)
    head[0] = from + most >= bytes.length ? 1 : 0
    view.setUint16(1, block.length, true)
    view.setUint16(3, ~block.length & 0xffff, true)
    parts.push(head, block)
  }
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  const check = new Uint8Array(4)
  new DataView(check.buffer).setUint32(0, ((b << 16) | a) >>> 0)
  return joined([...parts, check])
}

function chunk(kind: string, body: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(kind), body])
  const whole = new Uint8Array(named.length + 8)
  const view = new DataView(whole.buffer)
  view.setUint32(0, body.length)
  whole.set(named, 4)
  view.setUint32(named.length + 4, crc(named))
  return whole
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
