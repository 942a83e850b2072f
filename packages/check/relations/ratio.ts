import type { Relation } from '../engine/relation.ts'
import {
  decimalsOf,
  type Item,
  itemOf,
  placeOf,
  type RelationContext,
  type SentenceItems,
  sentenceBefore,
} from './context.ts'
import { atMost, divide, meet, scale, sumOf } from './interval.ts'
import { isChange, isDue, isShare, isTarget } from './item-role.ts'
import {
  abbreviates,
  BASE,
  DONE_BY_STEM,
  fits,
  isOneSlipOff,
  LEVELS_COMPARED,
  RATE,
  ratio,
  stemOf,
  wordsOf,
} from './rate.ts'
import { ratioAfar } from './ratio-afar.ts'
import { ratioRows } from './ratio-row.ts'

const OF_TASK = /(?:完成|达到?|占|为)(?:了)?([一-龥]{0,10}?(?:任务|计划|目标|指标|预算|总进度|工程量)[数量值]?)的?$/
const SHARE = /占(?:到)?([一-龥A-Za-z0-9]{0,16}?)(?:的比[例重])?的?(?:约|比[例重])?(?:为|达到?)?$/

/** Rates with their part and whole, and parts that cannot exceed a whole. */
export function* findRatios(context: RelationContext, wholeOf: ReadonlyMap<number, number>): Iterable<Relation> {
  for (let at = 0; at < context.sentences.length; at++) {
    const sentence = context.sentences[at] as SentenceItems
    const partsOfRates = new Map<Item, Item>()
    const inRow = new Set<Item>()
    for (const row of ratioRows(context, sentence, at, wholeOf)) {
      yield* row.relations
      for (const rate of row.rates) inRow.add(rate)
    }
    const rates = sentence.items.filter((item) => item.kind === '%' && !inRow.has(item))
    for (const rate of rates) {
      const stem = stemOf(rate)
      const part = stem === null ? undefined : partFor(sentence, rate, stem)
      if (part && stem !== null && stem.length >= 2 && !isTarget(part)) partsOfRates.set(part, rate)
    }
    const proven = new Set<number>()
    const provenParts = new Set<number>()
    let lastShare: Item | undefined
    for (const rate of rates) {
      // 结案率 proves 结案318件, which may then be the whole of 调解成功率.
      const isUnproven = (item: Item) => {
        const own = partsOfRates.get(item)
        return own !== undefined && own !== rate && !proven.has(own.index)
      }
      const isProven = (item: Item) => provenParts.has(item.index)
      const isPart = (item: Item) => wholeOf.has(item.index) || partsOfRates.has(item)
      const toldWhole = (item: Item) => itemOf(context, wholeOf.get(item.index)) ?? lastShare
      const found =
        ratioOf(context, sentence, at, rate, { isUnproven, isProven, isPart, toldWhole }) ??
        ratioAfar(context, sentence, rate, wholeOf)
      if (!found) continue
      if (found.holds) {
        proven.add(rate.index)
        provenParts.add(found.members.find(({ role }) => role === 'part')?.figure ?? -1)
        // 占比59.0％…占比41.0％: shares in a row are of one whole.
        if (/占/.test(rate.label.before))
          lastShare = itemOf(context, found.members.find(({ role }) => role === 'whole')?.figure)
      }
      yield found
    }
  }
}

/** What the finder knows of a sentence's other figures. */
interface Surroundings {
  /** Part of a rate that has not been borne out. */
  readonly isUnproven: (item: Item) => boolean
  /** Part of a rate that has been borne out. */
  readonly isProven: (item: Item) => boolean
  /** Part of a sum or of another rate. */
  readonly isPart: (item: Item) => boolean
  /** The whole that 其中 or the share before it names for a part. */
  readonly toldWhole: (item: Item) => Item | undefined
}

