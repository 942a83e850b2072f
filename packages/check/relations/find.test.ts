import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import fc from 'fast-check'
import { findRelations } from './find.ts'

const relationsOf = (text: string) => findRelations(readText(documentFromText(text)))
const wrong = (text: string) => relationsOf(text).filter(({ holds }) => holds === false)

/** A sentence with the numbers that it was made from; `figures` are those that a slip may change. */
interface Made {
  readonly text: string
  readonly figures: readonly string[]
}

const count = fc.integer({ min: 11, max: 4000 })
const places = ['敬老院', '福利院', '医院', '学校', '商场', '工地']

const sums: fc.Arbitrary<Made> = fc.array(count, { minLength: 3, maxLength: 5 }).map((parts) => {
  const total = parts.reduce((a, b) => a + b, 0)
  const list = parts.map((part, at) => `${places[at]}隐患${part}处`).join('、')
  return { text: `全年共排查安全隐患${total}处，其中${list}。`, figures: [total, ...parts].map(String) }
})

const rates: fc.Arbitrary<Made> = fc
  .tuple(count, fc.double({ min: 0.3, max: 0.99, noNaN: true }))
  .map(([whole, share]) => {
    const part = Math.max(1, Math.min(whole - 1, Math.round(whole * share)))
    const rate = ((part / whole) * 100).toFixed(1)
    return {
      text: `全县共排查老旧房屋${whole}座，已整治${part}座，整治率${rate}％。`,
      figures: [String(whole), String(part), rate],
    }
  })

const differences: fc.Arbitrary<Made> = fc
  .tuple(fc.integer({ min: 200, max: 900 }), fc.integer({ min: 11, max: 99 }))
  .map(([from, delta]) => {
    const [a, b, c] = [from, from + delta, delta].map((value) => (value / 10).toFixed(1)) as [string, string, string]
    return { text: `合格率${b}％，比上年的${a}％提高${c}个百分点。`, figures: [b, a, c] }
  })

const growths: fc.Arbitrary<Made> = fc
  .tuple(fc.integer({ min: 100, max: 900 }), fc.integer({ min: 10, max: 90 }))
  .map(([from, percent]) => {
    const to = from * (1 + percent / 100)
    return {
      text: `村集体收入由${from}万元增加到${to.toFixed(2)}万元，增长${percent}.0％。`,
      figures: [String(from), to.toFixed(2), `${percent}.0`],
    }
  })

/** Changes the leading digit of one figure: far beyond any rounding. */
function altered({ text, figures }: Made, which: number, by: number): string {
  const figure = figures[which % figures.length] ?? ''
  const digit = ((Number(figure[0]) + by - 1) % 9) + 1
  return text.replace(figure, `${digit}${figure.slice(1)}`)
}

describe('relations of made sentences', () => {
  const kinds = { sum: sums, ratio: rates, difference: differences, growth: growths }
  for (const [type, made] of Object.entries(kinds)) {
    test(`a true ${type} holds, and is wrong after one digit was changed`, () => {
      let looked = 0
      let said = 0
      fc.assert(
        fc.property(made, fc.nat(), fc.integer({ min: 1, max: 8 }), (sentence, which, by) => {
          assert.ok(new Set(sentence.figures).size === sentence.figures.length || type === 'sum')
          const found = relationsOf(sentence.text)
          assert.ok(
            found.some((relation) => relation.type === type && relation.holds),
            sentence.text,
          )
          assert.deepEqual(
            found.filter(({ holds }) => holds === false).map(({ expression }) => expression),
            [],
            sentence.text,
          )
          const slipped = altered(sentence, which, by)
          // Parts that make a small share of the total may be picked out of it: the finder keeps silent then.
          const [total, ...parts] = (slipped.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
          const picked = type === 'sum' && parts.reduce((a, b) => a + b, 0) < (total ?? 0) * 0.3
          assert.ok(picked || wrong(slipped).length > 0, slipped)
          said += picked ? 0 : 1
          looked++
        }),
        { numRuns: 300, seed: 20240101 },
      )
      assert.ok(looked >= 300 && said >= 250, `only ${looked} sentences, ${said} slips`)
    })
  }
})

describe('what looks like a relation and is none', () => {
  const silent = [
    '全局现有干部职工86人，其中党员52人，女职工31人，35岁以下21人。',
    '共投入资金1200万元，其中县级财政300万元、乡镇自筹120万元。',
    '招引项目18个，其中亿元以上项目6个、工业项目11个。',
    '全区纳入监测的企业312家，比上年净增28家，其中工业企业126家，增加8家；服务业企业97家，增加12家；零售企业89家，增加8家。',
    '全年召开党组会28次、办公会16次、专题会12次。',
    '受理信访件45件，其中网上信访15件，已办结45件，办结率100％。',
    '规模以上工业增加值增长6.3％，增速比上半年提高0.8个百分点，高于全省平均水平1.2个百分点。',
    '培训5期、1200人次，发放资料3000份。',
    '每月至少开展1次检查，全年共检查20余次。',
    '共建成充电桩120个，覆盖小区35个，占小区总数的七成。',
    '城镇居民人均可支配收入38652元，农村居民人均可支配收入19873元，收入比为1.94。',
    '提前完成全年3000人的任务，新增就业3216人。',
    '管网更新任务36公里，已完成38.4公里，完成率106.7％。',
    '审批环节由24个压缩至15个，减少9个，压缩率37.5％。',
    '行政应诉案件较上年（40件）增加6件，同比增长15.0％。',
    '新建水厂11座，已完工5座，在建4座，正在选址2座。',
  ]
  for (const text of silent) {
    test(text.slice(0, 24), () =>
      assert.deepEqual(
        wrong(text).map(({ type, expression }) => `${type} ${expression}`),
        [],
      ),
    )
  }
})
