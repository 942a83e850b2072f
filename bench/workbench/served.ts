import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import type { Endpoint } from '@taizhang/contract'
import { createEntry, signIn } from '@taizhang/contract'
import { hashPassword } from '@taizhang/server'
import { AccountStore, type Database } from '@taizhang/store'
import { headOf, leader, officeIds, recorderOf, tenant } from './county.ts'

/** A workbench that runs in a process of its own. */
export interface ServedWorkbench {
  readonly port: number
  readonly process: ChildProcess
  /** Resident memory now, and the most so far; null where the system does not tell. */
  memoryBytes(): { readonly now: number; readonly most: number } | null
  stop(): Promise<void>
}

/** Starts a workbench on a data folder, or on the database of a server beside it. */
export async function serveWorkbench(folder: string, databaseUrl?: string): Promise<ServedWorkbench> {
  const entry = join(import.meta.dirname, '..', 'workbench-server.ts')
  const args = ['--disable-warning=ExperimentalWarning', entry, folder, ...(databaseUrl ? [databaseUrl] : [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => {
      throw new Error('the workbench did not start')
    }),
  ])) as [Buffer]
  return {
    port: Number(String(port)),
    process: child,
    memoryBytes: () => memoryOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

function memoryOf(pid: number | undefined) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1])
    return { now: kib('VmRSS') * 1024, most: kib('VmHWM') * 1024 }
  } catch {
    return null
  }
}

const password = 'Cloud-42-river'

/** Gives everybody in the measured county an account. */
export async function makeAccounts(database: Database, at: string): Promise<void> {
  const accounts = new AccountStore(database)
  const passwordHash = await hashPassword(password)
  for (const person of [leader, ...officeIds.map(recorderOf), ...officeIds.map(headOf)])
    await accounts.create(tenant, { person, signInName: person, passwordHash, mustChange: false }, at)
}

/** What came back, and after how long. */
export interface Answer {
  /** 0 where no answer came. */
  readonly status: number
  readonly body: unknown
  readonly ms: number
}

/** A person at a browser: one connection, kept open, one request after the other. */
export class Visitor {
  readonly #port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  #cookie = ''
  constructor(port: number) {
    this.#port = port
  }

  async signIn(name: string): Promise<this> {
    const { status, body } = await this.call(signIn, { body: { tenant, name, password } })
    if (status !== signIn.status) throw new Error(`sign-in of ${name}: ${status} ${JSON.stringify(body)}`)
    return this
  }

  /** Calls an endpoint; a connection that breaks is an answer with status 0. */
  call(
    { method, path }: Endpoint,
    input: {
      readonly params?: Readonly<Record<string, string>>
      readonly query?: Readonly<Record<string, string | number>>
      readonly body?: unknown
    },
  ): Promise<Answer> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
    const query = new URLSearchParams(
      Object.entries(input.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()
    const body = input.body === undefined ? undefined : JSON.stringify(input.body)
    const began = performance.now()
    return new Promise((done) => {
      const end = (status: number, answer: unknown) => done({ status, body: answer, ms: performance.now() - began })
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          method: method.toUpperCase(),
          path: query === '' ? filled : `${filled}?${query}`,
          agent: this.#agent,
          headers: {
            'X-Taizhang-Request': '1',
            ...(this.#cookie !== '' && { Cookie: this.#cookie }),
            ...(body !== undefined && {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(body),
            }),
          },
        },
        (response) => {
          const pieces: Buffer[] = []
          const [set] = response.headers['set-cookie'] ?? []
          if (set !== undefined) this.#cookie = set.split(';')[0] ?? ''
          response.on('data', (piece: Buffer) => pieces.push(piece))
          response.on('error', (error) => end(0, error.message))
          response.on('end', () => end(response.statusCode ?? 0, parsed(Buffer.concat(pieces).toString())))
        },
      )
      sent.on('error', (error) => end(0, error.message))
      sent.end(body)
    })
  }

  leave(): void {
    this.#agent.destroy()
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return text
  }
}

/** What an endpoint that writes an entry answers. */
export interface WrittenEntry {
  readonly entry: { readonly id: string; readonly version: number; readonly values: Readonly<Record<string, unknown>> }
}

export const create = (visitor: Visitor, org: string, values: unknown): Promise<Answer> =>
  visitor.call(createEntry, { body: { ledger: 'hazard', org, values } })
