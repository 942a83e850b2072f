import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround } from './clause-around.ts'
import { mismatches, notAdjectives } from './subject-predicate.data.ts'

type MessageId = 'mismatch' | 'noun'

interface Known {
  readonly subject: RegExp
  readonly insteadOf: ReadonlyMap<string, string>
}

/** What may stand between the subject and its predicate, and leaves the predicate to that subject. */
const between =
  '(?:得到|得以|有了|有所)?了?(?:不断|持续|进一步|明显|显著|逐步|稳步|有效|极大|较大|很大|不够|不太|大幅|初步|切实|普遍|相对|比较|较为|十分|非常|严重|还|仍|仍然|依然|较|也|都|均|有待|亟待|需|需要)*地?的?'

const byPredicate = new Map<string, Known>()
for (const predicate of new Set(mismatches.flatMap(({ predicates }) => predicates))) {
  const own = mismatches.filter(({ predicates }) => predicates.includes(predicate))
  const insteadOf = new Map(own.flatMap(({ subjects, instead }) => subjects.map((each) => [each, instead] as const)))
  byPredicate.set(predicate, { subject: new RegExp(`(${[...insteadOf.keys()].join('|')})${between}$`), insteadOf })
}

const nouns = new Set(notAdjectives)
const degrees = /(?:比较|较为|十分|非常|更加|极为|相当|尤为)$/

/** 分句里有别的动词管着主语那个名词的，主语就不是它：完善提升能力，缺少能力。 */
const governed =
  /^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、是]|\d+[.、．])?(?:进一步|切实|不断|持续|着力|大力|全面|有效|努力|继续|扎实|稳步|积极|全力|加快)*(?:提高|提升|增强|加强|强化|加大|改善|完善|健全|优化|推进|推动|促进|建立|构建|落实|解决|针对|围绕|聚焦|因|由于|对|把|将|以)|[与和及、并对将把]$/

/**
 * 主语和谓语不搭配：“通行能力得到缓解”“力度不断加强”“专业能力缺乏”“要素制约比较瓶颈”。
 *
 * 只看名词紧挨着收在分句末尾的谓语、前面又没有动词管着它的情形；词表在 subject-predicate.data.ts。
 */
export default defineRule({
  id: 'subject-predicate',
  summary: '主语与谓语不搭配',
  explanation:
    '能力可以提升，不能缓解；力度可以加大，不能加强；水平可以不高，不能薄弱。谓语收在分句末尾、紧跟在名词后面（中间只隔“得到”“不断”“较为”一类的词）时才报；前面另有动词管着这个名词的（提高服务水平、完善能力），由“动词与宾语不搭配”去看。名词受“比较”“较为”修饰的（比较瓶颈），也报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    mismatch: ({ subject, predicate, instead }) =>
      `“${subject}”与“${predicate}”不搭配：说${subject}，可用“${String(instead).replaceAll('、', '”“').replaceAll('，或者', '”，或者“')}”。`,
    noun: ({ words, noun }) => `“${words}”不通：“${noun}”是名词，前面不能加程度副词，可改为“${noun}突出”一类的说法。`,
  },
  examples: [
    { ok: '服务能力不断提升，通行压力得到缓解，工作力度持续加大，专业人才缺乏，瓶颈制约比较突出。' },
    { ok: '完善服务能力，水平不高，矛盾纠纷得到化解，队伍能力素质薄弱环节得到补强。' },
    { bad: '路口通行⟦能力得到极大的缓解⟧。', message: 'mismatch' },
    { bad: '执法⟦力度不断加强⟧，秩序好转。', message: 'mismatch' },
    { bad: '专业技术⟦能力缺乏⟧；', message: 'mismatch' },
    { bad: '土地、用工等要素制约⟦比较瓶颈⟧。', message: 'noun' },
  ],
  seeks: [...byPredicate.keys(), ...nouns],
  *check({ reading: { text }, hits }): Iterable<Report<MessageId>> {
    for (const { start, end, word } of hits) {
      if (!isEnd(text, end)) continue
      if (nouns.has(word)) {
        const degree = degrees.exec(text.slice(Math.max(0, start - 2), start))
        if (!degree) continue
        const from = start - degree[0].length
        yield { start: from, end, message: 'noun', data: { words: text.slice(from, end), noun: word } }
        continue
      }
      const known = byPredicate.get(word)
      const found = known?.subject.exec(text.slice(Math.max(0, start - 14), start))
      const subject = found?.[1]
      if (!known || !found || subject === undefined) continue
      const from = start - found[0].length
      const clause = clauseAround(text, from, end)
      if (!clause || governed.test(text.slice(clause.start, from))) continue
      const data = { subject, predicate: word, instead: known.insteadOf.get(subject) ?? '' }
      yield { start: from, end, message: 'mismatch', data }
    }
  },
})

/** Whether a clause ends here. */
const isEnd = (text: string, end: number): boolean => end >= text.length || '，。；、！？\n'.includes(text.charAt(end))
