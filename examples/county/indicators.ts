import type { AuditRule, Duty, Filter, Indicator, Measure } from '@taizhang/ledger'
import { ledgers } from './ledgers/index.ts'

type When = Extract<Indicator, { kind: 'ledger' }>['when']

interface More {
  readonly filter?: Filter
  readonly dimensions?: readonly string[]
  readonly decimals?: number
  readonly better?: 'more' | 'less'
  readonly limits?: string
}

const count: Measure = { kind: 'count' }
const sum = (field: string): Measure => ({ kind: 'sum', field })
const distinct = (field: string): Measure => ({ kind: 'distinct', field })
const titleOf = (key: string): string => ledgers.find((ledger) => ledger.key === key)?.title ?? key
const whenWords = (when: When): string =>
  when === 'during' ? '按期间内发生的逐条统计' : when === 'as-of' ? '按期末存续的统计' : '按期间内办到这一环节的统计'

const over = (
  key: string,
  title: string,
  unit: string,
  of: string,
  measure: Measure,
  when: When,
  { limits, ...more }: More = {},
): Indicator => ({
  key,
  title,
  unit,
  kind: 'ledger',
  of,
  measure,
  when,
  definition: { counts: title, source: titleOf(of), method: whenWords(when), ...(limits !== undefined && { limits }) },
  ...more,
})

const formula = (
  key: string,
  title: string,
  unit: string,
  words: string,
  decimals: number,
  better?: 'more' | 'less',
): Indicator => ({
  key,
  title,
  unit,
  kind: 'formula',
  formula: words,
  decimals,
  ...(better && { better }),
  definition: { counts: title, source: '由其他指标算出', method: words },
})

