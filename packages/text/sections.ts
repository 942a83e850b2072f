import type { Paragraph, Place, TextDocument } from './document.ts'
import type { Marker, MarkerKind, Section, SectionKind, Stretch } from './reading.ts'
import { isPlanOnly, timeFromTitle } from './report-time.ts'
import { findYears } from './year.ts'

/** The levels that marks stand for in official papers (GB/T 9704: 一、 （一） 1. （1）); ① and a paragraph's 一是 come below. */
export const MARKER_LEVEL: Readonly<Record<MarkerKind, number>> = {
  chinese: 1,
  'chinese-bracketed': 2,
  arabic: 3,
  'arabic-bracketed': 4,
  circled: 5,
  is: 6,
  ordinal: 6,
}

/** A part stands above 一、: `第二部分`, or a line `2024年工作计划` with no mark of its own. */
const PART_LEVEL = 0
/** A short line with neither mark nor telling words, in a report whose headings do carry marks. */
const LINE_LEVEL = 7

const HEADING_LENGTH_MAX = 60
const LINE_LENGTH_MAX = 30
const TITLE_LENGTH_MAX = 60
const TITLE_LINES_MAX = 4

/** How a plan opens that has no heading. */
const PLAN_OPENING = /^(?:下一步|下步|下一阶段|下阶段|明年|来年|新的一年|今后一个时期|展望20\d\d年)/

const PLAN_SURE =
  /下一步|下步|下一阶段|下阶段|明年|来年|新(?:的)?一年|今后.{0,6}(?:打算|工作|计划|思路|安排)|下半年.{0,8}(?:打算|工作|计划|思路|安排)|下(?:一)?季度.{0,8}(?:打算|工作|计划|安排)/
const PLAN_LIKELY =
  /工作(?:计划|打算|思路|安排|谋划|设想|要点|举措|部署|展望|目标|任务)|(?:计划|打算|思路|设想|展望|谋划)(?:$|[：:。])|工作思路|重点任务|目标任务|(?:改进|整改|应对)措施|对策|努力方向/
const DONE =
  /完成情况|落实情况|开展情况|进展|成效|回顾|总结|执行情况|推进情况|情况$|(?:计划|任务|目标).{0,4}(?:完成|落实|执行)/
const PROBLEM_SURE =
  /存在.{0,8}(?:问题|不足|困难|短板|差距|薄弱|困境)|(?:主要|面临|工作中?的?|当前.{0,6}|现存|遇到).{0,4}(?:问题|困难|不足|挑战|短板|困境|瓶颈)|(?:问题|困难|不足|短板|困境|瓶颈|挑战|差距)(?:和|与|及|、|以及).{0,4}(?:问题|困难|不足|短板|挑战|差距|建议|困境|原因|对策|打算|下一步|下步)|^(?:问题|困难|不足|短板|薄弱环节)/
const ANSWERS = /整改|解决|化解|整治|治理|排查|攻坚|破解|补齐|补短板|聚焦|针对|销号|防范|应对|克服/
const SUMMARY =
  /总结|回顾|(?:工作|开展|完成|进展|落实|推进|基本|主要).{0,4}情况|成效|亮点|主要(?:工作|做法|成绩)|重点工作|经验|特色|状况/
const OTHER = /建议|请示|需.{0,6}(?:支持|协调|解决)的|附件|附表|附：|说明$/

/** A heading before the kinds are settled. */
interface Heading {
  readonly place: Place
  readonly words: string
  readonly level: number
  /** Where the section starts: at its paragraph. */
  readonly start: number
  /** Whether the line is nothing but the heading. */
  readonly alone: boolean
}

/**
 * The title and the sections of a document, in text order, each with the section around it.
 *
 * A heading is a line that the file itself marks as one, a line or the run-in first sentence behind a mark of its
 * paragraph (（一）大气环境质量：…), or a short line without final punctuation. A report whose plan has no heading gets
 * one section of kind `plan` from the sentence that opens it (下一步，…), with that sentence's first clause as heading.
 */
