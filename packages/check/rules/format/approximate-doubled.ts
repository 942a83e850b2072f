import { defineRule } from '../../engine/rule.ts'

const NUMBER = '(?:[\\dXxＸ.,]+|[一二三四五六七八九十百千两几]+)'
/** A word of approximation, the number with its unit, and another word that says the same. */
const DOUBLED = new RegExp(
  `(大约|约|近|将近|接近|大概|超过|超出|突破|高达|高于|多于|超|逾|多达|至少|不少于|不低于|最多|不超过)(?:了|到)?(${NUMBER})(余|多)?([万亿]?)(余|多)?(?:([\\u4e00-\\u9fff%％㎡]{0,5}?)(左右|上下|以上|以下|以内))?(?![-—～~])`,
  'y',
)

/** Which words say the same twice. 近40余 and 约40余 mix 'not quite' with 'and some'. */
function clashes(head: string, remainder: string, tail: string): string {
  const about = ['大约', '约', '近', '将近', '接近', '大概']
  if (about.includes(head)) return remainder || (tail === '左右' || tail === '上下' ? tail : '')
  if (['超过', '超出', '突破', '高达', '高于', '多于', '超', '逾', '多达', '至少', '不少于', '不低于'].includes(head)) {
    if (['突破', '高于', '多于'].includes(head)) return tail === '以上' ? tail : ''
    return tail === '以上' || tail === '左右'
      ? tail
      : head === '超过' || head === '超' || head === '逾'
        ? remainder
        : ''
  }
  return tail === '以下' || tail === '以内' || tail === '左右' ? tail : ''
}

/**
 * 表示约数的词不重复：约200人左右，近200余人。
 */
export default defineRule({
  id: 'approximate-doubled',
  summary: '约数词重复或矛盾',
  explanation: '“约……左右”“超过……以上”是一个意思说了两遍；“近200余人”把“不到”和“不止”放在一起，自相矛盾。只留一个。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    doubled: ({ words, head, tail }) => `“${words}”中“${head}”与“${tail}”重复或矛盾，只用一个。`,
  },
  examples: [
    { ok: '约200人，200人左右，近200人，200余人，超过200人，30岁以上，约占总数80%以上，至少1次' },
    { ok: '附近300余户，签约12项，节约用水200余吨' },
    { bad: '投入⟦约200万元左右⟧', message: 'doubled' },
    { bad: '出动⟦近200余⟧人次', message: 'doubled' },
    { bad: '占比⟦超过30%以上⟧', message: 'doubled' },
    { bad: '村集体收入均⟦超过了15万元以上⟧，⟦突破20万元以上⟧', message: 'doubled' },
  ],
  seeks: [
    '约',
    '近',
    '大概',
    '超',
    '突破',
    '高达',
    '高于',
    '多于',
    '逾',
    '多达',
    '至少',
    '不少于',
    '不低于',
    '最多',
    '不超过',
  ],
  *check({ hits, reading: { text } }) {
    let upTo = 0
    for (const { start: hit } of hits) {
      if (hit < upTo) continue
      const start =
        text.charAt(hit - 1) === '大' || text.charAt(hit - 1) === '将' || text.charAt(hit - 1) === '接' ? hit - 1 : hit
      // 签约, 节约, 预约, 附近, 靠近, 临近: the word before has taken it.
      if (start === hit && /[签节预合条公契履守违集失制简附靠临最邻新亲贴走赶]/.test(text.charAt(start - 1))) continue
      DOUBLED.lastIndex = start
      const found = DOUBLED.exec(text)
      if (!found) continue
      const [all, head = '', , first = '', , second = '', , tail = ''] = found
      const clash = clashes(head, first || second, tail)
      if (clash === '') continue
      upTo = start + all.length
      const words = text.slice(start, upTo)
      yield { start, end: upTo, message: 'doubled', data: { words, head, tail: clash } }
    }
  },
})
