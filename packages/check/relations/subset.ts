import type { Relation } from '../engine/relation.ts'
import type { Item, RelationContext, SentenceItems } from './context.ts'
import { isChange, isTarget } from './item-role.ts'
import { subsetOf } from './sum.ts'

/** Words of a whole and of a part of it. */
const WHOLE =
  /共|总|应(?![急用对变])|已签|全[县市区乡镇村省]|核定|任务|申报|在册|死亡|摸排|排查|受理|登记|涉及|签约|储备|入库|现有|拥有|辖区/
const PART =
  /审结|执结|结案|破获|移送|起诉|含|已|完成|实有|在岗|在编|实际|履约|到位|办结|整改|整治|化解|达标|合格|通过|集中|签|开工|竣工|监测|其中|均|落实|销号|解决|处理|处置|答复|采纳|公示|发放|拨付|支出|入驻|修复|拆除/

/** A clause that opens with what came of the things counted right before it: 立案36宗，结案30宗; 抽检96批次，不合格12批次. */
const RESULT =
  /^(?:其中|目前|现|均|全部|已经?|成功|及时|共)*(?:责令|责成|约谈|处罚|查封|暂扣|取缔|警示|检出|判定|核销|结案|破案|破获|移送|录入|接入|建档|完工|竣工|开工|投产|销号|办结|审结|执结|整改|完成整[治改]|完成办理|批复|获批|处置|兑付|兑现|采纳|梳理|立案|不合格|违法|给予|警告|申领|达标|通过|化解|解决|答复|签约|落地|投用|验收|拆除|修复|逮捕|起诉|转移登记|入库|查实|属实|录取|取得|安装|脱贫|就业|公示|发证|回访|处理|交付|支出|拨付|发放|入驻|接种|治理|整治|上线|参加|参训|参保|到岗|实现|持证|并网|准予|许可|列入|纳入|享受|合格|外出务工|务工|成立)/

/** 新建助餐点7个，累计42个: what was added is a part of what there is now. */
const ADDED = /新建|新增|成立|建成|发展|培育|新/
const ALL_TOLD = /^(?:累计|总数|总量)(?:达到?|为|建成|有)?$/
/** 全镇规上企业总数达14家: the same after the noun. */
const ALL_OF_THEM = /(?:累计|总数|总量|总计|总规模)(?:已?达到?|为|已?有)?$/

/** The whole extent of one thing, of which a stretch is done: 全长24.6公里…已完成路基22.1公里. */
const EXTENT = /(?:全长|总长度?|总里程|总?面积|总规模|总库容|总投资)(?:为|达|约|共)?$/
const DONE_OF_EXTENT = /^[，、]?(?:目前|现|截至[^，]{0,8})?(?:已|累计|共)?(?:已|完成|建成|铺设|硬化|敷设|贯通)/

const NEWLY = /^新(?:增|认定|培育|评定|评|获批|获|开通|创建|发展|引进|建成|建|登记|组建)?(?:的)?([一-龥]{2,12})$/

const OF_ALL =
  /^全[国省市县区乡镇村局校院园系][一-龥]{2,8}(?:达到?|共有?|总数达?)$|^(?:全[国省市县区乡镇])?累计(?:建成|拥有|有|达|发展)/

/** Gap between a whole and its part, in characters. */
const GAP_MAX = 60

/** What was added to a stock that the text tells anywhere: 全县现有专利1260件 … 新增专利148件. */
function* addedToStock(context: RelationContext): Iterable<Relation> {
  const added: { readonly item: Item; readonly key: string }[] = []
  for (const item of context.items) {
    if (!item.label.before.includes('新') || item.masked || item.label.after !== '') continue
    const noun = NEWLY.exec(scopedOut(item))?.[1]
    if (noun !== undefined && !context.planned.has(item.index)) added.push({ item, key: `${item.kind} ${noun}` })
  }
  if (added.length === 0) return
  const kinds = new Set(added.map(({ item }) => item.kind))
  const stocks = new Map<string, Item>()
  for (const item of context.items) {
    if (!kinds.has(item.kind) || item.masked || item.label.depth > 0 || item.label.after !== '') continue
    const key = `${item.kind} ${scopedOut(item).replace(HELD, '')}`
    if (!stocks.has(key) && !isChange(item) && !isTarget(item)) stocks.set(key, item)
  }
  for (const { item, key } of added) {
    const stock = stocks.get(key)
    if (stock && item.figure.bound === 'exact' && (item.figure.value ?? 0) <= (stock.figure.value ?? 0))
      yield subsetOf(context, item, stock)
  }
}

/** The words before a number without the area that they speak of. */
const scopedOut = (item: Item): string => coreOf(item).replace(/^(?:本|[全我][国省市州县区乡镇])+/, '')

/** What only says that there is so much of a thing. */
const HELD = /^(?:现有|拥有|共有|登记|建成|累计|总|已|有)+|(?:总数|总量|累计)$/g

/**
 * Pairs of one sentence whose words make one the part of the other and whose values allow it. They are shown as ties that hold;
 * a pair that does not fit is left alone, since the words alone do not prove that one contains the other.
 */
export function* findSubsets(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    if (sentence.items.length < 2) continue
    yield* pairsOf(context, sentence)
  }
  yield* addedToStock(context)
}