export function findSections(
  document: TextDocument,
  sentences: readonly Stretch[],
  markers: readonly Marker[],
): Section[] {
  const title = findTitle(document, markers)
  const titleWords = document.text.slice(title.place.start, title.place.end)
  const planYear = timeFromTitle(titleWords)?.planYear ?? null
  const headings = findHeadings(document, sentences, markers, title.paragraphs)
  const sections: Section[] = []
  if (title.paragraphs > 0)
    sections.push({ ...title.place, heading: title.place, level: PART_LEVEL, kind: 'title', parent: -1 })
  nest(document, headings, { planOnly: isPlanOnly(titleWords), planYear }, sections)
  return sections.some(({ kind }) => kind === 'plan')
    ? sections
    : withSpokenPlan(document.text, sentences, sections, planYear ?? lastYear(document.text))
}

interface Title {
  readonly place: Place
  readonly paragraphs: number
}

/** The first lines, as long as they are short, unmarked and without final punctuation; a long title is broken before 和2027年工作计划. */
function findTitle(document: TextDocument, markers: readonly Marker[]): Title {
  const { text, paragraphs } = document
  const marked = new Set(
    markers
      .slice(0, 50)
      .filter(({ opens }) => opens)
      .map(({ paragraph }) => paragraph),
  )
  let count = 0
  let complete = false
  while (count < TITLE_LINES_MAX && count < paragraphs.length) {
    const paragraph = paragraphs[count]
    if (paragraph === undefined || marked.has(count) || !isBareLine(text, paragraph, TITLE_LENGTH_MAX)) break
    const words = text.slice(paragraph.start, paragraph.end).trim()
    if (complete && !/^[（(和与及暨并]|^20\d\d年\d|[局委办院会府厅队]$/.test(words)) break
    complete ||= /总结|计划|报告|汇报|情况|要点|打算|方案/.test(words)
    count++
  }
  const first = paragraphs[0]
  const last = paragraphs[count - 1]
  if (first === undefined || last === undefined) return { place: { start: 0, end: 0 }, paragraphs: 0 }
  return { place: { start: first.start, end: last.end }, paragraphs: count }
}

/** A line of the body, outside tables, that is short and ends without punctuation. */
function isBareLine(text: string, paragraph: Paragraph, lengthMax: number): boolean {
  if (paragraph.part !== 'body' || paragraph.cell !== undefined) return false
  const { start, end } = trimmed(text, paragraph)
  if (end === start || end - start > lengthMax) return false
  return !'。；;，,、！!？?…：:.'.includes(text.charAt(end - 1))
}

function trimmed(text: string, { start, end }: Place): Place {
  let from = start
  let to = end
  while (from < to && ' 　\t\u00a0'.includes(text.charAt(from))) from++
  while (to > from && ' 　\t\u00a0'.includes(text.charAt(to - 1))) to--
  return { start: from, end: to }
}

function findHeadings(
  document: TextDocument,
  sentences: readonly Stretch[],
  markers: readonly Marker[],
  skip: number,
): Heading[] {
  const { text, paragraphs } = document
  const lineLevel = markers.some(({ opens, kind }) => opens && kind === 'chinese') ? LINE_LEVEL : 1
  const found: Heading[] = []
  let sentence = 0
  let marker = 0
  for (const [index, paragraph] of paragraphs.entries()) {
    while (sentence < sentences.length && (sentences[sentence]?.paragraph ?? index) < index) sentence++
    while (marker < markers.length && (markers[marker]?.paragraph ?? index) < index) marker++
    const first = sentences[sentence]
    if (index < skip || paragraph.part !== 'body' || paragraph.cell !== undefined || first?.paragraph !== index)
      continue
    const here = markers[marker]
    const mark = here?.paragraph === index && here.opens ? here : null
    // 一是…二是… in one paragraph are its items, not headings of it.
    const listed = mark !== null && MARKER_LEVEL[mark.kind] >= MARKER_LEVEL.circled && hasSecond(markers, marker)
    if (listed) continue
    const heading =
      mark === null ? lineHeading(text, paragraph, lineLevel) : markedHeading(text, paragraph, first, mark)
    if (heading !== null) found.push(heading)
  }
  return found
}

function hasSecond(markers: readonly Marker[], at: number): boolean {
  const mark = markers[at]
  for (let next = at + 1; markers[next]?.paragraph === mark?.paragraph && next < markers.length; next++)
    if (markers[next]?.kind === mark?.kind) return true
  return false
}

/** A line without a mark: a heading by the file's own outline, as a part, or by being short and bare. */
function lineHeading(text: string, paragraph: Paragraph, lineLevel: number): Heading | null {
  const place = trimmed(text, paragraph)
  if (place.end === place.start) return null
  const bare = isBareLine(text, paragraph, LINE_LENGTH_MAX)
  if (!bare && paragraph.outlineLevel === undefined) return null
  if (place.end - place.start > HEADING_LENGTH_MAX) return null
  const words = text.slice(place.start, place.end)
  const part = /^第[一二三四五六七八九十]部分|^[上下][篇部]/.test(words)
  // A name, a date or a figure in a line of its own is no heading, nor is a line that talks like a sentence.
  if (
    bare &&
    paragraph.outlineLevel === undefined &&
    !part &&
    (words.length < 3 || /[，,。；：:]|\d+(?:[^年\d]|$)/.test(words))
  )
    return null
  if (paragraph.outlineLevel === undefined && SIGNED.test(words)) return null
  const telling = part || kindOf(words, null, null) !== null
  const level = telling ? PART_LEVEL : paragraph.outlineLevel !== undefined ? paragraph.outlineLevel : lineLevel
  return { place, words, level, start: paragraph.start, alone: true }
}

/** A heading behind a mark: the whole line where it is bare, else its first sentence or the words before a colon. */
function markedHeading(text: string, paragraph: Paragraph, first: Stretch, mark: Marker): Heading | null {
  const level = MARKER_LEVEL[mark.kind]
  const line = trimmed(text, paragraph)
  const alone =
    first.end >= line.end && line.end - line.start <= HEADING_LENGTH_MAX && text.charAt(line.end - 1) !== '。'
  let end = Math.min(first.end, mark.end + HEADING_LENGTH_MAX)
  if (!alone) {
    const colon = colonBefore(text, mark.end, end)
    if (colon >= 0) end = colon
    // An item that is one sentence is all content: （一）清理河湖“四乱”问题120宗。
    else if (first.end > end || (first.end >= line.end && /[，,\d]/.test(text.slice(mark.end, end)))) end = mark.end
    else if (isContent(text.slice(mark.end, end))) end = mark.end
  }
  while (end > mark.end && '。；;：:！!'.includes(text.charAt(end - 1))) end--
  return {
    place: { start: line.start, end },
    words: text.slice(mark.end, end).trim(),
    level,
    start: paragraph.start,
    alone,
  }
}

/** A heading that says what its part is for, and may count (存在3个方面问题), is no longer than this. */
const TOPIC_LENGTH_MAX = 20

/** A first sentence that states figures or goes on behind a ； is what the item says, not its heading: （二）全年新建泵站3座。汛前…. */
function isContent(sentence: string): boolean {
  if (sentence.length < TOPIC_LENGTH_MAX && kindOf(sentence, null, null) !== null) return false
  return /；.|\d(?!\d*年)/.test(sentence.replace(/“[^”]*”/g, ''))
}

function colonBefore(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const char = text.charAt(at)
    if (char === '：' || char === ':') return at
    if (char === '“' || char === '《') return -1
  }
  return -1
}

