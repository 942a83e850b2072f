import type { Place } from '@taizhang/text'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround, isBreak, verbStart } from './clause-around.ts'
import {
  actionsWithoutSize,
  type Collocation,
  collocations,
  displayed,
  notDisplayed,
  sizes,
} from './verb-object.data.ts'

type MessageId = 'mismatch' | 'noSize' | 'nothingDisplayed' | 'twice'

const byObject: ReadonlyMap<string, Collocation> = new Map(collocations.map((each) => [each.object, each]))
const actionsTwice = ['整治', '治理', '排查', '检查', '清理', '打击', '督查', '督导', '巡查'] as const

/** Suffixes with which the verb is part of a name (能力提升行动), not a verb. */
const naming = /^(?:工程|项目|改造|行动|年|计划|整治|专项|活动|攻坚|培训)/

/**
 * 动词和宾语不搭配：“加强…力度”“提高…建设”“方便了…需求”。
 *
 * 只看宾语收在分句末尾、分句里又没有能搭配的动词的情形；宾语不在句末、动词是名称一部分（能力提升行动）的，都不报。
 */
export default defineRule({
  id: 'verb-object',
  summary: '动词与宾语不搭配',
  explanation:
    '“力度”可以加大，不能加强；“建设”可以加强，不能提高；“需求”可以满足，不能方便。宾语在分句末尾、分句里没有别的动词能管住它时才报；“加大”后面只有“防治”“监管”一类动作、没有“力度”的，“发挥”后面没有“作用”“优势”的，“整治…专项整治”这样首尾重复的，也在这里报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    mismatch: ({ verb, object, right }) => `“${verb}”与“${object}”不搭配，可改为“${right}……${object}”。`,
    noSize: ({ action }) => `“加大”后面缺宾语：能加大的是力度，可改为“加大……${action}力度”，或把“加大”改为“加强”。`,
    nothingDisplayed: ({ action }) => `“发挥”后面缺宾语：“${action}”不能发挥，应补“作用”“优势”一类的词。`,
    twice: ({ verb }) => `首尾两个“${verb}”重复，动宾不搭配，可改为“开展……专项${verb}”。`,
  },
  examples: [
    { ok: '加大秸秆禁烧力度，加强队伍建设，持续提高办事效率。' },
    { ok: '实施干部能力提升行动，加强宣传，整治力度不断加大。' },
    { ok: '加大环保设施投入，充分发挥网格员作用，推动社区治理。' },
    { bad: '进一步⟦加强隐患整治力度⟧，确保安全。', message: 'mismatch' },
    { bad: '着力⟦提高从业人员能力建设⟧。', message: 'mismatch' },
    { bad: '新药房⟦方便了附近居民的购药需求⟧。', message: 'mismatch' },
    { bad: '⟦加大慢性病和职业病防治⟧，完善设施。', message: 'noSize' },
    { bad: '南片区⟦发挥港口物流文化交流⟧，畅通通道。', message: 'nothingDisplayed' },
    { bad: '⟦整治农贸市场周边环境专项整治⟧，查处三起。', message: 'twice' },
  ],
  seeks: [...byObject.keys(), '加大', '发挥', ...actionsTwice.map((verb) => `专项${verb}`)],
  *check({ reading, hits }): Iterable<Report<MessageId>> {
    const { text } = reading
    for (const hit of hits) {
      const collocation = byObject.get(hit.word)
      // Most objects stand inside their clause, and need no look around.
      if (collocation && !mayClose(text, hit.end)) continue
      const clause = clauseAround(text, hit.start, hit.end)
      if (!clause) continue
      if (collocation) yield* mismatch(text, hit, clause, collocation)
      else if (hit.word === '加大') yield* withoutSize(text, hit, clause)
      else if (hit.word === '发挥') yield* nothingDisplayed(text, hit, clause)
      else yield* twice(text, hit, clause)
    }
  },
})

/** Whether the next character ends a clause, or closes a quotation that may end with it. */
const mayClose = (text: string, end: number): boolean =>
  end === text.length || isBreak(text.charCodeAt(end)) || '”’）'.includes(text.charAt(end))

/** Whether a word closes its clause, apart from closing quotes and brackets. */
function closes(text: string, end: number, clause: Place): boolean {
  return end === clause.end || (end === clause.end - 1 && '”’）'.includes(text.charAt(end)))
}

function* mismatch(
  text: string,
  hit: Place,
  clause: Place,
  { object, wrong, right, anywhere }: Collocation,
): Iterable<Report<MessageId>> {
  if (!closes(text, hit.end, clause)) return
  const words = text.slice(clause.start, hit.start)
  if (right.some((verb) => words.includes(verb))) return
  const found = anywhere ? lastOf(words, wrong) : firstAt(text, clause, wrong)
  if (!found) return
  const start = anywhere ? clause.start + found.at : found.at
  const after = text.slice(start + found.verb.length, hit.start)
  if (naming.test(after) || /[“《]/.test(after.replace(/“$/, ''))) return
  yield {
    start,
    end: hit.end,
    message: 'mismatch',
    data: { verb: found.verb, object, right: right[0] ?? '' },
    suggestion: `${right[0]}……${object}`,
  }
}

interface VerbAt {
  readonly verb: string
  readonly at: number
}

/** The last of the verbs in the words of a clause. */
function lastOf(words: string, verbs: readonly string[]): VerbAt | null {
  let best: VerbAt | null = null
  for (const verb of verbs) {
    const at = words.lastIndexOf(verb)
    if (at >= 0 && (!best || at > best.at)) best = { verb, at }
  }
  return best
}

/** The verb that the clause opens with, after list marks and adverbs or, with 了, after its subject. */
function firstAt(text: string, clause: Place, verbs: readonly string[]): VerbAt | null {
  const at = verbStart(text, clause.start)
  const verb = verbs.find((each) => text.startsWith(each, at))
  if (verb) return { verb, at }
  const words = text.slice(clause.start, clause.end)
  for (const each of verbs) {
    const past = words.indexOf(each.endsWith('了') ? each : `${each}了`)
    if (past >= 0) return { verb: each, at: clause.start + past }
  }
  return null
}

function* withoutSize(text: string, hit: Place, clause: Place): Iterable<Report<MessageId>> {
  const words = text.slice(hit.end, clause.end)
  const action = actionsWithoutSize.find((each) => words.endsWith(each))
  if (!action || words.length < action.length + 3 || sizes.some((size) => words.includes(size))) return
  yield { start: hit.start, end: clause.end, message: 'noSize', data: { action }, suggestion: `加大……${action}力度` }
}

function* nothingDisplayed(text: string, hit: Place, clause: Place): Iterable<Report<MessageId>> {
  const words = text.slice(hit.end, clause.end)
  const action = notDisplayed.find((each) => words.endsWith(each))
  if (!action || displayed.some((object) => words.includes(object))) return
  yield {
    start: hit.start,
    end: clause.end,
    message: 'nothingDisplayed',
    data: { action },
    suggestion: `发挥……${action}作用`,
  }
}

function* twice(text: string, hit: Place & { readonly word: string }, clause: Place): Iterable<Report<MessageId>> {
  const verb = hit.word.slice(2)
  const rest = text.slice(hit.end, clause.end)
  if (rest !== '' && rest !== '行动' && rest !== '工作') return
  const start = verbStart(text, clause.start)
  if (!text.startsWith(verb, start) || start + verb.length >= hit.start) return
  yield { start, end: hit.end, message: 'twice', data: { verb }, suggestion: `开展……专项${verb}` }
}
