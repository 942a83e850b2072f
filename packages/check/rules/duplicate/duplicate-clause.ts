import type { Place, Reading, Stretch } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, isLatin } from '../../marks/characters.ts'

type Message = 'next' | 'again' | 'far' | 'fragment' | 'retold'

/** Clauses shorter than this (in letters, without marks) are formulas that recur: 效果明显. */
const LENGTH_MIN = 8
/** Right behind one another, shorter ones count too. */
const LENGTH_NEXT_MIN = 4
/** A clause that says again what the one before it ends or begins with shares at least this much. */
const LENGTH_RETOLD_MIN = 6
/** What may be told again with its number is an action: 提供咨询服务，提供咨询服务12次. A thing that is then counted is none. */
const ACTION =
  /^(?:开展|提供|召开|组织|举办|推进|加强|完成|落实|做好|建立|完善|实施|推动|强化|抓好|新建|建设|发放|办理|化解|排查|整治|清理|解决|培训|走访|协助|帮助|印发|制定|建成|改造|争取|引进|提高|提升|加快|深入|全面|扎实|积极|大力|持续|切实|认真|严格|定期|着力|不断|进一步)/
/** A single clause that stands again elsewhere is worth a look from this length on. */
const LENGTH_SINGLE = 16
/** Two clauses in a row or more that stand again: together they share at least this much. */
const LENGTH_RUN = 24
/** From this length on an equal clause is looked at for a longer copy around it. */
const SEED_LENGTH_MIN = 10
/** So many characters a neighbouring clause must share with its counterpart to belong to the copy. */
const SHARED_MIN = 7

/** Set phrases of political language, which a report may say as often as it likes. */
const FORMULA =
  /思想为指导|二十大|二十届|两个确立|两个维护|四个意识|四个自信|以人民为中心|高质量发展|坚强领导|正确领导|重要讲话|重要论述|重要指示|主题教育|决策部署|总书记|工作总结如下|汇报如下/

/** One clause, hashed without its marks and its list mark. */
interface Said extends Place {
  readonly length: number
  readonly hash: number
  readonly paragraph: number
}

/**
 * 同一句话写了两遍：复制粘贴留下的。
 */
