import { defineRule, type Report } from '../../engine/rule.ts'

/** 单位不同的数加在一起。 */
export default defineRule({
  id: 'unlike-units',
  summary: '单位不同的数加在一起',
  explanation:
    '“合计”“共计”前面的几个数恰好加起来等于合计，而单位却不一样（3个、5人合计8个），不是单位写错，就是不该相加。件、起、宗、例这类计事的量词混用很常见，不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'warning',
  messages: {
    unlike: ({ sum, units }) => `${sum}把单位不同的数（${units}）加在了一起。请核对单位，或分开写。`,
  },
  examples: [
    { ok: '调解纠纷12起、信访事项8件，共计20件。' },
    { ok: '投入资金300万元、200万元，合计500万元。' },
    { ok: '开展培训3期，参训120人，发放资料合计500份。' },
    { bad: '新建厕所13座、改造道路25公里，⟦合计38座⟧。', message: 'unlike' },
  ],
  *check({ reading }): Iterable<Report<'unlike'>> {
    const { figures, labels, text } = reading
    for (let at = 2; at < figures.length; at++) {
      const total = figures[at]
      if (total?.class !== 'quantity' || !TOTAL.test(labels[at]?.before ?? '')) continue
      const parts = figures.slice(Math.max(0, at - 2), at)
      if (parts.some((part) => part.class !== 'quantity' || part.sentence !== total.sentence || (part.value ?? 0) < 2))
        continue
      const sum = parts.reduce((value, part) => value + (part.value ?? 0), 0)
      const units = [...new Set([...parts, total].map((figure) => figure.unit))]
      if (sum !== total.value || units.length < 2 || units.every((unit) => EVENTS.has(unit))) continue
      const start = total.start - (labels[at]?.before.length ?? 0)
      const terms = parts.map((part) => text.slice(part.start, part.end)).join('＋')
      yield {
        start,
        end: total.end,
        message: 'unlike',
        data: { sum: `“${terms}＝${text.slice(total.start, total.end)}”`, units: units.join('、') },
        related: parts.map(({ start, end }) => ({ start, end })),
      }
    }
  },
})

const TOTAL = /^(?:合计|共计|总计)$/
/** Measure words for events and things, used one for another. */
const EVENTS = new Set('件 起 宗 例 条 项 个 处 次 场 批 桩 人 名 位 所 家 户'.split(' '))
