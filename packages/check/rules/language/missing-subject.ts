import { defineRule } from '../../engine/rule.ts'
import { sentenceStart, verbStart } from './clause-around.ts'

const openings = ['通过', '经过', '随着', '在'] as const

/**
 * “通过……，使……”：介词结构和“使”连用，句子就没有主语。
 */
export default defineRule({
  id: 'missing-subject',
  summary: '“通过……使……”缺主语',
  explanation:
    '句子以“通过”“经过”“随着”或“在……下”开头，接着用“使”“让”，真正的主语被介词和“使”夹掉了：去掉“通过”，或者去掉“使”。句首另有主语（“全县通过……”）、“使”不在分句开头的，不报。',
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
    { bad: '二是经过三年努力，⟦让⟧村容村貌焕然一新。', message: 'subject' },
  ],
  seeks: ['，使', '，让'],
  *check({ reading: { text }, hits }) {
    for (const { start, end, word } of hits) {
      const verb = word.slice(1)
      if ('用者得命馆节步利位'.includes(text.charAt(end))) continue
      const from = sentenceStart(text, start, 100)
      if (from < 0) continue
      const at = verbStart(text, from)
      const opening = openings.find((each) => text.startsWith(each, at))
      // 在……下，使: only this frame of 在 takes the subject's place.
      if (opening === '在' && text.charAt(start - 1) !== '下') continue
      // A colon, a semicolon or a second clause may bring a subject of its own.
      if (!opening || /[：；，]/.test(text.slice(at, start))) continue
      yield { start: end - 1, end, message: 'subject', data: { opening, verb } }
    }
  },
})