function* pairsOf(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  const { items } = sentence
  for (const first of items) {
    const { at } = first
    if (first.masked || first.kind === '%' || first.kind === '个百分点' || first.kind === '') continue
    let follows = true
    for (let next = at + 1; next < Math.min(items.length, at + 5); next++) {
      const second = items[next]
      if (!second || second.masked || second.kind !== first.kind) continue
      const gap = context.text.slice(first.end, second.start)
      if (gap.length > (EXTENT.test(first.label.before) ? GAP_MAX * 2 : GAP_MAX) || gap.includes('；')) break
      if (second.figure.bound !== 'exact' || first.figure.bound !== 'exact') continue
      const pair = pairing(first, second, follows, gap).find(
        ({ part, whole }) => (part.figure.value ?? 0) <= (whole.figure.value ?? 0),
      )
      follows = false
      if (!pair) continue
      yield subsetOf(context, pair.part, pair.whole)
      if (pair.whole === first) yield* listedOn(context, items, second, first)
      break
    }
  }
}

/** 已完成路基22.1公里、路面9.8公里: what 、 adds to a part is a part too. */
function* listedOn(context: RelationContext, items: readonly Item[], part: Item, whole: Item): Iterable<Relation> {
  let last = part
  for (let at = part.at + 1; at < items.length; at++) {
    const item = items[at] as Item
    const gap = context.text.slice(last.end, item.start)
    if (item.kind !== whole.kind || !/^、[^，。；]{0,12}$/.test(gap) || item.figure.bound !== 'exact') return
    if ((item.figure.value ?? 0) > (whole.figure.value ?? 0)) return
    yield subsetOf(context, item, whole)
    last = item
  }
}

interface Pairing {
  readonly part: Item
  readonly whole: Item
}

/** The ways in which the words allow the two to be part and whole; `follows` where no figure of their kind stands between. */
function pairing(first: Item, second: Item, follows: boolean, gap: string): Pairing[] {
  const a = first.label.before + first.label.after
  const b = second.label.before + second.label.after
  const ways: Pairing[] = []
  if ((WHOLE.test(a) && PART.test(b)) || sharesNoun(first, second)) ways.push({ part: second, whole: first })
  const told = !isChange(first) && !isTarget(first) && !isChange(second)
  if (follows && told && RESULT.test(second.label.before)) ways.push({ part: second, whole: first })
  // 46户监测对象中有19户风险未消除.
  if (follows && /^[^，。；、]{0,14}中(?:，|，?[仅只尚还仍]?有|[^，。；、]{1,10}的(?:仅|只)?有?)$/.test(gap))
    ways.push({ part: second, whole: first })
  if (told && EXTENT.test(first.label.before) && DONE_OF_EXTENT.test(second.label.before))
    ways.push({ part: second, whole: first })
  // 有物业小区214个，成立业委会的108个: 的 sorts out of the whole.
  if (
    follows &&
    told &&
    /[一-龥]{2}的$/.test(second.label.before) &&
    !/的$/.test(first.label.before) &&
    /^，[^，]*$/.test(gap)
  )
    ways.push({ part: second, whole: first })
  if (follows && told && first.at === 0 && isKindOf(second, first)) ways.push({ part: second, whole: first })
  if (told && isNarrower(second, first)) ways.push({ part: second, whole: first })
  if (told && ALL_OF_THEM.test(second.label.before) && ADDED.test(a)) ways.push({ part: first, whole: second })
  // 新招录民警26人，全局民警达412人.
  if (told && OF_ALL.test(second.label.before) && ADDED.test(a) && isKindOf(first, second, true))
    ways.push({ part: first, whole: second })
  if (follows && told && ALL_TOLD.test(second.label.before) && ADDED.test(a)) ways.push({ part: first, whole: second })
  if (WHOLE.test(b) && (PART.test(a) || sharesNoun(second, first))) ways.push({ part: first, whole: second })
  return ways
}

/** 外出招商12次，主要领导带队外出招商9次; 省级12家，今年新增省级龙头企业3家: the same words with more before them, or what was added. */
function isNarrower(part: Item, whole: Item): boolean {
  const words = coreOf(whole)
  const own = coreOf(part)
  if (words.length < 2 || own.length <= words.length || part.label.after !== whole.label.after) return false
  return (words.length >= 3 && own.endsWith(words)) || (/新增|新认定|新培育|新评/.test(own) && own.includes(words))
}

/** A clause of its own act is no part of the one before: 新建公园5个，改造公园3个. */
const ACT =
  /^(?:新|改|修|扩|完成|建|开展|举办|实施|组织|打造|创建|培育|引进|发放|投入|整治|清理|查处|检查|排查|拆|种|召开|印发|签|办理|受理|维修|更换|救助|培训|处置|处理|增|减|争取|安排)/

/** 举办演出86场，专业院团演出32场: the noun of the whole with what narrows it. */
function isKindOf(part: Item, whole: Item, added = false): boolean {
  if (part.label.after !== '' || whole.label.after !== '') return false
  const words = coreOf(whole)
  const own = coreOf(part)
  if (words.length <= 2 || own.length < 4 || (!added && ACT.test(own)) || words.endsWith(own)) return false
  // 核发许可证126件，网上核发118件: the verb of the whole does as well.
  return own.endsWith(words.slice(-2)) || own.endsWith(words.slice(0, 2))
}

const coreOf = ({ label }: Item): string =>
  label.before.replace(/^(?:其中|今年|全年|目前|共)+/, '').replace(/(?:达到?|为|共|计|约)+$/, '')

/** The second's subject stands in the first's words: 脱贫户及监测对象454户 … 监测户42户. */
function sharesNoun(first: Item, second: Item): boolean {
  const noun = second.label.subject.slice(0, 2)
  // Two clauses that begin with the same verb stand side by side.
  return noun.length === 2 && first.label.subject.indexOf(noun, 1) > 0 && first.label.subject !== second.label.subject
}
