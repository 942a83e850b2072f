import type { Figure, Place, Reading } from '@taizhang/text'
import { defineRule, type Hit, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, wordsAround } from '../../marks/characters.ts'

type Message = 'noUnit' | 'unit'

/** What each attribute is measured in. The units are what the text may go on with behind the number. */
interface Measure {
  readonly name: string
  readonly words: readonly string[]
  readonly units: RegExp
  /** Whether a number followed by any other word lacks its unit (总长10.4公路), or only one that ends its clause or meets 的. */
  readonly anyWord: boolean
}

const LENGTH =
  /公里|千米|[里米丈尺寸]|华里|海里|英里|厘米|毫米|公分|英[寸尺]|[kKcCmM]?[mM]|km|㎞|㎜|㎝|延米|余|多|万|百|千/y
const AREA = /平方|平米|亩|公顷|公亩|顷|[kK]?[mM][²2]|㎡|㎢|M|余|多|万|亿|个|分|[%％]/y
const MONEY = /元|[万亿千百余多]|美元|欧元|港[币元]|[%％]/y
const RATE = /[%％‰]|个?百分|[:：∶]|[分成万]|[倍]/y

const MEASURES: readonly Measure[] = [
  { name: '长度', words: ['总长', '全长', '总里程', '总长度'], units: LENGTH, anyWord: true },
  { name: '面积', words: ['面积', '占地'], units: AREA, anyWord: false },
  {
    name: '金额',
    words: [
      ...['投资', '总投资', '资金', '补助金', '产值', '价值', '收入', '支出', '利润', '税收', '销售额', '营业额'],
      ...['成交额', '交易额', '金额', '补贴', '罚款', '贷款', '捐款', '经费', '造价', '营收', '合同额', '存款'],
      ...[
        '罚没款',
        '罚金',
        '损失',
        '救助金',
        '保证金',
        '违约金',
        '奖金',
        '基金',
        '费用',
        '债券',
        '租金',
        '补偿款',
        '工程款',
        '欠薪',
      ],
    ],
    units: MONEY,
    anyWord: false,
  },
  {
    name: '数量',
    words: [
      '群众',
      '农户',
      '隐患',
      '案件',
      '资料',
      '学生',
      '居民',
      '企业',
      '党员',
      'D员',
      '纠纷',
      '线索',
      '车辆',
      '志愿者',
      '路灯',
      '花草',
      '树木',
      '图书',
      '床位',
      '学位',
      '泊位',
      '摄像头',
    ],
    units: /[\u4e00-\u9fff余多万亿千百%％]/y,
    anyWord: false,
  },
  { name: '百分比', words: ['率', '比重', '占比'], units: RATE, anyWord: false },
]

/** Works that are told in a measure: a decimal behind them that ends its clause has lost its unit. */
const WORKS = [
  '加固',
  '新建',
  '改建',
  '扩建',
  '改造',
  '整修',
  '维修',
  '修复',
  '新修',
  '硬化',
  '铺设',
  '疏浚',
  '清淤',
  '治理',
  '拓宽',
  '新增',
  '安装',
  '种植',
  '栽植',
  '收集',
  '清运',
  '处置',
  '共计',
  '合计',
  '总计',
  '日均',
  '年均',
]
const works = new Set(WORKS)
/** What is done the work on: 加固堤防23.6, 新建农村公路12.5. What is a mere number by nature ends in one of `BARE`. */
const OBJECT = /([\u4e00-\u9fff]{0,8}?)(\d+\.\d+)/y
const BARE = /(?:系数|指数|得分|分值|评分|分数|指标|比例?|比重|值|率|到|达|为|至|版|[a-zA-Z])$/

/** 5.8万 and 1.35亿 at the end of their clause count something; views and fans are told so, and what goes from one to another. */
const MULTIPLES = ['万，', '万。', '万；', '亿，', '亿。', '亿；']
const multiples = new Set(MULTIPLES)
const COUNTED_BARE = /(?:[\u4e00-\u9fff]{2,8}?)(?:达到?了?|近|约|超过?|突破|共|为)?(\d+(?:\.\d+)?)$/
const BARE_ENOUGH =
  /量|粉丝|点击|阅读|浏览|播放|关注|转发|点赞|曝光|观看|下载|访问|人口|用户|总数|数为?|从|由|自|元|金$|至|到|每|上下/
