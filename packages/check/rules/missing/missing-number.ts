import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, isMask, isNumeral, wordsAround } from '../../marks/characters.ts'

type Message = 'wholePart' | 'percent' | 'points' | 'count' | 'counter' | 'date' | 'documentNumber'

/**
 * Units of several characters, and the words behind which only a number can stand before them. 近万元 and 超过万人 are
 * numbers in themselves, 培训人次 and 增加场次 are nouns: those words are left out.
 */
const LONG_UNITS: readonly { readonly units: readonly string[]; readonly behind: RegExp }[] = [
  {
    units: ['万元', '亿元', '万人'],
    behind: /(?:完成投资|投资|投入|共有?|共计|总计|合计|累计|发放|资金|争取|拨付|筹集|募集)$/,
  },
  { units: ['人次', '户次', '场次'], behind: /(?:共|共计|总计|合计|累计|达到?|约|近|超过)$/ },
  {
    units: ['余件', '余户', '余次', '余人', '余家'],
    behind: /(?:新增|共有?|共计|总计|合计|累计|排查|发现|整改|化解|办理|受理|走访|开展)$/,
  },
  { units: ['平方米', '公里', '公顷'], behind: /(?:新增|新建|共|共计|总计|合计|累计|达到?|约|近|超过|完成|长|面积)$/ },
]
const behindUnit = new Map(LONG_UNITS.flatMap(({ units, behind }) => units.map((unit) => [unit, behind] as const)))

/** Units of one character, asked for only behind the surest words: 新增件，. */
const SHORT_UNIT = /(?:新增|共计|总计|合计|累计|达到|超过|共)[件起户份宗处]$/
/** 和谐共处, 长期共处 are words. */
const LIVING_TOGETHER = /(?:和谐|和睦|和平|友好|友善|融洽|长期|相互|共存|相|人|生|同|日|朝夕)共处$/

/**
 * Units that stand behind a number alone, with the characters before which make a word of them: 整个, 姓名, 国家, 平台. Whatever else
 * stands before them at the end of a clause has lost its number: 解决难题个，.
 */
const STRICT_UNITS: Readonly<Record<string, string>> = {
  个: '整各这那哪某首末个挨逐到计增至',
  座: '讲插底客满首入让就落星',
  亩: '每田',
  辆: '车每',
  盏: '每',
  万元: '每近超过逾达约多数余上几单首足满',
  亿元: '每近超过逾达约多数余上几单首足满',
  公里: '每近超过逾达约多数余上几单华方人吨车',
  平方米: '每近超过逾达约多数余上几单',
  立方米: '每近超过逾达约多数余上几单',
}
/** Nouns with their own measure word: 案件件 and 会议次 have lost a number. 企业家 and 项目部 are words, and not here. */
const NOUN_UNITS =
  '会议次 会议场 培训期 培训场 活动场 活动次 案件件 信访件 诉求件 议案件 提案件 事项件 线索条 隐患条 问题条 纠纷起 事故起 群众人 党员名 农户户 家庭户 树木株 苗木株 垃圾吨 粮食吨 资料份 手册份 企业家次 单位家次 人员人次 游客人次'.split(
    ' ',
  )
const UNIT_OF_NOUN = /(?:人次|家次|[次场期件条起人名户株吨份])$/
/** A rate or a sum that is said to reach something, and then nothing: 完成率达，. */
const REACHED = [
  '率达',
  '率为',
  '率达到',
  '率提高到',
  '率提升至',
  '占比达到',
  '占比为',
  '比重达到',
  '比重为',
  '总数达到',
  '总数达',
  '总量达到',
  '总量达',
  '总额达到',
  '总额达',
  '总投资达',
  '面积达',
  '面积达到',
  '收入达到',
  '收入达',
  '产值达到',
  '产值达',
]
const POINTS = '，。；、'
const reached = new Set(REACHED)
const nounUnits = new Set(NOUN_UNITS)
const POINTS_BEFORE = /(?:提高|上升|增长|增加|扩大|下降|降低|回落|减少|收窄|缩小|高出?|低|快|慢|升|降|达|约|近|了)$/
const COUNTER = /^个(?![人体别性案税股头子展位])/

