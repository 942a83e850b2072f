import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { answerPage } from './page-server.ts'
import type { Workbench } from './workbench.ts'

/** Where the workbench listens, and what is shown at `/`. */
export interface ServeOptions {
  /** `127.0.0.1` for this machine alone, `0.0.0.0` for the office's network. */
  readonly host: string
  /** The first free one is taken. */
  readonly ports: readonly number[]
  /** The folder of the built page; null where there is none. */
  readonly page: string | null
}

/** A workbench that listens. */
export interface Served {
  readonly port: number
  /** Takes no new connections, lets what is under way finish, and gives up on what takes longer than ten seconds. */
  stop(): Promise<void>
}

const STOP_MS = 10_000
/** Looks so often whether it is night. */
const NIGHT_LOOK_MS = 60 * 60_000
/** From two to three in China (UTC+8), when nobody works. */
const NIGHT_HOUR_UTC = 18
/** A request sent again after two days is a new one. */
const REQUESTS_KEPT_MS = 48 * 60 * 60_000
const ours = /^\/(?:api(?:[/?]|$)|openapi\.json|healthz|metrics)/

/** Serves the workbench's interface, and the built page beside it. Rejects where every port is taken. */
export async function serve(workbench: Workbench, { host, ports, page }: ServeOptions): Promise<Served> {
  const listener = getRequestListener((request, env) => workbench.fetch(request, env), { overrideGlobalObjects: false })
  const server = createServer((request, response) => {
    if (page === null || ours.test(request.url ?? '/')) void listener(request, response)
    else answerPage(page, request, response)
  })
  // Who sends a byte a minute must not hold a connection for ever; an upload has ten minutes.
  server.headersTimeout = 20_000
  server.requestTimeout = 600_000
  const port = await listenOn(server, host, ports)
  const night = setInterval(() => void nightly(workbench), NIGHT_LOOK_MS).unref()
  return {
    port,
    stop: () =>
      new Promise((done) => {
        clearInterval(night)
        workbench.drain()
        const late = setTimeout(() => server.closeAllConnections(), STOP_MS)
        server.close(() => {
          clearTimeout(late)
          done()
        })
        server.closeIdleConnections()
      }),
  }
}

/** What is due once a night. */
async function nightly({ services }: Workbench): Promise<void> {
  const now = Date.parse(services.now())
  if (new Date(now).getUTCHours() !== NIGHT_HOUR_UTC) return
  const before = (ms: number) => new Date(now - ms).toISOString()
  try {
    await services.store.maintain(before(REQUESTS_KEPT_MS))
    for (const tenant of await services.store.tenants())
      await services.sessions.forget(tenant, before(services.limits.sessionHours * 3_600_000))
  } catch {
    // A database that does not answer now is asked again the next night; requests say meanwhile that it is gone.
  }
}

async function listenOn(server: Server, host: string, ports: readonly number[]): Promise<number> {
  let refused: unknown = new RangeError('no port to listen on')
  for (const port of ports) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail)
        server.listen(port, host, () => {
          server.off('error', fail)
          done()
        })
      })
      return (server.address() as AddressInfo).port
    } catch (error) {
      refused = error
    }
  }
  throw refused
}
