import type { Ledger } from '@taizhang/ledger'
import {
  all,
  byAnother,
  choice,
  date,
  filled,
  inState,
  integer,
  is,
  longText,
  move,
  must,
  over,
  type PackPart,
  person,
  rate,
  text,
  year,
  yesOrNo,
} from '../define.ts'

/** 发文：取号登记，机关代字、年份和序号合起来不重；作废的号留着，不再用。 */
const outgoing: Ledger = {
  key: 'outgoing-document',
  title: '发文台账',
  kind: 'event',
  dateField: 'numbered',
  uniqueBy: ['prefix', 'year', 'serial'],
  fields: {
    numbered: date('取号日期', must),
    prefix: text('机关代字', 20, { ...must, hint: '如×民发' }),
    year: year('年份', must),
    serial: integer('序号', '号', { ...must, min: 1 }),
    title: text('标题', 120, must),
    kind: choice('文种', ['通知', '意见', '方案', '报告', '请示', '函', '纪要', '通报', '其他'], must),
    isRule: yesOrNo('是否制度性文件', { hint: '制度、办法、方案、规范性文件' }),
    to: text('主送', 200),
    drafter: person('拟稿人'),
    issuedOn: date('签发日期'),
    pages: integer('页数', '页'),
  },
  flow: {
    starts: 'numbered',
    states: { numbered: '已取号', reviewed: '已核稿', issued: '已签发', archived: '已归档', void: '已作废' },
    closes: ['archived'],
    moves: {
      review: byAnother('核稿', 'numbered', 'reviewed'),
      issue: byAnother('签发', 'reviewed', 'issued', ['issuedOn'], { roles: ['leader'] }),
      return: move('退回', 'reviewed', 'numbered', ['reason']),
      archive: byAnother('归档', 'issued', 'archived', ['evidence']),
      cancel: move('作废', ['numbered', 'reviewed'], 'void', ['reason']),
    },
  },
}

const incoming: Ledger = {
  key: 'incoming-document',
  title: '收文台账',
  kind: 'event',
  dateField: 'received',
  uniqueBy: ['number'],
  fields: {
    received: date('收文日期', must),
    number: text('来文字号', 40, must),
    from: text('来文单位', 60, must),
    title: text('标题', 120, must),
    kind: choice('类别', ['阅件', '办件'], must),
    urgent: choice('紧急程度', ['平件', '急件', '特急']),
    opinion: longText('拟办意见', 500),
    instruction: longText('批示', 500),
    owner: person('承办人'),
    due: date('办结时限'),
    result: longText('办理结果', 1000),
  },
  flow: {
    starts: 'received',
    states: {
      received: '已登记',
      proposed: '待批示',
      reading: '传阅中',
      handling: '办理中',
      review: '待核实',
      done: '已办结',
    },
    closes: ['done'],
    deadlines: { received: { days: 1, of: 'working' }, proposed: { days: 2, of: 'working' } },
    moves: {
      propose: move('拟办', 'received', 'proposed', ['opinion']),
      instruct: move('批示交办', 'proposed', 'handling', ['instruction', 'owner', 'due'], {
        roles: ['leader', 'section-head'],
      }),
      pass: move('批示传阅', 'proposed', 'reading', ['instruction'], { roles: ['leader', 'section-head'] }),
      submit: move('报请办结', 'handling', 'review', ['result']),
      finish: byAnother('办结归档', ['review', 'reading'], 'done', ['evidence']),
      return: move('退回', 'review', 'handling', ['reason']),
    },
  },
}

/** 专报和调研：报给谁、谁作了批示，批示了几篇。 */
const briefing: Ledger = {
  key: 'briefing',
  title: '专报和调研成果台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('报送日期', must),
    title: text('题目', 120, must),
    kind: choice('类别', ['调研报告', '分析报告', '信息专报', '简报', '经验材料'], must),
    author: person('执笔人'),
    to: text('报送对象', 100),
    adopted: choice('采用', ['未采用', '县级采用', '市级采用', '省级采用']),
    instructedBy: text('批示领导', 40),
    instruction: longText('批示内容', 500),
  },
}

const outgoings = over(outgoing)
const briefings = over(briefing)
const incomings = over(incoming)

