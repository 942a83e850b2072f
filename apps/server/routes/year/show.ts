import { showYear } from '@taizhang/contract'
import { failed, route, succeeded } from '../../route.ts'
import { findYear, unknownYearMessage, yearView } from '../../year-view.ts'

export default route(showYear, async ({ params }, request) => {
  const year = await findYear(request, params.id)
  return year ? succeeded(yearView(year)) : failed('unknown-proposal', params.id, unknownYearMessage)
})