export const indicators: readonly Indicator[] = [
  over('hazard.found', '排查隐患数', '处', 'hazard', count, 'during', { dimensions: ['category', 'level', 'channel'] }),
  over('hazard.major', '重大隐患数', '处', 'hazard', count, 'during', {
    filter: { field: 'level', is: '重大' },
    better: 'less',
  }),
  over(
    'hazard.closed',
    '隐患销号数',
    '处',
    'hazard',
    count,
    { reached: 'closed' },
    { limits: '退回后再次销号的计两次' },
  ),
  over('hazard.open', '未销号隐患数', '处', 'hazard', count, 'as-of', {
    filter: { state: ['found', 'fixing', 'review'] },
    dimensions: ['category'],
    better: 'less',
  }),
  over('hazard.cost', '整改投入', '元', 'hazard', sum('cost'), 'during', { decimals: 2 }),
  formula('hazard.rate', '隐患销号率', '%', 'hazard.closed / hazard.found * 100', 1, 'more'),

  over('petition.received', '受理诉求件数', '件', 'petition', count, 'during', { dimensions: ['channel', 'topic'] }),
  over('petition.first', '初件数', '件', 'petition', count, 'during', { filter: { field: 'first', is: '是' } }),
  over('petition.persons', '来访人次', '人次', 'petition', sum('persons'), 'during'),
  over('petition.closed', '办结件数', '件', 'petition', count, { reached: 'closed' }),
  over(
    'petition.satisfied',
    '回访满意件数',
    '件',
    'petition',
    count,
    { reached: 'closed' },
    { filter: { field: 'satisfied', is: ['满意', '基本满意'] } },
  ),
  formula('petition.rate', '诉求办结率', '%', 'petition.closed / petition.received * 100', 1, 'more'),
  formula('petition.satisfaction', '回访满意率', '%', 'petition.satisfied / petition.closed * 100', 1, 'more'),

  over('household.count', '困难家庭户数', '户', 'household', count, 'as-of', { dimensions: ['category', 'village'] }),
  over('household.members', '保障人数', '人', 'household', sum('members'), 'as-of'),
  over('visit.times', '走访次数', '次', 'visit', count, 'during', { dimensions: ['way', 'need'] }),
  over('visit.households', '走访户数', '户', 'visit', distinct('household'), 'during'),
  over('payment.amount', '发放救助金', '元', 'payment', sum('amount'), 'during', { decimals: 2, dimensions: ['kind'] }),
  over('payment.persons', '发放人次', '人次', 'payment', sum('persons'), 'during'),
  formula('payment.each', '人均发放', '元', 'payment.amount / payment.persons', 2),

  over('project.count', '在库项目数', '个', 'project', count, 'as-of', { dimensions: ['sort'] }),
  over('project.total', '在库项目总投资', '元', 'project', sum('total'), 'as-of', { decimals: 2 }),
  over('project.started', '开工项目数', '个', 'project', count, { reached: 'building' }),
  over('project.invested', '完成投资', '元', 'project-progress', sum('done'), 'during', { decimals: 2 }),
  over('fund.approved', '批复资金', '元', 'fund', sum('approved'), 'during', { decimals: 2, dimensions: ['source'] }),
  over('fund.arrived', '到位资金', '元', 'fund', sum('arrived'), 'during', { decimals: 2 }),
  over('fund.paid', '支付资金', '元', 'fund', sum('paid'), 'during', { decimals: 2 }),
  formula('fund.payment-rate', '资金支付率', '%', 'fund.paid / fund.arrived * 100', 1, 'more'),
  over('parcel.area', '补充耕地面积', '㎡', 'parcel', sum('area'), 'as-of', { decimals: 2 }),
  over('parcel.idle', '撂荒图斑数', '个', 'parcel', count, 'as-of', {
    filter: { field: 'planted', is: '撂荒' },
    better: 'less',
  }),

  over('river.length', '河段总长', '公里', 'river', sum('length'), 'as-of', { decimals: 2 }),
  over('patrol.times', '巡河次数', '次', 'patrol', count, 'during'),
  over('patrol.problems', '巡河发现问题', '个', 'patrol', sum('problems'), 'during'),
  over('patrol.litter', '清漂量', '吨', 'patrol', sum('litter'), 'during', { decimals: 2 }),
  over('enforcement.filed', '立案数', '件', 'enforcement', count, 'during', { dimensions: ['cause'] }),
  over('enforcement.fine', '罚款金额', '元', 'enforcement', sum('fine'), 'during', { decimals: 2 }),
  over('incident.count', '报送突发事件', '起', 'incident', count, 'during', { dimensions: ['kind'] }),
  over('incident.minutes', '平均报送用时', '分钟', 'incident', { kind: 'average', field: 'minutes' }, 'during', {
    decimals: 1,
    better: 'less',
  }),
  over('meeting.count', '会议次数', '次', 'meeting', count, 'during', { dimensions: ['labels'] }),
  over('training.sessions', '培训场次', '场', 'training', count, 'during', { dimensions: ['audience'] }),
  over('training.persons', '培训人次', '人次', 'training', sum('persons'), 'during'),
  over('training.passed', '取证人数', '人', 'training', sum('passed'), 'during'),

  {
    key: 'grain.area',
    title: '粮食播种面积',
    unit: '亩',
    decimals: 0,
    kind: 'reported',
    every: 'half',
    definition: {
      counts: '全部粮食作物的播种面积',
      source: '乡镇填报',
      method: '农技站逐村核实后填报',
      limits: '套种的按作物分别计',
    },
  },
  {
    key: 'growth.rank',
    title: '地区生产总值增速全市排名',
    unit: '位',
    kind: 'cited',
    definition: { counts: '全市各县区增速由高到低的位次', source: '市统计局通报', method: '引用' },
  },
]

export const duties: readonly Duty[] = [
  {
    key: 'visit-quarterly',
    title: '困难家庭每季走访',
    roster: 'household',
    every: 'quarter',
    times: 1,
    metBy: { ledger: 'visit', member: 'household' },
  },
  {
    key: 'patrol-monthly',
    title: '河段每月巡查两次',
    roster: 'river',
    every: 'month',
    times: 2,
    metBy: { ledger: 'patrol', member: 'river' },
  },
]

export const auditRules: readonly AuditRule[] = [
  {
    key: 'fund-chain',
    title: '到位不超过批复',
    left: 'fund.arrived',
    operator: '<=',
    right: 'fund.approved',
    severity: 'hard',
    message: '到位资金不能大于批复资金。',
    missing: 'skip',
  },
  {
    key: 'visit-share',
    title: '走访户数不超过走访次数',
    left: 'visit.households',
    operator: '<=',
    right: 'visit.times',
    severity: 'soft',
    message: '走访户数多于走访次数，请核对是否漏登。',
    missing: 'skip',
  },
]
