import { createReadStream, type Stats, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

/**
 * Nothing from elsewhere is loaded and nothing is sent elsewhere, whatever the page's code says.
 * Ant Design writes its styles into the page, hence 'unsafe-inline' for styles alone.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A server of the built page's files in `folder`, and of nothing else. It does not listen yet. */
export function createPageServer(folder: string): Server {
  return createServer((request, response) => answerPage(folder, request, response))
}

/**
 * Listens on 127.0.0.1, on the first free port of `ports`, and gives that port.
 * Rejects with the system's error where every one of them is taken.
 */
export async function listen(server: Server, ports: readonly number[]): Promise<number> {
  let refused: unknown = new RangeError('No port to listen on')
  for (const port of ports) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail)
        server.listen(port, '127.0.0.1', () => {
          server.off('error', fail)
          done()
        })
      })
      const address = server.address()
      return address !== null && typeof address === 'object' ? address.port : port
    } catch (error) {
      refused = error
    }
  }
  throw refused
}

/**
 * Answers one request with a file of `folder`, or refuses it. The page has addresses of its own (`/ledgers/hazard`): who goes to
 * one, which a browser shows by asking for HTML, gets the page, and the page decides what is there.
 */
export function answerPage(folder: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, 'Method not allowed')
    return
  }
  const asked = filePath(request.url ?? '/')
  const path = asked !== null && findFile(join(folder, asked)) === null && isVisit(request) ? 'index.html' : asked
  const found = path === null ? null : findFile(join(folder, path))
  if (found === null) {
    refuse(response, 404, 'Not found')
    return
  }
  const compressed = acceptsGzip(request) ? findFile(`${found.file}.gz`) : null
  const sent = compressed ?? found
  response.writeHead(200, {
    ...headers,
    'Content-Type': contentTypes[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': sent.size,
    ...(compressed && { 'Content-Encoding': 'gzip' }),
    Vary: 'Accept-Encoding',
    // Vite names the files of assets/ after what is in them, so they never change.
    'Cache-Control': path?.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  createReadStream(sent.file)
    .on('error', () => response.destroy())
    .pipe(response)
}

const acceptsGzip = ({ headers: { 'accept-encoding': accepted = '' } }: IncomingMessage): boolean =>
  /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:[,\s]|$))/.test(String(accepted))

/** Somebody goes to an address of the page. Files of assets/ that are gone are gone: they belong to an older page. */
const isVisit = ({ headers, url = '/' }: IncomingMessage): boolean =>
  (headers.accept ?? '').includes('text/html') && !url.startsWith('/assets/')

/** The path inside the folder that a URL names; null where it names none: `..`, hidden files and the like. */
function filePath(url: string): string | null {
  const [encoded = ''] = url.split(/[?#]/)
  let path: string
  try {
    path = decodeURIComponent(encoded)
  } catch {
    return null
  }
  const segments = path.split('/').filter((segment) => segment !== '')
  if (segments.some((segment) => segment.startsWith('.') || /[\\:\0]/.test(segment))) return null
  return segments.length === 0 ? 'index.html' : segments.join('/')
}

function findFile(file: string): { readonly file: string; readonly size: number } | null {
  const stats: Stats | undefined = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? { file, size: stats.size } : null
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`)
}
