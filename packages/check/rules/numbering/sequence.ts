import type { Marker, MarkerKind, Reading } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'
import { gapMessages } from './gap.ts'

type Message = 'skipped' | 'repeated' | 'backward' | 'starts' | 'lostSign' | 'otherForm'

/** The order in which kinds nest. 一是 and 第一 float: they stand under whatever is open. */
const RANK: Readonly<Record<MarkerKind, number>> = {
  chinese: 1,
  'chinese-bracketed': 2,
  arabic: 3,
  'arabic-bracketed': 4,
  circled: 5,
  is: 9,
  ordinal: 9,
}

/** A jump of more than this is a number of another kind, not a lost item. */
const SKIP_MAX = 3

interface Series {
  readonly kind: MarkerKind
  last: Marker
  /** How many items the series has. */
  count: number
  /** What its last mark was reported for: 一是, 三是, 三是 is one slip, not two, and so is （三）, （三）, （五）. */
  slip: Message | undefined
}

/** What opens a list whose items go on with 二是: 首先……二是. */
const OTHER_FIRST = /首先|第一|一是|一要|一方面|一个方面|其一|其中一|一个是|一来|一为|一抓|一靠|是一[；，、]/

/** Characters that make 六 a quantity or a name rather than a list mark that lost its 是: 六项, 六大, 六月. */
const COUNTED =
  '级甲农产次季期批届线层环孩胎类种个项大条年月日天人名户家位台所座处件份场轮方化保公者步分百千万亿十度是要点来到至、，）.．多余成倍组队款章节城镇乡村县市省里路号车部本篇门面块株头只匹道起宗例餐星经好有不统必责会定查看比防联防金险环境小中优两三四五六七八九一'

const NAMES = '一二三四五六七八九十'

/**
 * 序号要连续：不跳、不重、不倒。
 */
export default defineRule({
  id: 'sequence',
  summary: '序号不连续',
  explanation:
    '同一层的序号应当从一起、逐个往下。跳号（一是、三是）、重号（两个（五））、倒号报出；层次按“一、（一）1.（1）①”套用，' +
    '每到上一层的新标题，下一层重新起头，也允许全文连续编号。同一段里没有“一是”就有“二是”的也报；从段首序号中途开始的可能是节选，只提示。' +
    '序号丢了“是”字（“五是……。六区划地名更加规范”）的报出。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'numbering',
  severity: 'warning',
  messages: {
    ...gapMessages,
    backward: ({ mark, before }) => `“${before}”之后是“${mark}”，序号倒了。`,
    starts: ({ mark, missing }) => `这一组序号从“${mark}”开始，前面没有“${missing}”。`,
    otherForm: ({ mark, form, before }) => `“${before}”之后的同级序号写成了“${mark}”，应为“${form}”。`,
    lostSign: ({ mark, next }) => `“${mark}”接在前面的序号之后，丢了一个字，应为“${next}”。`,
  },
  examples: [
    {
      ok: '一、工作\n（一）学习。一是学。二是做。\n（二）整改\n1.查\n2.改\n二、问题\n（一）不实\n（二）不细\n三、打算',
    },
    { ok: '（一）学习\n1.查\n2.改\n（二）整改\n3.评\n4.用' },
    { ok: '一是抓学习。二是抓整改。六大行动全面铺开。' },
    { ok: '首先要学习。二是要整改。' },
    { ok: '一是抓学习。①集中学。②自己学。二是抓整改。' },
    { bad: '一是抓学习，⟦三是⟧抓整改。', message: 'skipped' },
    { bad: '一是抓学习，⟦三是⟧抓整改，三是抓提升。', message: 'skipped' },
    { bad: '（一）学习\n（二）整改\n⟦（二）⟧提升\n（三）保障', message: 'repeated' },
    { bad: '一、工作\n二、问题\n⟦四、⟧打算', message: 'skipped' },
    { bad: '一、工作\n⟦2、⟧问题\n三、打算', message: 'otherForm', fixed: '一、工作\n二、问题\n三、打算' },
    { bad: '（一）学习\n⟦（一）⟧整改\n（三）提升', message: 'repeated' },
    { bad: '（一）学习\n（二）整改\n⟦（二）⟧提升\n（四）保障', message: 'repeated' },
    { ok: '1．清淤河道\n2．9月底前完成护岸\n3．植树' },
    { ok: '现有企业17家，（未计个体）一是规模偏小；二是链条不长。' },
    { ok: '难处有二：资金是一；二是人手。' },
    { bad: '抓学习成效好。⟦二是⟧抓整改。三是抓提升。', message: 'starts' },
    { ok: '一是抓学习。二是抓整改。三是抓提升。四区两县联动，四项任务完成。' },
    { bad: '一是抓学习。二是抓整改。三是抓提升。⟦四⟧区划管理更加规范。', message: 'lostSign' },
  ],
  *check({ reading }) {
    const open: Series[] = []
    const closed = new Map<MarkerKind, number>()
    let paragraph = -1
    for (const [index, marker] of reading.markers.entries()) {
      if (!isMark(reading, marker)) continue
      if (marker.paragraph !== paragraph) paragraph = marker.paragraph
      const stray = otherForm(reading, open, marker, index)
      if (stray) {
        yield stray
        continue
      }
      if (marker.opens && RANK[marker.kind] <= 2) closeBelow(open, closed, RANK[marker.kind])
      const again = saidAgain(reading, open, marker, index)
      if (again) {
        yield again
        continue
      }
      const at = place(open, marker)
      if (at >= 0) {
        const series = open[at] as Series
        const report = next(reading, series, marker)
        const isOneSlip =
          (report?.message === 'repeated' && series.slip === 'skipped') ||
          (report?.message === 'skipped' && series.slip === 'repeated' && marker.ordinal === series.last.ordinal + 2)
        if (report && !isOneSlip) yield report
        series.slip = report?.message
        for (const done of open.splice(at + 1)) closed.set(done.kind, done.last.ordinal)
        series.last = marker
        series.count++
        continue
      }
      const report = marker.ordinal === 1 ? null : starts(reading, marker, closed.get(marker.kind))
      if (report) yield report
      if (marker.ordinal === 1) closeLike(open, marker.kind)
      open.push({ kind: marker.kind, last: marker, count: 1, slip: undefined })
    }
    yield* lostSigns(reading)
  },
})

