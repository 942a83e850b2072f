import { findRelations, type Relation } from '@taizhang/check'
import { parsePeriod, pointsUnit, sameLastYear } from '@taizhang/ledger'
import type { Reading } from '@taizhang/text'
import type { Catalogue } from './match-catalogue.ts'
import { FigurePeriods } from './match-period.ts'
import { rankCandidates, type Scored } from './match-score.ts'
import { type Statement, statementsOf } from './match-statement.ts'
import { whyOf } from './match-why.ts'
import type { Confidence } from './proposal.ts'
import type { Shown } from './report.ts'

/** What a figure of a text most likely states. */
export interface FigureMatch {
  /** Index into the reading's figures. */
  readonly figure: number
  readonly indicator: string
  readonly slice: { readonly field: string; readonly value: string } | null
  readonly shown: Shown['as']
  readonly confidence: Confidence
  /** The share of its own words that the indicator's name accounts for, 0 to 1. */
  readonly explained: number
  /** The words that decided, as a sentence: “排查出安全隐患”与指标“排查隐患数”相同，单位“处”一致。 */
  readonly why: string
}

/** A figure's statement, the period that it is of, and what it may state, best first. */
export interface Ranked {
  readonly statement: Statement
  readonly period: string
  readonly candidates: readonly Scored[]
}

/** Below this an indicator is not proposed at all. */
const BOUND_MIN = 0.42
const HIGH_MIN = 0.68
const HIGH_MARGIN = 0.1
const MEDIUM_MIN = 0.55

/** How many candidates are kept for the passes over the whole text. */
const KEPT = 8

/** All figures that state something, each with what it may state once the rest of the text has been heard. */
export function rankFigures(
  reading: Reading,
  catalogue: Catalogue,
  year: number,
  relations: readonly Relation[] = findRelations(reading),
): Ranked[] {
  const periods = new FigurePeriods(reading, year)
  const ranked = statementsOf(reading).map((statement): Ranked => {
    const figure = reading.figures[statement.figure]
    const candidates = rankCandidates(statement, catalogue).slice(0, KEPT)
    return { statement, candidates, period: figure === undefined ? String(year) : periods.of(figure) }
  })
  return settleConflicts(reading, withDifferences(relations, withRates(relations, withParts(relations, ranked))))
}

const again = (ranked: Ranked, factorOf: (scored: Scored) => number): Ranked => ({
  ...ranked,
  candidates: ranked.candidates
    .map((scored) => ({ ...scored, score: scored.score * factorOf(scored) }))
    .sort((a, b) => b.score - a.score),
})

/** 共41处，其中敬老院38处: a part states a part of what the whole states. */
function withParts(relations: readonly Relation[], all: readonly Ranked[]): Ranked[] {
  const byFigure = new Map(all.map((ranked) => [ranked.statement.figure, ranked]))
  const summed = new Map<number, number>()
  for (const { type, members } of relations) {
    const total = members.find(({ role }) => role === 'total')?.figure
    if (type === 'sum' && total !== undefined)
      for (const { role, figure } of members) if (role === 'part' && figure >= 0) summed.set(figure, total)
  }
  return all.map((ranked) => {
    const whole = ranked.statement.whole ?? summed.get(ranked.statement.figure) ?? null
    const best = whole === null ? undefined : byFigure.get(whole)?.candidates[0]
    if (best === undefined || best.score < MEDIUM_MIN) return ranked
    const wholeKey = best.entry.indicator.key
    return again(ranked, ({ entry, slice }) => {
      if (entry === best.entry) return slice === null ? 0.75 : 1.2
      return entry.partOf.has(wholeKey) ? 1.2 : 0.82
    })
  })
}

/** A rate is that formula which takes what its part and its whole state. */
function withRates(relations: readonly Relation[], all: readonly Ranked[]): Ranked[] {
  const byFigure = new Map(all.map((ranked) => [ranked.statement.figure, ranked]))
  const bestOf = (figure: number | undefined) => byFigure.get(figure ?? -1)?.candidates[0]?.entry.indicator.key
  const rates = new Map<number, readonly (string | undefined)[]>()
  for (const { type, members } of relations) {
    if (type !== 'ratio') continue
    const of = (role: string) => members.find((member) => member.role === role)?.figure
    const rate = of('rate')
    if (rate !== undefined && rate >= 0) rates.set(rate, [bestOf(of('part')), bestOf(of('whole'))])
  }
  return all.map((ranked) => {
    const taken = rates.get(ranked.statement.figure)
    if (taken === undefined) return ranked
    return again(ranked, ({ entry }) => {
      if (entry.takes.size === 0) return 1
      return taken.every((key) => key !== undefined && entry.takes.has(key)) ? 1.2 : 1
    })
  })
}

