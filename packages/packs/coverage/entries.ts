import {
  addDays,
  type CitedFigure,
  daysBetween,
  evaluateFormula,
  type FieldValue,
  type Grant,
  type ImportRow,
  type Ledger,
  type Org,
  type Person,
  parseFormula,
} from '@taizhang/ledger'
import { type FigureCoverage, valueInOwnUnit } from './figure-coverage.ts'

/**
 * How entries are made from which the indicators give a report's figures. Counts and sums are formulas over the figures' names, so that
 * no value stands in it twice; only what the report masks or leaves open is a number here.
 */
export interface EntryRecipe {
  readonly report: string
  /** How many townships the office works in. */
  readonly townships: string
  readonly cited: readonly (Omit<CitedFigure, 'org'> & { readonly value: string })[]
  readonly reported: readonly { readonly indicator: string; readonly period: string; readonly value: string }[]
  readonly batches: readonly EntryBatch[]
}

export interface EntryBatch {
  /** By which other batches refer to its entries. */
  readonly name?: string
  readonly ledger: string
  /** A formula: how many entries. */
  readonly count: string
  readonly values: Readonly<Record<string, RecipeValue>>
  /** Each made by another person than the one before, some days after the entry's date. */
  readonly moves?: readonly {
    readonly move: string
    readonly after: number
    readonly values?: Readonly<Record<string, RecipeValue>>
    readonly reason?: string
  }[]
}

/** Text may hold `{n}`, the number of the entry from 1, or `{n:3}`, the same in three digits. */
export type RecipeValue =
  | FieldValue
  /** One after the other, again from the start. */
  | { readonly each: readonly FieldValue[] }
  /** Dates spread evenly between two. */
  | { readonly spread: readonly [string, string] }
  /** A formula. */
  | { readonly number: string }
  /** A whole number divided among the entries. */
  | { readonly split: string }
  /** Entries of a batch, one after the other, from the one of this number on. */
  | { readonly of: string; readonly from?: string }
  /** One township after the other, or one person. */
  | { readonly who: 'township' | 'person' }

/** What the recipe comes to, in the order in which it is to be done. */
export interface MadeEntries {
  readonly orgs: readonly Org[]
  readonly people: readonly Person[]
  readonly grants: readonly Grant[]
  /** The office whose figures they are. */
  readonly org: string
  readonly cited: readonly CitedFigure[]
  readonly reported: EntryRecipe['reported']
  readonly imports: readonly { readonly ledger: string; readonly by: string; readonly rows: readonly ImportRow[] }[]
  readonly moves: readonly MadeMove[]
}

export interface MadeMove {
  readonly id: string
  readonly version: number
  readonly move: string
  readonly values: Readonly<Record<string, FieldValue>>
  readonly reason: string
  readonly on: string
  readonly by: string
}

const [county, bureau] = ['county', 'bureau']
const [first, ...others] = ['person-1', 'person-2', 'person-3'] as const
const persons = [first, ...others]

/**
 * Makes the entries, moves, cited and reported figures of a recipe.
 * @throws RecipeMistake where the recipe names what there is not.
 */
export function makeEntries(coverage: FigureCoverage, recipe: EntryRecipe, ledgers: readonly Ledger[]): MadeEntries {
  const numbers = numbersOf(coverage)
  const count = (formula: string): number => Number(numbers(formula))
  const townships = Array.from({ length: count(recipe.townships) }, (_, at) => `township-${at + 1}`)
  const made = new Map<string, readonly string[]>()
  const imports: MadeEntries['imports'][number][] = []
  const moves: MadeMove[] = []
  for (const [at, batch] of recipe.batches.entries()) {
    const ledger = ledgers.find(({ key }) => key === batch.ledger)
    if (!ledger) throw new RecipeMistake(`no ledger ${batch.ledger}`)
    const length = count(batch.count)
    const value = valueMaker({ length, numbers, made, townships })
    const rows = Array.from({ length }, (_, n) => ({
      id: `${batch.ledger}-${at}-${n + 1}`,
      row: n + 1,
      values: Object.fromEntries(Object.entries(batch.values).map(([field, how]) => [field, value(how, n)])),
    }))
    if (rows.length > 0) imports.push({ ledger: batch.ledger, by: first, rows })
    if (batch.name !== undefined)
      made.set(
        batch.name,
        rows.map(({ id }) => id),
      )
    for (const [n, row] of rows.entries()) moves.push(...movesOf(batch, ledger, row, (how) => value(how, n)))
  }
  return {
    ...people(townships),
    org: bureau,
    cited: recipe.cited.map((figure) => ({ ...figure, org: bureau, value: numbers(figure.value) })),
    reported: recipe.reported.map((figure) => ({ ...figure, value: numbers(figure.value) })),
    imports,
    moves,
  }
}