/** The name of the office under a report. */
const SIGNED = /(?:局|委员会|委|办公室|政府|办事处|管委会|医院|学校|公司)$/

/** What a heading says its part is for; null where it does not say. `around` is the kind of the section around it. */
function kindOf(words: string, around: SectionKind | null, planYear: number | null): SectionKind | null {
  // In a plan part, a heading about problems is about answering them.
  if (PROBLEM_SURE.test(words) && !(ANSWERS.test(words) && !words.includes('存在')) && around !== 'plan')
    return 'problems'
  const done = DONE.test(words)
  if (PLAN_SURE.test(words) && !done) return 'plan'
  if (planYear !== null && !done && words.includes(`${planYear}年`)) return 'plan'
  if (around === 'problems' && PLAN_LIKELY.test(words) && !done) return 'plan'
  if (around !== null && around !== 'other') return null
  if (done) return 'summary'
  if (PLAN_LIKELY.test(words)) return 'plan'
  if (/问题|不足|困难|短板|差距/.test(words) && !ANSWERS.test(words)) return 'problems'
  if (OTHER.test(words)) return 'other'
  return SUMMARY.test(words) ? 'summary' : null
}

/** What the title tells about the parts below it. */
interface TitleSays {
  readonly planOnly: boolean
  readonly planYear: number | null
}

