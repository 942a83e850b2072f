import type { Ledger } from '@taizhang/ledger'
import {
  all,
  byAnother,
  choice,
  cited,
  date,
  filled,
  inState,
  integer,
  is,
  longText,
  move,
  must,
  notFilled,
  over,
  type PackPart,
  person,
  phone,
  rate,
  reference,
  text,
  yesOrNo,
} from '../define.ts'

/**
 * 诉求件：信访、热线和交办件一本账。当日交办、三日反馈、七日办结，疑难的经批准延期到三十日，件件有着落；
 * 几个渠道反映同一件事的，各登各的，用“并入”合到一件上，分渠道数都算，合计只算一次。
 */
const petition: Ledger = {
  key: 'petition',
  title: '诉求件台账',
  kind: 'event',
  dateField: 'received',
  uniqueBy: ['number'],
  seesProtected: ['section-head', 'leader'],
  fields: {
    number: text('件号', 30, must),
    received: date('受理日期', must),
    channel: choice(
      '渠道',
      ['来访', '来信', '网上信访', '12345热线', '领导信箱', '上级交办', '网信办转办', '其他'],
      must,
    ),
    topic: choice('诉求类别', ['政策咨询', '待遇保障', '工作作风', '经办服务', '矛盾纠纷', '意见建议', '其他'], must),
    matter: longText('诉求内容', 2000),
    who: text('诉求人', 20, { protected: true }),
    phone: phone('联系电话'),
    persons: integer('人数', '人次', { min: 1 }),
    first: yesOrNo('是否初件'),
    sameAs: reference('并入', 'petition', { hint: '与哪一件是同一件事' }),
    leader: person('包案领导'),
    owner: person('承办人'),
    due: date('办理时限'),
    reply: longText('答复意见', 2000),
    repliedOn: date('答复日期'),
    satisfied: choice('回访评价', ['满意', '基本满意', '不满意', '联系不上']),
  },
  flow: {
    starts: 'received',
    states: {
      received: '已受理',
      handling: '办理中',
      extended: '延期办理',
      replied: '已答复',
      closed: '已办结',
      merged: '已并件',
    },
    closes: ['closed'],
    deadlines: { replied: { days: 5, of: 'working' } },
    limits: {
      set: '13710',
      met: {
        arrange: { before: ['received'] },
        settle: { before: ['received', 'handling'] },
        'settle-large': { before: ['extended'] },
      },
    },
    moves: {
      assign: move('交办', 'received', 'handling', ['owner', 'due']),
      merge: move('并件', ['received', 'handling'], 'merged', ['sameAs']),
      extend: move('批准延期', 'handling', 'extended', ['due', 'reason'], { roles: ['section-head', 'leader'] }),
      reply: move('答复', ['handling', 'extended'], 'replied', ['reply', 'repliedOn']),
      close: byAnother('回访办结', 'replied', 'closed', ['satisfied', 'evidence']),
      return: move('退回重办', 'replied', 'handling', ['reason']),
    },
  },
}

/** 建议提案：人大代表建议和政协提案，三个月内答复；答复后由代表、委员评价。 */
const suggestion: Ledger = {
  key: 'suggestion',
  title: '建议提案台账',
  kind: 'event',
  dateField: 'received',
  uniqueBy: ['number'],
  fields: {
    number: text('编号', 30, must),
    received: date('交办日期', must),
    kind: choice('类别', ['人大代表建议', '政协提案'], must),
    part: choice('承办方式', ['主办', '分办', '协办'], must),
    title: text('标题', 120, must),
    proposer: text('代表或委员', 60),
    owner: person('承办人'),
    reply: longText('答复意见', 2000),
    result: choice('办理结果', ['已经解决', '正在解决', '留作参考']),
    satisfied: choice('评价', ['满意', '基本满意', '不满意']),
  },
  flow: {
    starts: 'received',
    states: { received: '已接收', handling: '办理中', replied: '已答复', closed: '已办结' },
    closes: ['closed'],
    deadlines: { received: { days: 5, of: 'working' } },
    limits: { set: 'suggestion', met: { reply: { before: ['received', 'handling'] } } },
    moves: {
      assign: move('交办', 'received', 'handling', ['owner']),
      reply: move('答复', 'handling', 'replied', ['reply', 'result'], { roles: ['section-head', 'leader'] }),
      close: byAnother('办结', 'replied', 'closed', ['satisfied', 'evidence']),
      return: move('退回重办', 'replied', 'handling', ['reason']),
    },
  },
}

const petitions = over(petition)
const suggestions = over(suggestion)
const own = notFilled('sameAs')

