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
  over('household.count', '困难家庭户数', '户', 'household', count, 'as-of', { dimensions: ['category', 'village'] }),
  over('household.members', '保障人数', '人', 'household', sum('members'), 'as-of'),
  over('household-visit.times', '困难家庭走访次数', '次', 'household-visit', count, 'during', {
    dimensions: ['way', 'need'],
  }),
  over('household-visit.households', '困难家庭走访户数', '户', 'household-visit', distinct('household'), 'during'),
  over('payment.amount', '发放救助金', '元', 'payment', sum('amount'), 'during', { decimals: 2, dimensions: ['kind'] }),
  over('payment.persons', '发放人次', '人次', 'payment', sum('persons'), 'during'),
  formula('payment.each', '人均发放', '元', 'payment.amount / payment.persons', 2),

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
    key: 'household-visit-quarterly',
    title: '困难家庭每季走访',
    roster: 'household',
    every: 'quarter',
    times: 1,
    metBy: { ledger: 'household-visit', member: 'household' },
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
    key: 'household-visit-share',
    title: '走访户数不超过走访次数',
    left: 'household-visit.households',
    operator: '<=',
    right: 'household-visit.times',
    severity: 'soft',
    message: '走访户数多于走访次数，请核对是否漏登。',
    missing: 'skip',
  },
]
