import type { Reading, Table, TableCell } from '@taizhang/text'
import type { MemberRole, Relation, RelationMember } from '../engine/relation.ts'
import { plain, relation } from './context.ts'
import { divide, type Interval, meet, scale, subtract, sumOf } from './interval.ts'

/** A cell that holds one number and nothing else. */
interface NumberCell extends Interval {
  readonly row: number
  readonly column: number
  readonly value: number
  readonly percent: boolean
  readonly digits: string
  readonly start: number
  readonly end: number
}

interface Grid {
  readonly text: string
  readonly rows: number
  readonly columns: number
  readonly at: (row: number, column: number) => NumberCell | undefined
  readonly words: (row: number, column: number) => string
  /** Index of the first row below the heads. */
  readonly firstRow: number
  /** Index of the first column right of the row labels. */
  readonly firstColumn: number
}

const NUMBER = /^[\s　]*(-?\d[\d,]*(?:\.\d+)?)[\s　]*([%％]?)[\s　]*$/
const TOTAL = /^(?:总?合\s*计|总\s*计|共\s*计|小\s*计|总数|计|全[省市县区乡镇街道]{1,2}(?:合计|总计)?)$/
const GRAND = /^(?:总?合\s*计|总\s*计|共\s*计|总数|计|全[省市县区乡镇街道]{1,2}(?:合计|总计)?)$/
const SUBTOTAL = /小\s*计/
/** Columns whose numbers do not add up. */
const NOT_ADDED =
  /率|占比|比重|比例|％|%|平均|人均|户均|序号|排名|名次|位次|编号|增长|增幅|增速|同比|单价|年龄|日期|时间/

/** A longer table is a ledger, not a table of a report; it has no totals to prove. */
const ROWS_MAX = 5000
/** A formula is looked for among so many columns and rows. */
const COLUMNS_TRIED = 16
const ROWS_TRIED = 200

/** Totals of rows and columns, shares and rates in the tables of a document. Each sum is tested on the cells' own precision. */
export function* findTableRelations(reading: Reading): Iterable<Relation> {
  for (const table of reading.document.tables) {
    if (table.rows < 2 || table.columns < 2 || table.rows > ROWS_MAX) continue
    const grid = gridOf(reading, table)
    yield* columnTotals(grid)
    yield* rowTotals(grid)
    yield* rateColumns(grid)
  }
}

function gridOf(reading: Reading, table: Table): Grid {
  const { text } = reading
  const cells = new Map<number, TableCell>()
  const numbers = new Map<number, NumberCell>()
  const key = (row: number, column: number) => row * table.columns + column
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) cells.set(key(row, column), cell)
    const number = numberIn(text, cell)
    if (number && cell.rowSpan === 1 && cell.columnSpan === 1) numbers.set(key(cell.row, cell.column), number)
  }
  const words = (row: number, column: number) => {
    const cell = cells.get(key(row, column))
    return cell ? text.slice(cell.start, cell.end).replace(/[\s　]+/g, '') : ''
  }
  const at = (row: number, column: number) => numbers.get(key(row, column))
  const numeric = (row: number) =>
    Array.from({ length: table.columns }, (_, column) => at(row, column)).filter((cell) => cell !== undefined).length
  let firstRow = 0
  while (firstRow < table.rows && (numeric(firstRow) === 0 || isYearHead(firstRow))) firstRow++
  function isYearHead(row: number): boolean {
    const found = Array.from({ length: table.columns }, (_, column) => at(row, column)).filter(
      (cell) => cell !== undefined,
    )
    return row === 0 && found.every(({ value }) => value > 1990 && value < 2100)
  }
  let firstColumn = 0
  while (firstColumn < table.columns && isLabelColumn(firstColumn)) firstColumn++
  function isLabelColumn(column: number): boolean {
    let labels = 0
    let counted = 0
    for (let row = firstRow; row < table.rows; row++) {
      if (words(row, column) === '') continue
      counted++
      if (at(row, column) === undefined) labels++
    }
    return labels * 2 > counted || counted === 0 || /序号|编号|^号$/.test(words(0, column))
  }
  return { text, rows: table.rows, columns: table.columns, at, words, firstRow, firstColumn }
}

