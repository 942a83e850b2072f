import type { Relation } from '../engine/relation.ts'
import { type Item, itemOf, member, placeOf, type RelationContext, relation, written } from './context.ts'
import { meet, sumOf } from './interval.ts'
import { isChange, isOpenEnded, isShare, isStatus, isTarget, stateOf } from './item-role.ts'
import { subsetOf, sumRelation } from './sum.ts'

/**
 * What of a matter is done, as a part of it, and what is left of it, told again later: of 236 hazards 221 were put right, so that 15
 * are left, wherever the text speaks of them again (对剩余15处隐患挂牌督办, 尚有15处隐患未整改).
 */
export function* findRemainders(context: RelationContext, wholes: ReadonlyMap<number, number>): Iterable<Relation> {
  const matters = new Map<string, Matter[]>()
  const problems = context.reading.sections.filter(({ kind }) => kind === 'problems')
  for (let at = 0; at < context.items.length; at++) {
    const item = context.items[at] as Item
    if (item.masked || isShare(item) || item.figure.bound !== 'exact') continue
    const known = matters.get(item.kind)
    if (known) {
      const found = opens(item)
        ? leftOf(context, known, item)
        : problems.some(({ start, end }) => start <= item.start && item.start < end)
          ? troubled(context, known, item)
          : undefined
      if (found) yield found
    }
    const matter = matterOf(context, at, wholes)
    if (!matter) continue
    yield subsetOf(context, matter.done, matter.whole)
    if (!matter.sure) continue
    if (known) known.push(matter)
    else matters.set(item.kind, [matter])
  }
}

/** What was found or taken on, how much of it is done, and what is left by the text or by its figures. */
interface Matter {
  readonly whole: Item
  readonly done: Item
  /** What the matter went through on the way: 签约6个 of 洽谈21个，签约6个，落地4个. */
  readonly steps: readonly Item[]
  readonly stated: Item | undefined
  readonly left: number
  /** Pairs of characters that name it: of the whole's own words, and of the words before them. */
  readonly own: ReadonlySet<string>
  readonly around: ReadonlySet<string>
  /** The characters of the verb that says what was done. */
  readonly verb: string
  /** Whether what is left of it can be told: what is done has no noun of its own that the whole does not share. */
  readonly sure: boolean
}

/** Verbs that bring a matter to its end. */
const ENDING =
  '整改|办结|审结|结案|执结|化解|解决|处置|销号|完工|竣工|开工|建成|交付|完成|修复|消除|核查|签约|落实|验收|投用|脱贫|处理|拆除|恢复|复耕|复垦|落地|搬迁|答复|整治|治理|改造|接入|到位|清退|破案|破获|投产|就业|安置|消化|盘活|录取|采纳|支付|拨付|兑付|发放|通车|贯通|更换|更新|退出|出列|脱困|入驻|启用|补办|补齐|联网|调解|结清|兑现|清理|清欠|偿还|支出|公示|回访|办证|登记|移交|实现|达标|发证|查实|取缔|关停|关闭'
const DONE = new RegExp(`(?:${ENDING})[到位完成了整改治投产使用成功]*(?:的)?$|已通$`)
const ENDINGS = new RegExp(`(?:${ENDING})(?:使用)?|[到位完成了的成功]+$`, 'g')
/** 已结题, 已经改好: whatever was done already. */
const DONE_ALREADY = /^(?:中|其中|目前)?(?:均已?|已经?)(?!有|是|达|经|建|投|超)[一-龥]{2}$/
const GOT = new RegExp(`^(?:已经?|均|均已|全部)?(?:${ENDING}|通过)`)
/** 已完成土地平整2.6万亩: what is done is named by its own noun. */
const DONE_OF = new RegExp(`已(?:经|全部|累计)?(?:${ENDING})`)
const REST = /(?:剩余|剩下|其余|余下|尚余|尚有|还有|仍有|还剩|仅剩)(?:的)?$|(?:剩余|余下)[一-龥]{2,8}$/
const UNDONE = new RegExp(`^[一-龥“”]{0,14}?(?:未|没有|没)(?:能|全部|完全|及时|得到)*(?:${ENDING}|达到|结|改|破|通)`)
const RUNNING =
  /^[一-龥“”]{0,10}?(?:正在|仍在|限期|列入|在[一-龥]{2,3}中|在办|在建|在审|(?<![接招期款优对])待|未|续建|结转)/
