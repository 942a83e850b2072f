import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  choice,
  choices,
  date,
  integer,
  is,
  longText,
  must,
  over,
  type PackPart,
  person,
  rate,
  reference,
  reported,
  text,
} from '../define.ts'

/** 学习：一次学习可以有几个名目，每个名目下都算，合计只算一次。 */
const study: Ledger = {
  key: 'study',
  title: '学习台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    kinds: choices(
      '名目',
      ['中心组学习', '周五学习', '集中学习', '专题研讨', '现场教学', '第一议题', '读书班', '警示教育', '其他'],
      must,
    ),
    title: text('学习主题', 100, must),
    place: text('地点', 60),
    host: person('主持人'),
    due: integer('应到', '人次', { min: 1 }),
    came: integer('实到', '人次'),
    madeUp: integer('补学', '人次'),
    minutes: attachment('记录和签到', 5),
  },
}

const branch: Ledger = {
  key: 'party-branch',
  title: '党支部名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('支部名称', 60, must),
    secretary: person('支部书记'),
    members: integer('党员人数', '人', must),
    since: date('成立日期', must),
    until: date('撤销日期'),
  },
}

/** 组织生活：三会一课和主题党日，按支部登记。 */
const partyLife: Ledger = {
  key: 'party-life',
  title: '组织生活台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    branch: reference('党支部', 'party-branch', must),
    kind: choice(
      '形式',
      ['支部党员大会', '支部委员会会议', '党小组会', '党课', '主题党日', '组织生活会', '民主评议党员'],
      must,
    ),
    title: text('主题', 100, must),
    speaker: person('主讲或主持'),
    due: integer('应到', '人', { min: 1 }),
    came: integer('实到', '人'),
    decided: longText('议定事项', 1000),
    minutes: attachment('记录', 5),
  },
}

const volunteering: Ledger = {
  key: 'volunteering',
  title: '志愿服务台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    title: text('服务内容', 100, must),
    place: text('地点', 60),
    persons: integer('参加', '人次', { ...must, min: 1 }),
    hours: integer('服务时长', '小时'),
  },
}

const studies = over(study)
const lives = over(partyLife)
const branches = over(branch)
const services = over(volunteering)

const monthly = (kind: string, key: string, title: string) =>
  ({
    key,
    title,
    roster: 'party-branch',
    every: 'month',
    times: 1,
    metBy: { ledger: 'party-life', member: 'branch', only: is('kind', kind) },
  }) as const

