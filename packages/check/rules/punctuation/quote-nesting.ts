import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'
import { CLOSE, marksOf, OPEN } from '../../marks/marks.ts'

type Opener = '“' | '《'

const INNER: Readonly<Record<Opener, readonly [string, string]>> = { '“': ['‘', '’'], '《': ['〈', '〉'] }
const CLOSER: Readonly<Record<Opener, string>> = { '“': '”', '《': '》' }

/**
 * 引号里再用引号，里层用单引号；书名号里再用书名号，里层用单书名号。
 */
export default defineRule({
  id: 'quote-nesting',
  summary: '引号、书名号的里外层',
  explanation:
    '引号里面还要用引号时，外层用双引号，里层用单引号；书名号里面还要用书名号时，外层用双书名号，里层用单书名号。' +
    '《关于转发《……》的通知》在公文里很常见，所以书名号只作提示。不成对的由另一条规则报出，这里不管。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.8.3.3' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'info',
  messages: {
    nested: ({ words, outer, inner }) => `“${words}”处在${outer}里面又用${outer}，里层应改为${inner}。`,
  },
  examples: [
    { ok: '提出“把‘一盘棋’走活”；印发《关于转发〈实施办法〉的通知》' },
    { ok: '“两个责任”“双随机”' },
    { ok: '建成“老兵驿站，“老兵帮扶”“老兵宣讲”活动经常' },
    { bad: '提出“把⟦“一盘棋”⟧走活”', message: 'nested', fixed: '提出“把‘一盘棋’走活”' },
    { bad: '印发《关于转发⟦《实施办法》⟧的通知》', message: 'nested', fixed: '印发《关于转发〈实施办法〉的通知》' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    const open: { sign: Opener; at: number }[] = []
    for (let p = 0; p < document.paragraphs.length; p++) {
      open.length = 0
      const end = first[p + 1] as number
      for (let m = first[p] as number; m < end; m++) {
        const what = kind[m]
        if (what !== OPEN && what !== CLOSE) continue
        const start = at[m] as number
        const sign = text.charAt(start)
        if (what === OPEN) {
          if (sign === '“' || sign === '《') open.push({ sign, at: start })
          continue
        }
        const top = open[open.length - 1]
        if (!top || CLOSER[top.sign] !== sign) continue
        open.pop()
        const inner = INNER[top.sign]
        // One level inside exactly one of the same: deeper ones alternate, and the reader decides.
        if (open.length !== 1 || open[0]?.sign !== top.sign || !closesLater(text, at, m + 1, end, sign)) continue
        yield {
          start: top.at,
          end: start + 1,
          message: 'nested',
          severity: sign === '”' ? 'warning' : 'info',
          data: { words: wordsAround(text, top.at, start + 1, 3), outer: top.sign + sign, inner: inner.join('') },
          fix: [
            { start: top.at, end: top.at + 1, text: inner[0] },
            { start, end: start + 1, text: inner[1] },
          ],
        }
      }
    }
  },
})

/** The outer one must close too, and not with the mark of a later pair: or the marks are unpaired, which is another rule's. */
function closesLater(text: string, at: Int32Array, from: number, end: number, sign: string): boolean {
  const opener = sign === '”' ? '“' : '《'
  let depth = 1
  for (let m = from; m < end && m < from + 60 && depth > 0; m++) {
    const char = text.charAt(at[m] as number)
    if (char === opener) depth++
    else if (char === sign) depth--
  }
  return depth === 0
}
