import type { Indicator, Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  choices,
  date,
  formula,
  inState,
  integer,
  is,
  longText,
  money,
  move,
  must,
  over,
  type PackPart,
  person,
  phone,
  rate,
  reference,
  text,
} from '../define.ts'
import { meeting } from '../office/meeting.ts'
import { listedPerson, personalRoster } from './personal.ts'

const child: Ledger = {
  key: 'child',
  title: '困境儿童名册',
  ...personalRoster,
  uniqueBy: ['code'],
  fields: {
    code: text('编号', 30, must),
    ...listedPerson,
    village: reference('村（社区）', 'village'),
    kind: choice('类别', ['孤儿', '事实无人抚养儿童', '留守儿童', '其他困境儿童'], must),
    rearing: choice('养育方式', ['散居', '集中'], must),
    guardian: text('监护人', 20, { protected: true }),
    phone: phone('监护人电话'),
    amount: money('月保障额'),
    since: date('认定日期', must),
    until: date('终止日期'),
    why: choice('终止原因', ['年满十八周岁', '父母恢复抚养', '被收养', '死亡', '迁出']),
  },
}

/** 儿童主任走访：动态复核就在走访里做。 */
const childVisit: Ledger = {
  key: 'child-visit',
  title: '困境儿童走访台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    child: reference('儿童', 'child', must),
    day: date('走访日期', must),
    by: person('走访人'),
    findings: choices('情况', ['正常', '失学', '监护缺失', '健康问题', '心理问题', '生活困难'], must),
    words: longText('记录', 500),
  },
}

/** 进驻片区督导：一个片区一条，发现的问题整改完才销。 */
const minorInspection: Ledger = {
  key: 'minor-inspection',
  title: '未成年人保护督导台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    district: text('片区', 40, must),
    day: date('进驻日期', must),
    officer: person('抽调干部', must),
    partners: choices('联合单位', ['法院', '检察院', '公安', '教育体育', '妇联', '团委', '卫健', '市场监管']),
    problems: integer('发现问题', '个'),
    words: longText('督导情况', 1000),
  },
  flow: {
    starts: 'entered',
    states: { entered: '已进驻', reported: '已反馈', fixing: '整改中', closed: '已销号' },
    closes: ['closed'],
    deadlines: { fixing: { days: 30, of: 'calendar' } },
    moves: {
      report: move('反馈', 'entered', 'reported', ['words', 'problems']),
      fix: move('交办整改', 'reported', 'fixing'),
      close: byAnother('验收销号', ['reported', 'fixing'], 'closed', ['evidence']),
    },
  },
}

/** 关爱活动与宣讲。 */
const careActivity: Ledger = {
  key: 'care-activity',
  title: '关爱保护活动台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['day', 'title'],
  fields: {
    title: text('活动名称', 80, must),
    kind: choice('类型', ['节日慰问', '法治宣讲', '自护教育', '文化活动', '心理辅导', '家庭教育'], must),
    day: date('活动日期', must),
    place: text('地点', 60),
    children: integer('参加儿童', '人次'),
  },
}

/** 发放的物资：一种一条，数量按右边的单位填。 */
const careGoods: Ledger = {
  key: 'care-goods',
  title: '慰问物资发放台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('发放日期', must),
    activity: reference('所属活动', 'care-activity'),
    item: choice('物资', ['大米', '食用油', '奶粉', '书包', '文具', '衣被', '其他'], must),
    quantity: integer('数量', '件', { required: true, hint: '大米按袋，食用油按桶，奶粉按罐，其余按件' }),
    receivers: integer('受助人数', '人'),
    donor: text('捐赠单位', 60),
  },
}

const listed = over(child)
const visits = over(childVisit)
const meetings = over(meeting)
const inspections = over(minorInspection)
const activities = over(careActivity)
const goods = over(careGoods)

const given = (key: string, item: string, unit: string): Indicator => ({
  ...goods.sum(`care-goods.${key}`, `送去${item}`, 'quantity', `期间内发给儿童的${item}`, {
    where: is('item', item),
    also: [item, `发放${item}`],
  }),
  unit,
})

