import { defineRule, type Report } from '../../engine/rule.ts'
import { isHan } from '../../marks/characters.ts'

type Message = 'thrice' | 'linked'

/** Words of the pattern A-link-A: 点对点, 面对面, 手牵手, 心连心. */
const LINKS = '对牵连贴帮把挨到接'

/**
 * 并列的词语之间缺顿号：合理检查合理用药合理治疗，点对点一对一。
 */
export default defineRule({
  id: 'missing-comma',
  summary: '并列词语之间缺顿号',
  explanation:
    '同一个两字词接连领起三个四字短语（合理检查合理用药合理治疗），或者两个“点对点”式的词紧挨着（点对点一对一），' +
    '中间应当用顿号隔开，报出并给出改法。“抓紧抓细抓实”“大学习大调研”一类一个字领起的不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.5' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    thrice: ({ words, form }) => `“${words}”是三个并列的短语，中间应加顿号：“${form}”。`,
    linked: ({ words, form }) => `“${words}”是两个并列的词，中间应加顿号：“${form}”。`,
  },
  examples: [
    { ok: '合理检查、合理用药、合理治疗，点对点、一对一指导，抓紧抓细抓实，大学习大调研大改进，手把手教' },
    { ok: '面对面交流，户对户结对' },
    {
      bad: '开展⟦规范采购规范验收规范付款⟧专项行动',
      message: 'thrice',
      fixed: '开展规范采购、规范验收、规范付款专项行动',
    },
    { bad: '进行⟦点对点一对一⟧的指导', message: 'linked', fixed: '进行点对点、一对一的指导' },
    { bad: '组织⟦面对面心连心⟧活动', message: 'linked', fixed: '组织面对面、心连心活动' },
  ],
  // Plain loops: a generator would cost twice as much a character.
  check({ reading: { text, document } }) {
    const reports: Report<Message>[] = []
    for (const { start, end } of document.paragraphs) scan(text, start, end, reports)
    return reports
  },
})

/** Looks for a character that comes back two or four places on, keeping the last four at hand. */
function scan(text: string, start: number, end: number, reports: Report<Message>[]): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let upTo = start
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && (code === c || code === a)) {
      const from = code === c ? at - 2 : at - 4
      const report = from < upTo ? null : code === c ? linked(text, from, end) : thrice(text, from, end)
      if (report) {
        reports.push(report)
        upTo = report.end
      }
    }
    a = b
    b = c
    c = d
    d = code
  }
}

function linked(text: string, start: number, paragraphEnd: number): Report<Message> | null {
  const end = start + 6
  if (end > paragraphEnd || text.charCodeAt(start + 3) !== text.charCodeAt(start + 5)) return null
  const one = text.charAt(start + 1)
  const two = text.charAt(start + 4)
  if (!LINKS.includes(one) || !LINKS.includes(two) || text.charAt(start) === text.charAt(start + 3)) return null
  if (!isHan(text.charCodeAt(start + 3))) return null
  return joined(text, 'linked', start, end, [start + 3])
}

function thrice(text: string, start: number, paragraphEnd: number): Report<Message> | null {
  const end = start + 12
  if (end > paragraphEnd || text.charCodeAt(start) !== text.charCodeAt(start + 8)) return null
  const second = text.charCodeAt(start + 1)
  if (
    second === text.charCodeAt(start) ||
    second !== text.charCodeAt(start + 5) ||
    second !== text.charCodeAt(start + 9)
  ) {
    return null
  }
  // The same phrase again and again is a repetition, not a list.
  if (text.slice(start + 2, start + 4) === text.slice(start + 6, start + 8)) return null
  for (let at = start; at < end; at++) if (!isHan(text.charCodeAt(at))) return null
  return joined(text, 'thrice', start, end, [start + 4, start + 8])
}

function joined(text: string, message: Message, start: number, end: number, at: readonly number[]): Report<Message> {
  const words = text.slice(start, end)
  const pieces = [start, ...at].map((from, index) => text.slice(from, at[index] ?? end))
  const form = pieces.join('、')
  const fix = at.map((place) => ({ start: place, end: place, text: '、' }))
  return { start, end, message, data: { words, form }, suggestion: form, fix }
}
