import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isLatin, wordsAround } from '../../marks/characters.ts'
import { CLOSE, marksOf, OPEN, STRAIGHT } from '../../marks/marks.ts'

type Message = 'open' | 'close' | 'turned' | 'mixed' | 'straight'

const PAIRS = [
  '（）',
  '()',
  '《》',
  '〈〉',
  '“”',
  '‘’',
  '【】',
  '〔〕',
  '「」',
  '『』',
  '[]',
  '{}',
  '﹝﹞',
  '〖〗',
  '［］',
  '｛｝',
] as const
const closerOf = new Map<string, string>(PAIRS.map((pair) => [pair.charAt(0), pair.charAt(1)]))
const openerOf = new Map<string, string>(PAIRS.map((pair) => [pair.charAt(1), pair.charAt(0)]))

/** Marks that differ only in width or form: （…) and 《…〉 are one pair written in two ways. */
const KIN: Readonly<Record<string, string>> = {
  '（': ')',
  '(': '）',
  '《': '〉',
  '〈': '》',
  '【': ']',
  '[': '】',
  '〔': '﹞',
  '﹝': '〕',
}

/** A bracket or quote may go on into the paragraphs that follow; further than this it is taken for unpaired. */
const PARAGRAPHS_AFTER = 2

interface Lone {
  readonly at: number
  readonly sign: string
  readonly paragraph: number
  readonly opens: boolean
}

/**
 * 括号、书名号、引号要成对。
 */
