import type { Relation, RelationMember } from '../engine/relation.ts'
import { type Item, member, type RelationContext, relation, written } from './context.ts'

/** Units that count listed things. */
const COUNTED = /^(?:个|项|条|类|种|名|位|宗|处|家|大|所|座|件|场|次|款|门|方面|部|人|起|支|户|块|本|期|篇|届|批|镇|村|社区|乡|街道|平台|举措|工程|行动)$/

const LIST_END = /[，；：:。！？\n]/

/** A stated number of things against the things that the text lists. */
export function* findCounts(context: RelationContext): Iterable<Relation> {
  for (const item of context.items) {
    if (item.masked || item.label.depth > 0 || !COUNTED.test(item.kind)) continue
    const value = item.figure.value ?? 0
    if (!Number.isInteger(value) || value < 2 || value > 200) continue
    const found = openList(context, item) ?? followingList(context, item, value) ?? partlyListed(context, item) ?? enumerated(context, item, value)
    if (found) yield found
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

/** `项目7个：A、B、…`, `两个项目，分别是A、B`: a closed list. */
function followingList(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text } = context
  const lead = /^[^，。；：:、（]{0,10}(?:[：:]|，(?:分别(?:是|为)|即|包括)|，(?=[^，。；、]{2,30}、))/.exec(text.slice(item.end, item.end + 60))
  if (!lead) return undefined
  const closed = !lead[0].endsWith('，')
  const start = item.end + lead[0].length
  const listed = itemsAfter(text, start, closed)
  if (listed.length < 2) return undefined
  const equal = listed.length === value
  if (!equal) return undefined
  return counted(item, listed, `列出${listed.length}项，文中为${written(context, item)}`, true)
}

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
    } else if (depth === 0 && (char === '。' || char === '；' || char === '\n' || (char === '，' && (closed || marks > 3)))) {
      if (at > begin) listed.push({ start: begin, end: at })
      return listed
    } else if (depth === 0 && char === '，') {
      listed.push({ start: begin, end: at })
      begin = at + 1
    }
  }
  return []
}

/** `三个方面：一是…二是…三是…`: the marks that follow in the same paragraph. */
function enumerated(context: RelationContext, item: Item, value: number): Relation | undefined {
  const { text, reading } = context
  if (!/^(?:[^，。；：]{0,10})(?:[：:。，])/.test(text.slice(item.end, item.end + 12))) return undefined
  const limit = reading.document.paragraphs[item.figure.paragraph]?.end ?? 0
  const marks: RelationMember[] = []
  for (let at = firstMarkerAfter(context, item.end); at < reading.markers.length; at++) {
    const marker = reading.markers[at]
    if (!marker || marker.start >= limit) break
    if (marker.kind !== 'is') continue
    if (marker.ordinal !== marks.length + 1) break
    if (marks.length === 0 && marker.start - item.end > 12) break
    marks.push({ role: 'item', start: marker.start, end: marker.end, figure: -1 })
  }
  if (marks.length < 2) return undefined
  const holds = marks.length === value
  const expression = `列出${marks.length}项，文中为${written(context, item)}`
  return relation('count', [member('stated', item), ...marks], expression, holds)
}

function firstMarkerAfter(context: RelationContext, place: number): number {
  const { markers } = context.reading
  let low = 0
  let high = markers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((markers[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

function counted(item: Item, listed: readonly Listed[], expression: string, holds: boolean): Relation {
  return relation(
    'count',
    [member('stated', item), ...listed.map(({ start, end }): RelationMember => ({ role: 'item', start, end, figure: -1 }))],
    expression,
    holds,
  )
}
