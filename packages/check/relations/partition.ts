/**
 * Families of words that split a whole without rest or overlap, as official reports use them. A list whose parts carry two or
 * more words of one family names all parts, so that the parts add up to the whole.
 */
const families: readonly (readonly string[])[] = [
  ['男', '女'],
  ['城市', '城镇', '城区', '城关', '农村', '乡村', '县城'],
  ['集中', '分散'],
  ['新建', '续建', '改建', '扩建', '改扩建', '改造', '新开工'],
  ['国家级', '省级', '市级', '县级', '区级', '乡级', '镇级', '村级', '州级', '部级'],
  ['中央', '省级', '市级', '县级', '区级', '自筹', '地方', '社会'],
  ['国道', '省道', '县道', '乡道', '村道'],
  ['一类', '二类', '三类', '四类', '五类', 'Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类', '劣Ⅴ类'],
  ['一级', '二级', '三级', '四级', '五级'],
  ['一等', '二等', '三等'],
  ['甲类', '乙类', '丙类', '丁类'],
  ['A级', 'B级', 'C级', 'D级'],
  ['优秀', '良好', '合格', '不合格', '称职', '基本称职', '不称职', '优良', '轻度污染'],
  ['达标', '不达标', '未达标'],
  ['公办', '民办', '公立', '民营', '私立'],
  ['公建', '民建'],
  ['线上', '线下'],
  ['国有', '集体', '民营', '私营', '个体', '外资'],
  ['结婚', '离婚', '补领'],
  ['死亡', '受伤', '失踪'],
  ['重大', '较大', '一般', '特别重大'],
  ['高风险', '中风险', '低风险'],
  ['来信', '来访', '网上', '来电', '电话', '上级交办', '初次', '重复'],
  ['第一产业', '第二产业', '第三产业', '一产', '二产', '三产'],
  ['工业', '农业', '服务业', '建筑业', '商贸业', '批零住餐业'],
  ['上半年', '下半年'],
  ['一季度', '二季度', '三季度', '四季度'],
  ['立行立改', '限期整改', '领域内整改', '立整立改'],
  ['已', '未', '正在', '尚未', '剩余', '仍在'],
  ['投诉', '举报', '咨询', '求助', '建议'],
  ['普通程序', '简易程序', '一般程序'],
  ['行政', '民事', '刑事', '执行'],
  ['采纳', '部分采纳', '不采纳'],
  ['警告', '罚款', '没收'],
  ['企业', '个人', '个体工商户', '农民专业合作社', '机关', '事业单位', '社会组织'],
  ['公路', '铁路', '水路', '航空'],
  ['耕地', '园地', '林地', '草地', '建设用地', '未利用地', '湿地'],
  ['水田', '旱地', '水浇地'],
  ['住宅', '商业', '工业', '商住', '商服', '其他用地', '工矿仓储', '公共管理'],
  ['常住', '流动', '户籍'],
  ['幼儿园', '小学', '初中', '高中', '中学', '职业学校'],
  ['电脑票', '刮刮乐', '即开票', '即开型', '电脑型'],
  ['自然灾害', '事故灾难', '公共卫生', '社会安全'],
  ['机关', '国企', '农村', '社区', '学校', '两新'],
  ['主办', '协办', '会办', '分办'],
  ['建议', '提案', '议案'],
  ['正科', '副科', '正处', '副处'],
  ['独立', '一体化', '附设'],
  ['开工', '竣工', '在建', '未开工', '完工'],
  ['当年', '往年', '历年', '结转'],
  ['春季', '秋季', '夏季', '冬季'],
  ['大型', '中型', '小型', '小微型', '微型'],
  ['山塘', '水库', '水闸', '泵站', '堤防'],
  ['火化', '土葬', '生态安葬'],
  ['早稻', '中稻', '晚稻', '一季稻', '再生稻', '小麦', '玉米', '大豆', '油菜'],
]

const familiesOf = new Map<string, number[]>()
families.forEach((words, family) => {
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
const OVERLAPPING = /党员|团员|女|少数民族|大专|本科|研究生|硕士|博士|学历|职称|岁|残疾|妇女|脱贫|困难|老年|退役|骨干|重点|规上|亿元|以上|以下|以内/

/** Things named one by one, of which a report picks the largest: such a list is open. */
const NAMED_ONE_BY_ONE = /(?:项目|工程|公司|集团|街|路|桥|公园|基地|园区)$/

export interface PartLabel {
  /** The words before the number. */
  readonly before: string
  /** The words after the unit. */
  readonly after: string
}

/** The words that tell the parts apart: after the unit where all parts have some there (3个一类敬老院), else before the number. */
const wordsOf = (parts: readonly PartLabel[]): string[] =>
  parts.every(({ after }) => after.length >= 3) ? parts.map(({ after }) => after) : parts.map(({ before, after }) => (before.length >= 2 ? before : before + after))

/**
 * Whether the parts, by their words, make up the whole: `yes` where the words say so (其他, 男 and 女, one head noun with
 * different attributes), `likely` for three or more of a kind, `no` where they are picked out of it or may overlap.
 */
export function exhausts(parts: readonly PartLabel[]): 'yes' | 'likely' | 'no' {
  if (parts.length < 2) return 'no'
  const words = wordsOf(parts)
  if (words.some((word) => REST.test(word))) return 'yes'
  const family = sharedFamily(words)
  if (family >= 2 && family >= parts.length - 1) return 'yes'
  if (words.some((word) => OVERLAPPING.test(word))) return 'no'
  if (words.some((word) => NAMED_ONE_BY_ONE.test(word.replace(/(?:完成|投资|资金|总?投入|销售|收入|[为达约])+$/, '')))) return 'no'
  if (commonSuffix(words) >= 2) return parts.length >= 3 ? 'yes' : 'likely'
  return parts.length >= 3 ? 'likely' : 'no'
}

/** The most parts that carry different words of one family. */
function sharedFamily(words: readonly string[]): number {
  const carried = new Map<number, Set<string>>()
  for (const word of words) {
    for (const [family, found] of familyWordsIn(word)) {
      const known = carried.get(family)
      if (known) known.add(found)
      else carried.set(family, new Set([found]))
    }
  }
  let most = 0
  for (const found of carried.values()) most = Math.max(most, found.size)
  return most
}

function familyWordsIn(text: string): Map<number, string> {
  const found = new Map<number, string>()
  for (let at = 0; at < text.length; at++) {
    for (const length of wordLengths) {
      const word = text.slice(at, at + length)
      for (const family of familiesOf.get(word) ?? []) if (!found.has(family)) found.set(family, word)
    }
  }
  return found
}

const stripVerb = (word: string): string => word.replace(/(?:达到?|为|是|有|共|完成|计|约|[了的])+$/, '')

function commonSuffix(labels: readonly string[]): number {
  const words = labels.map(stripVerb)
  const first = words[0] ?? ''
  let length = 0
  while (length < first.length && words.every((word) => word.length > length && word.at(-1 - length) === first.at(-1 - length))) length++
  // A shared suffix that is a whole label tells nothing apart.
  return words.every((word) => word.length > length) ? length : 0
}

/** Grades of one thing (一类、二类…; 省级、市级…; 优秀、合格…): whatever carries them is split completely. */
export function isGraded(parts: readonly PartLabel[]): boolean {
  return parts.length >= 2 && sharedFamily(wordsOf(parts)) === parts.length
}