/**
 * 该有数字的地方没有数字：上报率.5%，新增件，完成了%。
 */
export default defineRule({
  id: 'missing-number',
  summary: '缺数字',
  explanation:
    '小数点前面没有整数（上报率.5%）、百分号或“个百分点”前面没有数（完成了%）、“新增”“共”“累计”后面直接跟着单位（新增件，）、' +
    '日期和文号缺数（9月日、〔2023〕号）时报出。用XX、×、下划线代替的不报；“和谐共处”“新增个体户”一类不是缺数的不报；表格表头不报。',
  basis: [{ source: 'GB/T 15835-2011' }, { source: 'practice' }],
  status: 'trial',
  category: 'missing-number',
  severity: 'error',
  messages: {
    wholePart: ({ words }) => `“${words}”的小数点前缺整数部分；不足1的小数应写作0.…。`,
    percent: ({ words }) => `“${words}”的百分号前缺数字。`,
    points: ({ words }) => `“${words}”的“个百分点”前缺数字。`,
    count: ({ words }) => `“${words}”缺数字：单位前面没有数。`,
    counter: ({ words }) => `“${words}”的“个”前缺数字。`,
    date: ({ words }) => `“${words}”的日期缺数字。`,
    documentNumber: ({ words }) => `“${words}”的文号缺序号。`,
  },
  examples: [
    { ok: '完成率98.5%，增长0.5%，提高几个百分点，增长XX%，占比（%），各民族和谐共处，新增个体户12户。' },
    { ok: '增收近万元，培训人次、服务人次稳步增加。9月日均客流120人次，全年新增投资12万元。任务完成.2023年将继续推进' },
    { bad: '全区已上报个体户1.2万个，上报率⟦.5%⟧', message: 'wholePart' },
    { bad: '全年任务完成了⟦%⟧，好于预期', message: 'percent' },
    { bad: '满意度比上年提高⟦个百分点⟧', message: 'points' },
    { bad: '受理申请120件，⟦新增件⟧，办结率100%', message: 'count' },
    { bad: '排查隐患⟦共处⟧，其中敬老院38处', message: 'count' },
    { bad: '全年⟦完成投资万元⟧，增长5%', message: 'count' },
    { bad: '新建公厕⟦座⟧，召开会议⟦次⟧，受理案件⟦件⟧。', message: 'count' },
    { bad: '完成⟦率达⟧，超额完成任务；⟦占比为⟧，列全市第三。', message: 'count' },
    { bad: '解决难题⟦个⟧，新增停车泊位⟦个⟧。流转耕地⟦亩⟧、硬化道路⟦公里⟧。', message: 'count' },
    { ok: '报送国家、专家，搭建平台，逐个、整个。排名、知名，近万元，车辆，讲座，各处，办事处，千家万户进千家。' },
    { ok: '新建公厕三座，完成率达标，占比为全市最高，参会企业家、网格员，覆盖率达到预期。' },
    { bad: '全年⟦新增个⟧项目，投资2亿元', message: 'counter' },
    { bad: '总数⟦达到个⟧。', message: 'counter' },
    { bad: '截至9⟦月日⟧，办结12件', message: 'date' },
    { bad: '按照《通知》（云政发〔2023〕⟦号⟧）要求', message: 'documentNumber' },
  ],
  seeks: [
    '.',
    '．',
    '%',
    '％',
    '个百分点',
    ...REACHED.flatMap((word) => [...POINTS].map((point) => word + point)),
    ...NOUN_UNITS.flatMap((word) => [...POINTS].map((point) => word + point)),
    ...Object.keys(STRICT_UNITS).flatMap((unit) => [...POINTS].map((point) => unit + point)),
    '共计 ',
    '新增个',
    '共计个',
    '总计个',
    '合计个',
    '累计个',
    '达到个',
    '增至个',
    '月日',
    '年月',
    '〕号',
    '﹞号',
    ']号',
    '】号',
    ...[...behindUnit.keys()].flatMap((unit) => [`${unit}，`, `${unit}。`, `${unit}；`, `${unit}、`]),
    ...[...'件起户份宗处'].flatMap((unit) => [`${unit}，`, `${unit}。`, `${unit}；`]),
  ],
  *check({ hits, reading }) {
    const { text } = reading
    for (const { start, end, word } of hits) {
      const report = at(text, start, end, word)
      if (report) yield report
    }
  },
})

