import type { Figure } from '@taizhang/text'
import type { RuleContext } from '../../engine/rule.ts'
import { defineRule, type Report } from '../../engine/rule.ts'
import { intervalOf, meet, subtract } from '../../relations/interval.ts'

/** 两个百分比之差的单位是“个百分点”，不是“％”。 */
export default defineRule({
  id: 'percentage-point',
  summary: '百分比之差用个百分点',
  explanation:
    '比率、占比、增速从一个百分数变到另一个百分数，相差的是“个百分点”。两头的百分数都写出来、差正好是所写的数的，改法是确定的。' +
    '只写了现在的比率和“较上年下降0.3％”的，多半也是个百分点，提请核对。金额、数量的增长用“％”；写成“投资同比增长11.8个百分点”的，也报。',
  basis: [{ source: 'arithmetic' }, { source: 'practice' }],
  status: 'trial',
  category: 'percent-point',
  severity: 'warning',
  messages: {
    usePoints: ({ from, to, delta }) => `“${delta}％”是${to}％与${from}％之差，应写作“${delta}个百分点”。`,
    askPoints: ({ quote, delta }) => `“${quote}”是比率，它的升降应写作“${delta}个百分点”；如果说的是相对增幅，请写明。`,
    usePercent: ({ quote, delta }) => `“${quote}”说的是数额的增减，应写作“${delta}%”；“个百分点”只用于两个百分数之差。`,
  },
  examples: [
    { ok: '占比5.23％，比上年4.36％提高0.87个百分点。' },
    { ok: '细颗粒物平均浓度19.1微克/立方米，较上年上升0.6％。' },
    { ok: '工业增加值增长5.2％，比上年增长3％。' },
    {
      bad: '占比5.23％，比上年4.36％增长⟦0.87％⟧。',
      message: 'usePoints',
      fixed: '占比5.23％，比上年4.36％增长0.87个百分点。',
    },
    { bad: '优良天数比例为97.9％，较上年下降⟦0.3％⟧。', message: 'askPoints' },
    { bad: '热线按时办结率同比提高⟦2.4％⟧。', message: 'askPoints' },
    { bad: '工业产值增长9.6％，增速比上年提高⟦2.1％⟧。', message: 'askPoints' },
    { bad: '财政收入增长8.6％，比上年同期加快⟦1.3％⟧。', message: 'askPoints' },
    { bad: '工业增加值增长5.8％，高于全国⟦0.6％⟧；利用率36.4％，比目标高⟦1.4％⟧。', message: 'askPoints' },
    { ok: '增长5.8％，高于全国4.8％；增长6.1％，超过预期5％的目标；参保率98％，高于全省（96％）2个百分点。' },
    { bad: '完成投资12.6亿元，同比增长⟦5.2个百分点⟧。', message: 'usePercent' },
    { bad: '社会消费品零售总额同比增长⟦6.3个百分点⟧。', message: 'usePercent' },
    { ok: '税收收入占比下降1.1个百分点，贷款126亿元，不良率1.2％，下降0.3个百分点，投资增速增加2个百分点。' },
    { ok: '办事效率同比提高20％，汇率较上年下降2％，增长率同比提高0.5个百分点。' },
  ],
  *check(context) {
    const said = new Set<number>()
    for (const report of betweenLevels(context)) {
      said.add(report.start)
      yield report
    }
    for (const report of againstLastYear(context)) {
      if (said.has(report.start)) continue
      said.add(report.start)
      yield report
    }
    for (const report of ofRateAlone(context)) if (!said.has(report.start)) yield report
    yield* ofAmount(context)
  },
})

type Message = 'usePoints' | 'askPoints' | 'usePercent'