function numberIn(text: string, cell: TableCell): NumberCell | undefined {
  const match = NUMBER.exec(text.slice(cell.start, cell.end))
  if (!match?.[1]) return undefined
  const value = Number(match[1].replaceAll(',', ''))
  const decimals = match[1].split('.')[1]?.length ?? 0
  const percent = match[2] !== ''
  const half = decimals > 0 || percent ? 0.5 * 10 ** -decimals : 0
  const start = cell.start + match[0].indexOf(match[1])
  const end = start + match[1].length
  return {
    row: cell.row,
    column: cell.column,
    value,
    percent,
    digits: match[1],
    low: value - half,
    high: value + half,
    start,
    end,
  }
}

const labelOf = (grid: Grid, row: number): string => {
  for (let column = 0; column < Math.max(1, grid.firstColumn); column++) {
    const words = grid.words(row, column)
    if (TOTAL.test(words)) return words
  }
  return ''
}

const headOf = (grid: Grid, column: number): string => {
  let head = ''
  for (let row = 0; row < grid.firstRow; row++) head += grid.words(row, column)
  return head
}

/** 合计 in a row's label: the rows since the last total, or all 小计, add up to it in every column that can be added. */
function* columnTotals(grid: Grid): Iterable<Relation> {
  for (let row = grid.firstRow; row < grid.rows; row++) {
    const label = labelOf(grid, row)
    if (label === '') continue
    const sets = rowSets(grid, row, label)
    const judged: Relation[] = []
    for (let column = grid.firstColumn; column < grid.columns; column++) {
      const total = grid.at(row, column)
      if (!total || total.percent || NOT_ADDED.test(headOf(grid, column))) continue
      const candidates = sets
        .map((rows) => rows.map((r) => grid.at(r, column)).filter((cell) => cell !== undefined))
        .filter((parts) => parts.length >= 2)
      const parts = candidates.find((set) => meet(sumOf(set), total)) ?? candidates[0]
      if (parts && !parts.some((part) => part.percent)) judged.push(sumRelation(total, parts))
    }
    yield* trusted(judged)
  }
}

/** The rows that a total row may add up, the likeliest first: those above it (or below a total in the first row), or the 小计. */
function rowSets(grid: Grid, row: number, label: string): number[][] {
  const plainRows = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at).filter((r) => labelOf(grid, r) === '')
  const above = plainRows(grid.firstRow, row)
  const below = plainRows(row + 1, grid.rows)
  let since = row - 1
  while (since >= grid.firstRow && labelOf(grid, since) === '') since--
  const recent = plainRows(since + 1, row)
  const subtotals = Array.from({ length: row - grid.firstRow }, (_, at) => grid.firstRow + at).filter((r) =>
    SUBTOTAL.test(labelOf(grid, r)),
  )
  if (SUBTOTAL.test(label)) return [recent, below]
  return row === grid.firstRow ? [below] : [above, subtotals, recent, below]
}

