import { MARKER_LEVEL, type Marker, type Reading, readNumeral } from '@taizhang/text'
import type { Relation, RelationMember } from '../engine/relation.ts'
import { type Item, member, placeOf, type RelationContext, relation, written } from './context.ts'

/** Units that count listed things. */
const COUNTED =
  /^(?:个|项|条|类|种|名|位|宗|处|家|大|所|座|件|场|次|款|门|方面|部|人|起|支|张|股|句|道|轮|级|户|块|本|期|篇|届|批|镇|村|社区|乡|街道|平台|举措|工程|行动)$/

const LIST_END = /[，；：:。！？\n]/

/** A stated number of things against the things that the text lists. */
export function* findCounts(context: RelationContext, sums: readonly Relation[] = []): Iterable<Relation> {
  for (const item of context.items) {
    if (item.masked || item.label.depth > 0 || !COUNTED.test(item.kind)) continue
    const value = item.figure.value ?? 0
    if (!Number.isInteger(value) || value < 2 || value > 200) continue
    const found =
      openList(context, item) ??
      namesBefore(context, item, value) ??
      quotedBefore(context, item, value) ??
      titlesBefore(context, item, value) ??
      followingList(context, item, value) ??
      partsBehind(context, item, value) ??
      partlyListed(context, item)
    if (found) yield found
  }
  yield* partsCounted(context, sums)
  yield* enumerations(context)
}

/** A figure of parts told again at one remove may be one of many; three are counted for their own sake. */
const PARTS_LEAST = 3

/** `两项合计1719亩`, `3个采区成交3.26亿元，其中…`: as many parts as the number beside their total says. */
function* partsCounted(context: RelationContext, sums: readonly Relation[]): Iterable<Relation> {
  for (const { type, holds, members } of sums) {
    const total = members[0]
    if (type !== 'sum' || holds === null || total?.role !== 'total') continue
    const parts = members.slice(1)
    const item = context.items[placeOf(context, total.figure) - 1]
    if (
      !item ||
      item.figure.value !== parts.length ||
      !COUNTED.test(item.kind) ||
      parts.some(({ figure }) => figure === item.index)
    )
      continue
    const gap = context.text.slice(item.end, total.start)
    const close = /^[^，。；、]{1,10}$/.test(gap) && parts.every(({ end }) => end <= item.start)
    const afar = parts.length >= PARTS_LEAST && /^[^，。；、]{1,14}，[^，。；、]{0,10}$/.test(gap)
    if (close || afar) yield counted(item, parts, `列出${parts.length}项，文中为${written(context, item)}`, true)
  }
}

interface Listed {
  readonly start: number
  readonly end: number
}

/** `A、B、C等4类`: 等 leaves the list open, so that it may not be longer than stated. */
function openList(context: RelationContext, item: Item): Relation | undefined {
  const { text } = context
  const before = text.slice(Math.max(0, item.start - 3), item.start)
  if (!/等[近约]?$/.test(before)) return undefined
  const stop = item.start - (before.endsWith('等') ? 1 : 2)
  const floor = context.reading.document.paragraphs[item.figure.paragraph]?.start ?? 0
  const listed = itemsBefore(text, stop, Math.max(floor, stop - 400))
  if (listed.length === 0) return undefined
  const holds = listed.length <= item.high
  // 和 and nested lists make the count of the listed things a guess: a longer list is only a question.
  if (!holds) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}（“等”未列全）`, holds)
}

/** The things between 、 before `stop`, back to the clause's begin; marks inside 《》, “” and （） do not divide. */
function itemsBefore(text: string, stop: number, floor: number): Listed[] {
  const listed: Listed[] = []
  let end = stop
  let depth = 0
  for (let at = stop - 1; at >= floor; at--) {
    const char = text[at] ?? ''
    if ('》”）)'.includes(char)) depth++
    else if ('《“（('.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && char === '、') {
      listed.push({ start: at + 1, end })
      end = at
    } else if (depth === 0 && LIST_END.test(char)) {
      if (end > at + 1) listed.push({ start: at + 1, end })
      return listed.reverse()
    }
  }
  if (end > floor) listed.push({ start: floor, end })
  return listed.reverse()
}

/** `“码上办”“帮代办”“预约办”3项服务`: names in quotation marks, one right behind the other. */
function quotedBefore(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text } = context
  if (text[item.start - 1] !== '”') return undefined
  const floor = Math.max(0, item.start - 120)
  const run = /(?:“[^“”]{1,14}”、?){2,}$/.exec(text.slice(floor, item.start))
  if (!run) return sloganBefore(context, item, value)
  const isOpen = '、和及与'.includes(text[floor + run.index - 1] ?? '，')
  const begin = floor + run.index
  const listed = [...run[0].matchAll(/“[^“”]+”/g)].map((name) => ({
    start: begin + name.index,
    end: begin + name.index + name[0].length,
  }))
  const holds = listed.length === value
  // “甲”“乙”3项荣誉: names in quotation marks right before their number leave none out.
  if (!holds && (isOpen || Math.abs(listed.length - value) > 1 || !NAMED_SORTS.test(item.label.after))) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}`, holds, holds)
}

