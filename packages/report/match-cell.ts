import type { Reading, Table, TableCell } from '@taizhang/text'
import { withoutMultiplier } from './printed-unit.ts'

/** What the heads of a table say of one cell. */
export interface CellWords {
  /** Empty in a row of totals. */
  readonly row: string
  readonly column: string
  readonly title: string
  readonly unit: string
  readonly times: number
  /** The unit as the heads print it. */
  readonly printed: string
}

/** A longer table is a ledger, not a table of a report: its cells are no figures to keep. */
const ROWS_MAX = 60

const NUMBER = /^[\s　]*[-—]?\d[\d,.]*[\s　]*[%％]?[\s　]*$/
const TOTAL = /^(?:总?合计|总计|共计|小计|总数|计|全[省市县区镇乡](?:合计|总计)?)$/
const NOT_STATED = /^(?:序号|编号|排序|年份|年度|月份|备注)$/
const UNIT_IN_BRACKETS = /[（(【[]\s*(?:(?:计量)?单位[:：]\s*)?([^（）()【】[\]\s\d，、。]{1,6})\s*[）)】\]]/
const UNIT_SAID = /单位[:：]\s*([^（）()【】[\]\s\d，、。]{1,6})/

interface Grid {
  readonly table: Table
  readonly cells: ReadonlyMap<string, TableCell>
  /** The first row with numbers in it; those above are heads. */
  readonly firstRow: number
}

/** The heads of the tables of a document, looked at once for each table. */
export class CellHeads {
  private readonly reading: Reading
  private readonly grids = new Map<number, Grid | null>()

  constructor(reading: Reading) {
    this.reading = reading
  }

  /** Null in tables too long to be of a report, in columns that only count rows, and where no head says anything. */
  of({
    table: index,
    row,
    column,
  }: {
    readonly table: number
    readonly row: number
    readonly column: number
  }): CellWords | null {
    const grid = this.grid(index)
    if (grid === null) return null
    const rowHead = this.rowHead(grid, row, column)
    const columnHeads = this.columnHeads(grid, column)
    if (columnHeads.some((words) => NOT_STATED.test(words))) return null
    const title = grid.table.title
    const heads = [...columnHeads].reverse()
    const printed = [...heads, rowHead, title].map(unitIn).find((unit) => unit !== '') ?? ''
    const { base, factor } = withoutMultiplier(printed.replace('％', '%'))
    const words = {
      row: TOTAL.test(rowHead) ? '' : withoutUnit(rowHead),
      column: columnHeads.map(withoutUnit).join(''),
      title: withoutUnit(title),
    }
    return words.row === '' && words.column === '' ? null : { ...words, unit: base, times: factor, printed }
  }

  private grid(index: number): Grid | null {
    const known = this.grids.get(index)
    if (known !== undefined) return known
    const table = this.reading.document.tables[index]
    const grid = table === undefined || table.rows > ROWS_MAX ? null : this.gridOf(table)
    this.grids.set(index, grid)
    return grid
  }

  private gridOf(table: Table): Grid {
    const cells = new Map<string, TableCell>()
    let firstRow = table.rows
    for (const cell of table.cells) {
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
        for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
          cells.set(`${row}|${column}`, cell)
      if (NUMBER.test(this.words(cell))) firstRow = Math.min(firstRow, cell.row)
    }
    return { table, cells, firstRow }
  }

  private words = ({ start, end }: TableCell): string => this.reading.text.slice(start, end).replace(/\s+/g, '')

  /** The nearest words to the left. */
  private rowHead({ cells }: Grid, row: number, column: number): string {
    for (let at = column - 1; at >= 0; at--) {
      const cell = cells.get(`${row}|${at}`)
      const words = cell === undefined ? '' : this.words(cell)
      if (words !== '' && !NUMBER.test(words)) return words
    }
    return ''
  }

  /** The heads above, from the top down; one that spans several rows once. */
  private columnHeads({ cells, firstRow }: Grid, column: number): string[] {
    const heads = new Set<TableCell>()
    for (let row = 0; row < firstRow; row++) {
      const cell = cells.get(`${row}|${column}`)
      if (cell !== undefined) heads.add(cell)
    }
    return [...heads].map(this.words).filter((words) => words !== '')
  }
}

const unitIn = (words: string): string => UNIT_SAID.exec(words)?.[1] ?? UNIT_IN_BRACKETS.exec(words)?.[1] ?? ''

const withoutUnit = (words: string): string => words.replace(UNIT_IN_BRACKETS, '').replace(UNIT_SAID, '').trim()
