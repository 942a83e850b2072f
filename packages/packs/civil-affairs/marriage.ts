import type { Ledger } from '@taizhang/ledger'
import {
  choice,
  choices,
  date,
  decimal,
  integer,
  is,
  longText,
  must,
  over,
  type PackPart,
  text,
  yesOrNo,
} from '../define.ts'

/** 婚姻登记日汇总：一天一条，个人信息留在婚姻登记系统里，不在这里再存一份。 */
const marriageDay: Ledger = {
  key: 'marriage-day',
  title: '婚姻登记日汇总台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['day'],
  fields: {
    day: date('日期', must),
    married: integer('结婚登记', '对', must),
    divorced: integer('离婚登记', '对', must),
    reissued: integer('补领证件', '件'),
    applied: integer('离婚申请', '件', { hint: '进入冷静期的申请' }),
    booked: integer('其中预约', '对'),
    crossed: integer('其中跨省通办', '对'),
    counselled: integer('婚姻辅导', '对'),
    overtime: yesOrNo('是否加班'),
    staff: integer('当班人员', '名'),
  },
}

/** 登记场所：标准化等级、面积和功能室。 */
const marriagePlace: Ledger = {
  key: 'marriage-place',
  title: '婚姻登记场所名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('场所名称', 60, must),
    place: text('地点', 60),
    grade: choice('等级', ['未评定', '3A', '4A', '5A']),
    area: decimal('使用面积', '平方米', 2, must),
    rooms: choices('功能室', [
      '结婚登记窗口',
      '离婚登记窗口',
      '综合窗口',
      '颁证厅',
      '调解室',
      '心理咨询室',
      '法律援助室',
      '候登区',
    ]),
    since: date('启用日期', must),
    until: date('停用日期'),
  },
}

/** 婚俗改革与移风易俗活动：集体颁证、主题婚礼、宣讲。 */
const weddingActivity: Ledger = {
  key: 'wedding-activity',
  title: '婚俗改革活动台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    title: text('活动名称', 80, must),
    kind: choice('类型', ['集体婚礼', '集体颁证', '主题宣讲', '家风展示', '公约修订', '示范点建设'], must),
    day: date('日期', must),
    place: text('地点', 60),
    couples: integer('参加新人', '对'),
    persons: integer('参加群众', '人次'),
    words: longText('情况', 500),
  },
}

const days = over(marriageDay)
const places = over(marriagePlace)
const activities = over(weddingActivity)

export const marriage: PackPart = {
  ledgers: [marriageDay, marriagePlace, weddingActivity],
  indicators: [
    days.sum('marriage.married', '结婚登记对数', 'married', '期间内办理的结婚登记', {
      also: ['结婚登记', '办理结婚登记'],
    }),
    days.sum('marriage.divorced', '离婚登记对数', 'divorced', '期间内办理的离婚登记', {
      also: ['离婚登记', '办理离婚登记'],
      better: 'less',
    }),
    {
      key: 'marriage.registered',
      title: '婚姻登记对数',
      unit: '对',
      kind: 'formula',
      formula: 'marriage.married + marriage.divorced',
      alsoCalled: ['婚姻登记', '办理婚姻登记'],
      definition: {
        counts: '期间内办理的结婚登记与离婚登记之和',
        source: '婚姻登记日汇总台账',
        method: '结婚登记对数＋离婚登记对数',
        limits: '补领证件、出具证明不在内',
      },
    },
    days.sum('marriage.crossed', '跨省通办对数', 'crossed', '期间内跨省通办的登记', { also: ['跨省通办'] }),
    days.sum('marriage.counselled', '婚姻辅导对数', 'counselled', '期间内提供的婚姻家庭辅导', {
      also: ['婚姻家庭辅导'],
    }),
    days.maximum('marriage.overtime-staff', '加班办理登记的干部人数', 'staff', '期间内加班日当班最多的人数', {
      where: is('overtime', '是'),
      also: ['加班干部', '加班办理结婚登记'],
      limits: '是一天当班的人数，不按天累加',
    }),
    days.count('marriage.overtime-days', '加班办理天数', '天', '期间内加班办理登记的天数', {
      where: is('overtime', '是'),
    }),
    places.sum('marriage-place.area', '婚姻登记场所面积', 'area', '期末在用的登记场所面积', {
      by: ['grade'],
      also: ['婚姻登记处占地', '婚姻登记处面积', '登记场所面积'],
    }),
    places.count('marriage-place.graded', '达到等级的登记场所数', '个', '期末在用的3A级以上登记场所', {
      where: is('grade', ['3A', '4A', '5A']),
      also: ['3A级婚姻登记机关'],
    }),
    activities.count('wedding-activity.total', '婚俗改革活动次数', '次', '期间内开展的活动', {
      by: ['kind'],
      also: ['婚俗改革活动', '集体婚礼'],
    }),
    activities.sum('wedding-activity.couples', '参加活动的新人', 'couples', '期间内参加活动的新人', { by: ['kind'] }),
  ],
  auditRules: [
    {
      key: 'marriage-crossed-within',
      title: '跨省通办不多于婚姻登记',
      left: 'marriage.crossed',
      operator: '<=',
      right: 'marriage.registered',
      severity: 'hard',
      message: '跨省通办的对数多于登记总数，请核对日汇总。',
      missing: 'skip',
    },
    {
      key: 'marriage-total',
      title: '结婚加离婚等于婚姻登记',
      left: 'marriage.married + marriage.divorced',
      operator: '=',
      right: 'marriage.registered',
      severity: 'hard',
      message: '结婚、离婚登记之和与婚姻登记总数不相等。',
      missing: 'skip',
    },
  ],
}