/** 缩短至15以内 has lost its unit. */
const WITHIN = /(?:缩短|压缩|减少|响应|用时|时长|时限|时间|距离|半径)[\u4e00-\u9fff]{0,5}(\d+(?:\.\d+)?)$/

/** 加固堤防总长23.6 is told by what it measures. */
const MEASURED = new RegExp(`(?:${MEASURES.flatMap(({ words }) => words).join('|')})$`)

const measureOf = new Map(MEASURES.flatMap((measure) => measure.words.map((word) => [word, measure] as const)))

/** Between the attribute and its number. */
const LINK = /(?:共计|总计|达到了?|达|共|为|约为?|近|超过?|仅|已|至|是|了)*/y
/** Whether a number or a word of `LINK` may follow: most attributes have none behind them. */
const mayLink = (next: string) =>
  (next >= '0' && next <= '9') || (next !== '' && '共总达为约近超仅已至是了'.includes(next))
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/y
/** What ends the clause that the number stands in. 、 and ： open lists and ratios too often. */
const CLAUSE_END = /[，。；）,;)]|$/y

/**
 * 有数没有单位：总长10.4公路，面积300的。
 */
export default defineRule({
  id: 'missing-unit',
  summary: '数字缺单位',
  explanation:
    '只看单位非有不可的说法：总长、全长后面的数要有长度单位；面积、占地、投资、产值、收入、各种率、群众、案件后面的数，' +
    '若一句话到此为止，或者直接跟着“的”，而没有单位，报出。投资、面积后面说件数的（投资3个项目）、比例（1:3）、年份、表格中的数不报。' +
    '加固、新建、硬化等工程做了多少，写到小数就断句而没有单位的，以及停在“万”“亿”上的件数、钱数（志愿者5.8万，），也报出（存疑）；其余停在数上、读不出单位的（新增耕地2136，）存疑；系数、指数、得分不报。',
  basis: [{ source: 'GB/T 15835-2011' }, { source: 'practice' }],
  status: 'trial',
  category: 'missing-unit',
  severity: 'error',
  messages: {
    noUnit: ({ words, number }) => `“${words}”中的“${number}”后面没有计量单位，请补上。`,
    unit: ({ words, number, name }) => `“${words}”中的“${number}”是${name}，后面缺计量单位。`,
  },
  examples: [
    { ok: '完成总长10.4公里的农村道路建设，占地面积300平方米，总投资2.5亿元，办结率98.5%，面积达1.2万余亩。' },
    { ok: '总投资3个项目，建筑面积XX㎡，频率1:3，全长约12华里，投资500万，支持率高，死亡率为0。' },
    { ok: '加固堤防23.6公里，新建泵站2座，改造后效率系数0.56，治理后水质指数为1.2，城乡收入比2.31，升级改造至3.0。' },
    { ok: '视频播放量突破300万，人口由5.2万增至5.8万，办理时限缩短至3天以内，合计得分98.5，日均接待1.2万人次。' },
    { bad: '新增耕地⟦2136⟧，其中水田870亩；罚款、没收⟦126.8⟧，秩序好转。', message: 'noUnit' },
    { bad: '化解矛盾⟦126⟧，户均增收⟦3200⟧，粮食总产量达⟦12.6万⟧。', message: 'noUnit' },
    { ok: '总人口12.6万，水利用系数由0.52提高到0.56，优于目标0.55，收入比缩小至1.97，入选“千企升级”100。' },
    { bad: '新增企业19家，其中工业⟦3⟧、商贸业9家、服务业7家。', message: 'noUnit' },
    { ok: '全市排名第12，热线12345，阅读量10万，每月5日报送，12，13号楼。' },
    { bad: '加固堤防⟦23.6⟧，新建护岸8.4公里。', message: 'noUnit' },
    { bad: '注册青年志愿者达⟦2.6万⟧，服务九千小时。', message: 'noUnit' },
    { bad: '向下游灌区供水⟦1.2亿⟧，保障春灌。', message: 'noUnit' },
    { bad: '出警时间缩短至⟦12⟧以内。', message: 'noUnit' },
    { bad: '安装太阳能路灯⟦260⟧，方便群众出行。', message: 'unit' },
    { bad: '“两项补贴”共计⟦386.2⟧，惠及老人。', message: 'noUnit' },
    { bad: '加固堤防总长⟦23.6⟧，新建护岸8.4公里。', message: 'unit' },
    { bad: '完成总长⟦10.4⟧公路建设', message: 'unit' },
    { bad: '建成面积⟦300⟧的便民服务中心', message: 'unit' },
    { bad: '项目总投资⟦500⟧，年底完工', message: 'unit' },
    { bad: '群众满意率达到⟦98.5⟧，居全市前列', message: 'unit' },
    { bad: '物资种类少、价值仅⟦86⟧，实现产值⟦871⟧。', message: 'unit' },
    { bad: '走访群众⟦320⟧，化解纠纷15起。', message: 'unit' },
  ],
  seeks: [...MEASURES.flatMap((measure) => measure.words), ...WORKS, ...MULTIPLES, '以内'],
  *check({ hits, reading }) {
    const told = new Set<number>()
    for (const report of byWords(reading, hits)) {
      told.add(report.start)
      yield report
    }
    for (const report of bareFigures(reading)) if (!told.has(report.start)) yield report
  },
})

