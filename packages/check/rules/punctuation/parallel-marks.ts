import { defineRule, type Report } from '../../engine/rule.ts'
import { isHan, wordsAround } from '../../marks/characters.ts'
import { type Marks, marksOf, PAUSE } from '../../marks/marks.ts'
import { PARALLEL_WORDS } from './parallel-words.data.ts'

type Message = 'comma' | 'joined'

const COMMA = 0xff0c
const LIST = 0x3001 // 、

/** An item of such a list is no longer than this. */
const LENGTH_MAX = 8

/** The kinds that each word belongs to, one bit for each. */
const kindsOf = new Map<string, number>()
for (const [index, words] of Object.values(PARALLEL_WORDS).entries()) {
  for (const word of words.split(' ')) kindsOf.set(word, (kindsOf.get(word) ?? 0) | (1 << index))
}
const WORD_LENGTH_MAX = 6

/** Places of business that no other one belongs to (学校食堂 and 社区文化站 are one thing), and what belongs to a place. */
const SHOPS = new Set(
  '商场 超市 商超 宾馆 酒店 饭店 餐馆 餐饮店 网吧 药店 诊所 商铺 店铺 门店 作坊 小作坊 加油站 加气站 农贸市场 影院 寺庙 民宿 农家乐 歌厅 酒吧 浴室'.split(
    ' ',
  ),
)
const PARTS = new Set('食堂 宿舍 仓库 窗口 停车场 网点 广场 单位 企业 厂矿 工厂 站所'.split(' '))

/** What closes the last item of a list before the clause goes on. */
const CLOSES = '等和及的'
/** What a list closed by 等 or 的 is a list of. */
const SORT =
  /^(?:等(?:\d{1,4}[个项类家处种]?|[\u4e00-\u9fff]{0,4}?)|的[\u4e00-\u9fff]{0,4}?)(?:工作|领域|部门|单位|场所|问题|部位|行业|制度|环节|人员|群体|设施|项目|活动|行动|区域|产业|产品|手段|措施|任务|服务|企业|机构|内容|风险|灾害|资源|行为|业态|困难|情形|现象|乱象|理念|作风|风气|氛围|形式|载体|阵地|要素|指标|数据|信息|业务|事项|短板|案件|矛盾|需求|条件|资料|物资|设备|材料|商品|品种|作物|渠道|平台|职能|机制|原则|要求|理念|思路|方针|办法|方式|格局|局面|目标)/
/** What opens a predicate of its own, not the next item of a list. */
const VERBS =
  /^(?:安装|新建|改造|加强|推进|推动|开展|落实|完善|建立|强化|提升|提高|优化|实施|完成|取缔|查处|清理|整治|解决|化解|防范|打击|转移|恢复|确保|保障|促进|做好|抓好|加快|加大|深化|健全|组织|举办|召开|发放|办理|排查|整改|协调|帮助|引导|统筹|坚持|通过|围绕|针对|聚焦|进一步|切实|有效|有力|全面|深入|积极|不断|持续|努力|严格|大力|形成|实现|涉及|包括|其中|以及|并|对|把|将|为|与|在|由|使|让|受|因此|共|均|已)/

interface Item {
  readonly start: number
  readonly end: number
}

/**
 * 一串并列的词语，前面用顿号，中间夹了一个逗号：走进景区、剧团，文化站。
 */
