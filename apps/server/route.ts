import type { Endpoint, FailureCode, FailureOf, Input, Output } from '@taizhang/contract'
import type { OpenRequest, SignedRequest } from './services.ts'

/** One thing that failed. */
export interface Failure<Code extends FailureCode = FailureCode> {
  readonly code: Code
  readonly subject: string
  readonly message: string
}

/** What an endpoint answers: its output, or everything that failed. A failure that it does not list does not compile. */
export type Answer<E extends Endpoint> =
  | { readonly ok: true; readonly value: E['sends'] extends 'file' | 'events' ? Response : Output<E> }
  | Failed<FailureOf<E>>

export interface Failed<Code extends FailureCode> {
  readonly ok: false
  readonly error: readonly Failure<Code>[]
  readonly stale?: { readonly seen: number; readonly current: Readonly<Record<string, unknown>> }
}

export type RequestOf<E extends Endpoint> = E['access'] extends 'open' ? OpenRequest : SignedRequest

/** An endpoint with the code that answers it. */
export interface Route {
  readonly endpoint: Endpoint
  readonly answer: (input: Input<Endpoint>, request: SignedRequest) => Promise<Answer<Endpoint>>
}

/** Ties an endpoint to the code that answers it. */
export function route<E extends Endpoint>(
  endpoint: E,
  answer: (input: Input<E>, request: RequestOf<E>) => Promise<Answer<E>>,
): Route {
  // `mount` parses the input by the endpoint's own schemas and signs in first, unless the endpoint is open.
  return { endpoint, answer: answer as unknown as Route['answer'] }
}

export const succeeded = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const failed = <const Code extends FailureCode>(code: Code, subject: string, message: string): Failed<Code> => ({
  ok: false,
  error: [{ code, subject, message }],
})
