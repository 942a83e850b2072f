import { createHash, randomBytes } from 'node:crypto'

/** What the browser keeps: the tenant, so that the session is looked for within it, and a token that only the browser has. */
export interface SessionToken {
  readonly tenant: string
  readonly token: string
}

const NAME = 'taizhang-session'
const TOKEN_BYTES = 32

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** What the database keeps of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Over HTTPS the name's prefix makes browsers hold to Secure, the whole site and no other host. */
const nameOf = (secure: boolean): string => (secure ? `__Host-${NAME}` : NAME)

/** The Set-Cookie line; an empty value takes the cookie away. It lasts while the browser runs; the server ends it before. */
export function cookieLine(token: SessionToken | null, secure: boolean): string {
  const value = token === null ? '' : `${token.tenant}.${token.token}`
  return [
    `${nameOf(secure)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
    ...(token === null ? ['Max-Age=0'] : []),
  ].join('; ')
}

/** Reads the session from a Cookie header; null where there is none. */
export function tokenIn(header: string | null, secure: boolean): SessionToken | null {
  for (const part of header?.split(';') ?? []) {
    const [name, value = ''] = part.trim().split('=', 2)
    const match = name === nameOf(secure) ? /^([a-z0-9][a-z0-9-]{0,63})\.([\w-]{43})$/.exec(value) : null
    if (match?.[1] && match[2]) return { tenant: match[1], token: match[2] }
  }
  return null
}
