import type { Reading } from '@taizhang/text'
import type { Relation, RelationMember } from '../../engine/relation.ts'
import { defineRule } from '../../engine/rule.ts'
import { type Broken, brokenRelations, quoteOf, reportBroken } from '../../relations/broken.ts'
import { unitSlipIn } from '../../relations/unit-slip.ts'

/** 合计与各分项之和不符。 */
export default defineRule({
  id: 'sum',
  summary: '合计与各分项之和不符',
  explanation:
    '“合计”“共”“包括”“分别为”要求分项之和等于合计；“其中”只要求不超过，但分项把总数说全了的（男、女，城镇、农村，有“其他”的，同一个名词分了类的）也要求相等。' +
    '用“等”收尾、逐个点名的项目、可能重叠的人群（党员、妇女）不要求相等。各数按书写的精度取区间，四舍五入造成的尾差不报；有“约”“余”的放宽。' +
    '有一种取法能凑成合计的不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与各分项之和不符：${sum}。请核对合计和各分项。`,
    unit: ({ quote, sum, slip }) => `“${quote}”与各分项之和不符：${sum}。“${slip}”的单位可能写错，换了单位就对得上。`,
  },
  examples: [
    { ok: '排查隐患41处，其中学校38处、医院2处、商场1处。' },
    { ok: '化解纠纷163起，其中涉及土地的20起、婚姻家庭的35起等。' },
    { ok: '投入资金571.6万元，其中中央资金380.4万元、县级资金191.3万元。' },
    { ok: '全局40人，其中党员30人，女性25人。' },
    { bad: '全县特困供养人员⟦1112人⟧，其中集中供养236人，分散供养886人。', message: 'mismatch' },
    { bad: '排查隐患⟦86处⟧，已整改79处，整改率91.9%，剩余6处正在整改。', message: 'mismatch' },
    { bad: '道路3.2公里、桥梁1.1公里、堤防2.0公里，合计⟦6.8公里⟧。', message: 'mismatch' },
    { bad: '投入资金⟦571.7万元⟧，其中中央资金380.4万元、其他资金191.3亿元。', message: 'unit' },
    { bad: '排查隐患⟦41处⟧，其中学校38处、医院2处、其他3处。', message: 'mismatch' },
  ],
  *check(context) {
    const sound = borneOut(context.relations)
    for (const broken of brokenRelations(context, 'sum')) {
      const slip = unitSlipIn(broken.relation, context.reading)
      if (slip) {
        const data = { ...broken.data, slip: context.reading.text.slice(slip.start, slip.end) }
        yield reportBroken({ ...broken, data }, 'unit')
      } else
        yield reportBroken(
          broken,
          'mismatch',
          suspect(context.reading, sound, broken) ?? `按各分项应为${broken.data['computed']}`,
        )
    }
  },
})

/** Where another relation bears out the total, and all parts but one: that part, and what it should be. */
function suspect(reading: Reading, sound: ReadonlySet<number>, { relation, stated }: Broken): string | undefined {
  const parts = relation.members.filter(({ role }) => role === 'part')
  const [doubtful, ...others] = parts.filter(({ figure }) => !sound.has(figure))
  if (!doubtful || others.length > 0 || !sound.has(stated.figure)) return undefined
  const digitsOf = ({ figure }: RelationMember) => {
    const { number, value } = reading.figures[figure] ?? {}
    const digits = number ? Number(reading.text.slice(number.start, number.end)) : Number.NaN
    // Only plain digits without 万 and 亿: what they add up to is written like them.
    return digits === value ? digits : Number.NaN
  }
  const rest = parts.reduce((left, part) => (part === doubtful ? left : left - digitsOf(part)), digitsOf(stated))
  if (!(rest > 0) || !Number.isInteger(rest)) return undefined
  return `合计另有数据印证，“${quoteOf(reading, doubtful)}”应为${rest}${reading.figures[doubtful.figure]?.unit ?? ''}`
}

/** The figures that some relation which holds ties to others. */
const borneOut = (relations: readonly Relation[]): ReadonlySet<number> =>
  new Set(
    relations
      .filter(({ type, holds }) => holds === true && type !== 'subset' && type !== 'compare')
      .flatMap(({ members }) => members.map(({ figure }) => figure)),
  )