/** What is picked out of what is left, or asked of others, says nothing of how much is left. */
const PICKED = /其中|部分|个别|新增|新建|又|另|每|平均/

/** Whether the words tell of what is left: 剩余15处, 未办结的8件, 11个项目没有开工. */
function opens({ label }: Item): boolean {
  if (PICKED.test(label.before.slice(-8))) return false
  return (
    REST.test(label.before) ||
    /未[一-龥]{1,4}的?$/.test(label.before) ||
    UNDONE.test(label.after) ||
    RUNNING.test(label.after)
  )
}

/** How many figures, and characters, back from what is done the whole is looked for. */
const BACK_MAX = 12
const BACK_LENGTH_MAX = 160
/** The words before the whole that still name it. */
const AROUND_MAX = 30

function matterOf(context: RelationContext, at: number, wholes: ReadonlyMap<number, number>): Matter | undefined {
  const done = context.items[at] as Item
  // 91个通过验收: where nothing stands before the number, the words behind it say what was done.
  const before = done.label.before === '' ? (GOT.exec(done.label.after)?.[0] ?? '') : done.label.before
  const isDone = DONE.test(before) || isStatus(done) || DONE_ALREADY.test(before)
  if (isTarget(done) || isChange(done) || !(isDone || DONE_OF.test(before))) return undefined
  if (stateOf(done) === 'open') return undefined
  const noun = DONE_ALREADY.test(before) ? new Set<string>() : pairsIn(before.replace(LEAD, '').replace(ENDINGS, ''))
  const named = noun.size > 0 ? wholeBefore(context, at, wholes, noun) : undefined
  const whole = named ?? wholeBefore(context, at, wholes)
  if (!whole) return undefined
  const next = context.items.slice(at + 1, at + 6).find((item) => item.kind === done.kind)
  const stated = next && next.figure.sentence === done.figure.sentence && opens(next) ? next : undefined
  const steps = context.items
    .slice(placeOf(context, whole.index) + 1, at)
    .filter((item) => item.kind === done.kind && !item.masked && (item.figure.value ?? 0) > (done.figure.value ?? 0))
  const left = stated?.figure.value ?? Number(((whole.figure.value ?? 0) - (done.figure.value ?? 0)).toFixed(6))
  const sentence = context.reading.sentences[whole.figure.sentence]
  const around = context.text.slice(Math.max(sentence?.start ?? 0, whole.start - AROUND_MAX), whole.start)
  return {
    whole,
    done,
    steps,
    stated,
    left,
    own: pairsIn(whole.label.before + whole.label.after.slice(0, 8)),
    around: pairsIn(around),
    verb: before.slice(-4),
    sure: (named !== undefined || noun.size === 0) && isDone,
  }
}

/**
 * The nearest figure before that may be the whole of what is done, whose words share the noun if one is given; for the part of a
 * list, what the list adds up to.
 */
