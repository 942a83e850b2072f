import { defineRule } from '../../engine/rule.ts'

const DOTTED = /(?<![\d.])((?:19|20)\d\d)[.．/](1[0-2]|0?[1-9])[.．/](3[01]|[12]\d|0?[1-9])(?![\d.]|[.．]\d)/y

/**
 * 正文中的日期写作2023年9月18日。
 */
export default defineRule({
  id: 'date-form',
  summary: '日期写成2023.9.18',
  explanation: '公文正文里的日期用“年、月、日”写全，不用圆点、斜线。表格里为省位置常用，不报；只作提示并给出改法。',
  basis: [
    { source: 'GB/T 9704-2012', clause: '7.3.5.4' },
    { source: 'GB/T 15835-2011', clause: '5.2' },
  ],
  status: 'trial',
  category: 'typo',
  severity: 'info',
  messages: {
    date: ({ words, form }) => `“${words}”宜写作“${form}”。`,
  },
  examples: [
    { ok: '2023年9月18日，版本2023.9.18.1，2023.9%' },
    { bad: '⟦2023.9.18⟧召开会议', message: 'date', fixed: '2023年9月18日召开会议' },
    { bad: '⟦2023/09/01⟧前完成', message: 'date', fixed: '2023年9月1日前完成' },
  ],
  seeks: ['19', '20'],
  *check({ hits, reading: { text, document } }) {
    const inCells = document.tables.length > 0
    for (const { start } of hits) {
      const mark = text.charCodeAt(start + 4)
      if (mark !== 46 && mark !== 47 && mark !== 0xff0e) continue
      DOTTED.lastIndex = start
      const found = DOTTED.exec(text)
      if (!found || (inCells && isInCell(document.paragraphs, start))) continue
      const [words, year = '', month = '', day = ''] = found
      const form = `${year}年${Number(month)}月${Number(day)}日`
      const end = start + words.length
      yield { start, end, message: 'date', data: { words, form }, suggestion: form, fix: [{ start, end, text: form }] }
    }
  },
})

function isInCell(paragraphs: readonly { start: number; end: number; cell?: unknown }[], at: number): boolean {
  return paragraphs.some((paragraph) => paragraph.cell !== undefined && paragraph.start <= at && at < paragraph.end)
}
