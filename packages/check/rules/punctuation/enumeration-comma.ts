import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'

/** 、等 where 等 begins a word of its own (等级, 等待) and does not close an enumeration. */
const OWN_WORD = /^等(?:[级待候值同额次量效距比差温压高宽边外式于价份身分离速幅位渗电]|一|着|到)/

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
    { bad: '围绕粮食、油料⟦、⟧等主导产业', message: 'beforeDeng', fixed: '围绕粮食、油料等主导产业' },
  ],
  seeks: ['》、《', '”、“', '、等'],
  *check({ hits, reading: { text } }) {
    for (const { start, word } of hits) {
      if (word === '、等') {
        if (OWN_WORD.test(text.slice(start + 1, start + 3))) continue
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
