import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  byAnother,
  choice,
  date,
  integer,
  is,
  longText,
  move,
  must,
  org,
  over,
  type PackPart,
  person,
  reference,
  text,
} from '../define.ts'

const team: Ledger = {
  key: 'inspection-team',
  title: '督查组名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('督查组', 60, must),
    head: person('组长'),
    area: text('联系片区', 100),
    since: date('成立日期', must),
    until: date('撤销日期'),
  },
}

/** 督查检查：没有发现问题的也是一条；发现的问题交办到复查。单位数、人次、问题数各是各的数。 */
const inspection: Ledger = {
  key: 'inspection',
  title: '督查检查台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('检查日期', must),
    kind: choice(
      '方式',
      ['四不两直', '日常检查', '专项检查', '安全生产检查', '纪律作风督查', '专项督导', '联合检查', '其他'],
      must,
    ),
    team: reference('督查组', 'inspection-team'),
    unit: reference('被查单位', 'safety-unit'),
    town: org('被查乡镇'),
    subject: text('检查内容', 100, must),
    units: integer('检查单位', '家次', must),
    persons: integer('参加检查', '人次'),
    problems: integer('发现问题', '个', must),
    words: longText('检查情况', 1000),
    owner: person('整改责任人'),
    due: date('整改时限'),
    measure: longText('整改情况', 1000),
    photos: attachment('现场照片', 9),
  },
  flow: {
    starts: 'checked',
    states: { checked: '已检查', assigned: '已交办', review: '待复查', closed: '已复查' },
    closes: ['closed'],
    rests: { checked: is('problems', 0) },
    deadlines: { assigned: { days: 15, of: 'calendar' }, review: { days: 5, of: 'working' } },
    moves: {
      assign: move('交办问题', 'checked', 'assigned', ['owner', 'due']),
      submit: move('报请复查', 'assigned', 'review', ['measure']),
      close: byAnother('复查销号', 'review', 'closed', ['evidence']),
      return: move('退回', 'review', 'assigned', ['reason']),
    },
  },
}

const inspections = over(inspection)
const teams = over(team)

export const inspectionPart: PackPart = {
  ledgers: [team, inspection],
  indicators: [
    teams.count('inspection.teams', '督查组数', '个', '期末在册的督查组'),
    inspections.count('inspection.times', '督查检查次数', '次', '开展的督查检查，没有发现问题的也算', {
      by: ['kind', 'town'],
      also: ['检查次数', '督查次数', '督导次数', '开展检查'],
    }),
    inspections.count('inspection.unannounced', '四不两直督查次数', '次', '不发通知、直奔现场的督查', {
      where: is('kind', '四不两直'),
      also: ['四不两直', '“四不两直”督查'],
    }),
    inspections.count('inspection.conduct', '纪律作风督查次数', '次', '对工作纪律和作风的督查', {
      where: is('kind', '纪律作风督查'),
      also: ['作风督查', '工作纪律作风督查', '作风建设督查'],
    }),
    inspections.count('inspection.guidance', '专项督导次数', '次', '就一项工作到基层开展的督导', {
      where: is('kind', '专项督导'),
      also: ['专项督导'],
    }),
    inspections.sum('inspection.units', '检查单位家次', 'units', '各次检查到的单位，一家查几次算几家次', {
      by: ['kind'],
      also: ['检查家次'],
    }),
    inspections.sum('inspection.persons', '参加检查人次', 'persons', '参加督查检查的人次', { also: ['出动人次'] }),
    inspections.distinct('inspection.towns', '检查乡镇数', '个', 'town', '检查到的乡镇，一个乡镇查几次只算一个'),
    inspections.sum('inspection.problems', '督查发现问题数', 'problems', '督查检查发现的问题', {
      by: ['kind'],
      also: ['检查发现问题', '发现问题'],
    }),
    inspections.sum('inspection.problems-closed', '督查问题复查销号数', 'problems', '期间内复查销号的问题', {
      reached: 'closed',
    }),
  ],
  duties: [
    {
      key: 'unannounced-monthly',
      title: '督查组每月一次四不两直督查',
      roster: 'inspection-team',
      every: 'month',
      times: 1,
      metBy: { ledger: 'inspection', member: 'team', only: is('kind', '四不两直') },
    },
  ],
  taskTemplates: [
    {
      key: 'unannounced',
      title: '每月至少开展一次四不两直督查',
      dueOn: '12-31',
      measuredBy: { indicator: 'inspection.unannounced', op: '>=', usual: '12' },
      knownBy: ['四不两直', '督查检查', '安全生产督查', '专项督导'],
    },
  ],
  examples: [
    {
      title: '查了两次，一次有问题并复查销号',
      steps: [
        { enter: 'inspection-team', as: '一组', values: { name: '第一督查组', head: '分管领导', since: '2024-01-01' } },
        {
          enter: 'inspection',
          as: '暗访',
          values: {
            day: '2024-04-10',
            kind: '四不两直',
            team: '一组',
            town: '甲镇',
            subject: '消防安全',
            units: 3,
            persons: 4,
            problems: 2,
          },
        },
        {
          enter: 'inspection',
          as: '作风',
          values: { day: '2024-04-11', kind: '纪律作风督查', subject: '上下班纪律', units: 8, problems: 0 },
        },
        { move: 'assign', of: '暗访', on: '2024-04-10', values: { owner: '经办人', due: '2024-04-20' } },
        { move: 'submit', of: '暗访', on: '2024-04-18', values: { measure: '两处均已整改' } },
        { move: 'close', of: '暗访', on: '2024-04-19' },
      ],
      expect: [
        { indicator: 'inspection.times', period: '2024', value: '2' },
        { indicator: 'inspection.unannounced', period: '2024-04', value: '1' },
        { indicator: 'inspection.conduct', period: '2024', value: '1' },
        { indicator: 'inspection.units', period: '2024', value: '11' },
        { indicator: 'inspection.problems', period: '2024', value: '2' },
        { indicator: 'inspection.problems-closed', period: '2024', value: '2' },
        { indicator: 'inspection.towns', period: '2024', value: '1' },
      ],
    },
  ],
}
