import type { Stretch } from '@taizhang/text'
import { defineRule } from '../../engine/rule.ts'

/** One item of a list of numbers: a name, a number, a unit and the mark behind it. */
const ITEM =
  /^(?!其中)[\u4e00-\u9fff（）()]{2,20}?\d+(?:\.\d+)?([\u4e00-\u9fff%％]{1,3})(?:（[^（）]{1,12}）)?([，；。])$/
/** So many single items divided by ； make it the mark of the list. */
const ITEMS_MIN = 3

/**
 * 同一串列举，前面用分号、后面用逗号。
 */
export default defineRule({
  id: 'list-marks',
  summary: '同一列举中分号与逗号混用',
  explanation:
    '“建材13家；化工2家；电力3家，机械4家。”同一层的列举，前面各项都用分号，后面又改用逗号，应统一。' +
    '只看单位相同、逐项“名称＋数＋单位”的列举；“其中”之后的下一层、各项单位不同的不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.6' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    mixed: ({ words, count }) => `“${words}”之后改用了逗号，而前面${count}项都用分号；同一层的列举应统一用一种。`,
  },
  examples: [
    { ok: '检查建材13家；化工2家；电力3家；机械4家。' },
    { ok: '检查建材13家；化工2家；电力3家；机械4家，其中停产1家。' },
    { ok: '东片5家，西片3家；南片4家，北片2家。' },
    { bad: '检查建材企业13家；化工企业2家；⟦电力企业3家，机械企业4家，其他企业5家。⟧', message: 'mixed' },
  ],
  *check({ reading: { text, clauses } }) {
    for (let index = 0; index + ITEMS_MIN < clauses.length; index++) {
      if (text.charAt((clauses[index] as Stretch).end - 1) !== '；') continue
      const unit = unitOf(text, clauses[index])
      if (unit === null) continue
      let next = index + 1
      while (mark(text, clauses[next]) === '；' && unitOf(text, clauses[next]) === unit) next++
      const first = next
      while (mark(text, clauses[next]) === '，' && unitOf(text, clauses[next]) === unit) next++
      const closes = mark(text, clauses[next]) === '。' && unitOf(text, clauses[next]) === unit
      const count = first - index
      if (closes && next > first && count >= ITEMS_MIN - 1 && next - index >= ITEMS_MIN) {
        const from = clauses[first] as Stretch
        const words = text.slice(from.start, from.end - 1)
        yield { start: from.start, end: (clauses[next] as Stretch).end, message: 'mixed', data: { words, count } }
      }
      index = Math.max(index, next - 1)
    }
  },
})

const mark = (text: string, clause: Stretch | undefined): string => (clause ? text.charAt(clause.end - 1) : '')

function unitOf(text: string, clause: Stretch | undefined): string | null {
  if (!clause || clause.end - clause.start > 36) return null
  const unit = ITEM.exec(text.slice(clause.start, clause.end))?.[1]
  return unit ?? null
}
