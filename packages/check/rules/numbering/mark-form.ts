import { defineRule, type Report } from '../../engine/rule.ts'

type Message = 'bracketed' | 'arabic' | 'chinese' | 'isComma'

/**
 * 序号的写法：一、（一）1.（1），带括号的序号后面不再加点号。
 */
export default defineRule({
  id: 'mark-form',
  summary: '序号后的标点',
  explanation:
    '“（一）”“（1）”后面不再加顿号；“一”后面用顿号，“1”后面用齐线墨点。前一种报出，后几种许多单位习以为常，只提示。',
  basis: [
    { source: 'GB/T 15834-2011', clause: '附录B.2' },
    { source: 'GB/T 9704-2012', clause: '7.3.3' },
  ],
  status: 'trial',
  category: 'numbering',
  severity: 'info',
  messages: {
    bracketed: ({ mark, form }) => `“${mark}”：带括号的序号后面不加点号，应为“${form}”。`,
    arabic: ({ mark, form }) => `“${mark}”：阿拉伯数字序号后面用“.”，宜改为“${form}”。`,
    chinese: ({ mark, form }) => `“${mark}”：汉字数字序号后面用顿号，应为“${form}”。`,
    isComma: ({ mark, form }) => `“${mark}”：顿号多余，应为“${form}”。`,
  },
  examples: [
    { ok: '一、工作情况\n（一）抓学习\n1.查摆问题\n（1）立行立改\n一是抓好落实' },
    { bad: '⟦（一）、⟧抓学习\n⟦（2），⟧抓落实', message: 'bracketed', fixed: '（一）抓学习\n（2）抓落实' },
    { bad: '⟦1、⟧抓学习', message: 'arabic', fixed: '1.抓学习' },
    { bad: '⟦一．⟧抓学习\n⟦二.⟧抓整改', message: 'chinese', fixed: '一、抓学习\n二、抓整改' },
    { bad: '全面抓好落实。⟦一是、⟧抓学习', message: 'isComma', fixed: '全面抓好落实。一是抓学习' },
  ],
  *check({ reading: { text, markers } }) {
    for (const { kind, start, end, opens } of markers) {
      const mark = text.slice(start, end)
      const after = text.charAt(end)
      if (kind === 'chinese-bracketed' || kind === 'arabic-bracketed' || kind === 'circled') {
        if (opens && '、，.．。'.includes(after) && after !== '')
          yield form('bracketed', start, end + 1, mark + after, mark)
      } else if (kind === 'arabic' && opens && (mark.endsWith('、') || mark.endsWith('．'))) {
        yield form('arabic', start, end, mark, `${mark.slice(0, -1)}.`)
      } else if (kind === 'chinese' && opens && !mark.endsWith('、')) {
        yield form('chinese', start, end, mark, `${mark.slice(0, -1)}、`)
      } else if (kind === 'is' && after === '、') yield form('isComma', start, end + 1, mark + after, mark)
    }
  },
})

function form(message: Message, start: number, end: number, mark: string, wanted: string): Report<Message> {
  const severity = message === 'bracketed' ? 'warning' : 'info'
  const fix = [{ start, end, text: wanted }]
  return { start, end, message, data: { mark, form: wanted }, suggestion: wanted, severity, fix }
}