function ratioOf(
  context: RelationContext,
  sentence: SentenceItems,
  at: number,
  rate: Item,
  around: Surroundings,
): Relation | undefined {
  const { isPart } = around
  const { before } = rate.label
  if (rate.figure.bound === 'at-least' || rate.figure.bound === 'more-than') return undefined
  const share = SHARE.exec(before)
  const bracketed = shareOfBracketed(context, sentence, rate)
  if (bracketed) return bracketed
  const whole = wholeRightBefore(context, sentence, rate)
  if (whole) return taskRate(context, sentence, rate, isPart, whole)
  // 完成任务率67.5％（市下达任务2100亩）: the task stands in brackets behind its rate.
  const behind = sentence.items.find((item) => item.start > rate.start)
  const task =
    /完成(?:任务)?率[为达到仅]*$/.test(before) && behind && isTarget(behind) && behind.label.depth > rate.label.depth
  if (task) return taskRate(context, sentence, rate, isPart, behind)
  if (OF_TASK.test(before)) return taskRate(context, sentence, rate, isPart)
  if (share && !/率$/.test(before)) return shareOf(context, sentence, at, rate, share[1] ?? '', around)
  const stem = stemOf(rate)
  if (stem === null || LEVELS_COMPARED.test(before)) return undefined
  const part = partFor(sentence, rate, stem)
  if (!part) return undefined
  const possible = wholesFor(context, sentence, at, rate, part, around)
  const hasRate = (item: Item) => hasOwnRate(sentence, item, rate)
  const wholes = [...possible.filter((item) => !hasRate(item)), ...possible.filter(hasRate)]
  const alike = sentence.items.filter(
    (item) => item.start < rate.start && item.kind === part.kind && speaksOf(item, stem),
  )
  const others = wholes.filter((item) => !alike.includes(item))
  const [likeliest] = others.length > 0 ? others : wholes
  // 当场整改1105处、限期整改163处，整改率100％: several parts that are one together.
  const together =
    alike.length > 1 && likeliest !== undefined && meet(scale(divide(sumOf(alike), likeliest), 100), rate)
  if (together && !wholes.some((whole) => fits(rate, part, whole))) return undefined
  const beside = besideEachOther(sentence, rate, part, wholes)
  if (beside) return ratio(context, rate, beside.part, beside.whole, true, true)
  const found = judge(context, rate, part, wholes, alike.length <= 1)
  if (found?.holds !== false) return found
  // 年报9613户，年报率97.7％；个体工商户2.6万户，年报率95.1％: a part has one rate, and a figure with a rate of its own is no whole.
  if (around.isProven(part) || (likeliest && hasRate(likeliest))) return undefined
  // 立案632件，结案641件（含往年积案15件）: the part reaches beyond the whole.
  if (/^（[^）]{0,4}含/.test(context.text.slice(part.end, part.end + 6))) return undefined
  const judged = itemOf(context, found.members.find(({ role }) => role === 'whole')?.figure)
  const tied = [likeliest, judged].every((whole) => !whole || isTied(context, rate, part, whole, stem))
  // 失能人员集中供养率 is no rate of 集中供养412人: words that neither part nor whole bears narrow the rate.
  return tied && !(likeliest && narrows(rate, part, likeliest)) ? found : undefined
}

/** Whether anything but its place says that a figure is the whole of a rate that does not come out. */
function isTied(context: RelationContext, rate: Item, part: Item, whole: Item, stem: string): boolean {
  if (isBase(whole, part, stem) || inOneBreath(context, whole, part, rate, stem)) return true
  // In a rate without decimals one altered digit explains too much to say what was meant.
  return decimalsOf(context, rate) > 0 && isOneSlipOff(context, rate, part, whole)
}

/** Whether a rate stands right behind a figure: 签订协议18.6万人，签约率62.8％. */
function hasOwnRate({ items }: SentenceItems, item: Item, rate: Item): boolean {
  const next = items[item.at + 1]
  return item.at < rate.at && next !== undefined && next !== rate && next.kind === '%' && next.start - item.end <= 12
}

