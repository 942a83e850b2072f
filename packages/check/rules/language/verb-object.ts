import type { Place } from '@taizhang/text'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround, isBreak, verbStart } from './clause-around.ts'
import {
  actionsWithoutSize,
  collocations,
  displayed,
  displayedAlone,
  displayedParts,
  notDisplayed,
  sizes,
} from './verb-object.data.ts'

type MessageId = 'mismatch' | 'noSize' | 'nothingDisplayed' | 'twice'

interface Tie {
  readonly object: string
  readonly wrong: ReadonlySet<string>
  readonly right: readonly string[]
  readonly anywhere: boolean
}
const byObject = new Map<string, Tie[]>()
for (const each of collocations)
  byObject.set(each.object, [...(byObject.get(each.object) ?? []), { ...each, wrong: new Set(each.wrong) }])
/** 1 for each character that a wrong verb starts with: most characters of a clause are none. */
const firsts = new Uint8Array(0x10000)
for (const { wrong } of collocations) for (const verb of wrong) firsts[verb.charCodeAt(0)] = 1
const actionsTwice = ['整治', '治理', '排查', '检查', '清理', '打击', '督查', '督导', '巡查'] as const

/** 分句中间的动词前面有这些状语，才认作管着宾语的动词。 */
const adverbBefore =
  /(?:进一步|不断|持续|切实|有效|着力|大力|全面|稳步|逐步|积极|努力|全力|坚决|牢牢|有力|极大地?|显著|大幅|明显|充分|认真|严格|扎实|深入|继续|更加|更好地?|要|须|应)地?$/
/** 前后两个词中间另有动词，宾语就可能归它管。 */
const verbBetween = /促进|推动|带动|助力|确保|争取|引导|做到|实现|达到|形成|满足|适应|帮助|从而|使|并/
/** “加快”后面常是另一个动词，宾语归那个动词管：加快办理用地手续。 */
const hastened =
  /^(?:办理|建设|构建|建立|完善|健全|推进|形成|实现|发展|补齐|培育|打造|提升|转变|推动|拓展|落实|融入|释放|制定|出台|编制|实施|解决|化解|消除|破解|突破|布局|引进|整合|修复|更新|盘活|处置|清理|壮大|组建|配备|开发|应用|推广|普及|恢复|集聚|攻克|申报|报批|完成|启动|转化|畅通|打通|弥补|缩小|创建|争创|适应|融合|探索|拨付|兑现|发放|审批|办结|核实|整改|排查|治理|扭转|营造|夯实|培养|优化|改善|增强|提高)/
/** 宾语后面的数量，也算收住分句：规范占道经营现象21处。 */
const count = /(?:共|约|达)?\d[\d.,]*[余多]?[万亿]?[余多]?[\u4e00-\u9fff]{1,3}(?=[，。；\n]|$)/y

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
    { ok: '加快办理用地手续，加快扭转工业下滑态势，加快转变政府职能。' },
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
      const ties = byObject.get(hit.word)
      // Most objects stand inside their clause, and need no look around.
      if (ties && !mayClose(text, hit.end)) continue
      const clause = clauseAround(text, hit.start, hit.end)
      if (!clause) continue
      if (ties) yield* mismatch(text, hit, clause, ties)
      else if (hit.word === '加大') yield* withoutSize(text, hit, clause)
      else if (hit.word === '发挥') yield* nothingDisplayed(text, hit, clause)
      else yield* twice(text, hit, clause)
    }
  },
})

/** Whether the next character ends a clause, closes a quotation that may end with it, or starts a count. */
function mayClose(text: string, end: number): boolean {
  const next = text.charCodeAt(end)
  return end === text.length || isBreak(next) || (next >= 48 && next <= 57) || '”’）共约达'.includes(text.charAt(end))
}

/** Whether a word closes its clause, apart from closing quotes and brackets and from a count. */
function closes(text: string, end: number, clause: Place): boolean {
  if (end === clause.end || (end === clause.end - 1 && '”’）'.includes(text.charAt(end)))) return true
  count.lastIndex = end
  return count.test(text)
}

function* mismatch(text: string, hit: Place, clause: Place, ties: readonly Tie[]): Iterable<Report<MessageId>> {
  if (!closes(text, hit.end, clause)) return
  const words = text.slice(clause.start, hit.start)
  for (const { object, wrong, right, anywhere } of ties) {
    const last = lastOf(words, wrong)
    if (last < 0) continue
    const opens = verbStart(text, clause.start) - clause.start
    const at = anywhere ? last : openingAt(words, opens, wrong)
    if (at < 0 || right.some((each) => words.includes(each))) continue
    const verb = words.slice(at, at + 2)
    const between = words.slice(at + 2)
    if ((at !== opens && naming.test(between)) || verbBetween.test(between)) continue
    if (/[“《]/.test(between.replace(/“[^”]*”|“$/g, ''))) continue
    if (!anywhere && verb === '加快' && hastened.test(between)) continue
    const data = { verb, object, right: right[0] ?? '' }
    yield { start: clause.start + at, end: hit.end, message: 'mismatch', data, suggestion: `${right[0]}……${object}` }
    return
  }
}

/** Where the last of the verbs stands, all of two characters; -1 where none does. */
function lastOf(words: string, verbs: ReadonlySet<string>): number {
  for (let at = words.length - 2; at >= 0; at--)
    if (firsts[words.charCodeAt(at)] === 1 && verbs.has(words.slice(at, at + 2))) return at
  return -1
}

/** Where the verb stands that the clause opens with, or else the first one with 了 or behind an adverb, after its subject. */
function openingAt(words: string, opens: number, verbs: ReadonlySet<string>): number {
  if (verbs.has(words.slice(opens, opens + 2))) return opens
  for (let at = 0; at < words.length - 1; at++) {
    if (firsts[words.charCodeAt(at)] !== 1 || !verbs.has(words.slice(at, at + 2))) continue
    if (words.charAt(at + 2) === '了' || adverbBefore.test(words.slice(0, at))) return at
  }
  return -1
}

function* withoutSize(text: string, hit: Place, clause: Place): Iterable<Report<MessageId>> {
  const words = text.slice(hit.end, clause.end).replace(/工作$/, '')
  const action = actionsWithoutSize.find((each) => words.endsWith(each))
  if (!action || words.length < action.length + 3 || sizes.some((size) => words.includes(size))) return
  yield { start: hit.start, end: clause.end, message: 'noSize', data: { action }, suggestion: `加大……${action}力度` }
}

function* nothingDisplayed(text: string, hit: Place, clause: Place): Iterable<Report<MessageId>> {
  const words = text.slice(hit.end, clause.end)
  const part = displayedParts.find((each) => words.endsWith(each))
  const action = part ?? notDisplayed.find((each) => words.endsWith(each))
  const objects = part === undefined ? displayed : displayed.slice(0, displayedAlone)
  if (!action || objects.some((object) => words.includes(object))) return
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