/** A recipe that names what there is not, or a formula that cannot be read: a mistake of who wrote it. */
export class RecipeMistake extends Error {}

/** Formulas over the figures' names, in the indicators' own units. */
function numbersOf({ figures }: FigureCoverage): (formula: string) => string {
  const byName = new Map<string, string>()
  for (const figure of figures) {
    const name = figure.name ?? figure.indicator
    const value = valueInOwnUnit(figure)
    if (value !== null && !byName.has(name)) byName.set(name, value)
  }
  return (formula) => {
    const parsed = parseFormula(formula)
    if (!parsed.ok) throw new RecipeMistake(parsed.message)
    const value = evaluateFormula(parsed.formula, (name) => {
      const known = byName.get(name)
      if (known === undefined) throw new RecipeMistake(`no figure is named ${name}`)
      return known
    })
    if (value === null) throw new RecipeMistake(`${formula} divides by zero`)
    return value
  }
}

interface Making {
  readonly length: number
  readonly numbers: (formula: string) => string
  readonly made: ReadonlyMap<string, readonly string[]>
  readonly townships: readonly string[]
}

/** The value of a field of the entry of this number, from 0. */
function valueMaker({ length, numbers, made, townships }: Making): (how: RecipeValue, n: number) => FieldValue {
  const pick = <T>(list: readonly T[], n: number): T => {
    const found = list[n % list.length]
    if (found === undefined) throw new RecipeMistake('nothing to choose from')
    return found
  }
  return (how, n) => {
    if (typeof how === 'string')
      return how.replace(/\{n(?::(\d))?\}/g, (_, digits = '1') => String(n + 1).padStart(Number(digits), '0'))
    if (typeof how !== 'object' || how === null || Array.isArray(how)) return how as FieldValue
    if ('each' in how) return pick(how.each, n)
    if ('spread' in how) {
      const [from, to] = how.spread
      return addDays(from, length < 2 ? 0 : Math.floor((daysBetween(from, to) * n) / (length - 1)))
    }
    if ('number' in how) return numbers(how.number)
    if ('split' in how) {
      const total = Number(numbers(how.split))
      return Math.floor((total * (n + 1)) / length) - Math.floor((total * n) / length)
    }
    if ('of' in how) return pick(made.get(how.of) ?? [], n + Number(numbers(how.from ?? '0')))
    if ('who' in how) return pick(how.who === 'township' ? townships : persons, n)
    return how
  }
}

function movesOf(
  batch: EntryBatch,
  ledger: Ledger,
  { id, values }: ImportRow,
  value: (how: RecipeValue) => FieldValue,
): MadeMove[] {
  const begun = ledger.dateField === undefined ? undefined : values[ledger.dateField]
  return (batch.moves ?? []).map(({ move, after, values: filled = {}, reason = '' }, at) => {
    if (typeof begun !== 'string') throw new RecipeMistake(`${batch.ledger} has no date to move on from`)
    return {
      id,
      version: at + 1,
      move,
      values: Object.fromEntries(Object.entries(filled).map(([field, how]) => [field, value(how)])),
      reason,
      on: addDays(begun, after),
      by: persons[(at + 1) % persons.length] ?? first,
    }
  })
}

/** A county with its bureau, so many townships, and three persons who may do what officials do. */
function people(townships: readonly string[]): Pick<MadeEntries, 'orgs' | 'people' | 'grants'> {
  const org = (id: string, kind: Org['kind'], order: number): Org => ({ id, parent: county, name: id, kind, order })
  const roles = ['recorder', 'section-head', 'leader'] as const
  return {
    orgs: [
      { id: county, parent: null, name: county, kind: 'county', order: 0 },
      org(bureau, 'bureau', 1),
      ...townships.map((id, at) => org(id, 'township', at + 2)),
    ],
    people: persons.map((id) => ({ id, name: id, org: bureau, post: '' })),
    grants: persons.flatMap((person) =>
      roles.map((role) => ({ person, role, org: county, reach: 'below' as const, from: '2000-01-01', to: null })),
    ),
  }
}
