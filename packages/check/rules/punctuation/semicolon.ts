import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, wordsAround } from '../../marks/characters.ts'
import { marksOf, STOP } from '../../marks/marks.ts'

type Message = 'adverbial' | 'phrase'

const SEMICOLON = 0xff1b

/** What is no sentence by itself: when, where, why and by what means. */
const ADVERBIAL =
  /^(?:截至[^，]{1,12}|[\u4e00-\u9fff]{2,8}以来|在[^，]{2,30}(?:下|中|期间|过程中|基础上)|为(?:了|进一步|切实|更好|全面|深入|贯彻|落实|确保|推动|加快|做好|提高|提升|解决|规范|加强|保障|营造|促进|方便|有效)[^，]*|(?:针对|围绕|按照|根据|随着|鉴于|由于|结合|对照|依据)[^，]*(?:问题|要求|精神|部署|情况|实际|工作|中心|原则|目标|现象|短板|任务|主题|需求|诉求|特点|重点|意见|安排|方案|规划)|通过(?:开展|实施|采取|举办|召开|建立|推行|加强|组织|强化|完善|运用)[^，]*|与此同时|同时|此外|另外|目前|当前|下一步)$/
/** A short phrase that opens a sentence: 严格流量管控, 推进林长制落实. */
const PHRASE =
  /^(?:严格|强化|推进|落实|加强|深化|积极|扎实|全面|大力|持续|完善|优化|规范|深入|着力|稳步|加快|加大|推动|做好|抓好|健全|聚焦|统筹|开展|认真|切实|不断|有序)[\u4e00-\u9fff]{2,12}$/
const PHRASE_LENGTH_MAX = 14

/**
 * 分号隔开的不是分句：严格流量管控；全市57座电站全部安装监测设施。
 */
export default defineRule({
  id: 'semicolon',
  summary: '状语、短语后误用分号',
  explanation:
    '分号隔开并列的分句。句首的状语（“截至11月底；”“为进一步提高服务水平；”）和一句之中唯一的、后面跟着数据的短语（“强化食品安全监管；检查经营单位860家次。”）' +
    '后面应用逗号。一句里有两个以上分号的，多半是分项列举，不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.6' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    adverbial: ({ words }) => `“${words}”处，分号前面只是状语，不成分句，应改为逗号。`,
    phrase: ({ words }) => `“${words}”处，分号前面是短语，与后面的分句不并列，应改为逗号。`,
  },
  examples: [
    { ok: '加大抽检力度；严查违法行为；畅通投诉渠道。强化监管，检查860家次；严格执法，立案12起。' },
    { ok: '围绕产业抓招商；围绕民生抓项目，实施工程12个。通过省级验收；新增绿地3公顷。' },
    { ok: '（一）指标。规范经营秩序；完成检查12次；立案3起。一是加强宣传；二是整治36处。' },
    { bad: '为进一步提高服务水平⟦；⟧我局开展了业务培训。', message: 'adverbial' },
    { bad: '截至11月底⟦；⟧累计办结案件126件。', message: 'adverbial' },
    { bad: '推进林长制落实⟦；⟧全县落实各级林长312名。', message: 'phrase' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p]
      const from = first[p] as number
      const last = first[p + 1] as number
      for (let m = from; paragraph && m < last; m++) {
        const start = at[m] as number
        if (text.charCodeAt(start) !== SEMICOLON) continue
        const opens = m === from || kind[m - 1] === STOP || isListMark(text, at[m - 1] as number, paragraph.start)
        if (!opens) continue
        const lead = text.slice(m === from ? paragraph.start : (at[m - 1] as number) + 1, start).trim()
        let end = m + 1
        let semicolons = 0
        while (end < last && kind[end] !== STOP) if (text.charCodeAt(at[end++] as number) === SEMICOLON) semicolons++
        const rest = end < last ? (at[end] as number) : paragraph.end
        const message = messageFor(text, lead, start + 1, rest, semicolons)
        if (!message) continue
        const data = { words: wordsAround(text, start, start + 1, 8) }
        yield { start, end: start + 1, message, data, suggestion: '，' } satisfies Report<Message>
      }
    }
  },
})

/** The mark behind （一）, 1. or 一、 at the head of the paragraph. */
const isListMark = (text: string, at: number, start: number): boolean =>
  at - start <= 3 && '）)、.．'.includes(text.charAt(at))

function messageFor(text: string, lead: string, start: number, end: number, semicolons: number): Message | null {
  if (ADVERBIAL.test(lead)) return 'adverbial'
  if (semicolons > 0 || lead.length > PHRASE_LENGTH_MAX || !PHRASE.test(lead)) return null
  for (let at = start; at < end; at++) if (isDigit(text.charCodeAt(at)) || text.startsWith('XX', at)) return 'phrase'
  return null
}