/** `537户1604人，已消除362户1093人，消除率67.4％`: where the rate does not fit in one unit it may be told in the unit beside it. */
function besideEachOther(
  { items }: SentenceItems,
  rate: Item,
  part: Item,
  wholes: readonly Item[],
): { readonly part: Item; readonly whole: Item } | undefined {
  if (wholes.some((whole) => fits(rate, part, whole))) return undefined
  const twin = (item: Item) => {
    const at = items.indexOf(item)
    return [items[at - 1], items[at + 1]].filter(
      (other) =>
        other !== undefined && other.kind !== item.kind && Math.abs(other.start - item.end) <= 12 && !isShare(other),
    )
  }
  for (const other of twin(part)) {
    for (const whole of wholes.flatMap(twin))
      if (other && whole && whole.kind === other.kind && whole !== other && fits(rate, other, whole))
        return { part: other, whole }
  }
  return undefined
}

/** `图斑45个，上半年完成18个，完成率40％`: whole, part and rate right behind each other, the rate's words at the part. */
const inOneBreath = ({ text }: RelationContext, whole: Item, part: Item, rate: Item, stem: string): boolean =>
  stem.length >= 2 &&
  // 省级资金360万元、市级资金887万元，支出998万元: the last of a list is not the whole.
  !text.slice(Math.max(0, whole.start - whole.label.before.length - 1), whole.start).startsWith('、') &&
  wordsOf(part).includes(stem.slice(-2)) &&
  part.label.before.length - stem.length <= 4 &&
  part.at - whole.at === 1 &&
  rate.at - part.at === 1 &&
  part.start - whole.end <= 16 &&
  rate.start - part.end <= 8 &&
  !text.slice(whole.end, part.start).includes('；')

/** Whether a figure is named as what a part is reached of: by a base word, as due or target, or in the part's own words. */
function isBase(whole: Item, part: Item, stem: string): boolean {
  if (isDue(whole) || isTarget(whole) || BASE.test(wordsOf(whole))) return true
  // 重建43户，已竣工41户: what is said right behind it speaks of it.
  if (/^(?:现已|均已|已)/.test(part.label.before) && part.start > whole.end && part.start - whole.end <= 12) return true
  const words = wordsOf(whole)
  const own = wordsOf(part)
  for (let at = 0; at + 2 <= own.length; at++) if (words.includes(own.slice(at, at + 2))) return true
  return stem.length >= 2 && words.includes(stem.slice(-2))
}

const speaksOf = (item: Item, stem: string): boolean => stem.length >= 2 && wordsOf(item).includes(stem.slice(-2))

/** Whether fewer than half of the pairs of characters in the rate's words stand in its part's or whole's words. */
function narrows(rate: Item, part: Item, whole: Item): boolean {
  const qualifier = /^(?:按期|按时|及时|一次|首次|当场|当月)/.exec(rate.label.before)?.[0]
  if (qualifier && !wordsOf(part).includes(qualifier)) return true
  const words = (RATE.exec(rate.label.before)?.[1] ?? '').replace(/^(?:全|总|均|平均|综合|累计|已|其|年度|任务)+/, '')
  if (words.length <= 4) return false
  const borne = part.label.before + part.label.after + whole.label.before + whole.label.after
  let pairs = 0
  let found = 0
  for (let at = 0; at + 2 <= words.length; at++) {
    pairs++
    if (borne.includes(words.slice(at, at + 2))) found++
  }
  return found < pairs * 0.5
}

/** What of a stem its part must say: 整改, and 不合格 where that is counted. */
const keyOf = (stem: string): string => stem.slice(/[不未非无]..$/.test(stem) ? -3 : -2)

