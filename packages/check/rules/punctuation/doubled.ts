import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, wordsAround } from '../../marks/characters.ts'
import { BLANK, CLOSE, HALF, marksOf, PAUSE, STOP } from '../../marks/marks.ts'

type Message = 'doubled' | 'ellipsis' | 'aroundQuote'

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' }
const wide = (mark: string) => WIDE[mark] ?? mark

/**
 * 标点重叠：两个点号连着用，必有一个多余。
 */
export default defineRule({
  id: 'doubled',
  summary: '标点重叠',
  explanation:
    '句号、逗号、顿号、分号、冒号不能连用，“，。”“。。”“。；”都多了一个。问号和叹号可以叠用，不报。' +
    '前后两个一样，或后一个是句末的句号时，留哪一个是确定的，给出改法；其余由人定夺。' +
    '三个以上的句号多半是想写省略号。引文末尾“。”之后又加“。”的，也多了一个。',
  basis: [{ source: 'GB/T 15834-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    doubled: ({ words, marks, keep }) =>
      `“${words}”处标点重叠（${marks}），${keep === '' ? '应只留一个' : `应只留“${keep}”`}。`,
    ellipsis: ({ words }) => `“${words}”处连用句号，省略号应写作“……”。`,
    aroundQuote: ({ words }) => `“${words}”处引号内外都有点号，应去掉一个。`,
  },
  examples: [
    { ok: '走访群众120户；化解纠纷15起。怎么办？！加油！！省略……' },
    { ok: '完成率为98.5%，“有事先商量。”会场里贴着这句话。' },
    {
      bad: '全县共扩围42户96人⟦，。⟧今年以来又新增3户。',
      message: 'doubled',
      fixed: '全县共扩围42户96人。今年以来又新增3户。',
    },
    { bad: '报告率100%⟦。；⟧免费婚检完成254人。', message: 'doubled' },
    { bad: '一是抓学习⟦，，⟧二是抓落实⟦。。⟧', message: 'doubled', fixed: '一是抓学习，二是抓落实。' },
    { bad: '建立台账⟦,，⟧逐项销号', message: 'doubled', fixed: '建立台账，逐项销号' },
    { bad: '种粮、养殖、加工⟦。。。⟧', message: 'ellipsis', fixed: '种粮、养殖、加工……' },
    { bad: '会上强调“安全重于泰山⟦。”。⟧', message: 'aroundQuote' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const end = first[p + 1] as number
      for (let m = first[p] as number; m < end; m++) {
        if (!isPoint(kind[m])) continue
        let last = m
        let next = m + 1
        while (
          next < end &&
          at[next] === (at[next - 1] as number) + 1 &&
          (isPoint(kind[next]) || kind[next] === BLANK)
        ) {
          if (isPoint(kind[next])) last = next
          next++
        }
        const start = at[m] as number
        if (last > m) {
          const report = doubled(text, start, (at[last] as number) + 1, document.paragraphs[p]?.end ?? 0)
          if (report) yield report
          m = last
        } else if (kind[m + 1] === CLOSE && kind[m + 2] !== undefined && m + 2 < end) {
          if (isAroundQuote(text, start) && at[m + 2] === start + 2) yield aroundQuote(text, start)
        }
      }
    }
  },
})

const isPoint = (kind: number | undefined) => kind === STOP || kind === PAUSE || kind === HALF

function doubled(text: string, start: number, end: number, paragraphEnd: number): Report<Message> | null {
  const marks = text.slice(start, end).replace(/[ \u3000\u00a0\t]/g, '')
  if (/^[？！?!]+$/.test(marks)) return null
  const before = text.charCodeAt(start - 1)
  if (/^[.,;:?!]+$/.test(marks) && !(isHan(before) && /^([,;])\1+$/.test(marks))) return null
  // A decimal point or the dot of a list mark before another mark (1.、) is another slip, and not this rule's.
  if (marks.startsWith('.') && !isHan(before)) return null
  if (marks.startsWith(',') && isDigit(before) && isDigit(text.charCodeAt(end))) return null
  const words = wordsAround(text, start, end)
  if (/^。{3,}$/.test(marks)) {
    return { start, end, message: 'ellipsis', data: { words }, suggestion: '……', fix: [{ start, end, text: '……' }] }
  }
  const keep = kept(Array.from(marks, wide), end === paragraphEnd)
  const fix = keep === '' ? undefined : [{ start, end, text: keep }]
  return { start, end, message: 'doubled', data: { words, marks, keep }, suggestion: keep, ...(fix && { fix }) }
}

/** The mark that certainly stays: of equal ones, that one; a full stop behind a comma or 、. Empty where a reader must decide. */
function kept(marks: readonly string[], closesParagraph: boolean): string {
  const last = marks.at(-1) ?? ''
  const others = marks.filter((mark) => mark !== last)
  if (others.length === 0) return last
  const weaker =
    last === '。' && others.every((mark) => mark === '，' || mark === '、' || (mark === '；' && closesParagraph))
  return weaker || (last === '，' && others.every((mark) => mark === '、')) ? last : ''
}

/** 。”。 and ，”， : a point before the closing quote and one of the same weight behind it. */
function isAroundQuote(text: string, start: number): boolean {
  const quote = text.charAt(start + 1)
  if (quote !== '”' && quote !== '’') return false
  const inside = text.charAt(start)
  const outside = text.charAt(start + 2)
  return (inside === '。' && outside === '。') || (inside === '，' && '，。；'.includes(outside) && outside !== '')
}

function aroundQuote(text: string, start: number): Report<Message> {
  const end = start + 3
  return { start, end, message: 'aroundQuote', data: { words: wordsAround(text, start, end) } }
}