/** What names in quotation marks are of. */
const NAMED_SORTS = /^[一-龥]{0,4}(?:行动|活动|荣誉|称号|奖项|品牌|工程|机制|制度|办法|模式|平台|专项|服务)/

/** `“保耕地、保发展、保安全”三条主线`: what one pair of quotation marks holds. */
function sloganBefore(context: RelationContext, item: Item, value: number): Relation | undefined {
  const open = context.text.lastIndexOf('“', item.start)
  if (open < 0 || item.start - open > 40) return undefined
  const listed = itemsBefore(context.text, item.start - 1, open + 1)
  if (listed.length !== value) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}`, true)
}

/** `《甲办法》《乙规程》2项制度`: titles right before their number. More or fewer are a doubt, unless 等 leaves them open. */
function titlesBefore(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text } = context
  const open = /[》”](等[一-龥]{0,8})$/.exec(text.slice(Math.max(0, item.start - 10), item.start))?.[1]
  const stop = item.start - (open?.length ?? 0)
  if (!'》”'.includes(text[stop - 1] ?? ' ')) return undefined
  const floor = Math.max(0, stop - 300)
  // 小品《甲》、舞蹈《乙》2个节目: what sort of work each is may stand before its title.
  const run = /(?:[《“][^《》“”]{1,40}[》”][、和及]?(?:(?<=、)[一-龥]{2,6}(?=《))?){2,}$/.exec(text.slice(floor, stop))
  if (!run) return undefined
  const begin = floor + run.index
  const listed = [...run[0].matchAll(/[《“][^《》“”]+[》”]/g)].map((name) => ({
    start: begin + name.index,
    end: begin + name.index + name[0].length,
  }))
  const holds = open === undefined ? listed.length === value : listed.length <= value
  if (!holds && (open !== undefined || text[stop - 1] !== '》' || Math.abs(listed.length - value) > 1)) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}`, holds, holds)
}

/** Things with proper names, of which no list in front of their number leaves one out. */
const NAMED =
  /^(?:村|社区|镇|乡|街道|县|学校|中学|小学|园区|水库|小区|[一-龥]{0,4}(?:[站厂桥园所院河路街库]$|[站厂桥园所院河路街库](?=[的建完开投维改进])))/

/** `在石坪、新寨、大河3个村`: the names right before the number, without 等. */
function namesBefore(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text } = context
  const begin = item.start - item.label.before.length
  if (item.label.before.length > 8 || text[begin - 1] !== '、') return undefined
  const floor = context.reading.document.paragraphs[item.figure.paragraph]?.start ?? 0
  const listed = itemsBefore(text, item.start, Math.max(floor, item.start - 200))
  const names = listed.map(({ start, end }) => text.slice(start, end))
  // Before the first name may stand what was done.
  if (names.length < 2 || names.some((name, at) => !(at === 0 ? /^[一-龥]{2,16}$/ : /^[一-龥]{2,8}$/).test(name)))
    return undefined
  const holds = names.length === value
  if (!holds && !leavesNoneOut(names, value, item.label.after)) return undefined
  return counted(item, listed, `列出${names.length}项，文中为${written(context, item)}`, holds, holds)
}

/** Things told by words of one length: 领导包案、定期调度、跟踪督办三项机制. */
const ABSTRACT = /^[一-龥]{0,4}(?:机制|制度|举措|措施|办法|模式|行动|工程|管网|功能|环节|平台)/

