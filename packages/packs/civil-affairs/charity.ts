import type { Indicator, Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  cited,
  date,
  identityNumber,
  integer,
  is,
  money,
  month,
  move,
  must,
  over,
  type PackPart,
  rate,
  text,
} from '../define.ts'
import { personal } from './personal.ts'

/** 流浪乞讨救助：发现、救助、甄别、返乡或安置。 */
const homelessAid: Ledger = {
  key: 'homeless-aid',
  title: '流浪乞讨人员救助台账',
  kind: 'event',
  dateField: 'day',
  ...personal,
  fields: {
    code: text('受助人编号', 30, { required: true, hint: '同一个人用同一个编号' }),
    name: text('姓名', 20, { protected: true }),
    identity: identityNumber('身份证号'),
    day: date('救助日期', must),
    found: choice('来源', ['自行求助', '街面巡查', '公安护送', '医院转来', '群众报告'], must),
    kind: choice('救助类别', ['生活救助', '医疗救助', '返乡救助', '临时安置', '长期安置'], must),
    who: choice('人员类别', ['成年', '未成年', '老年', '精神障碍', '残疾']),
    campaign: choice('专项行动', ['夏季送清凉', '寒冬送温暖', '日常']),
    cost: money('救助费用'),
    home: text('户籍地', 40),
  },
  flow: {
    starts: 'aided',
    states: { aided: '救助中', identified: '已甄别', left: '已离站', settled: '已安置' },
    closes: ['left', 'settled'],
    deadlines: { aided: { days: 10, of: 'calendar' } },
    moves: {
      identify: move('查明身份', 'aided', 'identified', ['home']),
      leave: byAnother('返乡离站', ['aided', 'identified'], 'left', ['evidence']),
      settle: byAnother('落户安置', ['aided', 'identified'], 'settled', ['evidence']),
    },
  },
}

const donation: Ledger = {
  key: 'donation',
  title: '慈善募捐台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['number'],
  fields: {
    number: text('票据号', 40, must),
    day: date('到账日期', must),
    campaign: text('项目', 60, must),
    donor: text('捐赠方', 60, must),
    channel: choice('渠道', ['网络募捐', '单位捐赠', '个人捐赠', '上级配捐', '福彩公益金'], must),
    amount: money('捐赠金额', must),
    goods: money('物资折价'),
    published: date('公示日期'),
  },
}

/** 拨付到受益人：募捐、公示、拨付、反馈。 */
const grant: Ledger = {
  key: 'charity-grant',
  title: '慈善资助台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['number'],
  fields: {
    number: text('拨付编号', 40, must),
    day: date('申报日期', must),
    programme: choice(
      '资助项目',
      ['困难儿童助学', '大学新生资助', '孤儿生活帮扶', '困难群众帮扶', '医疗帮扶', '灾害救助', '养老帮扶'],
      must,
    ),
    payer: text('资助方', 60, must),
    campaign: text('募捐项目', 60),
    persons: integer('受益人数', '名', { required: true, min: 1 }),
    amount: money('拨付金额', must),
    published: date('公示日期'),
  },
  flow: {
    starts: 'planned',
    states: { planned: '已申报', published: '已公示', paid: '已拨付', answered: '已反馈' },
    closes: ['answered'],
    deadlines: { published: { days: 10, of: 'working' } },
    moves: {
      publish: move('公示', 'planned', 'published', ['published']),
      pay: byAnother('拨付', 'published', 'paid', ['evidence']),
      answer: byAnother('使用反馈', 'paid', 'answered', ['evidence']),
    },
  },
}

/** 福利彩票月报：一月一种票一条。 */
const lotterySale: Ledger = {
  key: 'lottery-sale',
  title: '福利彩票销售月报',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['month', 'kind'],
  fields: {
    month: month('月份', must),
    day: date('月末日期', must),
    kind: choice('票种', ['电脑票', '刮刮乐'], must),
    amount: money('销售额', must),
    fund: money('筹集公益金', { partOf: 'amount' }),
  },
}

const lotteryShop: Ledger = {
  key: 'lottery-shop',
  title: '福利彩票销售场所名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('场所', 60, must),
    kind: choice('类别', ['销售站', '体验店', '直营店', '周末摊点'], must),
    place: text('地点', 60),
    since: date('开业日期', must),
    until: date('停业日期'),
  },
}

const homeless = over(homelessAid)
const donations = over(donation)
const grants = over(grant)
const sales = over(lotterySale)
const shops = over(lotteryShop)

const openedShops = (key: string, kind: '体验店' | '直营店'): Indicator =>
  shops.count(`lottery-shop.${key}`, `新建${kind}数`, '家', `期间内开业的福利彩票${kind}`, {
    where: is('kind', kind),
    when: 'during',
    also: [kind, `${kind}建设`],
  })

const grantsFor = (
  programme: string,
  [personsKey, personsTitle, personsAlso]: readonly [string, string, readonly string[]],
  [amountKey, amountTitle, amountAlso]: readonly [string, string, readonly string[]],
): Indicator[] => [
  grants.sum(`charity.${personsKey}`, personsTitle, 'persons', `期间内拨付的${programme}受益人数`, {
    where: is('programme', programme),
    reached: 'paid',
    also: personsAlso,
  }),
  grants.sum(`charity.${amountKey}`, amountTitle, 'amount', `期间内拨付的${programme}金额`, {
    where: is('programme', programme),
    reached: 'paid',
    also: amountAlso,
  }),
]

