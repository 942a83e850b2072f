import type { AuditRule, Duty, Filter, Indicator, Ledger, Measure, Setup } from '@taizhang/ledger'

/** An invented county for tests: offices three deep, people in every role, ledgers that use what ledgers can. */

const hazards: Ledger = {
  key: 'hazard',
  title: '安全隐患台账',
  kind: 'event',
  dateField: 'found',
  uniqueBy: ['number'],
  fields: {
    number: { label: '编号', kind: 'text', max: 20, required: true },
    place: { label: '点位', kind: 'choice', of: ['敬老院', '学校', '医院', '市场'], required: true },
    found: { label: '发现日期', kind: 'date', required: true },
    measure: { label: '整改措施', kind: 'long-text', max: 500 },
    cost: { label: '整改费用', kind: 'money', min: '0' },
    people: { label: '涉及人数', kind: 'integer', unit: '人', min: 0 },
    photos: { label: '照片', kind: 'attachment', most: 3 },
    span: { label: '整改时段', kind: 'date-range' },
    tags: { label: '类别', kind: 'choices', of: ['消防', '用电', '燃气'] },
    household: { label: '所涉户', kind: 'reference', ledger: 'household' },
    above: {
      label: '省平台状态',
      kind: 'outside-status',
      of: ['已上报', '已办结', '已归档'],
      means: { 已上报: ['found', 'fixing'], 已办结: ['closed'] },
    },
  },
  flow: {
    starts: 'found',
    states: { found: '已登记', fixing: '整改中', review: '待复核', closed: '已销号' },
    closes: ['closed'],
    moves: {
      assign: { label: '交办', from: ['found'], to: 'fixing' },
      submit: { label: '报请复核', from: ['fixing'], to: 'review', needs: ['measure'] },
      close: { label: '销号', from: ['review'], to: 'closed', by: 'another-person' },
      return: { label: '退回', from: ['review'], to: 'fixing', needs: ['reason'] },
      reopen: {
        label: '重新打开',
        from: ['closed'],
        to: 'fixing',
        needs: ['reason'],
        roles: ['section-head', 'leader'],
      },
    },
    deadlines: { found: { days: 3, of: 'working' }, review: { days: 5, of: 'calendar' } },
    limits: {
      set: '13710',
      met: {
        report: { before: ['found'] },
        settle: { before: ['found', 'fixing', 'review'], among: { field: 'place', isNot: '学校' } },
        'settle-large': { before: ['found', 'fixing', 'review'], among: { field: 'place', is: '学校' } },
      },
    },
    repeat: { withinDays: 60, sameFields: ['place', 'tags'], to: 'fixing' },
  },
}

const households: Ledger = {
  key: 'household',
  title: '特困户名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: { label: '户号', kind: 'text', max: 20, required: true },
    since: { label: '纳入日期', kind: 'date', required: true },
    until: { label: '退出日期', kind: 'date' },
    grade: { label: '档次', kind: 'choice', of: ['一档', '二档', '三档'] },
    members: { label: '人口', kind: 'integer', unit: '人', min: 1, max: 20 },
    area: { label: '面积', kind: 'decimal', unit: '㎡', decimals: 3 },
    farm: { label: '耕地', kind: 'decimal', unit: '㎡', decimals: 3, partOf: 'area' },
    keeper: { label: '包保人', kind: 'person' },
    at: { label: '位置', kind: 'place' },
  },
}

const visits: Ledger = {
  key: 'visit',
  title: '走访台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: { label: '日期', kind: 'date' },
    household: { label: '户', kind: 'reference', ledger: 'household' },
    by: { label: '走访人', kind: 'person' },
    words: { label: '情况', kind: 'text', max: 50 },
    score: { label: '满意度', kind: 'decimal', unit: '分', decimals: 1 },
  },
}

const over = (
  key: string,
  of: string,
  measure: Measure,
  when: Extract<Indicator, { kind: 'ledger' }>['when'],
  more: { readonly filter?: Filter; readonly dimensions?: readonly string[]; readonly decimals?: number } = {},
): Indicator => ({
  key,
  title: key,
  unit: '个',
  definition: { counts: key, source: of, method: '台账' },
  kind: 'ledger',
  of,
  measure,
  when,
  ...more,
})

const count = { kind: 'count' } as const
const card = { counts: '', source: '', method: '' }

