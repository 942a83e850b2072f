import { OpenAPIHono, z } from '@hono/zod-openapi'
import { type Pack, packs } from '@taizhang/packs'
import {
  AccessRecordStore,
  AccountStore,
  type Database,
  type EvidenceStore,
  IdempotencyKeyReused,
  LedgerStore,
  PackStore,
  ReportStore,
  SessionStore,
  YearStore,
} from '@taizhang/store'
import type { Context, MiddlewareHandler } from 'hono'
import { apiPage } from './api-page.ts'
import { ChangeHub } from './change-hub.ts'
import { ImportRuns } from './import-runs.ts'
import { type Limits, RateLimit, usualLimits } from './limits.ts'
import { Metrics } from './metrics.ts'
import { type Env, fail, internalMessage, mount, newRequestId, problem, writeHeader, wrongInput } from './mount.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'
import { hashOfToken, tokenIn } from './session-cookie.ts'
import type { Seal } from './sign-in/seal.ts'

/** What a workbench is run with. */
export interface WorkbenchOptions {
  /** Brought up to date by `migrate`. */
  readonly database: Database
  readonly evidence: EvidenceStore
  readonly seal: Seal
  readonly now?: () => string
  /** The packs that can be enabled; those of the program where left out. */
  readonly registry?: readonly Pack[]
  /** Takes each line of the log, as an object; nothing personal is in it. */
  readonly log?: (line: Readonly<Record<string, unknown>>) => void
  readonly limits?: Partial<Limits>
  /** Served over HTTPS: cookies then go over nothing else. */
  readonly secure?: boolean
  /** Addresses under which a proxy serves us (`https://tz.example`), beside our own. */
  readonly origins?: readonly string[]
  /** A proxy of ours stands in front: the last address in X-Forwarded-For is the caller's. */
  readonly behindProxy?: boolean
  /** Who may read /metrics from elsewhere than this machine shows this token. */
  readonly metricsToken?: string
}

/** The workbench's HTTP interface: a function from request to response, listening nowhere. */
export interface Workbench {
  fetch(request: Request, env?: object): Response | Promise<Response>
  readonly services: Services
  /** The OpenAPI 3.1 document. */
  document(): Readonly<Record<string, unknown>>
  /** Begins the end: /healthz says so, event streams close; what is under way is finished. */
  drain(): void
}

z.config(z.locales.zhCN())

/** Builds the workbench over a database. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  const { database, secure = false } = options
  const store = new LedgerStore(database)
  const changes = new ChangeHub()
  const services: Services = {
    store,
    packs: new PackStore(store),
    registry: options.registry ?? packs,
    reports: new ReportStore(store),
    years: new YearStore(store),
    accounts: new AccountStore(database),
    sessions: new SessionStore(database),
    accessRecords: new AccessRecordStore(database),
    evidence: options.evidence,
    seal: options.seal,
    changes,
    imports: new ImportRuns(changes),
    limits: { ...usualLimits, ...options.limits },
    now: options.now ?? (() => new Date().toISOString()),
  }
  const metrics = new Metrics({
    taizhang_event_listeners: ['Open streams of live updates.', () => services.changes.count()],
    process_resident_memory_bytes: ['Resident memory size in bytes.', () => process.memoryUsage.rss()],
    process_uptime_seconds: ['Seconds since the process began.', () => process.uptime()],
  })
  let draining = false
  const app = new OpenAPIHono<Env>({
    defaultHook: (result, c) => (result.success ? undefined : problem(c, wrongInput(result.error.issues))),
  })
  app.use(identify(options))
  app.use(record(options, metrics))
  app.use(securityHeaders(secure))
  app.use(limitRate(services, secure))
  app.use(onlyOurOwnWrites(options))
  app.use('/api/*', limitBody(services.limits))
  for (const route of routes) mount(app, route, services, secure)
  app.get('/healthz', async (c) => {
    c.set('pattern', '/healthz')
    if (draining) return c.json({ status: 'stopping' }, 503)
    await database.query('select 1')
    return c.json({ status: 'ok' })
  })
  app.get('/metrics', (c) => {
    c.set('pattern', '/metrics')
    return mayReadMetrics(c, options) ? c.text(metrics.text()) : problem(c, fail('not-found', '没有这个地址。'))
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'taizhang-session',
  })
  let made: Readonly<Record<string, unknown>> | undefined
  const document = () => {
    made ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: '台账', version: '0.1.0', description: '台账的接口。写入请求须带 X-Taizhang-Request: 1。' },
    }) as unknown as Readonly<Record<string, unknown>>
    return made
  }
  app.get('/openapi.json', (c) => {
    c.set('pattern', '/openapi.json')
    return c.json(document())
  })
  app.get('/api', (c) => {
    c.set('pattern', '/api')
    return c.html(apiPage(document()))
  })
  app.notFound((c) => problem(c, fail('not-found', '没有这个地址。')))
  app.onError((error, c) => failureOf(error, c, options))
  return {
    fetch: (request, env) => app.fetch(request, env),
    services,
    document,
    drain: () => {
      draining = true
      services.changes.close()
    },
  }
}

/** Gives each request its id and finds out where it comes from. */
function identify({ behindProxy = false }: WorkbenchOptions): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = newRequestId()
    c.set('requestId', requestId)
    c.set('pattern', 'none')
    c.set('address', addressOf(c, behindProxy))
    c.header('X-Request-Id', requestId)
    await next()
  }
}