export const party: PackPart = {
  ledgers: [study, branch, partyLife, volunteering],
  indicators: [
    studies.count('study.total', '学习次数', '次', '组织的各类学习，一次有几个名目的只算一次', {
      by: ['kinds'],
      also: ['集中学习次数', '理论学习次数'],
      limits: '按名目分列的各数相加可以大于合计',
    }),
    studies.count('study.centre', '中心组学习次数', '次', '理论学习中心组的集体学习，含扩大会议', {
      where: is('kinds', '中心组学习'),
      also: ['中心组学习', '理论学习中心组学习', '理论中心组学习', '党组理论学习中心组学习'],
    }),
    studies.count('study.friday', '周五学习次数', '次', '每周固定的干部集中学习', {
      where: is('kinds', '周五学习'),
      also: ['周五学习', '周五集中学习', '例会集中学习'],
    }),
    studies.count('study.on-site', '现场教学次数', '次', '到教育基地等现场开展的学习', {
      where: is('kinds', '现场教学'),
      also: ['现场教学'],
    }),
    studies.count('study.discussion', '专题研讨次数', '次', '有交流发言的专题研讨', {
      where: is('kinds', '专题研讨'),
      also: ['研讨次数', '交流研讨次数'],
    }),
    studies.sum('study.due', '学习应到人次', 'due', '各次学习应到人数之和'),
    studies.sum('study.came', '学习实到人次', 'came', '各次学习实到人数之和', { also: ['参学人次'] }),
    rate('study.attendance', '学习到会率', 'study.came', 'study.due', '实到人次占应到人次的比重', {
      limits: '没有填应到、实到的学习不在内；只作组织学习的参考，不用于排名',
    }),
    reported(
      'study.platform-rate',
      '学习平台参与率',
      '%',
      'year',
      '期末参加网上学习平台学习的党员占应参加党员的比重',
      '平台管理员查得，附截图',
      { also: ['学习强国参与率', '自主学习参与率'], decimals: 1, limits: '只报总的比率，不登个人' },
    ),
    branches.count('party.branches', '党支部数', '个', '期末在册的党支部'),
    branches.sum('party.members', '党员人数', 'members', '期末在册支部的党员人数之和'),
    lives.count('party.life', '组织生活次数', '次', '各支部开展的三会一课、主题党日等', {
      by: ['kind', 'branch'],
      also: ['三会一课次数'],
    }),
    lives.count('party.theme-days', '主题党日次数', '次', '各支部开展的主题党日', {
      where: is('kind', '主题党日'),
      also: ['主题党日活动', '主题党日'],
    }),
    lives.count('party.lectures', '党课次数', '次', '各支部讲授的党课', {
      where: is('kind', '党课'),
      also: ['上党课', '讲党课', '专题党课'],
    }),
    services.count('volunteering.times', '志愿服务次数', '次', '组织的志愿服务活动', { also: ['志愿服务活动'] }),
    services.sum('volunteering.persons', '志愿服务人次', 'persons', '参加志愿服务的人次'),
  ],
  duties: [
    monthly('主题党日', 'party-theme-day', '支部每月一次主题党日'),
    monthly('支部委员会会议', 'party-committee', '支部每月一次支委会'),
    {
      key: 'party-assembly',
      title: '支部每季度一次党员大会',
      roster: 'party-branch',
      every: 'quarter',
      times: 1,
      metBy: { ledger: 'party-life', member: 'branch', only: is('kind', '支部党员大会') },
    },
    {
      key: 'party-lecture',
      title: '支部每季度一次党课',
      roster: 'party-branch',
      every: 'quarter',
      times: 1,
      metBy: { ledger: 'party-life', member: 'branch', only: is('kind', '党课') },
    },
  ],
  auditRules: [
    {
      key: 'study-attendance',
      title: '实到不多于应到',
      left: 'study.came',
      operator: '<=',
      right: 'study.due',
      severity: 'soft',
      message: '实到人次多于应到人次，请核对有没有漏填应到。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'study-plan',
      title: '组织理论学习中心组学习',
      dueOn: '12-31',
      measuredBy: { indicator: 'study.centre', op: '>=', usual: '6' },
      milestones: [{ title: '印发年度学习计划', dueOn: '03-31' }],
      knownBy: ['中心组学习', '理论学习', '主题教育', '学习贯彻', '理论武装'],
    },
    {
      key: 'party-building',
      title: '落实三会一课和主题党日',
      dueOn: '12-31',
      measuredBy: { indicator: 'party.theme-days', op: '>=', usual: '12' },
      knownBy: ['三会一课', '主题党日', '党建', '党的建设', '支部建设', '基层党组织'],
    },
  ],
  examples: [
    {
      title: '一次学习两个名目，合计只算一次',
      steps: [
        {
          enter: 'study',
          as: '一月学习',
          values: { day: '2024-01-12', kinds: ['中心组学习', '专题研讨'], title: '年度重点工作', due: 20, came: 18 },
        },
        {
          enter: 'study',
          as: '周五',
          values: { day: '2024-01-19', kinds: ['周五学习'], title: '业务知识', due: 30, came: 30 },
        },
      ],
      expect: [
        { indicator: 'study.total', period: '2024', value: '2' },
        { indicator: 'study.total', period: '2024', slice: { field: 'kinds', value: '专题研讨' }, value: '1' },
        { indicator: 'study.centre', period: '2024-Q1', value: '1' },
        { indicator: 'study.attendance', period: '2024-01', value: '96.0' },
        { indicator: 'study.attendance', period: '2024-02', value: null },
      ],
    },
    {
      title: '支部的主题党日',
      steps: [
        { enter: 'party-branch', as: '机关支部', values: { name: '机关支部', members: 21, since: '2020-06-01' } },
        {
          enter: 'party-life',
          as: '三月党日',
          values: { day: '2024-03-08', branch: '机关支部', kind: '主题党日', title: '进村服务', due: 21, came: 19 },
        },
        { report: 'study.platform-rate', period: '2024', value: '98.6' },
      ],
      expect: [
        { indicator: 'party.theme-days', period: '2024-03', value: '1' },
        { indicator: 'party.members', period: '2024', value: '21' },
        { indicator: 'study.platform-rate', period: '2024', value: '98.6' },
      ],
    },
  ],
}
