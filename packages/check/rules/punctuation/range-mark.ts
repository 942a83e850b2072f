import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'

/** Both ends of a range of percentages, or of amounts with one unit: 63%-68%, 5-10万元. */
const PERCENT = /\d[%％]([-－—])\d+(?:\.\d+)?[%％]/y
const AMOUNT = /\d([-－])\d+(?:\.\d+)?(?:万|亿|元|人|户|个|家|亩|公里|吨)/y

/**
 * 数值的范围用浪纹线。
 */
export default defineRule({
  id: 'range-mark',
  summary: '数值范围宜用浪纹线“～”',
  explanation:
    '数值的起止之间用浪纹线“～”或一字线“—”，不用短横线“-”。各单位习惯不一，只作提示。编号、电话、日期、网址中的短横线不报。',
  basis: [
    { source: 'GB/T 15835-2011', clause: '5.1.4' },
    { source: 'GB/T 15834-2011', clause: '4.13.3' },
  ],
  status: 'trial',
  category: 'punctuation',
  severity: 'info',
  messages: {
    hyphen: ({ words }) => `“${words}”表示范围，宜用浪纹线“～”。`,
  },
  examples: [
    { ok: '增长63%～68%；电话0000-1234567；2023-05-01；1-10月' },
    { ok: '编号A-12号' },
    { bad: '增长63%⟦-⟧68%', message: 'hyphen', fixed: '增长63%～68%' },
    { bad: '每村给予5⟦-⟧10万元', message: 'hyphen', fixed: '每村给予5～10万元' },
  ],
  seeks: ['-', '－', '%—', '％—'],
  *check({ hits, reading: { text } }) {
    for (const { end } of hits) {
      const at = end - 1
      const from = /[%％]/.test(text.charAt(at - 1)) ? at - 2 : at - 1
      const range = from === at - 2 ? PERCENT : AMOUNT
      range.lastIndex = from
      // A third number (2023-05-01) makes it a date or a code.
      if (!range.test(text) || text.charAt(range.lastIndex) === '-' || startsCode(text, from)) continue
      yield {
        start: at,
        end: at + 1,
        message: 'hyphen',
        data: { words: wordsAround(text, at, at + 1) },
        fix: [{ start: at, end: at + 1, text: '～' }],
      }
    }
  },
})

function startsCode(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < 12 && /[\d.]/.test(text.charAt(from - 1))) from--
  return /[-－A-Za-z]/.test(text.charAt(from - 1))
}