function* betweenLevels({ reading, relations }: RuleContext): Iterable<Report<Message>> {
  for (let index = 0; index < relations.length; index++) {
    const relation = relations[index]
    if (relation?.type !== 'difference') continue
    const [from, to, delta] = (['from', 'to', 'delta'] as const).map((role) =>
      relation.members.find((member) => member.role === role),
    )
    const figures = [from, to, delta].map((member) => (member ? reading.figures[member.figure] : undefined))
    const [a, b, c] = figures
    if (
      !from ||
      !to ||
      !delta ||
      !a ||
      !b ||
      !c ||
      figures.some((figure) => figure?.unit !== '%' || figure.value === null)
    )
      continue
    const [low, high] = (a.value ?? 0) < (b.value ?? 0) ? [a, b] : [b, a]
    if (!meet(subtract(intervalOf(high), intervalOf(low)), intervalOf(c))) continue
    const digits = (figure: typeof a) => reading.text.slice(figure.number.start, figure.number.end)
    yield {
      start: c.number.start,
      end: delta.end,
      message: 'usePoints',
      data: { from: digits(a), to: digits(b), delta: digits(c) },
      suggestion: `${digits(c)}个百分点`,
      fix: [{ start: c.number.end, end: delta.end, text: '个百分点' }],
      related: [from, to],
      relation: index,
    }
  }
}

const SHARE = /(?:率|比例|占比|比重|覆盖面|增速|增幅)(?:为|达到?|是|约|已|在)*$/
const CHANGE =
  /^[％%]?[，、（]?(?:同比|环比|[较比](?:上年|去年|上期|上月|上季|年初|同期)[^，。；]{0,8}?)(?:提高|上升|增加|提升|下降|降低|减少|回落)了?$/

/** 增长8.6％，比上年同期加快1.3％: the speed of growth goes up by points. */
const GROWTH = /(?:增长|增速|增幅|下降|涨幅|降幅)(?:了|为|达到?)?$/
const SPEED =
  /^[％%]?[，、（]?(?:增速|增幅)?(?:同比|环比|[较比](?:上年|去年|上期|上月|上季|年初|同期|一季度|上半年|前三季度|第[一二三]季度)[^，。；]{0,8}?)?(?:加快|放缓|提高|回落|收窄|提升)了?$/

/** 增长5.8％，高于全国0.6％: a small part of a rate, by which it is above another one. */
const APART =
  /^[％%]?[）)]?[，、（]?(?:增速|增幅)?(?:(?:分别)?(?:高于|低于|高出|快于|慢于|超过?)[^，。；\d]{1,12}|[较比与][^，。；\d]{1,12}(?:再|高|低|快|慢|高出|多|相差|差))$/
const APART_SPEED = /(?:增速|增幅)[^，。；\d]{0,4}(?:快于|慢于)[^，。；\d]{1,8}$/
/** 高于全国4.8％ may name the other rate; 0.6％ beside 5.8％ can't. */
const isFraction = (delta: Figure, level: Figure): boolean =>
  delta.value !== null && level.value !== null && delta.value > 0 && delta.value * 3 <= level.value

function* againstLastYear({ reading }: RuleContext): Iterable<Report<Message>> {
  const { figures, labels, text } = reading
  for (let at = 1; at < figures.length; at++) {
    // A date may stand between: 比一季度加快0.3％.
    const from = figures[at - 1]?.class === 'date' ? at - 2 : at - 1
    const level = figures[from]
    const delta = figures[at]
    if (
      !level ||
      !delta ||
      level.class !== 'quantity' ||
      delta.class !== 'quantity' ||
      level.unit !== '%' ||
      delta.unit !== '%'
    )
      continue
    if (level.sentence !== delta.sentence) continue
    const before = labels[from]?.before ?? ''
    const between = text.slice(Math.max(level.end, level.number.end), delta.start)
    const isSpeed =
      between.length < 24 && SPEED.test(between) && GROWTH.test(text.slice(Math.max(0, level.start - 6), level.start))
    const isApart =
      between.length < 24 &&
      (APART_SPEED.test(between) || (APART.test(between) && isFraction(delta, level))) &&
      !isSpeed
    if (!isSpeed && !isApart && !(SHARE.test(before) && CHANGE.test(between))) continue
    const digits = text.slice(delta.number.start, delta.number.end)
    yield {
      start: delta.number.start,
      end: Math.max(delta.end, delta.number.end),
      message: 'askPoints',
      data: { quote: `${labels[from]?.before.slice(-8) ?? ''}${text.slice(level.start, level.end)}`, delta: digits },
      suggestion: `${digits}个百分点`,
    }
  }
}

