import type { Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  date,
  inState,
  integer,
  is,
  longText,
  move,
  must,
  over,
  type PackPart,
  person,
  reference,
  text,
  yesOrNo,
} from '../define.ts'

const computer: Ledger = {
  key: 'computer',
  title: '办公计算机名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: text('设备编号', 30, must),
    network: choice('所接网络', ['涉密网', '政务外网', '互联网', '单机'], must),
    user: person('使用人'),
    room: text('房间', 30),
    domestic: yesOrNo('是否国产'),
    since: date('启用日期', must),
    until: date('停用日期'),
  },
}

/** 保密检查：没有问题的停在“已检查”，有问题的整改、复核、销号。 */
const computerCheck: Ledger = {
  key: 'computer-check',
  title: '保密检查台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('检查日期', must),
    computer: reference('计算机', 'computer', must),
    by: person('检查人'),
    result: choice('结果', ['正常', '有隐患'], must),
    problem: text('隐患', 200),
    measure: longText('整改措施', 500),
  },
  flow: {
    starts: 'checked',
    states: { checked: '已检查', fixing: '整改中', review: '待复核', closed: '已销号' },
    closes: ['closed'],
    rests: { checked: is('result', '正常') },
    deadlines: { fixing: { days: 7, of: 'calendar' } },
    moves: {
      order: move('责令整改', 'checked', 'fixing', ['problem']),
      submit: move('报请复核', 'fixing', 'review', ['measure']),
      close: byAnother('销号', 'review', 'closed', ['evidence']),
      return: move('退回', 'review', 'fixing', ['reason']),
    },
  },
}

const computerReplacement: Ledger = {
  key: 'computer-replacement',
  title: '计算机更换台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('更换日期', must),
    count: integer('台数', '台', { ...must, min: 1 }),
    domestic: yesOrNo('换成国产', must),
    why: choice('原因', ['国产化替代', '保密隐患', '老旧报废', '其他'], must),
    words: text('说明', 200),
  },
}

/** 密件传阅：只登编号和去向，标题、内容一律不录入。 */
const secretDocument: Ledger = {
  key: 'secret-document',
  title: '密件传阅台账',
  kind: 'event',
  dateField: 'received',
  uniqueBy: ['number'],
  fields: {
    number: text('内部编号', 30, { ...must, hint: '只写本单位的流水编号，不写标题和内容' }),
    received: date('收到日期', must),
    level: choice('密级', ['秘密', '机密'], must),
    copies: integer('份数', '份', { ...must, min: 1 }),
    keeper: person('保管人'),
    reader: person('传阅人'),
    takenOn: date('领出日期'),
    returnedOn: date('归还日期'),
  },
  flow: {
    starts: 'registered',
    states: {
      registered: '已登记',
      out: '传阅中',
      back: '已收回',
      archived: '已归档',
      returned: '已清退',
    },
    closes: ['archived', 'returned'],
    deadlines: { out: { days: 1, of: 'working' } },
    moves: {
      take: move('领出传阅', ['registered', 'back'], 'out', ['reader', 'takenOn']),
      bring: move('收回', 'out', 'back', ['returnedOn']),
      archive: byAnother('归档', 'back', 'archived', ['evidence']),
      clear: byAnother('清退', ['registered', 'back'], 'returned', ['evidence']),
    },
  },
}

const computers = over(computer)
const checks = over(computerCheck)
const replacements = over(computerReplacement)
const secrets = over(secretDocument)

