import { createHash } from 'node:crypto'
import { importSheet } from '@taizhang/contract'
import { importUpload, type SheetUpload, sheetUpload } from '../../import-request.ts'
import type { ImportAnswer } from '../../import-runs.ts'
import { indicatorsOver } from '../../indicators-touched.ts'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'
import type { SheetToImport } from '../../sheet/import-sheet.ts'

const PROBLEMS_SHOWN = 1000

export default route(importSheet, async ({ params: { key }, query: { mode, ...query } }, request) => {
  const upload = await sheetUpload(request, key, query)
  if (!upload.ok) return upload
  const { once, services, tenant, caller } = request
  if (!once) return carryOut(request, upload.value, mode)
  const sent = JSON.stringify([once.requestHash, mode, query])
  const digest = createHash('sha256').update(sent).update(upload.value.bytes).digest('hex')
  const names = { tenant, person: caller.person, run: once.key }
  return services.imports.once(names, { org: query.org, ledger: key }, digest, (tell) =>
    carryOut(request, upload.value, mode, tell),
  )
})

async function carryOut(
  request: SignedRequest,
  upload: SheetUpload,
  mode: SheetToImport['mode'],
  tell?: SheetToImport['progress'],
): Promise<ImportAnswer> {
  const result = await importUpload(request, upload, mode, tell)
  if (!result.ok) return result
  if (result.value.imported) {
    const { services, tenant, setup } = request
    const indicators = indicatorsOver(setup, upload.ledger.key)
    services.changes.tell(tenant, { event: 'indicators', data: { org: upload.query.org, indicators } })
  }
  const { header, rowsRead, imported, problems, leftOut } = result.value
  return succeeded({
    rowsRead,
    imported: imported && { created: imported.created, updated: imported.updated, unchanged: imported.unchanged },
    problemCount: problems.length,
    problems: problems.slice(0, PROBLEMS_SHOWN),
    leftOut: leftOut.slice(0, PROBLEMS_SHOWN),
    columns: header.columns.map(({ letters, title, meaning }) => ({
      letters,
      title,
      field: meaning.is === 'field' ? meaning.field : null,
    })),
  })
}