function wholeBefore(
  context: RelationContext,
  at: number,
  wholes: ReadonlyMap<number, number>,
  noun?: ReadonlySet<string>,
): Item | undefined {
  const done = context.items[at] as Item
  const nextWhole = wholes.get(context.items[at + 1]?.index ?? -1)
  for (let back = at - 1; back >= Math.max(0, at - BACK_MAX); back--) {
    const item = context.items[back] as Item
    if (item.figure.paragraph !== done.figure.paragraph || done.start - item.end > BACK_LENGTH_MAX) return undefined
    if (item.kind !== done.kind || item.masked || isChange(item) || isOpenEnded(item)) continue
    if (noun && !sharesPair(item, noun)) continue
    const root = noun ? undefined : wholes.get(item.index)
    // 一般隐患9348处，整改9127处；重大隐患43处: done is said of the part, where the list goes on behind it.
    const whole = root === undefined || root === nextWhole ? item : (itemOf(context, root) ?? item)
    if (whole.kind !== done.kind || whole.masked || whole.start > done.start || whole === done) continue
    if ((whole.figure.value ?? 0) < (done.figure.value ?? 0) || isStatus(whole) || opens(whole)) continue
    if (DONE.test(whole.label.before) && whole.label.after === '') continue
    return whole
  }
  return undefined
}

/** Words that stand before what was done without naming a matter. */
const LEAD =
  /^(?:其中|目前|截至[^，]{0,8}|现|今年|全年|上半年|已经?|[^，]{0,4}[底月]前|年末|均|全部|成功|及时|累计|共|第[一二三四]季度|[上下]半年|全[县市区镇乡]|实现)+/

function sharesPair({ label }: Item, noun: ReadonlySet<string>): boolean {
  const words = label.before + label.after.slice(0, 8)
  for (const pair of noun) if (!EMPTY.has(pair) && words.includes(pair)) return true
  return false
}

/** Pairs of characters that name no matter by themselves. */
const EMPTY = new Set(
  '目前 截至 今年 全年 完成 开展 项目 问题 工作 全部 剩余 余下 其余 尚有 还有 仍有 整改 排查 办结 底前 月底 正在 推进 落实 未完 建成 建设 全县 全市 全区 全镇 共有 累计 对剩'.split(
    ' ',
  ),
)

function pairsIn(words: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 <= words.length; at++) {
    const pair = words.slice(at, at + 2)
    if (/^[一-龥]{2}$/.test(pair)) pairs.add(pair)
  }
  return pairs
}

/** How surely the words of a figure name a matter: a pair of its own words tells more than one that stands around them. */
function namesMatter(item: Item, matter: Matter): number {
  let score = 0
  for (const pair of pairsIn(`${item.label.before.slice(-8)}，${item.label.after.slice(0, 14)}`)) {
    const weight = EMPTY.has(pair) ? 0.25 : 1
    if (matter.own.has(pair)) score += weight
    else if (matter.around.has(pair)) score += weight / 2
  }
  return score
}

/** 已办结 and 尚未办结 share the verb. */
function sharesVerb({ label }: Item, { verb }: Matter): boolean {
  const words = /(?:未|没有|没)([一-龥]{1,6})/.exec(label.before.slice(-6) + label.after)?.[1] ?? ''
  return [...words].some((char) => '结改工付除销解建交处落破业复拨证通'.includes(char) && verb.includes(char))
}

/** Least likeness of words for a doubt, and for a tie that holds. */
const SURE = 1
const LIKELY = 0.5

/** More matters of one kind than a report has: a longer text is looked back over no farther, so that the time stays linear. */
const MATTERS_MAX = 60

