import type { Ledger } from '@taizhang/ledger'

/** 低保、特困和其他困难家庭：从纳入之日到退出之日。 */
export const household: Ledger = {
  key: 'household',
  title: '困难家庭名册',
  kind: 'roster',
  topic: '社会救助',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  seesProtected: ['section-head'],
  fields: {
    code: { label: '户号', kind: 'text', max: 20, required: true },
    head: { label: '户主', kind: 'text', max: 20, required: true, protected: true },
    identity: { label: '户主身份证号', kind: 'identity-number' },
    phone: { label: '联系电话', kind: 'phone' },
    village: { label: '村', kind: 'org', required: true },
    category: { label: '类别', kind: 'choice', of: ['低保', '特困', '低保边缘', '支出型困难'], required: true },
    members: { label: '保障人数', kind: 'integer', unit: '人', min: 1, max: 12, required: true },
    standard: { label: '月保障标准', kind: 'money', min: '0' },
    since: { label: '纳入日期', kind: 'date', required: true },
    until: { label: '退出日期', kind: 'date' },
    why: { label: '退出原因', kind: 'choice', of: ['收入超标', '死亡', '迁出', '主动放弃'] },
  },
}

/** 走访：每户每季一次。 */
export const householdVisit: Ledger = {
  key: 'household-visit',
  title: '困难家庭走访台账',
  kind: 'event',
  topic: '社会救助',
  dateField: 'day',
  fields: {
    day: { label: '走访日期', kind: 'date', required: true },
    household: { label: '走访户', kind: 'reference', ledger: 'household', required: true },
    by: { label: '走访人', kind: 'person' },
    way: { label: '方式', kind: 'choice', of: ['入户', '电话', '视频'] },
    need: { label: '反映的困难', kind: 'choices', of: ['就医', '就学', '住房', '就业', '无'] },
    words: { label: '情况', kind: 'text', max: 200 },
  },
}

/** 发放：每户每月一笔。 */
export const payment: Ledger = {
  key: 'payment',
  title: '救助金发放台账',
  kind: 'event',
  topic: '社会救助',
  dateField: 'day',
  uniqueBy: ['household', 'month'],
  fields: {
    household: { label: '发放户', kind: 'reference', ledger: 'household', required: true },
    month: { label: '所属月份', kind: 'text', max: 7, pattern: '\\d{4}-\\d{2}', required: true },
    day: { label: '发放日期', kind: 'date', required: true },
    persons: { label: '发放人次', kind: 'integer', unit: '人次', min: 1 },
    amount: { label: '发放金额', kind: 'money', min: '0', required: true },
    kind: { label: '救助种类', kind: 'choice', of: ['生活救助', '临时救助', '医疗救助', '取暖补贴'], required: true },
  },
}