/** A rate with no level of its own, right before the change: 办结率同比提高2.4%. */
const RATE_CHANGED =
  /([\u4e00-\u9fff]{0,6}(?:率|占比|比重|满意度|增速|增幅|涨幅|降幅))(?:同比|环比|[较比](?:上年|去年|上期|上月|上季|年初|一季度|上半年|前三季度)(?:同期)?|较同期)(?:提高|上升|提升|下降|降低|回落|加快|放缓|收窄)了?$/
/** The last characters of the words for a change. */
const CHANGED_LAST = '高升降低落快缓窄了'
const NOT_SHARES = /(?:效率|功率|汇率|频率|速率|利率|费率|税率|心率|产率|生产率|周转率|犯罪率|死亡率|发病率)$/

function* ofRateAlone({ reading }: RuleContext): Iterable<Report<Message>> {
  const { figures, text } = reading
  for (const figure of figures) {
    if (figure.class !== 'quantity' || figure.unit !== '%' || !CHANGED_LAST.includes(text.charAt(figure.start - 1)))
      continue
    const found = RATE_CHANGED.exec(text.slice(Math.max(0, figure.start - 24), figure.start))
    if (!found?.[1] || NOT_SHARES.test(found[1])) continue
    const digits = text.slice(figure.number.start, figure.number.end)
    yield {
      start: figure.number.start,
      end: Math.max(figure.end, figure.number.end),
      message: 'askPoints',
      data: { quote: found[1], delta: digits },
      suggestion: `${digits}个百分点`,
    }
  }
}

/** What grows by so many per cent: sums, amounts and numbers, not shares. */
const AMOUNT =
  /总额|收入|投资|产值|增加值|产量|销售额|交易额|成交额|营业额|人次|面积|存款|贷款|余额|进出口|利润|税收|生产总值|GDP|支出|客流|数量|销量|保费|用电量|货运量|客运量/
const SHARE_WORD = /率|比重|占比|比例|增速|增幅|涨幅|降幅|度|高于|低于|指数|份额/
const GROWS = /(?:增长|增加|减少)了?$/
const GROWS_ALONE =
  /^[，、（]?(?:同比|环比|[较比](?:上年|去年|上期|上月|上季|年初|同期)[^，。；]{0,6}?)?(?:增长|增加|减少)了?$/

/** 投资12.6亿元，同比增长5.2个百分点: an amount grows by a share of itself. */
function* ofAmount({ reading }: RuleContext): Iterable<Report<Message>> {
  const { figures, text } = reading
  for (let at = 0; at < figures.length; at++) {
    const figure = figures[at]
    if (figure?.class !== 'quantity' || figure.unit !== '个百分点') continue
    const lead = text.slice(Math.max(0, figure.start - 24), figure.start)
    const clause = lead.slice(lead.search(/[^，。；：、（）\n]*$/))
    if (!GROWS.test(clause) || SHARE_WORD.test(clause)) continue
    const before = figures[at - 1]
    const follows =
      before && before.unit !== null && !/[%％点‰倍]/.test(before.unit) && before.sentence === figure.sentence
    const isAlone = follows && GROWS_ALONE.test(text.slice(Math.max(before.end, before.number.end), figure.start))
    const isGrowth =
      /增长了?$/.test(clause) && !SHARE_WORD.test(text.slice(Math.max(0, figure.start - 60), figure.start))
    if (!isAlone && !isGrowth && !AMOUNT.test(clause)) continue
    const delta = text.slice(figure.number.start, figure.number.end)
    const { start } = figure.number
    const end = Math.max(figure.end, figure.number.end)
    yield { start, end, message: 'usePercent', data: { quote: clause, delta }, suggestion: `${delta}%` }
  }
}