export const petitionPart: PackPart = {
  ledgers: [petition, suggestion],
  indicators: [
    petitions.count('petition.received', '受理诉求件数', '件', '各渠道受理的信访、热线和交办件，同一件事并为一件', {
      where: own,
      by: ['topic'],
      also: ['信访件', '受理信访', '信访事项', '受理件数', '诉求件数'],
    }),
    petitions.count('petition.by-channel', '各渠道收件数', '件', '各渠道收到的件数，几个渠道反映同一件事的各算一件', {
      by: ['channel'],
      limits: '大于或等于受理诉求件数',
    }),
    petitions.count('petition.hotline', '12345热线工单数', '件', '12345热线转来的工单', {
      where: is('channel', '12345热线'),
      also: ['热线工单', '12345工单', '市长热线', '政务热线'],
    }),
    petitions.count('petition.visits', '来访批次', '批', '到本单位上访的批次', {
      where: is('channel', '来访'),
      also: ['来访批次', '接待来访'],
    }),
    petitions.sum('petition.persons', '来访人次', 'persons', '到本单位上访的人次', {
      where: is('channel', '来访'),
      also: ['接待来访人次', '接访人次'],
    }),
    petitions.count('petition.first', '初次诉求件数', '件', '受理的初件', {
      where: all(own, is('first', '是')),
      also: ['初件', '初信初访'],
    }),
    petitions.count('petition.closed', '办结诉求件数', '件', '期间内回访办结的件数，含以前受理的', {
      reached: 'closed',
      also: ['办结件数', '办结信访', '结案'],
    }),
    petitions.count('petition.settled', '受理后已办结件数', '件', '期间内受理、现已回访办结的件数', {
      where: all(own, inState('closed')),
      by: ['topic'],
    }),
    petitions.count('petition.open', '在办诉求件数', '件', '期末还没有办结的件数', {
      when: 'as-of',
      where: inState('received', 'handling', 'extended', 'replied'),
      by: ['topic'],
      better: 'less',
    }),
    petitions.count('petition.called-back', '回访件数', '件', '期间内办结并联系上诉求人的件数', {
      reached: 'closed',
      where: is('satisfied', ['满意', '基本满意', '不满意']),
      also: ['回访件'],
    }),
    petitions.count('petition.satisfied', '回访满意件数', '件', '期间内办结、回访评价满意和基本满意的件数', {
      reached: 'closed',
      where: is('satisfied', ['满意', '基本满意']),
    }),
    rate(
      'petition.settled-rate',
      '诉求办结率',
      'petition.settled',
      'petition.received',
      '期间内受理的件中已办结的比重',
      {
        also: ['信访办结率', '办结率', '化解率'],
      },
    ),
    rate(
      'petition.satisfaction',
      '回访满意率',
      'petition.satisfied',
      'petition.called-back',
      '联系上的回访中满意和基本满意的比重',
      { also: ['满意率', '群众满意率'] },
    ),
    petitions.count('petition.led', '领导包案件数', '件', '明确了包案领导的件数', {
      where: all(own, filled('leader')),
      also: ['领导包案', '包案'],
    }),
    suggestions.count('suggestion.received', '承办建议提案数', '件', '交办到本单位的人大代表建议和政协提案', {
      by: ['kind', 'part'],
      also: ['建议提案', '人大建议', '政协提案', '代表建议'],
    }),
    suggestions.count('suggestion.closed', '办结建议提案数', '件', '期间内交办、现已办结的建议提案', {
      where: inState('closed'),
      by: ['kind'],
      also: ['办结建议提案'],
    }),
    suggestions.count('suggestion.satisfied', '评价满意建议提案数', '件', '期间内交办、评价满意和基本满意的建议提案', {
      where: is('satisfied', ['满意', '基本满意']),
    }),
    rate(
      'suggestion.closed-rate',
      '建议提案办结率',
      'suggestion.closed',
      'suggestion.received',
      '期间内交办的建议提案中已办结的比重',
      {
        also: ['提案办结率'],
      },
    ),
    rate(
      'suggestion.satisfaction',
      '建议提案满意率',
      'suggestion.satisfied',
      'suggestion.closed',
      '已办结的建议提案中评价满意和基本满意的比重',
      {
        also: ['代表委员满意率'],
      },
    ),
    cited('petition.rank', '信访工作排名', '位', '上级通报的信访工作位次', '上级信访部门通报', { better: 'less' }),
  ],
  tieRoles: [{ role: '包案领导', roster: null, most: 10 }],
  auditRules: [
    {
      key: 'petition-channels',
      title: '受理件数不多于各渠道收件数',
      left: 'petition.received',
      operator: '<=',
      right: 'petition.by-channel',
      severity: 'hard',
      message: '并件只会使合计变小。',
      missing: 'skip',
    },
    {
      key: 'petition-call-backs',
      title: '满意件数不多于回访件数',
      left: 'petition.satisfied',
      operator: '<=',
      right: 'petition.called-back',
      severity: 'hard',
      message: '满意率的分母是联系上的回访件数。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'petition-settling',
      title: '信访和热线件按期办结',
      dueOn: '12-31',
      measuredBy: { indicator: 'petition.settled-rate', op: '>=', usual: '95' },
      knownBy: ['信访', '热线', '12345', '矛盾纠纷', '诉求', '包案'],
    },
  ],
  examples: [
    {
      title: '两个渠道反映同一件事，合计算一件；回访由另一个人办',
      steps: [
        {
          enter: 'petition',
          as: '热线件',
          values: { number: 'R-001', received: '2024-04-01', channel: '12345热线', topic: '待遇保障', first: '是' },
        },
        {
          enter: 'petition',
          as: '来访件',
          values: { number: 'F-001', received: '2024-04-02', channel: '来访', topic: '待遇保障', persons: 3 },
        },
        { move: 'assign', of: '热线件', on: '2024-04-01', values: { owner: '经办人', due: '2024-04-08' } },
        { move: 'merge', of: '来访件', on: '2024-04-02', refused: 'missing-field' },
        { move: 'merge', of: '来访件', on: '2024-04-02', values: { sameAs: '热线件' } },
        { move: 'reply', of: '热线件', on: '2024-04-06', values: { reply: '已补发', repliedOn: '2024-04-06' } },
        { move: 'close', of: '热线件', on: '2024-04-09', refused: 'needs-another-person' },
        { move: 'close', of: '热线件', on: '2024-04-09', values: { satisfied: '满意' } },
      ],
      expect: [
        { indicator: 'petition.received', period: '2024', value: '1' },
        { indicator: 'petition.by-channel', period: '2024', value: '2' },
        { indicator: 'petition.by-channel', period: '2024', slice: { field: 'channel', value: '来访' }, value: '1' },
        { indicator: 'petition.persons', period: '2024', value: '3' },
        { indicator: 'petition.settled-rate', period: '2024', value: '100.0' },
        { indicator: 'petition.satisfaction', period: '2024', value: '100.0' },
        { indicator: 'petition.open', period: '2024-04', value: '0' },
      ],
    },
    {
      title: '疑难件延期要由科长或领导批准，并写明理由',
      steps: [
        {
          enter: 'petition',
          as: '疑难',
          values: { number: 'S-009', received: '2024-08-05', channel: '上级交办', topic: '矛盾纠纷' },
        },
        { move: 'assign', of: '疑难', on: '2024-08-05', values: { owner: '经办人', due: '2024-08-12' } },
        { move: 'extend', of: '疑难', on: '2024-08-10', reason: '待鉴定', by: 'recorder', refused: 'not-permitted' },
        { move: 'extend', of: '疑难', on: '2024-08-10', refused: 'needs-reason' },
        { move: 'extend', of: '疑难', on: '2024-08-10', values: { due: '2024-09-05' }, reason: '待鉴定' },
      ],
      expect: [
        { indicator: 'petition.open', period: '2024-08', value: '1' },
        { indicator: 'petition.settled-rate', period: '2024', value: '0.0' },
        { indicator: 'petition.satisfaction', period: '2024', value: null },
      ],
    },
    {
      title: '两件建议提案，一件办结且满意',
      steps: [
        {
          enter: 'suggestion',
          as: '建议',
          values: {
            number: '示人建12',
            received: '2024-03-01',
            kind: '人大代表建议',
            part: '主办',
            title: '关于便民服务点的建议',
          },
        },
        {
          enter: 'suggestion',
          as: '提案',
          values: {
            number: '示协提07',
            received: '2024-03-01',
            kind: '政协提案',
            part: '协办',
            title: '关于步道修缮的提案',
          },
        },
        { move: 'assign', of: '建议', on: '2024-03-04', values: { owner: '经办人' } },
        { move: 'reply', of: '建议', on: '2024-05-10', values: { reply: '已列入计划', result: '正在解决' } },
        { move: 'close', of: '建议', on: '2024-05-20', values: { satisfied: '满意' } },
      ],
      expect: [
        { indicator: 'suggestion.received', period: '2024', value: '2' },
        { indicator: 'suggestion.received', period: '2024', slice: { field: 'kind', value: '政协提案' }, value: '1' },
        { indicator: 'suggestion.closed-rate', period: '2024', value: '50.0' },
        { indicator: 'suggestion.satisfaction', period: '2024', value: '100.0' },
      ],
    },
  ],
}