export default defineRule({
  id: 'duplicate-clause',
  summary: '语句重复',
  explanation:
    '逐句比对（不计标点和序号）。紧挨着重复的一句报出；相隔较远的，接连两句以上又原样出现才报，只有一句的仅提示。' +
    '工作部分与计划部分之间的照应、标题与正文的照应、指导思想一类的固定提法、用XX隐去内容的句子不报。' +
    '后一句把前一句的话截头去尾又说一遍（“为群众提供法律咨询服务，提供法律咨询服务126次”）也报。' +
    '残句（“……，2023年乡村音乐节。我镇于5月举办2023年乡村音乐节”）也报。',
  basis: [{ source: 'practice' }],
  status: 'stable',
  category: 'duplicate-text',
  severity: 'warning',
  messages: {
    next: ({ words }) => `“${words}”紧接着又说了一遍，应删去一处。`,
    again: ({ words, first }) => `“${words}”与前文“${first}”几乎逐字重复，应删去或改写一处。`,
    retold: ({ words, first }) => `“${words}”重复了前一句“${first}”的话，应合为一句。`,
    far: ({ words }) => `“${words}”在前文已出现过，请核对是否重复。`,
    fragment: ({ words }) => `“${words}”是残句，下一句里又原样出现，应删去。`,
  },
  examples: [
    { ok: '一是加强队伍建设。加强队伍建设的关键在人。' },
    { ok: '（一）抓好文物保护工作\n抓好文物保护工作，完成修缮3处。' },
    { ok: '以新时代中国特色社会主义思想为指导，奋力前行。\n坚持以新时代中国特色社会主义思想为指导，奋力前行。' },
    { bad: '1、积极推进文物保护。⟦积极推进文物保护。⟧实施修缮工程3项。', message: 'next' },
    { bad: '空气质量稳步改善，⟦空气质量稳步改善。⟧', message: 'next' },
    { bad: '加大巡查，⟦加大巡查，⟧消除隐患。', message: 'next' },
    { bad: '为困难群众提供法律咨询服务，⟦提供法律咨询服务126次⟧。', message: 'retold' },
    { bad: '协助企业申报技改项目，⟦协助企业申报技改项目6个⟧。', message: 'retold' },
    { bad: '扎实做好防汛备汛工作，⟦做好防汛备汛工作⟧，排查隐患126处。', message: 'retold' },
    { ok: '推进老旧小区改造，老旧小区改造完成36个。开展入户走访，入户走访1260户。为企业办事，为企业解难。' },
    { ok: '（一）加强队伍建设。加强队伍建设管理制度。' },
    {
      bad:
        '不断加大统计人员业务培训力度，通过线上线下并行的办法，提高基层从业人员的业务能力。\n办好年报会。\n' +
        '一年来，我局⟦不断加大统计人员业务培训力度，积极通过线上线下并行的办法，提高基层从业人员的业务能力⟧。',
      message: 'again',
    },
    { bad: '乡村旅游不断创新，⟦2023年山谷音乐节。⟧我镇于5月推出2023年山谷音乐节活动。', message: 'fragment' },
  ],
  exempt: { law: 'twice', reason: '写了两遍正是这条规则要报的。' },
  *check({ reading }) {
    const { text, clauses } = reading
    const parts = planStarts(reading)
    const said = clauses.map((clause) => sayOf(text, clause))
    const twin = twins(text, said)
    yield* repetitions(reading, said, twin, parts)
    yield* neighbours(text, said)
    yield* fragments(reading)
  },
})

/**
 * For each clause the latest earlier one that says the same; -1 where there is none.
 * A table of our own, since a Map costs as much as all the hashing.
 */
function twins(text: string, said: readonly Said[]): Int32Array {
  const twin = new Int32Array(said.length).fill(-1)
  let size = 64
  while (size < said.length * 2) size *= 2
  const slots = new Int32Array(size).fill(-1)
  for (let index = 0; index < said.length; index++) {
    const here = said[index] as Said
    if (here.length < LENGTH_MIN) continue
    let slot = (here.hash ^ (here.hash >>> 15)) & (size - 1)
    while ((slots[slot] as number) >= 0) {
      const before = said[slots[slot] as number] as Said
      if (before.hash === here.hash && isSame(text, before, here)) {
        twin[index] = slots[slot] as number
        break
      }
      slot = (slot + 1) & (size - 1)
    }
    slots[slot] = index
  }
  return twin
}

/** Where the plan part begins: the same words in the year's work and in the plan are intended. */
function planStarts({ sections }: Reading): number[] {
  return sections.filter((section) => section.level === 1 && section.kind === 'plan').map((section) => section.start)
}

function sayOf(text: string, { start, end, paragraph }: Stretch): Said {
  let from = start
  // The list mark in front (1、 （一） 一是) is not part of what is said.
  while (from < end && from < start + 5 && (SIGN[text.charCodeAt(from)] as number) & LIST_SIGN) from++
  let hash = 0
  let length = 0
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (((SIGN[code] as number) & LETTER) === 0) continue
    hash = (Math.imul(hash, 0x01000193) ^ code) | 0
    length++
  }
  return { start: from, end, length, hash, paragraph }
}

const LETTER = 1
const LIST_SIGN = 2

/** What counts as a letter, and what a list mark may be made of: a look-up for each character of the text. */
const SIGN = new Uint8Array(0x10000)
for (let code = 0; code < SIGN.length; code++) if (isHan(code) || isDigit(code) || isLatin(code)) SIGN[code] = LETTER
for (const sign of '0123456789一二三四五六七八九十是、.．（）()①②③④⑤⑥⑦⑧⑨ 　—') {
  const code = sign.charCodeAt(0)
  SIGN[code] = (SIGN[code] as number) | LIST_SIGN
}

