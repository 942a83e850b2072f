import assert from 'node:assert/strict'
import { type Endpoint, type Problem, problemSchema } from '@taizhang/contract'
import type { z } from 'zod'
import type { Workbench } from '../workbench.ts'

/** What is sent of an input, before defaults are filled in. */
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : Record<never, never>
export interface SentInput<E extends Endpoint> {
  readonly params?: Sent<E['params']>
  readonly query?: Sent<E['query']>
  readonly body?: Sent<E['body']>
}
type Given<E extends Endpoint> = E['output'] extends z.ZodType ? z.output<E['output']> : null

/** A caller of a workbench, like a browser: it keeps the cookie. Answers are parsed strictly, so that a field too many fails. */
export class Client {
  readonly #workbench: Workbench
  #cookie = ''
  constructor(workbench: Workbench) {
    this.#workbench = workbench
  }

  get cookie(): string {
    return this.#cookie
  }

  /** Sends a request as it is, with cookie and the header of writes. */
  async send(
    method: string,
    path: string,
    init: { body?: string | Uint8Array; headers?: Record<string, string> } = {},
  ) {
    const headers = new Headers({ 'X-Taizhang-Request': '1', ...init.headers })
    if (this.#cookie !== '') headers.set('Cookie', this.#cookie)
    const request = new Request(`http://localhost${path}`, {
      method,
      headers,
      ...(init.body !== undefined && { body: init.body, duplex: 'half' }),
    } as RequestInit)
    const response = await this.#workbench.fetch(request)
    const set = response.headers.get('set-cookie')
    if (set !== null) this.#cookie = set.split(';')[0]?.replace(/^[^=]+=$/, '') ?? ''
    return response
  }

  /** Calls an endpoint. */
  call<E extends Endpoint>(endpoint: E, input: SentInput<E> = {}, headers: Record<string, string> = {}) {
    const { path, method } = endpoint
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((input.params as Record<string, string> | undefined)?.[name] ?? '')),
    )
    const query = new URLSearchParams(
      Object.entries((input.query ?? {}) as Record<string, unknown>)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()
    return this.send(method.toUpperCase(), query === '' ? filled : `${filled}?${query}`, {
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      headers: { ...(input.body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    })
  }

  /** Calls an endpoint and gives its output. */
  async ok<E extends Endpoint>(
    endpoint: E,
    input: SentInput<E> = {},
    headers: Record<string, string> = {},
  ): Promise<Given<E>> {
    const response = await this.call(endpoint, input, headers)
    const text = await response.text()
    assert.equal(response.status, endpoint.status, `${endpoint.name}: ${text}`)
    if (!endpoint.output) {
      assert.equal(text, '')
      return null as Given<E>
    }
    return endpoint.output.parse(JSON.parse(text)) as Given<E>
  }

  /** Calls an endpoint that must fail with a code. */
  async fails<E extends Endpoint>(
    endpoint: E,
    input: SentInput<E>,
    code: string,
    headers: Record<string, string> = {},
  ): Promise<Problem> {
    const response = await this.call(endpoint, input, headers)
    const text = await response.text()
    const problem = problemSchema.parse(JSON.parse(text))
    assert.equal(problem.code, code, text)
    return problem
  }
}
