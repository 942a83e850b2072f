import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findShortPhrases } from '../../lexicon/near-phrases.ts'
import { confusableGroups } from './confusable-words.data.ts'
import { brokenPhrases } from './missing-word.data.ts'

/** 别的规则词表里已有的，由那些规则报。 */
const known = [
  ...confusableGroups.flatMap((group) => group.words.map((each) => each.wrong)),
  ...brokenPhrases.map((each) => each.part),
].filter((part) => part.length === 3)
const knownParts = new Set(known)

/**
 * 四字词组丢了一个字，剩下的那个字不成词：“矛盾纠十余起”。
 */
export default defineRule({
  id: 'dropped-character',
  summary: '四字词组丢了一个字',
  explanation:
    '公文常用的四字词组（矛盾纠纷、安全生产、婚姻登记……）只剩三个字，剩下的那个字既不能单独成词，也不能与前后的字成词，多半是丢了一个字。能与前后的字成词的（专项整改、安全产品），不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    dropped: ({ part, whole, missing }) => `“${part}”疑缺“${missing}”字，应为“${whole}”。`,
  },
  examples: [
    { ok: '化解矛盾纠纷，开展专项整改，采购安全产品，办理婚姻登记，推进项目建成投用。' },
    { bad: '化解⟦矛盾纷⟧十余起。', message: 'dropped' },
    { bad: '开展⟦险隐患⟧排查。', message: 'dropped' },
  ],
  *check({ reading }): Iterable<Report<'dropped'>> {
    const { text } = reading
    let free = 0
    for (const { start, end, phrase, missing } of findShortPhrases(text)) {
      const part = text.slice(start, end)
      if (start < free || knownParts.has(part)) continue
      free = end
      yield { start, end, message: 'dropped', data: { part, whole: phrase, missing }, suggestion: phrase }
    }
  },
})
