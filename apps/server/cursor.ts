/** Where a page ended, as text for the caller to hand back; nothing in it is meant to be read. */
export const writeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts of a cursor; null for one that nobody gave out. */
export function readCursor(
  text: string | undefined,
  kinds: readonly ('string' | 'number')[],
): readonly (string | number)[] | null {
  if (text === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const fits =
      Array.isArray(parts) && parts.length === kinds.length && parts.every((part, at) => typeof part === kinds[at])
    return fits ? (parts as readonly (string | number)[]) : null
  } catch {
    return null
  }
}

/** How many items of a list lie before the page that a cursor asks for. */
export const offsetIn = (text: string | undefined): number =>
  Math.min(1_000_000, Math.max(0, Math.floor(Number(readCursor(text, ['number'])?.[0] ?? 0))))