function addressOf(c: Context<Env>, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const env = c.env as unknown as
    | { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
    | undefined
  return forwarded ?? env?.incoming?.socket?.remoteAddress ?? ''
}

/** One line and one count for each request: pattern and status, no ids, no names, no query. */
function record({ log = () => {} }: WorkbenchOptions, metrics: Metrics): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    const [pattern, status] = [c.get('pattern'), c.res.status]
    metrics.count(c.req.method, pattern, status, ms / 1000)
    log({
      at: new Date().toISOString(),
      level: status >= 500 ? 'error' : 'info',
      request: c.get('requestId'),
      method: c.req.method,
      route: pattern,
      status,
      ms: Math.round(ms * 10) / 10,
    })
  }
}

/** Answers are data: nothing in them runs, nothing is kept by anybody between. The page of the interface has its one style. */
const securityHeaders =
  (secure: boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Cache-Control', 'no-store')
    if (secure) c.header('Strict-Transport-Security', 'max-age=31536000')
    await next()
  }

function limitRate({ limits, now }: Services, secure: boolean): MiddlewareHandler<Env> {
  const requests = new RateLimit(limits.requestsPerMinute)
  const signIns = new RateLimit(limits.signInsPerMinute)
  return async (c, next) => {
    const cookie = tokenIn(c.req.header('cookie') ?? null, secure)
    const address = c.get('address')
    const isSignIn = c.req.path === '/api/session' && c.req.method === 'POST'
    // A cookie that anybody can make up must not give a bucket of its own to whoever guesses at passwords.
    const wait = isSignIn
      ? signIns.take(address, now())
      : requests.take(cookie ? hashOfToken(cookie.token) : address, now())
    if (wait === 0) return next()
    c.header('Retry-After', String(wait))
    return problem(c, fail('too-many-requests', `请求太频繁，请${wait}秒后再试。`))
  }
}

/** A write must carry our header, which no form and no foreign page can send, and come from our own page where it says whence. */
function onlyOurOwnWrites({ origins = [] }: WorkbenchOptions): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const origin = c.req.header('origin')
    const host = c.req.header('host')
    const ours = origin === undefined || origins.includes(origin) || hostOf(origin) === host
    if (ours && c.req.header(writeHeader) === '1') return next()
    return problem(c, fail('not-from-this-site', `写入请求须来自本系统的页面，并带 ${writeHeader}: 1。`))
  }
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/** Where files come in; who takes them counts their bytes. */
const uploads = /^\/api\/(?:evidence|ledgers\/[^/]+\/(?:import|annotate)|years)$/

/** What is too large is read on, and thrown away, up to so many times the limit: who is cut off while sending never hears why. */
const HEARD_OUT = 16

/** Refuses what is too large by what it says of itself, and cuts off what says nothing or lies. Evidence has a limit of its own. */
function limitBody({ bodyBytesMax, evidenceBytesMax }: Limits): MiddlewareHandler<Env> {
  return async (c, next) => {
    const isUpload = uploads.test(c.req.path)
    const bytesMax = isUpload ? evidenceBytesMax : bodyBytesMax
    const tooLarge = () => problem(c, fail('too-large', `请求超过${Math.floor(bytesMax / 1024)}KB，请分开提交。`))
    if (Number(c.req.header('content-length') ?? 0) > bytesMax) return tooLarge()
    const { body } = c.req.raw
    if (!body || isUpload || c.req.header('content-length') !== undefined) return next()
    const pieces: Uint8Array[] = []
    let bytes = 0
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      bytes += piece.length
      if (bytes > bytesMax * HEARD_OUT) return tooLarge()
      if (bytes <= bytesMax) pieces.push(piece)
    }
    if (bytes > bytesMax) return tooLarge()
    // Made anew from its parts: what @hono/node-server hands over looks like a Request and is none to copy from.
    const { url, method, headers, signal } = c.req.raw
    if (bytes > 0) c.req.raw = new Request(url, { method, headers, signal, body: Buffer.concat(pieces) })
    return next()
  }
}

function mayReadMetrics(c: Context<Env>, { metricsToken }: WorkbenchOptions): boolean {
  if (metricsToken !== undefined) return c.req.header('authorization') === `Bearer ${metricsToken}`
  const address = c.get('address')
  return /^(?:::1|127\.|::ffff:127\.)/.test(address) && c.req.header('x-forwarded-for') === undefined
}

/** What went wrong without being foreseen: a fixed sentence for the caller, the error itself for the log. */
function failureOf(error: Error, c: Context<Env>, { log = () => {} }: WorkbenchOptions): Response {
  if (error instanceof IdempotencyKeyReused) return problem(c, fail('key-reused', error.message))
  if ('getResponse' in error) return problem(c, fail('wrong-input', '请求的内容不是有效的JSON。'))
  const lost = isDatabaseGone(error)
  log({
    at: new Date().toISOString(),
    level: 'error',
    request: c.get('requestId'),
    error: error.name,
    message: lost ? 'the database does not answer' : error.message.split('\n')[0]?.slice(0, 200),
    stack: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
  })
  if (lost) return problem(c, fail('unavailable', '数据库暂时连不上，这次操作没有完成，请稍后再试。'))
  return problem(c, fail('internal', internalMessage))
}

/** By the codes of the network and of PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown) and 58 (system, disk). */
function isDatabaseGone(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    /^(?:08|53|57P|58)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'ENOSPC'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}
