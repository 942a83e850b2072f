import { defineRule } from '../../engine/rule.ts'
import { sentenceStart, verbStart } from './clause-around.ts'

const openings = ['通过', '经过', '随着', '由于', '在'] as const
/** 使、让是别的词的一部分：使用，促使，让步，转让。 */
const inWord = {
  使: { before: '促驱致迫行大天公特假即不唯支役出', after: '用者得命馆节步劲领' },
  让: { before: '转出退谦礼避忍割承受互', after: '利步位座渡行贤出路' },
} as const
/** 只说时间的分句，不带主语来。 */
const timesOnly = /^(?:[^，；：]{0,12}(?:年|以来|来|期间|月|同时|此外|目前|下一步|上半年|季度|阶段|今后)，)*$/
/** “通过座谈等方式听取意见”：方式后面另有动词，主语就不缺。 */
const byMeans = /(?:方式|形式|办法|途径|渠道|手段|平台|机制|会议|活动).{2,}$/

/**
 * “通过……，使……”：介词结构和“使”连用，句子就没有主语。
 */
export default defineRule({
  id: 'missing-subject',
  summary: '“通过……使……”缺主语',
  explanation:
    '句子以“通过”“经过”“随着”或“在……下”开头，接着用“使”“让”，真正的主语被介词和“使”夹掉了：去掉“通过”，或者去掉“使”。“由于……使……”也是这样。句首另有主语（“全县通过……”）的，两者之间另有分句或动词的，不报；“通过……，让……”可以看作承前省略了本单位，也不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    subject: ({ opening, verb }) => `“${opening}……${verb}……”缺主语：去掉“${opening}”，或去掉“${verb}”。`,
  },
  examples: [
    { ok: '全县通过结对帮扶，群众收入稳步提高。走访活动使干部更加了解民情。' },
    { ok: '我局通过入户走访，摸清底数，使帮扶更加精准。' },
    { bad: '通过开展培训，⟦使⟧干部能力得到提升。', message: 'subject' },
    { bad: '在各部门的支持下，⟦使⟧项目顺利落地。', message: 'subject' },
    { ok: '通过座谈等方式听取意见，让方案更贴近实际；转让房屋，使用证件。通过走访慰问，让困难群众感受到温暖。' },
    { bad: '今年以来，通过持续整治，⟦使⟧市容面貌焕然一新。', message: 'subject' },
    { bad: '通过集中培训⟦使⟧窗口人员业务能力明显提升。', message: 'subject' },
    { bad: '虽然遭遇春旱，由于调度及时，⟦使⟧粮食获得丰收。', message: 'subject' },
    { bad: '二是经过三年努力，⟦让⟧村容村貌焕然一新。', message: 'subject' },
  ],
  seeks: ['使', '让'],
  *check({ reading: { text }, hits }) {
    for (const { start, end, word } of hits) {
      const verb = word === '使' ? '使' : '让'
      const { before, after } = inWord[verb]
      if (after.includes(text.charAt(end)) || (start > 0 && before.includes(text.charAt(start - 1)))) continue
      const from = sentenceStart(text, start, 100)
      if (from < 0) continue
      const opening = openingBefore(text, from, start)
      // 通过走访，让群众感到温暖: the office that reports does it, and is left out as ever.
      if (opening && (verb === '使' || opening !== '通过'))
        yield { start, end, message: 'subject', data: { opening, verb } }
    }
  },
})

/** The preposition that opens the words before 使 and takes the subject's place; undefined where there is none. */
function openingBefore(text: string, from: number, verbAt: number): string | undefined {
  const end = text.charAt(verbAt - 1) === '，' ? verbAt - 1 : verbAt
  let clause = end
  while (clause > from && !'，；：'.includes(text.charAt(clause - 1))) clause--
  const at = verbStart(text, clause)
  const opening = openings.find((each) => text.startsWith(each, at))
  const words = text.slice(at, end)
  if (!opening || words.length < opening.length + 3) return undefined
  // 在……下，使: only this frame of 在 takes the subject's place.
  if (opening === '在' ? !words.endsWith('下') : opening !== '由于' && byMeans.test(words)) return undefined
  // A colon, a semicolon or an earlier clause may bring a subject of its own.
  if (opening !== '由于' && !timesOnly.test(text.slice(from, clause))) return undefined
  return opening
}
