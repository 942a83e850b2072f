import type { Ledger } from '@taizhang/ledger'

/** 执法案件：罚款应收与实收分开。 */
export const enforcement: Ledger = {
  key: 'enforcement',
  title: '行政执法案件台账',
  kind: 'event',
  topic: '安全生产',
  dateField: 'filed',
  uniqueBy: ['number'],
  fields: {
    number: { label: '案号', kind: 'text', max: 40, required: true },
    party: { label: '当事人', kind: 'text', max: 60, required: true },
    cause: {
      label: '案由',
      kind: 'choice',
      of: ['未落实安全责任', '无证经营', '非法取水', '违规排放', '占用河道'],
      required: true,
    },
    filed: { label: '立案日期', kind: 'date', required: true },
    penalty: { label: '处罚种类', kind: 'choices', of: ['警告', '罚款', '责令停产', '没收违法所得'] },
    fine: { label: '罚款金额', kind: 'money', min: '0' },
    paid: { label: '已缴罚款', kind: 'money', min: '0', partOf: 'fine' },
  },
  flow: {
    starts: 'filed',
    states: { filed: '已立案', notified: '已告知', decided: '已决定', closed: '已结案', dropped: '已撤销' },
    closes: ['closed'],
    deadlines: { filed: { days: 60, of: 'calendar' } },
    moves: {
      notify: { label: '处罚告知', from: ['filed'], to: 'notified' },
      decide: { label: '作出决定', from: ['notified'], to: 'decided', needs: ['penalty'] },
      close: { label: '结案', from: ['decided'], to: 'closed', by: 'another-person', needs: ['evidence'] },
      drop: { label: '撤销立案', from: ['filed', 'notified'], to: 'dropped', needs: ['reason'] },
    },
  },
}

/** 突发事件：从知情到报出的分钟数。 */
export const incident: Ledger = {
  key: 'incident',
  title: '突发事件报送台账',
  kind: 'event',
  topic: '安全生产',
  dateField: 'day',
  fields: {
    day: { label: '发生日期', kind: 'date', required: true },
    kind: {
      label: '事件类别',
      kind: 'choice',
      of: ['火灾', '交通事故', '洪涝', '食品安全', '公共卫生', '走失人员'],
      required: true,
    },
    minutes: { label: '报送用时', kind: 'integer', unit: '分钟', min: 0, required: true },
    injured: { label: '受伤人数', kind: 'integer', unit: '人', min: 0 },
    above: { label: '上级状态', kind: 'outside-status', of: ['已接收', '要求续报', '已终结'] },
    words: { label: '处置情况', kind: 'long-text', max: 1000 },
  },
}
