/** Random bytes as text. `crypto.randomUUID` is missing on plain http, as many offices' networks have it; this is not. */
export function newWriteKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** After these nobody knows whether the write was done; sent again it must be recognised. */
const undecided: ReadonlySet<string> = new Set([
  'no-connection',
  'broken-answer',
  'unavailable',
  'internal',
  'too-many-requests',
])

/**
 * The key of one user's action: the same for every attempt at it, so that it happens once, and a new one for the next action.
 * An action is the same while what is sent is the same and no attempt at it has been decided.
 */
export class WriteKeys {
  readonly #make: () => string
  #open: { readonly sent: string; readonly key: string } | null = null
  constructor(make: () => string = newWriteKey) {
    this.#make = make
  }

  keyFor(sent: string): string {
    if (this.#open?.sent !== sent) this.#open = { sent, key: this.#make() }
    return this.#open.key
  }

  /** What came of the attempt: the code of its failure, or null where it was done. */
  settle(code: string | null): void {
    if (code === null || !undecided.has(code)) this.#open = null
  }
}