export const document: PackPart = {
  ledgers: [outgoing, incoming, briefing],
  indicators: [
    outgoings.count('document.numbered', '取号文件数', '件', '取了文号的文件，作废的也占号', { by: ['kind'] }),
    outgoings.count('document.issued', '签发文件数', '件', '期间内签发的文件', {
      reached: 'issued',
      by: ['kind'],
      better: 'less',
      also: ['发文数', '印发文件', '制发文件'],
    }),
    outgoings.count('document.rules', '出台制度文件数', '件', '期间内签发的制度、办法、方案', {
      reached: 'issued',
      where: is('isRule', '是'),
      also: ['出台制度', '制定制度', '出台文件', '制定出台'],
    }),
    outgoings.count('document.void', '作废文号数', '个', '期间内作废的文号', { reached: 'void', better: 'less' }),
    incomings.count('document.received', '收文数', '件', '登记的来文', { by: ['kind'], also: ['收文', '来文'] }),
    incomings.count('document.to-handle', '收文办件数', '件', '登记的、要办理的来文', { where: is('kind', '办件') }),
    incomings.count('document.handled', '收文办结数', '件', '期间内登记的办件中已办结的', {
      where: all(is('kind', '办件'), inState('done')),
    }),
    rate(
      'document.handled-rate',
      '收文办结率',
      'document.handled',
      'document.to-handle',
      '期间内登记的办件中已办结的比重',
    ),
    briefings.count('briefing.count', '报送专报和调研成果篇数', '篇', '报送的调研报告、分析、专报和简报', {
      by: ['kind', 'adopted'],
      also: ['调研报告', '分析报告', '统计分析', '报送信息', '编发简报'],
    }),
    briefings.count('briefing.instructed', '领导批示篇数', '篇', '得到领导批示的专报和调研成果', {
      where: filled('instructedBy'),
      also: ['领导批示', '获批示', '批示肯定', '批转'],
    }),
  ],
  auditRules: [
    {
      key: 'document-numbers',
      title: '签发和作废不多于取号',
      left: 'document.issued + document.void',
      operator: '<=',
      right: 'document.numbered',
      severity: 'soft',
      message: '上年取号、今年签发的除外，请核对有没有漏登文号。',
      missing: 'skip',
    },
  ],
  examples: [
    {
      title: '文号取了、核了、签了；另一个作废',
      steps: [
        {
          enter: 'outgoing-document',
          as: '五号文',
          values: {
            numbered: '2024-03-01',
            prefix: '示局发',
            year: '2024',
            serial: 5,
            title: '关于印发值班办法的通知',
            kind: '通知',
            isRule: '是',
          },
        },
        {
          enter: 'outgoing-document',
          as: '六号文',
          values: {
            numbered: '2024-03-02',
            prefix: '示局发',
            year: '2024',
            serial: 6,
            title: '关于会议的通知',
            kind: '通知',
          },
        },
        { move: 'review', of: '五号文', on: '2024-03-02' },
        {
          move: 'issue',
          of: '五号文',
          on: '2024-03-04',
          values: { issuedOn: '2024-03-04' },
          by: 'section-head',
          refused: 'not-permitted',
        },
        { move: 'issue', of: '五号文', on: '2024-03-04', values: { issuedOn: '2024-03-04' } },
        { move: 'cancel', of: '六号文', on: '2024-03-05', reason: '会议取消' },
        {
          enter: 'incoming-document',
          as: '来文',
          values: {
            received: '2024-03-06',
            number: '示政办〔2024〕8号',
            from: '示例县政府办',
            title: '关于报送总结的通知',
            kind: '办件',
          },
        },
        { move: 'propose', of: '来文', on: '2024-03-06', values: { opinion: '请综合股办理' } },
        {
          move: 'instruct',
          of: '来文',
          on: '2024-03-07',
          values: { instruction: '按时报送', owner: '经办人', due: '2024-03-15' },
        },
        { move: 'submit', of: '来文', on: '2024-03-12', values: { result: '已报送' } },
        {
          enter: 'briefing',
          as: '专报',
          values: { day: '2024-03-20', title: '农村养老情况', kind: '调研报告', instructedBy: '分管副县长' },
        },
        { enter: 'briefing', as: '简报', values: { day: '2024-03-21', title: '一季度工作', kind: '简报' } },
        { move: 'finish', of: '来文', on: '2024-03-13' },
      ],
      expect: [
        { indicator: 'document.numbered', period: '2024', value: '2' },
        { indicator: 'document.issued', period: '2024', value: '1' },
        { indicator: 'document.rules', period: '2024', value: '1' },
        { indicator: 'document.void', period: '2024', value: '1' },
        { indicator: 'document.handled-rate', period: '2024', value: '100.0' },
        { indicator: 'briefing.count', period: '2024-Q1', value: '2' },
        { indicator: 'briefing.instructed', period: '2024', value: '1' },
      ],
    },
  ],
}
