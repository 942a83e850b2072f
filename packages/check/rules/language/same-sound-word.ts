import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { isFree, isHan, isPair, scanSuspects } from '../../lexicon/near-words.ts'
import { confusableGroups } from './confusable-words.data.ts'

/** 一篇里出现得比这更多的，是这篇自己的词，不是错字。 */
const slipsMax = 4

/** 虚词和方位词：和前后的字相连，多半是碰巧。 */
const particles =
  '县乡镇村市省应须宜拟均皆曾仍尚便才尽的了和在是与及为等对将把被就也都还又而以从向由到于之其这那中上下里时后前者们个一二三四五六七八九十两几多各每该本某不无有要能会可并或且更最很再已未所地得着过给让使令叫'

/** 最常单独成词的字：两个都是，就是两个词。 */
const veryFree =
  '了是在和有他不我的人也为就这上年中你说一到都等着对来与地还要又大而之道以得她个后去将那但从月下把被于时只多过可并能好会出或日由里用所向已其给很看使前新想却它最见起小高更如再才便没走做让内及听成各事号至叫两当三本无此们家长市门正同吃天比米外即分问话打老自副跟笑则像较国死省住万因曾元呢手达头作该女开路约军称名二每属谁受带进先应吧县心占处区太点水南张今间总回山请者党段法连站第共另生全行倒快派啊相吗经按找口均种字入真拿城马干王据四子书仍难西东少次些钱北气近杀清学强写既若往台原发任美未杨兵非除边位鱼明设州直定越身重声五低坐儿极放金红朝爱知主您报类早虽面别初性型讲部送远反指乡方甚完常意队涓式左拉花电锛条剑神动湖河白官师仅教哪变图平府热制望岁紝转建命加管场跑穿众么黑怕风信置急石黄镇取光竟力数曰亲传深脸买接茶且办待文提系量忙尽喝'

/** 近年的行话，词典里没有：诉源治理、民转刑案件、占补平衡。 */
const jargon = new Set(
  '诉源 诉调 诉访 转刑 访调 警调 检调 矛调 警网 涉诉 涉企 涉农 快处 快审 速裁 执破 立审 审执 府院 警企 税企 银企 校地 医共 医联 农投 水投 文投 管养 巡林 巡河 河湖 库塘 圩堤 渠系 灌排 占补 卫片 图斑 净矿 地灾 群测 群防 两违 网签 网订 帮办 代办 领办 跨办 智办 掌办 碳汇 双碳 双控 双随 双创'.split(
    ' ',
  ),
)

/** 错别字表里已有的，由那条规则报。 */
const known = new Set(
  confusableGroups.flatMap((group) => group.words.filter((each) => each.wrong.length === 2).map((each) => each.wrong)),
)

/**
 * 输入法选错字：两个字不成词，却与一个公文常用词同音或形近，前后又都接不上别的词。
 *
 * 没有词表就没有“不成词”：只在左右两边的词都完整、这两个字谁也不能与旁边的字成词、也不是单独成词的字时才报。
 */
export default defineRule({
  id: 'same-sound-word',
  summary: '疑为同音或形近的错字',
  explanation:
    '两个字连在一起不成词，却与某个公文常用词同音（不分平翘舌、前后鼻音）或形近，而且左右两边的词都完整、这两个字与旁边的字也不成词，多半是输入法选错了字，如“示点建设”应为“试点建设”。人名、地名和常用的单字不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    sounds: ({ wrong, right }) => `“${wrong}”不成词，疑为“${right}”之误。`,
  },
  examples: [
    { ok: '开展试点建设，展示点位信息，公安机关涉密文件按规定管理。' },
    { ok: '霍家桥、竹岭、岐山骆家等村完成污水管网建设。' },
    { bad: '落实帮扶⟦错施⟧，防止返贫。', message: 'sounds' },
    { bad: '深化机构⟦改格⟧，激发活力。', message: 'sounds' },
  ],
  check({ reading }): Iterable<Report<'sounds'>> {
    const { text } = reading
    const reports: Report<'sounds'>[] = []
    const times = new Map<string, number>()
    scanSuspects(text, (at, words) => {
      if (!standsAlone(text, at)) return
      const wrong = text.slice(at, at + 2)
      if (known.has(wrong) || jargon.has(wrong) || isName(text, at)) return
      times.set(wrong, (times.get(wrong) ?? 0) + 1)
      const right = words.slice(0, 3).join('”或“')
      reports.push({ start: at, end: at + 2, message: 'sounds', data: { wrong, right }, suggestion: words[0] ?? '' })
    })
    return reports.filter((report) => (times.get(String(report.data?.['wrong'])) ?? 0) <= slipsMax)
  },
})

/** Whether the words on both sides are whole without the pair, and neither of its characters can be a word, alone or with its neighbour. */
function standsAlone(text: string, at: number): boolean {
  const first = text.charCodeAt(at)
  const second = text.charCodeAt(at + 1)
  if (particles.includes(text.charAt(at)) || particles.includes(text.charAt(at + 1))) return false
  if (veryFree.includes(text.charAt(at)) && veryFree.includes(text.charAt(at + 1))) return false
  const left = at > 0 ? text.charCodeAt(at - 1) : 10
  const right = at + 2 < text.length ? text.charCodeAt(at + 2) : 10
  if (isHan(left) && (isPair(left, first) || !(isFree(left) || isPair(at > 1 ? text.charCodeAt(at - 2) : 10, left))))
    return false
  if (
    isHan(right) &&
    (isPair(second, right) || !(isFree(right) || isPair(right, at + 3 < text.length ? text.charCodeAt(at + 3) : 10)))
  )
    return false
  return true
}

/** A place's or an office's name, or a person's with the title after it: two characters of any sound can be one. */
function isName(text: string, at: number): boolean {
  return (
    '村镇乡县市区省州路街桥河江湖山岭湾港洲岛寺庙塔寨屯庄铺坪坝冲沟溪港某同'.includes(text.charAt(at + 2)) ||
    ('“《、〈（'.includes(text.charAt(at - 1)) && '”》、〉）'.includes(text.charAt(at + 2)))
  )
}
