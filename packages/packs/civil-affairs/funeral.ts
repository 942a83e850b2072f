import type { Indicator, Ledger } from '@taizhang/ledger'
import {
  all,
  byAnother,
  choice,
  choices,
  date,
  decimal,
  filled,
  formula,
  integer,
  is,
  longText,
  money,
  move,
  must,
  org,
  over,
  type PackPart,
  rate,
  reference,
  text,
} from '../define.ts'
import { personal } from './personal.ts'

/**
 * 一位逝者一条，从死亡登记到安葬都在这一条里补填。各项率都以火葬区内死亡的人为分母，分子只在这些人里数，不会超过百分之百；
 * 火葬区以外来火化的另计，不进火化率。
 */
const death: Ledger = {
  key: 'death',
  title: '殡葬服务登记台账',
  kind: 'event',
  dateField: 'died',
  uniqueBy: ['number'],
  ...personal,
  fields: {
    number: text('登记号', 30, must),
    name: text('逝者', 20, { protected: true }),
    died: date('死亡日期', must),
    zone: choice('死亡地', ['火葬区', '非火葬区'], must),
    village: reference('村（社区）', 'village'),
    mourning: choice('治丧方式', ['集中治丧', '自行治丧']),
    cremated: date('火化日期'),
    burial: choice('安葬方式', ['节地生态安葬', '公墓墓穴', '骨灰堂', '其他']),
    buried: date('安葬日期'),
    relief: money('减免费用'),
  },
}

/** 火化线、殡仪馆、公墓：启用之日起在册。 */
const funeralFacility: Ledger = {
  key: 'funeral-facility',
  title: '殡葬设施名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('名称', 60, must),
    kind: choice('类别', ['火化线', '殡仪馆', '治丧场所', '公益性公墓', '骨灰堂'], must),
    since: date('启用日期', must),
    until: date('停用日期'),
    invested: money('投资'),
    capacity: integer('容量', '个', { hint: '墓穴、格位或厅数' }),
    area: decimal('面积', '平方米'),
  },
}

/** 违规祭祀用品联合执法：一天到一个乡镇一条。 */
const sacrificeEnforcement: Ledger = {
  key: 'sacrifice-enforcement',
  title: '祭祀用品联合执法台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('执法日期', must),
    township: org('乡镇', must),
    units: choices('联合单位', ['民政', '市场监管', '城管执法', '公安', '消防', '林业'], must),
    officers: integer('执法人员', '人', { required: true, hint: '当天到场的人数' }),
    vehicles: integer('宣传车', '部'),
    leaflets: integer('发放宣传单', '份'),
    shops: integer('检查门店', '家'),
    seized: integer('收缴违规用品', '件'),
    words: longText('情况', 500),
  },
}

/** 违规墓穴：摸排、整治、验收、销号。已整治和已销号是两个数。 */
const tomb: Ledger = {
  key: 'tomb',
  title: '违规墓穴整治台账',
  kind: 'event',
  dateField: 'found',
  uniqueBy: ['number'],
  fields: {
    number: text('编号', 30, must),
    kind: choice('类型', ['活人墓', '硬化大墓'], must),
    village: reference('村（社区）', 'village'),
    place: text('位置', 100, must),
    zone: choice('所处区域', [
      '铁路沿线',
      '公路沿线',
      '河道沿线',
      '耕地林地',
      '水源保护区',
      '文物保护区',
      '风景名胜区',
      '开发区',
      '住宅区',
      '其他',
    ]),
    area: decimal('占地面积', '平方米', 2, { alias: { unit: '亩', factor: '0.0015', decimals: 3 } }),
    found: date('摸排日期', must),
    way: choice('整治方式', ['拆除', '迁坟', '植树遮挡', '拆小覆绿']),
    due: date('整治时限'),
  },
  flow: {
    starts: 'found',
    states: { found: '已摸排', fixing: '整治中', fixed: '已整治', accepted: '已验收', closed: '已销号' },
    closes: ['closed'],
    deadlines: { fixing: { days: 90, of: 'calendar' }, fixed: { days: 15, of: 'working' } },
    moves: {
      assign: move('立账交办', 'found', 'fixing', ['due']),
      fix: move('完成整治', 'fixing', 'fixed', ['way']),
      accept: byAnother('验收', 'fixed', 'accepted'),
      close: byAnother('销号', 'accepted', 'closed', ['evidence']),
      return: move('退回', ['fixed', 'accepted'], 'fixing', ['reason']),
    },
  },
}

