import type { PeriodMention, Reading, Section } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'

type Message = 'plan' | 'summary' | 'future'

/** What is only meant to happen: 预计2025年3月完工. */
const MEANT =
  /预计|计划|拟|将|力争|争取|确保|目标|规划|要求|有望|明年|下一步|前完成|到期|有效期|任期|截止|合同|协议|至20\d\d|到20\d\d|[—–-]20\d\d|招生|届|赛|学年|冬春|今冬|跨年|预算|提前|下达/
const DONE = /已|完成|开展|召开|举办|办结|了|新增|实现|达到?|共|累计/

/**
 * 写错了年份：2024年的材料里列着“2023年工作计划”。
 */
export default defineRule({
  id: 'report-year',
  summary: '标题、正文的年份与材料不符',
  explanation:
    '标题写明年份的材料，“工作总结”“工作计划”各部分标题里的年份应与它相符；总结部分里不应有晚于总结年度的、已经完成的事。' +
    '多半是沿用上年的稿子没有改年份。“预计2025年3月完工”一类的话、跨年度的规划不报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'period',
  severity: 'warning',
  messages: {
    plan: ({ words, expected }) => `“${words}”的年份与材料标题不符，按标题应为${expected}年。`,
    summary: ({ words, expected }) => `“${words}”的年份与材料标题不符，按标题应为${expected}年。`,
    future: ({ words, year }) => `这是${year}年的总结，“${words}”晚于这一年，请核对年份。`,
  },
  examples: [
    {
      ok: '清源县水利局2024年工作总结和2025年工作计划\n一、2024年工作总结\n巡河300次，预计2025年3月完工。\n二、2025年工作计划\n巡河320次。',
    },
    { ok: '清源县水利局2024年上半年工作总结\n一、上半年工作情况\n巡河300次。\n二、2024年下半年工作打算\n巡河320次。' },
    {
      bad: '清源县水利局2024年工作总结和2025年工作计划\n一、2024年工作总结\n巡河300次。\n二、⟦2024年⟧工作计划\n巡河320次。',
      message: 'plan',
    },
    {
      bad: '清源县水利局2024年工作总结和2025年工作计划\n一、⟦2023年⟧工作总结\n巡河300次。\n二、2025年工作计划\n巡河320次。',
      message: 'summary',
    },
    { bad: '清源县水利局2024年工作总结\n一、工作情况\n⟦2025年11月⟧，已完成清淤12公里。', message: 'future' },
  ],
  exempt: { law: 'twice', reason: '只有第一个标题是材料的标题' },
  *check({ reading }) {
    const years = yearsOf(reading)
    if (!years) return
    for (const section of reading.sections) {
      const report = section.level === 1 ? ofHeading(reading, section, years) : null
      if (report) yield report
    }
    yield* ahead(reading, years.year)
  },
})

interface Years {
  readonly year: number
  readonly planYear: number
}

/** The years that the title names: the first of the opening lines that says 总结 or 计划 and bears one year, or two in a row. */
function yearsOf({ text, document }: Reading): Years | null {
  for (const { start, end } of document.paragraphs.slice(0, 4)) {
    const title = text.slice(start, Math.min(end, start + 81))
    const named = [...new Set(title.match(/20\d\d(?=年)/g) ?? [])].map(Number).sort()
    const [first = 0, last = first] = named
    if (title.length > 80 || named.length === 0 || !/总结|计划|汇报|报告|要点|打算/.test(title)) continue
    if (named.length > 2 || last - first > 1) return null
    if (last > first) return { year: first, planYear: last }
    if (/计划|打算|要点/.test(title) && !/总结|情况|汇报|报告/.test(title)) return { year: first - 1, planYear: first }
    return { year: first, planYear: /半年|季度|月/.test(title) ? first : first + 1 }
  }
  return null
}

function ofHeading({ text }: Reading, section: Section, { year, planYear }: Years): Report<Message> | null {
  const { heading } = section
  const words = text.slice(heading.start, heading.end)
  const found = words.match(/20\d\d(?=年)/g)
  if (found?.length !== 1 || words.length > 40) return null
  const isPlan = /计划|打算|安排|思路|谋划/.test(words)
  if (isPlan === /总结|回顾|完成情况|开展情况|工作情况/.test(words)) return null
  const kind = isPlan ? 'plan' : 'summary'
  const named = Number(found[0])
  const expected = kind === 'plan' ? planYear : year
  if (named === expected || (kind === 'plan' && named === year + 1)) return null
  const start = heading.start + words.indexOf(found[0] as string)
  const data = { words, expected }
  return { start, end: start + 5, message: kind, data, suggestion: `${expected}年` }
}

/** What is told as done in a month that the year of the report does not reach. */
function* ahead(reading: Reading, year: number): Iterable<Report<Message>> {
  const { text, periods, sections, sentences } = reading
  const plans = sections.filter(({ kind }) => kind === 'plan' || kind === 'title')
  let sentence = 0
  for (const period of periods) {
    if (!isLater(period, year) || plans.some(({ start, end }) => start <= period.start && period.start < end)) continue
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= period.start) sentence++
    const own = sentences[sentence]
    if (!own) return
    const words = text.slice(own.start, own.end)
    if (MEANT.test(words) || !DONE.test(words) || !/[。；]$/.test(words)) continue
    const { start, end } = period
    yield { start, end, message: 'future', data: { words: text.slice(start, end), year } }
  }
}

const isLater = ({ anchored, by, since, kind, from }: PeriodMention, year: number): boolean =>
  anchored &&
  !by &&
  !since &&
  (kind === 'month' || kind === 'day' || kind === 'quarter') &&
  Number(from.slice(0, 4)) > year
