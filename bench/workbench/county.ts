import type { FieldValues, Indicator, Ledger, Setup } from '@taizhang/ledger'

/** An invented county for measurements: 30 offices, a recorder and a head in each, a ledger with a flow, a roster, indicators. */

export const tenant = 'bench'
export const today = '2025-06-30'
const OFFICES = 30
const places = ['养老院', '校舍', '市场', '渡口', '水库', '工地', '仓储点', '林场']
const grades = ['一般', '较大', '重大']

const hazards: Ledger = {
  key: 'hazard',
  title: '安全隐患台账',
  kind: 'event',
  dateField: 'found',
  uniqueBy: ['number'],
  fields: {
    number: { label: '编号', kind: 'text', max: 40, required: true },
    place: { label: '点位', kind: 'choice', of: places, required: true },
    grade: { label: '等级', kind: 'choice', of: grades },
    found: { label: '发现日期', kind: 'date', required: true },
    cost: { label: '整改费用', kind: 'money', min: '0' },
    people: { label: '涉及人数', kind: 'integer', unit: '人', min: 0 },
    measure: { label: '整改措施', kind: 'long-text', max: 500 },
    photos: { label: '照片', kind: 'attachment', most: 3 },
    household: { label: '所涉户', kind: 'reference', ledger: 'household' },
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
    },
  },
}

const households: Ledger = {
  key: 'household',
  title: '帮扶户名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: { label: '户号', kind: 'text', max: 40, required: true },
    since: { label: '纳入日期', kind: 'date', required: true },
    until: { label: '退出日期', kind: 'date' },
    members: { label: '人口', kind: 'integer', unit: '人', min: 1, max: 20 },
  },
}

const card = { counts: '隐患', source: '安全隐患台账', method: '逐条计数' }
const over = (
  key: string,
  rest: Pick<Extract<Indicator, { kind: 'ledger' }>, 'measure' | 'when' | 'filter' | 'dimensions' | 'decimals'>,
): Indicator => ({ key, title: key, unit: '处', definition: card, kind: 'ledger', of: 'hazard', ...rest })

const indicators: readonly Indicator[] = [
  over('hazard.found', { measure: { kind: 'count' }, when: 'during', dimensions: ['place'] }),
  over('hazard.cost', { measure: { kind: 'sum', field: 'cost' }, when: 'during', decimals: 2 }),
  over('hazard.open', {
    measure: { kind: 'count' },
    when: 'as-of',
    filter: { state: ['found', 'fixing', 'review'] },
  }),
  over('hazard.closed', { measure: { kind: 'count' }, when: { reached: 'closed' } }),
  {
    key: 'hazard.rate',
    title: '整改率',
    unit: '%',
    decimals: 1,
    definition: card,
    kind: 'formula',
    formula: 'hazard.closed / hazard.found * 100',
  },
  { key: 'trained', title: '培训人数', unit: '人', decimals: 0, definition: card, kind: 'reported', every: 'month' },
]

export const officeIds: readonly string[] = Array.from({ length: OFFICES }, (_, at) => `office-${at}`)
export const recorderOf = (office: string): string => `recorder-${office}`
export const headOf = (office: string): string => `head-${office}`
export const leader = 'leader'

export function benchCounty(): Setup {
  const from = '2020-01-01'
  return {
    orgs: [
      { id: 'county', parent: null, name: '丰禾县', kind: 'county', order: 0 },
      ...officeIds.map(
        (id, at) => ({ id, parent: 'county', name: `${at + 1}号镇`, kind: 'township', order: at }) as const,
      ),
    ],
    people: [
      { id: leader, name: '县领导', org: 'county', post: '副县长' },
      ...officeIds.flatMap((org) => [
        { id: recorderOf(org), name: '经办人', org, post: '' },
        { id: headOf(org), name: '负责人', org, post: '' },
      ]),
    ],
    grants: [
      { person: leader, role: 'leader', org: 'county', reach: 'below', from, to: null },
      { person: leader, role: 'section-head', org: 'county', reach: 'below', from, to: null },
      ...officeIds.flatMap((org) => [
        { person: recorderOf(org), role: 'recorder', org, reach: 'own', from, to: null } as const,
        { person: headOf(org), role: 'section-head', org, reach: 'own', from, to: null } as const,
      ]),
    ],
    ledgers: [hazards, households],
    indicators,
  }
}

const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAYS = 546

/** A hazard's values as an office would enter them; `number` must be its own. */
export function hazardValues(number: string, random: () => number): FieldValues {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  return {
    number,
    place: pick(places),
    grade: pick(grades),
    found: new Date(FIRST_DAY + Math.floor(random() * DAYS) * 86_400_000).toISOString().slice(0, 10),
    cost: (Math.floor(random() * 1_000_000) / 100).toFixed(2),
    people: Math.floor(random() * 40),
    measure: `更换老化线路${Math.floor(random() * 90) + 10}米，重新布设疏散标识，三日内复查。`,
  }
}
