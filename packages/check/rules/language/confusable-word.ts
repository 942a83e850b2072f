import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { type ConfusableWord, confusableGroups } from './confusable-words.data.ts'

interface Known {
  readonly entry: ConfusableWord
  readonly note: string
}

const known: ReadonlyMap<string, Known> = new Map(
  confusableGroups.flatMap(({ note, words }) => words.map((entry) => [entry.wrong, { entry, note }] as const)),
)

/** Whether the neighbours of a place make the word right where it stands. */
function isGuarded(text: string, start: number, end: number, entry: ConfusableWord): boolean {
  if (entry.notBefore?.some((after) => text.startsWith(after, end))) return true
  return (
    entry.notAfter?.some((before) => start >= before.length && text.startsWith(before, start - before.length)) ?? false
  )
}

/**
 * 公文里常见的错别字：整词写错、在任何上下文里都不成立的，逐个查词表。
 *
 * 词表在 confusable-words.data.ts；同样几个字碰巧相连而并不错的（“把好事做为民心工程”），由词条的前后限制放过。
 */
export default defineRule({
  id: 'confusable-word',
  summary: '公文常见错别字',
  explanation:
    '对照错别字词表，指出写错的词和正确写法，如“帐号”应为“账号”、“烘培”应为“烘焙”。只收任何上下文里都不成立的写法；同样几个字分属前后两个词的（“把好事做为民心工程”），不报。',
  basis: [{ source: 'language' }],
  status: 'stable',
  category: 'typo',
  severity: 'error',
  messages: {
    misspelt: ({ wrong, right, note }) => `“${wrong}”应为“${right}”：${note}。`,
  },
  examples: [
    { ok: '把好事做为民心工程的底色，用账户管好每一笔补贴。' },
    { bad: '为十二个村重置系统⟦帐号⟧。', message: 'misspelt', fixed: '为十二个村重置系统账号。' },
    { bad: '把防汛⟦做为⟧头等大事。', message: 'misspelt', fixed: '把防汛作为头等大事。' },
    { bad: '新增⟦烘培⟧门店六家。', message: 'misspelt', fixed: '新增烘焙门店六家。' },
  ],
  seeks: [...known.keys()],
  *check({ reading, hits }): Iterable<Report<'misspelt'>> {
    const { text } = reading
    let free = 0
    for (const { start, end, word } of hits) {
      const found = known.get(word)
      if (!found || start < free || isGuarded(text, start, end, found.entry)) continue
      free = end
      const { right } = found.entry
      yield {
        start,
        end,
        message: 'misspelt',
        data: { wrong: word, right, note: found.note },
        suggestion: right,
        fix: [{ start, end, text: right }],
      }
    }
  },
})
