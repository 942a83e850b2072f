import type { Relation } from '../engine/relation.ts'
import { type Item, member, type RelationContext, relation, type SentenceItems, written } from './context.ts'
import { atMost, below, type Interval } from './interval.ts'

const MORE = /(?:高于|超过|多于|大于|优于|好于|快于|高出)/
const LESS = /(?:低于|少于|小于|慢于|不及)/
const WORD = /高于|超过|多于|大于|优于|好于|快于|低于|少于|小于|慢于/g

/** Comparisons with another figure (高于全市3.49), fulfilled tasks, and households with their members. */
export function* findComparisons(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    if (sentence.items.length < 2) continue
    yield* wordedComparisons(context, sentence)
    yield* fulfilledTasks(context, sentence)
    yield* keptWithin(context, sentence)
    yield* householdsAndMembers(context, sentence)
  }
}

/** `每千人口托位数4.13个，高于全市（3.49）、全省（3.87）平均水平`. */
function* wordedComparisons(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  const { text } = context
  const words = text.slice(sentence.start, sentence.end)
  for (const match of words.matchAll(WORD)) {
    const mark = sentence.start + match.index
    const left = sentence.items.findLast(
      (item) => item.end <= mark && item.label.depth === 0 && item.kind !== '个百分点',
    )
    if (!left || text.slice(left.end, mark).length > 12) continue
    const more = MORE.test(match[0]) && !LESS.test(match[0])
    const end = clauseEnd(text, mark, sentence.end)
    for (const right of sentence.items) {
      if (right.start <= mark || right.start >= end) continue
      // 超过100万元 only bounds its own figure; 优于35微克的国家标准 names whose it is.
      if (right.start - mark <= match[0].length && !/^的[一-龥]{0,6}(?:标准|水平|目标)/.test(right.label.after)) break
      const bracketed = right.label.depth > left.label.depth
      const asked = !bracketed && (ASKED.test(right.label.before) || ASKED.test(right.label.after.slice(0, 6)))
      const told = asked || /水平$|平均|增速$|去年|上年/.test(right.label.before) || right.label.after.startsWith('的')
      if (!bracketed && (right.kind !== left.kind || !told)) continue
      if (bracketed && right.kind !== left.kind && right.kind !== '') continue
      if (!bracketed && right.kind === '%' && left.kind === '%' && !asked && !right.label.after.startsWith('的'))
        continue
      // 优于 and 好于 do not say whether more is better: what was asked for is exceeded either way.
      const better = /优于|好于/.test(match[0]) && !bracketed
      if (better && !asked) continue
      yield comparison(
        context,
        left,
        right,
        better ? (left.figure.value ?? 0) >= (right.figure.value ?? 0) : more,
        asked,
      )
    }
  }
}

/** What others asked for: 高于上级下达的52.1万亩任务, 优于年度目标0.56. */
const ASKED = /限额|上限|控制数|计划|目标|任务|下达|[国省市县部]定|规定|要求|指标|标准/

function clauseEnd(text: string, from: number, until: number): number {
  for (let at = from; at < until; at++) {
    const char = text[at]
    if (char === '，' || char === '；' || char === '。') return at
  }
  return until
}

function comparison(context: RelationContext, left: Item, right: Item, more: boolean, asked: boolean): Relation {
  const members = [member('left', left), member('right', right)]
  const sides = (sign: string) => `${written(context, left)}${sign}${written(context, right)}`
  if (left.masked || right.masked) return relation('compare', members, sides(more ? '＞' : '＜'), null)
  const mark = asked ? exactly(right) : right
  const holds = more ? below(mark, left) : below(left, mark)
  const sign = holds === more ? '＞' : '＜'
  return relation('compare', members, sides(sign), holds)
}

const TASK = /任务|目标|计划|指标|应[一-龥]{0,2}(?:数|人数)/
const DONE = /完成|实现|已|实际/

/** 任务数300个，完成440个: what is done against what was asked. False only where the words claim fulfilment. */
function* fulfilledTasks(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  for (const task of sentence.items) {
    const { at } = task
    if (task.kind === '%' || !TASK.test(task.label.before)) continue
    const done = sentence.items[at + 1]
    if (!done || done.kind !== task.kind || !DONE.test(done.label.before) || TASK.test(done.label.before)) continue
    if (task.masked || done.masked) continue
    const gap = context.text.slice(task.end, sentence.end)
    const claimed = /超额完成|超目标|超任务|全面完成|全部完成|圆满完成/.test(gap.slice(0, done.end - task.end + 16))
    const enough = atMost(task, done)
    if (!enough && !claimed) continue
    const sign = enough ? '≥' : '＜'
    const expression = `${written(context, done)}${sign}${written(context, task)}`
    yield relation('compare', [member('left', done), member('right', task)], expression, enough, false)
  }
}

/** `用水总量5.36亿立方米，控制在省下达的5.60亿立方米以内`, `58.6万亩，超额完成任务57.9万亩`: against a limit or a task. */
function* keptWithin(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  for (const limit of items) {
    const { at } = limit
    const kept = /控制在|压降到|不超过|未超|未突破/.test(limit.label.before)
    const beyond = /(?:超额)完成[一-龥]{0,6}(?:任务|目标|计划)$/.test(limit.label.before)
    if (!kept && !beyond) continue
    const before = items
      .slice(0, at)
      .filter((item) => item.kind === limit.kind && item.label.depth === limit.label.depth && !item.masked)
    const bound = exactly(limit)
    const isKept = (item: Item) => (kept ? atMost(item, bound) : atMost(bound, item))
    // 控制在21.4亿立方米以内，实际用水20.9亿立方米: what came of it may be told behind.
    const next = items[at + 1]
    const actual =
      kept && next?.kind === limit.kind && !next.masked && /^实际/.test(next.label.before) ? next : undefined
    const nearest = actual ?? before.at(-1)
    // 债务余额41.6亿元，其中一般债务17.9亿元、专项债务23.7亿元，控制在限额43.2亿元以内: the total is what is kept within.
    const first = before.findIndex((item) => item.label.before.startsWith('其中'))
    const total = first > 0 ? before[first - 1] : undefined
    const own = !actual && total && isKept(total) ? total : nearest
    // Of rates only the one right before is told to be kept.
    const apart = Math.abs(limit.at - (own?.at ?? 0)) > 1 || !limit.label.before.startsWith('控制在')
    if (!own || limit.masked || (own.kind === '%' && apart)) continue
    const holds = isKept(own)
    const sign = kept === holds ? '≤' : '≥'
    yield relation(
      'compare',
      [member('left', own), member('right', limit)],
      `${written(context, own)}${sign}${written(context, limit)}`,
      holds,
      false,
    )
  }
}

/** A limit is the number itself, not what may have been rounded to it. */
const exactly = ({ figure }: Item): Interval => ({ low: figure.value ?? 0, high: figure.value ?? 0 })

/** 218户661人: a household has at least one member. */
function* householdsAndMembers(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  for (const households of sentence.items) {
    const { at } = households
    if (households.kind !== '户' || households.masked) continue
    const members = sentence.items[at + 1]
    if (members?.kind !== '人' || members.masked || members.start - households.end > 1) continue
    const holds = atMost(households, members)
    const expression = `${written(context, members)}${holds ? '≥' : '＜'}${written(context, households)}`
    yield relation('compare', [member('left', members), member('right', households)], expression, holds, false)
  }
}
