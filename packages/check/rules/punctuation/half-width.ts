import type { Place } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, isLatin, wordsAround } from '../../marks/characters.ts'
import {
  BLANK,
  CLOSE,
  CONTROL,
  FULL,
  HALF,
  type Marks,
  marksOf,
  OPEN,
  PAUSE,
  STOP,
  STRAIGHT,
} from '../../marks/marks.ts'

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
/** A text with this many half-width marks, and fewer full-width ones, was made by a tool that turns them all. */
const HABIT_MARKS_MIN = 20

/**
 * 中文行文用全角标点；数字、网址、外文、时间中的半角标点不动。
 */
export default defineRule({
  id: 'half-width',
  summary: '中文里夹着半角标点',
  explanation:
    '中文行文的标点用全角。汉字旁边的半角逗号、分号、冒号、问号、叹号、句点报出并给出改法；' +
    '数字（1,234、3.5）、时间（8:30）、比例（3:1）、网址、外文中的不报。' +
    '半角括号和直引号许多单位习以为常，只有全文绝大多数是全角时才当作笔误，否则只提示；通篇都是半角标点的（多由软件转换），也只提示。' +
    '全角的字母、数字只提示。',
  basis: [{ source: 'GB/T 15834-2011' }, { source: 'practice' }],
  status: 'stable',
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
    let habit: Habit | undefined
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p] as Place
      const last = marks.first[p + 1] as number
      for (let m = marks.first[p] as number; m < last; m++) {
        const what = marks.kind[m] as number
        if (what < HALF || what === BLANK || what === CONTROL) continue
        const to = runEnd(text, marks, m, last)
        const report = reported(text, what, marks.at[m] as number, to - m, paragraph)
        m = to - 1
        if (!report) continue
        habit ??= habitOf(text, marks)
        yield habit[report.message] ? { ...report, severity: 'info' } : report
      }
    }
  },
})

/** Index of the mark behind a run of dots or of full-width letters; one mark alone is a run of one. */
function runEnd(text: string, { at, kind }: Marks, m: number, last: number): number {
  const isRun = kind[m] === FULL || text.charAt(at[m] as number) === '.'
  let to = m + 1
  while (isRun && to < last && at[to] === (at[to - 1] as number) + 1 && kind[to] === kind[m]) {
    if (kind[m] === HALF && text.charAt(at[to] as number) !== '.') break
    to++
  }
  return to
}

function reported(text: string, what: number, start: number, length: number, paragraph: Place): Report<Message> | null {
  switch (what) {
    case HALF:
      return length > 1 ? dots(text, start, start + length) : mark(text, start, paragraph.start, paragraph.end)
    case FULL:
      return fullWidth(text, start, start + length)
    case STRAIGHT:
      return quote(text, start)
    default:
      return bracket(text, start, what)
  }
}

function quote(text: string, start: number): Report<Message> | null {
  if (!isHan(text.charCodeAt(start - 1)) && !isHan(text.charCodeAt(start + 1))) return null
  return { start, end: start + 1, message: 'quote', data: { words: wordsAround(text, start, start + 1) } }
}

function bracket(text: string, start: number, what: number): Report<Message> | null {
  const wide = WIDE[text.charAt(start)]
  // What stands in brackets after @ is left over as a whole.
  if (text.slice(Math.max(0, start - 12), start).includes('@')) return null
  if (wide === undefined || !isHan(text.charCodeAt(what === OPEN ? start + 1 : start - 1))) return null
  const end = start + 1
  const fix = [{ start, end, text: wide }]
  return { start, end, message: 'bracket', data: { words: wordsAround(text, start, end) }, suggestion: wide, fix }
}

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
  // The end of &nbsp; goes with the rest of it.
  if (sign === ';' && isLatin(before) && /&[a-z]{2,7}$/.test(text.slice(Math.max(0, at - 8), at))) return false
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
    fix: [{ start, end, text: half }],
  }
}

/** Which half-width forms this writer, or the tool that made the text, uses by habit: those are worth a hint, no more. */
type Habit = Readonly<Record<Message, boolean>>

function habitOf(text: string, { at, kind, count }: Marks): Habit {
  const seen = { halfMarks: 0, marks: 0, halfBrackets: 0, brackets: 0, straight: 0, quotes: 0 }
  for (let m = 0; m < count; m++) {
    const what = kind[m] as number
    const start = at[m] as number
    if (what === STOP || what === PAUSE) seen.marks++
    else if (what === HALF) seen.halfMarks += isHan(text.charCodeAt(start - 1)) ? 1 : 0
    else if (what === STRAIGHT) seen.straight++
    else if (what === OPEN || what === CLOSE) {
      const sign = text.charAt(start)
      if (sign === '(' || sign === ')') seen.halfBrackets++
      else if (sign === '（' || sign === '）') seen.brackets++
      else if (sign === '“' || sign === '”') seen.quotes++
    }
  }
  return {
    mark: seen.halfMarks >= HABIT_MARKS_MIN && seen.halfMarks > seen.marks,
    bracket: seen.brackets < HABIT_RATIO * seen.halfBrackets,
    quote: seen.quotes < HABIT_RATIO * seen.straight,
    dots: true,
    fullWidth: true,
  }
}