const indicators: readonly Indicator[] = [
  over('hazard.found', 'hazard', count, 'during', { dimensions: ['place', 'tags'] }),
  over('hazard.costly', 'hazard', { kind: 'sum', field: 'cost' }, 'during', {
    filter: { field: 'cost', from: '100' },
    decimals: 2,
  }),
  over('hazard.open', 'hazard', count, 'as-of', { filter: { state: ['found', 'fixing', 'review'] } }),
  over('hazard.closed', 'hazard', count, { reached: 'closed' }),
  over('hazard.left', 'hazard', { kind: 'sum', field: 'people' }, { left: 'closed' }),
  over('hazard.mean', 'hazard', { kind: 'average', field: 'cost' }, 'during', {
    filter: { any: [{ state: ['closed'] }, { field: 'place', is: ['学校', '医院'] }] },
    decimals: 3,
  }),
  over('hazard.mean-reviewed', 'hazard', { kind: 'average', field: 'people' }, { reached: 'review' }, { decimals: 2 }),
  over('hazard.places', 'hazard', { kind: 'distinct', field: 'place' }, { reached: 'fixing' }),
  over('hazard.most', 'hazard', { kind: 'maximum', field: 'cost' }, 'as-of', {
    filter: { state: ['found', 'fixing'] },
    decimals: 2,
  }),
  over('hazard.last', 'hazard', { kind: 'latest', field: 'people' }, 'during', { dimensions: ['place', 'tags'] }),
  over('household.stock', 'household', count, 'as-of', { dimensions: ['grade'] }),
  over('household.members', 'household', { kind: 'sum', field: 'members' }, 'as-of', {
    filter: {
      all: [
        { field: 'grade', filled: true },
        { field: 'grade', isNot: '三档' },
      ],
    },
  }),
  over('household.area', 'household', { kind: 'sum', field: 'area' }, 'as-of', { decimals: 3 }),
  over('household.smallest', 'household', { kind: 'minimum', field: 'area' }, 'as-of', { decimals: 3 }),
  over('household.newest', 'household', { kind: 'latest', field: 'members' }, 'as-of'),
  over('visit.count', 'visit', count, 'during'),
  over('visit.households', 'visit', { kind: 'distinct', field: 'household' }, 'during'),
  over('visit.best', 'visit', { kind: 'maximum', field: 'score' }, 'during', {
    dimensions: ['household'],
    decimals: 1,
  }),
  over('visit.worst', 'visit', { kind: 'minimum', field: 'score' }, 'during', { decimals: 1 }),
  over('household.keepers', 'household', { kind: 'distinct', field: 'keeper' }, 'as-of', { dimensions: ['grade'] }),
  over('visit.score', 'visit', { kind: 'average', field: 'score' }, 'during', { decimals: 1 }),
  {
    key: 'hazard.rate',
    title: '整改率',
    unit: '%',
    decimals: 1,
    definition: card,
    kind: 'formula',
    formula: 'hazard.closed / hazard.found * 100',
  },
  {
    key: 'visit.per-household',
    title: '户均走访',
    unit: '次',
    decimals: 2,
    definition: card,
    kind: 'formula',
    formula: '(visit.count + gdp) / household.stock + hazard.rate',
  },
  { key: 'trained', title: '培训人数', unit: '人', decimals: 0, definition: card, kind: 'reported', every: 'month' },
  { key: 'gdp', title: '排名', unit: '个', definition: card, kind: 'cited' },
]

const duties: readonly Duty[] = [
  {
    key: 'visit-monthly',
    title: '每月走访',
    roster: 'household',
    among: { field: 'grade', isNot: '三档' },
    exempt: { field: 'members', is: '1' },
    every: 'month',
    times: 1,
    metBy: { ledger: 'visit', member: 'household' },
  },
  {
    key: 'check-yearly',
    title: '每年排查',
    roster: 'household',
    every: 'year',
    times: 1,
    metBy: { ledger: 'hazard', member: 'household', only: { field: 'place', isNot: '市场' } },
  },
]

const auditRules: readonly AuditRule[] = [
  {
    key: 'r1',
    title: '销号不多于排查',
    left: 'hazard.closed',
    operator: '<=',
    right: 'hazard.found',
    severity: 'soft',
    message: '请核对往期结转。',
    missing: 'zero',
  },
  {
    key: 'r2',
    title: '人次不少于户数',
    left: 'visit.{*}',
    operator: '>=',
    right: 'visit.households + trained',
    severity: 'hard',
    message: '请核对走访台账。',
    missing: 'break',
    over: ['count', 'score'],
  },
]

const roles = [
  ['recorder', 'recorder', 'own'],
  ['clerk', 'recorder', 'own'],
  ['head', 'section-head', 'below'],
] as const

/** The county; `name` tells two of them apart. */
export function county(name: string): Setup {
  const orgs: Setup['orgs'] = [
    { id: 'county', parent: null, name, kind: 'county', order: 0 },
    { id: 'civil', parent: 'county', name: '民政局', kind: 'bureau', order: 1 },
    { id: 'town', parent: 'county', name: '清河镇', kind: 'township', order: 2 },
    { id: 'village', parent: 'town', name: '柳湾村', kind: 'village', order: 3 },
  ]
  return {
    orgs,
    people: [
      ...['civil', 'town', 'village'].flatMap((org) =>
        roles.map(([id]) => ({ id: `${id}-${org}`, name: `${id}${org}`, org, post: '' })),
      ),
      { id: 'leader', name: '县领导', org: 'county', post: '副县长' },
      { id: 'chief', name: '县长', org: 'county', post: '县长' },
      { id: 'viewer', name: '看客', org: 'county', post: '' },
    ],
    grants: [
      ...['civil', 'town', 'village'].flatMap((org) =>
        roles.map(
          ([id, role, reach]) => ({ person: `${id}-${org}`, role, org, reach, from: '2024-01-01', to: null }) as const,
        ),
      ),
      { person: 'leader', role: 'leader', org: 'county', reach: 'below', from: '2024-01-01', to: null },
      { person: 'leader', role: 'section-head', org: 'county', reach: 'below', from: '2024-01-01', to: null },
      { person: 'chief', role: 'leader', org: 'county', reach: 'below', from: '2024-01-01', to: null },
      { person: 'viewer', role: 'viewer', org: 'county', reach: 'below', from: '2024-01-01', to: null },
    ],
    ledgers: [hazards, households, visits],
    indicators,
    duties,
    auditRules,
  }
}