/** Whether names before a number that is one off are all that there are: proper names, or phrases of one length. */
function leavesNoneOut(names: readonly string[], value: number, after: string): boolean {
  if (names.length < 3 || Math.abs(names.length - value) !== 1) return false
  const others = names.slice(1)
  if (others.some((name) => /[和及与]/.test(name))) return false
  if (NAMED.test(after)) return others.every((name) => name.length <= 4)
  return ABSTRACT.test(after) && others.every((name) => name.length === names.at(-1)?.length)
}

/** `4所幼儿园，新增学位1170个，分别为A园360个、B园270个…`: as many figures behind 分别 as there are things. */
function partsBehind(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text, items } = context
  const from = placeOf(context, item.index) + 1
  const next = items[from]
  if (!next || next.figure.sentence !== item.figure.sentence) return undefined
  const mark = text.slice(item.end, item.end + 40).indexOf('分别')
  if (mark < 0) return undefined
  const first = items.findIndex((other, at) => at >= from && other.start > item.end + mark)
  const head = items[first]
  if (!head || head.kind === item.kind || head.start - item.end - mark > 14) return undefined
  const listed: Listed[] = [head]
  for (let at = first + 1; at < items.length; at++) {
    const part = items[at] as Item
    const gap = text.slice(items[at - 1]?.end, part.start)
    if (part.kind !== head.kind || !/^[、，]?[^，。；、]{0,12}$/.test(gap) || !/^[、，]/.test(gap)) break
    listed.push(part)
  }
  if (listed.length < 2 || listed.length !== value) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}`, true)
}

/** `项目7个：A、B、…`, `两个项目，分别是A、B`: a closed list. */
function followingList(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text } = context
  const lead =
    /^[^，。；：:、（]{0,10}?(?:[：:]|分别(?:是|为)|（(?=[^（）\d]{3,60}）)|(?:，[^，。；、]{2,16})?，(?:分别(?:是|为)|即|包括)|，(?=[^，。；、]{2,30}、))/.exec(
      text.slice(item.end, item.end + 60),
    )
  if (!lead) return undefined
  const closed = !lead[0].endsWith('，')
  const start = item.end + lead[0].length
  const listed = lead[0].endsWith('（')
    ? itemsBefore(text, text.indexOf('）', start), start)
    : itemsAfter(text, start, closed)
  const names = listed.map((part) => text.slice(part.start, part.end))
  // 甲村、乙村和丙村: the last two are joined by a word.
  const joined = /[^和及与]{2,}[和及与][^和及与]{2,}$/.test(names.at(-1) ?? '') ? 1 : 0
  if (listed.length + joined < 2) return undefined
  if (listed.length === value || listed.length + joined === value)
    return counted(item, listed, `列出${value}项，文中为${written(context, item)}`, true)
  const short = lead[0].endsWith('：') && joined === 0 && Math.abs(listed.length - value) === 1
  if (!short || listed.length < NAMES_LEAST || !areNames(names, listed.length < value)) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}`, false, false)
}

/** So many names that a closed list behind a colon is no choice of some. */
const NAMES_LEAST = 3

/** Names of one sort, none of them open or joined: each ends as the first does, or is short where one is missing. */
function areNames(names: readonly string[], isShort: boolean): boolean {
  const ending = names[0]?.slice(-1) ?? ''
  return (
    names.every((name) => name.length <= 20 && !/等|和|及|与|[0-9]/.test(name)) &&
    (names.every((name) => name.endsWith(ending)) || (isShort && names.every((name) => name.length <= NAME_MAX)))
  )
}

/** A proper name is no longer. */
const NAME_MAX = 10

/** `项目12个，其中A和B、C已获批`: fewer than stated. */
function partlyListed(context: RelationContext, item: Item): Relation | undefined {
  const { text } = context
  if (!text.startsWith('，其中', item.end)) return undefined
  const start = item.end + 3
  const stop = /[，。；：\n0-9]/.exec(text.slice(start, start + 120))
  const words = text.slice(start, start + (stop?.index ?? 120))
  const listed: Listed[] = []
  let begin = start
  for (const match of words.matchAll(/、|和(?=[^、和]{4,})|$/g)) {
    const end = start + match.index
    if (end - begin >= 4) listed.push({ start: begin, end })
    begin = end + 1
  }
  if (listed.length < 2 || listed.length > item.high) return undefined
  return counted(item, listed, `其中列出${listed.length}项，文中为${written(context, item)}`, true)
}