/** 占5.2％，比上年4.3％提高0.9个百分点: the difference is of what the later value states. */
function withDifferences(relations: readonly Relation[], all: readonly Ranked[]): Ranked[] {
  const byFigure = new Map(all.map((ranked) => [ranked.statement.figure, ranked]))
  const later = new Map<number, Ranked>()
  const earlier = new Map<number, Ranked>()
  for (const { type, members } of relations) {
    const of = (wanted: string) => members.find(({ role }) => role === wanted)?.figure ?? -1
    const to = byFigure.get(of('to'))
    if (type !== 'difference' || to === undefined) continue
    later.set(of('delta'), to)
    earlier.set(of('from'), to)
  }
  return all.map((ranked) => {
    const { figure } = ranked.statement
    const to = later.get(figure)
    if (to !== undefined)
      return {
        ...ranked,
        candidates: to.candidates.map((scored) => {
          const shown = pointsUnit(scored.entry.indicator.unit) ? 'points' : 'change'
          return { ...scored, shown, score: scored.score * 0.95 } as const
        }),
      }
    const now = earlier.get(figure)
    if (now === undefined || topOf(ranked) >= topOf(now)) return ranked
    const period = ranked.period === now.period ? parsePeriod(ranked.period) : null
    return {
      ...ranked,
      period: (period && sameLastYear(period)?.key) ?? ranked.period,
      candidates: now.candidates.map((scored) => ({ ...scored, score: scored.score * 0.9 })),
    }
  })
}

const keyOf = ({ entry, slice, shown }: Scored): string =>
  `${entry.indicator.key}|${slice === null ? '' : `${slice.field}=${slice.value}`}|${shown}`

/** One indicator has one value in a period: of two figures with different values the one that fits it less is something else. */
function settleConflicts(reading: Reading, all: readonly Ranked[]): Ranked[] {
  const settled = [...all]
  const taken = new Map<string, { readonly value: number | null; readonly sentence: number }>()
  const turn = all.map((_, index) => index).sort((a, b) => topOf(all[b]) - topOf(all[a]) || a - b)
  for (const index of turn) {
    const ranked = all[index]
    const figure = reading.figures[ranked?.statement.figure ?? -1]
    if (ranked === undefined || figure === undefined) continue
    const revised = again(ranked, (scored) => {
      const holder = taken.get(`${keyOf(scored)}|${ranked.period}`)
      if (holder === undefined || (holder.value !== null && holder.value === figure.value)) return 1
      return holder.sentence === figure.sentence ? 0.7 : 0.8
    })
    settled[index] = revised
    const best = revised.candidates[0]
    if (best === undefined || best.score < BOUND_MIN) continue
    const key = `${keyOf(best)}|${ranked.period}`
    if (!taken.has(key)) taken.set(key, { value: figure.value, sentence: figure.sentence })
  }
  return settled
}

const topOf = (ranked: Ranked | undefined): number => ranked?.candidates[0]?.score ?? 0

/** Words that tell less than about two rare pairs of characters are had by many things: they are sure only beside others of the ledger. */
const TELLING_MIN = 1.7
const EXPLAINED_MIN = 0.42
const NEAR_SENTENCES = 1

/** What each figure is taken to state, by its index in the reading; those that nothing fits well enough are left out. */
export function matchesOf(reading: Reading, all: readonly Ranked[]): ReadonlyMap<number, FigureMatch> {
  const sentenceOf = (ranked: Ranked) => reading.figures[ranked.statement.figure]?.sentence ?? -1
  const families = new Map<number, Set<string>>()
  for (const ranked of all) {
    const best = ranked.candidates[0]
    if (best === undefined || !isSure(ranked) || !isTelling(ranked.statement, best)) continue
    const sentence = sentenceOf(ranked)
    families.set(sentence, (families.get(sentence) ?? new Set()).add(familyOf(best)))
  }
  const isAmongItsOwn = (ranked: Ranked, best: Scored): boolean => {
    const sentence = sentenceOf(ranked)
    for (let near = sentence - NEAR_SENTENCES; near <= sentence + NEAR_SENTENCES; near++)
      if (families.get(near)?.has(familyOf(best))) return true
    return false
  }
  const found = new Map<number, FigureMatch>()
  for (const ranked of all) {
    const best = ranked.candidates[0]
    if (best === undefined || best.score < BOUND_MIN) continue
    const { figure, whole, own, cellUnit } = ranked.statement
    const cell = cellUnit === null ? null : { words: own, unit: cellUnit }
    const fits = isSure(ranked)
    const sure = fits && (isTelling(ranked.statement, best) || isAmongItsOwn(ranked, best))
    const next =
      sure || best.score - (ranked.candidates[1]?.score ?? 0) > HIGH_MARGIN ? undefined : ranked.candidates[1]
    found.set(figure, {
      figure,
      indicator: best.entry.indicator.key,
      slice: best.slice,
      shown: best.shown,
      confidence: sure ? 'high' : best.score >= MEDIUM_MIN ? 'medium' : 'low',
      explained: best.explained,
      why: whyOf({ reading, figure, whole, cell, best, next, isShort: fits && !sure }),
    })
  }
  return found
}

function isSure({ candidates }: Ranked): boolean {
  const [best, next] = candidates
  if (best === undefined) return false
  const margin = best.score - (next?.score ?? 0)
  const fits = best.unit >= 0.9 && best.covered >= 0.6 && best.explained >= EXPLAINED_MIN
  return fits && best.score >= HIGH_MIN && margin >= HIGH_MARGIN
}

/** Whether its own words say enough by themselves; a part is sure where they name the whole too, or where it is told as a part of it. */
function isTelling({ whole }: Statement, { slice, ownName, ownTelling }: Scored): boolean {
  if (slice !== null && whole === null && ownName < 0.5) return false
  return whole !== null || ownTelling >= TELLING_MIN
}

/** What is counted in one ledger, or has the same first word in its key. */
const familyOf = ({ entry: { indicator } }: Scored): string =>
  indicator.kind === 'ledger' ? indicator.of : (indicator.key.split('.')[0] ?? indicator.key)
