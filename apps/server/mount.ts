import { createHash, randomUUID } from 'node:crypto'
import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { type Access, type Endpoint, type FailureCode, failuresOf, problemSchema, statusOf } from '@taizhang/contract'
import { dayOfMoment, type Role } from '@taizhang/ledger'
import {
  findSession,
  type LedgerStore,
  type OpenSession,
  orgsOf,
  type TenantSetup,
  UnknownTenant,
} from '@taizhang/store'
import type { Context, MiddlewareHandler } from 'hono'
import type { Failed, Failure, Route } from './route.ts'
import type { OpenRequest, Services, SignedRequest } from './services.ts'
import { cookieLine, hashOfToken, tokenIn } from './session-cookie.ts'

/** What the middlewares leave for the route. */
export interface Variables {
  readonly requestId: string
  readonly address: string
  /** The pattern of the route, for logs and metrics. */
  pattern: string
  signed: Signed | undefined
}

export interface Env {
  readonly Variables: Variables
}

type Signed = Pick<SignedRequest, 'tenant' | 'setup' | 'caller' | 'orgs' | 'at' | 'today'>

/** The header by which our own page and command show that a write is meant: no form and no foreign page can send it. */
export const writeHeader = 'X-Taizhang-Request'

/** Registers a route: documentation, sign-in, parsing, the answer or the failure. */
export function mount(app: OpenAPIHono<Env>, { endpoint, answer }: Route, services: Services, secure: boolean): void {
  const config = createRoute({
    ...documentOf(endpoint),
    middleware: [markPattern(endpoint), admit(endpoint, services, secure)],
  })
  app.openapi(config, async (c) => {
    const valid = (target: 'param' | 'query' | 'json') => c.req.valid(target as never) as unknown
    const input = {
      params: endpoint.params ? valid('param') : {},
      query: endpoint.query ? valid('query') : {},
      body: endpoint.body ? valid('json') : {},
    } as Parameters<Route['answer']>[0]
    const result = await answer(input, await requestOf(c, services, secure))
    if (!result.ok) return problem(c, result)
    const value: unknown = result.value
    if (value instanceof Response) return withHeadersOf(c, value)
    return value === null ? c.body(null, 204) : c.json(value as object, endpoint.status as 200)
  })
}

const markPattern =
  ({ path }: Endpoint): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('pattern', path)
    await next()
  }

/** The headers that middlewares set on the context go out with an answer that a handler made itself. */
function withHeadersOf(c: Context<Env>, response: Response): Response {
  const body = response.body as ReadableStream<Uint8Array>
  return c.newResponse(body, response.status as 200, Object.fromEntries(response.headers))
}

// Who may call

/** Signs the caller in by the session's cookie and keeps out whom the endpoint is not for, before anything is parsed. */
function admit({ access, sends }: Endpoint, services: Services, secure: boolean): MiddlewareHandler<Env> {
  return async (c, next): Promise<Response | undefined> => {
    if (access !== 'open') {
      // A page that is only open listens for changes again and again; that is no use of the session.
      const signed = await signedIn(c, services, secure, sends !== 'events')
      if (signed === null) return problem(c, fail('not-signed-in', '请先登录；登录可能已超时。'))
      if (access !== 'signed-in' && signed.caller.passwordMustChange)
        return problem(c, fail('password-must-change', '请先修改一次性密码，再使用其他功能。'))
      if (!isFor(access, signed)) return problem(c, fail('not-your-duty', '您的岗位没有这项职责。'))
      c.set('signed', signed)
    }
    await next()
    return undefined
  }
}

async function signedIn(c: Context<Env>, services: Services, secure: boolean, isUse: boolean): Promise<Signed | null> {
  const cookie = tokenIn(c.req.header('cookie') ?? null, secure)
  if (cookie === null) return null
  const { sessions, store, limits } = services
  const { tenant } = cookie
  const found = await sessionOf(store, tenant, hashOfToken(cookie.token))
  if (!found?.session || found.session.disabled) return null
  const { session, setup } = found
  const at = services.now()
  const ageMs = Date.parse(at) - Date.parse(session.startedAt)
  const idleMs = Date.parse(at) - Date.parse(session.seenAt)
  if (ageMs > limits.sessionHours * 3_600_000 || idleMs > limits.idleMinutes * 60_000) {
    await sessions.end(tenant, session.person, session.id)
    return null
  }
  if (isUse && idleMs > SEEN_EVERY_MS) await sessions.seen(tenant, session.id, at)
  if (!setup.people.has(session.person)) return null
  const today = dayOfMoment(at)
  const { person, id, signInName, passwordMustChange, secondFactor } = session
  const orgs = orgsOf(setup, person, today)
  return {
    tenant,
    setup,
    caller: { person, session: id, signInName, passwordMustChange, secondFactor },
    orgs,
    at,
    today,
  }
}

/** That a session is in use is written down so often at most. */
const SEEN_EVERY_MS = 60_000

