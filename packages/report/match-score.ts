import { pointsUnit } from '@taizhang/ledger'
import { unitDimension } from '@taizhang/text'
import type { Catalogue, Dimension, DimensionValue, Entry, Name } from './match-catalogue.ts'
import type { Source, Statement } from './match-statement.ts'
import { unitFit } from './match-unit.ts'
import { heldPieces, type Pieces, type PieceWeights, piecesOf } from './match-words.ts'
import type { Shown } from './report.ts'

/** An indicator, or a part of it, with how well a statement fits it. */
export interface Scored {
  readonly entry: Entry
  readonly slice: { readonly field: string; readonly value: string } | null
  readonly name: Name
  readonly score: number
  /** Share of the name that the words hold, of the figure's own words that the name explains, and of the name in the own words alone. */
  readonly covered: number
  readonly explained: number
  readonly ownCovered: number
  /** How much of name and value the figure's own words hold: about one for each pair of characters that few names have. */
  readonly ownTelling: number
  /** The share of the name alone that they hold. */
  readonly ownName: number
  readonly unit: number
  readonly shown: Shown['as']
}

/** How present each piece is in the words of a statement. */
interface Presence {
  readonly all: ReadonlyMap<string, number>
  /** Words that may name a part, the nearest first. */
  readonly parts: readonly {
    readonly held: ReadonlyMap<string, number>
    readonly weight: number
  }[]
  readonly own: Pieces
  readonly ownHeld: ReadonlyMap<string, number>
  readonly words: string
  readonly ownWords: string
  /** Its own words say little (投资, 整治率): what stands around says what it is of. */
  readonly isGeneric: boolean
}

/** A name of which less is there is not looked at further. */
const COVERED_MIN = 0.25
/** A value is named where so much of what is its own is there, and its siblings have at most so large a share of that. */
const VALUE_MIN = 0.3
const SIBLING_SHARE_MAX = 0.5

/** Where a figure's own words, or those for whom a sum is, name a part, the whole is hardly meant. */
const WHOLE_OF_NAMED_PART = 0.85
const NAMED_NEAR = 0.95

/** Every indicator or part of one that fits a statement at all, best first; ties by key. */
export function rankCandidates(statement: Statement, catalogue: Catalogue): Scored[] {
  const presence = presenceOf(statement)
  const found: Scored[] = []
  for (const entry of catalogue.sharing(presence.all.keys())) {
    const fit = fitOf(statement, entry)
    if (fit === null) continue
    const values = entry.dimensions.flatMap((dimension) => namedValues(dimension, presence, catalogue.weights))
    for (const value of [null, ...values]) {
      const scored = bestName(entry, value, fit, presence, catalogue.weights)
      if (scored === null) continue
      const isPassed = value === null && values.some(({ nearness }) => nearness >= NAMED_NEAR)
      found.push(isPassed ? { ...scored, score: scored.score * WHOLE_OF_NAMED_PART } : scored)
    }
  }
  return found.sort((a, b) => b.score - a.score || byKey(a, b))
}

function byKey(a: Scored, b: Scored): number {
  const [one, other] = [a.entry.indicator.key, b.entry.indicator.key]
  if (one !== other) return one < other ? -1 : 1
  return (a.slice?.value ?? '') < (b.slice?.value ?? '') ? -1 : 1
}

/** How much the words of those for whom a sum is weigh beside the sum's own. */
const WHO_WEIGHT = 0.5

/** So many telling characters or fewer say little. */
const GENERIC_CHARACTERS = 3

function presenceOf({ own, who, sources, parts }: Statement): Presence {
  const telling = [...piecesOf(own)].filter(([piece, weight]) => piece.length === 1 && weight === 1).length
  const isGeneric = telling <= GENERIC_CHARACTERS
  return {
    isGeneric,
    all: strongest(isGeneric ? sources.map(({ words, weight }) => ({ words, weight: Math.sqrt(weight) })) : sources),
    parts: NEARNESS.map(({ of, weight }) => ({ held: heldPieces(parts[of]), weight })),
    own: new Map([
      ...[...piecesOf(who)].map(([piece, weight]) => [piece, weight * WHO_WEIGHT] as const),
      ...piecesOf(own),
    ]),
    ownHeld: heldPieces(own),
    words: sources.map(({ words }) => words).join('，'),
    ownWords: own,
  }
}

function strongest(sources: readonly Source[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { words, weight } of sources)
    for (const [piece, held] of heldPieces(words))
      if ((found.get(piece) ?? 0) < weight * held) found.set(piece, weight * held)
  return found
}

interface Fit {
  readonly unit: number
  readonly shown: Shown['as']
}

/** Growth is shown of an indicator in any unit; of a rate it is a difference in points. */
function fitOf({ unit, shown }: Statement, { indicator }: Entry): Fit | null {
  const points = pointsUnit(indicator.unit)
  if (shown === 'points')
    return points && (unit === points || unitDimension(unit) !== 'points') ? { unit: 1, shown } : null
  if (shown === 'growth') return { unit: 0.95, shown: points ? 'points' : 'growth' }
  const fit = unitFit(unit, indicator.unit)
  return fit === 0 ? null : { unit: fit, shown }
}

interface NamedValue extends DimensionValue {
  readonly field: string
  /** How much of it is there, 0 to 1; a part of its name (困难家庭 of 困难家庭生活补贴) is nearly all of it. */
  readonly share: number
  /** 1 where the figure's own words name it. */
  readonly nearness: number
}

/** Where a part may be named; what is named further off counts for less. */
const NEARNESS = [
  { of: 'own', weight: 1 },
  { of: 'who', weight: 0.95 },
  { of: 'between', weight: 0.8 },
] as const
/** A value whose name is a piece of another value's name must be there as good as whole. */
const INDISTINCT_MIN = 0.9

