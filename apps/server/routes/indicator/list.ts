import { listIndicators } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listIndicators, async (_, { setup }) => succeeded({ items: [...setup.indicators.values()] }))
