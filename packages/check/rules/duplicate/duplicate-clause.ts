import type { Place, Reading, Stretch } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, isLatin } from '../../marks/characters.ts'

type Message = 'next' | 'again' | 'far' | 'fragment'

/** Clauses shorter than this (in letters, without marks) are formulas that recur: 效果明显. */
const LENGTH_MIN = 8
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
    '残句（“……，2023年乡村音乐节。我镇于5月举办2023年乡村音乐节”）也报。',
  basis: [{ source: 'practice' }],
  status: 'stable',
  category: 'duplicate-text',
  severity: 'warning',
  messages: {
    next: ({ words }) => `“${words}”紧接着又说了一遍，应删去一处。`,
    again: ({ words, first }) => `“${words}”与前文“${first}”几乎逐字重复，应删去或改写一处。`,
    far: ({ words }) => `“${words}”在前文已出现过，请核对是否重复。`,
    fragment: ({ words }) => `“${words}”是残句，下一句里又原样出现，应删去。`,
  },
  examples: [
    { ok: '一是加强队伍建设。加强队伍建设的关键在人。' },
    { ok: '（一）抓好文物保护工作\n抓好文物保护工作，完成修缮3处。' },
    { ok: '以新时代中国特色社会主义思想为指导，奋力前行。\n坚持以新时代中国特色社会主义思想为指导，奋力前行。' },
    { bad: '1、积极推进文物保护。⟦积极推进文物保护。⟧实施修缮工程3项。', message: 'next' },
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

/** Right after one another in one paragraph, ended by the same mark; a heading and the text under it stand in two. */
function isCopy(text: string, there: Said, here: Said): boolean {
  if (there.paragraph !== here.paragraph) return false
  if (/[XxＸ×]/.test(text.slice(here.start, here.end))) return false
  return text.charAt(there.end - 1) === text.charAt(here.end - 1)
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
