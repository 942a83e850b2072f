import type { z } from 'zod'
import type { FailureCode } from './failure.ts'

/**
 * Who may call an endpoint at all; what they may do with which rows is decided behind it. `open`: anybody. `signed-in`: any
 * account, also one whose password must be changed first. `member`: any account in order. `business`: who holds a role that sees
 * business data. The three administrators each have their own and see none of it.
 */
export type Access = 'open' | 'signed-in' | 'member' | 'business' | 'system-admin' | 'security-admin' | 'audit-admin'

/** What may go wrong at any endpoint of an access, before its own work begins. */
export const commonFailures = ['wrong-input', 'too-large', 'too-many-requests', 'unavailable', 'internal'] as const
export const signedInFailures = ['not-signed-in'] as const
export const memberFailures = ['password-must-change'] as const
export const dutyFailures = ['not-your-duty'] as const
export const writeFailures = ['not-from-this-site'] as const

/** One endpoint: where it is, what goes in and out, and every way in which it fails. Shared by server, web and command line. */
export interface Endpoint {
  /** `entry/move`: also the file of its route. */
  readonly name: string
  readonly method: 'get' | 'post' | 'delete'
  /** `/api/entries/{id}/move` */
  readonly path: string
  readonly summary: string
  readonly access: Access
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Raw bytes come in, with their name and type in the query. */
  readonly upload?: true
  /** What goes out as JSON; left out where it is nothing (204), or bytes. */
  readonly output?: z.ZodType
  readonly sends?: 'json' | 'file' | 'events'
  readonly status: 200 | 201 | 204
  /** Beside those that any endpoint of its access has. */
  readonly failures: readonly FailureCode[]
}

/** Defines an endpoint; the literal types of its failures are kept. */
export const defineEndpoint = <const E extends Endpoint>(endpoint: E): E => endpoint

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<never, never>

/** What a handler is given, parsed. */
export interface Input<E extends Endpoint> {
  readonly params: Parsed<E['params']>
  readonly query: Parsed<E['query']>
  readonly body: Parsed<E['body']>
}

/** Values that come from the domain are readonly; so is what an endpoint gives. */
export type Readonlyed<T> = T extends readonly (infer Item)[]
  ? readonly Readonlyed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Readonlyed<T[Key]> }
    : T

export type Output<E extends Endpoint> = E['output'] extends z.ZodType ? Readonlyed<z.input<E['output']>> : null

/** Every failure that an endpoint lists itself. */
export type FailureOf<E extends Endpoint> = E['failures'][number]

/** All failures of an endpoint, those of its access too: what its documentation lists. */
export function failuresOf(endpoint: Endpoint): readonly FailureCode[] {
  const { access } = endpoint
  return [
    ...new Set<FailureCode>([
      ...commonFailures,
      ...(endpoint.method === 'get' ? [] : writeFailures),
      ...(access === 'open' ? [] : signedInFailures),
      ...(access === 'open' || access === 'signed-in' ? [] : memberFailures),
      ...(access === 'open' || access === 'signed-in' || access === 'member' ? [] : dutyFailures),
      ...endpoint.failures,
    ]),
  ]
}
