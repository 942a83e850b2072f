import type { Figure, Reading } from '@taizhang/text'
import type { Scored } from './match-score.ts'

const QUOTED_MAX = 40
const BACK_MAX = 30

/** What decided on a figure's indicator. */
export interface Decided {
  readonly reading: Reading
  /** Index into the reading's figures. */
  readonly figure: number
  /** The figure that it is a part of. */
  readonly whole: number | null
  /** In a table's cell: the words of its heads, and the unit that they give. */
  readonly cell: { readonly words: string; readonly unit: string } | null
  readonly best: Scored
  /** The next best, where it might be that one as well. */
  readonly next: Scored | undefined
  /** Whether the words say too little by themselves. */
  readonly isShort: boolean
}

/** The words that decided, as a sentence: “共计排查出安全隐患41处”与指标“排查隐患数”相同，单位“处”一致。 */
export function whyOf({ reading, figure: index, whole, cell, best, next, isShort }: Decided): string {
  const figure = reading.figures[index]
  if (figure === undefined) return ''
  const { entry, name, slice } = best
  const { title } = entry.indicator
  const also = name.words === title ? '' : `的又称“${name.words}”`
  const part = slice === null ? '' : `，“${slice.value}”是其中一类`
  const total = reading.figures[whole ?? -1]
  const partOf = total === undefined ? '' : `，是“${reading.text.slice(total.start, total.end)}”中的一部分`
  const doubt = isShort ? '；字数少，别的事也可能这样写' : next === undefined ? '' : `；也可能是“${nameOf(next)}”`
  const said = cell?.words ?? quoted(reading, index)
  const unit = cell === null || cell.unit === '' ? unitWords(reading, figure, best) : `表头单位“${cell.unit}”`
  return `“${said}”与指标“${title}”${also}${alike(best)}${part}${partOf}，${unit}${doubt}。`
}

const nameOf = ({ entry, slice }: Scored): string =>
  slice === null ? entry.indicator.title : `${entry.indicator.title}·${slice.value}`

/** The figure with the words of its clause around it, as the report has them; where it has none, with what stands before. */
function quoted({ figures, labels, sentences, text }: Reading, index: number): string {
  const figure = figures[index]
  const label = labels[index]
  if (figure === undefined || label === undefined) return ''
  const isBare = label.before.length + label.after.length < 2
  const end = figure.end + label.after.length
  const reach = isBare ? Math.max(sentences[figure.sentence]?.start ?? 0, figure.start - BACK_MAX) : figure.start
  const start = Math.max(isBare ? reach : figure.start - label.before.length, end - QUOTED_MAX)
  return text.slice(Math.min(start, figure.start), end).replace(/\s+/g, ' ').trim()
}

function alike({ covered, explained, shown }: Scored): string {
  if (shown === 'growth') return '相合，写的是它比上年的增幅'
  if (shown === 'points') return '相合，写的是它与上年之差'
  if (shown === 'change') return '相合，写的是它比上年的增减'
  if (covered >= 0.97 && explained >= 0.85) return '相同'
  return covered >= 0.85 ? '基本相同' : '相近'
}

function unitWords({ text }: Reading, figure: Figure, { entry, shown }: Scored): string {
  const { unit } = entry.indicator
  if (shown === 'growth' || shown === 'points') return `单位“${figure.unit}”`
  if (figure.unit === '') return '文中没有写单位'
  const printed = text.slice(figure.number.end, figure.end).replace(/^[余多]|[余多]$|以上$|以下$|左右$/g, '')
  const same = figure.unit === unit || figure.unit.replace('／', '/') === unit
  if (same && printed.replace('／', '/').replace('％', '%') === unit) return `单位“${unit}”一致`
  return same ? `“${printed}”折算为“${unit}”` : `单位“${figure.unit}”与“${unit}”可通用`
}
