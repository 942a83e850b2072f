import { overlaps } from '../../engine/overlap.ts'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findSlips } from '../../lexicon/long-phrases.ts'
import { findNearPhrases } from '../../lexicon/near-phrases.ts'
import { findSwapped } from '../../lexicon/swapped.ts'

/**
 * 相邻两个字颠倒了：“急应处置”“加强组织理管”。
 */
export default defineRule({
  id: 'swapped-characters',
  summary: '相邻两个字颠倒',
  explanation:
    '相邻的两个字照原样不成词，换个位置就都能成词，而且前后通顺得多的，多半是打颠倒了，如“急应处置”。排比（村容村貌、引不进留不住）、引号里的名称、全文不止一处这样写的，不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    swapped: ({ wrong, right }) => `“${wrong}”两个字疑颠倒了，应为“${right}”。`,
  },
  examples: [
    { ok: '村容村貌改观，先远后近，引不进、留不住，以赛促训，抢大险、救大灾。' },
    { ok: '老城焕新，城强乡弱的局面有改变，严管与厚爱结合，常抓不懈，精耕细作。' },
    { ok: '立足全县“七山一水两分田”的实际，发展特色产业。' },
    { bad: '完善突发事件⟦急应⟧处置机制。', message: 'swapped', fixed: '完善突发事件应急处置机制。' },
    { bad: '动员社会⟦善慈⟧力量，开展救助。', message: 'swapped' },
    { bad: '落实就业⟦先优⟧政策。', message: 'swapped' },
  ],
  *check({ reading }): Iterable<Report<'swapped'>> {
    const { text } = reading
    const slips = findSlips(text)
    const phrases = [...findNearPhrases(text), ...slips]
    // 固定词组里的错字，由那条规则报。
    const places = findSwapped(text).filter((start) => !overlaps(phrases, start, start + 2))
    for (const { kind, at } of slips) if (kind === 'swapped') places.push(at)
    for (const start of places.sort((a, b) => a - b)) {
      const wrong = text.slice(start, start + 2)
      const right = wrong.charAt(1) + wrong.charAt(0)
      const place = { start, end: start + 2 }
      yield {
        ...place,
        message: 'swapped',
        data: { wrong, right },
        suggestion: right,
        fix: [{ ...place, text: right }],
      }
    }
  },
})
