import { defineRule } from '../../engine/rule.ts'

/** 后面必须接别的词的虚词，和以它们结尾的实词：这些字在前，就是实词（参与，涉及，合并）。 */
const openEnds: Readonly<Record<string, string>> = {
  和: '之的验方饱缓温祥总平调柔中谐谦混暖共讲随拌亲议求附应融晴唱人风',
  与: '参赠给授付赋予',
  及: '述以普涉波触顾惠埃危企论提旁遍殃言不等埃所',
  并: '合吞兼归裁一撤火',
  以及: '',
  加以: '',
  予以: '',
  并且: '',
  或者: '',
  进行了: '',
  开展了: '',
}
const marks = ['，', '。', '；'] as const
/** “的”“了”开头的实词。 */
const startsWord: Readonly<Record<string, string>> = { 的: '确士', 了: '解结却不无断如望' }

/**
 * 分句没有说完，或没有开头：“加强宣传和，”“，的工作”。
 */
export default defineRule({
  id: 'unfinished-clause',
  summary: '分句缺头少尾',
  explanation:
    '“和”“与”“及”“以及”“并”“加以”“予以”“进行了”后面必须接别的词，紧跟标点就是没有说完；“的”“了”前面必须有别的词，紧跟在标点后面就是丢了开头。“参与”“涉及”“合并”“的确”“了解”一类的词不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'error',
  messages: {
    end: ({ word, mark }) => `“${word}”后面缺字：“${word}”要接别的词，不能紧跟“${mark}”。`,
    start: ({ word, mark }) => `“${word}”前面缺字：“${word}”不能紧跟在“${mark}”后面。`,
  },
  examples: [
    { ok: '群众积极参与，面积涉及三村，两所学校合并，氛围平和，能减的减、能并的并，的确不易，了解情况。' },
    { bad: '加强宣传⟦和，⟧抓好落实。', message: 'end' },
    { bad: '对发现的问题⟦予以。⟧', message: 'end' },
    { bad: '推进治理⟦，的⟧工作有序。', message: 'start' },
  ],
  seeks: [...Object.keys(openEnds), ...Object.keys(startsWord)].flatMap((word) =>
    marks.map((mark) => (word in openEnds ? word + mark : mark + word)),
  ),
  *check({ reading: { text }, hits }) {
    for (const { start, end, word } of hits) {
      const first = word.charAt(0)
      if ('，。；'.includes(first)) {
        const particle = word.slice(1)
        if (startsWord[particle]?.includes(text.charAt(end)) === false && end < text.length) {
          yield { start, end, message: 'start', data: { word: particle, mark: first } }
        }
        continue
      }
      const open = word.slice(0, -1)
      if (start === 0 || openEnds[open]?.includes(text.charAt(start - 1))) continue
      if ('，。；：、“”（）\n'.includes(text.charAt(start - 1))) continue
      // 能并的并，
      if (open.length === 1 && text.startsWith(`${open}的`, start - 2)) continue
      yield { start, end, message: 'end', data: { word: open, mark: word.slice(-1) } }
    }
  },
})
