import type { Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  date,
  inState,
  integer,
  longText,
  move,
  must,
  over,
  type PackPart,
  person,
  reference,
  text,
} from '../define.ts'

const outlet: Ledger = {
  key: 'outlet',
  title: '意识形态阵地名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('阵地名称', 60, must),
    kind: choice('类别', ['网站', '公众号', '视频号', '工作群', '宣传栏', '电子屏', '讲座论坛', '其他'], must),
    owner: person('责任人'),
    since: date('启用日期', must),
    until: date('停用日期'),
  },
}

const outletCheck: Ledger = {
  key: 'outlet-check',
  title: '阵地检查台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('检查日期', must),
    outlet: reference('阵地', 'outlet', must),
    by: person('检查人'),
    problems: integer('发现问题', '个', must),
    words: text('情况', 200),
  },
}

const ideologyRisk: Ledger = {
  key: 'ideology-risk',
  title: '意识形态风险研判台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('研判日期', must),
    risk: longText('风险情况', 1000, must),
    level: choice('等级', ['一般', '较大', '重大'], must),
    source: choice('来源', ['例行研判', '网络舆情', '上级通报', '群众反映'], must),
    owner: person('责任人'),
    handling: longText('处置情况', 1000),
  },
  flow: {
    starts: 'judged',
    states: { judged: '已研判', handling: '处置中', review: '待复核', closed: '已处置' },
    closes: ['closed'],
    deadlines: { judged: { days: 1, of: 'working' }, handling: { days: 7, of: 'calendar' } },
    moves: {
      assign: move('交办', 'judged', 'handling', ['owner']),
      submit: move('报请复核', 'handling', 'review', ['handling']),
      close: byAnother('复核办结', 'review', 'closed', ['evidence']),
      return: move('退回', 'review', 'handling', ['reason']),
    },
  },
}

const outlets = over(outlet)
const checks = over(outletCheck)
const risks = over(ideologyRisk)

export const ideology: PackPart = {
  ledgers: [outlet, outletCheck, ideologyRisk],
  indicators: [
    outlets.count('ideology.outlets', '意识形态阵地数', '个', '期末在册的阵地', { by: ['kind'] }),
    checks.count('ideology.checks', '阵地检查次数', '次', '对阵地的检查'),
    checks.sum('ideology.check-problems', '阵地检查发现问题数', 'problems', '检查阵地发现的问题', { better: 'less' }),
    risks.count('ideology.risks', '研判意识形态风险数', '起', '研判登记的风险和舆情', {
      by: ['level', 'source'],
      also: ['风险研判', '舆情数'],
    }),
    risks.count('ideology.handled', '已处置意识形态风险数', '起', '期间内研判、现已处置的风险', {
      where: inState('closed'),
      also: ['处置舆情'],
    }),
  ],
  duties: [
    {
      key: 'outlet-monthly',
      title: '阵地每月检查一次',
      roster: 'outlet',
      every: 'month',
      times: 1,
      metBy: { ledger: 'outlet-check', member: 'outlet' },
    },
  ],
  taskTemplates: [
    {
      key: 'ideology',
      title: '落实意识形态工作责任制',
      dueOn: '12-31',
      measuredBy: { indicator: 'meeting.ideology', op: '>=', usual: '4' },
      knownBy: ['意识形态', '舆论引导', '舆情', '思想疏导'],
    },
  ],
  examples: [
    {
      title: '网上舆情从研判到处置',
      steps: [
        {
          enter: 'ideology-risk',
          as: '舆情',
          values: { day: '2024-07-02', risk: '短视频不实说法', level: '一般', source: '网络舆情' },
        },
        { move: 'assign', of: '舆情', on: '2024-07-02', values: { owner: '经办人' } },
        { move: 'submit', of: '舆情', on: '2024-07-03', values: { handling: '已联系发布人更正' } },
        { move: 'close', of: '舆情', on: '2024-07-04', refused: 'needs-evidence' },
        { move: 'close', of: '舆情', on: '2024-07-04' },
      ],
      expect: [
        { indicator: 'ideology.risks', period: '2024', value: '1' },
        { indicator: 'ideology.handled', period: '2024', value: '1' },
      ],
    },
  ],
}
