import { listenToChanges } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

/** A word so often keeps proxies from closing a stream that says nothing. */
const BEAT_MS = 25_000
const LASTS_MS = 10 * 60_000

export default route(listenToChanges, async (_, request) =>
  succeeded(
    new Response(streamOf(request), {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
    }),
  ),
)

/**
 * The stream ends by itself after ten minutes: the browser opens it anew, and with that the session and what the caller may see are
 * asked after again. The streams are how a page knows; what it shows it fetches.
 */
function streamOf({ services, tenant, orgs, caller, raw }: SignedRequest): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      const say = (line: string) => controller.enqueue(text.encode(line))
      const end = () => {
        stop()
        controller.close()
      }
      const forget = services.changes.listen(tenant, (changed) => {
        if (changed === null) end()
        else if ('to' in changed ? changed.to === caller.person : orgs === 'all' || orgs.includes(changed.data.org))
          say(`event: ${changed.event}\ndata: ${JSON.stringify(changed.data)}\n\n`)
      })
      const beat = setInterval(() => say(': \n\n'), BEAT_MS).unref()
      const last = setTimeout(end, LASTS_MS).unref()
      stop = () => {
        raw.signal.removeEventListener('abort', end)
        forget()
        clearInterval(beat)
        clearTimeout(last)
      }
      raw.signal.addEventListener('abort', end)
      say('retry: 3000\n\n')
    },
    // The stream is closed already; there is nobody to end it for.
    cancel: () => stop(),
  })
}
