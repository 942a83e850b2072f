import type { Field } from '../field.ts'
import type { Ledger } from '../ledger.ts'
import { type Cell, type CellRow, lettersOf, type Merge } from './cell.ts'
import { likeness } from './likeness.ts'
import { canonical, emptyTitles, partsOf, systemTitles } from './title.ts'
import { type Scale, sameScale, scaleOf } from './unit-scale.ts'

/** What a column holds: a field, one of the columns that stand beside the fields, nothing, or not known yet. */
export type ColumnMeaning =
  | { readonly is: 'field'; readonly field: string; readonly scale: Scale }
  | { readonly is: 'system'; readonly system: keyof typeof systemTitles }
  | { readonly is: 'left-out' }
  | { readonly is: 'unknown' }

/** A field that a column may mean, for the user to confirm. */
export interface Suggestion {
  readonly field: string
  readonly label: string
  /** 0 to 1. */
  readonly score: number
}

export interface HeaderColumn {
  /** From 0. */
  readonly column: number
  readonly letters: string
  readonly title: string
  readonly meaning: ColumnMeaning
  /** For an unknown column, likeliest first. */
  readonly suggestions: readonly Suggestion[]
}

export interface HeaderProblem {
  readonly column: string | null
  readonly code: 'no-header' | 'unknown-column' | 'same-field-twice' | 'units-disagree' | 'missing-column'
  readonly message: string
}

/** The head of a sheet, understood. Rows below `lastRow` are data. */
export interface Header {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
  /** What stands in the way of an import until the user has said what is meant. */
  readonly problems: readonly HeaderProblem[]
}

/** What the user said a column means, by its title or its letters: a field's key or label, or null to leave the column out. */
export type Chosen = Readonly<Record<string, string | null>>

/** How many rows from the top may hold the head: titles, units and notes stand above it. */
export const headRowsMax = 20
const SUGGESTED_FROM = 0.5

/**
 * Finds the head among the first rows and says what each column means. Titles in two rows, with merged cells above, are read as
 * one; words that offices use for one another are the same; anything less certain is a suggestion for the user to confirm.
 */
export function readHeader(
  ledger: Ledger,
  rows: readonly CellRow[],
  merges: readonly Merge[] = [],
  chosen: Chosen = {},
): Header {
  const known = knownTitles(ledger)
  const layouts = rows
    .filter(({ row }) => row <= headRowsMax || row <= (rows[0]?.row ?? 1) + headRowsMax)
    .flatMap((row, at) => [
      layoutOfOne(row, merges),
      ...(at > 0 ? layoutOfTwo(rows[at - 1] as CellRow, row, merges) : []),
    ])
  const ranked = layouts.map((layout) => ({ layout, count: countKnown(known, layout, chosen) }))
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (a, b) => (a === undefined || b.count > a.count ? b : a),
    undefined,
  )
  if (best === undefined || best.count === 0)
    return { firstRow: 0, lastRow: 0, columns: [], problems: [noHeader(ledger)] }
  return understand(ledger, known, best.layout, chosen)
}

const noHeader = (ledger: Ledger): HeaderProblem => ({
  column: null,
  code: 'no-header',
  message: `前${headRowsMax}行里没有找到表头。表头应有“${labelsOf(ledger).slice(0, 4).join('”“')}”等列名，可先导出模板对照。`,
})

const labelsOf = (ledger: Ledger): string[] => Object.values(ledger.fields).map(({ label }) => label)

/** Each column with the titles that it may have, the fullest first. */
interface Layout {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly { readonly column: number; readonly titles: readonly string[] }[]
}

const textOf = (cell: Cell | undefined): string => (cell?.text ?? '').replace(/\s+/g, ' ').trim()

function layoutOfOne({ row, cells }: CellRow, merges: readonly Merge[]): Layout {
  const columns = cells.flatMap((cell, column) => (textOf(cell) === '' ? [] : [{ column, titles: [textOf(cell)] }]))
  // A title merged over two rows and no more: the head ends where the merge does.
  const lastRow = merges.reduce(
    (last, merge) => (merge.fromRow === row && merge.toRow > last && merge.toRow - row <= 2 ? merge.toRow : last),
    row,
  )
  return { firstRow: row, lastRow, columns }
}

function layoutOfTwo(upper: CellRow, lower: CellRow, merges: readonly Merge[]): Layout[] {
  if (lower.row !== upper.row + 1) return []
  const width = Math.max(upper.cells.length, lower.cells.length)
  let above = ''
  const columns = Array.from({ length: width }, (_, column) => {
    const merge = merges.find(
      ({ fromRow, toRow, fromColumn, toColumn }) =>
        fromRow <= upper.row && toRow >= upper.row && fromColumn <= column && toColumn >= column,
    )
    const own = textOf(upper.cells[merge?.fromColumn ?? column])
    const bottom = textOf(lower.cells[column])
    // Without merges, as in .csv, a title above several columns stands over the first of them only.
    if (own !== '') above = own
    const top = own === '' && merges.length === 0 && bottom !== '' ? above : own
    if (bottom === '' || top === bottom)
      return { column, titles: top === '' || (bottom === '' && own === '') ? [] : [top] }
    return { column, titles: top === '' ? [bottom] : [`${top}${bottom}`, bottom] }
  })
  return [{ firstRow: upper.row, lastRow: lower.row, columns: columns.filter(({ titles }) => titles.length > 0) }]
}