/** The session of a token and the tenant's setup, in one transaction: every request begins with it. */
async function sessionOf(
  store: LedgerStore,
  tenant: string,
  tokenHash: string,
): Promise<{ readonly session: OpenSession | undefined; readonly setup: TenantSetup } | null> {
  try {
    return await store.read({ tenant, orgs: [] }, async (transaction, setup) => ({
      session: await findSession(transaction, tenant, tokenHash),
      setup,
    }))
  } catch (error) {
    if (error instanceof UnknownTenant) return null
    throw error
  }
}

function isFor(access: Access, { setup, caller, today }: Signed): boolean {
  if (access === 'open' || access === 'signed-in' || access === 'member') return true
  const roles = rolesToday(setup, caller.person, today)
  if (access === 'business') return roles.some((role) => !role.endsWith('-admin'))
  return roles.includes(access)
}

/** The roles that a person holds anywhere on a day. */
export const rolesToday = (setup: TenantSetup, person: string, today: string): readonly Role[] =>
  (setup.grants.get(person) ?? [])
    .filter(({ from, to }) => from <= today && (to === null || to >= today))
    .map(({ role }) => role)

async function requestOf(c: Context<Env>, services: Services, secure: boolean): Promise<SignedRequest> {
  const signed = c.get('signed')
  const at = signed?.at ?? services.now()
  const open: OpenRequest = {
    services,
    at,
    today: dayOfMoment(at),
    requestId: c.get('requestId'),
    address: c.get('address'),
    agent: (c.req.header('user-agent') ?? '').slice(0, 200),
    raw: c.req.raw,
    setSession: (cookie) => {
      const [tenant = '', token = ''] = cookie?.split('.') ?? []
      c.header('Set-Cookie', cookieLine(cookie === null ? null : { tenant, token }, secure), { append: true })
    },
  }
  // An open endpoint's handler is typed not to see what only a signed-in request has.
  return { ...open, ...(signed as Signed), once: await onceOf(c, signed) }
}

/** The key that makes a write happen once, tied to who sent what where. */
async function onceOf(c: Context<Env>, signed: Signed | undefined): Promise<SignedRequest['once']> {
  const key = c.req.header('idempotency-key')
  if (!key || !signed || c.req.method === 'GET') return undefined
  const body = c.req.header('content-type')?.includes('json') ? await c.req.text() : ''
  const requestHash = createHash('sha256')
    .update(JSON.stringify([signed.caller.person, c.req.method, c.req.path, body]))
    .digest('hex')
  return { key: key.slice(0, 200), requestHash }
}

// Failures

export const fail = <Code extends FailureCode>(code: Code, message: string, subject = ''): Failed<Code> => ({
  ok: false,
  error: [{ code, subject, message }],
})

/** Answers with everything that failed; the first decides the status. */
export function problem(c: Context<Env>, { error, stale }: Failed<FailureCode>): Response {
  const first: Failure = error[0] ?? { code: 'internal', subject: '', message: internalMessage }
  const requestId = c.get('requestId')
  return c.json({ ...first, all: error, ...(stale && { stale }), requestId }, statusOf[first.code])
}

export const internalMessage = '系统出了问题，这次操作没有完成。请稍后再试；仍不行时请把请求编号告诉管理员。'

/** What zod says of a request that does not fit, field by field. */
export function wrongInput(issues: readonly z.core.$ZodIssue[]): Failed<'wrong-input'> {
  return {
    ok: false,
    error: issues.slice(0, 20).map((issue) => ({
      code: 'wrong-input',
      subject: issue.path.map(String).join('.'),
      message:
        issue.code === 'unrecognized_keys'
          ? `不认识${issue.keys.map((key) => `“${key.slice(0, 40)}”`).join('、')}，请去掉。`
          : `“${issue.path.map(String).join('.') || '请求'}”填得不对：${issue.message}`,
    })),
  }
}

export const newRequestId = (): string => randomUUID()

// Documentation

/** An endpoint as OpenAPI knows it. */
function documentOf(endpoint: Endpoint): RouteConfig {
  const { method, path, summary, params, query, body, output, status, upload } = endpoint
  const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
  const content =
    endpoint.sends === 'events'
      ? { 'text/event-stream': { schema: z.string() } }
      : endpoint.sends === 'file'
        ? { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }
        : output
          ? json(output)
          : undefined
  return {
    method,
    path,
    summary,
    operationId: endpoint.name,
    tags: [endpoint.name.split('/')[0] ?? ''],
    ...(endpoint.access !== 'open' && { security: [{ session: [] }] }),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body: { required: true, content: json(body) } }),
      ...(upload && {
        body: {
          required: true,
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      }),
    },
    responses: {
      [status]: { description: summary, ...(content && { content }) },
      ...failureResponses(endpoint, json(problemSchema)),
    },
  }
}

function failureResponses(endpoint: Endpoint, content: Readonly<Record<string, { schema: z.ZodType }>>) {
  const byStatus = Map.groupBy(failuresOf(endpoint), (code) => statusOf[code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, { description: codes.join(', '), content }]),
  )
}