/** Numbers behind the words that ask for a unit. */
function* byWords(reading: Reading, hits: readonly Hit[]): Iterable<Report<Message>> {
  const { text } = reading
  let last = -1 // 总投资 and the 投资 in it lead to the same number
  for (const { start: at, end: behind, word } of hits) {
    if (word === '以内' || multiples.has(word)) {
      const number = word === '以内' ? numberOf(WITHIN, text, at) : countedBare(text, at)
      if (number === null || number.start === last || isInTable(reading, number.start)) continue
      last = number.start
      const end = word === '以内' ? number.end : number.end + 1
      const data = { words: wordsAround(text, number.start, end), number: text.slice(number.start, end) }
      yield { start: number.start, end, message: 'noUnit', data, severity: 'warning' }
      continue
    }
    if (works.has(word)) {
      const number = bareWork(text, behind)
      if (number === null || number.start === last || isInTable(reading, number.start)) continue
      last = number.start
      const words = wordsAround(text, number.start, number.end)
      const data = { words, number: text.slice(number.start, number.end) }
      yield { ...number, message: 'noUnit', data, severity: 'warning' }
      continue
    }
    const measure = measureOf.get(word)
    if (!measure || !mayLink(text.charAt(behind))) continue
    LINK.lastIndex = behind
    LINK.test(text)
    const start = LINK.lastIndex
    NUMBER.lastIndex = start
    if (start === last || !NUMBER.test(text)) continue
    last = start
    const end = NUMBER.lastIndex
    if (hasUnit(text, end, measure)) {
      last = -1
      continue
    }
    // A rate of 0 needs no sign.
    if (isYear(text.slice(start, end)) || text.slice(start, end) === '0' || isInTable(reading, start)) continue
    const number = text.slice(start, end)
    yield { start, end, message: 'unit', data: { words: wordsAround(text, start, end), number, name: measure.name } }
  }
}

/** What is told in bare numbers by nature: coefficients, indices, scores, ranks, views and populations. */
const BARE_BY_NATURE =
  /系数|指数|得分|评分|分值|分数|满分|总分|均分|平均分|收入比|比值|之比|比例|比率|比为|比分|结构|编号|型号|代码|邮编|电话|热线|代号|版本|频道|浓度|pH|排名|位次|位居|名列|第$|人口|粉丝|点击|阅读|浏览|播放|关注|转发|点赞|曝光|观看|下载|访问|用户|流量|热度|总数|密度|等级|标准[为是由到]|均值|平均水平|容积率|最[大小]值|绝对值|端口|号[为是]?$|范围|费效比|[:：∶]$|[由从自每]$|(?:元|金)$/
/** What single figures number: 附件1, 方案2, 标段3. */
const NUMBERED = '前后为至到于或是用回第其件案注段组图表附章节步条款级类号卷期版路线区楼层栋项题例之阶批周月日年'
const CLAUSES_BEFORE = 28

