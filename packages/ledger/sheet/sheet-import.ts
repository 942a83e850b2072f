import { uniqueKey } from '../decide.ts'
import type { EntryId } from '../entry.ts'
import type { FieldValue } from '../field.ts'
import { checkAcross, normaliseValues } from '../field-value.ts'
import type { Ledger } from '../ledger.ts'
import type { OrgId } from '../org.ts'
import type { Refusal, RefusalCode } from '../result.ts'
import type { ImportRow } from '../step.ts'
import { type Cell, type CellRow, lettersOf, type MarkedRow } from './cell.ts'
import { cellValue, type SheetLookup } from './cell-value.ts'
import type { Header } from './header.ts'
import { problemTitle, type systemTitles } from './title.ts'

/** What is wrong with a cell or a row, said by row and column with the reason and what would be right. */
export interface SheetProblem {
  readonly row: number
  /** `C`; null where it is the row as a whole. */
  readonly column: string | null
  readonly title: string | null
  readonly code: RefusalCode | 'same-row-twice' | 'masked-value'
  readonly reason: string
  /** Empty where the reason says it already. */
  readonly right: string
}

/** `第12行C列“发现日期”：日历上没有“2023-02-30”这一天。2023年2月只有28天，请核对。` */
export function problemText({ row, column, title, reason, right }: SheetProblem): string {
  return `第${row}行${column === null ? '' : `${column}列`}${title === null ? '' : `“${title}”`}：${reason}${right}`
}

/** What a row of a sheet comes to. A row that sums up others is left out, and said. */
export type TakenRow =
  | { readonly is: 'row'; readonly row: ImportRow }
  | { readonly is: 'refused'; readonly row: number; readonly problems: readonly SheetProblem[] }
  | { readonly is: 'left-out'; readonly row: number; readonly reason: string }

/** How entries that a sheet brings get their ids. */
export interface IdMaker {
  /** A new id each time. */
  fresh(): EntryId
  /** The same id for the same content: so that a sheet imported twice is imported once where no field names an entry. */
  of(content: string): EntryId
}

/** Turns the data rows of one sheet into rows of the step `import-entries`, one at a time. */
export class SheetImport {
  readonly #ledger: Ledger
  readonly #header: Header
  readonly #org: OrgId
  readonly #lookup: SheetLookup
  readonly #ids: IdMaker
  readonly #systems: ReadonlyMap<keyof typeof systemTitles, number>
  readonly #columnOf: ReadonlyMap<string, { readonly letters: string; readonly title: string }>
  /** Rows by what names their entry. */
  readonly #seen = new Map<string, number>()
  readonly #repeats = new Map<string, number>()

