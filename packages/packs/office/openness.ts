import type { Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  date,
  inState,
  longText,
  move,
  must,
  over,
  type PackPart,
  person,
  phone,
  rate,
  text,
} from '../define.ts'

/** 依申请公开：收到申请起20个工作日内答复，延期要批准并告知申请人；答复书经另一个人核过才算办结。 */
const request: Ledger = {
  key: 'open-request',
  title: '政府信息公开申请台账',
  kind: 'event',
  dateField: 'received',
  uniqueBy: ['number'],
  seesProtected: ['section-head', 'leader'],
  fields: {
    number: text('申请编号', 30, must),
    received: date('收到日期', must),
    way: choice('申请方式', ['当面', '信函', '网上', '传真'], must),
    who: text('申请人', 60, { protected: true }),
    phone: phone('联系电话'),
    matter: longText('申请内容', 1000, must),
    owner: person('承办人'),
    answer: choice('答复类型', ['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他']),
    repliedOn: date('答复日期'),
    after: choice('复议诉讼', ['没有', '行政复议', '行政诉讼']),
  },
  flow: {
    starts: 'received',
    states: { received: '已收到', handling: '办理中', extended: '延期办理', replied: '已答复', closed: '已办结' },
    closes: ['closed'],
    deadlines: { received: { days: 2, of: 'working' }, replied: { days: 5, of: 'working' } },
    limits: {
      set: 'open-information',
      met: { reply: { before: ['received', 'handling'] }, 'reply-extended': { before: ['extended'] } },
    },
    moves: {
      assign: move('交办', 'received', 'handling', ['owner']),
      extend: move('批准延期', 'handling', 'extended', ['reason'], { roles: ['section-head', 'leader'] }),
      reply: move('答复', ['handling', 'extended'], 'replied', ['answer', 'repliedOn']),
      close: byAnother('核对办结', 'replied', 'closed', ['evidence']),
      return: move('退回重办', 'replied', 'handling', ['reason']),
    },
  },
}

const requests = over(request)

export const openness: PackPart = {
  ledgers: [request],
  indicators: [
    requests.count('openness.received', '收到政府信息公开申请数', '件', '期间内收到的政府信息公开申请', {
      by: ['way'],
      also: ['依申请公开', '信息公开申请', '收到公开申请'],
    }),
    requests.count('openness.answered', '已答复政府信息公开申请数', '件', '期间内收到、现已答复或办结的申请', {
      where: inState('replied', 'closed'),
      by: ['answer'],
      also: ['答复公开申请', '办理公开申请'],
    }),
    requests.count('openness.open', '在办政府信息公开申请数', '件', '期末还没有答复的申请', {
      when: 'as-of',
      where: inState('received', 'handling', 'extended'),
      better: 'less',
    }),
    rate(
      'openness.answered-rate',
      '政府信息公开申请答复率',
      'openness.answered',
      'openness.received',
      '期间内收到的申请中已答复的比重',
      { also: ['公开申请答复率', '依申请公开答复率'] },
    ),
  ],
  examples: [
    {
      title: '延期要由科长或领导批准；答复的人不能自己办结',
      steps: [
        {
          enter: 'open-request',
          as: '申请',
          values: { number: 'GK-001', received: '2024-03-04', way: '网上', matter: '本年度低保标准的文件' },
        },
        { move: 'assign', of: '申请', on: '2024-03-05', values: { owner: '经办人' } },
        { move: 'extend', of: '申请', on: '2024-03-28', refused: 'needs-reason' },
        { move: 'extend', of: '申请', on: '2024-03-28', reason: '须征求第三方意见' },
        { move: 'reply', of: '申请', on: '2024-04-10', values: { answer: '予以公开', repliedOn: '2024-04-10' } },
        { move: 'close', of: '申请', on: '2024-04-11', refused: 'needs-another-person' },
      ],
      expect: [
        { indicator: 'openness.received', period: '2024', value: '1' },
        { indicator: 'openness.answered-rate', period: '2024', value: '100.0' },
        { indicator: 'openness.open', period: '2024-03', value: '1' },
        { indicator: 'openness.open', period: '2024-04', value: '0' },
      ],
    },
  ],
}
