import type { AuditRule, Duty, Grant, Indicator, Ledger, Org, Person, Role, Setup } from '@taizhang/ledger'

/** An invented county with two townships, for tests: its people hold one role each, in 云溪镇 but for those with `other` and the administrators. */
const orgs: readonly Org[] = [
  { id: 'county', parent: null, name: '丰禾县', kind: 'county', order: 1 },
  { id: 'yunxi', parent: 'county', name: '云溪镇', kind: 'township', order: 1 },
  { id: 'qingtian', parent: 'county', name: '青田坝乡', kind: 'township', order: 2 },
]

const hazard: Ledger = {
  key: 'hazard',
  title: '安全隐患台账',
  kind: 'event',
  fields: {
    place: { label: '点位', kind: 'text', max: 100, required: true },
    level: { label: '等级', kind: 'choice', of: ['一般', '较大', '重大'] },
    cost: { label: '整改费用', kind: 'money', min: '0' },
    foundOn: { label: '发现日期', kind: 'date', required: true },
    reporter: { label: '报告人电话', kind: 'phone' },
    measure: { label: '整改措施', kind: 'long-text', max: 2000 },
    above: {
      label: '省平台状态',
      kind: 'outside-status',
      of: ['未整改', '已整改'],
      means: { 未整改: ['found', 'fixing'], 已整改: ['closed'] },
    },
  },
  dateField: 'foundOn',
  flow: {
    starts: 'found',
    states: { found: '已登记', fixing: '整改中', review: '待复核', closed: '已销号' },
    closes: ['closed'],
    rests: { found: { field: 'place', is: '未见隐患' } },
    moves: {
      fix: { label: '开始整改', from: ['found'], to: 'fixing' },
      submit: { label: '报请复核', from: ['fixing'], to: 'review', needs: ['measure'] },
      close: { label: '销号', from: ['review'], to: 'closed', by: 'another-person' },
      return: { label: '退回', from: ['review'], to: 'fixing', needs: ['reason'] },
    },
    deadlines: { found: { days: 3, of: 'calendar' } },
  },
  seesProtected: ['section-head'],
}

const household: Ledger = {
  key: 'household',
  title: '低保户名册',
  kind: 'roster',
  fields: {
    name: { label: '户主', kind: 'text', max: 50, required: true },
    number: { label: '身份证号', kind: 'identity-number', required: true },
    since: { label: '纳入日期', kind: 'date', required: true },
    until: { label: '退出日期', kind: 'date' },
  },
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['number'],
  seesProtected: ['section-head'],
}

const visit: Ledger = {
  key: 'visit',
  title: '走访台账',
  kind: 'event',
  fields: {
    household: { label: '低保户', kind: 'reference', ledger: 'household', required: true },
    on: { label: '走访日期', kind: 'date', required: true },
  },
  dateField: 'on',
}

/** Every household is visited once a month. */
const monthlyVisit: Duty = {
  key: 'monthly-visit',
  title: '每月走访',
  roster: 'household',
  every: 'month',
  times: 1,
  metBy: { ledger: 'visit', member: 'household' },
}

const auditRules: readonly AuditRule[] = [
  {
    key: 'closed-within-found',
    title: '销号数与排查数',
    left: 'hazard.closed',
    operator: '<=',
    right: 'hazard.found',
    severity: 'hard',
    message: '销号的不应多于排查的。',
    missing: 'skip',
  },
  {
    key: 'found-some',
    title: '每月都应排查',
    left: 'hazard.found',
    operator: '>',
    right: '0',
    severity: 'soft',
    message: '本期没有排查出隐患。',
    missing: 'zero',
  },
]

const card = { counts: '台账里的隐患', source: '安全隐患台账', method: '逐条计数' }
const indicators: readonly Indicator[] = [
  {
    key: 'hazard.found',
    title: '排查隐患数',
    unit: '处',
    definition: card,
    kind: 'ledger',
    of: 'hazard',
    measure: { kind: 'count' },
    when: 'during',
    dimensions: ['level'],
  },
  {
    key: 'hazard.closed',
    title: '销号隐患数',
    unit: '处',
    definition: card,
    kind: 'ledger',
    of: 'hazard',
    measure: { kind: 'count' },
    when: { reached: 'closed' },
  },
  {
    key: 'hazard.closed-rate',
    title: '隐患销号率',
    unit: '%',
    decimals: 1,
    definition: card,
    kind: 'formula',
    formula: 'hazard.closed / hazard.found * 100',
  },
  {
    key: 'visitors',
    title: '接待群众人次',
    unit: '人次',
    definition: { counts: '窗口接待的人次', source: '手工填报', method: '按月填报' },
    kind: 'reported',
    every: 'month',
  },
  {
    key: 'rank',
    title: '全市考核位次',
    unit: '位',
    definition: { counts: '全市考核的位次', source: '市里的通报', method: '引用' },
    kind: 'cited',
  },
]

/** Every role's person: `recorder` in 云溪镇, `recorder-other` in 青田坝乡, and so on; the leader and the supervisor reach the whole county. */
const posts: readonly (readonly [id: string, role: Role, org: string, reach: Grant['reach']])[] = [
  ['system', 'system-admin', 'county', 'below'],
  ['security', 'security-admin', 'county', 'below'],
  ['auditor', 'audit-admin', 'county', 'below'],
  ['recorder', 'recorder', 'yunxi', 'own'],
  ['head', 'section-head', 'yunxi', 'own'],
  ['drafter', 'drafter', 'yunxi', 'own'],
  ['viewer', 'viewer', 'yunxi', 'own'],
  ['leader', 'leader', 'county', 'below'],
  ['supervisor', 'supervisor', 'county', 'below'],
  ['recorder-other', 'recorder', 'qingtian', 'own'],
  ['head-other', 'section-head', 'qingtian', 'own'],
]

/** A tenant's setup; ids carry the tenant's name, so that none is known in another. */
export function countyOf(tenant: string): Setup {
  const own = (id: string) => `${tenant}-${id}`
  const people: Person[] = posts.map(([id, , org]) => ({
    id: own(id),
    name: `${id}君`,
    org: own(org),
    post: '工作人员',
  }))
  return {
    orgs: orgs.map((org) => ({ ...org, id: own(org.id), parent: org.parent === null ? null : own(org.parent) })),
    people,
    grants: posts.map(([id, role, org, reach]) => ({
      person: own(id),
      role,
      org: own(org),
      reach,
      from: '2024-01-01',
      to: null,
    })),
    ledgers: [hazard, household, visit],
    indicators,
    duties: [monthlyVisit],
    auditRules,
  }
}

/** Who has an account in each tenant; the sign-in name is the id without the tenant. */
export const accountNames: readonly string[] = posts.map(([id]) => id)
