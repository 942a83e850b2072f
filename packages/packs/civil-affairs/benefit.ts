import type { Indicator, Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  date,
  integer,
  is,
  money,
  month,
  move,
  must,
  org,
  over,
  type PackPart,
  text,
} from '../define.ts'

/** What money is paid for. The order is that of the payment register. */
const benefits = [
  '城市低保金',
  '农村低保金',
  '困难残疾人生活补贴',
  '重度残疾人护理补贴',
  '特困基本生活费',
  '特困护理费',
  '特困丧葬费',
  '高龄津贴',
  '百岁津贴',
  '养老服务补贴',
  '孤儿基本生活费',
  '事实无人抚养儿童基本生活费',
  '教育助学',
  '慰问金',
  '物价补贴',
] as const

/** Whom a standard is for; each has one amount in force on a day. */
const standards = [
  '城市低保',
  '农村低保',
  '城市特困分散供养',
  '农村特困分散供养',
  '特困集中供养',
  '护理费（全自理）',
  '护理费（半护理）',
  '护理费（全护理）',
  '困难残疾人生活补贴',
  '重度残疾人护理补贴',
  '高龄津贴',
  '百岁津贴',
  '散居孤儿',
  '集中供养孤儿',
  '事实无人抚养儿童',
  '其余事实无人抚养儿童',
  '适老化改造户均',
] as const

/** 标准一经调整，旧的一条填上停止执行日，新的另立一条；某月执行多少，由这两个日期说了算。 */
const benefitStandard: Ledger = {
  key: 'benefit-standard',
  title: '保障标准台账',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['kind', 'since'],
  fields: {
    kind: choice('保障对象', standards, must),
    amount: money('标准额', must),
    per: choice('计算单位', ['每月', '每年', '每户'], must),
    document: text('文号', 60, { required: true, hint: '如云政函〔2024〕12号' }),
    issued: date('印发日期', must),
    since: date('开始执行', must),
    until: date('停止执行'),
    provincial: money('省定最低标准'),
    backFrom: month('补发起始月'),
    backTo: month('补发截止月'),
  },
}

/** 一批一条：造册、复核、发放、公示。金额在发放之后才计入。 */
const benefitPayment: Ledger = {
  key: 'benefit-payment',
  title: '补助资金发放台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['number'],
  fields: {
    number: text('批次号', 30, must),
    kind: choice('补助种类', benefits, must),
    month: month('所属月份', must),
    day: date('造册日期', must),
    township: org('发放乡镇'),
    households: integer('户数', '户'),
    persons: integer('人数', '人', must),
    amount: money('发放金额', must),
    back: money('其中补发', { partOf: 'amount' }),
    backMonths: text('补发月份', 40, { hint: '如2024-01至2024-03' }),
    failed: integer('打卡退回', '人'),
  },
  flow: {
    starts: 'listed',
    states: { listed: '已造册', checked: '已复核', paid: '已发放', published: '已公示' },
    closes: ['published'],
    deadlines: { checked: { days: 5, of: 'working' } },
    moves: {
      check: byAnother('复核', 'listed', 'checked'),
      return: move('退回', 'checked', 'listed', ['reason']),
      pay: move('发放', 'checked', 'paid', ['evidence']),
      publish: byAnother('公示归档', 'paid', 'published', ['evidence']),
    },
  },
}

const standard = over(benefitStandard)
const payment = over(benefitPayment)

/** The standard in force at the end of the period, in its own unit. */
const inForce = (key: string, of: (typeof standards)[number], unit: string, also: readonly string[]): Indicator => ({
  ...standard.latest(`standard.${key}`, `${of}标准`, 'amount', `期末正在执行的${of}标准`, {
    where: is('kind', of),
    also,
    better: 'more',
    limits: '调整标准时要给旧标准填停止执行日',
  }),
  unit,
})

/** Money that went out in the period for some kinds of benefit. */
const paidFor = (
  key: string,
  title: string,
  kinds: (typeof benefits)[number] | readonly (typeof benefits)[number][],
  also: readonly string[],
): Indicator =>
  payment.sum(`paid.${key}`, title, 'amount', `期间内实际发放的${title.replace('发放', '')}，含补发`, {
    where: is('kind', kinds),
    reached: 'paid',
    also,
  })

