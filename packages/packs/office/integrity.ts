import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  byAnother,
  choice,
  date,
  integer,
  is,
  longText,
  money,
  move,
  must,
  over,
  type PackPart,
  person,
  reference,
  text,
  year,
} from '../define.ts'

/** 谈话：人次谁都能看，谈话内容只有领导看得到。 */
const talk: Ledger = {
  key: 'talk',
  title: '谈话台账',
  kind: 'event',
  dateField: 'day',
  seesProtected: ['leader'],
  fields: {
    day: date('日期', must),
    kind: choice('类别', ['廉政谈话', '任前谈话', '节前提醒', '提醒谈话', '谈心谈话', '诫勉谈话'], must),
    persons: integer('谈话人数', '人次', { ...must, min: 1 }),
    talker: person('谈话人'),
    member: reference('谈话对象', 'staff', { hint: '只谈一个在册的人时选，用来看谁还没有谈到' }),
    whom: text('其他谈话对象', 100, { protected: true }),
    content: longText('谈话内容', 2000, { protected: true }),
  },
}

/** 责任书、承诺书：一条可以是一批，份数另计。 */
const pledge: Ledger = {
  key: 'pledge',
  title: '责任书承诺书台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('签订日期', must),
    kind: choice(
      '类别',
      ['党风廉政建设责任书', '保密承诺书', '安全生产责任书', '意识形态责任书', '作风承诺书', '其他'],
      must,
    ),
    year: year('年度'),
    signers: text('签订人或单位', 200),
    copies: integer('份数', '份', { ...must, min: 1 }),
    scans: attachment('扫描件', 5),
  },
}

/** 廉政风险点：不销号，每年复查定级；一个风险点可以有几条措施。 */
const integrityRisk: Ledger = {
  key: 'integrity-risk',
  title: '廉政风险点名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: text('编号', 20, must),
    post: text('岗位或环节', 60, must),
    risk: longText('风险表现', 500, must),
    level: choice('等级', ['高', '中', '低'], must),
    owner: person('责任人'),
    since: date('排查日期', must),
    until: date('撤除日期'),
  },
}

const riskMeasure: Ledger = {
  key: 'risk-measure',
  title: '廉政风险防控措施名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['risk', 'number'],
  fields: {
    risk: reference('风险点', 'integrity-risk', must),
    number: text('序号', 10, must),
    measure: longText('防控措施', 500, must),
    since: date('制定日期', must),
    until: date('停用日期'),
  },
}

const riskReview: Ledger = {
  key: 'risk-review',
  title: '廉政风险点复查台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('复查日期', must),
    risk: reference('风险点', 'integrity-risk', must),
    level: choice('复查后等级', ['高', '中', '低'], must),
    reviewer: person('复查人'),
    words: text('情况', 200),
  },
}

const majorMatter: Ledger = {
  key: 'major-matter',
  title: '三重一大事项台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('提出日期', must),
    kind: choice('类别', ['重大决策', '重要干部任免', '重大项目安排', '大额资金使用'], must),
    matter: text('事项', 200, must),
    amount: money('涉及金额'),
    decidedAt: reference('议定会议', 'meeting'),
    decision: longText('决策结果', 1000),
    number: text('上报文号', 40),
  },
  flow: {
    starts: 'raised',
    states: { raised: '已提出', decided: '已决策', reported: '已上报', filed: '已备案', dropped: '未通过' },
    closes: ['filed'],
    deadlines: { decided: { days: 5, of: 'working' } },
    moves: {
      decide: move('集体决策', 'raised', 'decided', ['decision', 'evidence'], { roles: ['leader', 'section-head'] }),
      report: move('上报', 'decided', 'reported'),
      file: byAnother('备案', 'reported', 'filed', ['evidence']),
      drop: move('未通过', 'raised', 'dropped', ['reason'], { roles: ['leader', 'section-head'] }),
    },
  },
}

const integrityActivity: Ledger = {
  key: 'integrity-activity',
  title: '廉政教育活动台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    kind: choice(
      '形式',
      ['警示教育大会', '观看警示教育片', '参观教育基地', '旁听庭审', '廉政党课', '主题活动', '专项整治'],
      must,
    ),
    title: text('主题', 100, must),
    persons: integer('参加', '人次'),
    words: longText('情况', 500),
    photos: attachment('照片', 9),
  },
}

const talks = over(talk)
const pledges = over(pledge)
const risks = over(integrityRisk)
const measures = over(riskMeasure)
const matters = over(majorMatter)
const activities = over(integrityActivity)