function at(text: string, start: number, end: number, word: string): Report<Message> | null {
  const before = text.charCodeAt(start - 1)
  if (reached.has(word.slice(0, -1))) return report(text, 'count', start, end - 1)
  if (nounUnits.has(word.slice(0, -1))) {
    const unit = UNIT_OF_NOUN.exec(word.slice(0, -1))?.[0].length ?? 1
    return isNumeral(text.charCodeAt(start - 1)) ? null : report(text, 'count', end - 1 - unit, end - 1)
  }
  switch (word) {
    case '共计 ':
      return /^ +(?:个|件|户|人|处|次|家|项|起|条|名|万元|亿元|亩)(?![\u4e00-\u9fff])/.test(
        text.slice(end - 1, end + 6),
      )
        ? report(text, 'count', start, end + 1)
        : null
    case '.':
    case '．':
      return isHan(before) && isDigit(text.charCodeAt(end)) ? wholePart(text, start) : null
    case '%':
    case '％':
      return isHan(before) && !isNumeral(before) && !isMask(before) ? report(text, 'percent', start, end) : null
    case '个百分点':
      return isHan(before) && !isNumeral(before) && POINTS_BEFORE.test(text.slice(Math.max(0, start - 2), start))
        ? report(text, 'points', start, end)
        : null
    case '月日':
      return isDigit(before) && !/[均常]/.test(text.charAt(end)) ? report(text, 'date', start, end) : null
    case '年月':
      return text.charAt(end) === '日' && isDigit(before) ? report(text, 'date', start, end + 1) : null
    case '〕号':
    case '﹞号':
    case ']号':
    case '】号':
      return /\d{4}$/.test(text.slice(Math.max(0, start - 4), start))
        ? report(text, 'documentNumber', start + 1, end)
        : null
  }
  if (word.endsWith('个'))
    return COUNTER.test(text.slice(end - 1, end + 1)) ? report(text, 'counter', start, end) : null
  return isHan(before) && !isNumeral(before) ? (count(text, start, end - 1) ?? strict(text, start, end - 1)) : null
}

/** .5% and .5万 behind a word; 完成.2023年 is a full stop in half width. */
function wholePart(text: string, start: number): Report<Message> | null {
  const found = /^[.．]\d{1,3}(?:[%％‰万亿]|个百分点|元|倍|公里|亩)/.exec(text.slice(start, start + 10))
  return found ? report(text, 'wholePart', start, start + found[0].length) : null
}

function count(text: string, unit: number, end: number): Report<Message> | null {
  if (end - unit > 1) {
    const found = behindUnit.get(text.slice(unit, end))?.exec(text.slice(Math.max(0, unit - 4), unit))
    return found ? report(text, 'count', unit - found[0].length, end) : null
  }
  const words = text.slice(Math.max(0, end - 4), end)
  const found = SHORT_UNIT.exec(words)
  if (!found || LIVING_TOGETHER.test(text.slice(Math.max(0, end - 5), end))) return null
  const start = end - found[0].length
  // 共 also ends words (公共, 合共): alone it must follow a mark, or go on with 其中.
  const isBare = found[0].startsWith('共') && found[0].length === 2
  if (isBare && !/[，。；：、]/.test(text.charAt(start - 1)) && !text.startsWith('，其中', end)) return null
  return report(text, 'count', start, end)
}

function strict(text: string, start: number, end: number): Report<Message> | null {
  const exempt = STRICT_UNITS[text.slice(start, end)]
  const isBare = exempt !== undefined && !exempt.includes(text.charAt(start - 1)) && isHan(text.charCodeAt(start - 2))
  return isBare ? report(text, 'count', start, end) : null
}

function report(text: string, message: Message, start: number, end: number): Report<Message> {
  return { start, end, message, data: { words: wordsAround(text, start, end) } }
}