/** The nearest figure before the rate that its stem speaks of, by its own words or those of what was done. */
function partFor(sentence: SentenceItems, rate: Item, stem: string): Item | undefined {
  const earlier = sentence.items.filter((item) => item.start < rate.start && !isShare(item))
  const key = keyOf(stem)
  if (key === '') return undefined
  const denied = new RegExp(`[不未非无]${key}`)
  const usable = earlier.filter((item) => !isDue(item) && !denied.test(wordsOf(item)))
  const nearest = usable.at(-1)
  const spoken =
    usable.findLast((item) => wordsOf(item).includes(stem)) ??
    usable.findLast((item) => (stem.length <= 2 || item === nearest) && wordsOf(item).includes(key))
  // 计划检查120家，实际检查134家，计划完成率…
  const actual =
    key === '完成' && usable.some(isTarget) ? usable.findLast((item) => /^实际/.test(item.label.before)) : undefined
  if (actual) return actual
  if (spoken && key === '完成' && isTarget(spoken)) return undefined
  if (spoken && !isTarget(spoken)) return spoken
  // 年检率 after 应参加年检…, 已参检…: what has been done of what was due, where the last character agrees.
  const reached = nearest && /^(?:实际?|已)/.test(nearest.label.before) && nearest.label.before.includes(stem.slice(-1))
  if (reached && earlier.some(isDue)) return nearest
  // 网办率 after 网上办理…, 城镇化率 after 城镇人口…: right before it, and abbreviated or told by its first word.
  if (nearest && key.length === 2 && nearest.at === rate.at - 1 && !isTarget(nearest)) {
    const words = wordsOf(nearest)
    if (abbreviates(stem, words) || (stem.length === 3 && words.includes(stem.slice(0, 2)))) return nearest
  }
  const done = DONE_BY_STEM[key]
  return done && usable.findLast((item) => !isTarget(item) && done.some((word) => wordsOf(item).includes(word)))
}

/** Figures of the part's kind that may be its whole, the likeliest first. */
function wholesFor(
  context: RelationContext,
  sentence: SentenceItems,
  at: number,
  rate: Item,
  part: Item,
  { isUnproven, isPart }: Surroundings,
): Item[] {
  const usable = (item: Item) =>
    item !== part &&
    item.kind === part.kind &&
    item !== rate &&
    !isUnproven(item) &&
    !isChange(item) &&
    (isTarget(item) || isDue(item) || item.label.depth <= Math.max(part.label.depth, rate.label.depth))
  const own = sentence.items.filter((item) => usable(item) && item.start < rate.start)
  const tasks = own.filter(isTarget)
  // 优良天数281天，有效监测天数304天，优良率…: the whole may follow its part.
  const between = own.filter(
    (item) =>
      item.start > part.start &&
      !isTarget(item) &&
      (/有效|监测|应|总|共/.test(item.label.before) || measuresWhole(item, part)),
  )
  const earlier = [...between, ...own.filter((item) => item.start < part.start && !isTarget(item)).reverse()]
  // A part named after 其中, or of another rate, is the likelier whole only where nothing else is.
  const before = [...earlier.filter((item) => !isPart(item)), ...earlier.filter(isPart)]
  const based = before.filter((item) => BASE.test(item.label.before))
  const key = (stemOf(rate) ?? '').slice(-2)
  const dues = sentence.items.filter(
    (item) => usable(item) && isDue(item) && key.length === 2 && wordsOf(item).includes(key),
  )
  const listed = [...dues, ...tasks, ...before.slice(0, 1), ...based, ...before]
  if (listed.length === 0) {
    const previous = sentenceBefore(context, at)
    const item = previous?.items.findLast((candidate) => usable(candidate) && candidate.label.depth === 0)
    if (item && BASE.test(item.label.before) && !isTarget(item) && atMost(part, item)) listed.push(item)
  }
  // 本科上线2688人、上线率64.1％，参考总人数4193人: the whole may be told last.
  const tooSmall = (item: Item) =>
    (rate.figure.value ?? 0) <= 100 && (item.figure.value ?? 0) < (part.figure.value ?? 0)
  if (listed.length === 0 || (listed[0] && tooSmall(listed[0]))) {
    const following = sentence.items.find(
      (item) => usable(item) && item.start > rate.start && /^[一-龥]{0,3}(?:共|应|总)/.test(item.label.before),
    )
    if (following) listed.unshift(following)
  }
  return [...new Set(listed)]
}

