import { defineRule, type Report } from '../../engine/rule.ts'
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

/** Verbs whose object, in quotation marks, follows at once: 荣获，“全省先进集体”. */
const BEFORE_QUOTE =
  '荣获 获得 获评 获批 获颁 获得了 被评为 评为 授予 称为 命名为 创建为 建立了 开展了 打造了 举办了 组织了 推出了 实施了 制定了 印发了 出台了 形成了 推行了 构建了 搭建了'
    .split(' ')
    .flatMap((verb) => ['，“', '，《'].map((marks) => verb + marks))

/** What a number stands behind at once: 共有党员，1286名. */
const BEFORE_NUMBER =
  /(?:^|[，。；：、\n])(?:[\u4e00-\u9fff]{0,6}?)(?:共有|现有|拥有|设有|共计|总计|合计|累计)[\u4e00-\u9fff]{0,5}$/
const NUMBER_BEGINS = [...'123456789'].map((digit) => `，${digit}`)

/** How a predicate begins that stands alone: 更加深入人心, 得到持续优化. */
const GROWING = ['更加', '日益', '不断', '持续', '得到', '进一步', '明显', '显著', '稳步', '逐步', '大幅']
const GROWN =
  /^，(?:更加|日益|不断|持续|得到|进一步|明显|显著|稳步|逐步|大幅)(?:得到|持续|有效|不断|明显|进一步)?(?:深入人心|优化|改善|提升|提高|增强|扩大|彰显|凸显|显现|巩固|好转|下降|上升|完善|解决|缓解|遏制|加强|拓展|浓厚|响亮|牢固|坚实|和谐|稳定|凝聚|释放|激发|发挥|规范)[。；，]/
/** A clause that is nothing but a subject: “枫林夜话”的影响力, 全县的营商环境. */
const QUALITIES =
  '形象|影响力|知名度|美誉度|环境|面貌|氛围|水平|能力|意识|满意度|获得感|幸福感|安全感|积极性|局面|格局|品牌|秩序|质量|效率|作风'
const SUBJECT = new RegExp(
  '(?:^|[，。；\\n])(?:“[^“”，。]{2,16}”|《[^》]{2,16}》|[全我本][县市区镇乡村街局]|人民群众|群众|干部群众|城乡|基层|城市|农村)' +
    `(?:的[\\u4e00-\\u9fff]{0,4})?(?:${QUALITIES})$`,
)

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
    object: ({ words }) => `“${words}”处，逗号把动词和它的宾语断开了，应删去。`,
    number: ({ words }) => `“${words}”处，逗号把数量和它前面的话断开了，应删去。`,
    subject: ({ words }) => `“${words}”处，逗号把主语和谓语断开了，应删去。`,
    cut: ({ words, word, mark }) => `“${words}”在“${word}”之后断开，“${mark}”多余，或者“${word}”后面丢了字。`,
  },
  examples: [
    {
      ok: '两村合并，能并的并，百尺竿头更进一步。即将。花大力，检查不定期开展，进一步巩固成果，由张某某主将，情况不断，工作积极。',
    },
    { ok: '（并），“将”，' },
    { bad: '班子成员⟦不定期，⟧“四不两直”开展检查', message: 'cut' },
    { bad: '干部作风进一步改进，⟦以及，⟧服务水平提高', message: 'cut' },
    { ok: '现有党员86名，12名为女性。共有党员。2023年，全县共有，2024年。坚持创新，“五个一”成效明显。' },
    { ok: '营造良好氛围，不断提升。全县上下改善环境，不断巩固。群众反映的问题得到解决，满意度不断提升。' },
    { bad: '获得⟦，⟧“全省先进集体”称号。', message: 'object', fixed: '获得“全省先进集体”称号。' },
    { bad: '共有党员⟦，⟧1286名，党支部52个。', message: 'number', fixed: '共有党员1286名，党支部52个。' },
    { bad: '全县的营商环境⟦，⟧得到持续优化。', message: 'subject', fixed: '全县的营商环境得到持续优化。' },
    { bad: '群众满意度⟦进一步。⟧下一步抓好巩固', message: 'cut' },
  ],
  seeks: [
    ...[...ADVERBS, ...JOINING].flatMap((word) => POINTS.map((point) => word + point)),
    ...BEFORE_QUOTE,
    ...NUMBER_BEGINS,
    ...GROWING.map((word) => `，${word}`),
  ],
  *check({ hits, reading: { text } }) {
    let upTo = 0
    for (const { start, end, word: hit } of hits) {
      const comma = hit.startsWith('，') ? start : hit.endsWith('“') || hit.endsWith('《') ? end - 2 : -1
      if (comma >= 0) {
        const report = stray(text, comma, hit)
        if (report) yield report
        continue
      }
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

/** A comma between a verb and its object in quotation marks, before a number, between a subject and its predicate. */
function stray(text: string, comma: number, hit: string): Report<'object' | 'number' | 'subject'> | null {
  const end = comma + 1
  const before = text.slice(Math.max(0, comma - 40), comma)
  const words = wordsAround(text, comma, end, 8)
  const report = { start: comma, end, data: { words }, fix: [{ start: comma, end, text: '' }] }
  if (!hit.startsWith('，')) return { ...report, message: 'object' }
  if (hit.length === 2 && hit.charCodeAt(1) < 0x100) {
    const isCount =
      /^\d[\d.]*[万亿余多]*[\u4e00-\u9fff]/.test(text.slice(end, end + 12)) &&
      !/^\d+[年月日时点]/.test(text.slice(end, end + 6))
    return isCount && BEFORE_NUMBER.test(before.slice(-16)) ? { ...report, message: 'number' } : null
  }
  return GROWN.test(text.slice(comma, comma + 14)) && SUBJECT.test(before) ? { ...report, message: 'subject' } : null
}