const deaths = over(death)
const facilities = over(funeralFacility)
const enforcement = over(sacrificeEnforcement)
const tombs = over(tomb)

const inZone = is('zone', '火葬区')
const sameBase = '分子只数火葬区内死亡的人；火葬区以外来火化、安葬的不在内'

const tombsOf = (key: string, kind: '活人墓' | '硬化大墓', also: readonly string[]): Indicator[] => [
  tombs.count(`tomb.${key}-found`, `摸排${kind}数`, '座', `期间内摸排登记的${kind}`, {
    where: is('kind', kind),
    by: ['zone', 'village'],
    also: [`摸排${kind}`, ...also],
  }),
  tombs.count(`tomb.${key}-fixed`, `整治${kind}数`, '座', `期间内完成整治的${kind}`, {
    where: is('kind', kind),
    reached: 'fixed',
    by: ['way', 'zone'],
    also: [`已整治${kind}`, `整治${kind}`, `完成整治${kind}`],
  }),
  tombs.count(`tomb.${key}-closed`, `${kind}销号数`, '座', `期间内验收后销号的${kind}`, {
    where: is('kind', kind),
    reached: 'closed',
  }),
  rate(
    `tomb.${key}-rate`,
    `${kind}整治率`,
    `tomb.${key}-fixed`,
    `tomb.${key}-found`,
    `期间内完成整治的${kind}与摸排登记的之比`,
    { also: [`${kind}整治完成率`], limits: '上期摸排、本期整治的也在分子里' },
  ),
]

