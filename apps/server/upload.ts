/** The bytes of a request's body; null where they are more than `most`. */
export async function bytesWithin({ body }: Request, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let sizeBytes = 0
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    sizeBytes += piece.length
    if (sizeBytes > most) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
