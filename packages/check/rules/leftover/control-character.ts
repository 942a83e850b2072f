import { defineRule, type Report } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'
import { CONTROL, marksOf } from '../../marks/marks.ts'

type Message = 'unreadable' | 'half' | 'control' | 'invisible' | 'privateUse' | 'foreign'

/** What a character that should not be here is; null where it is in order. */
function kindOf(code: number): Message | null {
  if (code === 0xfffd || code >= 0xfffe) return 'unreadable'
  if (code === 0xfffc) return null // an embedded picture or object
  if (code >= 0xd800 && code <= 0xdfff) return 'half'
  if (code >= 0xe000 && code <= 0xf8ff) return 'privateUse'
  if (code >= 0x2800 && code <= 0x28ff) return 'foreign'
  return code < 0xa0 ? 'control' : 'invisible'
}

/**
 * 看不见的、坏掉的字符。
 */
export default defineRule({
  id: 'control-character',
  summary: '坏字、控制字符、看不见的字符',
  explanation:
    '替换字符“\ufffd”、落单的半个字、控制字符是转换时坏掉的，报出。零宽空格、软连字符一类看不见，' +
    '会使查找和字数出错，提示并给出删去的改法。私用区的字（自造字）在别的电脑上可能显示不出，只提示。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'leftover',
  severity: 'warning',
  messages: {
    unreadable: ({ words }) => `“${words}”处有乱码，原字已丢失，应查原件补上。`,
    half: ({ words }) => `“${words}”处有落单的半个字，应查原件补上。`,
    control: ({ words, code }) => `“${words}”处有控制字符（${code}），应删去。`,
    invisible: ({ words, code }) => `“${words}”处有看不见的字符（${code}），会使查找出错，应删去。`,
    privateUse: ({ words, code }) => `“${words}”处有自造字（${code}），换一台电脑可能显示不出。`,
    foreign: ({ words, code }) => `“${words}”处有盲文一类的字符（${code}），多半是转换残留，应删去。`,
  },
  examples: [
    { ok: '𠮷家村共12户，\t表格\u3000总计' },
    { bad: '全县共⟦\ufffd\ufffd⟧户', message: 'unreadable' },
    { bad: '全县⟦\u0007⟧共12户', message: 'control', fixed: '全县共12户' },
    { bad: '全县⟦\u200b⟧共12户', message: 'invisible', fixed: '全县共12户' },
    { bad: '全县⟦\ud842⟧共12户', message: 'half' },
    { bad: '⟦\ue863⟧水河', message: 'privateUse' },
    { bad: '全县⟦⠼⟧共12户', message: 'foreign' },
  ],
  *check({ reading }) {
    const { text } = reading
    const { at, kind, count } = marksOf(reading)
    for (let m = 0; m < count; m++) {
      if (kind[m] !== CONTROL) continue
      const start = at[m] as number
      if (isPair(text, start)) {
        m++
        continue
      }
      const message = kindOf(text.charCodeAt(start))
      if (!message) continue
      let end = start + 1
      while (
        m + 1 < count &&
        kind[m + 1] === CONTROL &&
        at[m + 1] === end &&
        kindOf(text.charCodeAt(end)) === message
      ) {
        if (isPair(text, end)) break
        end++
        m++
      }
      yield report(text, message, start, end)
    }
  },
})

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff

function report(text: string, message: Message, start: number, end: number): Report<Message> {
  const code = `U+${text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0')}`
  const place = { start, end, message, data: { words: wordsAround(text, start, end), code } }
  if (message === 'invisible' || message === 'control') {
    const severity = message === 'invisible' ? 'info' : 'warning'
    return { ...place, severity, fix: [{ start, end, text: '' }] }
  }
  return message === 'privateUse' ? { ...place, severity: 'info' } : place
}