export default defineRule({
  id: 'parallel-marks',
  summary: '并列的词语之间顿号、逗号混用',
  explanation:
    '“进学校、进机关，进企业、进社区”“水库、山塘，河道等部位”：同一串并列的词语，各项之间应当都用顿号。' +
    '只看各项确实同类的：开头一个字或者同一位置的字相同而长短相同的，后面一项单独成句而又与前一项同属一类事物的，末尾由“等工作”“等部门”收住而长短相当的。' +
    '逗号后面另起一个意思的（“走访车间、田间，面对面讲政策”）、两两成对的四字句不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.5' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    comma: ({ words }) => `“${words}”处是一串并列的词语，前后用顿号，中间的逗号应改为“、”。`,
    joined: ({ words, form }) => `“${words}”是并列的两样，中间应加顿号：“${form}”。`,
  },
  examples: [
    { ok: '宣传进园区、进工地、进商圈，进一步提高知晓率。走进田间、车间，面对面讲政策。' },
    { ok: '新建泵站3座、涵闸2座，灌溉条件改善。完成清淤、护岸，安装护栏等工程12处。教育、医疗，各有进展。' },
    { ok: '路更宽了、灯更亮了，环境更美了。边学边改、即知即改，以学促干、以干促学。' },
    { ok: '加强水库、山塘巡查，河道、沟渠清淤。公安、交通等部门联动，立案12起。' },
    { ok: '检查学校、社区文化站、酒店停车场、学校食堂、乡镇敬老院等场所。' },
    { bad: '对企业、⟦商铺加油站⟧、学校等场所开展检查。', message: 'joined' },
    { bad: '宣传进园区、进工地⟦，⟧进商圈、进农户，受益2万人次。', message: 'comma' },
    { bad: '对因学⟦，⟧因残⟦，⟧因灾等返贫户逐户建档。', message: 'comma' },
    { bad: '走访村组、农户⟦，⟧工地，收集意见58条。', message: 'comma' },
    { bad: '涉及教育、医疗⟦，⟧住房、养老等领域的信访件。', message: 'comma' },
    { bad: '做好环卫保洁、园林绿化⟦，⟧市政维护等工作。', message: 'comma' },
    { bad: '坚持镇村联动、部门协同⟦，⟧群众参与的原则。', message: 'comma' },
    { bad: '做到早发现、早报告⟦，⟧早处置。', message: 'comma' },
    { bad: '围绕演艺、民宿、露营⟦，⟧研学等招引项目。', message: 'comma' },
    { bad: '村村有阵地、人人有任务⟦，⟧事事有着落。', message: 'comma' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const marks = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p]
      const from = marks.first[p] as number
      const to = marks.first[p + 1] as number
      for (let m = from; paragraph && m < to; m++) {
        const at = marks.at[m] as number
        if (marks.kind[m] !== PAUSE) continue
        if (text.charCodeAt(at) === LIST) {
          const end = m + 1 < to ? (marks.at[m + 1] as number) : paragraph.end
          const report = end - at > 5 && end - at < 24 ? joined(text, { start: at + 1, end }) : null
          if (report) yield report
        }
        if (text.charCodeAt(at) !== COMMA) continue
        const list = listAround(text, marks, m, from, to, paragraph)
        if (list ? !isParallel(text, list) : !isRowOfShort(text, at)) continue
        const words = wordsAround(text, at, at + 1, 8).replace(/^[。；：！？，、]/, '')
        yield { start: at, end: at + 1, message: 'comma', data: { words }, suggestion: '、' } satisfies Report<Message>
      }
    }
  },
})

/** 商铺加油站: two places of business, written as one item. */
function joined(text: string, whole: Item): Report<Message> | null {
  const { start, end } = lastItem(text, whole, text.charCodeAt(whole.end) !== LIST)
  if (end - start < 5 || end - start > LENGTH_MAX) return null
  for (let at = start + 2; at <= end - 2; at++) {
    const [one, other] = [text.slice(start, at), text.slice(at, end)]
    if (!SHOPS.has(one) || PARTS.has(other) || ((kindsOf.get(one) ?? 0) & (kindsOf.get(other) ?? 0)) === 0) continue
    const form = `${one}、${other}`
    return { start, end, message: 'joined', data: { words: one + other, form }, suggestion: form }
  }
  return null
}

/** The items around a comma, as far as 、 parts them on either side. */
interface List {
  readonly items: readonly Item[]
  /** Index of the item right behind the comma. */
  readonly next: number
}

function listAround(
  text: string,
  { at }: Marks,
  comma: number,
  from: number,
  to: number,
  paragraph: Item,
): List | null {
  const startOf = (m: number): number => (m > from ? (at[m - 1] as number) + 1 : paragraph.start)
  const isList = (m: number): boolean => m >= from && m < to && text.charCodeAt(at[m] as number) === LIST
  const isShort = (m: number): boolean => (at[m] as number) - startOf(m) <= LENGTH_MAX
  let first = comma
  while (isList(first - 1) && isShort(first) && comma - first < 6) first--
  let last = comma
  while (isList(last + 1) && isShort(last + 1) && last - comma < 6) last++
  if (first === last) return null
  const items: Item[] = []
  for (let m = first; m <= last; m++) items.push({ start: startOf(m), end: at[m] as number })
  items.push({ start: (at[last] as number) + 1, end: last + 1 < to ? (at[last + 1] as number) : paragraph.end })
  return { items, next: comma - first + 1 }
}

function isParallel(text: string, list: List): boolean {
  const { items, next } = list
  const before = items[next - 1] as Item
  const item = lastItem(text, items[next] as Item, next === items.length - 1)
  if (item.end - item.start < 2 || !isHanOnly(text, item)) return false
  return (
    isSameHead(text, list, before, item) || isOneKind(text, list, before, item) || isOneForm(text, list, before, item)
  )
}

/** The words of the last item without what closes the list: 学校 of 学校等场所. */
function lastItem(text: string, { start, end }: Item, isLast: boolean): Item {
  if (!isLast) return { start, end }
  for (let at = start + 2; at < end && at - start <= LENGTH_MAX; at++)
    if (CLOSES.includes(text.charAt(at))) return { start, end: at }
  return { start, end }
}

function isHanOnly(text: string, { start, end }: Item): boolean {
  if (end - start > LENGTH_MAX) return false
  for (let at = start; at < end; at++) if (!isHan(text.charCodeAt(at))) return false
  return true
}

