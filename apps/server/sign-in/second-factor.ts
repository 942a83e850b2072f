import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const STEP_SECONDS = 30
const DIGITS = 6
const SECRET_BYTES = 20
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret in Base32 (RFC 4648), as authenticators take it. */
export function newSecret(): string {
  let bits = ''
  for (const byte of randomBytes(SECRET_BYTES)) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)] ?? '').join('')
}

/** The address that an authenticator reads from a QR code. */
export const secretAddress = (secret: string, account: string): string =>
  `otpauth://totp/${encodeURIComponent(`台账:${account}`)}?secret=${secret}&issuer=${encodeURIComponent('台账')}`

/** The code of a time step: HOTP (RFC 4226) over HMAC-SHA-1, as every authenticator has it. */
export function codeOfStep(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The time step of a moment (RFC 6238). */
export const stepOf = (moment: string): number => Math.floor(Date.parse(moment) / 1000 / STEP_SECONDS)

/** The time step whose code this is, now or one step before or after, for clocks that differ; null where it is none's. */
export function matchingStep(secret: string, code: string, moment: string): number | null {
  const clean = code.normalize('NFKC').replaceAll(' ', '')
  if (!/^\d{6}$/.test(clean)) return null
  const now = stepOf(moment)
  for (const step of [now, now - 1, now + 1])
    if (timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(clean))) return step
  return null
}

function bytesOf(secret: string): Buffer {
  let bits = ''
  for (const letter of secret) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
