import type { Endpoint, FailureCode, Output, Problem, problemSchema } from '@taizhang/contract'
import type { z } from 'zod'

/** What a request fails with before the server has a word: nobody answers, or what answers is not our server. */
export type ClientFailureCode = 'no-connection' | 'broken-answer'

/** Everything that is wrong with a request, in sentences for the user. */
export interface Refused extends Omit<Problem, 'code'> {
  readonly code: FailureCode | ClientFailureCode
}

/** A file that came back. */
export interface ReceivedFile {
  readonly name: string
  readonly content: Blob
}

/** What an endpoint gives to the page. */
export type Given<E extends Endpoint> = E['sends'] extends 'file' ? ReceivedFile : Output<E>

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Refused }

type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined
type SentPart<Name extends string, Part> = Part extends undefined
  ? { readonly [Key in Name]?: undefined }
  : Record<never, never> extends Part
    ? { readonly [Key in Name]?: Readonly<Part> }
    : { readonly [Key in Name]: Readonly<Part> }

/** What is sent to an endpoint, defaults left out: `params`, `query`, `body`, and `file` where it takes bytes. */
export type Sending<E extends Endpoint> = SentPart<'params', Sent<E['params']>> &
  SentPart<'query', Sent<E['query']>> &
  SentPart<'body', Sent<E['body']>> &
  (E['upload'] extends true ? { readonly file: Blob } : { readonly file?: undefined })

/** A refusal that no server has worded. */
export const refusedHere = (code: ClientFailureCode, message: string): Refused => ({
  code,
  message,
  subject: '',
  all: [{ code, subject: '', message }],
  requestId: '',
})

/** Reads what the server says of a failure; null where it is not ours. */
export function readProblem(body: unknown): Refused | null {
  if (typeof body !== 'object' || body === null) return null
  const { code, message, subject, all, requestId } = body as Partial<z.input<typeof problemSchema>>
  const isOurs = typeof code === 'string' && typeof message === 'string' && Array.isArray(all)
  return isOurs ? ({ ...body, subject: subject ?? '', requestId: requestId ?? '' } as Refused) : null
}
