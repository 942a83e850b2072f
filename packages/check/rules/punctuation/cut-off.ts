import { defineRule } from '../../engine/rule.ts'
import { isHan, wordsAround } from '../../marks/characters.ts'

/** Adverbs that need the verb they belong to. 不断, 积极, 认真 are also said of something by themselves, and are not here. */
const ADVERBS = [
  '不定期',
  '进一步',
  '逐步',
  '切实',
  '着力',
  '大力',
  '着重',
  '务必',
  '必须',
  '亟需',
  '亟待',
  '尽快',
  '正在',
  '予以',
  '给予',
  '加以',
]
/** Words that join what follows to what precedes. */
const JOINING = ['以及', '或者', '并且', '而且', '为了', '关于', '对于', '由于', '鉴于', '且', '并', '将', '把', '被']

const POINTS = ['，', '。', '；']

/** Words that end in one of those: 大力 in 花大力, 合并, 即将. */
const TAKEN: Readonly<Record<string, RegExp>> = {
  并: /[合兼吞归裁撤一]$/,
  且: /[并而尚况暂苟姑]$/,
  将: /[即必大上中少主麻健闯武干行终仍也还名良强战]$/,
  把: /[火大拖一两三车门手扫]$/,
  被: /[棉植毛床羽线覆]$/,
  大力: /[花下费用出]$/,
  必须: /[所]$/,
  给予: /[所应可能会得]$/,
  予以: /[所]$/,
  为了: /[作因认成]$/,
  进一步: /更$/,
}

/**
 * 状语、连接词后面不能断句：不定期，开展检查。
 */
export default defineRule({
  id: 'cut-off',
  summary: '逗号、句号断在不该断的地方',
  explanation:
    '“不定期”“进一步”“逐步”“切实”要紧接它修饰的动作，“以及”“并且”“将”“把”后面必须有话，不能用逗号、句号断开。' +
    '断开了，多半是多了标点，或者后面丢了字。“合并”“即将”“花大力”一类恰好以这些字结尾的词不报。',
  basis: [{ source: 'language' }, { source: 'GB/T 15834-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    cut: ({ words, word, mark }) => `“${words}”在“${word}”之后断开，“${mark}”多余，或者“${word}”后面丢了字。`,
  },
  examples: [
    {
      ok: '两村合并，能并的并，百尺竿头更进一步。即将。花大力，检查不定期开展，进一步巩固成果，由张某某主将，情况不断，工作积极。',
    },
    { ok: '（并），“将”，' },
    { bad: '班子成员⟦不定期，⟧“四不两直”开展检查', message: 'cut' },
    { bad: '干部作风进一步改进，⟦以及，⟧服务水平提高', message: 'cut' },
    { bad: '群众满意度⟦进一步。⟧下一步抓好巩固', message: 'cut' },
  ],
  seeks: [...ADVERBS, ...JOINING].flatMap((word) => POINTS.map((point) => word + point)),
  *check({ hits, reading: { text } }) {
    let upTo = 0
    for (const { start, end, word: hit } of hits) {
      const word = hit.slice(0, -1)
      const before = text.charAt(start - 1)
      if (start < upTo || TAKEN[word]?.test(before)) continue
      // 能并的并，
      if (word.length === 1 && text.startsWith(`${word}的`, start - 2)) continue
      // A word that is spoken of, and the last of a list of words, stand alone.
      if (!isHan(before.charCodeAt(0)) && (word.length === 1 || !'，。；：'.includes(before))) continue
      upTo = end
      yield { start, end, message: 'cut', data: { words: wordsAround(text, start, end), word, mark: hit.slice(-1) } }
    }
  },
})