/** Turns headings into sections: each ends where the next of its own or a higher level starts. */
function nest(document: TextDocument, headings: readonly Heading[], title: TitleSays, sections: Section[]): void {
  const open: { index: number; level: number }[] = []
  const ends: number[] = []
  const base = sections.length
  let later: SectionKind | null = title.planOnly ? 'plan' : null
  for (const heading of headings) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) {
      ends[open.pop()?.index ?? 0] = heading.start
    }
    const parent = open.at(-1)?.index ?? -1
    const around = parent < 0 ? null : (sections[parent]?.kind ?? null)
    const said = kindOf(heading.words, around, title.planYear)
    // Behind a plan, 重点工作 and 保障措施 are of the plan; behind the problems, what is not told is neither.
    const silent: SectionKind = later === null ? 'summary' : later === 'plan' ? 'plan' : 'other'
    const isPlanned: boolean = said === 'summary' && around === null && later === 'plan' && !DONE.test(heading.words)
    const kind: SectionKind = isPlanned ? 'plan' : (said ?? around ?? silent)
    if (kind === 'problems' || kind === 'plan') later = kind
    else if (said === 'summary') later = null
    open.push({ index: sections.length, level: heading.level })
    sections.push({ start: heading.start, end: 0, heading: heading.place, level: heading.level, kind, parent })
  }
  const last = document.paragraphs.at(-1)?.end ?? 0
  for (let index = base; index < sections.length; index++) {
    const section = sections[index]
    if (section !== undefined) sections[index] = { ...section, end: ends[index] ?? last }
  }
}

/** 下一步，… or, for the year planned for, 2026年，我局将…. */
function opensPlan(opening: string, planYear: number | null): boolean {
  if (PLAN_OPENING.test(opening)) return true
  return planYear !== null && opening.startsWith(`${planYear}年，`) && /将|要|计划|继续/.test(opening)
}

/** The latest year named, where an earlier one is named too. */
function lastYear(text: string): number | null {
  const years = findYears(text, 0, text.length)
  const last = years.reduce((most, year) => Math.max(most, year), 0)
  return years.some((year) => year < last) ? last : null
}

/** Adds a plan section for each sentence that opens one, from there to the end of the innermost section around it. */
function withSpokenPlan(
  text: string,
  sentences: readonly Stretch[],
  sections: readonly Section[],
  planYear: number | null,
): Section[] {
  const merged: Section[] = []
  const movedTo: number[] = []
  let taken = 0
  let spoken = -1
  const takeUpTo = (start: number): void => {
    for (let next = movedTo.length; next < sections.length; next++) {
      const section = sections[next]
      if (section === undefined || section.start > start) return
      const parent = movedTo[section.parent] ?? -1
      movedTo.push(merged.length)
      // What stands under the spoken plan belongs to it.
      const under = spoken >= 0 && section.start < taken
      const inPlan = under && parent === (merged[spoken]?.parent ?? -1) ? { parent: spoken } : { parent }
      merged.push({ ...section, ...inPlan, ...(under ? { kind: 'plan' as const } : {}) })
    }
  }
  for (const { start, end } of sentences) {
    if (start < taken || start === 0 || !opensPlan(text.slice(start, Math.min(end, start + 30)), planYear)) continue
    takeUpTo(start)
    let parent = merged.length - 1
    while (parent >= 0 && (merged[parent]?.end ?? 0) <= start) parent = merged[parent]?.parent ?? -1
    const around = merged[parent]
    const comma = text.slice(start, end).search(/[，：]/)
    const heading = { start, end: comma > 0 ? start + comma : end }
    taken = around?.end ?? sentences.at(-1)?.end ?? end
    spoken = merged.length
    merged.push({ start, end: taken, heading, level: (around?.level ?? 0) + 1, kind: 'plan', parent })
  }
  takeUpTo(text.length)
  return merged
}
