import { importSheet } from '@taizhang/contract'
import { importRequest } from '../../import-request.ts'
import { indicatorsOver } from '../../indicators-touched.ts'
import { route, succeeded } from '../../route.ts'

const PROBLEMS_SHOWN = 1000

export default route(importSheet, async ({ params, query: { mode, ...query } }, request) => {
  const result = await importRequest(request, params.key, query, mode)
  if (!result.ok) return result
  if (result.value.imported) {
    const { services, tenant, setup } = request
    const indicators = indicatorsOver(setup, params.key)
    services.changes.tell(tenant, { event: 'indicators', data: { org: query.org, indicators } })
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
})
