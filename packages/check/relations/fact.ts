import type { Item, RelationContext } from './context.ts'

/** What a figure states: the name of what is counted or measured, and the words before it that tell more of it. */
export interface Fact {
  readonly item: Item
  readonly name: string
  readonly around: string
}

/** How far before a figure the words still tell what it is about. */
const AROUND_MAX = 44
/** How much of the words behind a figure names the thing: 34家A级景区. */
const NOUN_MAX = 8

/** Words before a name that only say when, how much of the area, or that it was done or is meant to be. */
const LEAD =
  /^(?:其中|涉及|惠及|参与|受益|在|对|为|全面|加快|推动|推进|继续|持续|全力|努力|目前|今年以来|今年|明年|本年|当年|全年|年内|年末|总的看|辖区|完成|实现|力争|确保|争取|计划|预计|保持|稳定|达到|截至[^，]{0,8}|[一-龥]{0,3}底前?|(?:全|我|本)[国省市州县区乡镇街道村局院]{1,2}|共有?|现有|累计|总计|已|的|使|将)+/
const LAG =
  /(?:完成了?|达到?了?|提[高升][到至]|稳定在|保持在?|控制在|压降[到至]|下?降低?[到至]|增[加长]?[到至]|缩短[到至]|扩大[到至]|恢复[到至]|突破|力争|不[低少]于|不超过|超过|仅有|仅|只有|总数|总量|总|均|为|有|至|到|在|共有?|计|约|近|已|的|由[^，]{0,6}的?)+$/

/** Where the noun behind a figure ends: 隐患点中不少…, 脱贫户每季度…, 电梯的基础上. */
const NOUN_END = /^的|(?:的|中|全部|全|均|都|共|仅|每|逐|已|未|尚|还|普遍|进行|开展|有|完成|实现|基础).*$/g

/** What a figure states, by its own words and by those of its sentence before them. */
export function factOf({ text, reading }: RelationContext, item: Item): Fact {
  const { before, after } = item.label
  const own = before.replace(LEAD, '').replace(LAG, '')
  const noun = after.slice(0, NOUN_MAX).replace(NOUN_END, '')
  const sentence = reading.sentences[item.figure.sentence]
  const from = Math.max(sentence?.start ?? 0, item.start - AROUND_MAX)
  return { item, name: own + noun, around: text.slice(from, item.start) }
}

/** Pairs of characters that many labels share without speaking of the same thing. */
export const EMPTY_PAIRS = new Set(
  '全县 全市 全区 全乡 全镇 全省 目前 截至 今年 完成 开展 共有 共计 累计 组织 实现 达到 工作 项目 建设 活动 进行 以上 发放 资金 万元 其中 问题 推进 重点 我县 我市 我区 我局 人员 任务 新增 覆盖 增长 同比 举办 召开'.split(
    ' ',
  ),
)

const EMPTY_WEIGHT = 0.25
/** A pair that stands only in the words around tells less than one of the name. */
const AROUND_WEIGHT = 0.6

/** How much of the name of `a` is told by the words of `b`, from 0 to 1. */
export function toldBy(a: Fact, b: Fact): number {
  let all = 0
  let told = 0
  for (let at = 0; at + 2 <= a.name.length; at++) {
    const pair = a.name.slice(at, at + 2)
    if (!/^[一-龥A-Za-z]{2}$/.test(pair)) continue
    const weight = EMPTY_PAIRS.has(pair) ? EMPTY_WEIGHT : 1
    all += weight
    if (b.name.includes(pair)) told += weight
    else if (b.around.includes(pair)) told += weight * AROUND_WEIGHT
  }
  return all >= 1 ? told / all : 0
}

/** 由78.5%提高到84.2%, 占总数的29.6%: such words name nothing, so that those around must. */
const isNameless = ({ name }: Fact): boolean => name.length < 2 || /^(?:[提升降]|占)/.test(name)

/** How sure it is that two figures state one fact, from 0 to 1: each names what the other is about. */
export function likeness(a: Fact, b: Fact): number {
  const told = toldBy(a, b)
  return isNameless(b) ? told : Math.min(told, Math.sqrt(toldBy(b, a)))
}

/** Words of what came new in a time, or of a part, a rest or another time: such a figure is another fact than the whole of today. */
const OTHER_STATE =
  /新|净增|再|增[加补]|扩大|剩|其余|余下|未|尚|上年|去年|前年|同期|年初|季度|上半年|计划|任务|应|每|平均|人均|户均|村均|培育|在建|续建/g

/** The words of state around a figure, in order: 新 and 新 may be one fact, 新 and none are two. */
export const stateWords = ({ label }: Item): string =>
  ((label.before + label.after.slice(0, 4).replace(NOUN_END, '')).match(OTHER_STATE) ?? []).sort().join()
