import { defineRule, type Report } from '../../engine/rule.ts'
import { isHan, wordsAround } from '../../marks/characters.ts'

type Message = 'blank' | 'brackets' | 'question' | 'mask'

/** Signs that stand for what is masked or not yet known. One of them alone says nothing; a run does. */
const MASKS = ['XX', 'xx', 'ＸＸ', '××', '○○', '〇〇', '＊＊', '**', '**']

const RUNS = ['__', '？？', '??']
const EMPTY = /^[（(【[〔][ \u3000_]*[）)】\]〕]/
/** One question mark stands for a number only before what nothing else begins with. */
const ALONE = ['万元', '亿元', '万人', '万亩', '公里', '平方米', '人次', '个百分点', '%', '％']
const UNIT = /^(?:万元|亿元|万|亿|元|个|人|户|件|次|%|％|亩|公里)/

/**
 * 没有填的地方：____、（　）万元、？？户。
 */
export default defineRule({
  id: 'unfilled-place',
  summary: '留空未填',
  explanation:
    '下划线空格、空括号、用问号代替的数字，是定稿前要补上的，报出。' +
    'XX、××、〇〇多半是公开时有意隐去的，不算错；全文只提示一次，写明有多少处。二〇〇三一类的年份不是占位。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'leftover',
  severity: 'warning',
  messages: {
    blank: ({ words }) => `“${words}”处留有空格未填。`,
    brackets: ({ words }) => `“${words}”处括号里是空的。`,
    question: ({ words }) => `“${words}”用问号代替数字，定稿前应核实补上。`,
    mask: ({ words, count }) => `“${words}”是占位或隐去的内容，全文共${count}处；若是定稿，应逐处补上。`,
  },
  examples: [
    { ok: '二〇〇三年以来，满意吗？？群众给出了答案（见附件）。函数f()' },
    { bad: '全年发放补贴⟦____⟧万元', message: 'blank' },
    { bad: '全年发放补贴⟦（　）⟧万元', message: 'brackets' },
    { bad: '共走访⟦？？⟧户，投入⟦？⟧万元', message: 'question' },
    { ok: '群众满意吗？人人叫好。' },
    { bad: '在⟦XX⟧县委领导下，争取资金XX万元', message: 'mask' },
  ],
  seeks: [
    '__',
    '（）',
    '()',
    '（ ',
    '( ',
    '（　',
    '【】',
    '〔〕',
    ...ALONE.flatMap((unit) => [`？${unit}`, `?${unit}`]),
    '？？',
    '??',
    ...MASKS,
  ],
  exempt: { law: 'twice', reason: '隐去的内容全文只提示一次。' },
  *check({ hits, reading: { text } }) {
    let upTo = 0
    const masks: { start: number; end: number }[] = []
    for (const hit of hits) {
      if (hit.start < upTo) continue
      if (MASKS.includes(hit.word)) {
        const end = runEnd(text, hit.start)
        if (isMaskRun(text, hit.start, end)) masks.push({ start: hit.start, end })
        upTo = end
        continue
      }
      // A run is one place, whatever becomes of it: looking at it again from each of its characters would be quadratic.
      if (hit.word === '__') upTo = runEnd(text, hit.start)
      const report = unfilled(text, hit.start, hit.word)
      if (report) yield report
      // A long run of signs is looked at once, whatever it is.
      upTo = report?.end ?? (RUNS.includes(hit.word) ? runEnd(text, hit.start) : hit.end)
    }
    const [head, ...rest] = masks
    if (!head) return
    const data = { words: wordsAround(text, head.start, head.end), count: masks.length }
    yield { ...head, message: 'mask', data, severity: 'info', related: rest }
  },
})

function unfilled(text: string, start: number, word: string): Report<Message> | null {
  if (word === '__') return blank(text, start)
  if (word === '？？' || word === '??') {
    const end = runEnd(text, start)
    return UNIT.test(text.slice(end, end + 2)) ? report(text, 'question', start, end) : null
  }
  if (word.length > 1 && (ALONE as readonly string[]).includes(word.slice(1))) {
    return isHan(text.charCodeAt(start - 1)) ? report(text, 'question', start, start + 1) : null
  }
  if (/^[（(【〔]/.test(word)) {
    const found = EMPTY.exec(text.slice(start, start + 12))
    // f() is code, and （ ）in a list of choices follows no word.
    return found && isHan(text.charCodeAt(start - 1)) ? report(text, 'brackets', start, start + found[0].length) : null
  }
  return null
}

function blank(text: string, start: number): Report<Message> | null {
  const end = runEnd(text, start)
  // __init__ and a rule across the page are no blanks to fill.
  const isCode = /[A-Za-z]/.test(text.charAt(start - 1)) || /[A-Za-z]/.test(text.charAt(end))
  return isCode || end - start > 30 ? null : report(text, 'blank', start, end)
}

function report(text: string, message: Message, start: number, end: number): Report<Message> {
  return { start, end, message, data: { words: wordsAround(text, start, end) } }
}

function runEnd(text: string, start: number): number {
  const sign = text.charAt(start)
  let end = start + 1
  while (text.charAt(end) === sign) end++
  return end
}

/** 二〇〇三 is a year; **…** emphasis; a long run an ornament. */
function isMaskRun(text: string, start: number, end: number): boolean {
  if (end - start > 8) return false
  if (text.charAt(start) === '*' && !/[省市县区乡镇村街局委办户人元项]/.test(text.charAt(end))) return false
  return text.charAt(start) !== '〇' || !/[一二三四五六七八九十]/.test(text.charAt(start - 1) + text.charAt(end))
}