function itemsAfter(text: string, start: number, closed: boolean): Listed[] {
  const listed: Listed[] = []
  let begin = start
  let depth = 0
  let marks = 0
  const until = Math.min(text.length, start + 500)
  for (let at = start; at <= until; at++) {
    const char = text[at] ?? '。'
    if ('《“（('.includes(char)) depth++
    else if ('》”）)'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && char === '、') {
      listed.push({ start: begin, end: at })
      begin = at + 1
      marks++
    } else if (
      depth === 0 &&
      (char === '。' || char === '；' || char === '\n' || (char === '，' && (closed || marks > 3)))
    ) {
      if (at > begin) listed.push({ start: begin, end: at })
      return listed
    } else if (depth === 0 && char === '，') {
      listed.push({ start: begin, end: at })
      begin = at + 1
    }
  }
  return []
}

const LED_TO = /^(?:个|大|项|点|条|类|篇|件|场|方面)[^，。；：0-9\n]{0,12}[：:。，]?\n?$/

/**
 * `三个方面：一是…二是…三是…`, and `以下四项工作：` with （一） to （四） below it: the marks that follow. 四个方面 is no quantity, but its
 * number can be counted.
 */
function* enumerations({ reading, text }: RelationContext): Iterable<Relation> {
  for (const [index, marker] of reading.markers.entries()) {
    if (
      marker.ordinal !== 1 ||
      (marker.kind !== 'is' && marker.kind !== 'chinese-bracketed' && marker.kind !== 'arabic')
    )
      continue
    const stated = statedBefore(reading, marker)
    if (!stated) continue
    const value = reading.figures[stated.figure]?.value ?? readNumeral(text, stated.start, stated.end)
    const lead = text.slice(reading.figures[stated.figure]?.number.end ?? stated.end, marker.start)
    if (!(value >= 2 && value <= 20) || !LED_TO.test(lead)) continue
    const marks = seriesFrom(reading, index)
    const holds = marks.length === value
    // Whatever does not lead to the marks with a colon may speak of other things.
    if (marks.length < 2 || (!holds && marker.opens && !/[：:]\n?$/.test(lead))) continue
    const expression = `列出${marks.length}项，文中为${text.slice(stated.start, stated.end)}项`
    yield relation('count', [stated, ...marks], expression, holds)
  }
}

/**
 * 一是, 二是, … of one paragraph, or of paragraphs that they open, up to the next 一是 or a mark of a higher level; a number
 * skipped or used twice (a slip of its own) does not end the series.
 */
function seriesFrom(reading: Reading, first: number): RelationMember[] {
  const opening = reading.markers[first]
  if (!opening) return []
  const marks: RelationMember[] = []
  let ordinal = 0
  for (let at = first; at < reading.markers.length; at++) {
    const marker = reading.markers[at] as Marker
    const within = marker.paragraph === opening.paragraph
    if (!within && (!opening.opens || MARKER_LEVEL[marker.kind] < MARKER_LEVEL[opening.kind])) break
    if (marker.kind !== opening.kind || (opening.opens && !within && !marker.opens)) continue
    if (at > first && (marker.ordinal < ordinal || marker.ordinal === 1)) break
    ordinal = marker.ordinal
    marks.push({ role: 'item', start: marker.start, end: marker.end, figure: -1 })
  }
  return marks
}

/** The number in the words right before the first mark: in its paragraph, or at the end of the one before. */
function statedBefore({ figures, text }: Reading, marker: Marker): RelationMember | undefined {
  let low = 0
  let high = figures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((figures[middle]?.number.start ?? 0) < marker.start) low = middle + 1
    else high = middle
  }
  const figure = figures[low - 1]
  if (!figure || marker.start - figure.number.end > 16) return undefined
  if (figure.paragraph !== marker.paragraph && !(marker.opens && figure.paragraph === marker.paragraph - 1))
    return undefined
  if ((figure.class !== 'quantity' && figure.class !== 'name') || text[figure.number.start - 1] === '第')
    return undefined
  return { role: 'stated', start: figure.number.start, end: figure.number.end, figure: low - 1 }
}

function counted(item: Item, listed: readonly Listed[], expression: string, holds: boolean, certain = true): Relation {
  return relation(
    'count',
    [
      member('stated', item),
      ...listed.map(({ start, end }): RelationMember => ({ role: 'item', start, end, figure: -1 })),
    ],
    expression,
    holds,
    certain,
  )
}
