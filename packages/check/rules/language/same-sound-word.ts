import { overlaps } from '../../engine/overlap.ts'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findSlips } from '../../lexicon/long-phrases.ts'
import { findNearPhrases } from '../../lexicon/near-phrases.ts'
import { type Meant, scanSuspects } from '../../lexicon/near-words.ts'
import { gainsOf, isKnownWord } from '../../lexicon/word-costs.ts'
import { confusableGroups } from './confusable-words.data.ts'

/** 一篇里出现得比这更多的，是这篇自己的词，不是错字。 */
const slipsMax = 4

/** How much likelier the right word must be, in units of the natural logarithm. */
const officialGain = 6.5
const everydayGain = 8
/** What is asked more behind a numeral (十期), which makes pairs of its own, and inside short quotations. */
const numeralGain = 4
const quotedGain = 3
/** What is asked more where the pair may be right without being in a dictionary. */
const commonGain = 6
/** What is asked more where a word that follows names would become part of another word (南坪等). */
const nameGain = 9
/**
 * Characters that go before, or after, almost any other (更实、以情、所忧、省考；城为、水员): two of them are right without
 * being in a dictionary. Pairs with one of them, and words that say little (所有、不仅), are doubted where the right word
 * makes a longer known one with its neighbours, or else only where it is much likelier.
 */
const goesFirst =
  '更不以之所先无既并首省国市县区镇乡村街社办城水人尽齐重远近多少高低新老大小前后再已未将可能应须被把让于与及或但若即皆均各每某该本此其何谁自互相共同又仍还都也只才就越愈最较很太极全整总副正双单半初末早晚今明昨年月日周季春夏秋冬东西南北中上下左右内外里为因由从向往到在对比按据凭经过随沿趁像如似有没莫勿别非便善敢愿想要会肯得该曾常频屡渐始终且则而乃虽保促育强优惠抓'
const goesLast =
  '至一二三两几个员为了于者之而与和及或也都就才又再着过来去到得的地率性化型类级式法费款权证点区县市乡镇村等们'
const saysLittle = new Set(
  '所有 一点 不高 原来 不仅 更是 至于 成为 参考 没收 首位 季节 一方 事情 已经 可以 不是 只是 就是 还是 但是 或者 如果 这个 那个 一个 一些 因为 所以 由于 关于 对于 其他 其它 其中 一定 一样 一种 一直 不同 不能 不要 不会 不过 不断 之一 之后 之前 以后 以前 以及 为了 这样 那样 什么 怎么 自己 我们 他们 大家 时候 现在 当时 以为 认为 作为 为此 因此 于是 并且 而且 甚至 尤其 只有 只要 无论 不管 即使 尽管 虽然 可是 然而 否则 除了 为主 之间 之中 之下 之内 之外 有的 有些 有时 无法 无所 更为 更多 最为 最后 进而 从而 反而 先行 先后 信心 解放 一道 一时 一再 一致 一般 一切 一起 一律 一度 一旦 一线 实时 实事 实施 时时 事实'.split(
    ' ',
  ),
)
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
    { ok: '送医送药下乡，坚持适地适树，耕种防收全程机械化水平提高。' },
    { ok: '霍家桥、竹岭、岐山骆家等村完成污水管网建设。' },
    { ok: '以更大力度促就业，自觉用新思想武装头脑，市生态环境局苍岩县分局负责。' },
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
      if (known.has(wrong) || isName(text, at) || isParallel(text, at) || opensLonger(text, at)) return
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
    // The rules of the set phrases tell of these.
    const phrases = findNearPhrases(text)
    const slips = findSlips(text)
    return reports.filter(
      ({ start, end, data }) =>
        (times.get(String(data?.['wrong'])) ?? 0) <= slipsMax &&
        !phrases.some(({ at }) => at === start || at === start + 1) &&
        !overlaps(slips, start, end),
    )
  },
})

/** The words that make the run clearly likelier, the best first. */
function likelier(text: string, at: number, meant: readonly Meant[]): { word: string; gain: number }[] {
  const doubt = (numerals.includes(text.charAt(at)) ? numeralGain : 0) + (isQuoted(text, at) ? quotedGain : 0)
  const isCommon = goesFirst.includes(text.charAt(at)) || goesLast.includes(text.charAt(at + 1))
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
        ((isCommon || saysLittle.has(word)) && !makesLonger(text, at, word) ? commonGain : 0) -
        (keepsParticle(text, at, word) ? nameGain : 0) -
        (isOfficial ? officialGain : everydayGain),
    }))
    .filter(({ gain }) => gain >= 0)
    .sort((a, b) => b.gain - a.gain)
}

/** Whether a word put in the place of a pair makes a known word or set phrase of three or more characters with its neighbours. */
function makesLonger(text: string, at: number, word: string): boolean {
  for (let before = 0; before <= 2; before++) {
    if (before > at) break
    const head = text.slice(at - before, at) + word
    for (let after = before === 0 ? 1 : 0; after <= 2; after++)
      if (isKnownWord(head + text.slice(at + 2, at + 2 + after))) return true
  }
  return false
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

/** Whether a character comes back behind the next one: 送医送药, 适地适树 are two times two, not one word in the middle. */
const isParallel = (text: string, at: number): boolean =>
  text.charAt(at - 1) === text.charAt(at + 1) || text.charAt(at) === text.charAt(at + 2)

/** Whether a word of three or more characters begins with the second one: 力度|促就业, 用|新思想. */
const opensLonger = (text: string, at: number): boolean =>
  isKnownWord(text.slice(at + 1, at + 4)) || isKnownWord(text.slice(at + 1, at + 5))

/** A place's or an office's name, or a person's with the title after it: two characters of any sound can be one. */
function isName(text: string, at: number): boolean {
  return (
    /^(?:书记|同志|县长|市长|区长|局长|主任|副|校长|院长|常委|部长|镇长|乡长|教授|医生|老师|等\d|某)/.test(
      text.slice(at + 2, at + 5),
    ) ||
    '村镇乡县市区省州路街桥河江湖山岭湾港洲岛寺庙塔寨屯庄铺坪坝冲沟溪港某同'.includes(text.charAt(at + 2)) ||
    // 生态环境局|青溪县分局.
    ('局委省市州县区'.includes(text.charAt(at)) && '县市区'.includes(text.charAt(at + 3))) ||
    ('“《、〈（'.includes(text.charAt(at - 1)) && '”》、〉）'.includes(text.charAt(at + 2)))
  )
}