/** `绿化覆盖面积2134公顷，建成区面积4980公顷`: right behind its part, larger, and measured by the same noun. */
const measuresWhole = (item: Item, part: Item): boolean =>
  item.at === part.at + 1 &&
  atMost(part, item) &&
  item.label.before.length >= 4 &&
  item.label.before.slice(-2) === part.label.before.slice(-2)

/** `年度任务3000人的107.2%`, `占73个住宅小区的64.4%`: the figure that 的 ties to the rate. */
function wholeRightBefore(context: RelationContext, sentence: SentenceItems, rate: Item): Item | undefined {
  const bare = /^的[约近]?$/.test(rate.label.before)
  if (!bare && !/^[一-龥]{1,12}的[约近]?$/.test(rate.label.before)) return undefined
  const whole = sentence.items.findLast((item) => item.start < rate.start)
  if (!whole || isShare(whole)) return undefined
  if (!bare) return /(?:占|相当于)[到了]?[一-龥]{0,8}$/.test(whole.label.before) ? whole : undefined
  const behind = context.text.slice(whole.end, rate.start)
  // 占全市80个乡镇（街道）的45％
  const isNamed = /占[到了]?[一-龥]{0,8}$/.test(whole.label.before) && /^[一-龥]{1,8}（[^（）\d]{1,12}）的/.test(behind)
  return isNamed || /^[）)]?的/.test(behind) ? whole : undefined
}

/** `税收收入6.84亿元，占一般公共预算收入（9.37亿元）的73%`: the whole in the brackets behind its name. */
function shareOfBracketed(context: RelationContext, { items }: SentenceItems, rate: Item): Relation | undefined {
  const whole = items[rate.at - 1]
  const part = items[rate.at - 2]
  if (!whole || part?.kind !== whole.kind || whole.label.depth !== rate.label.depth + 1 || isShare(part))
    return undefined
  if (whole.label.before !== '' || part.label.depth !== rate.label.depth || !atMost(part, whole)) return undefined
  if (!/占[^，。；（）]{2,14}（$/.test(context.text.slice(Math.max(0, whole.start - 18), whole.start))) return undefined
  if (!/^）(?:的)?(?:比[重例])?[为达约]?$/.test(context.text.slice(whole.end, rate.start))) return undefined
  return judge(context, rate, part, [whole], true)
}

/** `完成任务的127.3%（任务1950亩，实际完成2482亩）`: the task named in the sentence and what was done of it. */
function taskRate(
  context: RelationContext,
  sentence: SentenceItems,
  rate: Item,
  isPart: (item: Item) => boolean,
  named?: Item,
): Relation | undefined {
  const usable = sentence.items.filter((item) => !isShare(item))
  const whole = named ?? usable.filter((item) => item.start < rate.start).findLast(isTarget) ?? usable.find(isTarget)
  if (!whole) return undefined
  const others = usable.filter(
    (item) => item !== whole && item.kind === whole.kind && !isTarget(item) && !isChange(item),
  )
  const earlier = others.filter((item) => item.start < whole.start).reverse()
  const parts = [
    ...earlier,
    ...others.filter(
      (item) => item.start > whole.start && (/完成|实际/.test(item.label.before) || item.at === rate.at - 1),
    ),
  ]
  const part =
    parts.find((item) => !item.masked && fits(rate, item, whole)) ?? parts.find((item) => !isPart(item)) ?? parts[0]
  return part ? judge(context, rate, part, [whole], named !== undefined) : undefined
}

