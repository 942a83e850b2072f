/**
 * Families of words that split a whole without rest or overlap, as official reports use them. A list whose parts carry all that
 * such a family needs names all parts, so that the parts add up to the whole.
 */
const closed: readonly Family[] = [
  { words: ['男', '女'], needs: 2 },
  { words: ['城市', '城镇', '城区', '城关', '农村', '乡村', '乡镇', '县城'], needs: 2 },
  { words: ['集中', '分散', '散居'], needs: 2 },
  { words: ['有', '无'], needs: 2 },
  { words: ['合格', '不合格'], needs: 2 },
  { words: ['达标', '不达标', '未达标'], needs: 2 },
  { words: ['公办', '民办', '公立', '民营', '私立', '公建', '民建'], needs: 2 },
  { words: ['线上', '线下'], needs: 2 },
  { words: ['结婚', '离婚'], needs: 2 },
  { words: ['主办', '协办', '会办', '分办'], needs: 2 },
  { words: ['立行立改', '立整立改', '立即整改', '限期整改', '领域内整改', '长期整改'], needs: 2 },
  { words: ['已', '未', '正在', '尚未', '剩余', '仍在'], needs: 2 },
  { words: ['常住', '流动'], needs: 2 },
  { words: ['上半年', '下半年'], needs: 2 },
  { words: ['电脑票', '刮刮乐', '即开票', '即开型', '电脑型'], needs: 2 },
  { words: ['水田', '旱地', '水浇地'], needs: 2 },
  {
    words: ['新建', '续建', '改建', '扩建', '改扩建', '新开工', '改造提升', '改造', '修缮加固', '修缮', '维修', '加固'],
    needs: 2,
  },
  { words: ['一般', '较大', '重大', '特别重大'], needs: 2 },
  { words: ['大型', '中型', '小型', '微型', '小微型'], needs: 3 },
  { words: ['第一产业', '第二产业', '第三产业', '一产', '二产', '三产'], needs: 3 },
  { words: ['一季度', '二季度', '三季度', '四季度'], needs: 3 },
  { words: ['早稻', '中稻', '晚稻', '一季稻', '再生稻'], needs: 3 },
  { words: ['高风险', '中风险', '低风险'], needs: 3 },
  { words: ['一类', '二类', '三类', '四类', '五类', 'Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类', '劣Ⅴ类'], needs: 3 },
  { words: ['一级', '二级', '三级', '四级', '五级'], needs: 3 },
  { words: ['一等', '二等', '三等'], needs: 3 },
  { words: ['甲类', '乙类', '丙类', '丁类'], needs: 3 },
  { words: ['A级', 'B级', 'C级', 'D级'], needs: 3 },
  { words: ['一星级', '二星级', '三星级', '四星级', '五星级'], needs: 3 },
  { words: ['C级', 'D级'], needs: 2 },
  { words: ['Ⅰ级', 'Ⅱ级', 'Ⅲ级', 'Ⅳ级'], needs: 2 },
  { words: ['“优”', '“良”', '“中”', '“差”', '优等', '良等', '中等', '差等'], needs: 3 },
  { words: ['在建', '完工', '竣工', '前期', '未开工', '已开工', '投产'], needs: 3 },
  { words: ['获批', '待批', '未批', '在批'], needs: 2 },
  { words: ['退出', '整改类', '保留', '整改'], needs: 3 },
  { words: ['专职', '兼职'], needs: 2 },
  { words: ['满意', '非常满意', '比较满意', '基本满意', '不满意'], needs: 3 },
  { words: ['行政编制', '事业编制', '工勤编制'], needs: 2 },
  { words: ['集体访', '个体访', '集访', '个访'], needs: 2 },
  { words: ['简易程序', '普通程序', '一般程序', '速裁程序'], needs: 2 },
  { words: ['首贷', '续贷'], needs: 2 },
  { words: ['内贸', '外贸'], needs: 2 },
  { words: ['事前', '事后'], needs: 2 },
  { words: ['门诊', '住院'], needs: 2 },
  { words: ['夏粮', '秋粮', '早稻'], needs: 2 },
  { words: ['投诉', '举报', '咨询'], needs: 2 },
  { words: ['机动车', '非机动车'], needs: 2 },
  { words: ['工业投资', '基础设施投资', '房地产投资', '固定资产投资'], needs: 3 },
  { words: ['县道', '乡道', '村道', '国道', '省道'], needs: 3 },
  { words: ['党委', '党总支', '党支部'], needs: 3 },
  { words: ['来信', '来访', '来电', '网上信访', '网络'], needs: 3 },
  { words: ['规模化', '小型'], needs: 2 },
  { words: ['大型企业', '中小微企业', '中小企业'], needs: 2 },
  { words: ['现场解决', '现场办理', '现场答复', '转交', '移交', '交办', '带回'], needs: 2 },
  { words: ['生产', '停产', '停工', '停用', '基建', '运行', '在用'], needs: 3 },
  { words: ['新增', '存量'], needs: 2 },
  { words: ['永久', '临时'], needs: 2 },
  { words: ['划拨', '出让'], needs: 2 },
  { words: ['正科', '副科'], needs: 2 },
  { words: ['正处', '副处'], needs: 2 },
  { words: ['在职', '退休', '离休'], needs: 2 },
  { words: ['室内', '室外'], needs: 2 },
  { words: ['住宅', '非住宅', '商业', '办公'], needs: 2 },
  { words: ['一期', '二期', '三期', '四期'], needs: 2 },
  { words: ['第一批', '第二批', '第三批', '第四批'], needs: 2 },
  { words: ['第一轮', '第二轮', '第三轮', '第四轮'], needs: 2 },
  { words: ['初信初访', '重复信访', '初次', '重复'], needs: 2 },
  { words: ['即办件', '承诺件'], needs: 2 },
  { words: ['报告书', '报告表'], needs: 2 },
  { words: ['一等功', '二等功', '三等功'], needs: 2 },
  { words: ['公募', '非公募'], needs: 2 },
  { words: ['法定', '自选'], needs: 2 },
  { words: ['境内', '境外'], needs: 2 },
  { words: ['省内', '省外'], needs: 2 },
  { words: ['县内', '县外'], needs: 2 },
  { words: ['市内', '市外'], needs: 2 },
  { words: ['主城区', '郊区', '乡镇'], needs: 2 },
  { words: ['高于', '低于', '持平'], needs: 2 },
  { words: ['合法', '违法'], needs: 2 },
  { words: ['中央', '地方'], needs: 2 },
  { words: ['出口', '进口'], needs: 2 },
  { words: ['税收收入', '非税收入'], needs: 2 },
  { words: ['人大代表建议', '政协提案', '人大建议'], needs: 2 },
  { words: ['国家级', '全国重点', '省级', '市级', '县级', '区级', '乡级', '镇级', '村级'], needs: 4 },
  { words: ['优秀', '良好', '合格', '不合格', '称职', '基本称职', '不称职'], needs: 3 },
  { words: ['中央', '省级', '市级', '州级', '县级', '区级', '地方', '自筹', '社会', '专项债券'], needs: 4 },
]

