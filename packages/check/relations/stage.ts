import type { Relation } from '../engine/relation.ts'
import { type Item, member, type RelationContext, relation, written } from './context.ts'
import { atMost } from './interval.ts'
import { isDue, isTarget } from './item-role.ts'
import { subsetOf } from './sum.ts'

/** A clause that says of the things named before how many of them got so far: 已整改27个, 均已办结33件. */
const REACHED =
  /^(?:[一-龥]{0,6})(?:目前|截至目前|其中)?(?:已经?|均已?|全部|现已)(?:完成|整改|办结|销号|化解|解决|落实|验收|结案|签约|整治|处置|处理|竣工|开工|拨付|支付|建成|通过)(?:完成|到位|整改|整治|签约|办结|销号|建设)*(?:了)?$/

/** Parts that cannot exceed the figure before them: 任务共34个，已完成整改27个. */
export function* findReached(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    for (const part of sentence.items) {
      const { at } = part
      if (at === 0 || part.kind === '%' || !/[已均全现]/.test(part.label.before) || !REACHED.test(part.label.before))
        continue
      if (/^[一-龥]{2,}/.test(part.label.after)) continue
      const previous = sentence.items[at - 1]
      if (!previous || previous.kind !== part.kind || context.text.slice(previous.end, part.start).length > 50) continue
      // 已办结45件 after 受理45件，其中…15件 speaks of the whole: only what exceeds every figure before it is wrong.
      const wholes: Item[] = sentence.items
        .slice(0, at)
        .filter((item) => item.kind === part.kind && item.label.depth === part.label.depth && !isOfRest(item))
      const whole = wholes.findLast((item) => atMost(part, item)) ?? wholes.at(-1)
      // A task may be done more than whole: 任务42公里，已完成45.3公里.
      if (!whole || (isTarget(whole) && !atMost(part, whole))) continue
      yield subsetOf(context, part, whole)
    }
  }
}

/** 剩余18个村…，已建成47个村: what is left is no whole of what is done. */
const isOfRest = ({ label }: Item): boolean => /剩余|余下|其余|尚有|还有/.test(label.before)

const STAGED = /(?:已|实|完成|履)[一-龥]{1,6}$/

/** Stages of one matter, each at most the one before: 应签人数、已签人数、履约人数. */
export function* findStages(context: RelationContext): Iterable<Relation> {
  for (const { items } of context.sentences) {
    for (const due of items) {
      const { at } = due
      if (!isDue(due) || due.masked) continue
      const chain = [due]
      for (const item of items.slice(at + 1, at + 4)) {
        const previous = chain.at(-1)
        if (
          !previous ||
          item.kind !== due.kind ||
          item.masked ||
          item.start - previous.end > 16 ||
          !STAGED.test(item.label.before)
        )
          break
        chain.push(item)
      }
      if (chain.length < 2) continue
      const holds = chain.every((item, step) => step === 0 || atMost(item, chain[step - 1] ?? item))
      const expression = [...chain]
        .reverse()
        .map((item) => written(context, item))
        .join(holds ? '≤' : '≤？')
      yield relation(
        'subset',
        chain.map((item, step) => member(step === 0 ? 'whole' : 'part', item)),
        expression,
        holds,
        false,
      )
    }
  }
}
