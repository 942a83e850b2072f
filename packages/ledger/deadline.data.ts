import type { DeadlineSet } from './deadline.ts'

/** Sets of limits that many ledgers share, by the names under which offices know them, each with the rule that it is from. */
export const deadlineSets: Readonly<Record<string, DeadlineSet>> = {
  /** What was decided is arranged the same day, reported back within 3 days, settled within 7, a large matter within a month. */
  '13710': {
    title: '“13710”工作制',
    basis: '当日交办、三日反馈、七日办结、重大事项一个月办结的督办制度',
    limits: {
      arrange: { title: '当日交办', within: { days: 0, of: 'calendar' } },
      report: { title: '三日内反馈', within: { days: 3, of: 'calendar' } },
      settle: { title: '七日内办结', within: { days: 7, of: 'calendar' } },
      'settle-large': { title: '重大事项一个月内办结', within: { months: 1 } },
    },
  },
  suggestion: {
    title: '建议提案答复时限',
    basis: '代表建议、委员提案办理规定：交办之日起3个月内答复',
    limits: { reply: { title: '交办后3个月内答复', within: { months: 3 } } },
  },
  allowance: {
    title: '低保审核确认时限',
    basis: '《最低生活保障审核确认办法》（民发〔2021〕57号）：受理之日起30个工作日内完成审核确认',
    limits: { decide: { title: '受理后30个工作日内审核确认', within: { days: 30, of: 'working' } } },
  },
  'open-information': {
    title: '政府信息公开申请答复时限',
    basis: '《中华人民共和国政府信息公开条例》第三十三条：收到申请之日起20个工作日内答复，延长不超过20个工作日',
    limits: {
      reply: { title: '收到申请后20个工作日内答复', within: { days: 20, of: 'working' } },
      'reply-extended': { title: '同意延期的40个工作日内答复', within: { days: 40, of: 'working' } },
    },
  },
}
