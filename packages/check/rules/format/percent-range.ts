import { defineRule } from '../../engine/rule.ts'

const RANGE = /(?<![\d.])\d+(?:\.\d+)?[～~—至到-]\d+(?:\.\d+)?$/

/**
 * 百分数的范围，两头都带百分号：63%～68%。
 */
export default defineRule({
  id: 'percent-range',
  summary: '百分数范围前一个缺百分号',
  explanation: '“63～68%”会被读成63到68%，两头都应带百分号：“63%～68%”。习惯不一，只作提示。',
  basis: [{ source: 'GB/T 15835-2011', clause: '5.1.4' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'info',
  messages: {
    range: ({ words, form }) => `“${words}”宜写作“${form}”，两头都带百分号。`,
  },
  examples: [
    { ok: '增长63%～68%，2023—2024年增长5%，5至6月增长8%' },
    { bad: '增长⟦63～68%⟧', message: 'range', fixed: '增长63%～68%' },
    { bad: '占⟦5至10％⟧', message: 'range', fixed: '占5％至10％' },
  ],
  seeks: ['%', '％'],
  *check({ hits, reading: { text } }) {
    for (const { start: sign, end, word } of hits) {
      const from = Math.max(0, sign - 14)
      const found = RANGE.exec(text.slice(from, sign))
      if (!found) continue
      const start = from + found.index
      const words = text.slice(start, end)
      const form = words.replace(/^[\d.]+/, (number) => number + word)
      yield { start, end, message: 'range', data: { words, form }, suggestion: form, fix: [{ start, end, text: form }] }
    }
  },
})
