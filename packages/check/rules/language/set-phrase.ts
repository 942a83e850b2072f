import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findNearLongPhrases } from '../../lexicon/long-phrases.ts'
import { findNearPhrases } from '../../lexicon/near-phrases.ts'
import { confusableGroups } from './confusable-words.data.ts'

/** 错别字表里已有的，由那条规则报。 */
const known = confusableGroups
  .flatMap((group) => group.words.map((each) => each.wrong))
  .filter((wrong) => wrong.length <= 4)
const knownWords = new Set(known)

/**
 * 成语和公文固定词组里错了一个同音或形近的字。
 */
export default defineRule({
  id: 'set-phrase',
  summary: '固定词组里有错字',
  explanation:
    '成语和公文里的固定词组（移风易俗、因地制宜、安全生产、矛盾纠纷……）错了一个同音或形近的字。由普通词拼成的词组，错字能与旁边的字成词的，不报；错别字表里已有的，由那条规则报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'error',
  messages: {
    slip: ({ wrong, right }) => `“${wrong}”应为“${right}”。`,
  },
  examples: [
    { ok: '推进移风易俗，因地制宜抓好安全生产，各乡村镇兴修水利。' },
    { bad: '坚持⟦因第制宜⟧发展产业。', message: 'slip', fixed: '坚持因地制宜发展产业。' },
    { bad: '化解⟦矛盾究纷⟧十起。', message: 'slip', fixed: '化解矛盾纠纷十起。' },
  ],
  *check({ reading }): Iterable<Report<'slip'>> {
    const { text } = reading
    let free = 0
    for (const near of nearInOrder(text)) {
      const { start, end, phrase, at, length } = near
      if (start < free || isKnown(text, start, end, at)) continue
      free = end
      const wrong = text.slice(start, end)
      yield {
        start,
        end,
        message: 'slip',
        data: { wrong, right: phrase },
        suggestion: phrase,
        fix: [{ start: at, end: at + length, text: phrase.slice(at - start, at - start + length) }],
      }
    }
  },
})

/** The phrases with a wrong character, and the long ones with two neighbours swapped, in text order. */
function nearInOrder(text: string) {
  const long = findNearLongPhrases(text).filter(({ slip }) => slip === 'replaced' || slip === 'swapped')
  const near = findNearPhrases(text).map((each) => ({ ...each, length: 1 }))
  if (long.length === 0) return near
  return [...near, ...long.map((each) => ({ ...each, length: each.slip === 'swapped' ? 2 : 1 }))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
}

/** Whether a listed misspelt word covers the wrong character. */
function isKnown(text: string, start: number, end: number, at: number): boolean {
  for (let from = Math.max(start, at - 3); from <= at; from++) {
    for (let to = Math.max(at + 1, from + 2); to <= Math.min(end, from + 4); to++)
      if (knownWords.has(text.slice(from, to))) return true
  }
  return false
}