export const funeral: PackPart = {
  ledgers: [death, funeralFacility, sacrificeEnforcement, tomb],
  indicators: [
    deaths.count('funeral.deaths', '火葬区死亡例数', '例', '期间内在火葬区死亡的人', {
      where: inZone,
      also: ['火葬区死亡', '火化区死亡', '火葬区死亡人数'],
    }),
    deaths.count('funeral.mourned', '集中治丧例数', '例', '期间内在火葬区死亡并集中治丧的人', {
      where: all(inZone, is('mourning', '集中治丧')),
      also: ['集中治丧'],
      limits: sameBase,
    }),
    rate('funeral.mourned-rate', '集中治丧率', 'funeral.mourned', 'funeral.deaths', '火葬区死亡的人中集中治丧的比例', {
      also: ['城区集中治丧率'],
      limits: sameBase,
    }),
    deaths.count('funeral.zone-cremated', '火葬区火化例数', '例', '期间内在火葬区死亡并火化的人', {
      where: all(inZone, filled('cremated')),
      also: ['火葬区火化'],
      limits: sameBase,
    }),
    deaths.count('funeral.cremated', '火化例数', '例', '期间内死亡并火化的人，含火葬区以外的', {
      where: filled('cremated'),
      by: ['zone'],
      also: ['火化', '火化遗体', '遗体火化'],
      limits: '按死亡日期统计，跨年火化的计入死亡的那一年',
    }),
    rate('funeral.cremation-rate', '火化率', 'funeral.zone-cremated', 'funeral.deaths', '火葬区死亡的人中火化的比例', {
      also: ['城区火化率', '遗体火化率'],
      limits: sameBase,
    }),
    formula(
      'funeral.cremation-ratio',
      '火化量与火葬区死亡之比',
      '%',
      'funeral.cremated / funeral.deaths * 100',
      '全部火化例数与火葬区死亡例数之比',
      { decimals: 1, also: ['火化量比'], limits: '分子含火葬区以外的，可以超过100%，不能当作火化率' },
    ),
    deaths.count('funeral.zone-eco', '火葬区节地生态安葬例数', '例', '期间内在火葬区死亡并节地生态安葬的人', {
      where: all(inZone, is('burial', '节地生态安葬')),
      limits: sameBase,
    }),
    deaths.count('funeral.eco', '节地生态安葬例数', '例', '期间内死亡并节地生态安葬的人，含火葬区以外的', {
      where: is('burial', '节地生态安葬'),
      by: ['zone'],
      also: ['节地生态安葬', '生态安葬'],
    }),
    rate(
      'funeral.eco-rate',
      '节地生态安葬率',
      'funeral.zone-eco',
      'funeral.deaths',
      '火葬区死亡的人中节地生态安葬的比例',
      {
        also: ['生态安葬率', '集中安葬率'],
        limits: sameBase,
      },
    ),
    formula(
      'funeral.eco-ratio',
      '节地生态安葬量与火葬区死亡之比',
      '%',
      'funeral.eco / funeral.deaths * 100',
      '全部节地生态安葬例数与火葬区死亡例数之比',
      { decimals: 1, also: ['生态安葬量比'], limits: '分子含火葬区以外的，可以超过100%，不能当作安葬率' },
    ),
    deaths.sum('funeral.relief', '殡葬减免费用', 'relief', '期间内死亡的人减免的费用', { also: ['惠民殡葬减免'] }),
    facilities.count('funeral.new-lines', '新增火化线', '条', '期间内启用的火化线', {
      where: is('kind', '火化线'),
      when: 'during',
      also: ['新增遗体火化线', '遗体火化线', '火化线'],
    }),
    facilities.count('funeral.facilities', '殡葬设施数', '处', '期末在用的殡葬设施', {
      by: ['kind'],
      also: ['殡葬服务设施'],
    }),
    enforcement.distinct('sacrifice.townships', '执法覆盖乡镇数', '个', 'township', '期间内联合执法到过的乡镇', {
      also: ['联合执法乡镇', '整治覆盖乡镇', '全县乡镇'],
    }),
    enforcement.distinct(
      'sacrifice.days',
      '联合执法天数',
      '天',
      'day',
      '期间内开展联合执法的天数，一天到几个乡镇也算一天',
      {
        also: ['联合执法'],
      },
    ),
    enforcement.maximum('sacrifice.officers', '出动执法人员', 'officers', '期间内一次到场最多的执法人员', {
      also: ['执法人员', '出动执法人员数'],
      limits: '是一支队伍的人数，不按天累加；累加的看执法人次',
    }),
    {
      ...enforcement.sum('sacrifice.officer-times', '出动执法人次', 'officers', '期间内每次到场的执法人员相加', {
        also: ['执法人次'],
      }),
      unit: '人次',
    },
    enforcement.maximum('sacrifice.vehicles', '出动宣传车', 'vehicles', '期间内一次出动最多的宣传车', {
      also: ['宣传车', '出动宣传车辆'],
    }),
    enforcement.sum('sacrifice.leaflets', '执法发放宣传单', 'leaflets', '期间内执法时发放的宣传单', {
      also: ['发宣传单', '宣传单', '发放宣传资料'],
    }),
    enforcement.sum('sacrifice.seized', '收缴违规祭祀用品', 'seized', '期间内收缴的违规祭祀用品'),
    ...tombsOf('living', '活人墓', []),
    ...tombsOf('large', '硬化大墓', ['三沿六区硬化大墓', '摸排三沿六区硬化大墓']),
    tombs.count('tomb.found', '摸排违规墓穴数', '座', '期间内摸排登记的违规墓穴', { by: ['kind', 'zone', 'village'] }),
  ],
  auditRules: [
    {
      key: 'funeral-mourned-within-deaths',
      title: '集中治丧不多于火葬区死亡',
      left: 'funeral.mourned',
      operator: '<=',
      right: 'funeral.deaths',
      severity: 'hard',
      message: '集中治丧的例数多于火葬区死亡的例数，请核对死亡地。',
      missing: 'skip',
    },
    {
      key: 'funeral-cremated-within-deaths',
      title: '火葬区火化不多于火葬区死亡',
      left: 'funeral.zone-cremated',
      operator: '<=',
      right: 'funeral.deaths',
      severity: 'hard',
      message: '火葬区火化的例数多于火葬区死亡的例数，分子分母口径不一。',
      missing: 'skip',
    },
    {
      key: 'funeral-eco-within-deaths',
      title: '火葬区节地生态安葬不多于火葬区死亡',
      left: 'funeral.zone-eco',
      operator: '<=',
      right: 'funeral.deaths',
      severity: 'hard',
      message: '节地生态安葬的例数多于火葬区死亡的例数，分子分母口径不一。',
      missing: 'skip',
    },
    {
      key: 'funeral-buried-after-cremation',
      title: '节地生态安葬不多于火化',
      left: 'funeral.eco',
      operator: '<=',
      right: 'funeral.cremated',
      severity: 'soft',
      message: '节地生态安葬的多于火化的；有不火化而安葬的，请写明理由。',
      missing: 'skip',
    },
    {
      key: 'tomb-by-kind',
      title: '活人墓加硬化大墓等于违规墓穴',
      left: 'tomb.living-found + tomb.large-found',
      operator: '=',
      right: 'tomb.found',
      severity: 'hard',
      message: '两类之和与摸排总数不相等。',
      missing: 'skip',
    },
  ],
}
