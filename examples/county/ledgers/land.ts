import type { Ledger } from '@taizhang/ledger'

/** 补充耕地：面积以平方米记，亩由它换算。 */
export const parcel: Ledger = {
  key: 'parcel',
  title: '补充耕地名册',
  kind: 'roster',
  topic: '耕地保护',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: { label: '图斑编号', kind: 'text', max: 20, required: true },
    village: { label: '村', kind: 'org', required: true },
    area: {
      label: '面积',
      kind: 'decimal',
      unit: '㎡',
      decimals: 2,
      min: '0',
      required: true,
      alias: { unit: '亩', factor: '0.0015', decimals: 2 },
    },
    farm: {
      label: '耕地',
      kind: 'decimal',
      unit: '㎡',
      decimals: 2,
      min: '0',
      partOf: 'area',
      alias: { unit: '亩', factor: '0.0015', decimals: 2 },
    },
    grade: { label: '质量等级', kind: 'choice', of: ['优', '良', '中'] },
    planted: { label: '种植情况', kind: 'choice', of: ['在种', '撂荒'], required: true },
    since: { label: '入库日期', kind: 'date', required: true },
    until: { label: '退库日期', kind: 'date' },
  },
}
