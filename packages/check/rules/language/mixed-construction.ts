import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { byWord, standingAround } from './construction.ts'
import { doubledAdverbs, mixedConstructions } from './mixed-construction.data.ts'

type MessageId = 'mixed' | 'doubled'

const constructions = byWord(mixedConstructions)

/**
 * 句式杂糅：两种说法套在一起，“改善了……质量明显提升”“增长……的增幅”“均也”。
 *
 * 每种杂糅记一个标志词和它前后的样子，都在同一个分句里；词表在 mixed-construction.data.ts。
 */
export default defineRule({
  id: 'mixed-construction',
  summary: '句式杂糅',
  explanation:
    '两种说法套在一起：“改善了环境质量明显提升”（改善了环境质量／环境质量明显提升）、“增长12%的增幅”、“占……比例占31%”、“整改了12条完毕”、“原因是……造成的”、“比上年相比”、“均也”。只看同一个分句，两半都齐了才报；前后两半分属两个动作的（促进……提升），不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    mixed: ({ words, why }) => `“${words}”两种说法套在一起：${why}。`,
    doubled: ({ words, right }) => `“${words}”重复，应为“${right}”。`,
  },
  examples: [
    { ok: '有效改善人居环境，推动居住质量明显提升；占总数的31%，同比下降7.4%。' },
    { ok: '各项工作均取得新进展，与上年相比增长8%，截至目前到位资金两千万元。' },
    { bad: '⟦改善了村庄环境质量明显提升⟧。', message: 'mixed' },
    { bad: '订单⟦增长达到了12%的增幅⟧。', message: 'mixed' },
    { bad: '各项工作⟦均也⟧取得新进展。', message: 'doubled', fixed: '各项工作也均取得新进展。' },
    { bad: '⟦截至到⟧目前，完工八成。', message: 'doubled', fixed: '截至目前，完工八成。' },
  ],
  seeks: [...constructions.keys(), ...doubledAdverbs.keys()],
  *check({ reading: { text }, hits }): Iterable<Report<MessageId>> {
    let free = 0
    for (const { start, end, word } of hits) {
      if (start < free) continue
      const right = doubledAdverbs.get(word)
      if (right !== undefined) {
        free = end
        yield {
          start,
          end,
          message: 'doubled',
          data: { words: word, right },
          suggestion: right,
          fix: [{ start, end, text: right }],
        }
        continue
      }
      const found = standingAround(text, start, end, constructions.get(word) ?? [])
      if (!found) continue
      free = found.place.end
      const data = { words: text.slice(found.place.start, free), why: found.construction.why }
      yield { ...found.place, message: 'mixed', data }
    }
  },
})