/** `A…，占B的x%`: the part stands before 占, the whole is named by the words after it, or stands first. */
function shareOf(
  context: RelationContext,
  sentence: SentenceItems,
  at: number,
  rate: Item,
  wholeWords: string,
  { toldWhole }: Surroundings,
): Relation | undefined {
  const own = sentence.items.filter((item) => item.start < rate.start && !isShare(item))
  const before = sentenceBefore(context, at)?.items ?? []
  // 检举控告类占受理总量的67.3％ names its part.
  const name = /([一-龥“”]{2,})占[^占]*$/.exec(rate.label.before)?.[1]
  const part = name ? bearerOf(name, [...before, ...own]) : own.at(-1)
  if (!part) return undefined
  const noun = nounOf(wholeWords)
  const pool = [...own.toReversed(), ...before.toReversed()].filter((item) => item !== part && item.kind === part.kind)
  // 占户籍人口的21.4％，户籍人口为30万人: the whole may be told behind its share.
  const behind =
    noun.length >= 3 ? sentence.items.filter((item) => item.start > rate.start && item.kind === part.kind) : []
  const named = noun.length >= 2 ? [...pool, ...behind].filter((item) => isNamed(item, noun)) : []
  const totals = pool.filter((item) => /共|总|合计|全/.test(item.label.before))
  const said = noun.length < 2 ? (wholeAround(context, own, part) ?? toldWhole(part)) : undefined
  if (said && said.kind === part.kind && said !== part) return judge(context, rate, part, [said, ...pool], true)
  const wholes = [...new Set([...named, ...totals, ...pool])]
  const fitting = wholes.some((whole) => !whole.masked && fits(rate, part, whole))
  const far = !fitting && noun.length >= 2 ? namedBefore(context, sentence, rate, part, wholeWords) : undefined
  if (far && (far.holds || named.length === 0)) return far
  // 占比 alone does not say of what: where several wholes are possible, none is wrong.
  const only = pool.length === 1 && part === own.at(-1) && rate.start - part.end <= 4
  const told =
    named.length > 0 ||
    (totals.length > 0 && pool.length === 1) ||
    (only && pool[0] !== undefined && isOneSlipOff(context, rate, part, pool[0]))
  if (wholes.length === 0 || (!told && !fitting)) return far
  return judge(context, rate, part, wholes, named.length > 0) ?? far
}

/** The last figure that bears a name, or else its first words: 工业用地出让面积 is told by `工业用地9宗41.35公顷`. */
function bearerOf(name: string, items: readonly Item[]): Item | undefined {
  const bears = (word: string) => items.findLast((item) => !isShare(item) && wordsOf(item).includes(word))
  const whole = bears(name.slice(-5))
  for (let length = name.length - 1; !whole && length >= 4; length--) {
    const found = bears(name.slice(0, length))
    if (found) return found
  }
  return whole
}

/** The thing in `全部审结刑事案件总数`: without words of scope before it and of number behind it. */
const nounOf = (words: string): string =>
  words
    .replace(/^(?:全部|全|总|我)?[国省市县区乡镇院局]?/, '')
    .replace(/(?:总[量数额值]|总面积|总人[数口]|数量|人数|件数|户数)$/, '')
    .slice(-4)

const isNamed = (item: Item, noun: string): boolean =>
  wordsOf(item).includes(noun) ||
  (noun.length <= 3 && wordsOf(item).includes(noun.slice(-2))) ||
  (DONE_BY_STEM[noun]?.some((word) => wordsOf(item).includes(word)) ?? false)

/** `86名水利员中50岁以上39名，占45.3％`: 中 behind a number says that what follows is a part of it. */
function wholeAround({ text }: RelationContext, own: readonly Item[], part: Item): Item | undefined {
  const whole = own.findLast((item) => item.start < part.start && item.kind === part.kind)
  return whole && /^[^，。；、\d]{0,12}[中里内][，有]?[^，。；]{0,14}$/.test(text.slice(whole.end, part.start))
    ? whole
    : undefined
}

/** 刑事破案 of 破获刑事案件 and of 破获, 审结案件 of 审执结. */
const bearsPart = (item: Item, noun: string): boolean =>
  abbreviates(noun.slice(0, 2), item.label.before) ||
  (DONE_BY_STEM[noun.slice(2)]?.some((word) => item.label.before.includes(word)) ?? false)

/** How many figures before it a share may be a share of. */
const BACK_MAX = 150
/** How many behind its sentence. */
const AHEAD_MAX = 4

