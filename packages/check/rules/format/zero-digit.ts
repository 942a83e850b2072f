import { defineRule } from '../../engine/rule.ts'

const YEAR = /^[一二][〇零0OoＯ○][〇零0OoＯ○一二三四五六七八九][〇零0OoＯ○一二三四五六七八九]年/

/**
 * 汉字年份里的“〇”：二〇二三年。
 */
export default defineRule({
  id: 'zero-digit',
  summary: '汉字年份的零',
  explanation: '用汉字写年份，零写作“〇”。混入数字0、字母O、圆圈的报出，写作“零”的只提示，都给出改法。',
  basis: [{ source: 'GB/T 15835-2011', clause: '5.2.2' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    zero: ({ words, form }) => `“${words}”中的零应写作“〇”：“${form}”。`,
  },
  examples: [
    { ok: '二〇二三年，2023年，一零一大队，二十年' },
    { bad: '⟦二0二三年⟧十二月', message: 'zero', fixed: '二〇二三年十二月' },
    { bad: '⟦二O二O年⟧', message: 'zero', fixed: '二〇二〇年' },
    { bad: '⟦二零二三年⟧', message: 'zero', fixed: '二〇二三年' },
  ],
  seeks: ['二0', '二O', '二o', '二Ｏ', '二○', '二零', '二〇', '一九', '一0'],
  *check({ hits, reading: { text } }) {
    for (const { start } of hits) {
      const found = YEAR.exec(text.slice(start, start + 5))
      if (!found) continue
      const words = found[0]
      const form = words.replace(/[零0OoＯ○]/g, '〇')
      if (form === words) continue
      const end = start + words.length
      const severity = /[0OoＯ○]/.test(words) ? 'warning' : 'info'
      yield {
        start,
        end,
        message: 'zero',
        data: { words, form },
        suggestion: form,
        severity,
        fix: [{ start, end, text: form }],
      }
    }
  },
})
