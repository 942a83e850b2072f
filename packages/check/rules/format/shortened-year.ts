import { defineRule } from '../../engine/rule.ts'
import { isDigit, wordsAround } from '../../marks/characters.ts'

/** What follows a span of years, not a year: 98年来, 50年一遇, 90年代, 20年期. */
const SPAN_AFTER =
  /^[来间内外多余以历产限期租工资龄代的一左后前起之周老长]|^(?:不|漫|如|时间|光阴|风雨|不懈|经验|寿命|使用|合同)/
/** What precedes a span: 近98年, 建党95年, 满60年. */
const SPAN_BEFORE =
  /(?:近|约|超|达|满|共|第|过|逾|长|有|了|每|至少|不足|未满|累计|连续|历经|历时|经过|建党|建国|建校|建军|成立|未来|过去|今后|最近|已经|工作|服务|使用|期限|寿命|时间)$/
/** 18-20年 and 由15到20年 are spans too, unless the year is plain from what follows. */
const RANGE_BEFORE = /[-—～~至到比.／/]$/
/** What only a year goes on with: 23年底, 24年3月, 22年度. */
const YEAR_AFTER = /^(?:底|初|末|度|上半年|下半年|全年|[春夏秋冬][季天]?|\d{1,2}月|[一二三四]季度|第[一二三四]季度)/

/**
 * 年份不简写：98年应写1998年。
 */
export default defineRule({
  id: 'shortened-year',
  summary: '年份简写成两位',
  explanation:
    '年份写四位数字。“98年抗洪”“08年奥运”“23年底”报出并给出改法；“近20年”“30年来”“50年一遇”“90年代”“20年工龄”是年数或习语，不报；' +
    '10至49年而后面没有“底、初、度、某月”的，分不清是年份还是年数，不报。',
  basis: [{ source: 'GB/T 15835-2011', clause: '5.2.2' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    short: ({ words, year }) => `“${words}”中的年份不应简写，应为“${year}年”。`,
  },
  examples: [
    { ok: '近98年来，20年工龄，建党95年，50年一遇，90年代，2023年底，土地承包期70年，15年的努力，第98年。' },
    { ok: '1998年抗洪，30年合同，18-20年' },
    { bad: '弘扬⟦98年⟧抗洪精神', message: 'short', fixed: '弘扬1998年抗洪精神' },
    { bad: '⟦08年⟧灾后重建', message: 'short', fixed: '2008年灾后重建' },
    { bad: '到⟦23年⟧底完成', message: 'short', fixed: '到2023年底完成' },
  ],
  seeks: ['年'],
  *check({ hits, reading: { text } }) {
    for (const { start: sign, end } of hits) {
      if (!isDigit(text.charCodeAt(sign - 1)) || !isDigit(text.charCodeAt(sign - 2))) continue
      const start = sign - 2
      if (isDigit(text.charCodeAt(start - 1))) continue
      const before = text.slice(Math.max(0, start - 2), start)
      const after = text.slice(end, end + 4)
      if (SPAN_BEFORE.test(before)) continue
      const number = Number(text.slice(start, sign))
      const isPast = number >= 60 || text.charAt(start) === '0'
      const isYear =
        YEAR_AFTER.test(after) || (isPast && !RANGE_BEFORE.test(before) && !SPAN_AFTER.test(after) && !isEnd(after))
      if (!isYear) continue
      const year = `${number >= 50 ? '19' : '20'}${text.slice(start, sign)}`
      const fix = [{ start, end, text: `${year}年` }]
      yield {
        start,
        end,
        message: 'short',
        data: { words: wordsAround(text, start, end), year },
        suggestion: `${year}年`,
        fix,
      }
    }
  },
})

/** 期限70年， is a term. */
const isEnd = (after: string): boolean => after === '' || /^[，。；、：）！？\s]/.test(after)
