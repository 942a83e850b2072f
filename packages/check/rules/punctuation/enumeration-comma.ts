import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'

/** What follows 、等 where 等 closes an enumeration and begins no word of its own (等级, 等待). */
const AFTER_DENG =
  /^等(?:[，。；：、）！？\s]|$|\d|各|多|相关|部门|单位|方面|问题|工作|项目|活动|措施|内容|任务|领域|行业|场所|地区|方式|形式|服务|设施|资料|材料)/

/**
 * 顿号的用法：相邻的引号、书名号之间不用；“等”前不用。
 */
export default defineRule({
  id: 'enumeration-comma',
  summary: '多余的顿号',
  explanation:
    '标有引号、书名号的并列成分之间通常不用顿号（GB/T 15834-2011 4.5.3.5）。各单位习惯不一，只作提示；中间插有别的话的不报。' +
    '列举末尾的“等”前面不用顿号，报出并给出改法。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.5.3.5' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'info',
  messages: {
    between: ({ words }) => `“${words}”处，并列的引号、书名号之间通常不用顿号。`,
    beforeDeng: ({ words }) => `“${words}”处，“等”字前的顿号多余。`,
  },
  examples: [
    { ok: '学习《民法典》《统计法》，开展“一约”“六会”建设；推广“一约”和“六会”' },
    { ok: '设施、等级、设备分类登记' },
    { bad: '学习《民法典》⟦、⟧《统计法》', message: 'between', fixed: '学习《民法典》《统计法》' },
    { bad: '开展“一约”⟦、⟧“六会”建设', message: 'between', fixed: '开展“一约”“六会”建设' },
    { bad: '包括道路、桥梁⟦、⟧等项目', message: 'beforeDeng', fixed: '包括道路、桥梁等项目' },
  ],
  seeks: ['》、《', '”、“', '、等'],
  *check({ hits, reading: { text } }) {
    for (const { start, word } of hits) {
      if (word === '、等') {
        if (!AFTER_DENG.test(text.slice(start + 1, start + 6))) continue
        const words = wordsAround(text, start, start + 2)
        const fix = [{ start, end: start + 1, text: '' }]
        yield { start, end: start + 1, message: 'beforeDeng', data: { words }, severity: 'warning', fix }
      } else {
        const at = start + 1
        yield {
          start: at,
          end: at + 1,
          message: 'between',
          data: { words: wordsAround(text, at, at + 1) },
          fix: [{ start: at, end: at + 1, text: '' }],
        }
      }
    }
  },
})
