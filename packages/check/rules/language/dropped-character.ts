import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findNearLongPhrases } from '../../lexicon/long-phrases.ts'
import { findShortPhrases } from '../../lexicon/near-phrases.ts'
import { findStranded } from '../../lexicon/stranded.ts'
import { confusableGroups } from './confusable-words.data.ts'
import { brokenPhrases } from './missing-word.data.ts'

type MessageId = 'dropped' | 'half'

/** 别的规则词表里已有的，由那些规则报。 */
const known = [
  ...confusableGroups.flatMap((group) => group.words.map((each) => each.wrong)),
  ...brokenPhrases.map((each) => each.part),
].filter((part) => part.length === 3)
const knownParts = new Set(known)

/**
 * 词组丢了一个字，剩下的那个字不成词：“矛盾纠十余起”“有待提，”。
 */
export default defineRule({
  id: 'dropped-character',
  summary: '词组丢了一个字',
  explanation:
    '公文常用的四字词组（矛盾纠纷、安全生产、服务水平……）只剩三个字，剩下的那个字既不能单独成词，也不能与前后的字成词，多半是丢了一个字。两字词只剩一个字（“有待提，”“，展宣传”），而这个字从不单用的，也报。能与前后的字成词的（专项整改、安全产品），常作后缀的（服务圈、项目库），不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    dropped: ({ part, whole, missing }) => `“${part}”疑缺“${missing}”字，应为“${whole}”。`,
    half: ({ part, half, whole }) => `“${part}”中的“${half}”不能单用，疑丢了一个字，可能是“${whole}”。`,
  },
  examples: [
    { ok: '围绕老有所养、老有所依，居家、社区、机构一起抓。' },
    { ok: '化解矛盾纠纷，开展专项整改，采购安全产品，办理婚姻登记，推进项目建成投用。' },
    { ok: '建成便民服务圈，纳入县级项目库，加强安防工程管护，城乡垃圾清运率提高，兴产业、促增收、拓市场。' },
    { ok: '以“数据真、分析准”为目标。党员干部冲在前、守在堤。\n拓渠道、强营销。工作稳中有增。文明新风吹遍大街小巷。' },
    { bad: '化解⟦矛盾纷⟧十余起。', message: 'dropped' },
    { bad: '开展⟦险隐患⟧排查。', message: 'dropped' },
    { bad: '不断提高农技⟦服水平⟧。', message: 'dropped' },
    { bad: '业务能力有待⟦提⟧，人手不足。', message: 'half' },
    { bad: '利用集市，⟦展⟧宣传活动五场。', message: 'half' },
  ],
  *check({ reading }): Iterable<Report<MessageId>> {
    const { text } = reading
    const long = shortLongPhrases(text)
    for (const { start, end, phrase, missing } of long) {
      const data = { part: text.slice(start, end), whole: phrase, missing }
      yield { start, end, message: 'dropped', data, suggestion: phrase }
    }
    const short = findShortPhrases(text).filter(
      ({ start, end }) =>
        !knownParts.has(text.slice(start, end)) && !long.some((each) => each.start < end && start < each.end),
    )
    let free = 0
    for (const { start, end, phrase, missing } of short) {
      if (start < free || isOneOfThrees(text, start, end)) continue
      free = end
      const data = { part: text.slice(start, end), whole: phrase, missing }
      yield { start, end, message: 'dropped', data, suggestion: phrase }
    }
    for (const { at, word } of findStranded(text)) {
      if ([...short, ...long].some(({ start, end }) => start <= at && at < end)) continue
      const part = text.slice(Math.max(0, at - 2), at + 3).replace(/[\n].*/s, '')
      const data = { part, half: text.charAt(at), whole: word }
      yield { start: at, end: at + 1, message: 'half', data, suggestion: word }
    }
  },
})

/** The long phrases that lack a character, no two of them of one stretch. */
function shortLongPhrases(text: string) {
  let free = 0
  return findNearLongPhrases(text)
    .filter(({ slip }) => slip === 'dropped')
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < free) return false
      free = end
      return true
    })
    .map((each) => ({ ...each, missing: each.phrase.charAt(each.at - each.start) }))
}

/** Whether three characters are one of several short sayings beside one another: 数据真、分析准；党员干部冲在前、守在堤。 */
function isOneOfThrees(text: string, start: number, end: number): boolean {
  const isMark = (char: string) => '，、；：。“”\n'.includes(char)
  if (isMark(text.charAt(start - 1)) && isMark(text.charAt(end))) return true
  return text.charAt(end) === '、' && isMark(text.charAt(end + 4))
}
