import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, isLatin, wordsAround } from '../../marks/characters.ts'
import { BLANK, CLOSE, CONTROL, FULL, HALF, type Marks, marksOf, OPEN, STRAIGHT } from '../../marks/marks.ts'

type Message = 'mark' | 'bracket' | 'quote' | 'dots' | 'fullWidth'

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
}

/** Where one kind of bracket or quote outnumbers the other so far, the rare one is a slip and not the writer's habit. */
const HABIT_RATIO = 4

/**
 * 中文行文用全角标点；数字、网址、外文、时间中的半角标点不动。
 */
export default defineRule({
  id: 'half-width',
  summary: '中文里夹着半角标点',
  explanation:
    '中文行文的标点用全角。汉字旁边的半角逗号、分号、冒号、问号、叹号、句点报出并给出改法；' +
    '数字（1,234、3.5）、时间（8:30）、比例（3:1）、网址、外文中的不报。' +
    '半角括号和直引号许多单位习以为常，只有全文绝大多数是全角时才当作笔误，否则只提示。' +
    '全角的字母、数字只提示。',
  basis: [{ source: 'GB/T 15834-2011' }, { source: 'practice' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    mark: ({ words, mark, wide }) => `“${words}”中的“${mark}”是半角标点，应改为“${wide}”。`,
    bracket: ({ words }) => `“${words}”用了半角括号，中文里用“（）”。`,
    quote: ({ words }) => `“${words}”处是直引号，中文里用“ ”。`,
    dots: ({ words }) => `“${words}”处用句点充当省略号，应写作“……”。`,
    fullWidth: ({ words }) => `“${words}”是全角字母或数字，宜改为半角。`,
  },
  examples: [
    { ok: '今年8:30起，PM2.5均值35.2微克，完成1,234户，网址http://www.example.gov.cn/a,b?c=1' },
    { ok: '1.加强领导\n一.D的建设\n图二.流程' },
    { bad: '推进示范区建设⟦,⟧全力打造名片', message: 'mark', fixed: '推进示范区建设，全力打造名片' },
    { bad: '参加人数达到660余人次⟦,⟧共清理沟塘', message: 'mark', fixed: '参加人数达到660余人次，共清理沟塘' },
    { bad: '完成率98%⟦,⟧居全市第二⟦;⟧满意率99%', message: 'mark', fixed: '完成率98%，居全市第二；满意率99%' },
    { bad: '任务全部完成⟦.⟧下一步抓好巩固', message: 'mark', fixed: '任务全部完成。下一步抓好巩固' },
    { bad: '敬老院⟦(⟧含民办⟦)⟧', message: 'bracket', fixed: '敬老院（含民办）' },
    { bad: '种粮、养殖⟦...⟧', message: 'dots', fixed: '种粮、养殖……' },
    { bad: '完成⟦１２⟧项', message: 'fullWidth', fixed: '完成12项' },
    { bad: '开展⟦"⟧清风⟦"⟧行动', message: 'quote' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const marks = marksOf(reading)
    const { at, kind, first } = marks
    let rare: { bracket: boolean; quote: boolean } | undefined
    for (let p = 0; p < document.paragraphs.length; p++) {
      const end = first[p + 1] as number
      for (let m = first[p] as number; m < end; m++) {
        const what = kind[m] as number
        if (what < HALF || what === BLANK || what === CONTROL) continue
        const start = at[m] as number
        if (what === HALF) {
          if (text.charAt(start) === '.' && text.charAt(start + 1) === '.') {
            let to = m + 1
            while (to < end && at[to] === (at[to - 1] as number) + 1 && text.charAt(at[to] as number) === '.') to++
            const report = dots(text, start, start + to - m)
            if (report) yield report
            m = to - 1
          } else {
            const report = mark(text, start, document.paragraphs[p]?.start ?? 0, document.paragraphs[p]?.end ?? 0)
            if (report) yield report
          }
        } else if (what === FULL) {
          let to = m + 1
          while (to < end && kind[to] === FULL && at[to] === (at[to - 1] as number) + 1) to++
          yield fullWidth(text, start, start + to - m)
          m = to - 1
        } else if (what === STRAIGHT) {
          if (!isHan(text.charCodeAt(start - 1)) && !isHan(text.charCodeAt(start + 1))) continue
          rare ??= rareMarks(text, marks)
          const words = wordsAround(text, start, start + 1)
          yield { start, end: start + 1, message: 'quote', data: { words }, severity: rare.quote ? 'warning' : 'info' }
        } else if (text.charCodeAt(start) < 0x80 && (what === OPEN || what === CLOSE)) {
          const mark = text.charAt(start)
          const wide = WIDE[mark]
          if (wide === undefined || !isHan(text.charCodeAt(what === OPEN ? start + 1 : start - 1))) continue
          rare ??= rareMarks(text, marks)
          yield {
            start,
            end: start + 1,
            message: 'bracket',
            data: { words: wordsAround(text, start, start + 1) },
            suggestion: wide,
            severity: rare.bracket ? 'warning' : 'info',
            fix: [{ start, end: start + 1, text: wide }],
          }
        }
      }
    }
  },
})

function mark(text: string, at: number, paragraphStart: number, paragraphEnd: number): Report<Message> | null {
  const sign = text.charAt(at)
  const wide = WIDE[sign] as string
  const before = at > paragraphStart ? text.charCodeAt(at - 1) : 0
  let next = at + 1
  while (next < paragraphEnd && text.charAt(next) === ' ') next++
  const after = next < paragraphEnd ? text.charCodeAt(next) : 0
  if (!speaks(sign, before, after, text, at, paragraphStart)) return null
  const words = wordsAround(text, at, at + 1)
  // A blank behind a half-width mark belongs to it and goes with it.
  const fix = [{ start: at, end: after === 0 ? at + 1 : next, text: wide }]
  return { start: at, end: at + 1, message: 'mark', data: { words, mark: sign, wide }, suggestion: wide, fix }
}

function speaks(
  sign: string,
  before: number,
  after: number,
  text: string,
  at: number,
  paragraphStart: number,
): boolean {
  // Two marks in a row are another rule's.
  if (isPoint(before) || isPoint(after)) return false
  if (sign === '.') {
    if (!isHan(before) || !(after === 0 || isHan(after) || isOpening(after))) return false
    // 一.总体情况 is a list mark, 图一.流程 a caption.
    return !/^[ \u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?|[图表附][一二三四五六七八九十]*)$/.test(
      text.slice(Math.max(paragraphStart, at - 6), at),
    )
  }
  const chineseBefore = isHan(before) || isClosing(before)
  if (sign === ':' && text.startsWith('//', at + 1)) return false
  if (chineseBefore) return !(sign === ':' && isLatin(after) && /^:\s*(?:https?|www)/.test(text.slice(at, at + 8)))
  const chineseAfter = isHan(after) || isOpening(after)
  return chineseAfter && (isDigit(before) || before === 0x25 || before === 0xff05 || isLatin(before))
}

const isPoint = (code: number) => code !== 0 && '，。、；：？！,;:?!.…'.includes(String.fromCharCode(code))
const isClosing = (code: number) => code !== 0 && '”’）》】〕'.includes(String.fromCharCode(code))
const isOpening = (code: number) => code !== 0 && '“‘（《【'.includes(String.fromCharCode(code))

function dots(text: string, start: number, end: number): Report<Message> | null {
  if (end - start < 3 || !isHan(text.charCodeAt(start - 1))) return null
  const words = wordsAround(text, start, end)
  return {
    start,
    end,
    message: 'dots',
    data: { words },
    suggestion: '……',
    severity: 'info',
    fix: [{ start, end, text: '……' }],
  }
}

function fullWidth(text: string, start: number, end: number): Report<Message> {
  const words = text.slice(start, end)
  const half = words.normalize('NFKC')
  return {
    start,
    end,
    message: 'fullWidth',
    data: { words },
    suggestion: half,
    severity: 'info',
    fix: [{ start, end, text: half }],
  }
}

/** Whether half-width brackets, and straight quotes, are rare beside the full-width ones of the same text. */
function rareMarks(text: string, { at, kind, count }: Marks): { bracket: boolean; quote: boolean } {
  let halfBrackets = 0
  let brackets = 0
  let straight = 0
  let quotes = 0
  for (let m = 0; m < count; m++) {
    const sign = text.charAt(at[m] as number)
    if (kind[m] === STRAIGHT) straight++
    else if (kind[m] === OPEN || kind[m] === CLOSE) {
      if (sign === '(' || sign === ')') halfBrackets++
      else if (sign === '（' || sign === '）') brackets++
      else if (sign === '“' || sign === '”') quotes++
    }
  }
  return { bracket: brackets >= HABIT_RATIO * halfBrackets, quote: quotes >= HABIT_RATIO * straight }
}
