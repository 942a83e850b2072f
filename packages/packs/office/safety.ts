import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  byAnother,
  choice,
  date,
  inState,
  integer,
  is,
  longText,
  money,
  move,
  must,
  org,
  over,
  type PackPart,
  person,
  place,
  rate,
  reference,
  text,
} from '../define.ts'

/** 场所类别由各行业包往里加：敬老院、殡仪馆、水库、景区……隐患和单位用同一组。 */
const placeKinds = ['办公场所', '下属单位', '在建工地', '其他']

const safetyUnit: Ledger = {
  key: 'safety-unit',
  title: '安全监管单位名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  seesProtected: ['section-head', 'leader'],
  fields: {
    name: text('单位名称', 60, must),
    placeKind: choice('场所类别', placeKinds, must),
    town: org('所在乡镇'),
    keeper: text('安全负责人', 20),
    phone: { label: '负责人电话', kind: 'phone' },
    at: place('位置'),
    since: date('纳入日期', must),
    until: date('退出日期'),
  },
}

/** 安全隐患：登记、交办、整改、报请复核，由另一个人复核后销号；六十天内同一点位同类隐患再出现的，重新打开。 */
const hazard: Ledger = {
  key: 'hazard',
  title: '安全隐患台账',
  kind: 'event',
  dateField: 'found',
  fields: {
    found: date('发现日期', must),
    place: text('点位', 100, must),
    placeKind: choice('场所类别', placeKinds, must),
    unit: reference('监管单位', 'safety-unit'),
    category: choice(
      '隐患类别',
      ['消防设施', '疏散通道', '电气线路', '燃气', '食品', '房屋建筑', '特种设备', '施工作业', '管理制度', '其他'],
      must,
    ),
    level: choice('等级', ['一般', '较大', '重大'], must),
    channel: choice('来源', ['日常检查', '专项检查', '四不两直', '单位自查', '群众举报', '上级交办'], must),
    finding: longText('隐患情况', 1000),
    photos: attachment('现场照片', 9),
    owner: person('整改责任人'),
    due: date('整改时限'),
    measure: longText('整改措施', 1000),
    cost: money('整改投入'),
  },
  flow: {
    starts: 'found',
    states: { found: '已登记', assigned: '已交办', fixing: '整改中', review: '待复核', closed: '已销号' },
    closes: ['closed'],
    deadlines: {
      found: { days: 2, of: 'working' },
      assigned: { days: 3, of: 'working' },
      fixing: { days: 30, of: 'calendar' },
      review: { days: 5, of: 'working' },
    },
    repeat: { withinDays: 60, sameFields: ['place', 'category'], to: 'fixing' },
    moves: {
      assign: move('交办', 'found', 'assigned', ['owner', 'due']),
      start: move('着手整改', 'assigned', 'fixing'),
      submit: move('报请复核', ['assigned', 'fixing'], 'review', ['measure']),
      close: byAnother('销号', 'review', 'closed', ['evidence']),
      return: move('退回', 'review', 'fixing', ['reason']),
    },
  },
}

const drill: Ledger = {
  key: 'drill',
  title: '应急演练台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('演练日期', must),
    kind: choice('类别', ['消防逃生', '防汛避险', '地震避险', '食品安全', '突发事件处置', '其他'], must),
    unit: reference('演练单位', 'safety-unit'),
    persons: integer('参加', '人次', { ...must, min: 1 }),
    problems: integer('发现问题', '个'),
    words: longText('评估情况', 500),
    photos: attachment('照片', 9),
  },
}

const units = over(safetyUnit)
const hazards = over(hazard)
const drills = over(drill)
const open = inState('found', 'assigned', 'fixing', 'review')