/** 第二， in running text and 2. after a comma are seldom list marks; cells number their rows as they like. */
function isMark({ text, document }: Reading, { kind, opens, start, paragraph }: Marker): boolean {
  if (document.paragraphs[paragraph]?.cell) return false
  if (opens || kind === 'is' || kind === 'circled') return true
  const before = text.charAt(start - 1)
  if (kind === 'ordinal' || kind === 'chinese') return '。；：'.includes(before)
  return '。；：，'.includes(before) && kind !== 'arabic'
}

/** A heading ends every series of a lower rank, and the floating ones. */
function closeBelow(open: Series[], closed: Map<MarkerKind, number>, rank: number): void {
  for (let at = open.length - 1; at >= 0; at--) {
    const series = open[at] as Series
    if (RANK[series.kind] <= rank) continue
    closed.set(series.kind, series.last.ordinal)
    open.splice(at, 1)
  }
}

/** A new 1 ends the series of its kind, but for one outer series of numbers: 1. may stand under 1. */
function closeLike(open: Series[], kind: MarkerKind): void {
  const floats = RANK[kind] === 9 || RANK[kind] <= 2
  let kept = floats ? 0 : 1
  for (let at = open.length - 1; at >= 0; at--) {
    if (open[at]?.kind !== kind) continue
    if (kept > 0) kept--
    else open.splice(at, 1)
  }
}

/** The open series that the marker goes on with: the innermost one that expects it, or else the innermost of its kind. */
function place(open: readonly Series[], { kind, ordinal }: Marker): number {
  if (ordinal === 1) return -1
  let innermost = -1
  for (let at = open.length - 1; at >= 0; at--) {
    const series = open[at] as Series
    if (series.kind !== kind) continue
    if (series.last.ordinal + 1 === ordinal) return at
    if (innermost < 0) innermost = at
  }
  return innermost
}

/** 一、 2、 三、: the one mark in figures among its like in characters. Takes its place in the series. */
function otherForm(reading: Reading, open: Series[], marker: Marker, index: number): Report<Message> | null {
  const { text, markers } = reading
  if (marker.kind !== 'arabic' || !marker.opens || text.charAt(marker.end - 1) !== '、') return null
  const outer = open.find(({ kind, last }) => kind === 'chinese' && last.ordinal + 1 === marker.ordinal)
  if (!outer?.last.opens || place(open, marker) >= 0) return null
  const following = markers.slice(index + 1, index + 80).find(({ kind, opens }) => kind === 'chinese' && opens)
  if (following?.ordinal !== marker.ordinal + 1) return null
  const [before, mark] = [outer.last, marker].map(({ start, end }) => text.slice(start, end)) as [string, string]
  const form = `${chinese(marker.ordinal)}、`
  outer.last = { ...marker, kind: 'chinese' }
  const { start, end } = marker
  const fix = [{ start, end, text: form }]
  return { start, end, message: 'otherForm', data: { mark, form, before }, suggestion: form, fix }
}

/** （一）, （一）, （三）: the second one was to go on, not to begin anew. Takes its place in the series. */
function saidAgain(reading: Reading, open: Series[], marker: Marker, index: number): Report<Message> | null {
  const { text, markers } = reading
  if (marker.ordinal !== 1 || !marker.opens || RANK[marker.kind] > 3) return null
  const series = open.findLast(({ kind }) => kind === marker.kind)
  if (!series?.last.opens) return null
  const wanted = series.last.ordinal + 1
  const following = markers
    .slice(index + 1, index + 40)
    .find(({ kind, opens }) => opens && RANK[kind] <= RANK[marker.kind])
  if (following?.kind !== marker.kind || following.ordinal !== wanted + 1) return null
  const { start, end } = marker
  const mark = text.slice(start, end)
  const next = written(mark, marker, wanted)
  const related = [{ start: series.last.start, end: series.last.end }]
  series.last = { ...marker, ordinal: wanted }
  return { start, end, message: 'repeated', data: { mark, next }, suggestion: next, related }
}

