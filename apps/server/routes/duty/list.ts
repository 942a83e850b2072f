import { listDuties } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listDuties, async (_, { setup }) =>
  succeeded({
    items: [...setup.duties.values()].map(({ key, title, roster, every, times }) => ({
      key,
      title,
      roster,
      every,
      times,
    })),
  }),
)
