import type { DeadlineSet } from './deadline.ts'

/** Sets of limits that many ledgers share, by the names under which offices know them. */
export const deadlineSets: Readonly<Record<string, DeadlineSet>> = {
  /** What was decided is arranged the same day, reported back within 3 days, settled within 7, a large matter within a month. */
  '13710': {
    title: '“13710”工作制',
    limits: {
      arrange: { title: '当日交办', within: { days: 0, of: 'calendar' } },
      report: { title: '三日内反馈', within: { days: 3, of: 'calendar' } },
      settle: { title: '七日内办结', within: { days: 7, of: 'calendar' } },
      'settle-large': { title: '重大事项一个月内办结', within: { months: 1 } },
    },
  },
}