/** 工业3、商贸业9家: the next number of the list has a unit, and its item ends there. */
function isCounted({ text }: Reading, next: Figure | undefined, from: number): boolean {
  if (next?.class !== 'quantity' || !/^[\u4e00-\u9fff]+$/.test(next.unit) || next.start - from > 12) return false
  return !/[，。；、：]/.test(text.slice(from + 1, next.start))
}

/** 新增耕地2136，其中…: a number that the reading found no unit behind, at the end of its clause. */
function* bareFigures(reading: Reading): Iterable<Report<Message>> {
  const { text, figures } = reading
  for (const [index, figure] of figures.entries()) {
    if (figure.unit !== '' || figure.rangeWith >= 0 || (figure.class !== 'quantity' && figure.class !== 'other'))
      continue
    const { start } = figure.number
    const end = Math.max(figure.end, figure.number.end)
    if (!isDigit(text.charCodeAt(start)) || !isHan(text.charCodeAt(figure.start - 1))) continue
    const isListed =
      text.charAt(end) === '、' && isHan(text.charCodeAt(end + 1)) && isCounted(reading, figures[index + 1], end)
    if (!isListed && !'，。；'.includes(text.charAt(end))) continue
    const lead = text.slice(Math.max(0, start - CLAUSES_BEFORE), start)
    const clauses = lead.slice(lead.search(/(?:[^，。；、\n]*[，、])?[^，。；、\n]*$/))
    const number = text.slice(start, end)
    if (number === '4.0' && text.startsWith('工业', start - 2)) continue
    // 投资500万 goes without 元 as often as with it.
    if (/[余多来]$/.test(number) || (/[万亿]$/.test(number) && /[资金款费值额入税贷补]/.test(clauses))) continue
    if (
      BARE_BY_NATURE.test(clauses) ||
      isYear(number) ||
      number === '0' ||
      (number.length < 2 && NUMBERED.includes(text.charAt(start - 1)))
    )
      continue
    if (isInTable(reading, start)) continue
    const data = { words: wordsAround(text, start, end), number }
    yield { start, end, message: 'noUnit', data, severity: 'warning' }
  }
}

function hasUnit(text: string, end: number, { units, anyWord }: Measure): boolean {
  units.lastIndex = end
  if (units.test(text)) return true
  CLAUSE_END.lastIndex = end
  if (CLAUSE_END.test(text)) return false
  const next = text.charAt(end)
  // 13，14 and 3—5 go on; a word that is no unit shows that the unit was left out only where lengths are meant.
  return !(next === '的' || (anyWord && /[\u4e00-\u9fff]/.test(next) && !/[条个段处座号年月日级车集分小]/.test(next)))
}

const isYear = (number: string): boolean => /^(?:19|20)\d\d$/.test(number)

/** The number that a pattern finds at the end of what stands before a place. */
function numberOf(pattern: RegExp, text: string, at: number): Place | null {
  const number = pattern.exec(text.slice(Math.max(0, at - 24), at))?.[1]
  return number === undefined ? null : { start: at - number.length, end: at }
}

/** The 5.8 of 注册志愿者达5.8万，. */
function countedBare(text: string, at: number): Place | null {
  const number = numberOf(COUNTED_BARE, text, at)
  if (number === null) return null
  const words =
    text
      .slice(Math.max(0, number.start - 12), number.start)
      .split(/[，。；：、“”（）\n]/)
      .at(-1) ?? ''
  return words.length < 3 || BARE_ENOUGH.test(words) ? null : number
}

/** The decimal of 加固堤防23.6， where nothing but the end of its clause follows it; null where there is none. */
function bareWork(text: string, behind: number): Place | null {
  OBJECT.lastIndex = behind
  const [, object = '', number = ''] = OBJECT.exec(text) ?? []
  if (number === '' || BARE.test(object) || MEASURED.test(object)) return null
  const end = OBJECT.lastIndex
  CLAUSE_END.lastIndex = end
  return CLAUSE_END.test(text) ? { start: end - number.length, end } : null
}

const isInTable = ({ document: { paragraphs, tables } }: Reading, at: number): boolean =>
  tables.length > 0 && paragraphs.some(({ start, end, cell }) => cell !== undefined && start <= at && at < end)