/** Hashes can agree by chance: the letters decide. */
function isSame(text: string, a: Said, b: Said): boolean {
  return a.length === b.length && letters(text, a) === letters(text, b)
}

const letters = (text: string, { start, end }: Place): string => text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, '')

function* repetitions(
  reading: Reading,
  said: readonly Said[],
  twin: Int32Array,
  parts: readonly number[],
): Iterable<Report<Message>> {
  const { text } = reading
  let upTo = 0
  for (let index = 0; index < said.length; index++) {
    const before = twin[index] as number
    if (before < 0 || index < upTo) continue
    const here = said[index] as Said
    const there = said[before] as Said
    if (before === index - 1) {
      if (isCopy(text, there, here)) yield report(text, 'next', here, there)
      continue
    }
    if (here.length < SEED_LENGTH_MIN || isFormula(text, here) || !samePart(parts, there.start, here.start)) continue
    const run = extent(text, said, index, before, upTo)
    upTo = run.last + 1
    const isRun = run.count >= 2 && run.letters >= LENGTH_RUN && inRunningText(reading, here.paragraph)
    if (isRun) yield report(text, 'again', run.here, run.there)
    else if (here.length >= LENGTH_SINGLE) yield { ...report(text, 'far', here, there), severity: 'info' }
  }
}

/** Short clauses said twice in a row, and clauses that say again what the one before them begins or ends with. */
function* neighbours(text: string, said: readonly Said[]): Iterable<Report<Message>> {
  for (let index = 1; index < said.length; index++) {
    const there = said[index - 1] as Said
    const here = said[index] as Said
    if (here.length < LENGTH_NEXT_MIN || there.length < LENGTH_NEXT_MIN || there.paragraph !== here.paragraph) continue
    if (here.hash === there.hash) {
      if (here.length < LENGTH_MIN && isCopy(text, there, here) && isSame(text, there, here))
        yield report(text, 'next', here, there)
    } else if (here.length >= LENGTH_RETOLD_MIN && text.charAt(there.end - 1) === '，' && isRetold(text, there, here)) {
      yield report(text, 'retold', here, there)
    }
  }
}

/** Whether the later clause, its number aside, is the beginning or the end of the earlier one, give or take some words between. */
function isRetold(text: string, there: Said, here: Said): boolean {
  const end = unnumbered(text, here.start, unmarked(text, here))
  const length = end - here.start
  const thereEnd = unmarked(text, there)
  if (length < LENGTH_RETOLD_MIN || length > thereEnd - there.start) return false
  const isHead = text.charCodeAt(here.start) === text.charCodeAt(there.start)
  if (!isHead && text.charCodeAt(end - 1) !== text.charCodeAt(thereEnd - 1)) return false
  const words = text.slice(here.start, end)
  if (!ACTION.test(words) || /[XxＸ×“”]/.test(words)) return false
  const first = text.slice(there.start, thereEnd)
  if (first.startsWith(words)) return first.length - length <= 2
  if (!first.endsWith(words.slice(-4))) return false
  const at = first.indexOf(words.slice(0, 2))
  return at >= 0 && isWithin(words, first.slice(at))
}

/** Whether the characters of the one stand in the other in the same order. */
function isWithin(words: string, whole: string): boolean {
  let at = 0
  for (let n = 0; n < whole.length && at < words.length; n++) if (whole.charAt(n) === words.charAt(at)) at++
  return at === words.length
}

/** The end of a clause without the number and its unit that close it: 126次, 1.2万余人. */
function unnumbered(text: string, start: number, end: number): number {
  let at = end
  while (at > start && end - at < 4 && !isDigit(text.charCodeAt(at - 1))) at--
  if (!isDigit(text.charCodeAt(at - 1))) return end
  while (at > start && (isDigit(text.charCodeAt(at - 1)) || text.charAt(at - 1) === '.')) at--
  return at
}