export const children: PackPart = {
  ledgers: [child, childVisit, minorInspection, careActivity, careGoods],
  indicators: [
    listed.count('child.total', '困境儿童数', '名', '期末在册的各类困境儿童', {
      by: ['kind', 'rearing', 'village'],
      also: ['困境儿童', '保障儿童'],
    }),
    listed.count('child.orphans', '孤儿数', '名', '期末在册的孤儿', {
      where: is('kind', '孤儿'),
      by: ['rearing'],
      also: ['孤儿', '孤儿人数'],
    }),
    listed.count('child.defacto', '事实无人抚养儿童数', '名', '期末在册的事实无人抚养儿童', {
      where: is('kind', '事实无人抚养儿童'),
      by: ['rearing'],
      also: ['事实无人抚养儿童', '事实无人抚养儿童人数'],
    }),
    listed.count('child.left-behind', '留守儿童数', '名', '期末在册的留守儿童', {
      where: is('kind', '留守儿童'),
      also: ['农村留守儿童', '留守儿童'],
    }),
    formula(
      'standard.defacto-ratio',
      '其余事实无人抚养儿童标准占比',
      '%',
      'standard.other-defacto-child / standard.orphan-scattered * 100',
      '其余事实无人抚养儿童标准占社会散居孤儿标准的比例',
      { also: ['占社会散居孤儿标准'], limits: '政策要求不低于一半' },
    ),
    visits.count('child.visits', '困境儿童走访人次', '人次', '期间内的走访', { by: ['findings'], also: ['走访儿童'] }),
    visits.distinct('child.visited', '走访到的儿童数', '名', 'child', '期间内至少走访过一次的儿童'),
    meetings.count(
      'minor-meeting.leading',
      '未成年人保护领导小组会议次数',
      '次',
      '期间内召开的未成年人保护领导小组会议',
      {
        where: is('kinds', '未成年人保护领导小组会议'),
        also: ['未成年人保护领导小组会议', '未保领导小组会议', '未保会议'],
      },
    ),
    inspections.distinct('minor-inspection.districts', '督导片区数', '个', 'district', '期间内进驻过的片区', {
      also: ['进驻乡镇片区', '督导片区'],
    }),
    inspections.distinct(
      'minor-inspection.officers',
      '抽调干部人数',
      '名',
      'officer',
      '期间内参加进驻督导的本局干部，不重复计',
      {
        also: ['抽调干部', '参加督导的干部'],
      },
    ),
    inspections.sum('minor-inspection.problems', '督导发现问题数', 'problems', '期间内进驻督导发现的问题', {
      also: ['未成年人保护发现问题'],
    }),
    inspections.count('minor-inspection.closed', '督导整改销号片区次', '个', '期间内问题整改销号的片区', {
      reached: 'closed',
    }),
    inspections.count('minor-inspection.open', '督导未销号片区次', '个', '期末还没有销号的片区', {
      when: 'as-of',
      where: inState('entered', 'reported', 'fixing'),
      better: 'less',
    }),
    rate(
      'minor-inspection.closed-rate',
      '督导问题整改率',
      'minor-inspection.closed',
      'minor-inspection.closed + minor-inspection.open',
      '已销号的片区占已销号与未销号之和的比例',
    ),
    activities.count('care-activity.total', '关爱保护活动次数', '次', '期间内开展的活动', {
      by: ['kind'],
      also: ['关爱儿童活动', '关爱活动'],
    }),
    activities.sum('care-activity.children', '参加活动儿童人次', 'children', '期间内参加活动的儿童', { by: ['kind'] }),
    given('rice', '大米', '袋'),
    given('oil', '食用油', '桶'),
    given('milk', '奶粉', '罐'),
    given('bags', '书包', '件'),
  ],
  duties: [
    {
      key: 'child-visit',
      title: '困境儿童每季走访一次',
      roster: 'child',
      every: 'quarter',
      times: 1,
      metBy: { ledger: 'child-visit', member: 'child' },
    },
  ],
}