/** So short a value must stand there as it is. */
const SHORT_VALUE = 3

const isLoose = ({ value, pieces }: DimensionValue, held: ReadonlyMap<string, number>): boolean =>
  value.length <= SHORT_VALUE && [...pieces.keys()].some((piece) => held.get(piece) !== 1)

/** The value of a field that the words name before all its siblings; the nearest words that name one decide. */
function namedValues({ field, values }: Dimension, { parts }: Presence, weights: PieceWeights): NamedValue[] {
  for (const { held, weight } of parts) {
    const shares = values.map((value) => ({
      value,
      share: isLoose(value, held) ? 0 : shareOf(value.own, held, weights),
    }))
    shares.sort((a, b) => b.share - a.share)
    const [first, second] = shares
    if (first === undefined || first.share < (first.value.isDistinct ? VALUE_MIN : INDISTINCT_MIN)) continue
    const isAlone = second === undefined || second.share <= first.share * SIBLING_SHARE_MAX
    if (!isAlone || first.value.isPassed) return []
    return [{ ...first.value, field, share: Math.sqrt(shareOf(first.value.pieces, held, weights)), nearness: weight }]
  }
  return []
}

/** Of two names that are there as a whole the one that says more is meant; a name of four characters says enough. */
const FOUND_ENOUGH = 18
const FOUND_SHARE = 0.16

function bestName(
  entry: Entry,
  value: NamedValue | null,
  fit: Fit,
  presence: Presence,
  weights: PieceWeights,
): Scored | null {
  const valueWeight = value === null ? 0 : totalOf(value.pieces, weights)
  const valueShare = value?.share ?? 0
  let best: Scored | null = null
  for (const name of entry.names) {
    const nameWeight = totalOf(name.pieces, weights)
    const withValue = (share: number) => (share * nameWeight + valueShare * valueWeight) / (nameWeight + valueWeight)
    const nameShare = shareOf(name.pieces, presence.all, weights)
    const covered = withValue(nameShare)
    if (covered < COVERED_MIN || nameShare === 0) continue
    const explained = explainedShare(presence.own, name, value, entry, weights)
    const both = 1 / (0.6 / covered + 0.4 / (0.15 + 0.85 * explained))
    const ownName = shareOf(name.pieces, presence.ownHeld, weights)
    const ownCovered = withValue(ownName)
    const found = Math.min(1, ((presence.isGeneric ? covered : ownCovered) * (nameWeight + valueWeight)) / FOUND_ENOUGH)
    const score =
      both *
      fit.unit *
      (value?.nearness ?? 1) *
      (1 - FOUND_SHARE + FOUND_SHARE * found) *
      agreement(presence, name, entry)
    if (best !== null && score <= best.score) continue
    best = {
      entry,
      slice: value === null ? null : { field: value.field, value: value.value },
      name,
      score,
      covered,
      explained,
      ownCovered,
      ownName,
      ownTelling: tellingHeld(name, value, presence.ownHeld, weights),
      ...fit,
    }
  }
  return best
}

/** Words that say what kind of number it is: where one side has one and the other has not, they state different things. */
const KINDS = [
  /标准/,
  /人均|户均|平均|均价/,
  /新增/,
  /未(?!成年|保|来)|没有|尚无/,
  /面积/,
  /培训/,
  /每[年月季周个人户村次]/,
  /率$/,
]

function agreement({ words, ownWords }: Presence, name: Name, { indicator, names, around }: Entry): number {
  let factor = 1
  // 90岁以上高龄老人: a number in a title is part of what it counts.
  for (const [number] of indicator.title.matchAll(/\d+/g)) if (!words.includes(number)) factor *= 0.75
  for (const kind of KINDS) {
    const asked = kind.test(name.words) || kind.test(indicator.title)
    if (asked && !kind.test(words)) factor *= 0.75
    else if (!asked && kind.test(ownWords) && !names.some((other) => kind.test(other.words)) && !told(kind, around))
      factor *= 0.85
  }
  return factor
}

const told = (kind: RegExp, around: ReadonlySet<string>): boolean => [...around].some((piece) => kind.test(piece))

function tellingHeld(
  name: Name,
  value: NamedValue | null,
  held: ReadonlyMap<string, number>,
  weights: PieceWeights,
): number {
  let sum = 0
  for (const [piece, telling] of new Map([...name.pieces, ...(value?.pieces ?? [])]))
    if (piece.length > 1) sum += telling * (held.get(piece) ?? 0) * weights.rarity(piece)
  return sum
}

function totalOf(pieces: Pieces, weights: PieceWeights): number {
  let total = 0
  for (const [piece, telling] of pieces) total += telling * weights.of(piece)
  return total
}

function shareOf(pieces: Pieces, present: ReadonlyMap<string, number>, weights: PieceWeights): number {
  let whole = 0
  let held = 0
  for (const [piece, telling] of pieces) {
    const weight = telling * weights.of(piece)
    whole += weight
    held += weight * (present.get(piece) ?? 0)
  }
  return whole === 0 ? 0 : held / whole
}

/** How much of the figure's own words the name accounts for; words that belong to the indicator otherwise count in part. */
function explainedShare(
  own: Pieces,
  name: Name,
  value: NamedValue | null,
  { names, around }: Entry,
  weights: PieceWeights,
): number {
  let whole = 0
  let held = 0
  for (const [piece, telling] of own) {
    const weight = telling * weights.of(piece)
    whole += weight
    if (name.pieces.has(piece) || value?.pieces.has(piece)) held += weight
    else if (names.some(({ pieces }) => pieces.has(piece))) held += weight * 0.8
    else if (around.has(piece)) held += weight * 0.6
  }
  return whole === 0 ? 0 : held / whole
}