export const benefit: PackPart = {
  ledgers: [benefitStandard, benefitPayment],
  indicators: [
    inForce('urban-allowance', '城市低保', '元/月', ['城市低保救助标准', '城镇低保标准', '城市低保保障标准']),
    inForce('rural-allowance', '农村低保', '元/年', ['农村低保救助标准', '农村低保保障标准']),
    inForce('urban-destitute', '城市特困分散供养', '元/月', ['城市分散特困人员基本生活费标准', '城市特困标准']),
    inForce('rural-destitute', '农村特困分散供养', '元/月', ['农村分散特困人员基本生活费标准', '农村特困标准']),
    inForce('central-destitute', '特困集中供养', '元/月', ['集中供养保障标准', '集中供养标准']),
    inForce('self-care', '护理费（全自理）', '元/月', ['全自理护理费', '全自理护理补贴标准']),
    inForce('half-care', '护理费（半护理）', '元/月', ['半护理护理费', '半护理补贴标准', '半失能护理费']),
    inForce('full-care', '护理费（全护理）', '元/月', ['全护理护理费', '全护理补贴标准', '失能护理费']),
    inForce('disability', '困难残疾人生活补贴', '元/月', ['残疾人两项补贴标准', '两项补贴标准', '残疾人补贴标准']),
    inForce('disability-care', '重度残疾人护理补贴', '元/月', ['重度残疾人护理补贴标准']),
    inForce('old-age', '高龄津贴', '元/月', ['高龄老人津贴标准', '90岁以上老人津贴标准']),
    inForce('centenarian', '百岁津贴', '元/月', ['百岁老人津贴标准', '百岁老人补贴标准']),
    inForce('orphan-scattered', '散居孤儿', '元/月', ['散居孤儿保障标准', '社会散居孤儿标准', '孤儿基本生活保障标准']),
    inForce('orphan-central', '集中供养孤儿', '元/月', ['集中供养孤儿保障标准', '孤儿集中供养标准']),
    inForce('defacto-child', '事实无人抚养儿童', '元/月', ['事实无人抚养儿童保障标准']),
    inForce('other-defacto-child', '其余事实无人抚养儿童', '元/月', ['其余事实无人抚养儿童保障标准']),
    inForce('home-adaptation', '适老化改造户均', '元', ['户均改造标准', '适老化改造标准', '户均补助标准']),
    payment.sum('paid.total', '民生补助资金发放', 'amount', '期间内实际发放的各类补助资金，含补发', {
      reached: 'paid',
      by: ['kind', 'township'],
      also: ['发放救助资金', '发放各类补助'],
    }),
    payment.sum('paid.back', '补发资金', 'back', '期间内随批次补发的以前月份的资金', {
      reached: 'paid',
      by: ['kind'],
      also: ['补发救助金', '补发低保金', '提标补发'],
    }),
    payment.count('paid.batches', '发放批次', '批', '期间内发放的批次', { reached: 'paid', by: ['kind'] }),
    payment.sum('paid.failed', '打卡退回人数', 'failed', '期间内因账号等原因退回的人数', {
      reached: 'paid',
      by: ['kind'],
      better: 'less',
    }),
    paidFor('urban-allowance', '城市低保金发放', '城市低保金', ['发放城市低保金', '城镇低保金', '城市低保资金']),
    paidFor('rural-allowance', '农村低保金发放', '农村低保金', ['发放农村低保金', '农村低保资金']),
    paidFor('disability', '困难残疾人生活补贴发放', '困难残疾人生活补贴', ['困难残疾人补贴资金', '困难残疾人救助金']),
    paidFor('disability-care', '重度残疾人护理补贴发放', '重度残疾人护理补贴', [
      '重度残疾人补贴资金',
      '重度残疾人救助金',
    ]),
    paidFor(
      'destitute',
      '特困基本生活费及护理费发放',
      ['特困基本生活费', '特困护理费'],
      ['基本生活费及护理费', '特困供养资金', '特困人员生活费'],
    ),
    paidFor('destitute-funeral', '特困丧葬费发放', '特困丧葬费', ['丧葬金', '丧葬费', '特困人员丧葬补助']),
    paidFor('old-age', '高龄津贴发放', '高龄津贴', ['高龄老人津贴资金', '90岁以上老人津贴资金', '高龄补贴资金']),
    payment.distinct('paid.old-age-months', '高龄津贴发放月数', '个月', 'month', '期间内发放的高龄津贴涉及多少个月', {
      where: is('kind', '高龄津贴'),
      reached: 'paid',
      also: ['高龄津贴发放时长'],
    }),
    paidFor('centenarian', '百岁津贴发放', '百岁津贴', ['百岁老人津贴资金', '百岁老人津贴']),
    paidFor('elder-service', '养老服务补贴发放', '养老服务补贴', ['养老服务补贴资金', '养老服务补贴']),
    paidFor('orphan', '孤儿基本生活费发放', '孤儿基本生活费', ['孤儿生活补贴', '孤儿补贴资金']),
    paidFor('defacto-child', '事实无人抚养儿童生活费发放', '事实无人抚养儿童基本生活费', [
      '事实无人抚养儿童生活补贴',
      '事实无人抚养儿童补贴资金',
    ]),
    paidFor('study-aid', '教育助学发放', '教育助学', ['教育助学', '助学金', '孤儿助学资金']),
    paidFor('condolence', '慰问金发放', '慰问金', ['慰问金', '节日慰问金', '慰问资金']),
    paidFor('price', '物价补贴发放', '物价补贴', ['价格临时补贴', '物价补贴']),
  ],
}
