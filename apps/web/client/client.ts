import { type importProgressSchema, listenToChanges, showMe, signOut } from '@taizhang/contract'
import { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { Caller } from './caller.ts'
import { Observed } from './observed.ts'
import { send } from './send.ts'
import { SessionWatch } from './session.ts'
import { type Changed, changeEvents, isTouchedBy, type ReadKey } from './touched.ts'

/** The page's one session, connection, caller and store of what was read. */
export const session = new SessionWatch()

/** Whether the server answered last. */
export const reached = new Observed(true)

export const caller = new Caller({
  fetch: send,
  renewSession: () => session.renew(),
  // A server on its way out still answers some; it is back when it says so itself.
  tellReached: (isReached) => isReached || lose(),
})

/** Calls an endpoint outside of a component; within one `useRead` and `useWrite` do. */
export const call: Caller['call'] = (endpoint, input, options) => caller.call(endpoint, input, options)

/** What was read is shown for so long without asking again, unless a change is told. */
const FRESH_MS = 20_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
})

/** Everything on the page is asked for again; what is not shown, when it is shown next. */
export const readAgain = (): Promise<void> => queries.invalidateQueries()

// The connection

const ASK_AGAIN_MS = 3000
let asking: ReturnType<typeof setInterval> | null = null

/** Asks for a sign of life until there is one, and then reads everything again. */
function lose(): void {
  reached.set(false)
  asking ??= setInterval(async () => {
    const isAlive = await fetch('/healthz').then(
      ({ ok }) => ok,
      () => false,
    )
    if (!isAlive || asking === null) return
    clearInterval(asking)
    asking = null
    reached.set(true)
    void readAgain()
  }, ASK_AGAIN_MS)
}

// The session

/** Asks who is signed in. Another person than the page was drawn for gets a page of his own. */
export async function askWho(): Promise<void> {
  const answer = await caller.call(showMe, {}, { asksWho: true })
  if (answer.ok) {
    if (!session.begin(answer.value)) window.location.assign('/')
  } else if (answer.problem.code === 'not-signed-in') void session.renew()
}

/**
 * Asks again who is signed in whenever the page comes back into sight: in another tab of the same browser somebody else may have
 * signed in meanwhile. Gives the function that ends it.
 */
export function watchWho(): () => void {
  const look = () => {
    if (document.visibilityState === 'visible' && session.state.get().kind === 'in') void askWho()
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}

/** Signs out. What was read is forgotten, so that who signs in next on this machine finds nothing of it. */
export async function leave(): Promise<void> {
  await caller.call(signOut, {}, { asksWho: true })
  queries.clear()
  session.end()
}

// Live updates

/** What the server told last of an import of ours. */
export const importTold = new Observed<z.infer<typeof importProgressSchema> | null>(null)

/** Changes come in swarms when a sheet is imported; the page is asked anew at most so often. */
const GATHER_MS = 1500

/**
 * Listens to what changes while the page is in sight, and has what is touched by it read again. A page out of sight lets go: a
 * browser has few connections for each server, and many tabs. Gives the function that ends it.
 */
export function listen(): () => void {
  let source: EventSource | null = null
  let changed: Changed[] = []
  let gathering: ReturnType<typeof setTimeout> | undefined
  let missed = false
  const flush = () => {
    gathering = undefined
    const all = changed
    changed = []
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => all.some((one) => isTouchedBy(queryKey as unknown as ReadKey, one)),
    })
  }
  const open = () => {
    source = new EventSource(listenToChanges.path)
    for (const event of changeEvents)
      source.addEventListener(event, ({ data }: MessageEvent<string>) => {
        changed.push({ event, data: JSON.parse(data) } as Changed)
        gathering ??= setTimeout(flush, GATHER_MS)
      })
    source.addEventListener('import', ({ data }: MessageEvent<string>) => importTold.set(JSON.parse(data)))
    source.onopen = () => {
      if (missed) void readAgain()
      missed = false
    }
    source.onerror = () => {
      missed = true
      // A browser gives up where the answer is a refusal: then the session is over, or the server is gone.
      if (source?.readyState === EventSource.CLOSED) void askWho()
    }
  }
  const close = () => {
    source?.close()
    source = null
  }
  const look = () => {
    if (document.visibilityState === 'hidden') {
      missed = true
      close()
    } else if (source === null || source.readyState === EventSource.CLOSED) open()
  }
  look()
  document.addEventListener('visibilitychange', look)
  const unlisten = session.state.listen(() => session.state.get().kind === 'in' && look())
  return () => {
    document.removeEventListener('visibilitychange', look)
    unlisten()
    clearTimeout(gathering)
    close()
  }
}
