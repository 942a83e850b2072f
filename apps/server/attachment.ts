/** Bytes as a file to be saved: whatever is in it, no browser runs it as ours. */
export function attachment(name: string, body: ReadableStream<Uint8Array> | Uint8Array, sizeBytes: number): Response {
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  })
}

type BodyInit = ConstructorParameters<typeof Response>[0]

/** As RFC 8187 wants it. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
