import type { Ledger } from '@taizhang/ledger'
import { attachment, choice, date, integer, is, must, over, type PackPart, person, text } from '../define.ts'

/** 培训：场次、人次、取证人数各是各的数；以会代训的也登。 */
export const training: Ledger = {
  key: 'training',
  title: '培训台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    title: text('培训内容', 100, must),
    kind: choice('性质', ['业务培训', '政治培训', '技能培训', '知识讲座', '以会代训'], must),
    level: choice('组织层级', ['本单位', '乡镇', '县级', '市级', '省级', '国家级'], must),
    audience: choice('对象', ['干部职工', '乡镇干部', '村（社区）干部', '从业人员', '群众', '其他'], must),
    teacher: text('授课人', 40),
    host: person('组织人'),
    days: integer('天数', '天'),
    persons: integer('参训', '人次', { ...must, min: 1 }),
    certified: integer('取证', '人'),
    signs: attachment('签到和照片', 9),
  },
}

const trainings = over(training)

export const trainingPart: PackPart = {
  ledgers: [training],
  indicators: [
    trainings.count('training.sessions', '培训场次', '场', '组织和参加的培训', {
      by: ['kind', 'audience', 'level'],
      also: ['培训班次', '举办培训', '培训次数', '期培训班'],
    }),
    trainings.sum('training.persons', '培训人次', 'persons', '参加培训的人次', {
      by: ['kind', 'audience', 'level'],
      also: ['参训人次', '参加培训', '组织培训'],
    }),
    trainings.sum('training.certified', '培训取证人数', 'certified', '培训后取得证书的人数', {
      by: ['audience'],
      also: ['颁发证书', '持证人数', '颁发专业证书'],
    }),
    trainings.count('training.lectures', '知识讲座场次', '场', '举办的知识讲座', {
      where: is('kind', '知识讲座'),
      also: ['知识讲座', '讲座'],
    }),
  ],
  auditRules: [
    {
      key: 'training-certified',
      title: '取证不多于参训',
      left: 'training.certified',
      operator: '<=',
      right: 'training.persons',
      severity: 'hard',
      message: '取证的人要先参训。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'trainings',
      title: '组织业务培训',
      dueOn: '11-30',
      measuredBy: { indicator: 'training.persons', op: '>=' },
      knownBy: ['培训', '轮训', '业务能力', '能力提升', '队伍建设'],
    },
  ],
  examples: [
    {
      title: '两场培训和一场讲座',
      steps: [
        {
          enter: 'training',
          as: '护理',
          values: {
            day: '2024-05-14',
            title: '护理技能',
            kind: '技能培训',
            level: '县级',
            audience: '从业人员',
            persons: 46,
            certified: 18,
          },
        },
        {
          enter: 'training',
          as: '业务',
          values: {
            day: '2024-06-18',
            title: '政策业务',
            kind: '业务培训',
            level: '本单位',
            audience: '乡镇干部',
            persons: 34,
          },
        },
        {
          enter: 'training',
          as: '讲座',
          values: {
            day: '2024-10-20',
            title: '防诈骗',
            kind: '知识讲座',
            level: '本单位',
            audience: '群众',
            persons: 120,
          },
        },
      ],
      expect: [
        { indicator: 'training.sessions', period: '2024', value: '3' },
        { indicator: 'training.persons', period: '2024-H1', value: '80' },
        { indicator: 'training.certified', period: '2024', value: '18' },
        { indicator: 'training.lectures', period: '2024', value: '1' },
        { indicator: 'training.persons', period: '2024', slice: { field: 'audience', value: '群众' }, value: '120' },
      ],
    },
  ],
}