/** A figure of what is left, against the matter that its words name. */
function leftOf(context: RelationContext, matters: readonly Matter[], item: Item): Relation | undefined {
  const value = item.figure.value ?? 0
  const ranked = matters
    .slice(-MATTERS_MAX)
    .filter(
      ({ whole, done, stated }) => stated !== item && done.start < item.start && value <= (whole.figure.value ?? 0),
    )
    .map((matter) => ({ matter, score: scoreOf(item, matter, matters.length === 1) }))
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score || b.matter.done.start - a.matter.done.start)
  const [best, second] = ranked
  if (!best) return undefined
  const fitting = ranked.find(({ matter }) => matter.left === value)
  if (fitting) return tie(context, fitting.matter, item, true)
  const { done, steps } = best.matter
  const step = steps.find(({ figure }) => (figure.value ?? 0) - (done.figure.value ?? 0) === value)
  if (step) return sumRelation(context, step, [done, item], true, false)
  if (best.score < SURE || (second && second.score >= best.score) || isSumOfSome(ranked, value)) return undefined
  // 拆除33个、补办19个，未整改6个: what goes on with a list belongs to the list.
  const previous = context.items[placeOf(context, item.index) - 1]
  if (previous?.kind === item.kind && previous.figure.sentence === item.figure.sentence && !opens(previous))
    return undefined
  // 还有7所学校没有跑道 tells of schools, not of what is left of them.
  if (/有$/.test(item.label.before) && !UNDONE.test(item.label.after) && !RUNNING.test(item.label.after))
    return undefined
  // 6个续建小区 and 列入计划的6处 may be another lot.
  if (!REST.test(item.label.before) && !UNDONE.test(item.label.after) && !/未/.test(item.label.before)) return undefined
  return tie(context, best.matter, item, false)
}

/** Kinds by which many matters are counted; of another, such as 套 or 座, a report that tells of one matter means it again. */
const COMMON = new Set(['个', '件', '人', '户', '家', '处', '项', '起', '次', '批', '条'])
const isDistinct = ({ kind }: Item): boolean => !COMMON.has(kind)

function scoreOf(item: Item, matter: Matter, isOnly: boolean): number {
  const named = namesMatter(item, matter)
  const near =
    matter.done.figure.paragraph === item.figure.paragraph && matter.done.figure.sentence + 1 >= item.figure.sentence
  const ends = REST.test(item.label.before)
    ? item.label.after.match(ENDINGS)?.filter((verb) => matter.verb.includes(verb))
    : []
  return (
    named +
    (ends?.length ?? 0) * LIKELY +
    (sharesVerb(item, matter) ? SURE : 0) +
    (near && REST.test(item.label.before) ? LIKELY : 0) +
    (isOnly && isDistinct(item) && ends?.length ? LIKELY : 0)
  )
}

/** `尚有8处隐患`, where 5 of one sort and 3 of another are left. */
function isSumOfSome(ranked: readonly { readonly matter: Matter }[], value: number): boolean {
  const lefts = ranked.map(({ matter }) => matter.left)
  return (
    lefts.reduce((sum, left) => sum + left, 0) === value ||
    lefts.some((one, at) => lefts.slice(at + 1).some((other) => one + other === value))
  )
}

/** `4个保交楼项目资金缺口大` among the problems, where only 3 are left: the trouble is with what is not done. */
function troubled(context: RelationContext, matters: readonly Matter[], item: Item): Relation | undefined {
  const value = item.figure.value ?? 0
  if (!/缺口|滞后|困难|缓慢|偏慢|较慢|受阻|停滞/.test(item.label.after) || item.label.before !== '') return undefined
  const named = matters.slice(-MATTERS_MAX).filter((matter) => namesMatter(item, matter) >= SURE)
  const [matter] = named
  if (!matter || named.length > 1) return undefined
  if (value === matter.left) return tie(context, matter, item, true)
  if (value <= matter.left || value >= (matter.done.figure.value ?? 0)) return undefined
  return tie(context, matter, item, false)
}

/** Against the figure that stated what is left, or against whole and done. */
function tie(
  context: RelationContext,
  { whole, done, stated }: Matter,
  item: Item,
  holds: boolean,
): Relation | undefined {
  if (!stated) {
    if (holds !== meet(sumOf([done, item]), whole)) return undefined
    return sumRelation(context, whole, [done, item], holds, false)
  }
  const sign = holds ? '＝' : '≠'
  const expression = `${written(context, stated)}${sign}${written(context, item)}`
  return relation('repeat', [member('a', stated), member('b', item)], expression, holds, false)
}
