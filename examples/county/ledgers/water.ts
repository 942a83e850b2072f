import type { Ledger } from '@taizhang/ledger'

/** 河段：每段有河长，每月巡查两次。 */
export const river: Ledger = {
  key: 'river',
  title: '河段名册',
  kind: 'roster',
  topic: '河湖管护',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: { label: '河段编号', kind: 'text', max: 20, required: true },
    name: { label: '河段名称', kind: 'text', max: 40, required: true },
    length: { label: '长度', kind: 'decimal', unit: '公里', decimals: 2, min: '0' },
    grade: { label: '级别', kind: 'choice', of: ['县级', '镇级', '村级'], required: true },
    chief: { label: '河长', kind: 'person' },
    since: { label: '设立日期', kind: 'date', required: true },
    until: { label: '撤销日期', kind: 'date' },
  },
}

export const patrol: Ledger = {
  key: 'patrol',
  title: '巡河台账',
  kind: 'event',
  topic: '河湖管护',
  dateField: 'day',
  fields: {
    day: { label: '巡河日期', kind: 'date', required: true },
    river: { label: '河段', kind: 'reference', ledger: 'river', required: true },
    by: { label: '巡河人', kind: 'person' },
    kilometres: { label: '巡查里程', kind: 'decimal', unit: '公里', decimals: 2, min: '0' },
    litter: { label: '清漂', kind: 'decimal', unit: '吨', decimals: 2, min: '0' },
    problems: { label: '发现问题', kind: 'integer', unit: '个', min: 0 },
    kinds: { label: '问题类别', kind: 'choices', of: ['乱占', '乱采', '乱堆', '乱建', '污水直排'] },
  },
}
