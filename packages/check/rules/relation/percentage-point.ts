import type { RuleContext } from '../../engine/rule.ts'
import { defineRule, type Report } from '../../engine/rule.ts'
import { intervalOf, meet, subtract } from '../../relations/interval.ts'

/** 两个百分比之差的单位是“个百分点”，不是“％”。 */
export default defineRule({
  id: 'percentage-point',
  summary: '百分比之差用个百分点',
  explanation:
    '比率、占比、增速从一个百分数变到另一个百分数，相差的是“个百分点”。两头的百分数都写出来、差正好是所写的数的，改法是确定的。' +
    '只写了现在的比率和“较上年下降0.3％”的，多半也是个百分点，提请核对。金额、数量的增长用“％”，不报。',
  basis: [{ source: 'arithmetic' }, { source: 'practice' }],
  status: 'trial',
  category: 'percent-point',
  severity: 'warning',
  messages: {
    usePoints: ({ from, to, delta }) => `“${delta}％”是${to}％与${from}％之差，应写作“${delta}个百分点”。`,
    askPoints: ({ quote, delta }) => `“${quote}”是比率，它的升降应写作“${delta}个百分点”；如果说的是相对增幅，请写明。`,
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
  },
})

type Message = 'usePoints' | 'askPoints'

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

function* againstLastYear({ reading }: RuleContext): Iterable<Report<Message>> {
  const { figures, labels, text } = reading
  for (let at = 1; at < figures.length; at++) {
    const level = figures[at - 1]
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
    if (level.sentence !== delta.sentence || !SHARE.test(labels[at - 1]?.before ?? '')) continue
    if (!CHANGE.test(text.slice(Math.max(level.end, level.number.end), delta.start))) continue
    const digits = text.slice(delta.number.start, delta.number.end)
    yield {
      start: delta.number.start,
      end: Math.max(delta.end, delta.number.end),
      message: 'askPoints',
      data: { quote: `${labels[at - 1]?.before.slice(-8) ?? ''}${text.slice(level.start, level.end)}`, delta: digits },
      suggestion: `${digits}个百分点`,
    }
  }
}

/** A rate with no level of its own, right before the change: 办结率同比提高2.4%. */
const RATE_CHANGED =
  /([\u4e00-\u9fff]{1,6}(?:率|占比|比重|满意度))(?:同比|环比|[较比](?:上年|去年|上期|上月|上季|年初)(?:同期)?|较同期)(?:提高|上升|提升|下降|降低|回落)了?$/
/** The last characters of the words for a change. */
const CHANGED_LAST = '高升降低落了'
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
