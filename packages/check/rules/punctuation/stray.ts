import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'
import { marksOf, OPEN, PAUSE, STOP } from '../../marks/marks.ts'

/**
 * 点号不能在段首，也不能紧跟在前引号、前括号之后：前面多半丢了字。
 */
export default defineRule({
  id: 'stray',
  summary: '点号的位置不对',
  explanation:
    '逗号、句号、顿号、分号、冒号前面必须有话。出现在一段的开头，或紧跟在左括号、左书名号、左引号之后，' +
    '说明前面丢了字、多了标点，或者括号、引号的方向错了。表格里的单元格和只有标点的段落不报。',
  basis: [{ source: 'GB/T 15834-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    paragraph: ({ words, mark }) => `“${words}”以“${mark}”开头，前面丢了字，或者“${mark}”多余。`,
    opening: ({ words, mark }) => `“${words}”中“${mark}”紧跟在左括号、左引号之后，前面丢了字，或者“${mark}”多余。`,
  },
  examples: [
    { ok: '“您好，”她说，“手续办好了。”\n（一）工作开展情况' },
    { ok: '……\n？' },
    { bad: '总体平稳。\n⟦、⟧存在的问题', message: 'paragraph' },
    { bad: '全县敬老院（⟦，⟧含民办）共14所', message: 'opening' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p]
      if (!paragraph || paragraph.cell) continue
      const from = first[p] as number
      const end = first[p + 1] as number
      // A line of marks alone is an ornament, not a sentence that lost its words.
      if (end - from >= paragraph.end - paragraph.start) continue
      for (let m = from; m < end; m++) {
        if (kind[m] !== STOP && kind[m] !== PAUSE) continue
        const start = at[m] as number
        const opens = start === paragraph.start
        const isInside = m > from && kind[m - 1] === OPEN && at[m - 1] === start - 1
        if (!opens && (!isInside || /[？！]/.test(text.charAt(start)))) continue
        const data = { mark: text.charAt(start), words: wordsAround(text, start, start + 1) }
        yield { start, end: start + 1, message: opens ? 'paragraph' : 'opening', data }
      }
    }
  },
})