  constructor(ledger: Ledger, header: Header, org: OrgId, lookup: SheetLookup, ids: IdMaker) {
    this.#ledger = ledger
    this.#header = header
    this.#org = org
    this.#lookup = lookup
    this.#ids = ids
    this.#systems = new Map(
      header.columns.flatMap(({ meaning, column }) =>
        meaning.is === 'system' ? [[meaning.system, column] as const] : [],
      ),
    )
    this.#columnOf = new Map(
      header.columns.flatMap(({ meaning, letters, title }) =>
        meaning.is === 'field' ? [[meaning.field, { letters, title }] as const] : [],
      ),
    )
  }

  /** Takes the next row below the head. Null for a row without any data in it. */
  take({ row, cells }: CellRow): TakenRow | null {
    const filled = this.#header.columns.filter(
      ({ column, meaning }) => meaning.is === 'field' && isFilled(cells[column]),
    )
    if (filled.length === 0) return null
    if (isSummary(cells)) return { is: 'left-out', row, reason: '是合计行，不作为记录导入。' }
    const problems: SheetProblem[] = []
    const named = this.#system(cells, 'id')
    const values = this.#values(row, cells, named !== null, problems)
    const org = this.#orgOf(row, cells, problems)
    const version = this.#version(row, cells, problems)
    const checked = normaliseValues(this.#ledger, values, false)
    const clean = checked.ok ? checked.value : {}
    const mistakes = checked.ok
      ? [...checkAcross(this.#ledger, clean), ...this.#missing(clean, problems)]
      : checked.error
    problems.push(...this.problemsOf(row, mistakes))
    if (problems.length > 0) return { is: 'refused', row, problems }
    const twice = this.#twice(row, named, org, clean)
    if (twice) return { is: 'refused', row, problems: [twice] }
    const id = named ?? this.#newId(org, clean)
    return {
      is: 'row',
      row: { id, row, values: clean, ...(org !== this.#org && { org }), ...(version !== undefined && { version }) },
    }
  }

  /** What the domain refused about a row, at the columns that it is about. */
  problemsOf(row: number, refusals: readonly Refusal[]): readonly SheetProblem[] {
    return refusals.map(({ code, subject, message }) => {
      const at = this.#columnOf.get(subject)
      const label = this.#ledger.fields[subject]?.label
      // The column stands in front already; its name need not come again.
      const reason =
        label !== undefined && at && message.startsWith(`“${label}”`)
          ? message.slice(label.length + 2).replace(/^的/, '')
          : message
      return { row, column: at?.letters ?? null, title: at?.title ?? null, code, reason, right: '' }
    })
  }

  #values(row: number, cells: CellRow['cells'], hasId: boolean, problems: SheetProblem[]): Record<string, FieldValue> {
    const values: Record<string, FieldValue> = {}
    for (const { column, letters, title, meaning } of this.#header.columns) {
      if (meaning.is !== 'field') continue
      const field = this.#ledger.fields[meaning.field]
      if (!field) continue
      const found = cellValue(field, cells[column], meaning.scale, this.#lookup)
      if (found.is === 'value') values[meaning.field] = found.value
      else if (found.is === 'wrong')
        problems.push({ row, column: letters, title, code: 'wrong-value', reason: found.reason, right: found.right })
      else if (!hasId)
        problems.push({
          row,
          column: letters,
          title,
          code: 'masked-value',
          reason: `“${cells[column]?.text ?? ''}”只是遮盖后的样子，不是内容。`,
          right: '新记录请填写完整内容；修改原有记录请保留“记录编号”一列。',
        })
    }
    return values
  }

  #missing(clean: Readonly<Record<string, FieldValue>>, found: readonly SheetProblem[]): Refusal[] {
    return [...this.#columnOf].flatMap(([key, { letters }]) => {
      const field = this.#ledger.fields[key]
      const isEmpty = key in clean && clean[key] === null
      if (!field?.required || !isEmpty || found.some(({ column }) => column === letters)) return []
      return [{ code: 'missing-field' as const, subject: key, message: `“${field.label}”必须填写。` }]
    })
  }

  #system(cells: CellRow['cells'], system: keyof typeof systemTitles): string | null {
    const column = this.#systems.get(system)
    const text = column === undefined ? '' : (cells[column]?.text.trim() ?? '')
    return text === '' ? null : text
  }

  #orgOf(row: number, cells: CellRow['cells'], problems: SheetProblem[]): OrgId {
    const name = this.#system(cells, 'org')
    if (name === null) return this.#org
    const found = this.#lookup.orgs.find(name)
    if (found.kind === 'one') return found.id
    problems.push({
      ...this.#at(row, 'org'),
      code: 'unknown-org',
      reason: found.kind === 'none' ? `没有“${name}”这个单位。` : `有${found.candidates.length}个“${name}”。`,
      right: found.kind === 'many' ? `请写成：${found.candidates.slice(0, 5).join('，或')}。` : '请写单位全称。',
    })
    return this.#org
  }

  #version(row: number, cells: CellRow['cells'], problems: SheetProblem[]): number | undefined {
    const text = this.#system(cells, 'version')
    if (text === null) return undefined
    if (/^\d{1,9}$/.test(text)) return Number(text)
    problems.push({
      ...this.#at(row, 'version'),
      code: 'wrong-value',
      reason: `版本“${text.slice(0, 20)}”不是数字。`,
      right: '请保留导出时的数字。',
    })
    return undefined
  }

  #at(row: number, system: keyof typeof systemTitles) {
    const column = this.#header.columns.find(({ meaning }) => meaning.is === 'system' && meaning.system === system)
    return { row, column: column?.letters ?? null, title: column?.title ?? null }
  }

  #twice(
    row: number,
    named: EntryId | null,
    org: OrgId,
    clean: Readonly<Record<string, FieldValue>>,
  ): SheetProblem | null {
    const key = named !== null ? `id ${named}` : this.#ledger.uniqueBy ? uniqueKey(this.#ledger, org, clean) : null
    if (key === null) return null
    const before = this.#seen.get(key)
    if (before === undefined) {
      this.#seen.set(key, row)
      return null
    }
    const labels = (
      named !== null
        ? ['记录编号']
        : (this.#ledger.uniqueBy ?? []).map((field) => this.#ledger.fields[field]?.label ?? field)
    ).join('、')
    return {
      row,
      column: null,
      title: null,
      code: 'same-row-twice',
      reason: `与第${before}行的${labels}相同。`,
      right: '请只留一行。',
    }
  }

  #newId(org: OrgId, clean: Readonly<Record<string, FieldValue>>): EntryId {
    if (this.#ledger.uniqueBy) return this.#ids.fresh()
    const filled = Object.keys(clean)
      .filter((key) => clean[key] !== null)
      .sort()
    const content = JSON.stringify([this.#ledger.key, org, filled.map((key) => [key, clean[key]])])
    // Two rows alike are two entries: the second visit of a day is no mistake.
    const count = (this.#repeats.get(content) ?? 0) + 1
    this.#repeats.set(content, count)
    return this.#ids.of(`${content} ${count}`)
  }
}

const isFilled = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.kind === 'uncomputed' || cell.text.trim() !== '')

/** 合计, 总计 and the like in the first cell that has something in it. */
const isSummary = (cells: CellRow['cells']): boolean => {
  const first = cells.find(isFilled)
  return first?.kind === 'text' && /^(?:合计|总计|小计|本页合计)$/.test(first.text.replace(/\s+/g, ''))
}

/**
 * The sheet as it came, with refused cells marked and a last column that says what is wrong, so that it can be put right and
 * imported again.
 */
export function* annotatedRows(
  header: Header,
  rows: Iterable<CellRow>,
  problems: ReadonlyMap<number, readonly SheetProblem[]>,
): Generator<MarkedRow> {
  for (const row of rows) yield annotatedRow(header, row, problems.get(row.row) ?? [])
}

/** One row of an annotated copy. */
export function annotatedRow(header: Header, { row, cells }: CellRow, problems: readonly SheetProblem[]): MarkedRow {
  const at = problemColumn(header)
  const isHead = row >= header.firstRow && row <= header.lastRow
  const marked: MarkedRow['cells'][number][] = Array.from({ length: at + 1 }, (_, column) => {
    if (column === at) return undefined
    const cell = cells[column]
    const own = problems.filter((problem) => problem.column === lettersOf(column))
    if (own.length > 0)
      return {
        ...(cell ?? { kind: 'text', text: '' }),
        marked: true,
        comment: own.map(({ reason, right }) => reason + right).join('\n'),
      }
    return cell && (isHead ? { ...cell, heading: true } : cell)
  })
  if (row === header.firstRow) marked[at] = { kind: 'text', text: problemTitle, heading: true }
  else if (problems.length > 0)
    marked[at] = {
      kind: 'text',
      text: problems.map((problem) => withoutRow(problemText(problem))).join('\n'),
      marked: true,
    }
  return { row, cells: marked }
}

const withoutRow = (text: string): string => text.replace(/^第\d+行：?/, '')

/** Where what is wrong is written: the column that says it already, or the first behind all titles. */
export function problemColumn(header: Header): number {
  const own = header.columns.find(({ title }) => title === problemTitle)
  return own?.column ?? header.columns.reduce((most, { column }) => Math.max(most, column + 1), 0)
}