/** Whether the missing number stands where it reads as a decimal: 4．9月底前完成. */
function isInDecimal({ text, document }: Reading, last: Marker, marker: Marker): boolean {
  if (marker.kind !== 'arabic' || !marker.opens) return false
  const missing = `${last.ordinal + 1}`
  return document.paragraphs
    .slice(last.paragraph + 1, marker.paragraph)
    .some(({ start }) => text.startsWith(missing, start) && '.．'.includes(text.charAt(start + missing.length)))
}

function next(reading: Reading, { last }: Series, marker: Marker): Report<Message> | null {
  const { text } = reading
  const step = marker.ordinal - last.ordinal
  if (step === 1 || step > 1 + SKIP_MAX) return null
  const mark = text.slice(marker.start, marker.end)
  const before = text.slice(last.start, last.end)
  const place = { start: marker.start, end: marker.end, related: [{ start: last.start, end: last.end }] }
  const expected = written(mark, marker, last.ordinal + 1)
  if (step === 0) return { ...place, message: 'repeated', data: { mark, next: expected }, suggestion: expected }
  if (step < 0) return { ...place, message: 'backward', data: { mark, before } }
  if (isInDecimal(reading, last, marker)) return null
  return { ...place, message: 'skipped', data: { mark, before, missing: expected } }
}

function starts({ text, document }: Reading, marker: Marker, closed: number | undefined): Report<Message> | null {
  // Numbering that goes on through the whole text, or that some other word began.
  if (closed !== undefined && closed + 1 === marker.ordinal && marker.kind !== 'is') return null
  if (marker.ordinal > 1 + SKIP_MAX || marker.kind === 'ordinal') return null
  const paragraph = document.paragraphs[marker.paragraph]
  const previous = document.paragraphs[marker.paragraph - 1]
  const lead = text.slice(marker.opens ? (previous?.start ?? 0) : (paragraph?.start ?? 0), marker.start)
  if (marker.kind === 'is' && OTHER_FIRST.test(lead)) return null
  const mark = text.slice(marker.start, marker.end)
  const missing = written(mark, marker, 1)
  // What opens a paragraph may open an excerpt; inside a paragraph, and under a heading, 二是 has lost its 一是.
  const goesOn = !marker.opens || /[^\s，。；：！？]$/.test(lead.trimEnd())
  const severity = marker.kind === 'is' && goesOn ? 'warning' : 'info'
  return { start: marker.start, end: marker.end, message: 'starts', data: { mark, missing }, severity }
}

/** The mark with another number in it, written as the given one is. */
function written(mark: string, { kind, ordinal }: Marker, wanted: number): string {
  if (kind === 'circled') return String.fromCharCode(0x245f + wanted)
  const number = /\d/.test(mark) ? String(wanted) : chinese(wanted)
  return mark.replace(/\d+|[一二三四五六七八九十]+/, number) || chinese(ordinal)
}

function chinese(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  const head = tens === 0 ? '' : `${tens === 1 ? '' : NAMES.charAt(tens - 1)}十`
  return head + (ones === 0 ? '' : NAMES.charAt(ones - 1))
}

/** …五是社会组织管理更加强化。六区划地名更加规范。: the sentence after the last item begins with the next number, bare. */
function* lostSigns({ text, markers, sentences }: Reading): Iterable<Report<Message>> {
  let sentence = 0
  for (const [index, marker] of markers.entries()) {
    if (marker.kind !== 'is' || marker.ordinal < 3 || marker.ordinal > 9) continue
    const following = markers[index + 1]
    if (following && following.paragraph === marker.paragraph && following.kind === 'is' && following.ordinal > 1)
      continue
    while (sentence < sentences.length && (sentences[sentence]?.start ?? 0) < marker.start) sentence++
    const numeral = NAMES.charAt(marker.ordinal)
    for (let n = sentence; n < sentences.length && n < sentence + 12; n++) {
      const here = sentences[n]
      if (!here || here.paragraph !== marker.paragraph) break
      if (text.charAt(here.start) !== numeral || isCounted(text, here.start + 1)) continue
      const mark = text.slice(here.start, Math.min(here.end, here.start + 7))
      const data = { mark, next: `${numeral}是` }
      yield { start: here.start, end: here.start + 1, message: 'lostSign', data, suggestion: `${numeral}是` }
      break
    }
  }
}

/** 四区两县 counts districts; 四区划管理 has lost a word. */
const isCounted = (text: string, at: number): boolean =>
  COUNTED.includes(text.charAt(at)) || /^区[一二两三四五六七八九十县市的联，、]/.test(text.slice(at, at + 2))
