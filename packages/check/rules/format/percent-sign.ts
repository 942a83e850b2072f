import { defineRule } from '../../engine/rule.ts'

/**
 * 百分号全文写法一致。
 */
export default defineRule({
  id: 'percent-sign',
  summary: '半角、全角百分号混用',
  explanation: '一份材料里“%”和“％”混用时，指出较少的一种，提示统一。全文只报一次，其余各处附在后面。',
  basis: [{ source: 'GB/T 15835-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'info',
  messages: {
    mixed: ({ rare, count, common, times }) =>
      `全文有${count}处“${rare}”、${times}处“${common}”，宜统一为“${common}”。`,
  },
  examples: [
    { ok: '完成率98%，增长5%' },
    { bad: '完成率98%，增长5%，占比12⟦％⟧', message: 'mixed', fixed: '完成率98%，增长5%，占比12%' },
  ],
  seeks: ['%', '％'],
  exempt: { law: 'twice', reason: '全文的写法是否一致，只报一次。' },
  *check({ hits }) {
    const half = hits.filter((hit) => hit.word === '%')
    const full = hits.filter((hit) => hit.word === '％')
    if (half.length === 0 || full.length === 0) return
    const [rare, common] = half.length < full.length ? [half, full] : [full, half]
    const [first, ...rest] = rare.map(({ start, end }) => ({ start, end }))
    const sign = common[0]?.word
    if (!first || sign === undefined) return
    const data = { rare: rare[0]?.word ?? '', count: rare.length, common: sign, times: common.length }
    const fix = [first, ...rest].map((place) => ({ ...place, text: sign }))
    yield { ...first, message: 'mixed', data, suggestion: sign, related: rest, fix }
  },
})
