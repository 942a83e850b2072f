import { defineRule } from '../../engine/rule.ts'
import { isDigit, isHan, wordsAround } from '../../marks/characters.ts'
import { marksOf, STOP } from '../../marks/marks.ts'

const LIST = 0x3001 // 、

/** What a clause that is already whole ends in: 全部办结, 整改到位. */
const DONE =
  /(?:已|均|全部|现已|全面|基本|顺利)[\u4e00-\u9fff]{0,4}(?:到位|办结|审结|完成|完毕|清零|销号|竣工|投用|通车|覆盖|化解|解决|见效)$/
/** What came of it: told after a comma, never as one more item. */
const RESULT = /^(?:有效|有力|切实|极大地?|大大|明显|显著|进一步|成功|营造|形成|取得|赢得|确保|保障|实现)[^、]{0,16}了/
const STATE =
  /(?:(?:明显|显著|大幅|持续|不断|稳步|进一步|得到|日益|大为|有所|逐步)(?:改善|提升|提高|增强|下降|好转|优化|增加|巩固|加强|缓解|解决|扭转|遏制|净化|转变|改观|见效)|焕然一新|反[映响](?:良好|热烈|强烈)|井然有序|蔚然成风|一致好评)$/
/** A number in words or in figures, with its unit: 12座, XX万元, 三十余处. */
const COUNTED = /[\dXxＸ×一二三四五六七八九十百千万亿余多][万亿余多]*[\u4e00-\u9fff]{1,3}$/

/**
 * 两个完整的分句之间用了顿号：现已全部办结、有力震慑了违法行为。
 */
export default defineRule({
  id: 'predicate-mark',
  summary: '分句之间误用顿号',
  explanation:
    '顿号只隔开句子里并列的词语。“新建蓄水池12座、有效解决了饮水难题”前面是做了什么，后面是见了什么效，是两个分句，应用逗号。' +
    '只看前面以数量或“全部办结”“整改到位”收住、后面是“有效……了”“……明显改善”的；前后是同样的说法（“整改到位、责任到位”“更加清晰、更加有力”）的不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.5' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    predicate: ({ words }) => `“${words}”处前后是两个分句，顿号应改为逗号。`,
  },
  examples: [
    { ok: '新建蓄水池12座、水渠8公里，有效解决了饮水难题。底数更加清晰、措施更加有力、成效明显提升。' },
    {
      ok: '做到问题全部整改到位、责任全部落实到位。化解纠纷12起、有效率提高5个百分点。群众办事更加便捷、满意度持续提升。',
    },
    {
      bad: '案件现已全部审结⟦、⟧有效维护了市场秩序。',
      message: 'predicate',
      fixed: '案件现已全部审结，有效维护了市场秩序。',
    },
    { bad: '拆除违建26处⟦、⟧村容村貌焕然一新。', message: 'predicate', fixed: '拆除违建26处，村容村貌焕然一新。' },
    { bad: '关停企业12家⟦、⟧空气质量明显改善。', message: 'predicate', fixed: '关停企业12家，空气质量明显改善。' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p]
      const last = first[p + 1] as number
      for (let m = first[p] as number; paragraph && m < last; m++) {
        const start = at[m] as number
        if (text.charCodeAt(start) !== LIST || !isHan(text.charCodeAt(start - 1))) continue
        // What follows must close its clause.
        const end = m + 1 < last ? (at[m + 1] as number) : paragraph.end
        const isClosed = m + 1 >= last || kind[m + 1] === STOP || '，；'.includes(text.charAt(end))
        if (!isClosed || end - start < 5 || end - start > 26) continue
        const after = text.slice(start + 1, end)
        if (!RESULT.test(after) && (!STATE.test(after) || hasDigit(after))) continue
        const before = text.slice(Math.max(paragraph.start, start - 16), start)
        const clause = before.slice(before.search(/[^，。；：、]*$/))
        if (clause.includes('了') || !(COUNTED.test(clause) || DONE.test(clause))) continue
        const fix = [{ start, end: start + 1, text: '，' }]
        const data = { words: wordsAround(text, start, start + 1, 8) }
        yield { start, end: start + 1, message: 'predicate', data, suggestion: '，', fix }
      }
    }
  },
})

function hasDigit(words: string): boolean {
  for (let at = 0; at < words.length; at++) if (isDigit(words.charCodeAt(at))) return true
  return false
}
