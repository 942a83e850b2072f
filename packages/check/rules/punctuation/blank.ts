import { defineRule } from '../../engine/rule.ts'
import { isHan, wordsAround } from '../../marks/characters.ts'
import { BLANK, marksOf } from '../../marks/marks.ts'

/**
 * 汉字之间不空格。
 */
export default defineRule({
  id: 'blank',
  summary: '汉字之间夹着空格',
  explanation:
    '汉字与汉字之间、汉字与全角标点之间夹着的半角空格多半是排版或转换留下的，提示并给出改法。' +
    '全角空格常用来分开并列的口号或对齐姓名，不报；段首、段尾的空格和整段不足二十字的标题、落款不报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'info',
  messages: {
    blank: ({ words }) => `“${words}”中的空格多余。`,
  },
  examples: [
    { ok: '深化地名服务　点亮美好家园，接入 AI 平台 12 个，各科室要认真抓好落实工作。' },
    { ok: '通 知' },
    {
      bad: '全年共组织开展安全生产大检⟦ ⟧查活动十二次，发现问题全部整改到位。',
      message: 'blank',
      fixed: '全年共组织开展安全生产大检查活动十二次，发现问题全部整改到位。',
    },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (const [p, paragraph] of document.paragraphs.entries()) {
      if (paragraph.cell || paragraph.end - paragraph.start < 20) continue
      const last = first[p + 1] as number
      for (let m = first[p] as number; m < last; m++) {
        if (kind[m] !== BLANK) continue
        const start = at[m] as number
        let next = m + 1
        while (next < last && kind[next] === BLANK && at[next] === (at[next - 1] as number) + 1) next++
        const end = (at[next - 1] as number) + 1
        m = next - 1
        if (start === paragraph.start || end === paragraph.end || /[\u3000\t]/.test(text.slice(start, end))) continue
        if (!isInk(text.charCodeAt(start - 1)) || !isInk(text.charCodeAt(end))) continue
        yield {
          start,
          end,
          message: 'blank',
          data: { words: wordsAround(text, start, end) },
          fix: [{ start, end, text: '' }],
        }
      }
    }
  },
})

const isInk = (code: number) => isHan(code) || '，。；：、”“（）《》'.includes(String.fromCharCode(code))