/** 合计 in a column's head: the columns beside it add up to it in every row. */
function* rowTotals(grid: Grid): Iterable<Relation> {
  for (let column = grid.firstColumn; column < grid.columns; column++) {
    const head = grid.words(Math.max(0, grid.firstRow - 1), column) || headOf(grid, column)
    if (!GRAND.test(head) && !SUBTOTAL.test(head)) continue
    const usable = (c: number) =>
      c !== column && !NOT_ADDED.test(headOf(grid, c)) && !TOTAL.test(grid.words(Math.max(0, grid.firstRow - 1), c))
    const left = range(grid.firstColumn, column).filter(usable)
    const right = range(column + 1, grid.columns).filter(usable)
    const judged: Relation[] = []
    for (let row = grid.firstRow; row < grid.rows; row++) {
      const total = grid.at(row, column)
      if (!total || total.percent) continue
      const candidates = [left, right, [...left, ...right]]
        .map((columns) => columns.map((c) => grid.at(row, c)).filter((cell) => cell !== undefined))
        .filter((parts) => parts.length >= 2 && !parts.some((part) => part.percent))
      const parts = candidates.find((set) => meet(sumOf(set), total)) ?? candidates[0]
      if (parts) judged.push(sumRelation(total, parts))
    }
    yield* trusted(judged)
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)

/** A total that fits nowhere is no total of these cells: sums are shown, and doubted, only where at least half of a line fits. */
function* trusted(judged: readonly Relation[]): Iterable<Relation> {
  const fitting = judged.filter(({ holds }) => holds).length
  if (fitting === 0 && judged.length > 1) return
  for (const found of judged) {
    if (found.holds || fitting * 2 >= judged.length - 1) yield judged.length > 1 ? found : { ...found, certain: false }
  }
}

function sumRelation(total: NumberCell, parts: readonly NumberCell[]): Relation {
  const holds = meet(sumOf(parts), total)
  const value = plain(
    parts.reduce((sum, part) => sum + part.value, 0),
    4,
  )
  const terms =
    parts.length > 6
      ? `${parts
          .slice(0, 3)
          .map(({ digits }) => digits)
          .join('＋')}＋…＋${parts.at(-1)?.digits}`
      : parts.map(({ digits }) => digits).join('＋')
  const expression = holds ? `${terms}＝${value}` : `${terms}＝${value}，表中为${total.digits}`
  return relation(
    'sum',
    [cellMember('total', total), ...parts.map((part) => cellMember('part', part))],
    expression,
    holds,
  )
}

const cellMember = (role: MemberRole, { start, end }: NumberCell): RelationMember => ({ role, start, end, figure: -1 })

/** A way in which a column of percentages comes out of one or two other columns. */
interface Formula {
  readonly a: number
  readonly b: number
  readonly kind: 'ratio' | 'growth'
}

const RATE_HEAD = /率|占比|比重|比例|％|%|增长|增幅|增速|同比/

/** A column of percentages that comes out of two others by one formula in most rows must do so in all. */
function* rateColumns(grid: Grid): Iterable<Relation> {
  const rows = range(grid.firstRow, grid.rows)
  for (let column = grid.firstColumn; column < grid.columns; column++) {
    if (!RATE_HEAD.test(headOf(grid, column))) continue
    const rates = rows.map((row) => grid.at(row, column)).filter((cell) => cell !== undefined)
    if (rates.length < 3) continue
    const formula = formulaOf(grid, column, rates)
    if (!formula) continue
    for (const rate of rates) {
      const a = grid.at(rate.row, formula.a)
      const b = grid.at(rate.row, formula.b)
      if (a && b && b.value !== 0) yield rateRelation(rate, a, b, formula.kind)
    }
  }
}

function formulaOf(grid: Grid, column: number, rates: readonly NumberCell[]): Formula | undefined {
  const others = range(grid.firstColumn, grid.columns)
    .filter((c) => c !== column && !RATE_HEAD.test(headOf(grid, c)))
    .slice(0, COLUMNS_TRIED)
  const tried = rates.slice(0, ROWS_TRIED)
  let best: Formula | undefined
  let most = 0
  for (const a of others) {
    for (const b of others) {
      if (a === b) continue
      for (const kind of ['ratio', 'growth'] as const) {
        const fitting = tried.filter((rate) => fits(rate, grid.at(rate.row, a), grid.at(rate.row, b), kind)).length
        if (fitting > most) {
          most = fitting
          best = { a, b, kind }
        }
      }
    }
  }
  // Two thirds of at least three rows: by chance no formula fits so often.
  return most >= 2 && most * 3 >= tried.length * 2 ? best : undefined
}

function fits(rate: NumberCell, a: NumberCell | undefined, b: NumberCell | undefined, kind: Formula['kind']): boolean {
  if (!a || !b || b.value === 0) return false
  const precise = rate.percent ? rate : { ...rate, low: rate.value - halfOf(rate), high: rate.value + halfOf(rate) }
  return meet(scale(divide(kind === 'growth' ? subtract(a, b) : a, b), 100), precise)
}

/** A rate column without ％ in its cells is still rounded. */
const halfOf = ({ digits }: NumberCell): number => 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0)

function rateRelation(rate: NumberCell, a: NumberCell, b: NumberCell, kind: Formula['kind']): Relation {
  const holds = fits(rate, a, b, kind)
  const value = (kind === 'growth' ? (a.value - b.value) / b.value : a.value / b.value) * 100
  const terms = kind === 'growth' ? `（${a.digits}－${b.digits}）÷${b.digits}` : `${a.digits}÷${b.digits}`
  const sum = `${terms}＝${plain(value)}％`
  const members =
    kind === 'growth'
      ? [cellMember('from', b), cellMember('to', a), cellMember('delta', rate)]
      : [cellMember('part', a), cellMember('whole', b), cellMember('rate', rate)]
  return relation(kind, members, holds ? sum : `${sum}，表中为${rate.digits}％`, holds)
}
