import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findNearPhrases } from '../../lexicon/near-phrases.ts'
import { type Meant, scanSuspects } from '../../lexicon/near-words.ts'
import { gainsOf } from '../../lexicon/word-costs.ts'
import { confusableGroups } from './confusable-words.data.ts'

/** 一篇里出现得比这更多的，是这篇自己的词，不是错字。 */
const slipsMax = 4

/** How much likelier the right word must be, in units of the natural logarithm. */
const officialGain = 6.5
const everydayGain = 8
/** What is asked more behind a numeral (十期), which makes pairs of its own, and inside short quotations. */
const numeralGain = 4
const quotedGain = 3
/** What is asked more where a word that follows names would become part of another word (南坪等). */
const nameGain = 9
const numerals = '一二三四五六七八九十两百千第逐每各'
const quotedMax = 14

/** 错别字表里已有的，由那条规则报。 */
const known = new Set(
  confusableGroups.flatMap((group) => group.words.filter((each) => each.wrong.length === 2).map((each) => each.wrong)),
)

/**
 * 输入法选错字：两个字不成词，却与一个公文常用词同音或形近，换成那个词，前后的字才连得成句。
 *
 * 换与不换哪个通顺，由词表里各词的常见程度来比：把前后各几个字切成词，换了之后明显更常见的才报。
 */
export default defineRule({
  id: 'same-sound-word',
  summary: '疑为同音或形近的错字',
  explanation:
    '两个字连在一起不成词，却与某个公文常用词同音（不分平翘舌、前后鼻音）或形近，而且换成那个词以后前后的字明显更连贯，多半是输入法选错了字，如“示点建设”应为“试点建设”。人名、地名，以及一篇里反复出现的写法，不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    sounds: ({ wrong, right }) => `“${wrong}”不成词，疑为“${right}”之误。`,
  },
  examples: [
    { ok: '开展试点建设，展示点位信息，公安机关涉密文件按规定管理。' },
    { ok: '霍家桥、竹岭、岐山骆家等村完成污水管网建设。' },
    { bad: '村里的⟦错施⟧，防止返贫。', message: 'sounds' },
    { bad: '机构⟦改格⟧，激发活力。', message: 'sounds' },
  ],
  check({ reading }): Iterable<Report<'sounds'>> {
    const { text } = reading
    const reports: Report<'sounds'>[] = []
    let last = { end: 0, gain: 0 }
    const times = new Map<string, number>()
    scanSuspects(text, (at, words) => {
      const wrong = text.slice(at, at + 2)
      if (known.has(wrong) || isName(text, at)) return
      const [best, ...others] = likelier(text, at, words)
      if (!best) return
      // A slip in the middle of three characters makes two odd pairs: the likelier one is kept.
      if (at < last.end) {
        if (best.gain <= last.gain) return
        reports.pop()
      }
      last = { end: at + 2, gain: best.gain }
      times.set(wrong, (times.get(wrong) ?? 0) + 1)
      const right = [best, ...others.slice(0, 2)].map(({ word }) => word).join('”或“')
      reports.push({ start: at, end: at + 2, message: 'sounds', data: { wrong, right }, suggestion: best.word })
    })
    if (reports.length === 0) return reports
    const phrases = findNearPhrases(text)
    return reports.filter(
      ({ start, data }) =>
        (times.get(String(data?.['wrong'])) ?? 0) <= slipsMax &&
        !phrases.some(({ at }) => at === start || at === start + 1),
    )
  },
})

/** The words that make the run clearly likelier, the best first. */
function likelier(text: string, at: number, meant: readonly Meant[]): { word: string; gain: number }[] {
  const doubt = (numerals.includes(text.charAt(at)) ? numeralGain : 0) + (isQuoted(text, at) ? quotedGain : 0)
  const gains = gainsOf(
    text,
    at,
    at + 2,
    meant.map(({ word }) => word),
  )
  return meant
    .map(({ word, isOfficial }, index) => ({
      word,
      gain:
        (gains[index] ?? 0) -
        doubt -
        (keepsParticle(text, at, word) ? nameGain : 0) -
        (isOfficial ? officialGain : everydayGain),
    }))
    .filter(({ gain }) => gain >= 0)
    .sort((a, b) => b.gain - a.gain)
}

/** Whether the character that the word shares with the text is one that follows names (南坪等). */
const keepsParticle = (text: string, at: number, word: string) =>
  '等至及和与往村市县'.includes(text.charAt(at + 1)) && word.charAt(1) === text.charAt(at + 1)

/** Whether a place stands in a short quotation: a name or a slogan, where characters go together that do not elsewhere. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - quotedMax), at)
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'))
  if (open < 0 || /[”》]/.test(before.slice(open))) return false
  return /^[^。；\n]*?[”》]/.test(text.slice(at, at + quotedMax))
}

/** A place's or an office's name, or a person's with the title after it: two characters of any sound can be one. */
function isName(text: string, at: number): boolean {
  return (
    /^(?:书记|同志|县长|市长|区长|局长|主任|副|校长|院长|常委|部长|镇长|乡长|教授|医生|老师|等\d|某)/.test(
      text.slice(at + 2, at + 5),
    ) ||
    '村镇乡县市区省州路街桥河江湖山岭湾港洲岛寺庙塔寨屯庄铺坪坝冲沟溪港某同'.includes(text.charAt(at + 2)) ||
    ('“《、〈（'.includes(text.charAt(at - 1)) && '”》、〉）'.includes(text.charAt(at + 2)))
  )
}
