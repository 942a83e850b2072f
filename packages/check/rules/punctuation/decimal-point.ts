import { defineRule } from '../../engine/rule.ts'
import { isDigit, wordsAround } from '../../marks/characters.ts'

/** The whole part, the broken point and the decimals, up to the unit. */
const BROKEN = /(?<!\d)\d{1,3}(。|．|\. +| +\.|·)\d{1,2}$/

const LENGTH_MAX = 10

/**
 * 小数点写成了句号，或者小数点旁边多了空格。
 */
export default defineRule({
  id: 'decimal-point',
  summary: '小数点写错',
  explanation:
    '“增长2。5%”“3. 5%”“３．５”一类，小数点成了句号、全角句点、间隔号，或者旁边夹了空格。只看后面接着百分号、个百分点、万元、亿元的，其余分不清是句号还是小数点。',
  basis: [{ source: 'GB/T 15835-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    point: ({ words }) => `“${words}”中的小数点应写作“.”。`,
  },
  examples: [
    { ok: '增长2.5%；总数达到32。5月起新增；位居第3。12家企业' },
    { ok: '1. 3%的增速' },
    { bad: '同比增长2⟦。⟧5%', message: 'point', fixed: '同比增长2.5%' },
    { bad: '投入3⟦. ⟧25亿元', message: 'point', fixed: '投入3.25亿元' },
  ],
  seeks: ['%', '％', '个百分点', '万元', '亿元'],
  *check({ hits, reading: { text } }) {
    for (const { start: unit } of hits) {
      if (!isBroken(text, unit)) continue
      const from = Math.max(0, unit - LENGTH_MAX)
      const found = BROKEN.exec(text.slice(from, unit))
      if (!found || opensParagraph(text, from + found.index)) continue
      const point = found[1] as string
      const start = from + found.index + found[0].indexOf(point)
      const end = start + point.length
      yield {
        start,
        end,
        message: 'point',
        data: { words: wordsAround(text, start, end) },
        fix: [{ start, end, text: '.' }],
      }
    }
  },
})

/** A quick look: behind one or two digits stands something else than a digit or a plain point. */
function isBroken(text: string, unit: number): boolean {
  let at = unit - 1
  while (unit - at <= 2 && isDigit(text.charCodeAt(at))) at--
  const code = text.charCodeAt(at)
  return (
    at < unit - 1 && '。．. ·'.includes(String.fromCharCode(code)) && !(code === 46 && isDigit(text.charCodeAt(at - 1)))
  )
}

/** 1. 3%…: a list mark before a figure. */
const opensParagraph = (text: string, at: number): boolean => at === 0 || /[\n\r\s]/.test(text.charAt(at - 1))