function countKnown(known: KnownTitles, { columns }: Layout, chosen: Chosen): number {
  const found = new Set<string>()
  for (const { column, titles } of columns)
    for (const title of titles) {
      const word = meaningOf(known, column, title, chosen)
      if (word !== undefined) found.add(word.is === 'field' ? word.field : `${word.is} ${title}`)
    }
  return found.size
}

/** The titles by which a ledger's fields are known, made once for a sheet. */
interface KnownTitles {
  /** Labels and keys. */
  readonly exact: ReadonlyMap<string, string>
  /** Labels with words of one meaning made one; null where two fields share one. */
  readonly alike: ReadonlyMap<string, string | null>
}

function knownTitles({ fields }: Ledger): KnownTitles {
  const exact = new Map<string, string>()
  const alike = new Map<string, string | null>()
  for (const key of Object.keys(fields)) exact.set(plain(key), key)
  for (const [key, { label }] of Object.entries(fields)) {
    exact.set(plain(label), key)
    const words = canonical(partsOf(label).words)
    alike.set(words, alike.has(words) ? null : key)
  }
  return { exact, alike }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*]+/g, '')

const systemOf = new Map(
  Object.entries(systemTitles).map(([key, title]) => [title as string, key as keyof typeof systemTitles]),
)

function meaningOf(known: KnownTitles, column: number, title: string, chosen: Chosen): ColumnMeaning | undefined {
  const said = Object.hasOwn(chosen, title) ? chosen[title] : chosen[lettersOf(column)]
  if (said === null) return { is: 'left-out' }
  const { words } = partsOf(title)
  const exact = known.exact.get(plain(said ?? title)) ?? known.exact.get(plain(words))
  if (exact !== undefined) return { is: 'field', field: exact, scale: sameScale }
  const system = systemOf.get(words)
  if (system) return { is: 'system', system }
  if (emptyTitles.includes(words)) return { is: 'left-out' }
  const same = known.alike.get(canonical(words))
  return same ? { is: 'field', field: same, scale: sameScale } : undefined
}

function understand(ledger: Ledger, known: KnownTitles, layout: Layout, chosen: Chosen): Header {
  const taken = new Map<string, HeaderColumn>()
  const problems: HeaderProblem[] = []
  const columns = layout.columns.map(({ column, titles }): HeaderColumn => {
    const [fullest = ''] = titles
    const title = titles.find((each) => meaningOf(known, column, each, chosen) !== undefined) ?? fullest
    const letters = lettersOf(column)
    const meaning = scaledMeaning(ledger, letters, title, meaningOf(known, column, title, chosen), problems)
    const made: HeaderColumn = { column, letters, title, meaning, suggestions: [] }
    if (meaning.is !== 'field') return made
    const before = taken.get(meaning.field)
    if (before) {
      problems.push({
        column: letters,
        code: 'same-field-twice',
        message: `${letters}列“${title}”和${before.letters}列“${before.title}”都是“${ledger.fields[meaning.field]?.label}”，请只留一列。`,
      })
      return { ...made, meaning: { is: 'left-out' } }
    }
    taken.set(meaning.field, made)
    return made
  })
  const free = Object.entries(ledger.fields).filter(([key]) => !taken.has(key))
  const suggested = columns.map((column) =>
    column.meaning.is === 'unknown' ? { ...column, suggestions: suggestionsFor(column.title, free) } : column,
  )
  for (const { meaning, letters, title, suggestions } of suggested) {
    if (meaning.is !== 'unknown') continue
    const like = suggestions[0] ? `是不是“${suggestions[0].label}”？` : ''
    problems.push({
      column: letters,
      code: 'unknown-column',
      message: `台账没有${letters}列“${title}”，${like}请指明对应的字段，或说明不导入这一列。`,
    })
  }
  const hasIds = columns.some(({ meaning }) => meaning.is === 'system' && meaning.system === 'id')
  for (const [key, { label, required }] of hasIds ? [] : free)
    if (required && (!ledger.uniqueBy || ledger.uniqueBy.includes(key)))
      problems.push({ column: null, code: 'missing-column', message: `表里没有必填的“${label}”一列，请补上。` })
  return { firstRow: layout.firstRow, lastRow: layout.lastRow, columns: suggested, problems }
}

function scaledMeaning(
  ledger: Ledger,
  letters: string,
  title: string,
  meaning: ColumnMeaning | undefined,
  problems: HeaderProblem[],
): ColumnMeaning {
  if (meaning?.is !== 'field') return meaning ?? { is: 'unknown' }
  const field = ledger.fields[meaning.field] as Field
  const { unit } = partsOf(title)
  const isLabel = partsOf(field.label).unit === unit
  const scale = isLabel ? sameScale : scaleOf(field, unit)
  if (scale !== null) return { ...meaning, scale }
  const own = field.kind === 'money' ? '元' : 'unit' in field ? field.unit : ''
  problems.push({
    column: letters,
    code: 'units-disagree',
    message: `${letters}列“${title}”的单位是“${unit}”，台账里“${field.label}”的单位是“${own}”，请换算后再导入。`,
  })
  return { is: 'left-out' }
}

function suggestionsFor(title: string, free: readonly (readonly [string, Field])[]): readonly Suggestion[] {
  const words = canonical(partsOf(title).words)
  return free
    .map(([field, { label }]) => {
      const own = canonical(partsOf(label).words)
      const inside = words !== '' && own !== '' && (words.includes(own) || own.includes(words))
      return { field, label, score: Math.round(Math.max(inside ? 0.8 : 0, likeness(words, own)) * 100) / 100 }
    })
    .filter(({ score }) => score >= SUGGESTED_FROM)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
}
