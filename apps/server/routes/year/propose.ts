import { createHash, randomUUID } from 'node:crypto'
import { proposeYear } from '@taizhang/contract'
import { may } from '@taizhang/ledger'
import { officeContent } from '@taizhang/store'
import { viewOf } from '../../entry-view.ts'
import { failed, route, succeeded } from '../../route.ts'
import { bytesWithin } from '../../upload.ts'
import { YearReader } from '../../year-reader.ts'
import { refusedYear, yearView } from '../../year-view.ts'

/** A report with pictures is some megabytes; what is read from it has limits of its own (packages/office/limits.ts). */
const REPORT_BYTES_MAX = 50 * 1024 * 1024

const reader = new YearReader()

export default route(proposeYear, async ({ query }, request) => {
  const { services, tenant, setup, caller, at, today, raw } = request
  const { org, year, name } = query
  if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'draft', org, today))
    return failed('not-permitted', 'org', '您没有为这个单位设置年度的权限。')
  const bytes = await bytesWithin(raw, REPORT_BYTES_MAX)
  if (bytes === null)
    return failed('too-large', 'file', `文件超过${REPORT_BYTES_MAX / 1024 / 1024}MB，请只上传报告本身。`)
  const content = await services.store.read({ tenant, orgs: 'all' }, (transaction, now) =>
    officeContent(transaction, tenant, now, org),
  )
  const read = await reader.read({ name, bytes, year, today, content })
  if (!read.ok) return failed('unreadable-document', 'file', read.message)
  const { text, proposal } = read
  const hash = createHash('sha256').update(bytes).digest('hex')
  const document = { name, hash, sizeBytes: bytes.length }
  const result = await services.years.propose(
    tenant,
    { id: randomUUID(), org, year, document, text, proposal },
    { by: caller.person, at, today },
  )
  return result.ok ? succeeded(yearView(result.value)) : refusedYear(proposeYear, result)
})
