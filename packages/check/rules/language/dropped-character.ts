import { overlaps } from '../../engine/overlap.ts'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findSlips } from '../../lexicon/long-phrases.ts'
import { findNearPhrases, findShortPhrases } from '../../lexicon/near-phrases.ts'
import { isHan } from '../../lexicon/near-words.ts'
import { isInside, type Slip } from '../../lexicon/slip.ts'
import { findStranded } from '../../lexicon/stranded.ts'
import { confusableGroups } from './confusable-words.data.ts'
import { brokenPhrases } from './missing-word.data.ts'

type MessageId = 'dropped' | 'half'

/** 别的规则词表里已有的，由那些规则报。 */
const known = [
  ...confusableGroups.flatMap((group) => group.words.map((each) => each.wrong)),
  ...brokenPhrases.map((each) => each.part),
]
const knownParts = new Set(known)
const knownMax = Math.max(...known.map(({ length }) => length))

/**
 * 词组丢了一个字，剩下的那个字不成词：“矛盾纠十余起”“有待提，”。
 */
export default defineRule({
  id: 'dropped-character',
  summary: '词组丢了一个字',
  explanation:
    '公文常用的四字词组（矛盾纠纷、安全生产、服务水平……）只剩三个字，剩下的那个字既不能单独成词，也不能与前后的字成词，多半是丢了一个字。两字词只剩一个字（“有待提，”“，展宣传”），而这个字从不单用的，也报。五个字以上的固定词组（先锋模范作用、婚姻登记机关……）少了一个字的，也报。能与前后的字成词的（专项整改、安全产品），常作后缀的（服务圈、项目库），不报。',
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
    {
      ok: '建成便民服务圈，纳入县级项目库，加强安防工程管护，城乡垃圾清运率提高，清理垃圾堆、黑臭沟塘，青溪河治理工程完工，支部标准化建设全达标，兴产业、促增收、拓市场。',
    },
    { ok: '以“数据真、分析准”为目标。党员干部冲在前、守在堤。\n拓渠道、强营销。工作稳中有增。文明新风吹遍大街小巷。' },
    { bad: '化解⟦矛盾纷⟧十余起。', message: 'dropped' },
    { bad: '发现⟦险隐患⟧十处。', message: 'dropped' },
    { bad: '不断提高农技⟦服水平⟧。', message: 'dropped' },
    { bad: '发挥党员⟦先锋模作用⟧。', message: 'dropped' },
    { bad: '业务能力有待⟦提⟧，人手不足。', message: 'half' },
    { bad: '利用集市，⟦展⟧宣传活动五场。', message: 'half' },
  ],
  *check({ reading }): Iterable<Report<MessageId>> {
    const { text } = reading
    const slips = findSlips(text)
    const shorts = findShortPhrases(text)
    for (const slip of slips) {
      if (slip.kind !== 'dropped' || isKnown(text, slip) || closesName(text, slip)) continue
      // The phrase of four inside it says the same in fewer words.
      const { start, end, phrase } = shorts.find((short) => isInside(short, slip)) ?? slip
      const data = { part: text.slice(start, end), whole: phrase, missing: slip.phrase.charAt(slip.at - slip.start) }
      yield { start, end, message: 'dropped', data, suggestion: phrase }
    }
    const short = shorts.filter(
      ({ start, end }) =>
        !knownParts.has(text.slice(start, end)) && !overlaps(slips, start, end) && !standsTwice(text, start, end),
    )
    let free = 0
    for (const { start, end, phrase, missing } of short) {
      if (start < free || isOneOfThrees(text, start, end) || text.charAt(start) === '全') continue
      free = end
      const data = { part: text.slice(start, end), whole: phrase, missing }
      yield { start, end, message: 'dropped', data, suggestion: phrase }
    }
    const told = [...short, ...slips, ...findNearPhrases(text)]
    for (const { at, word } of findStranded(text)) {
      if (overlaps(told, at, at + 1) || standsTwice(text, at, at + 1)) continue
      const part = text.slice(Math.max(0, at - 2), at + 3).replace(/[\n].*/s, '')
      const data = { part, half: text.charAt(at), whole: word }
      yield { start: at, end: at + 1, message: 'half', data, suggestion: word }
    }
  },
})

/** Whether all that is left of a phrase's first word closes the name of a place: 青溪河治理工程. */
const closesName = (text: string, { start, at }: Slip): boolean =>
  at === start + 1 && '河湖江溪沟港湾库坝渠路桥'.includes(text.charAt(start)) && isHan(text.charCodeAt(start - 1))

/** Whether a listed part stands in a stretch at the place of the lost character. */
function isKnown(text: string, { start, end, at }: Slip): boolean {
  for (let from = start; from < Math.min(end, at + 1); from++) {
    for (let to = Math.max(from + 2, at); to <= Math.min(end, from + knownMax); to++)
      if (knownParts.has(text.slice(from, to))) return true
  }
  return false
}

/** Whether a character follows itself in a stretch or at its edge: it is one too many, and none is lost. */
function standsTwice(text: string, start: number, end: number): boolean {
  for (let at = start; at <= end; at++) if (text.charCodeAt(at) === text.charCodeAt(at - 1)) return true
  return false
}

/** Whether three characters are one of several short sayings beside one another: 数据真、分析准；党员干部冲在前、守在堤。 */
function isOneOfThrees(text: string, start: number, end: number): boolean {
  const isMark = (char: string) => '，、；：。“”\n'.includes(char)
  if (isMark(text.charAt(start - 1)) && isMark(text.charAt(end))) return true
  return text.charAt(end) === '、' && isMark(text.charAt(end + 4))
}
