import type { SendInit } from './caller.ts'

/** `fetch`, and where somebody wants to see an upload advance, the older way of the browser that tells of it. */
export function send(address: string, { onProgress, ...init }: SendInit): Promise<Response> {
  return onProgress ? upload(address, init, onProgress) : fetch(address, init)
}

function upload(address: string, init: RequestInit, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open(init.method ?? 'POST', address)
    request.responseType = 'blob'
    for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => done(responseOf(request))
    request.onerror = () => fail(new TypeError('the upload did not reach the server'))
    request.onabort = () => fail(new DOMException('The upload was aborted', 'AbortError'))
    init.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(init.body as Blob)
  })
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  const isEmpty = request.status === 204
  return new Response(isEmpty ? null : (request.response as Blob), { status: request.status, headers })
}
