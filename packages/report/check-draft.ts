import { type CheckSettings, checkReading, type Finding } from '@taizhang/check'
import { parsePeriod, pointsUnit, previousPeriod, sameLastYear } from '@taizhang/ledger'
import { type Figure, type Reading, readText } from '@taizhang/text'
import type { Known } from './evaluate-report.ts'
import type { EvaluatedLink, FigureKey } from './evaluated.ts'
import { figureKeyOf, figureKeyText } from './figure-key.ts'
import { type BlockPlace, blockPlace, type PlainReport, piecesIn, plainReport } from './plain-text.ts'
import { printFigure } from './printed-figure.ts'
import { divideFor } from './printed-unit.ts'
import type { LinkSource, PeriodOf, Report, Shown } from './report.ts'
import type { IndicatorLookup } from './template.ts'

/** What a figure of a text could mean. */
export interface TypedMatch {
  /** Index into the reading's figures. */
  readonly figure: number
  readonly indicator: string
  readonly slice: { readonly field: string; readonly value: string } | null
  readonly shown: Shown['as']
  /** The key of the period that the words tell; the report's own where left out. */
  readonly period?: string
}

/** Finds what the figures of a text could mean; of one figure the likeliest first. */
export type MatchFigures = (reading: Reading) => readonly TypedMatch[]

/** A finding of the checker at its place in the report; null in the title. */
export interface DraftFinding extends Pick<Finding, 'rule' | 'category' | 'severity' | 'message' | 'suggestion'> {
  readonly place: BlockPlace | null
  /** The words at the place. */
  readonly text: string
  readonly related: readonly BlockPlace[]
  /** Certain corrections, only where they touch no link. */
  readonly fix: readonly (BlockPlace & { readonly text: string })[]
}

/** A number typed into the text with the links that could stand in its place, likeliest first. */
export interface TypedFigure {
  /** What the link would replace: 增长3.2% with its word. */
  readonly place: BlockPlace
  readonly text: string
  readonly links: readonly TypedLink[]
}

/** A link that could stand in a number's place, without its id. */
export interface TypedLink {
  readonly of: Extract<LinkSource, { kind: 'indicator' }>
  readonly show: Shown
  /** What it reads; the second a year earlier, where it shows a change. */
  readonly keys: readonly FigureKey[]
  readonly unit: string
  /** The words in front, for 持平. */
  readonly ahead: string
}

export interface DraftCheck {
  readonly findings: readonly DraftFinding[]
  readonly typed: readonly TypedFigure[]
  /** How much was looked at. */
  readonly figures: number
  readonly relations: number
}

export interface DraftCheckOptions {
  readonly indicator: IndicatorLookup
  readonly match?: MatchFigures
  readonly settings?: CheckSettings
}

/**
 * Checks a draft as it would be printed: the text by the checker's rules and relations, and every typed number for the links
 * that could stand in its place (what the ledgers say of them is asked for by `typedKeys` and told by `compareTyped`). The
 * report has its rows written out (`expandReport`).
 */
export function checkDraft(
  report: Report,
  links: readonly EvaluatedLink[],
  { indicator, match = () => [], settings = {} }: DraftCheckOptions,
): DraftCheck {
  const plain = plainReport(report, links)
  const reading = readText(plain.document, settings.today === undefined ? {} : { today: settings.today })
  const { findings, relations } = checkReading(reading, settings)
  const typed = typedFigures(report, plain, reading, match(reading), indicator)
  return {
    findings: findings.map((finding) => draftFinding(plain, finding)),
    typed,
    figures: reading.figures.filter(({ class: of }) => of === 'quantity').length,
    relations: relations.length,
  }
}

function draftFinding(plain: PlainReport, finding: Finding): DraftFinding {
  const { rule, category, severity, message, suggestion, start, end, related = [], fix = [] } = finding
  const edits = fix.map((edit) => {
    const typed = piecesIn(plain, { start: edit.start, end: Math.max(edit.end, edit.start + 1) }).every(
      ({ link }) => link === null,
    )
    const place = typed ? blockPlace(plain, edit) : null
    return place && { ...place, text: edit.text }
  })
  const placed = (place: BlockPlace | null): readonly BlockPlace[] => (place ? [place] : [])
  return {
    rule,
    category,
    severity,
    message,
    suggestion,
    place: blockPlace(plain, { start, end }),
    text: plain.document.text.slice(start, end),
    related: related.flatMap((place) => placed(blockPlace(plain, place))),
    fix: edits.some((edit) => edit === null) ? [] : edits.filter((edit) => edit !== null),
  }
}

function typedFigures(
  report: Report,
  plain: PlainReport,
  reading: Reading,
  matches: readonly TypedMatch[],
  indicator: IndicatorLookup,
): readonly TypedFigure[] {
  const found = new Map<number, { readonly typed: Omit<TypedFigure, 'links'>; readonly links: TypedLink[] }>()
  for (const match of matches) {
    const figure = reading.figures[match.figure]
    const known = indicator(match.indicator)
    // 约40 stands for more than 40: a link would tell another thing.
    if (!figure || !known || figure.class !== 'quantity' || figure.bound !== 'exact' || figure.rangeWith >= 0) continue
    const told = toldIn(reading.text, figure, match.shown, known.unit)
    const place = told && typedPlace(plain, told)
    const link = told && place && linkOf(report, match, told, known.unit)
    if (!link) continue
    const already = found.get(match.figure)
    if (already) already.links.push(link)
    else found.set(match.figure, { typed: { place, text: told.text }, links: [link] })
  }
  return [...found].sort(([a], [b]) => a - b).map(([, { typed, links }]) => ({ ...typed, links }))
}

interface Told {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly show: Shown
  readonly ahead: string
}

