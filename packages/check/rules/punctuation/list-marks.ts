import type { Marker, Reading, Stretch } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'

/** One item of a list of numbers: a name, a number, a unit and the mark behind it. */
const ITEM =
  /^(?!其中)[\u4e00-\u9fff（）()]{2,20}?\d+(?:\.\d+)?([\u4e00-\u9fff%％]{1,3})(?:（[^（）]{1,12}）)?([，；。])$/
/** What an item that is a clause of its own says: it is no name with its number. */
const TOLD = /达|共|总|已|增|较|比|累|完成|新[建增]|扩大|占|约|超|实|每|平均|户均|人均|整改|立案|办结/
/** So many single items divided by ； make it the mark of the list. */
const ITEMS_MIN = 3

type Message = 'mixed' | 'single' | 'items'

/**
 * 同一串列举，前面用分号、后面用逗号。
 */
export default defineRule({
  id: 'list-marks',
  summary: '同一列举中分号与逗号混用',
  explanation:
    '“建材13家；化工2家；电力3家，机械4家。”同一层的列举，前面各项都用分号，后面又改用逗号，应统一。' +
    '只看单位相同、逐项“名称＋数＋单位”的列举，以及“一是……；二是……，三是……”各项之间的标点；“其中”之后的下一层、各项单位不同的不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.6' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    mixed: ({ words, count }) => `“${words}”之后改用了逗号，而前面${count}项都用分号；同一层的列举应统一用一种。`,
    single: ({ words }) => `“${words}”后面用了逗号，而同一串列举的其他各项都用分号，应统一。`,
    items: ({ mark }) => `“${mark}”前面用了逗号，而其他各项之间用的是分号，应统一为分号。`,
  },
  examples: [
    { ok: '检查建材13家；化工2家；电力3家；机械4家。' },
    { ok: '检查建材13家；化工2家；电力3家；机械4家，其中停产1家。' },
    { ok: '东片5家，西片3家；南片4家，北片2家。' },
    { bad: '现有学校：小学15所；初中6所⟦，⟧高中2所；幼儿园12所。', message: 'single' },
    { ok: '新建农田20亩；扩大面积80亩，总面积达68亩；完善机制。' },
    { ok: '一是抓宣传，二是抓整治，三是抓长效。一是抓宣传；二是抓整治。' },
    { bad: '一是抓宣传⟦，⟧二是抓整治；三是抓长效；四是抓队伍。', message: 'items' },
    { bad: '检查建材企业13家；化工企业2家；⟦电力企业3家，机械企业4家，其他企业5家。⟧', message: 'mixed' },
  ],
  *check({ reading }) {
    yield* betweenItems(reading)
    const { text, clauses } = reading
    for (let index = 0; index + ITEMS_MIN < clauses.length; index++) {
      if (text.charAt((clauses[index] as Stretch).end - 1) !== '；') continue
      const unit = unitOf(text, clauses[index])
      if (unit === null) continue
      let next = index + 1
      while (mark(text, clauses[next]) === '；' && unitOf(text, clauses[next]) === unit) next++
      const first = next
      // One comma between semicolons.
      if (first - index >= 1 && mark(text, clauses[next]) === '，' && unitOf(text, clauses[next]) === unit) {
        const after = clauses[next + 1]
        const isList = mark(text, after) === '；' && unitOf(text, after) === unit
        const words = text.slice((clauses[index] as Stretch).start, after?.end)
        if (isList && !TOLD.test(words)) {
          const { start, end } = clauses[next] as Stretch
          yield {
            start: end - 1,
            end,
            message: 'single',
            data: { words: text.slice(start, end - 1) },
            suggestion: '；',
          }
        }
      }
      while (mark(text, clauses[next]) === '，' && unitOf(text, clauses[next]) === unit) next++
      const closes = mark(text, clauses[next]) === '。' && unitOf(text, clauses[next]) === unit
      const count = first - index
      if (closes && next > first && count >= ITEMS_MIN - 1 && next - index >= ITEMS_MIN) {
        const from = clauses[first] as Stretch
        const words = text.slice(from.start, from.end - 1)
        yield { start: from.start, end: (clauses[next] as Stretch).end, message: 'mixed', data: { words, count } }
      }
      index = Math.max(index, next - 1)
    }
  },
})

/** 一是……，二是……；三是……；: all the marks between the items but one are semicolons. */
function* betweenItems({ text, markers }: Reading): Iterable<Report<Message>> {
  let row: Marker[] = []
  for (let at = 0; at <= markers.length; at++) {
    const marker = markers[at]
    if (marker && marker.kind !== 'is') continue
    const last = row.at(-1)
    if (marker && last && marker.ordinal === last.ordinal + 1 && marker.paragraph === last.paragraph) {
      row.push(marker)
      continue
    }
    const commas = row.slice(1).filter(({ start }) => text.charAt(start - 1) === '，')
    const semicolons = row.slice(1).filter(({ start }) => text.charAt(start - 1) === '；')
    const odd = commas[0]
    if (odd && commas.length === 1 && semicolons.length >= 1 && semicolons.length === row.length - 2) {
      const data = { mark: text.slice(odd.start, odd.end) }
      yield { start: odd.start - 1, end: odd.start, message: 'items', data, suggestion: '；' }
    }
    row = marker ? [marker] : []
  }
}

const mark = (text: string, clause: Stretch | undefined): string => (clause ? text.charAt(clause.end - 1) : '')

function unitOf(text: string, clause: Stretch | undefined): string | null {
  if (!clause || clause.end - clause.start > 36) return null
  const unit = ITEM.exec(text.slice(clause.start, clause.end))?.[1]
  return unit ?? null
}
