import { Readable } from 'node:stream'
import { downloadEvidence } from '@taizhang/contract'
import { visibleEvidence } from '@taizhang/store'
import { recordOwn } from '../../access-record.ts'
import { attachment } from '../../attachment.ts'
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
  return succeeded(attachment(file.name, Readable.toWeb(bytes) as ReadableStream<Uint8Array>, file.sizeBytes))
})
