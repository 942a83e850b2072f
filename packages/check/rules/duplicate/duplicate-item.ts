import { defineRule, type Report } from '../../engine/rule.ts'
import { isHan } from '../../marks/characters.ts'
import { marksOf, PAUSE } from '../../marks/marks.ts'
import { ACTIONS } from './actions.ts'

type Message = 'item' | 'verb'

/** A list is looked back through no further than this, so that time stays linear. */
const ITEMS_MAX = 24
/** An item of a list is no longer than this. */
const LENGTH_MAX = 12
interface Item {
  readonly start: number
  readonly end: number
}

/**
 * 同一串列举里，同一项写了两遍：学校、医院、学校。
 */
export default defineRule({
  id: 'duplicate-item',
  summary: '列举的项目重复',
  explanation:
    '用顿号列举的各项里，有一项与前面某一项一字不差（学校、医院、车站、学校等），应删去一个，或者写错了其中一个；' +
    '同一个动词在顿号前后各写一遍（组织、组织开展）也报。单字的项目、隐去的内容（XX、XX）不报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'duplicate-text',
  severity: 'warning',
  messages: {
    item: ({ words }) => `“${words}”在同一串列举里写了两遍，应删去一个，或者核对是否另有所指。`,
    verb: ({ words }) => `“${words}”在顿号前后各写了一遍，应删去一个。`,
  },
  examples: [
    { ok: '检查学校、医院、学校食堂、车站等场所；XX、XX，某某、某某；县、乡、村；企业、企业家。' },
    { ok: '东区学校、医院，西区学校、医院。县委、县政府，市委、市政府。' },
    { bad: '检查学校、医院、车站、⟦学校⟧等场所126处。', message: 'item' },
    { bad: '工会、妇联、⟦工会⟧、共青团齐上阵。', message: 'item' },
    { bad: '完成清淤。组织、⟦组织⟧开展培训12期。', message: 'verb' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p]
      const last = first[p + 1] as number
      let items: Item[] = []
      for (let m = first[p] as number; paragraph && m < last; m++) {
        const start = at[m] as number
        if (kind[m] !== PAUSE || text.charCodeAt(start) !== 0x3001) {
          items = []
          continue
        }
        // The first item is what stands between the mark before and the first 、.
        if (items.length === 0)
          items.push({ start: m > (first[p] as number) ? (at[m - 1] as number) + 1 : paragraph.start, end: start })
        const next = { start: start + 1, end: m + 1 < last ? (at[m + 1] as number) : paragraph.end }
        const isLast = m + 1 >= last || text.charCodeAt(next.end) !== 0x3001
        const report = twice(text, items, next, isLast)
        if (report) yield report
        items.push(next)
      }
    }
  },
})

/** An item that stands earlier in its list; the first one may have words in front, the last one words behind. */
function twice(text: string, items: readonly Item[], next: Item, isLast: boolean): Report<Message> | null {
  const opening = items[0] as Item
  for (let n = items.length - 1; n >= Math.max(1, items.length - ITEMS_MAX); n--) {
    const item = items[n] as Item
    const length = item.end - item.start
    if (length < 2 || length > LENGTH_MAX || !text.startsWith(text.slice(item.start, item.end), next.start)) continue
    if (!isName(text, item)) continue
    const end = next.start + length
    if (end !== next.end && !(isLast && '等和及以'.includes(text.charAt(end)))) continue
    return report(text, 'item', next.start, end, item)
  }
  const length = next.end - next.start
  const words = text.slice(next.start, next.end)
  // The first item ends in the one at hand: 检查学校、医院、学校.
  if (items.length >= 2 || !isLast) {
    const own = isLast ? (words.split(/[等和及]/, 1)[0] ?? words) : words
    const tail = opening.end - own.length
    if (own.length >= 2 && length <= LENGTH_MAX + 8 && tail >= opening.start && text.startsWith(own, tail)) {
      const item = { start: tail, end: opening.end }
      const isWhole = own.length < words.length || !isLast
      if (isWhole && isName(text, item)) return report(text, 'item', next.start, next.start + own.length, item)
    }
  }
  if (items.length > 1 || opening.end - opening.start !== 2) return null
  const verb = text.slice(opening.start, opening.end)
  return words.startsWith(verb) && ACTIONS.has(verb) ? report(text, 'verb', next.start, next.start + 2, opening) : null
}

function isName(text: string, { start, end }: Item): boolean {
  for (let at = start; at < end; at++) if (!isHan(text.charCodeAt(at)) || text.charAt(at) === '某') return false
  return true
}

function report(text: string, message: Message, start: number, end: number, item: Item): Report<Message> {
  return { start, end, message, data: { words: text.slice(start, end) }, related: [item] }
}
