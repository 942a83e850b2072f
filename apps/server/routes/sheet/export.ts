import { exportSheet } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { attachment } from '../../attachment.ts'
import { questionOf } from '../../entry-question.ts'
import { seesProtected } from '../../entry-view.ts'
import { route, succeeded } from '../../route.ts'
import { exportEntries } from '../../sheet/export-sheet.ts'

export default route(exportSheet, async ({ params, query: { format, full, ...query } }, request) => {
  const asked = questionOf(request, params.key, query, [])
  if (!asked.ok) return asked
  const { ledger, question } = asked
  const { services, tenant, setup, orgs, caller, today } = request
  // Recorded before it is read, so that nothing is read unrecorded.
  if (full === 'yes') await recordOwn(request, 'read-protected', `sheet:${ledger.key}`)
  const sees = (org: string) => full === 'yes' && seesProtected(setup, ledger, caller.person, org, today)
  // Whole before it goes out: a slow reader must not hold a transaction.
  const pieces: Uint8Array[] = []
  await services.store.read({ tenant, orgs }, (transaction, now) =>
    exportEntries(transaction, tenant, now, ledger, question, {
      format,
      sees,
      take: (piece) => {
        pieces.push(piece)
      },
    }),
  )
  const bytes = Buffer.concat(pieces)
  return succeeded(attachment(`${ledger.title}.${format}`, bytes, bytes.length))
})
