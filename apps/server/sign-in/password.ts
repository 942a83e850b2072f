import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Parameters of argon2id for new passwords: 19 MiB, two passes, one lane, as OWASP asks for at least. */
const settings = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
const SALT_BYTES = 16

interface Parameters {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly tagLength: number
}

/** The argon2id hash of a password (RFC 9106) in PHC format, with a salt of its own; computed beside the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await argon2id(password, salt, settings)
  return `$argon2id$v=19$m=${settings.memory},t=${settings.passes},p=${settings.parallelism}$${base64(salt)}$${base64(tag)}`
}

/** Whether the password is the one that was hashed; also where the parameters were others then. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash)
  if (!match) throw new TypeError('a stored password hash is not argon2id in PHC format')
  const [, memory, passes, parallelism, salt = '', tag = ''] = match
  const expected = Buffer.from(tag, 'base64')
  const found = await argon2id(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(found, expected)
}

/** A hash that no password has, to take as long over a name that nobody has as over one that somebody has. */
export const nobodysHash = hashPassword(randomBytes(32).toString('base64'))

function argon2id(password: string, nonce: Buffer, parameters: Parameters): Promise<Buffer> {
  return new Promise((done, fail) => {
    const message = Buffer.from(password.normalize('NFKC'), 'utf8')
    argon2('argon2id', { message, nonce, ...parameters }, (error, tag) => (error ? fail(error) : done(tag)))
  })
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** Letters and digits that nobody mistakes for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password to be used once: 16 characters in four groups, about 92 bits, with letters of both sizes, digits and a dash. */
export function oneTimePassword(): string {
  for (;;) {
    const letters = Array.from(unbiased(16), (index) => ALPHABET[index] ?? '')
    const text = [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
    if (/[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)) return text
  }
}

/** So many numbers below the alphabet's length, each as likely as the others. */
function unbiased(count: number): number[] {
  const found: number[] = []
  const limit = 256 - (256 % ALPHABET.length)
  while (found.length < count)
    for (const byte of randomBytes(count)) if (byte < limit && found.length < count) found.push(byte % ALPHABET.length)
  return found
}
