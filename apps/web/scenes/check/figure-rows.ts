import type { Figure, FigureBound, Reading } from '@taizhang/text'
import type { Cell } from './spreadsheet-text.ts'
import { figureClassWords } from './words.ts'

/** One figure as a line of the table. */
export interface FigureRow {
  /** Index among the reading's figures. */
  readonly index: number
  readonly figure: Figure
  readonly written: string
  readonly subject: string
  /** The clause that it stands in. */
  readonly clause: string
}

const boundWords: Readonly<Record<FigureBound, string>> = {
  exact: '',
  about: '约',
  over: '余',
  'at-least': '不少于',
  'at-most': '不多于',
  'more-than': '超过',
  'less-than': '不足',
}

export const boundWord = (bound: FigureBound): string => boundWords[bound]

/** All figures of a reading as lines of the table, in text order. */
export function figureRows(reading: Reading): readonly FigureRow[] {
  const { text, figures, clauses, labels } = reading
  return figures.map((figure, index) => {
    const clause = clauses[figure.clause]
    return {
      index,
      figure,
      written: text.slice(Math.min(figure.start, figure.number.start), Math.max(figure.end, figure.number.end)),
      subject: labels[index]?.subject ?? '',
      clause: clause ? text.slice(clause.start, clause.end).trim() : '',
    }
  })
}

/** The lines as a sheet, with a head: numbers stay numbers. */
export function figureSheet(rows: readonly FigureRow[]): readonly (readonly Cell[])[] {
  return [
    ['序号', '原文', '数值', '单位', '界限', '类别', '所指', '所在分句'],
    ...rows.map((row, index): readonly Cell[] => [
      index + 1,
      row.written,
      row.figure.value,
      row.figure.unit,
      boundWord(row.figure.bound),
      figureClassWords[row.figure.class],
      row.subject,
      row.clause,
    ]),
  ]
}

/** A value as a table shows it: thousands apart, no trailing noise of binary fractions. */
export function valueInWords(value: number | null): string {
  return value === null ? '' : value.toLocaleString('zh-CN', { maximumFractionDigits: 6 })
}
