import { type Filter, type Indicator, indicatorsOf, type Ledger, parseFormula } from '@taizhang/ledger'
import { coreOfName, type Pieces, PieceWeights, piecesOf } from './match-words.ts'

/** An indicator made ready to be found by its names. */
export interface Entry {
  readonly indicator: Indicator
  /** Title and other names, without what the unit says. */
  readonly names: readonly Name[]
  /** Fields by whose values it has parts. */
  readonly dimensions: readonly Dimension[]
  /** Pieces that go with it without being its name: the ledger's title, its definition, the label of what it sums. */
  readonly around: ReadonlySet<string>
  /** Of a formula: the indicators that it takes. */
  readonly takes: ReadonlySet<string>
  /** Of the same ledger and measure with fewer conditions: 特困供养人数 of 集中供养人数. */
  readonly partOf: ReadonlySet<string>
}

export interface Name {
  readonly words: string
  readonly pieces: Pieces
}

export interface Dimension {
  readonly field: string
  readonly values: readonly DimensionValue[]
}

export interface DimensionValue {
  readonly value: string
  readonly pieces: Pieces
  /** The pieces by which it differs from its siblings; all of them where it is a piece of a sibling's name. */
  readonly own: Pieces
  readonly isDistinct: boolean
  /** A value that names nothing by itself (其他, 村), or one that is an indicator of its own. */
  readonly isPassed: boolean
}

/** Values of a choice that name nothing. */
const NAMELESS = /^(?:其他|其它|其余|未知|无|是|否|有|不详|不适用|.)$/

/** A pair of characters that more than so large a share of all indicators have leads to none of them. */
const COMMON_SHARE = 0.34
const COMMON_MIN = 40

/** The indicators that figures are looked for among. */
export class Catalogue {
  readonly entries: readonly Entry[]
  readonly weights: PieceWeights
  private readonly byPiece = new Map<string, number[]>()

  constructor(indicators: readonly Indicator[], ledgers: readonly Ledger[]) {
    const byKey = new Map(ledgers.map((ledger) => [ledger.key, ledger]))
    const known = new Map(indicators.map((indicator) => [indicator.key, indicator]))
    const conditions = new Map(indicators.map((indicator) => [indicator.key, conditionsOf(indicator)]))
    const parts = partsByConditions(conditions)
    this.entries = indicators.map((indicator) => entryOf(indicator, byKey, known, conditions, parts))
    const pieces = this.entries.map(piecesIn)
    this.weights = new PieceWeights(pieces)
    for (const [index, own] of pieces.entries())
      for (const piece of own) {
        if (piece.length < 2) continue
        const held = this.byPiece.get(piece)
        if (held === undefined) this.byPiece.set(piece, [index])
        else held.push(index)
      }
  }

  /** Entries that share a pair of characters with these words. */
  sharing(pieces: Iterable<string>): ReadonlySet<Entry> {
    const found = new Set<Entry>()
    const common = Math.max(COMMON_MIN, this.entries.length * COMMON_SHARE)
    for (const piece of pieces) {
      const held = this.byPiece.get(piece) ?? []
      if (held.length > common) continue
      for (const index of held) {
        const entry = this.entries[index]
        if (entry !== undefined) found.add(entry)
      }
    }
    return found
  }
}

const piecesIn = ({ names, dimensions }: Entry): ReadonlySet<string> =>
  new Set([
    ...names.flatMap(({ pieces }) => [...pieces.keys()]),
    ...dimensions.flatMap(({ values }) => values.flatMap(({ pieces }) => [...pieces.keys()])),
  ])

function entryOf(
  indicator: Indicator,
  ledgers: ReadonlyMap<string, Ledger>,
  known: ReadonlyMap<string, Indicator>,
  conditions: ReadonlyMap<string, Conditions | null>,
  parts: Parts,
): Entry {
  const names = [indicator.title, ...(indicator.alsoCalled ?? [])].map((words) => ({
    words,
    pieces: piecesOf(coreOfName(words)),
  }))
  const ledger = indicator.kind === 'ledger' ? ledgers.get(indicator.of) : undefined
  const takes = indicator.kind === 'formula' ? takenBy(indicator.formula) : new Set<string>()
  const around = new Set(
    [
      indicator.definition.counts,
      ledger?.title ?? '',
      ...(indicator.kind === 'ledger' && indicator.filter ? wordsOfFilter(indicator.filter, ledger) : []),
      ...(indicator.kind === 'ledger' && 'field' in indicator.measure
        ? [ledger?.fields[indicator.measure.field]?.label ?? '']
        : []),
      ...[...takes].map((key) => known.get(key)?.title ?? ''),
    ].flatMap((words) => [...piecesOf(words).keys()]),
  )
  const own = conditions.get(indicator.key) ?? null
  return {
    indicator,
    names,
    around,
    takes,
    partOf: parts.wholesOf.get(indicator.key) ?? new Set(),
    dimensions: dimensionsOf(indicator, ledger, own, parts),
  }
}

