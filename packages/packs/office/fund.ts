import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  choice,
  date,
  integer,
  is,
  money,
  must,
  over,
  type PackPart,
  person,
  rate,
  reference,
  text,
  yesOrNo,
} from '../define.ts'

const sources = ['中央', '省级', '市级', '县级', '福彩公益金', '社会捐赠', '自筹', '其他']

/** 资金分三本账：批复一笔一条，到位和支付可以分几次，各按自己的日期归期间。 */
const fund: Ledger = {
  key: 'fund',
  title: '资金批复台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['number'],
  fields: {
    number: text('资金文号', 40, must),
    day: date('批复日期', must),
    name: text('资金名称', 100, must),
    source: choice('资金来源', sources, must),
    purpose: choice('用途', ['民生保障', '项目建设', '工作经费', '其他'], must),
    won: yesOrNo('是否向上争取'),
    asked: money('申请金额'),
    approved: money('批复金额', must),
    project: reference('项目', 'project'),
    keeper: person('管理责任人'),
  },
}

const fundArrival: Ledger = {
  key: 'fund-arrival',
  title: '资金到位台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('到位日期', must),
    fund: reference('资金', 'fund', must),
    amount: money('到位金额', must),
    voucher: text('凭证号', 30),
  },
}

const fundPayment: Ledger = {
  key: 'fund-payment',
  title: '资金支付台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('支付日期', must),
    fund: reference('资金', 'fund', must),
    amount: money('支付金额', must),
    item: text('支付事项', 100, must),
    payee: text('收款方', 60),
    receivers: integer('受益人数', '人次'),
    voucher: text('凭证号', 30),
    receipts: attachment('凭证', 5),
  },
}

const funds = over(fund)
const arrivals = over(fundArrival)
const payments = over(fundPayment)

export const fundPart: PackPart = {
  ledgers: [fund, fundArrival, fundPayment],
  indicators: [
    funds.count('fund.items', '批复资金笔数', '笔', '批复下达的资金', { by: ['source', 'purpose'] }),
    funds.sum('fund.approved', '批复资金', 'approved', '批复下达的金额', {
      by: ['source', 'purpose'],
      also: ['下达资金', '安排资金'],
    }),
    funds.sum('fund.won', '向上争取资金', 'approved', '向上争取到的资金', {
      where: is('won', '是'),
      by: ['source'],
      also: ['争取资金', '争取项目资金', '积极向上争取'],
    }),
    arrivals.sum('fund.arrived', '到位资金', 'amount', '期间内到账的金额', { also: ['资金到位'] }),
    payments.sum('fund.paid', '支付资金', 'amount', '期间内支付的金额', { also: ['拨付资金', '支出'] }),
    payments.sum('fund.receivers', '资金受益人次', 'receivers', '资金支付受益的人次'),
    rate('fund.arrival-rate', '资金到位率', 'fund.arrived', 'fund.approved', '期间内到位占批复的比重', {
      limits: '上年批复今年到位的会使比率大于100%',
    }),
    rate('fund.payment-rate', '资金支付率', 'fund.paid', 'fund.arrived', '期间内支付占到位的比重', {
      also: ['支出进度', '拨付率'],
      limits: '上年结转今年支付的会使比率大于100%',
    }),
  ],
  auditRules: [
    {
      key: 'fund-arrival',
      title: '到位不超过批复',
      left: 'fund.arrived',
      operator: '<=',
      right: 'fund.approved',
      severity: 'soft',
      message: '到位多于批复，有上年批复今年到位的请说明。',
      missing: 'skip',
    },
    {
      key: 'fund-payment',
      title: '支付不超过到位',
      left: 'fund.paid',
      operator: '<=',
      right: 'fund.arrived',
      severity: 'soft',
      message: '支付多于到位，有上年结转的请说明。',
      missing: 'skip',
    },
    {
      key: 'fund-won',
      title: '争取资金不超过批复',
      left: 'fund.won',
      operator: '<=',
      right: 'fund.approved',
      severity: 'hard',
      message: '争取资金是批复资金的一部分。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'funds-won',
      title: '向上争取资金',
      dueOn: '12-31',
      measuredBy: { indicator: 'fund.won', op: '>=' },
      knownBy: ['争取资金', '向上争取', '项目资金'],
    },
  ],
  examples: [
    {
      title: '批复一笔，分两次到位，支付一部分',
      steps: [
        {
          enter: 'fund',
          as: '资金',
          values: {
            number: '示财指〔2024〕3号',
            day: '2024-02-01',
            name: '设施改造补助',
            source: '省级',
            purpose: '项目建设',
            won: '是',
            asked: '800000',
            approved: '600000',
          },
        },
        { enter: 'fund-arrival', as: '到一', values: { day: '2024-03-01', fund: '资金', amount: '300000' } },
        { enter: 'fund-arrival', as: '到二', values: { day: '2024-09-01', fund: '资金', amount: '300000' } },
        {
          enter: 'fund-payment',
          as: '付一',
          values: { day: '2024-05-01', fund: '资金', amount: '240000', item: '进度款' },
        },
      ],
      expect: [
        { indicator: 'fund.won', period: '2024', value: '600000.00' },
        { indicator: 'fund.approved', period: '2024', slice: { field: 'source', value: '省级' }, value: '600000.00' },
        { indicator: 'fund.arrived', period: '2024-H1', value: '300000.00' },
        { indicator: 'fund.payment-rate', period: '2024-H1', value: '80.0' },
        { indicator: 'fund.payment-rate', period: '2024', value: '40.0' },
      ],
    },
  ],
}
