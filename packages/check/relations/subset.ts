import type { Relation } from '../engine/relation.ts'
import type { Item, RelationContext, SentenceItems } from './context.ts'
import { isChange, isTarget } from './item-role.ts'
import { subsetOf } from './sum.ts'

/** Words of a whole and of a part of it. */
const WHOLE =
  /共|总|应(?![急用对变])|已签|全[县市区乡镇村省]|核定|任务|申报|在册|死亡|摸排|排查|受理|登记|涉及|签约|储备|入库|现有|拥有|辖区/
const PART =
  /审结|执结|结案|破获|移送|起诉|含|已|完成|实有|在岗|在编|实际|履约|到位|办结|整改|整治|化解|达标|合格|通过|集中|签|开工|竣工|监测|其中|均|落实|销号/

/** A clause that opens with what came of the things counted right before it: 立案36宗，结案30宗; 抽检96批次，不合格12批次. */
const RESULT =
  /^(?:其中|目前|现|均|全部|已经?|成功|及时|共)*(?:检出|判定|核销|结案|破案|破获|移送|录入|接入|建档|完工|竣工|开工|投产|销号|办结|审结|执结|整改|完成整[治改]|完成办理|批复|获批|处置|兑付|兑现|采纳|梳理|立案|不合格|违法|给予|警告|申领|达标|通过|化解|解决|答复|签约|落地|投用|验收|拆除|修复|逮捕|起诉|转移登记|入库|查实|属实|录取|取得|安装|脱贫|就业)/

/** 新建助餐点7个，累计42个: what was added is a part of what there is now. */
const ADDED = /新建|新增|成立|建成|发展|培育|新/
const ALL_TOLD = /^(?:累计|总数|总量)(?:达到?|为|建成|有)?$/

/** Gap between a whole and its part, in characters. */
const GAP_MAX = 60

/**
 * Pairs of one sentence whose words make one the part of the other and whose values allow it. They are shown as ties that hold;
 * a pair that does not fit is left alone, since the words alone do not prove that one contains the other.
 */
export function* findSubsets(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    if (sentence.items.length < 2) continue
    yield* pairsOf(context, sentence)
  }
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
      if (second.start - first.end > GAP_MAX || context.text.slice(first.end, second.start).includes('；')) break
      if (second.figure.bound !== 'exact' || first.figure.bound !== 'exact') continue
      const pair = pairing(first, second, follows).find(
        ({ part, whole }) => (part.figure.value ?? 0) <= (whole.figure.value ?? 0),
      )
      follows = false
      if (!pair) continue
      yield subsetOf(context, pair.part, pair.whole)
      break
    }
  }
}

interface Pairing {
  readonly part: Item
  readonly whole: Item
}

/** The ways in which the words allow the two to be part and whole; `follows` where no figure of their kind stands between. */
function pairing(first: Item, second: Item, follows: boolean): Pairing[] {
  const a = first.label.before + first.label.after
  const b = second.label.before + second.label.after
  const ways: Pairing[] = []
  if ((WHOLE.test(a) && PART.test(b)) || sharesNoun(first, second)) ways.push({ part: second, whole: first })
  const told = !isChange(first) && !isTarget(first) && !isChange(second)
  if (follows && told && RESULT.test(second.label.before)) ways.push({ part: second, whole: first })
  if (follows && told && ALL_TOLD.test(second.label.before) && ADDED.test(a)) ways.push({ part: first, whole: second })
  if (WHOLE.test(b) && (PART.test(a) || sharesNoun(second, first))) ways.push({ part: first, whole: second })
  return ways
}

/** The second's subject stands in the first's words: 脱贫户及监测对象454户 … 监测户42户. */
function sharesNoun(first: Item, second: Item): boolean {
  const noun = second.label.subject.slice(0, 2)
  // Two clauses that begin with the same verb stand side by side.
  return noun.length === 2 && first.label.subject.indexOf(noun, 1) > 0 && first.label.subject !== second.label.subject
}
