import { downloadTemplate } from '@taizhang/contract'
import { attachment } from '../../attachment.ts'
import { failed, route, succeeded } from '../../route.ts'
import { templateSheet } from '../../sheet/export-sheet.ts'

export default route(downloadTemplate, async ({ params }, { services, tenant, setup, orgs }) => {
  const ledger = setup.ledgers.get(params.key)
  if (!ledger) return failed('unknown-ledger', params.key, `没有“${params.key}”这个台账。`)
  const pieces: Uint8Array[] = []
  await services.store.read({ tenant, orgs }, (transaction, now) =>
    templateSheet(transaction, tenant, now, ledger, (piece) => {
      pieces.push(piece)
    }),
  )
  const bytes = Buffer.concat(pieces)
  return succeeded(attachment(`${ledger.title}模板.xlsx`, bytes, bytes.length))
})