export const integrity: PackPart = {
  ledgers: [talk, pledge, integrityRisk, riskMeasure, riskReview, majorMatter, integrityActivity],
  indicators: [
    talks.sum('talk.persons', '谈话人次', 'persons', '各类谈话的人次', { by: ['kind'], also: ['谈心谈话人次'] }),
    talks.sum('talk.integrity', '廉政谈话人次', 'persons', '廉政谈话、任前谈话、节前提醒和提醒谈话的人次', {
      where: is('kind', ['廉政谈话', '任前谈话', '节前提醒', '提醒谈话']),
      also: ['廉政谈话', '提醒谈话', '廉政谈话提醒'],
    }),
    pledges.sum('pledge.copies', '责任书承诺书份数', 'copies', '签订的各类责任书、承诺书份数', { by: ['kind'] }),
    pledges.sum('pledge.integrity', '党风廉政建设责任书份数', 'copies', '签订的党风廉政建设责任书份数', {
      where: is('kind', '党风廉政建设责任书'),
      also: ['党风廉政责任书', '廉政责任书'],
    }),
    pledges.sum('pledge.secrecy', '保密承诺书份数', 'copies', '签订的保密承诺书份数', {
      where: is('kind', '保密承诺书'),
      also: ['保密承诺书'],
    }),
    pledges.sum('pledge.safety', '安全生产责任书份数', 'copies', '签订的安全生产责任书份数', {
      where: is('kind', '安全生产责任书'),
      also: ['安全生产责任状', '安全责任书'],
    }),
    risks.count('integrity.risks', '廉政风险点数', '处', '期末在册的廉政风险点', {
      by: ['level'],
      also: ['廉政风险点', '摸排廉政风险点', '排查廉政风险点'],
    }),
    measures.count('integrity.measures', '廉政风险防控措施数', '条', '期末在用的防控措施', {
      also: ['防范措施', '防控措施'],
    }),
    matters.count('major.reported', '上报三重一大事项数', '件', '经集体决策后上报的事项', {
      reached: 'reported',
      by: ['kind'],
      also: ['三重一大事项', '上报三重一大', '“三重一大”事项'],
    }),
    matters.count('major.decided', '集体决策三重一大事项数', '件', '经集体决策的事项', { reached: 'decided' }),
    activities.count('integrity.activities', '廉政教育活动次数', '次', '组织的廉政教育和主题活动', { by: ['kind'] }),
    activities.count('integrity.warnings', '警示教育大会次数', '次', '召开的警示教育大会', {
      where: is('kind', '警示教育大会'),
      also: ['警示教育大会', '警示教育', '警示教育会'],
    }),
    activities.sum('integrity.activity-persons', '廉政教育参加人次', 'persons', '参加廉政教育活动的人次'),
  ],
  duties: [
    {
      key: 'talk-yearly',
      title: '干部职工每年谈话一次',
      roster: 'staff',
      every: 'year',
      times: 1,
      metBy: { ledger: 'talk', member: 'member' },
    },
    {
      key: 'risk-review-yearly',
      title: '廉政风险点每年复查',
      roster: 'integrity-risk',
      every: 'year',
      times: 1,
      metBy: { ledger: 'risk-review', member: 'risk' },
    },
  ],
  taskTemplates: [
    {
      key: 'integrity-pledges',
      title: '签订党风廉政建设责任书',
      dueOn: '03-31',
      measuredBy: { indicator: 'pledge.integrity', op: '>=' },
      knownBy: ['责任书', '党风廉政', '廉政建设'],
    },
    {
      key: 'clean-office',
      title: '推进清廉单位建设',
      dueOn: '12-31',
      measuredBy: { indicator: 'integrity.warnings', op: '>=', usual: '2' },
      knownBy: ['清廉', '警示教育', '廉政', '作风建设', '八项规定'],
    },
  ],
  examples: [
    {
      title: '三重一大经集体决策才能上报，备案要由另一个人办',
      steps: [
        {
          enter: 'major-matter',
          as: '维修',
          values: { day: '2024-05-06', kind: '大额资金使用', matter: '办公楼屋面维修', amount: '86000' },
        },
        { move: 'decide', of: '维修', on: '2024-05-08', refused: 'missing-field' },
        { move: 'decide', of: '维修', on: '2024-05-08', values: { decision: '同意，从维修经费列支' } },
        { move: 'report', of: '维修', on: '2024-05-10' },
        { move: 'file', of: '维修', on: '2024-05-13', refused: 'needs-another-person' },
        { move: 'file', of: '维修', on: '2024-05-13' },
      ],
      expect: [
        { indicator: 'major.decided', period: '2024-05', value: '1' },
        { indicator: 'major.reported', period: '2024', value: '1' },
        { indicator: 'major.reported', period: '2024', slice: { field: 'kind', value: '重大决策' }, value: '0' },
      ],
    },
    {
      title: '谈话、责任书和风险点',
      steps: [
        { enter: 'talk', as: '节前', values: { day: '2024-02-05', kind: '节前提醒', persons: 12 } },
        { enter: 'talk', as: '谈心', values: { day: '2024-06-03', kind: '谈心谈话', persons: 3 } },
        { enter: 'pledge', as: '责任书', values: { day: '2024-01-15', kind: '党风廉政建设责任书', copies: 36 } },
        {
          enter: 'integrity-risk',
          as: '审批',
          values: { code: 'F01', post: '资金审批', risk: '审核把关不严', level: '高', since: '2023-03-01' },
        },
        {
          enter: 'integrity-risk',
          as: '采购',
          values: {
            code: 'F02',
            post: '采购',
            risk: '化整为零规避招标',
            level: '中',
            since: '2023-03-01',
            until: '2024-06-30',
          },
        },
        {
          enter: 'risk-measure',
          as: '措施一',
          values: { risk: '审批', number: '1', measure: '双人复核', since: '2023-03-01' },
        },
        {
          enter: 'risk-measure',
          as: '措施二',
          values: { risk: '审批', number: '2', measure: '按月抽查', since: '2023-03-01' },
        },
      ],
      expect: [
        { indicator: 'talk.integrity', period: '2024', value: '12' },
        { indicator: 'talk.persons', period: '2024', value: '15' },
        { indicator: 'pledge.integrity', period: '2024', value: '36' },
        { indicator: 'integrity.risks', period: '2024-H1', value: '2' },
        { indicator: 'integrity.risks', period: '2024', value: '1' },
        { indicator: 'integrity.measures', period: '2024', value: '2' },
      ],
    },
  ],
}