interface Family {
  readonly words: readonly string[]
  /** How many parts with different words of the family make the list complete. */
  readonly needs: number
}

const familiesOf = new Map<string, number[]>()
closed.forEach(({ words }, family) => {
  for (const word of words) {
    const known = familiesOf.get(word)
    if (known) known.push(family)
    else familiesOf.set(word, [family])
  }
})
const wordLengths = [...new Set([...familiesOf.keys()].map((word) => word.length))].sort((a, b) => b - a)

/** Words that name the rest of a whole: a list with one of them is complete. */
const REST = /其他|其它|其余|另外|余下|剩余|另有/

/** Words for groups that overlap with any other: a woman may be a party member. They never split a whole by themselves. */
const OVERLAPPING =
  /民生|民间|技改|高技术|外资|留守|困境|低保|党员|团员|女|少数民族|大专|本科|研究生|硕士|博士|学历|职称|岁|残疾|妇女|老年|骨干|(?<!全国)重点/

/** Degrees overlap with whatever else is told of people, not with each other. */
const DEGREES = /大专|本科|研究生|硕士|博士|中专|高中/

/** Words that often, but not always, name a group picked out of the whole. */
const PICKED = /获|被|评为|采用|脱贫|监测|困难|退役|规上|亿元|以上|以下|以内/

/** Things named one by one, of which a report picks the largest: such a list is open. */
const NAMED_ONE_BY_ONE = /(?:项目|工程|公司|集团|街|(?<!公)路|桥|公园|基地|园区)$/

export interface PartLabel {
  /** The words before the number. */
  readonly before: string
  /** The words after the unit. */
  readonly after: string
}

/** The words that tell the parts apart: after the unit where all parts have some there (3个一类敬老院), else before the number. */
const wordsOf = (parts: readonly PartLabel[]): string[] =>
  parts.every(({ after }) => after.length >= 3)
    ? parts.map(({ after }) => after)
    : parts.map(({ before, after }) => (before.length >= 2 ? before : before + after))

export type Verdict = 'yes' | 'likely' | 'maybe' | 'no'

/**
 * Whether the parts, by their words, make up the whole: `yes` where the words say so (其他, 男 and 女, `likely` for parts of the total's own noun, `maybe` where only their sum tells, `no` where they are picked out of it or may overlap.
 */
