import type { Ledger } from '@taizhang/ledger'

/** 项目：形象进度与资金分开记。 */
export const project: Ledger = {
  key: 'project',
  title: '重点项目名册',
  kind: 'roster',
  dateField: 'listed',
  endField: 'closed',
  uniqueBy: ['code'],
  fields: {
    code: { label: '项目编号', kind: 'text', max: 20, required: true },
    name: { label: '项目名称', kind: 'text', max: 60, required: true },
    sort: { label: '类别', kind: 'choice', of: ['水利', '交通', '民生', '产业', '农业'], required: true },
    total: { label: '总投资', kind: 'money', min: '0', required: true },
    owner: { label: '责任人', kind: 'person' },
    listed: { label: '入库日期', kind: 'date', required: true },
    closed: { label: '出库日期', kind: 'date' },
    at: { label: '位置', kind: 'place' },
  },
  flow: {
    starts: 'planned',
    states: { planned: '前期', building: '在建', built: '已完工', accepted: '已验收' },
    closes: ['accepted'],
    moves: {
      start: { label: '开工', from: ['planned'], to: 'building' },
      finish: { label: '完工', from: ['building'], to: 'built' },
      accept: { label: '竣工验收', from: ['built'], to: 'accepted', by: 'another-person', needs: ['evidence'] },
    },
  },
}

export const progress: Ledger = {
  key: 'project-progress',
  title: '项目进度台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['project', 'month'],
  fields: {
    project: { label: '项目', kind: 'reference', ledger: 'project', required: true },
    month: { label: '月份', kind: 'text', max: 7, pattern: '\\d{4}-\\d{2}', required: true },
    day: { label: '填报日期', kind: 'date', required: true },
    done: { label: '本月完成投资', kind: 'money', min: '0', required: true },
    percent: { label: '形象进度', kind: 'decimal', unit: '%', decimals: 1, min: '0', max: '100' },
    words: { label: '进展', kind: 'text', max: 200 },
  },
}

/** 资金：申请、批复、到位、支付，后一个不超过前一个。 */
export const fund: Ledger = {
  key: 'fund',
  title: '项目资金台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['number'],
  fields: {
    number: { label: '资金文号', kind: 'text', max: 40, required: true },
    day: { label: '下达日期', kind: 'date', required: true },
    project: { label: '项目', kind: 'reference', ledger: 'project' },
    source: { label: '资金来源', kind: 'choice', of: ['中央', '省级', '市级', '县级', '专项债券'], required: true },
    asked: { label: '申请金额', kind: 'money', min: '0', required: true },
    approved: { label: '批复金额', kind: 'money', min: '0', partOf: 'asked' },
    arrived: { label: '到位金额', kind: 'money', min: '0', partOf: 'approved' },
    paid: { label: '支付金额', kind: 'money', min: '0', partOf: 'arrived' },
  },
}

/** 补充耕地：面积以平方米记，亩由它换算。 */
export const parcel: Ledger = {
  key: 'parcel',
  title: '补充耕地名册',
  kind: 'roster',
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
