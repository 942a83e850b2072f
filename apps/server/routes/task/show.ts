import { showTask } from '@taizhang/contract'
import { standingView, unknownTaskMessage, visibleTask } from '../../apply-task-step.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showTask, async ({ params }, request) => {
  const standing = await visibleTask(request, params.id)
  return standing
    ? succeeded(standingView(standing, request.today))
    : failed('unknown-task', params.id, unknownTaskMessage)
})