export const secrecy: PackPart = {
  ledgers: [computer, computerCheck, computerReplacement, secretDocument],
  indicators: [
    computers.count('secrecy.computers', '办公计算机台数', '台', '期末在用的办公计算机', { by: ['network'] }),
    checks.distinct('secrecy.checked', '保密排查计算机台数', '台', 'computer', '查过的计算机，一台查几次只算一台', {
      also: ['排查办公电脑', '排查电脑', '检查计算机'],
    }),
    checks.count('secrecy.problems', '保密隐患数', '处', '检查中发现的保密隐患', {
      where: is('result', '有隐患'),
      better: 'less',
      also: ['泄密隐患'],
    }),
    checks.count('secrecy.closed', '已销号保密隐患数', '处', '期间内发现、现已销号的保密隐患', {
      where: inState('closed'),
    }),
    replacements.sum('secrecy.replaced', '更换计算机台数', 'count', '更换的办公计算机', {
      by: ['why'],
      also: ['替换电脑', '更换电脑'],
    }),
    replacements.sum('secrecy.domestic', '更换国产计算机台数', 'count', '换成国产的办公计算机', {
      where: is('domestic', '是'),
      also: ['替换国产电脑', '国产电脑', '国产化替代'],
    }),
    secrets.count('secrecy.documents', '收到密件数', '件', '收到并登记的密件'),
    secrets.count('secrecy.out', '未收回密件数', '件', '期末仍在传阅、没有收回的密件', {
      when: 'as-of',
      where: inState('out'),
      better: 'less',
    }),
  ],
  duties: [
    {
      key: 'computer-yearly',
      title: '计算机每年保密检查一次',
      roster: 'computer',
      every: 'year',
      times: 1,
      metBy: { ledger: 'computer-check', member: 'computer' },
    },
  ],
  auditRules: [
    {
      key: 'secrecy-closed',
      title: '保密隐患销号不多于发现',
      left: 'secrecy.closed',
      operator: '<=',
      right: 'secrecy.problems',
      severity: 'hard',
      message: '查出隐患的应在“结果”里选“有隐患”。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'secrecy-check',
      title: '开展保密检查',
      dueOn: '11-30',
      measuredBy: { indicator: 'secrecy.checked', op: '>=' },
      knownBy: ['保密', '涉密', '泄密'],
    },
  ],
  examples: [
    {
      title: '检查两台，一台有隐患并销号',
      steps: [
        { enter: 'computer', as: '一号', values: { code: 'PC-01', network: '政务外网', since: '2021-01-01' } },
        { enter: 'computer', as: '二号', values: { code: 'PC-02', network: '互联网', since: '2021-01-01' } },
        { enter: 'computer-check', as: '查一', values: { day: '2024-03-04', computer: '一号', result: '正常' } },
        {
          enter: 'computer-check',
          as: '查二',
          values: { day: '2024-03-04', computer: '二号', result: '有隐患', problem: '混用移动盘' },
        },
        { enter: 'computer-check', as: '再查', values: { day: '2024-09-04', computer: '一号', result: '正常' } },
        { move: 'order', of: '查二', on: '2024-03-04' },
        { move: 'submit', of: '查二', on: '2024-03-06', values: { measure: '清理并换用专用盘' } },
        { move: 'close', of: '查二', on: '2024-03-07' },
        {
          enter: 'computer-replacement',
          as: '更换',
          values: { day: '2024-05-10', count: 3, domestic: '是', why: '国产化替代' },
        },
      ],
      expect: [
        { indicator: 'secrecy.checked', period: '2024', value: '2' },
        { indicator: 'secrecy.problems', period: '2024', value: '1' },
        { indicator: 'secrecy.closed', period: '2024', value: '1' },
        { indicator: 'secrecy.domestic', period: '2024', value: '3' },
      ],
    },
    {
      title: '密件领出后收回，由另一个人归档',
      steps: [
        {
          enter: 'secret-document',
          as: '密件',
          values: { number: '2024-017', received: '2024-02-20', level: '秘密', copies: 1, keeper: '科长' },
        },
        { move: 'take', of: '密件', on: '2024-02-21', values: { reader: '分管领导', takenOn: '2024-02-21' } },
        { move: 'bring', of: '密件', on: '2024-03-02', values: { returnedOn: '2024-03-02' } },
        { move: 'archive', of: '密件', on: '2024-03-04' },
      ],
      expect: [
        { indicator: 'secrecy.documents', period: '2024', value: '1' },
        { indicator: 'secrecy.out', period: '2024-02', value: '1' },
        { indicator: 'secrecy.out', period: '2024-03', value: '0' },
      ],
    },
  ],
}