/** Words of change right in front of a number that a link prints itself. */
const CHANGE_WORD: Readonly<Record<Exclude<Shown['as'], 'value'>, RegExp>> = {
  growth: /(?:增长|下降)$/,
  points: /(?:提高|回落|上升|下降)$/,
  change: /(?:增加|减少)$/,
}

/** How a number is told in the text, as what a link in its place would show; null where no link could print it so. */
function toldIn(text: string, { start, end, number }: Figure, as: Shown['as'], unit: string): Told | null {
  const digits = text.slice(number.start, number.end)
  if (!/^\d+(?:\.\d+)?$/.test(digits)) return null
  const decimals = digits.split('.')[1]?.length ?? 0
  const printed = text.slice(number.end, end)
  const word = as === 'value' ? '' : CHANGE_WORD[as].exec(text.slice(Math.max(0, start - 4), start))?.[0]
  // 增幅3.2%: the link would bring a verb of its own.
  if (word === undefined) return null
  const from = Math.min(start, number.start) - word.length
  const told = { start: from, end, text: text.slice(from, end), ahead: text.slice(Math.max(0, from - 8), from) }
  if (as === 'growth') return /^[%％]$/.test(printed) ? { ...told, show: { as, decimals } } : null
  if (as === 'points') return printed === (pointsUnit(unit) ?? '个百分点') ? { ...told, show: { as, decimals } } : null
  const divide = divideFor(unit, printed.replace('％', '%'))
  return divide === null ? null : { ...told, show: { as, decimals, divide, unit: printed } }
}

/** The place in the report where everything is typed; null where it touches a link or the title. */
function typedPlace(
  plain: PlainReport,
  { start, end }: { readonly start: number; readonly end: number },
): BlockPlace | null {
  const pieces = piecesIn(plain, { start, end })
  return pieces.every(({ link, inline }) => link === null && inline >= 0) ? blockPlace(plain, { start, end }) : null
}

function linkOf(report: Report, match: TypedMatch, { show, ahead }: Told, unit: string): TypedLink | null {
  const period = periodOf(report.period, match.period ?? report.period)
  const of = { kind: 'indicator', indicator: match.indicator, period, org: null, slice: match.slice } as const
  const keys = [figureKeyOf(report, of, 0), show.as === 'value' ? null : figureKeyOf(report, of, 1)]
  const read = keys.filter((key) => key !== null)
  return read.length === 0 ? null : { of, show, keys: read, unit, ahead }
}

/** A period as told from the report's own, so that the link survives rolling forward. */
function periodOf(own: string, key: string): PeriodOf {
  if (key === own) return 'own'
  const period = parsePeriod(own)
  if (period && sameLastYear(period)?.key === key) return 'year-before'
  return period && previousPeriod(period)?.key === key ? 'period-before' : { key }
}

/** The values that the typed numbers could mean, each once: what to ask the ledgers for. */
export const typedKeys = (typed: readonly TypedFigure[]): readonly FigureKey[] => [
  ...new Map(
    typed.flatMap(({ links }) => links.flatMap(({ keys }) => keys.map((key) => [figureKeyText(key), key]))),
  ).values(),
]

/** A typed number beside what the ledgers say today. */
export interface ComparedTyped extends Pick<TypedFigure, 'place' | 'text'> {
  readonly message: string
  readonly candidates: readonly ComparedLink[]
}

export interface ComparedLink extends Pick<TypedLink, 'of' | 'show'> {
  readonly key: FigureKey
  /** 排查隐患数（2024年）, as `titleOf` tells. */
  readonly title: string
  /** As the link would print it; null while the ledgers have no value. */
  readonly printed: string | null
  readonly value: string | null
  readonly unit: string
  /** Whether the ledgers bear the typed number out. */
  readonly agrees: boolean
}

/** Says of each typed number what the ledgers say: 手写的是“41处”，台账今天是“43处”，见“…”。要改成链接吗？ Those that agree are told too. */
export function compareTyped(
  typed: readonly TypedFigure[],
  known: Known,
  titleOf: (key: FigureKey) => string,
): readonly ComparedTyped[] {
  return typed.flatMap(({ place, text, links }): readonly ComparedTyped[] => {
    const candidates = links.flatMap((link) => comparedLink(text, link, known, titleOf))
    // What the ledgers bear out is meant, even where the words were nearer to another.
    const [best] = [...candidates.filter(({ agrees }) => agrees), ...candidates]
    return best
      ? [
          {
            place,
            text,
            message: messageOf(text, best),
            candidates: [best, ...candidates.filter((one) => one !== best)],
          },
        ]
      : []
  })
}

function comparedLink(
  text: string,
  { of, show, keys, unit, ahead }: TypedLink,
  known: Known,
  titleOf: (key: FigureKey) => string,
): readonly ComparedLink[] {
  const [key, before] = keys
  if (!key) return []
  const now = known(key)?.value ?? null
  const then = before ? (known(before)?.value ?? null) : '0'
  const printed = now === null || then === null ? null : printFigure(show, now, then, unit, ahead).text
  const agrees = printed !== null && same(printed) === same(text)
  return [{ of, show, key, title: titleOf(key), printed, value: now, unit, agrees }]
}

const same = (text: string): string =>
  text
    .replaceAll('％', '%')
    .replace(/^上升/, '提高')
    .replace(/^下降(?=.*百分点)/, '回落')

function messageOf(text: string, { title, printed, agrees }: ComparedLink): string {
  if (printed === null) return `手写的“${text}”像是${title}，台账里还没有这个数。`
  if (agrees) return `手写的“${text}”与台账一致（${title}），可以改成链接，以后随台账更新。`
  return `手写的是“${text}”，台账今天是“${printed}”，见“${title}”。要改成链接吗？`
}