export function exhausts(parts: readonly PartLabel[], total: PartLabel): Verdict {
  if (parts.length < 2) return 'no'
  const words = wordsOf(parts)
  if (words.some((word) => REST.test(word))) return 'yes'
  if (familyCovers(words) || negates(words)) return 'yes'
  if (words.some((word) => OVERLAPPING.test(word)) && !words.every((word) => DEGREES.test(word))) return 'no'
  // 亿元以上项目21个、工业项目18个: a size beside other grounds overlaps with them.
  const sized = words.filter((word) => /以[上下内]/.test(word))
  if (sized.length > 0 && sized.length < words.length) return 'no'
  if (words.some((word) => PICKED.test(word))) return parts.length >= 3 ? 'maybe' : 'no'
  if (words.some((word) => NAMED_ONE_BY_ONE.test(word.replace(/(?:完成|投资|资金|总?投入|销售|收入|[为达约])+$/, ''))))
    return 'no'
  // 房屋2.7万栋，其中自建房…，经营性自建房…: one part lies within another.
  if (words.some((a) => words.some((b) => a !== b && coreOf(a).length >= 2 && coreOf(b).includes(coreOf(a)))))
    return 'no'
  const shared = commonSuffix(words)
  const noun = stripVerb(words[0] ?? '').slice(-2)
  // 案件50件，其中行政案件…、民事案件…、刑事案件…: the parts' noun is the total's.
  if (shared >= 2 && (total.before + total.after).includes(noun)) return 'likely'
  return 'maybe'
}

const NOT = ['不予', '未予', '没有', '非', '不', '未']

/** 专用校车131辆、非专用校车11辆, 调解成功1241件、调解不成功45件: what is and what is not so make up the whole. */
function negates(words: readonly string[]): boolean {
  if (words.length !== 2) return false
  const [one = '', other = ''] = words.map((word) => stripVerb(word).replace(/^其中/, ''))
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return (
    short.length >= 2 && NOT.some((not) => long.length === short.length + not.length && long.replace(not, '') === short)
  )
}

/** A label without what only leads to its number. */
const coreOf = (word: string): string => stripVerb(word).replace(/^(?:其中|新增|完成)+/, '')

/** Whether all parts, or all but one, carry different words of one family, and enough of them. */
function familyCovers(words: readonly string[]): boolean {
  const carried = new Map<number, Set<string>>()
  for (const word of words) {
    for (const [family, found] of familyWordsIn(word)) {
      const known = carried.get(family)
      if (known) known.add(found)
      else carried.set(family, new Set([found]))
    }
  }
  for (const [family, found] of carried) {
    const needs = closed[family]?.needs ?? Number.POSITIVE_INFINITY
    if (found.size >= needs && found.size >= words.length - (words.length > 3 ? 1 : 0)) return true
  }
  return false
}

/** The family words of a label, the longest first (不合格, not 合格); a label with two words of a family belongs to none of its parts. */
function familyWordsIn(text: string): Map<number, string> {
  const found = new Map<number, string>()
  const mixed = new Set<number>()
  for (let at = 0; at < text.length; ) {
    let taken = 1
    for (const length of wordLengths) {
      const word = text.slice(at, at + length)
      const known = familiesOf.get(word)
      if (!known) continue
      for (const family of known) {
        if (found.has(family) && found.get(family) !== word) mixed.add(family)
        found.set(family, word)
      }
      taken = Math.max(taken, length)
      break
    }
    at += taken
  }
  for (const family of mixed) found.delete(family)
  return found
}

const stripVerb = (word: string): string => word.replace(/(?:达到?|为|是|有|共|完成|计|约|[了的])+$/, '')

function commonSuffix(labels: readonly string[]): number {
  const words = labels.map(stripVerb)
  const first = words[0] ?? ''
  let length = 0
  while (
    length < first.length &&
    words.every((word) => word.length > length && word.at(-1 - length) === first.at(-1 - length))
  )
    length++
  // A shared suffix that is a whole label tells nothing apart.
  return words.every((word) => word.length > length) ? length : 0
}

/** 产学研项目21个、成果转化项目12个: kinds of one noun that neither overlap nor lie within each other, so that they cannot exceed the whole. */
export function areKinds(parts: readonly PartLabel[]): boolean {
  const words = wordsOf(parts)
  return (
    commonSuffix(words) >= 2 &&
    !words.some((word) => OVERLAPPING.test(word) || PICKED.test(word)) &&
    !words.some((a) => words.some((b) => a !== b && coreOf(b).includes(coreOf(a))))
  )
}

/** Whether the parts carry what a closed family needs: 合格 and 不合格, 一类、二类、三类. Whatever carries them is split completely. */
export function isSplit(parts: readonly PartLabel[]): boolean {
  if (parts.length < 2) return false
  const words = wordsOf(parts)
  return familyCovers(words) || negates(words)
}
