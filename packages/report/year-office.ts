import type { Reading } from '@taizhang/text'
import type { YearProposal } from './proposal.ts'

/** The office for which a year is set up: its name, and those of the offices that it is part of. */
export interface YearOffice {
  readonly name: string
  readonly within?: readonly string[]
}

const OFFICE =
  /[\u4e00-\u9fffA-Z]{0,14}?(?:人民政府|委员会|办事处|管委会|办公室|[\u4e00-\u9fff]{2,8}局|[\u4e00-\u9fff]{1,8}[县区市州]委)/g
const LOOKED_AT = 400

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
  const other = anotherOffice(text.slice(0, LOOKED_AT), office)
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

/** The office that the opening names where it is neither this one nor one that it is part of; null where it names none. */
function anotherOffice(opening: string, { name, within = [] }: YearOffice): string | null {
  if (!/[\u4e00-\u9fff]/.test(name)) return null
  const own = [name, ...within].map(lineOf)
  const named = [...new Set(opening.match(OFFICE) ?? [])].filter((one) => lineOf(one).length >= 2)
  const first = named[0]
  if (first === undefined) return null
  return named.some((one) => own.some((line) => isSameLine(line, lineOf(one)))) ? null : first
}

/** An office's name without the place: 凤鸣县民政局 is 民政局. */
const lineOf = (name: string): string => {
  const line = name.replace(/^.*?(?:[省市县区州旗盟]|自治[县州区])(?=[\u4e00-\u9fff]{2})/, '')
  return line.replace(/^(?:XX|X)+/, '')
}

const isSameLine = (one: string, other: string): boolean => one === other || one.includes(other) || other.includes(one)
