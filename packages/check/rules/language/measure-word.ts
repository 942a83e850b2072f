import { defineRule } from '../../engine/rule.ts'
import { isHan, isPair } from '../../lexicon/near-words.ts'

/** 与量词同音或形近、写在数字后面又不与后面的字成词就不成立的字。 */
const misspelt: ReadonlyMap<string, string> = new Map([
  ['坐', '座'],
  ['佐', '座'],
  ['健', '件'],
  ['捡', '件'],
  ['稼', '家'],
  ['沪', '户'],
  ['互', '户'],
  ['调', '条'],
  ['启', '起'],
  ['储', '处'],
  ['锁', '所'],
  ['量', '辆'],
  ['俩', '辆'],
  ['讨', '套'],
  ['抬', '台'],
  ['胎', '台'],
  ['母', '亩'],
  ['牧', '亩'],
  ['盾', '吨'],
  ['屯', '吨'],
  ['刺', '次'],
  ['佽', '次'],
  ['披', '批'],
  ['综', '宗'],
  ['踪', '宗'],
  ['偏', '篇'],
  ['诸', '株'],
  ['珠', '株'],
  ['冻', '栋'],
  ['撞', '幢'],
  ['见', '间'],
  ['碎', '岁'],
  ['各', '个'],
  ['明', '名'],
  ['铭', '名'],
  ['份点', '分点'],
  ['公理', '公里'],
  ['公倾', '公顷'],
  ['公项', '公顷'],
  ['万员', '万元'],
  ['亿员', '亿元'],
  ['万园', '万元'],
  ['亿园', '亿元'],
  ['千园', '千元'],
  ['人此', '人次'],
  ['人刺', '人次'],
  ['平方迷', '平方米'],
  ['立方迷', '立方米'],
  ['个百份点', '个百分点'],
  ['个百分典', '个百分点'],
  ['个百分店', '个百分点'],
  ['各百分点', '个百分点'],
  ['百分点点', '百分点'],
  ['千万时', '千瓦时'],
])
/** 这些字在数字后面另有用处，只有收住分句时才是量词写错。 */
const onlyLast: ReadonlyMap<string, string> = new Map([
  ['投', '头'],
  ['顿', '吨'],
  ['加', '家'],
  ['护', '户'],
  ['初', '处'],
  ['外', '处'],
  ['作', '座'],
  ['向', '项'],
  ['相', '项'],
  ['其', '期'],
  ['出', '处'],
  ['及', '级'],
  ['目', '亩'],
  ['木', '亩'],
])
const rights = new Map([...misspelt, ...onlyLast])
const digits = '0123456789万亿千百余多'

/**
 * 数字后面的量词写错了字：24坐候车亭，3.6公倾。
 */
export default defineRule({
  id: 'measure-word',
  summary: '数字后面的量词写错',
  explanation:
    '数字后面的字与量词同音或形近，自己不是量词，又不与后面的字成词：“24坐候车亭”应为“24座候车亭”，“3.6公倾”应为“3.6公顷”。年份、编号后面的，与后面的字成词的（5调解室），不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'error',
  messages: {
    measure: ({ words, right }) => `“${words}”中的量词写错了字，应为“${right}”。`,
  },
  examples: [
    { ok: '新建候车亭24座，修路3.6公里，2023初评，12345量化考核，第3明德小学，开展“5调”活动。' },
    { bad: '新增公交候车亭⟦24坐⟧，优化线路9条。', message: 'measure', fixed: '新增公交候车亭24座，优化线路9条。' },
    { bad: '引进企业⟦5加⟧，新建泵站3座。', message: 'measure', fixed: '引进企业5家，新建泵站3座。' },
    { bad: '造林⟦3.6公倾⟧。', message: 'measure', fixed: '造林3.6公顷。' },
    { bad: '提高⟦0.8个百份点⟧。', message: 'measure', fixed: '提高0.8个百分点。' },
  ],
  seeks: [...rights.keys()].flatMap((wrong) => Array.from(digits, (digit) => digit + wrong)),
  *check({ reading: { text }, hits }) {
    for (const { start: digit, end, word } of hits) {
      const right = rights.get(word.slice(1)) ?? ''
      if (onlyLast.has(word.slice(1)) && !'，。；、'.includes(text.charAt(end) || '。')) continue
      const next = text.charCodeAt(end)
      // A single character may belong to the next word; a longer unit stands as it is.
      if (word.length === 2 && isHan(next) && isPair(text.charCodeAt(end - 1), next)) continue
      const number = /(?<![\d.a-zA-Z第“‘—－-])\d[\d,]*(?:\.\d+)?[余多]?[万亿千百]*[余多]?$/.exec(
        text.slice(Math.max(0, digit - 12), digit + 1),
      )?.[0]
      if (number === undefined || /^(?:19|20)\d\d$|^\d{5,}$/.test(number)) continue
      const start = digit + 1 - number.length
      const fix = [{ start: digit + 1, end, text: right }]
      yield {
        start,
        end,
        message: 'measure',
        data: { words: text.slice(start, end), right },
        suggestion: number + right,
        fix,
      }
    }
  },
})