/** 因病，因灾，因学等: commas alone, between words of two characters that begin alike. */
function isRowOfShort(text: string, comma: number): boolean {
  const head = text.charCodeAt(comma + 1)
  if (text.charCodeAt(comma - 2) !== head || !isHan(head)) return false
  const isWord = (at: number): boolean =>
    text.charCodeAt(at) === head &&
    isHan(text.charCodeAt(at + 1)) &&
    (text.charCodeAt(at + 2) === COMMA || text.charAt(at + 2) === '等')
  if (!isWord(comma - 2) || !isWord(comma + 1)) return false
  // At least three of them, the last closed by 等.
  let last = comma + 1
  while (text.charCodeAt(last + 2) === COMMA && isWord(last + 3)) last += 3
  return text.charAt(last + 2) === '等' && (last > comma + 1 || isWord(comma - 5))
}

/** 进学校、进机关，进企业: short items that all begin with one character, two of them at least with 、 between. */
function isSameHead(text: string, { items, next }: List, before: Item, item: Item): boolean {
  const length = item.end - item.start
  const head = text.charAt(item.start)
  if (length > 4 || !beginsWith(text, before, head, next === 1) || VERBS.test(text.slice(item.start, item.start + 3)))
    return false
  const alike = items.filter((other, n) => beginsWith(text, other, head, n === 0))
  if (alike.length < 3 || (items.length > 3 && alike.length < items.length - 1)) return false
  // 能早则早，能快则快: longer ones that begin alike may be sentences in pairs.
  return (
    length <= 3 ||
    (before.end - before.start === length && text.charAt(before.start + 2) === text.charAt(item.start + 2))
  )
}

/** The first item of a list may have words in front of it: 推动宣传进学校. */
function beginsWith(text: string, { start, end }: Item, head: string, isFirst: boolean): boolean {
  if (!isFirst) return text.charAt(start) === head
  return [2, 3, 4].some((size) => end - size >= start && text.charAt(end - size) === head)
}

/** 车间、田间，工地: the words on both sides of the comma name things of one kind. */
function isOneKind(text: string, { items, next }: List, before: Item, item: Item): boolean {
  const kinds = kindsOf.get(text.slice(item.start, item.end)) ?? reasonAt(text, item)
  if (kinds === undefined || next < 2 || (kinds & kindsAtEnd(text, before)) === 0) return false
  const whole = items[next] as Item
  const isLast = next === items.length - 1
  if (!isLast) {
    // 教育、卫生，文化、体育事业蓬勃发展 begins anew: the list must be closed by 等 or in a bare word.
    const end = items.at(-1) as Item
    const closing = lastItem(text, end, true)
    const isBare = closing.end === end.end || text.charAt(closing.end) === '等'
    return isBare && kindsOf.has(text.slice(closing.start, closing.end))
  }
  if (item.end === whole.end) return before.end - before.start <= WORD_LENGTH_MAX
  return before.end - before.start <= WORD_LENGTH_MAX && !/^以[来前后及上下]/.test(text.slice(item.end, item.end + 2))
}

/** 因灾 of 因灾返贫的家庭. */
const reasonAt = (text: string, { start }: Item): number | undefined =>
  text.charAt(start) === '因' ? kindsOf.get(text.slice(start, start + 2)) : undefined

function kindsAtEnd(text: string, { start, end }: Item): number {
  for (let size = Math.min(WORD_LENGTH_MAX, end - start); size >= 2; size--) {
    const kinds = kindsOf.get(text.slice(end - size, end))
    if (kinds !== undefined) return kinds
  }
  return 0
}

/** 演艺、民宿、露营，研学等: two items at least before the comma, as long as the one behind it. */
const isEven = (items: readonly Item[], next: number, length: number): boolean =>
  next >= 3 && items.slice(1, next).every(({ start, end }) => end - start === length)

/** 环卫保洁、园林绿化，市政维护等工作; 人人有任务、户户有收入，事事有着落: items of one length, closed by what they are, or alike in one place. */
function isOneForm(text: string, { items, next }: List, before: Item, item: Item): boolean {
  const isLast = next === items.length - 1
  const length = item.end - item.start
  const gap = Math.abs(before.end - before.start - length)
  const words = text.slice(item.start, item.end)
  if (next < 2 || gap > 1 || VERBS.test(words)) return false
  if (isLast && SORT.test(text.slice(item.end, item.end + 12)))
    return length <= 6 && (gap === 0 || text.charAt(item.end) === '等')
  const whole = items[next] as Item
  if (isLast && text.charAt(item.end) === '等' && isEven(items, next, length)) return true
  if (gap > 0 || length < 3 || item.end !== whole.end) return false
  const row = items.map(({ start, end }, n) =>
    n === 0 ? text.slice(Math.max(start, end - length), end) : text.slice(start, end),
  )
  if (row.some((other) => other.length !== length)) return false
  // 、 and ， by turns part pairs: 边学边改、即知即改，以学促干、以干促学.
  if (row.length % 2 === 0 && next === row.length / 2) return false
  for (let n = 0; n < length; n++) if (row.every((other) => other.charAt(n) === words.charAt(n))) return true
  return false
}
