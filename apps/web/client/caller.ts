import type { Endpoint } from '@taizhang/contract'
import { addressOf, fileNameIn } from './address.ts'
import { type Answer, type Given, type Refused, readProblem, refusedHere, type Sending } from './answer.ts'

/** How a caller reaches the world; tests give it another one. */
export interface CallerWorld {
  readonly fetch: (address: string, init: SendInit) => Promise<Response>
  /** Asked when the server no longer knows the session: true once somebody has signed in again, and the request may be sent anew. */
  readonly renewSession: () => Promise<boolean>
  /** Told after each request whether the server was reached. */
  readonly tellReached: (reached: boolean) => void
}

/** What `fetch` is called with, and who wants to know how much of an upload is through. */
export interface SendInit extends RequestInit {
  readonly onProgress?: (share: number) => void
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Makes a write happen once however often it is sent. */
  readonly key?: string
  /** How much of an upload is through, from 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** The answer 'not signed in' is what the caller wants to know. */
  readonly asksWho?: true
}

/** Calls the endpoints of the contract. A failure is a value with a sentence for the user; only an abort throws. */
export class Caller {
  readonly #world: CallerWorld
  constructor(world: CallerWorld) {
    this.#world = world
  }

  /**
   * Calls an endpoint. Where the session is over it waits until somebody has signed in again, and then goes on with the same
   * request: what was typed is not lost.
   * @throws DOMException `AbortError` where `signal` ends it.
   */
  async call<E extends Endpoint>(endpoint: E, input: Sending<E>, options: CallOptions = {}): Promise<Answer<Given<E>>> {
    const first = await this.#send(endpoint, input, options)
    const over = !first.ok && first.problem.code === 'not-signed-in' && options.asksWho === undefined
    return over && (await this.#world.renewSession()) ? this.#send(endpoint, input, options) : first
  }

  async #send<E extends Endpoint>(endpoint: E, input: Sending<E>, options: CallOptions): Promise<Answer<Given<E>>> {
    const { params, query, body, file } = input as {
      readonly params?: Readonly<Record<string, unknown>>
      readonly query?: Readonly<Record<string, unknown>>
      readonly body?: unknown
      readonly file?: Blob
    }
    const isWrite = endpoint.method !== 'get'
    let response: Response
    try {
      response = await this.#world.fetch(addressOf(endpoint, params, query), {
        method: endpoint.method.toUpperCase(),
        credentials: 'same-origin',
        headers: {
          ...(isWrite && { 'X-Taizhang-Request': '1' }),
          ...(options.key !== undefined && { 'Idempotency-Key': options.key }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(file !== undefined && { 'Content-Type': 'application/octet-stream' }),
        },
        ...(file !== undefined ? { body: file } : body !== undefined && { body: JSON.stringify(body) }),
        ...(options.signal && { signal: options.signal }),
        ...(options.onProgress && { onProgress: options.onProgress }),
      })
    } catch (error) {
      if (options.signal?.aborted) throw error
      this.#world.tellReached(false)
      return { ok: false, problem: notReached(isWrite) }
    }
    this.#world.tellReached(true)
    return read(endpoint, response)
  }
}

const notReached = (isWrite: boolean): Refused =>
  refusedHere(
    'no-connection',
    isWrite
      ? '连不上服务，这次操作没有得到答复。填写的内容还在，连上后请再提交一次，不会重复。'
      : '连不上服务，请检查网络。',
  )

const notUnderstood = refusedHere('broken-answer', '服务的答复无法识别，可能正在升级或被网络设备拦截，请稍后再试。')

async function read<E extends Endpoint>(endpoint: E, response: Response): Promise<Answer<Given<E>>> {
  const given = (value: unknown): Answer<Given<E>> => ({ ok: true, value: value as Given<E> })
  try {
    if (!response.ok) return { ok: false, problem: readProblem(await response.json()) ?? notUnderstood }
    if (endpoint.sends === 'file') {
      const name = fileNameIn(response.headers.get('content-disposition'))
      return given({ name, content: await response.blob() })
    }
    return given(response.status === 204 ? null : await response.json())
  } catch {
    return { ok: false, problem: notUnderstood }
  }
}
