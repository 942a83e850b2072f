import type { Ledger } from '@taizhang/ledger'
import {
  all,
  attachment,
  byAnother,
  choice,
  date,
  inState,
  is,
  longText,
  money,
  move,
  must,
  outsideStatus,
  over,
  type PackPart,
  person,
  rate,
  reference,
  text,
} from '../define.ts'

/**
 * 反馈问题：巡察、审计、专项整治等查出来的问题。整改完成和销号是两个数；上级怎么认定另记一栏，不盖掉自己的状态；
 * “回头看”发现反弹的重新打开。
 */
export const issue: Ledger = {
  key: 'issue',
  title: '反馈问题整改台账',
  kind: 'event',
  dateField: 'found',
  uniqueBy: ['number'],
  fields: {
    number: text('问题编号', 30, must),
    found: date('反馈日期', must),
    source: choice(
      '来源',
      ['巡视巡察', '审计', '专项整治', '专项检查', '民主生活会', '主题教育', '督查通报', '调研座谈', '其他'],
      must,
    ),
    batch: text('批次或专项', 60),
    category: choice('问题类别', ['政策落实', '资金管理', '项目管理', '制度建设', '作风纪律', '其他'], must),
    problem: longText('问题', 2000, must),
    amount: money('涉及金额'),
    recovered: money('已追回或纠正金额', { partOf: 'amount' }),
    track: choice('整改方式', ['立行立改', '限期整改', '长期坚持']),
    leader: person('责任领导'),
    owner: person('责任人'),
    due: date('整改时限'),
    result: longText('整改情况', 2000),
    above: outsideStatus('上级认定', ['未报', '已报', '已销号', '未通过'], {
      means: { 已报: ['fixed', 'closed'], 已销号: ['closed'], 未通过: ['claimed', 'fixing'] },
    }),
    photos: attachment('附件', 10),
  },
  flow: {
    starts: 'found',
    states: { found: '已反馈', claimed: '已认领', fixing: '整改中', fixed: '已整改', closed: '已销号' },
    closes: ['closed'],
    deadlines: { found: { days: 5, of: 'working' }, fixing: { days: 90, of: 'calendar' } },
    moves: {
      claim: move('认领', 'found', 'claimed', ['leader', 'owner', 'due', 'track']),
      start: move('开始整改', 'claimed', 'fixing'),
      fix: move('报整改完成', ['claimed', 'fixing'], 'fixed', ['result']),
      close: byAnother('验收销号', 'fixed', 'closed', ['evidence']),
      return: move('退回', 'fixed', 'fixing', ['reason']),
      reopen: byAnother('回头看重新打开', 'closed', 'fixing', ['reason']),
    },
  },
}

/** 整改措施：一个问题可以有几条，问题数和措施数各是各的数。 */
const issueMeasure: Ledger = {
  key: 'issue-measure',
  title: '整改措施台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['issue', 'number'],
  fields: {
    issue: reference('问题', 'issue', must),
    number: text('序号', 10, must),
    day: date('制定日期', must),
    measure: longText('措施', 1000, must),
    owner: person('责任人'),
    due: date('完成时限'),
    progress: longText('落实情况', 1000),
  },
  flow: {
    starts: 'planned',
    states: { planned: '已制定', doing: '落实中', done: '已落实' },
    closes: ['done'],
    moves: {
      start: move('开始落实', 'planned', 'doing'),
      finish: byAnother('确认落实', ['planned', 'doing'], 'done', ['progress', 'evidence']),
      return: move('退回', 'done', 'doing', ['reason']),
    },
  },
}

const issues = over(issue)
const measures = over(issueMeasure)
const isFixed = inState('fixed', 'closed')