/** `占专职网格员的19.5％`: the figure further up that bears the name of the whole. */
function namedBefore(
  context: RelationContext,
  sentence: SentenceItems,
  rate: Item,
  part: Item,
  wholeWords: string,
): Relation | undefined {
  const noun = nounOf(wholeWords)
  const until = placeOf(context, sentence.items[0]?.index ?? -1)
  const bearers: Item[] = []
  const partial: Item[] = []
  const consider = (item: Item | undefined) => {
    if (!item || item.kind !== part.kind || item.masked || isChange(item) || !atMost(part, item)) return
    const { subject } = item.label
    const bears =
      (noun.length >= 3 && wordsOf(item).includes(noun)) || (subject.length >= 2 && wholeWords.includes(subject))
    if (bears) bearers.push(item)
    // 占刑事破案总数 of 破获刑事案件638起
    else if (noun.length === 4 && bearsPart(item, noun)) partial.push(item)
  }
  for (let place = until - 1; place >= Math.max(0, until - BACK_MAX); place--) consider(context.items[place])
  const last = placeOf(context, sentence.items.at(-1)?.index ?? -1)
  for (let place = last + 1; place <= last + AHEAD_MAX; place++) {
    const item = context.items[place]
    if (item?.figure.paragraph === rate.figure.paragraph) consider(item)
  }
  const fitting = [...bearers, ...partial].find((whole) => fits(rate, part, whole))
  if (fitting) return ratio(context, rate, part, fitting, true, true)
  const least = decimalsOf(context, rate) > 0 ? 2 : 3
  const slipped = bearers.filter((whole) => isOneSlipOff(context, rate, part, whole, least))
  const [first] = slipped
  if (!first || slipped.some(({ figure }) => figure.value !== first.figure.value)) return undefined
  // Of several that bear the name the one called by nothing else is meant: 61所幼儿园, not 4所公办幼儿园.
  const isMeant = (whole: Item) => whole.label.after.startsWith(noun) || whole.label.subject === noun
  return bearers.length === 1 || slipped.some(isMeant) ? ratio(context, rate, part, first, false, false) : undefined
}

function judge(
  context: RelationContext,
  rate: Item,
  part: Item,
  wholes: readonly Item[],
  certain: boolean,
): Relation | undefined {
  const [first] = wholes
  if (!first) return undefined
  // Where none fits, the one that one altered digit would make fit is meant.
  const slipped = wholes.find((whole) => !whole.masked && isOneSlipOff(context, rate, part, whole))
  const likeliest = slipped ?? first
  if (rate.masked || part.masked) return ratio(context, rate, part, likeliest, null, true)
  const fitting = wholes.find((whole) => !whole.masked && fits(rate, part, whole))
  if (fitting) return ratio(context, rate, part, fitting, true, true)
  if (likeliest.masked) return ratio(context, rate, part, likeliest, null, true)
  // Three figures right behind each other, the rate last (the whole before the part, or in 占73个的90％ behind it), are one statement, whatever digit is wrong.
  const isClose = part.at < rate.at && likeliest.at < rate.at && 2 * rate.at - part.at - likeliest.at === 3
  const least = isClose ? 1 : !certain ? 3 : decimalsOf(context, rate) > 0 ? 1 : 2
  if (isFar(rate, part, likeliest) && !isOneSlipOff(context, rate, part, likeliest, least)) return undefined
  return ratio(context, rate, part, likeliest, false, certain)
}

/** How far a miscalculated rate may be from the right one: 11％ for 12.5％. What is further off is a rate of something else. */
const OFF_BY = 1.35

/** Whether a share comes out so far from what is stated that another whole or part is meant; a shifted point is a slip. */
function isFar(rate: Item, part: Item, whole: Item): boolean {
  const stated = rate.figure.value ?? 0
  const computed = ((part.figure.value ?? 0) / (whole.figure.value ?? 1)) * 100
  const factor = computed / stated
  const power = Math.log10(factor)
  const isShifted = Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 0.003
  return !isShifted && (factor > OFF_BY || factor < 1 / OFF_BY)
}