export default defineRule({
  id: 'unpaired',
  summary: '括号、书名号、引号不成对',
  explanation:
    '按段落逐个配对，可以嵌套。缺了一半、左右写反（“……“）、两半的样子不同（（……)、《……〉）的都报出；' +
    '写反的和样子不同的能确定改法。下面几种不报：跨到后两段之内才配上的，连续几段引文每段只写前引号的，' +
    '“1）”“a)”一类的序号，英文里的撇号。',
  basis: [{ source: 'GB/T 15834-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    open: ({ words, sign, other }) => `“${words}”中的“${sign}”没有与它配对的“${other}”。`,
    close: ({ words, sign, other }) => `“${words}”中的“${sign}”前面没有与它配对的“${other}”。`,
    turned: ({ words, sign, other }) => `“${words}”中的“${sign}”方向反了，应为“${other}”。`,
    mixed: ({ words, sign, other }) => `“${words}”中的“${sign}”与前半个样子不同，应为“${other}”。`,
    straight: ({ words }) => `“${words}”所在段落的直引号是单数，缺了一个。`,
  },
  examples: [
    { ok: '开展“双随机、一公开”检查（含暗访），印发《关于转发〈实施办法〉的通知》。' },
    { ok: '1）抓学习；2）抓落实；a)查问题。farmer’s market' },
    { ok: '“第一段引文。\n“第二段引文。”' },
    { ok: '（以下为附注，\n到此为止）' },
    { ok: '一）抓学习\n二）抓落实' },
    { bad: '（一）抓学习\n二⟦）⟧抓落实', message: 'close' },
    { bad: '开展⟦“⟧清风行动，查处问题12起。', message: 'open' },
    { bad: '全县敬老院（含民办⟦（⟧共14所', message: 'turned', fixed: '全县敬老院（含民办）共14所' },
    { bad: '学习强国⟦”⟧平台参与率100%', message: 'close' },
    { bad: '落实“两个责任⟦“⟧，压实担子', message: 'turned', fixed: '落实“两个责任”，压实担子' },
    { bad: '敬老院（含民办⟦)⟧共14所', message: 'mixed', fixed: '敬老院（含民办）共14所' },
    { bad: '印发《实施方案⟦〉⟧。', message: 'mixed', fixed: '印发《实施方案》。' },
    { bad: '印发⟦《⟧实施方案，细化任务。', message: 'open' },
    { bad: '开展⟦"⟧清风行动。', message: 'straight' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    const lone: Lone[] = []
    const reports: Report<Message>[] = []
    const stack: { at: number; sign: string }[] = []
    // Where headings are （一）, 二） has lost its first half.
    const bracketed = reading.markers.some(({ kind, opens }) => kind === 'chinese-bracketed' && opens)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const end = first[p + 1] as number
      let straight = 0
      let lastStraight = 0
      stack.length = 0
      for (let m = first[p] as number; m < end; m++) {
        const what = kind[m] as number
        if (what === STRAIGHT) {
          straight++
          lastStraight = at[m] as number
        }
        if (what !== OPEN && what !== CLOSE) continue
        const start = at[m] as number
        const sign = text.charAt(start)
        if (what === OPEN) {
          const top = stack.at(-1)
          if (top && top.sign === sign && isTurned(text, sign, m, end, at)) {
            stack.pop()
            reports.push(turned(text, start, sign, closerOf.get(sign) as string))
          } else stack.push({ at: start, sign })
          continue
        }
        const depth = matching(stack, sign)
        if (depth >= 0) {
          for (const open of stack.splice(depth).slice(1)) lone.push({ ...open, paragraph: p, opens: true })
          continue
        }
        const top = stack.at(-1)
        if (top && KIN[top.sign] === sign) {
          stack.pop()
          reports.push(mixed(text, start, sign, closerOf.get(top.sign) as string))
          continue
        }
        if (isListMark(text, start, sign, bracketed) || isApostrophe(text, start, sign)) continue
        lone.push({ at: start, sign, paragraph: p, opens: false })
      }
      for (const open of stack) lone.push({ ...open, paragraph: p, opens: true })
      if (straight % 2 === 1 && !isInchMark(text, lastStraight)) {
        const data = { words: wordsAround(text, lastStraight, lastStraight + 1) }
        reports.push({ start: lastStraight, end: lastStraight + 1, message: 'straight', data })
      }
    }
    yield* reports
    yield* unmatched(text, lone, document.paragraphs)
  },
})

function matching(stack: readonly { sign: string }[], sign: string): number {
  const opener = openerOf.get(sign)
  for (let depth = stack.length - 1; depth >= 0 && depth >= stack.length - 4; depth--) {
    if (stack[depth]?.sign === opener) return depth
  }
  return -1
}

/** An opening mark right inside its like, with no closing one of its kind behind it: “两个责任“， — it was meant to close. */
function isTurned(text: string, sign: string, mark: number, end: number, at: Int32Array): boolean {
  const closer = closerOf.get(sign)
  for (let m = mark + 1; m < end; m++) {
    const other = text.charAt(at[m] as number)
    if (other === closer) return false
    if (other === sign) break
  }
  return true
}

function turned(text: string, start: number, sign: string, other: string): Report<Message> {
  const end = start + 1
  const data = { words: wordsAround(text, start, end), sign, other }
  return { start, end, message: 'turned', data, suggestion: other, fix: [{ start, end, text: other }] }
}

function mixed(text: string, start: number, sign: string, other: string): Report<Message> {
  return { ...turned(text, start, sign, other), message: 'mixed' }
}

/** 1） and a) at the start or behind a mark. */
function isListMark(text: string, at: number, sign: string, bracketed: boolean): boolean {
  if (sign !== '）' && sign !== ')') return false
  let from = at
  while (from > 0 && at - from < 3 && /[\da-zA-Z一二三四五六七八九十①-⑳]/.test(text.charAt(from - 1))) from--
  if (bracketed && from < at && '一二三四五六七八九十'.includes(text.charAt(at - 1))) return false
  return from < at && (from === 0 || /[\n\r\s，。；：、！？;,:]/.test(text.charAt(from - 1)))
}

const isApostrophe = (text: string, at: number, sign: string): boolean =>
  sign === '’' &&
  isLatin(text.charCodeAt(at - 1)) &&
  (isLatin(text.charCodeAt(at + 1)) || /[\s]/.test(text.charAt(at + 1)))

/** 12" is twelve inches. */
const isInchMark = (text: string, at: number): boolean => isDigit(text.charCodeAt(at - 1))

/** What stays alone after pairs that span paragraphs, and quotations that open each of their paragraphs, are taken out. */
function* unmatched(
  text: string,
  lone: Lone[],
  paragraphs: readonly { readonly start: number }[],
): Iterable<Report<Message>> {
  lone.sort((a, b) => a.at - b.at)
  const done = new Set<Lone>()
  lone.forEach((open, index) => {
    if (!open.opens || done.has(open)) return
    for (let n = index + 1; n < lone.length && n <= index + 8; n++) {
      const other = lone[n] as Lone
      if (other.paragraph > open.paragraph + PARAGRAPHS_AFTER) break
      if (done.has(other)) continue
      const opensParagraph = open.sign === '“' && paragraphs[open.paragraph]?.start === open.at
      const goesOn =
        opensParagraph && other.opens && other.sign === '“' && paragraphs[other.paragraph]?.start === other.at
      if (goesOn) {
        done.add(open)
        break
      }
      if (!other.opens && other.sign === closerOf.get(open.sign)) {
        // In one paragraph the two halves stand in the wrong nesting: both are reported, by their own place.
        if (other.paragraph === open.paragraph) continue
        done.add(open).add(other)
        break
      }
    }
    // The last paragraph of a quotation closes itself: “…。\n“…。”
    if (!done.has(open) && open.sign === '“' && paragraphs[open.paragraph]?.start === open.at) {
      const next = paragraphs[open.paragraph + 1]
      if (next && text.charAt(next.start) === '“') done.add(open)
    }
  })
  for (const { at, sign, opens } of lone.filter((mark) => !done.has(mark))) {
    const other = (opens ? closerOf : openerOf).get(sign) ?? ''
    const data = { words: wordsAround(text, at, at + 1, 8), sign, other }
    yield { start: at, end: at + 1, message: opens ? 'open' : 'close', data }
  }
}