export const rectification: PackPart = {
  ledgers: [issue, issueMeasure],
  indicators: [
    issues.count('issue.found', '反馈问题数', '个', '巡察、审计、专项整治等反馈的问题', {
      by: ['source', 'category'],
      also: ['发现问题', '反馈的问题', '查摆问题', '问题数'],
    }),
    issues.distinct('issue.categories', '反馈问题类数', '类', 'category', '反馈的问题分属几类', {
      also: ['问题类别数', '类问题'],
    }),
    issues.distinct(
      'issue.special-categories',
      '专项整治和审计发现问题类数',
      '类',
      'category',
      '专项整治、专项检查和审计查出的问题分属几类',
      {
        where: is('source', ['专项整治', '专项检查', '审计']),
      },
    ),
    issues.count('issue.rectified', '已整改问题数', '个', '期间内反馈、现已整改完成或销号的问题', {
      where: isFixed,
      by: ['source', 'category'],
      also: ['整改完成', '整改到位', '完成整改'],
    }),
    issues.count('issue.written-off', '已销号问题数', '个', '期间内反馈、现已验收销号的问题', {
      where: inState('closed'),
      by: ['source'],
      also: ['销号问题'],
    }),
    issues.count('issue.closed', '销号反馈问题数', '个', '期间内验收销号的问题，含以前反馈的', { reached: 'closed' }),
    issues.count('issue.reopened', '回头看重新打开问题数', '个', '销号后反弹、重新整改的问题', {
      left: 'closed',
      better: 'less',
    }),
    issues.count('issue.open', '未整改问题数', '个', '期末还没有整改完成的问题', {
      when: 'as-of',
      where: inState('found', 'claimed', 'fixing'),
      by: ['source'],
      better: 'less',
    }),
    issues.count('issue.at-once', '立行立改问题数', '个', '期间内反馈、立行立改的问题', {
      where: all(is('track', '立行立改')),
    }),
    issues.sum('issue.amount', '问题涉及金额', 'amount', '反馈的问题涉及的金额'),
    issues.sum('issue.recovered', '追回和纠正金额', 'recovered', '反馈的问题中已追回或纠正的金额', {
      also: ['追缴资金', '追回资金'],
    }),
    measures.count('issue.measures', '整改措施数', '条', '针对反馈问题制定的措施', { also: ['整改措施', '制定措施'] }),
    measures.count('issue.measures-done', '已落实整改措施数', '条', '期间内制定、现已落实的措施', {
      where: inState('done'),
    }),
    rate('issue.rectified-rate', '问题整改率', 'issue.rectified', 'issue.found', '期间内反馈的问题中已整改的比重', {
      also: ['问题整改完成率', '整改完成率'],
    }),
  ],
  auditRules: [
    {
      key: 'issue-chain',
      title: '销号不多于整改',
      left: 'issue.written-off',
      operator: '<=',
      right: 'issue.rectified',
      severity: 'hard',
      message: '先整改、后销号。',
      missing: 'skip',
    },
    {
      key: 'issue-measures',
      title: '每个问题都要有措施',
      left: 'issue.found',
      operator: '<=',
      right: 'issue.measures',
      severity: 'soft',
      message: '措施数少于问题数，请核对有没有问题还没有定措施。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'issue-rectifying',
      title: '巡察、审计反馈问题整改到位',
      dueOn: '12-31',
      measuredBy: { indicator: 'issue.rectified-rate', op: '>=', usual: '100' },
      milestones: [{ title: '立行立改问题整改到位', dueOn: '06-30' }],
      knownBy: ['巡察', '巡视', '审计', '专项整治', '问题整改', '整改落实', '回头看'],
    },
  ],
  examples: [
    {
      title: '一个问题两条措施，整改、销号、回头看',
      steps: [
        {
          enter: 'issue',
          as: '问题',
          values: {
            number: 'XC-01',
            found: '2024-03-01',
            source: '巡视巡察',
            category: '资金管理',
            problem: '部分资金拨付不及时',
            amount: '120000',
          },
        },
        {
          enter: 'issue-measure',
          as: '措施一',
          values: { issue: '问题', number: '1', day: '2024-03-10', measure: '按月核对拨付进度' },
        },
        {
          enter: 'issue-measure',
          as: '措施二',
          values: { issue: '问题', number: '2', day: '2024-03-10', measure: '修订拨付流程' },
        },
        {
          move: 'claim',
          of: '问题',
          on: '2024-03-05',
          values: { leader: '分管领导', owner: '科长', due: '2024-05-31', track: '限期整改' },
        },
        { move: 'finish', of: '措施一', on: '2024-04-20', values: { progress: '已建立核对表' } },
        { move: 'fix', of: '问题', on: '2024-05-20', values: { result: '全部拨付', recovered: '120000' } },
        { move: 'close', of: '问题', on: '2024-05-28' },
        { move: 'reopen', of: '问题', on: '2024-09-02', reason: '又有一笔超期' },
      ],
      expect: [
        { indicator: 'issue.found', period: '2024', value: '1' },
        { indicator: 'issue.categories', period: '2024', value: '1' },
        { indicator: 'issue.measures', period: '2024', value: '2' },
        { indicator: 'issue.measures-done', period: '2024', value: '1' },
        { indicator: 'issue.closed', period: '2024-05', value: '1' },
        { indicator: 'issue.reopened', period: '2024-09', value: '1' },
        { indicator: 'issue.open', period: '2024-06', value: '0' },
        { indicator: 'issue.open', period: '2024', value: '1' },
        { indicator: 'issue.recovered', period: '2024', value: '120000.00' },
        { indicator: 'issue.rectified-rate', period: '2024', value: '0.0' },
      ],
    },
  ],
}
