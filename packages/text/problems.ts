import type { Place } from './document.ts'
import type { Commitment, Marker, Problem, Section, Stretch } from './reading.ts'
import { pairNumber, tellingPairs } from './telling.ts'

/** What has been read of the text before its problems are looked for. */
export interface ProblemContext {
  readonly text: string
  readonly sentences: readonly Stretch[]
  readonly markers: readonly Marker[]
  readonly sections: readonly Section[]
  readonly commitments: readonly Commitment[]
}

/**
 * The problems that the report admits, one for each that is named, each with the commitments that answer it.
 *
 * A problem is a heading under the 存在问题 part, else an item of its list (一是…二是…), else a sentence that says that
 * something is lacking. Its answers are the commitments that share a telling pair of characters with its name, in their own
 * words or in their heading; where none does, those that share several with its explanation, or that stand in a section of
 * the plan which speaks of it. When in doubt, it is answered.
 */
export function findProblems(context: ProblemContext): Problem[] {
  const named = namedProblems(context)
  if (named.length === 0) return []
  const answers = indexAnswers(context)
  const found = named.map(({ name, body }) => ({ ...name, measures: answersTo(context.text, name, body, answers) }))
  return found.every(({ measures }) => measures.length > 0) ? found : answerBySection(context, found)
}

interface NamedProblem {
  readonly name: Place
  /** The name with its explanation. */
  readonly body: Place
}

const LACKING =
  /不足|不够|不高|不强|不大|不深|不全|不完善|不健全|不平衡|不充分|不到位|不明显|不及时|不规范|不匹配|不均|薄弱|缺乏|缺少|短缺|欠缺|匮乏|滞后|偏低|偏少|偏弱|偏慢|困难|短板|差距|瓶颈|有待|亟待|仍需|还需|单一|严重|较弱|较低|较少|较慢|较大|压力|难以|制约|隐患|漏洞|不佳|下降|下滑/

function namedProblems({ text, sentences, markers, sections }: ProblemContext): NamedProblem[] {
  const found: NamedProblem[] = []
  let sentence = 0
  let marker = 0
  for (const [index, section] of sections.entries()) {
    if (section.kind !== 'problems') continue
    const outer = sections[section.parent]?.kind !== 'problems'
    if (!outer) {
      // Only the first level under the part names problems; deeper headings explain them.
      const top = sections[sections[section.parent]?.parent ?? -1]?.kind !== 'problems'
      if (top) found.push({ name: section.heading, body: section })
      continue
    }
    const child = sections[index + 1]
    if (child?.parent === index) continue
    const { end } = section
    const start = section.heading.end
    while (marker < markers.length && (markers[marker]?.start ?? 0) < start) marker++
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= start) sentence++
    const items = itemsOf(markers, marker, end)
    for (const [at, item] of items.entries()) {
      const to = items[at + 1]?.start ?? end
      while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= item.end) sentence++
      const name = { start: item.end, end: Math.min(sentences[sentence]?.end ?? to, to) }
      if (name.end > name.start) found.push({ name, body: { start: item.end, end: to } })
    }
    if (items.length > 0) continue
    for (; (sentences[sentence]?.start ?? end) < end; sentence++) {
      const place = sentences[sentence]
      if (place === undefined || place.start < start || !LACKING.test(text.slice(place.start, place.end))) continue
      found.push({ name: { start: place.start, end: place.end }, body: place })
    }
  }
  return found
}

/** The list marks of the kind that comes first between here and `end`. */
function itemsOf(markers: readonly Marker[], from: number, end: number): Marker[] {
  const items: Marker[] = []
  for (let at = from; (markers[at]?.start ?? end) < end; at++) {
    const marker = markers[at]
    if (marker !== undefined && marker.kind === (items[0]?.kind ?? marker.kind)) items.push(marker)
  }
  return items
}

