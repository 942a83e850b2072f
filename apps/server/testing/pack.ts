import type { Pack } from '@taizhang/packs'

/** A small pack for tests, at a version: the second has an indicator less and a field more. */
export const wells = (version: 1 | 2): Pack => ({
  id: 'wells',
  title: '机井',
  version,
  summary: '机井巡查',
  builtOn: [],
  ledgers: [
    {
      key: 'well',
      title: '机井巡查台账',
      kind: 'event',
      dateField: 'seenOn',
      fields: {
        seenOn: { label: '巡查日期', kind: 'date', required: true },
        kind: { label: '类别', kind: 'choice', of: ['饮水井', '灌溉井'] },
        office: { label: '所在单位', kind: 'org' },
        ...(version === 2 && { depth: { label: '井深', kind: 'integer', unit: '米' } as const }),
      },
    },
  ],
  indicators: [
    {
      key: 'well.seen',
      title: '巡查机井数',
      unit: '眼',
      definition: { counts: '巡查过的机井', source: '机井巡查台账', method: '计数' },
      kind: 'ledger',
      of: 'well',
      measure: { kind: 'count' },
      when: 'during',
      dimensions: ['kind', 'office'],
    },
  ],
  duties: [],
  auditRules: [],
  tieRoles: [],
  taskTemplates: [{ key: 'well.all', title: '机井全部巡查一遍', dueOn: '06-30', knownBy: ['机井'] }],
  outlines: [
    {
      kind: 'annual',
      title: '{year}年机井工作总结',
      sections: [{ heading: '巡查情况', paragraphs: ['巡查机井{well.seen}，其中饮水井{well.seen@kind=饮水井}。'] }],
    },
  ],
  examples: [],
})
