import { defineRule } from '../../engine/rule.ts'

/** Brackets, year, the number and what wrongly stands before it, up to 号. */
const NUMBER = /([〔﹝[［（(【])((?:19|20)?\d\d)([〕﹞\]］）)】]) ?(第?)(0*)(\d{1,5})$/
const LENGTH_MAX = 16

/**
 * 发文字号：机关代字〔年份〕序号，六角括号，不加“第”，不编虚位。
 */
export default defineRule({
  id: 'document-number',
  summary: '发文字号的写法',
  explanation:
    '发文字号的年份写全称，用六角括号“〔〕”括起，序号不加“第”字、前面不补0。' +
    '用方括号、圆括号、方头括号的报出；用“﹝﹞”（外形相近的小号六角括号，输入法所致）的只提示。' +
    '判决书案号（2023）云12民初5号、证书编号一类年份后面还有字的不报。',
  basis: [{ source: 'GB/T 9704-2012', clause: '7.2.5' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    brackets: ({ words, form }) => `发文字号“${words}”的年份应用六角括号：“${form}”。`,
    shape: ({ words, form }) => `发文字号“${words}”用的是小号六角括号，宜改为“${form}”。`,
    order: ({ words, form }) => `发文字号“${words}”的序号前不加“第”、不补0，应为“${form}”。`,
    year: ({ words }) => `发文字号“${words}”的年份应写全四位。`,
  },
  examples: [
    { ok: '《关于调整标准的通知》（云政发〔2023〕43号），（2023）云12民初5号，（2023年）12号楼' },
    { bad: '云政发⟦[2023]43号⟧', message: 'brackets', fixed: '云政发〔2023〕43号' },
    { bad: '云政发⟦（2023）43号⟧', message: 'brackets', fixed: '云政发〔2023〕43号' },
    { bad: '云政函⟦﹝2023﹞43号⟧', message: 'shape', fixed: '云政函〔2023〕43号' },
    { bad: '云政函⟦〔2023〕第043号⟧', message: 'order', fixed: '云政函〔2023〕43号' },
    { bad: '云政函⟦〔23〕43号⟧', message: 'year' },
  ],
  seeks: ['号'],
  *check({ hits, reading: { text } }) {
    for (const { start: sign, end } of hits) {
      const code = text.charCodeAt(sign - 1)
      if (code < 48 || code > 57) continue
      const from = Math.max(0, sign - LENGTH_MAX)
      const found = NUMBER.exec(text.slice(from, sign))
      if (!found) continue
      const [all, left = '', year = '', right = '', ordinalSign = '', zeros = '', number = ''] = found
      const start = from + found.index
      // Only behind the short name of an organ: 云政发; not after a figure or a mark.
      if (!/[\u4e00-\u9fffXxＸ×*]/.test(text.charAt(start - 1))) continue
      const words = `${all}号`
      if (year.length === 2) {
        yield { start, end, message: 'year', data: { words } }
        continue
      }
      const form = `〔${year}〕${number}号`
      if (words === form) continue
      const fix = [{ start, end, text: form }]
      const report = { start, end, data: { words, form }, suggestion: form, fix }
      if (left === '﹝' && right === '﹞') yield { ...report, message: 'shape', severity: 'info' }
      else if (left !== '〔' || right !== '〕') yield { ...report, message: 'brackets' }
      else if (ordinalSign !== '' || zeros !== '') yield { ...report, message: 'order' }
    }
  },
})