export const safety: PackPart = {
  ledgers: [safetyUnit, hazard, drill],
  indicators: [
    units.count('safety.units', '安全监管单位数', '家', '期末在册、由本单位负责监管的单位', {
      by: ['placeKind', 'town'],
    }),
    hazards.count('hazard.found', '排查安全隐患数', '处', '登记的安全隐患，一处一条；销号后短期内再现的不另计', {
      by: ['placeKind', 'category', 'level', 'channel'],
      also: ['排查出安全隐患', '发现安全隐患', '排查隐患', '安全隐患数', '隐患总数'],
    }),
    hazards.count('hazard.major', '重大安全隐患数', '处', '登记的重大隐患', {
      where: is('level', '重大'),
      better: 'less',
      also: ['重大隐患', '重大事故隐患'],
    }),
    hazards.count('hazard.rectified', '已整改安全隐患数', '处', '期间内登记、现已报请复核或销号的隐患', {
      where: inState('review', 'closed'),
      by: ['placeKind'],
      also: ['整改到位', '完成整改', '已整改隐患'],
    }),
    hazards.count('hazard.cleared', '登记后已销号安全隐患数', '处', '期间内登记、现已复核销号的隐患', {
      where: inState('closed'),
      by: ['placeKind'],
    }),
    hazards.count('hazard.closed', '安全隐患销号数', '处', '期间内复核销号的隐患，含以前登记的', {
      reached: 'closed',
      also: ['销号隐患', '隐患销号'],
    }),
    hazards.count('hazard.returned', '安全隐患复核退回次数', '次', '复核时退回重新整改的次数', {
      left: 'review',
      where: inState('fixing'),
      better: 'less',
    }),
    hazards.count('hazard.open', '未销号安全隐患数', '处', '期末还没有销号的隐患', {
      when: 'as-of',
      where: open,
      by: ['placeKind', 'category'],
      better: 'less',
    }),
    hazards.sum('hazard.cost', '隐患整改投入', 'cost', '整改隐患花的钱'),
    rate('hazard.rectified-rate', '隐患整改率', 'hazard.rectified', 'hazard.found', '期间内登记的隐患中已整改的比重', {
      also: ['整改率', '整改完成率'],
    }),
    rate('hazard.cleared-rate', '隐患销号率', 'hazard.cleared', 'hazard.found', '期间内登记的隐患中已销号的比重', {
      also: ['销号率'],
    }),
    drills.count('drill.times', '应急演练次数', '次', '组织的应急演练', {
      by: ['kind'],
      also: ['逃生演练', '消防演练', '开展演练'],
    }),
    drills.sum('drill.persons', '应急演练参加人次', 'persons', '参加应急演练的人次'),
  ],
  duties: [
    {
      key: 'safety-unit-quarterly',
      title: '监管单位每季度检查一次',
      roster: 'safety-unit',
      every: 'quarter',
      times: 1,
      metBy: { ledger: 'inspection', member: 'unit' },
    },
    {
      key: 'drill-yearly',
      title: '监管单位每年演练一次',
      roster: 'safety-unit',
      every: 'year',
      times: 1,
      metBy: { ledger: 'drill', member: 'unit' },
    },
  ],
  tieRoles: [
    { role: '包联领导', roster: 'safety-unit', most: 20 },
    { role: '安全监管责任人', roster: 'safety-unit', most: 20 },
    { role: '安全分片领导', roster: null, most: 8 },
  ],
  auditRules: [
    {
      key: 'hazard-chain',
      title: '销号不多于整改',
      left: 'hazard.cleared',
      operator: '<=',
      right: 'hazard.rectified',
      severity: 'hard',
      message: '先整改、后销号，销号的不会多于整改的。',
      missing: 'skip',
    },
    {
      key: 'hazard-rectified',
      title: '整改不多于发现',
      left: 'hazard.rectified',
      operator: '<=',
      right: 'hazard.found',
      severity: 'hard',
      message: '整改的隐患要先登记。',
      missing: 'skip',
    },
  ],
  taskTemplates: [
    {
      key: 'hazard-closing',
      title: '安全隐患排查整改到位',
      dueOn: '12-31',
      measuredBy: { indicator: 'hazard.cleared-rate', op: '>=', usual: '100' },
      milestones: [{ title: '上半年隐患整改到位', dueOn: '06-30' }],
      knownBy: ['安全隐患', '隐患排查', '安全生产', '风险隐患', '安全防范'],
    },
    {
      key: 'drills',
      title: '组织应急演练',
      dueOn: '11-30',
      measuredBy: { indicator: 'drill.times', op: '>=', usual: '1' },
      knownBy: ['应急演练', '逃生演练', '消防演练'],
    },
  ],
  examples: [
    {
      title: '隐患从登记到销号，同一个人不能自己复核',
      steps: [
        {
          enter: 'hazard',
          as: '堵塞',
          values: {
            found: '2024-03-05',
            place: '南楼二层通道',
            placeKind: '下属单位',
            category: '疏散通道',
            level: '一般',
            channel: '日常检查',
          },
        },
        {
          enter: 'hazard',
          as: '线路',
          values: {
            found: '2024-03-05',
            place: '食堂配电箱',
            placeKind: '办公场所',
            category: '电气线路',
            level: '重大',
            channel: '四不两直',
          },
        },
        { move: 'submit', of: '堵塞', on: '2024-03-06', refused: 'move-not-allowed' },
        { move: 'assign', of: '堵塞', on: '2024-03-06', values: { owner: '经办人', due: '2024-03-20' } },
        { move: 'submit', of: '堵塞', on: '2024-03-10', values: { measure: '清走杂物，划线标识', cost: '350' } },
        { move: 'close', of: '堵塞', on: '2024-03-11', refused: 'needs-another-person' },
        { move: 'close', of: '堵塞', on: '2024-03-11', refused: 'needs-evidence' },
        { move: 'return', of: '堵塞', on: '2024-03-11', reason: '只清了一半' },
        { move: 'submit', of: '堵塞', on: '2024-03-14' },
        { move: 'close', of: '堵塞', on: '2024-03-15' },
      ],
      expect: [
        { indicator: 'hazard.found', period: '2024', value: '2' },
        { indicator: 'hazard.found', period: '2024', slice: { field: 'placeKind', value: '办公场所' }, value: '1' },
        { indicator: 'hazard.major', period: '2024', value: '1' },
        { indicator: 'hazard.closed', period: '2024-03', value: '1' },
        { indicator: 'hazard.returned', period: '2024-03', value: '1' },
        { indicator: 'hazard.open', period: '2024-03', value: '1' },
        { indicator: 'hazard.cleared-rate', period: '2024', value: '50.0' },
        { indicator: 'hazard.cost', period: '2024', value: '350.00' },
      ],
    },
    {
      title: '销号不久又出现，重新打开，不另计一处',
      steps: [
        {
          enter: 'hazard',
          as: '第一次',
          values: {
            found: '2024-05-06',
            place: '北门',
            placeKind: '下属单位',
            category: '消防设施',
            level: '一般',
            channel: '单位自查',
          },
        },
        { move: 'assign', of: '第一次', on: '2024-05-07', values: { owner: '经办人', due: '2024-05-20' } },
        { move: 'submit', of: '第一次', on: '2024-05-10', values: { measure: '更换灭火器' } },
        { move: 'close', of: '第一次', on: '2024-05-11' },
        {
          enter: 'hazard',
          as: '第二次',
          values: {
            found: '2024-06-03',
            place: '北门',
            placeKind: '下属单位',
            category: '消防设施',
            level: '一般',
            channel: '专项检查',
          },
        },
      ],
      expect: [
        { indicator: 'hazard.found', period: '2024', value: '1' },
        { indicator: 'hazard.open', period: '2024-05', value: '0' },
        { indicator: 'hazard.open', period: '2024-06', value: '1' },
        { indicator: 'hazard.rectified-rate', period: '2024', value: '0.0' },
      ],
    },
    {
      title: '逃生演练',
      steps: [
        {
          enter: 'safety-unit',
          as: '福利院',
          values: { name: '示例福利院', placeKind: '下属单位', since: '2020-01-01', phone: '13800000000' },
        },
        {
          enter: 'drill',
          as: '六月演练',
          values: { day: '2024-06-05', kind: '消防逃生', unit: '福利院', persons: 46, problems: 1 },
        },
      ],
      expect: [
        { indicator: 'drill.times', period: '2024-06', value: '1' },
        { indicator: 'drill.persons', period: '2024', value: '46' },
        { indicator: 'safety.units', period: '2024', slice: { field: 'placeKind', value: '下属单位' }, value: '1' },
      ],
    },
  ],
}
