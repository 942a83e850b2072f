import type { Endpoint } from '@taizhang/contract'

type Words = Readonly<Record<string, unknown>>

/** The address of a request: the path with its parameters filled in, and the query without what was left out. */
export function addressOf(endpoint: Pick<Endpoint, 'path'>, params: Words = {}, query: Words = {}): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
  const asked = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return asked === '' ? path : `${path}?${asked}`
}

/** The name of a file that an answer carries (RFC 6266): the one in Chinese where there is one. */
export function fileNameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      // A name that is not rightly encoded is no reason to lose the file.
    }
  }
  return /filename="([^"]*)"/.exec(disposition ?? '')?.[1] ?? '下载'
}