/** How far the copy around two equal clauses reaches: neighbours count that end, or begin, in the same words. */
function extent(text: string, said: readonly Said[], index: number, before: number, upTo: number) {
  let letters = (said[index] as Said).length
  let count = 1
  let first = index
  let last = index
  let { start } = said[index] as Said
  while (first > upTo && before - (index - first) > 0 && before < first - 1) {
    const same = sharedEnd(text, said[before - (index - first) - 1] as Said, said[first - 1] as Said)
    if (same < SHARED_MIN) break
    first--
    start = Math.max((said[first] as Said).start, unmarked(text, said[first] as Said) - same)
    letters += same
    count++
  }
  while (last + 1 < said.length && before + (last - index) + 1 < first) {
    const same = sharedEnd(text, said[before + (last - index) + 1] as Said, said[last + 1] as Said)
    if (same < SHARED_MIN) break
    last++
    letters += same
    count++
  }
  const here = { start, end: (said[last] as Said).end }
  const from = said[before - (index - first)] as Said
  return { letters, count, last, here, there: { start: from.start, end: (said[before + (last - index)] as Said).end } }
}

/** Number of code units that two clauses share at their ends, closing marks aside. */
function sharedEnd(text: string, a: Said, b: Said): number {
  let endA = unmarked(text, a)
  let endB = unmarked(text, b)
  const from = endA
  while (endA > a.start && endB > b.start && text.charCodeAt(endA - 1) === text.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  return from - endA
}

/** Right after one another in one paragraph, ended by the same mark or parted by a comma: a heading is ended by 。. */
function isCopy(text: string, there: Said, here: Said): boolean {
  if (there.paragraph !== here.paragraph) return false
  if (/[XxＸ×]/.test(text.slice(here.start, here.end))) return false
  const mark = text.charAt(there.end - 1)
  return mark === '，' || mark === text.charAt(here.end - 1)
}

function report(text: string, message: Message, here: Place, there: Place): Report<Message> {
  const { start } = here
  const end = message === 'next' || message === 'fragment' ? here.end : unmarked(text, here)
  const data = { words: text.slice(start, unmarked(text, here)), first: text.slice(there.start, unmarked(text, there)) }
  return { start, end, message, data, related: [{ start: there.start, end: there.end }] }
}

function unmarked(text: string, { start, end }: Place): number {
  let to = end
  while (to > start && '。，；：！？'.includes(text.charAt(to - 1))) to--
  return to
}

function isFormula(text: string, { start, end }: Place): boolean {
  const words = text.slice(start, end)
  return FORMULA.test(words) || /XX|ＸＸ|××/.test(words)
}

function samePart(parts: readonly number[], a: number, b: number): boolean {
  return !parts.some((start) => a < start && start <= b)
}

/** Cells and lists of short lines repeat by nature. */
function inRunningText({ document }: Reading, paragraph: number): boolean {
  return document.paragraphs[paragraph]?.cell === undefined
}

/** The last clause of a sentence, with a year in it, that the next sentence says again in full. */
function* fragments({ text, clauses, sentences }: Reading): Iterable<Report<Message>> {
  let sentence = 0
  for (let index = 1; index < clauses.length; index++) {
    const clause = clauses[index] as Stretch
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= clause.start) sentence++
    const own = sentences[sentence]
    const next = sentences[sentence + 1]
    if (!own || !next || clause.end !== own.end || clause.start === own.start || next.paragraph !== own.paragraph)
      continue
    const words = text.slice(clause.start, clause.end - 1)
    if (words.length < LENGTH_MIN || words.length > 30 || !/^20\d\d年/.test(words)) continue
    const at = text.slice(next.start, next.end).indexOf(words)
    if (at < 0) continue
    yield report(text, 'fragment', clause, { start: next.start + at, end: next.start + at + words.length })
  }
}