/** Pairs that say little by themselves: two of them make one. */
const WEAK = new Set(
  '社会 管理 服务 发展 质量 机制 体系 制度 人员 单位 部门 基层 项目 资金 队伍 群众 企业 城乡 农村 行业 专业 技术 安全 环境 保障 监管 设施 机构 政策 力量 人才 作用 意识 责任'
    .split(' ')
    .map((word) => pairNumber(word.charCodeAt(0), word.charCodeAt(1))),
)

/** How many commitments a pair may stand in and still tell them apart. */
const POSTINGS_MAX = 200
const EXPLANATION_LENGTH_MAX = 240
const SECTION_LENGTH_MAX = 2000

interface Answers {
  readonly byPair: ReadonlyMap<number, readonly number[]>
  readonly count: number
}

/** Which commitments each pair of characters stands in, by their own words and their heading's. */
function indexAnswers({ text, sections, commitments }: ProblemContext): Answers {
  const byPair = new Map<number, number[]>()
  let headed = -1
  let heading: readonly number[] = []
  for (let index = 0; index < commitments.length; index++) {
    const { start, end, section } = commitments[index] as Commitment
    if (section !== headed) {
      const place = sections[section]?.heading
      heading = place === undefined ? [] : tellingPairs(text.slice(place.start, place.end))
      headed = section
    }
    for (const pair of new Set([...tellingPairs(text.slice(start, end)), ...heading])) {
      const list = byPair.get(pair)
      if (list === undefined) byPair.set(pair, [index])
      else if (list.length <= POSTINGS_MAX) list.push(index)
    }
  }
  return { byPair, count: commitments.length }
}

/** Answers what is still open by the sections of the plan that speak of it: all commitments of such a section. */
function answerBySection({ text, sections, commitments }: ProblemContext, problems: readonly Problem[]): Problem[] {
  const members = new Map<number, number[]>()
  for (const [index, { section }] of commitments.entries()) {
    const list = members.get(section)
    if (list === undefined) members.set(section, [index])
    else list.push(index)
  }
  const byPair = new Map<number, number[]>()
  for (const section of members.keys()) {
    const place = sections[section]
    if (place === undefined) continue
    for (const pair of new Set(
      tellingPairs(text.slice(place.start, Math.min(place.end, place.start + SECTION_LENGTH_MAX))),
    )) {
      const list = byPair.get(pair)
      if (list === undefined) byPair.set(pair, [section])
      else if (list.length <= POSTINGS_MAX) list.push(section)
    }
  }
  const answers = { byPair, count: members.size }
  return problems.map((problem) => {
    if (problem.measures.length > 0) return problem
    const name = text.slice(problem.start, Math.min(problem.end, problem.start + EXPLANATION_LENGTH_MAX))
    const measures = sharing(name, answers, 1).flatMap((section) => members.get(section) ?? [])
    return { ...problem, measures: measures.slice(0, POSTINGS_MAX).sort((a, b) => a - b) }
  })
}

function answersTo(text: string, name: Place, body: Place, answers: Answers): number[] {
  const byName = sharing(text.slice(name.start, Math.min(name.end, name.start + EXPLANATION_LENGTH_MAX)), answers, 1)
  if (byName.length > 0) return byName
  return sharing(text.slice(body.start, Math.min(body.end, body.start + EXPLANATION_LENGTH_MAX)), answers, 2)
}

/** The commitments whose shared pairs weigh at least so much. */
function sharing(words: string, { byPair, count }: Answers, least: number): number[] {
  const weights = new Map<number, number>()
  for (const pair of new Set(tellingPairs(words))) {
    const list = byPair.get(pair) ?? []
    if (list.length > POSTINGS_MAX) continue
    // What a good part of the plan speaks of (统计 in a statistics office) tells nothing apart.
    const common = count >= 10 && list.length > count / 3
    const weight = common ? 0.25 : WEAK.has(pair) ? 0.5 : 1
    for (const index of list) weights.set(index, (weights.get(index) ?? 0) + weight)
  }
  return [...weights].flatMap(([index, weight]) => (weight >= least ? [index] : [])).sort((a, b) => a - b)
}
