import type { Reading } from '@taizhang/text'
import type { YearProposal } from './proposal.ts'

/** The office for which a year is set up: its name, and those of the offices that it is part of. */
export interface YearOffice {
  readonly name: string
  readonly within?: readonly string[]
}

/** An office as a title names it, and as the first sentences do: what they name besides may be whoever leads it (县委, 县政府). */
const IN_TITLE =
  /[\u4e00-\u9fffA-Z]{0,14}?(?:人民政府|委员会|办事处|管委会|办公室|[\u4e00-\u9fff]{2,8}局|[\u4e00-\u9fff]{1,4}[镇乡](?!村)|[\u4e00-\u9fff]{1,6}街道)/g
/** A title may leave the place out: 街道2023年工作总结. */
const BEFORE_YEAR = /[\u4e00-\u9fff]{0,10}(?:街道|[乡镇委局])(?=20\d\d年)/g
const IN_OPENING = /[\u4e00-\u9fffA-Z]{0,10}?(?:[省市县区州旗]|我)[\u4e00-\u9fff]{2,8}局/g
const LOOKED_AT = 200

type Question = YearProposal['questions'][number]

/** What must be answered before a report becomes a year: whose it is, of which year, and whether it has the parts that are read. */
export function questionsOf(reading: Reading, year: number, office: YearOffice): Question[] {
  const { sections, text, time } = reading
  const questions: Question[] = []
  if (time.year !== null && time.year !== year - 1)
    questions.push({
      code: 'another-year',
      message: `这份材料总结的是${time.year}年，设置${year}年要用${year - 1}年的报告。确实要用它吗？`,
    })
  const other = anotherOffice(reading, office)
  if (other !== null)
    questions.push({
      code: 'another-office',
      message: `这份材料像是“${other}”的，不是“${office.name}”的。确实要用它吗？`,
    })
  const headed = sections.some(({ kind, heading }) => kind !== 'title' && text.charAt(heading.end) !== '，')
  if (!headed) questions.push({ code: 'no-headings', message: '这份材料没有标题层次，提纲只能照段落列。要接着用吗？' })
  if (!sections.some(({ kind }) => kind === 'plan'))
    questions.push({ code: 'no-plan', message: '这份材料没有下一年计划，读不出承诺事项。要接着用吗？' })
  return questions
}

/**
 * The office that the title names, else the first sentences, where it is neither this one nor one that it is part of; null where they
 * name none.
 */
function anotherOffice({ sections, text }: Reading, { name, within = [] }: YearOffice): string | null {
  if (!/[\u4e00-\u9fff]/.test(name)) return null
  const own = [name, ...within]
  const title = sections.find(({ kind }) => kind === 'title')
  const start = title?.end ?? 0
  const titleWords = title === undefined ? '' : text.slice(title.start, title.end)
  const inTitle = [...namesIn(IN_TITLE, titleWords), ...(titleWords.match(BEFORE_YEAR) ?? [])]
  const named = inTitle.length > 0 ? inTitle : namesIn(IN_OPENING, text.slice(start, start + LOOKED_AT))
  return named.some((one) => isOwn(one, own)) ? null : (named[0] ?? null)
}

/** The same business, and, where both name a place, the same place. */
function isOwn(named: string, own: readonly string[]): boolean {
  const places = own.flatMap(placeOf)
  const isHere = places.length === 0 || placeOf(named).every((place) => places.includes(place))
  return isHere && own.some((one) => isSameLine(lineOf(one), lineOf(named)))
}

/** 临澄 of 临澄县民政局; none where it is left out or hidden (XX县). */
const placeOf = (name: string): string[] => /^([\u4e00-\u9fff]{2,6})[省市县区州旗盟]/.exec(name)?.slice(1) ?? []

const namesIn = (pattern: RegExp, words: string): string[] =>
  [...new Set(words.match(pattern) ?? [])].filter((one) => lineOf(one).length >= 2)

/** An office's name without the place: 凤鸣县民政局 is 民政局. */
const lineOf = (name: string): string => {
  const line = name.replace(/^.*?(?:[省市县区州旗盟]|自治[县州区])(?=[\u4e00-\u9fff]{2})/, '')
  return line.replace(/^(?:XX|X)+/, '').replace(/分局$/, '局')
}

const isSameLine = (one: string, other: string): boolean => one === other || one.includes(other) || other.includes(one)