/** What is counted of which ledger, and under which conditions. */
interface Conditions {
  readonly counted: string
  readonly all: ReadonlySet<string>
}

interface Parts {
  readonly wholesOf: ReadonlyMap<string, ReadonlySet<string>>
  /** What is counted under which conditions, as one text each. */
  readonly stated: ReadonlySet<string>
}

function conditionsOf(indicator: Indicator): Conditions | null {
  if (indicator.kind !== 'ledger') return null
  const { of, measure, when, filter } = indicator
  const all = filter === undefined ? [] : 'all' in filter ? filter.all : [filter]
  return { counted: JSON.stringify([of, measure, when]), all: new Set(all.map((one) => JSON.stringify(one))) }
}

const stated = (counted: string, all: Iterable<string>): string => `${counted}|${[...all].sort().join('|')}`

function partsByConditions(conditions: ReadonlyMap<string, Conditions | null>): Parts {
  const byCounted = new Map<string, [string, Conditions][]>()
  const said = new Set<string>()
  for (const [key, own] of conditions) {
    if (own === null) continue
    said.add(stated(own.counted, own.all))
    byCounted.set(own.counted, [...(byCounted.get(own.counted) ?? []), [key, own]])
  }
  const wholesOf = new Map<string, ReadonlySet<string>>()
  for (const like of byCounted.values())
    for (const [key, own] of like) {
      const wholes = like.filter(
        ([other, { all }]) => other !== key && all.size < own.all.size && [...all].every((one) => own.all.has(one)),
      )
      if (wholes.length > 0) wholesOf.set(key, new Set(wholes.map(([other]) => other)))
    }
  return { wholesOf, stated: said }
}

function dimensionsOf(
  indicator: Indicator,
  ledger: Ledger | undefined,
  conditions: Conditions | null,
  { stated: said }: Parts,
): Dimension[] {
  if (indicator.kind !== 'ledger' || ledger === undefined) return []
  return (indicator.dimensions ?? []).flatMap((field) => {
    const kind = ledger.fields[field]
    if (kind?.kind !== 'choice' && kind?.kind !== 'choices') return []
    const all = kind.of.map((value) => ({ value, pieces: piecesOf(value) }))
    const times = new Map<string, number>()
    for (const { pieces } of all) for (const piece of pieces.keys()) times.set(piece, (times.get(piece) ?? 0) + 1)
    const values = all.map(({ value, pieces }) => {
      const own = new Map([...pieces].filter(([piece]) => times.get(piece) === 1))
      const asIndicator = stated(conditions?.counted ?? '', [
        ...(conditions?.all ?? []),
        JSON.stringify({ field, is: value }),
      ])
      return {
        value,
        pieces,
        own: own.size > 0 ? own : pieces,
        isDistinct: own.size > 0,
        isPassed: NAMELESS.test(value) || said.has(asIndicator),
      }
    })
    return [{ field, values }]
  })
}

function wordsOfFilter(filter: Filter, ledger: Ledger | undefined): string[] {
  if ('all' in filter) return filter.all.flatMap((one) => wordsOfFilter(one, ledger))
  if ('any' in filter) return filter.any.flatMap((one) => wordsOfFilter(one, ledger))
  if ('state' in filter) return filter.state.map((state) => ledger?.flow?.states[state] ?? '')
  if ('is' in filter) return [filter.is].flat().filter((value) => typeof value === 'string')
  return []
}

function takenBy(formula: string): ReadonlySet<string> {
  const parsed = parseFormula(formula)
  return parsed.ok ? new Set(indicatorsOf(parsed.formula)) : new Set()
}