export const charity: PackPart = {
  ledgers: [homelessAid, donation, grant, lotterySale, lotteryShop],
  indicators: [
    homeless.count('homeless.times', '流浪乞讨救助人次', '人次', '期间内的救助，一次一条', {
      by: ['kind', 'found', 'who', 'campaign'],
      also: ['救助流浪乞讨人次'],
    }),
    homeless.distinct('homeless.persons', '救助流浪乞讨人员数', '人', 'code', '期间内救助过的人，同一人只计一次', {
      by: ['kind', 'who'],
      also: ['流浪乞讨人员', '救助流浪乞讨人员', '救助人员'],
    }),
    homeless.sum('homeless.cost', '流浪乞讨救助资金', 'cost', '期间内救助支出的费用', {
      by: ['kind'],
      also: ['救助资金', '流浪乞讨人员救助资金'],
    }),
    donations.sum('charity.donated', '慈善募捐资金', 'amount', '期间内到账的捐赠', {
      by: ['channel'],
      also: ['募捐资金', '活动筹款', '筹款', '接收捐赠', '善款'],
    }),
    donations.sum('charity.goods', '捐赠物资折价', 'goods', '期间内捐赠物资的折价', { by: ['channel'] }),
    grants.sum('charity.paid', '慈善资助资金', 'amount', '期间内拨付的资助', {
      reached: 'paid',
      by: ['programme'],
      also: ['慈善支出', '发放善款'],
    }),
    grants.sum('charity.beneficiaries', '慈善受益人数', 'persons', '期间内拨付的资助的受益人数', {
      reached: 'paid',
      by: ['programme'],
      limits: '同一人受益两次的计两次',
    }),
    ...grantsFor(
      '困难儿童助学',
      ['study-children', '助学儿童数', ['贫困儿童', '资助贫困儿童']],
      ['study-amount', '助学金发放', ['助学金', '发放助学金']],
    ),
    ...grantsFor(
      '大学新生资助',
      ['new-students', '资助大学新生数', ['资助贫困学子', '贫困学子', '资助困难学生']],
      ['new-students-amount', '大学新生资助资金', ['大学新生助学资金']],
    ),
    ...grantsFor(
      '孤儿生活帮扶',
      ['orphans-helped', '生活帮扶孤儿数', ['帮扶孤儿']],
      ['orphans-amount', '孤儿生活帮扶资金', ['生活帮扶金', '孤儿生活帮扶金', '发放生活帮扶金']],
    ),
    sales.sum('lottery.sales', '福利彩票销售额', 'amount', '期间内销售的福利彩票', {
      by: ['kind'],
      also: ['销售福利彩票', '福利彩票总销售', '福利彩票总销售量', '总销售量', '福彩销量', '福彩销售额'],
      better: 'more',
    }),
    sales.sum('lottery.computer-sales', '电脑票销售额', 'amount', '期间内销售的电脑票', {
      where: is('kind', '电脑票'),
      also: ['电脑票销售', '电脑票'],
    }),
    sales.sum('lottery.scratch-sales', '刮刮乐销售额', 'amount', '期间内销售的刮刮乐', {
      where: is('kind', '刮刮乐'),
      also: ['刮刮乐销售', '刮刮乐', '即开票销售'],
    }),
    sales.sum('lottery.fund', '筹集福彩公益金', 'fund', '期间内由销售筹集的公益金', { also: ['福彩公益金'] }),
    cited('lottery.task', '福利彩票年度销售任务', '元', '本年应完成的销售额', '上级福利彩票机构的任务文件', {
      also: ['年度销售任务', '销售任务'],
    }),
    rate('lottery.task-rate', '福利彩票任务完成率', 'lottery.sales', 'lottery.task', '销售额占年度任务的比例', {
      also: ['销售任务完成率'],
    }),
    openedShops('experience', '体验店'),
    openedShops('direct', '直营店'),
    shops.count('lottery-shop.total', '福利彩票销售场所数', '家', '期末在营业的销售场所', {
      by: ['kind'],
      also: ['销售站点'],
    }),
  ],
  auditRules: [
    {
      key: 'lottery-by-kind',
      title: '电脑票加刮刮乐等于福利彩票销售额',
      left: 'lottery.computer-sales + lottery.scratch-sales',
      operator: '=',
      right: 'lottery.sales',
      severity: 'hard',
      message: '两种票的销售额之和与总销售额不相等。',
      missing: 'skip',
    },
    {
      key: 'homeless-persons-within-times',
      title: '救助人数不多于人次',
      left: 'homeless.persons',
      operator: '<=',
      right: 'homeless.times',
      severity: 'hard',
      message: '救助人数多于人次。',
      missing: 'skip',
    },
    {
      key: 'charity-paid-within-donated',
      title: '慈善资助不多于募捐',
      left: 'charity.paid',
      operator: '<=',
      right: 'charity.donated',
      severity: 'soft',
      message: '拨付的多于当期募集的；用上年结余的请写明理由。',
      missing: 'skip',
    },
  ],
}
