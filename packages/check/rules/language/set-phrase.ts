import { overlaps } from '../../engine/overlap.ts'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findSlips } from '../../lexicon/long-phrases.ts'
import { findNearPhrases } from '../../lexicon/near-phrases.ts'
import { areAlike } from '../../lexicon/near-words.ts'
import { isInside, isTwice, type Slip } from '../../lexicon/slip.ts'
import { confusableGroups } from './confusable-words.data.ts'
import { brokenPhrases } from './missing-word.data.ts'

/** 错别字表里已有的，由那条规则报。 */
const known = confusableGroups
  .flatMap((group) => group.words.map((each) => each.wrong))
  .filter((wrong) => wrong.length <= 4)
const knownWords = new Set(known)
/** 缺字的词组由另一条规则报：“公共卫服务水平”缺“生”，不是多了“卫”。 */
const brokenParts = brokenPhrases.map(({ part }) => part)

/**
 * 成语和公文固定词组里错了一个字。
 */
export default defineRule({
  id: 'set-phrase',
  summary: '固定词组里有错字',
  explanation:
    '成语和公文里的固定词组（移风易俗、因地制宜、安全生产、矛盾纠纷……）错了一个同音或形近的字。由普通词拼成的词组，错字能与旁边的字成词的，不报；错别字表里已有的，由那条规则报。五个字以上的固定词组（老旧小区改造、先锋模范作用……）错一个字、多一个字，写出来又不成词的，也报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'error',
  messages: {
    slip: ({ wrong, right }) => `“${wrong}”应为“${right}”。`,
    doubt: ({ wrong, right }) => `“${wrong}”疑为“${right}”之误。`,
  },
  examples: [
    { ok: '推进移风易俗，因地制宜抓好安全生产，各乡村镇兴修水利。' },
    { ok: '推进老旧小区微改造，提高城镇居民基本医疗保险参保率，开展安全生产督查。' },
    { bad: '坚持⟦因第制宜⟧发展产业。', message: 'slip', fixed: '坚持因地制宜发展产业。' },
    { bad: '化解⟦矛盾究纷⟧十起。', message: 'slip', fixed: '化解矛盾纠纷十起。' },
    { bad: '发挥⟦战斗保垒作用⟧。', message: 'slip', fixed: '发挥战斗堡垒作用。' },
    { bad: '加快⟦老旧小产区改造⟧进度。', message: 'doubt' },
  ],
  *check({ reading }): Iterable<Report<'slip' | 'doubt'>> {
    const { text } = reading
    let free = 0
    for (const wrong of wrongStretches(text)) {
      const { start, end, phrase, at } = wrong
      if (start < free || isKnown(text, start, end, at)) continue
      free = end
      const found = { start, end, data: { wrong: text.slice(start, end), right: phrase }, suggestion: phrase }
      if (wrong.isCertain) {
        const fix = [{ start: at, end: at + 1, text: phrase.charAt(at - start) }]
        yield { ...found, message: 'slip', fix }
      } else yield { ...found, message: 'doubt', severity: 'warning' }
    }
  },
})

/** A stretch that should be a set phrase, and where its wrong character is. */
interface WrongStretch {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly at: number
  readonly isCertain: boolean
}

/** The phrases with a wrong character, and the long ones with one too many, in text order. */
function wrongStretches(text: string): readonly WrongStretch[] {
  const near = findNearPhrases(text).map((each) => ({ ...each, isCertain: true }))
  const slips = findSlips(text)
  if (slips.length === 0) return near
  const long = slips
    .filter(
      (slip) => slip.kind === 'replaced' || (slip.kind === 'added' && !isTwice(text, slip) && !isBroken(text, slip)),
    )
    // The idiom or phrase of four inside a long one says the same in fewer words.
    .map((slip) => near.find((each) => isInside(each, slip)) ?? { ...slip, isCertain: isCertain(text, slip) })
  const others = near.filter(({ start, end }) => !overlaps(slips, start, end))
  return [...others, ...long].sort((a, b) => a.start - b.start)
}

const isBroken = (text: string, { start, end }: Slip): boolean =>
  brokenParts.some((part) => text.slice(start, end).includes(part))

/** Whether nothing else than the phrase can be meant: an added character, or one unlike the right one, may be of another word. */
const isCertain = (text: string, { kind, phrase, start, at }: Slip): boolean =>
  kind === 'replaced' && areAlike(text.charCodeAt(at), phrase.charCodeAt(at - start))

/** Whether a listed misspelt word covers the wrong character. */
function isKnown(text: string, start: number, end: number, at: number): boolean {
  for (let from = Math.max(start, at - 3); from <= at; from++) {
    for (let to = Math.max(at + 1, from + 2); to <= Math.min(end, from + 4); to++)
      if (knownWords.has(text.slice(from, to))) return true
  }
  return false
}
