import type { Ledger } from '@taizhang/ledger'

/** 会议：一个会可以有几个名目，每个名目下都算，合计只算一次。 */
export const meeting: Ledger = {
  key: 'meeting',
  title: '会议学习台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: { label: '日期', kind: 'date', required: true },
    title: { label: '会议名称', kind: 'text', max: 60, required: true },
    labels: { label: '名目', kind: 'choices', of: ['中心组学习', '支部学习', '安全例会', '工作调度', '集体决策'] },
    due: { label: '应到', kind: 'integer', unit: '人', min: 1 },
    came: { label: '实到', kind: 'integer', unit: '人', min: 0 },
    minutes: { label: '记录', kind: 'attachment', most: 3 },
  },
}

/** 培训：场次、人次、取证人数分开。 */
export const training: Ledger = {
  key: 'training',
  title: '培训台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: { label: '日期', kind: 'date', required: true },
    title: { label: '培训内容', kind: 'text', max: 60, required: true },
    audience: { label: '对象', kind: 'choice', of: ['村干部', '护理员', '安全员', '河长', '统计员'], required: true },
    persons: { label: '参训', kind: 'integer', unit: '人次', min: 1, required: true },
    passed: { label: '取证', kind: 'integer', unit: '人', min: 0 },
    span: { label: '起止', kind: 'date-range' },
  },
}
