import { Readable } from 'node:stream'
import { downloadEvidence } from '@taizhang/contract'
import { visibleEvidence } from '@taizhang/store'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'

const unknown = (hash: string) => failed('unknown-evidence', hash, '没有这个文件。')

export default route(downloadEvidence, async ({ params: { hash } }, request) => {
  const { services, tenant, orgs, caller } = request
  const file = await services.store.read({ tenant, orgs }, (transaction) =>
    visibleEvidence(transaction, tenant, hash, caller.person),
  )
  if (file === null) return unknown(hash)
  const bytes = await services.evidence.read(hash)
  if (bytes === null) return unknown(hash)
  await recordOwn(request, 'evidence-read', hash)
  // Never shown in the page: whatever is in the file, no browser runs it as ours.
  return succeeded(
    new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(file.sizeBytes),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
      },
    }),
  )
})

/** As RFC 8187 wants it. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
