import { showImportProgress } from '@taizhang/contract'
import { failed, route, succeeded } from '../../route.ts'

export default route(showImportProgress, async ({ params: { run } }, { services, tenant, caller }) => {
  const found = services.imports.find({ tenant, person: caller.person, run })
  if (!found) return failed('not-found', run, '没有这次导入，或结束已超过一小时；同一张表再导入一次不会重复。')
  const { told, answer } = found
  return succeeded({
    progress: told,
    imported: answer?.ok ? answer.value : null,
    failed: answer?.ok === false ? (answer.error[0] ?? null) : null,
  })
})
