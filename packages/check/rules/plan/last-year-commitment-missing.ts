import { type Commitment, type Place, pairNumber, type Reading, tellingPairs } from '@taizhang/text'
import { defineRule } from '../../engine/rule.ts'

/** A promise is mentioned where one paragraph holds at least this share of its telling pairs. */
const MENTIONED_SHARE = 0.5
const QUOTE_LENGTH_MAX = 40

/** 上年报告的计划作出的承诺，这份报告没有提到。 */
export default defineRule({
  id: 'last-year-commitment-missing',
  summary: '上年承诺事项没有交代',
  explanation:
    '给出上年报告（--against）时，上年计划部分的每项承诺，都应在这份报告里有交代：完成了、没完成或者取消了。' +
    '按关键词逐段比对，有一段说到它一半以上的关键词，或者写了它的书名号、引号里的名称，就算提到。有数量目标或时限的承诺报为提醒，其余为提示。提示在总结部分的标题上。',
  basis: [{ source: 'practice', clause: '承诺事项对账' }],
  status: 'trial',
  category: 'plan',
  severity: 'info',
  messages: {
    missing: ({ commitment }) => `上年计划“${commitment}”，这份报告没有提到。请交代完成情况，没有完成的说明原因。`,
  },
  examples: [
    {
      ok: '一、工作开展情况\n南渠清淤工程全面完成，泵站投入使用。',
      against: '一、下一步打算\n完成南渠清淤工程，新建泵站4座。',
    },
    { ok: '一、工作开展情况\n巡河百次。' },
    {
      bad: '⟦一、工作开展情况⟧\n南渠清淤工程全面完成。',
      message: 'missing',
      against: '一、下一步打算\n完成南渠清淤工程，组织水管员开展巡查培训。',
    },
  ],
  exempt: { law: 'twice', reason: '看全文：一项承诺没有交代，写两遍仍是一项' },
  *check({ reading, against }) {
    if (against === undefined || against.commitments.length === 0) return
    const place = placeOfSummary(reading)
    for (const commitment of missingIn(reading, against)) {
      const { start, end, target, deadline } = commitment
      const words = against.text.slice(start, Math.min(end, start + QUOTE_LENGTH_MAX)).toWellFormed()
      const data = { commitment: end - start > QUOTE_LENGTH_MAX ? `${words}…` : words }
      const isFirm = target !== null || deadline !== null
      yield { ...place, message: 'missing', data, ...(isFirm ? { severity: 'warning' as const } : {}) }
    }
  },
})

/** The heading of the summary, where it should stand: a thing not written has no place of its own. */
function placeOfSummary({ sections, document }: Reading): Place {
  const heading = sections.find(({ kind }) => kind === 'summary')?.heading ?? document.paragraphs[0]
  return { start: heading?.start ?? 0, end: heading?.end ?? 0 }
}

/** The promises of last year of which no paragraph of this report speaks. One pass over the text. */
function missingIn(reading: Reading, against: Reading): Commitment[] {
  const { text, document } = reading
  const wanted = against.commitments.map(({ start, end }) => [...new Set(tellingPairs(against.text.slice(start, end)))])
  const promisesBy = new Map<number, number[]>()
  for (const [index, pairs] of wanted.entries())
    for (const pair of pairs) {
      const list = promisesBy.get(pair)
      if (list === undefined) promisesBy.set(pair, [index])
      else list.push(index)
    }
  const best = wanted.map(() => 0)
  for (const { start, end } of document.paragraphs) {
    const shared = new Map<number, number>()
    const seen = new Set<number>()
    for (let at = start; at + 1 < end; at++) {
      const pair = pairNumber(text.charCodeAt(at), text.charCodeAt(at + 1))
      const promises = promisesBy.get(pair)
      if (promises === undefined || seen.has(pair)) continue
      seen.add(pair)
      for (const index of promises) shared.set(index, (shared.get(index) ?? 0) + 1)
    }
    for (const [index, count] of shared) best[index] = Math.max(best[index] ?? 0, count)
  }
  return against.commitments.filter(({ start, end }, index) => {
    const pairs = wanted[index] ?? []
    if (pairs.length === 0 || (best[index] ?? 0) >= pairs.length * MENTIONED_SHARE) return false
    const name = /[“《]([^”》]{3,30})[”》]/.exec(against.text.slice(start, end))?.[1]
    return name === undefined || !text.includes(name)
  })
}
