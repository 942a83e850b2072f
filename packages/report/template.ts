import { dimensionsOf, type Indicator, parseFormula, parsePeriod } from '@taizhang/ledger'
import type { NewId } from './new-id.ts'
import { divideFor } from './printed-unit.ts'
import type { FigureLink, Inline, LinkSource, PeriodOf, Shown } from './report.ts'

/** What is known of the indicators that a template may name. */
export type IndicatorLookup = (key: string) => Indicator | undefined

/** A mistake in a template's text: UTF-16, half-open. */
export interface TemplateMistake {
  readonly start: number
  readonly end: number
  readonly message: string
}

export interface ReadTemplate {
  /** Marks that are mistaken stay in it as text. */
  readonly content: readonly Inline[]
  readonly mistakes: readonly TemplateMistake[]
}

/** In the cells of repeated rows a mark may take `@each`, and text may hold `{each}`. */
export interface TemplatePlace {
  readonly inRows?: boolean
}

/**
 * Reads text with figures as marks.
 *
 * `{indicator.key}` shows the indicator with its own unit and decimals; `{indicator.key@field=value}` a part of it, `@each` the part of
 * the repeated row; `{=f1 / f2 * 100}` computes from other links; `{f1: indicator.key}` names a link so that a formula can take it.
 * After `|`, separated by commas, come options:
 * `growth`, `points`, `change` (against the year before); `year-before`, `period-before`, `year-to-date`, `period=2023`; `org=ID`;
 * a number for the decimals; a unit to print (万元: 元 divided by 10000), `no-unit`; `unit=…` and `divide=…` where neither follows
 * from the indicator. A backslash takes the meaning from `{ } | , @ = : \`.
 */
export function readTemplate(
  text: string,
  newId: NewId,
  indicator: IndicatorLookup,
  { inRows = false }: TemplatePlace = {},
): ReadTemplate {
  const content: Inline[] = []
  const mistakes: TemplateMistake[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') content.push({ kind: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? ''
    if (char === '\\' && at + 1 < text.length) {
      plain += text[at + 1]
      at += 2
    } else if (char === '{') {
      const close = findBare(text, '}', at + 1)
      const end = close < 0 ? text.length : close + 1
      const raw = text.slice(at, end)
      if (inRows && raw === EACH) plain += EACH
      else {
        const read = close < 0 ? '“{”没有对应的“}”。' : readMark(raw.slice(1, -1), newId, indicator, inRows)
        if (typeof read === 'string') {
          mistakes.push({ start: at, end, message: read })
          plain += raw
        } else {
          flush()
          content.push(read)
        }
      }
      at = end
    } else {
      if (char === '}') mistakes.push({ start: at, end: at + 1, message: '“}”前面没有“{”。' })
      plain += char
      at++
    }
  }
  flush()
  return { content, mistakes }
}

/** Stands in repeated rows for the row's own value. */
export const EACH = '{each}'

/** Index of a character that no backslash stands before; -1 where there is none. */
function findBare(text: string, wanted: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === wanted) return at
  }
  return -1
}

/** Cuts at the first bare separator; the second part is null where there is none. Parts are still escaped. */
function cutAt(text: string, separator: string): readonly [string, string | null] {
  const at = findBare(text, separator, 0)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)]
}

const plainOf = (escaped: string): string => escaped.replace(/\\([\s\S])/g, '$1').trim()

const LINK_ID = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/

/** The link of one mark, or what is wrong with it. */
function readMark(mark: string, newId: NewId, lookup: IndicatorLookup, inRows: boolean): FigureLink | string {
  const [head, tail] = cutAt(mark, '|')
  const [named, rest] = cutAt(head, ':')
  const id = rest === null ? null : plainOf(named)
  if (id !== null && !LINK_ID.test(id)) return `“${id}”不能用作链接的名称，只用小写字母、数字、点和连字符。`
  const words = (rest ?? named).trim()
  const options = tail === null ? [] : splitBare(tail).map((option) => option.trim())
  const asked = readOptions(options)
  if (typeof asked === 'string') return asked
  const source = words.startsWith('=')
    ? readFormula(words.slice(1), asked)
    : readIndicator(words, asked, lookup, inRows)
  if (typeof source === 'string') return source
  const shown = shownBy(asked, source.unit, source.decimals)
  return typeof shown === 'string' ? shown : { kind: 'figure', id: id ?? newId('figure'), of: source.of, show: shown }
}

function splitBare(text: string): string[] {
  const parts: string[] = []
  for (let rest: string | null = text; rest !== null; ) {
    const [part, after] = cutAt(rest, ',')
    parts.push(part)
    rest = after
  }
  return parts
}

interface Options {
  as: Shown['as']
  period: PeriodOf
  org: string | null
  decimals: number | null
  unit: string | null
  divide: string | null
}

const DECIMALS_MAX = 12

function readOptions(options: readonly string[]): Options | string {
  const asked: Options = { as: 'value', period: 'own', org: null, decimals: null, unit: null, divide: null }
  for (const option of options) {
    const [name, value] = cutAt(option, '=')
    const key = plainOf(name)
    const of = value === null ? null : plainOf(value)
    if (of === null && (key === 'growth' || key === 'points' || key === 'change')) asked.as = key
    else if (of === null && (key === 'year-before' || key === 'period-before' || key === 'year-to-date'))
      asked.period = key
    else if (of === null && key === 'no-unit') asked.unit = ''
    else if (of === null && /^\d{1,2}$/.test(key)) {
      if (Number(key) > DECIMALS_MAX) return `小数最多${DECIMALS_MAX}位。`
      asked.decimals = Number(key)
    } else if (key === 'period' && of !== null) {
      if (!parsePeriod(of)) return `“${of}”不是期间，应写作2024、2024-03、2024-Q1或2024-01..09。`
      asked.period = { key: of }
    } else if (key === 'org' && of) asked.org = of
    else if (key === 'unit' && of !== null) asked.unit = of
    else if (key === 'divide' && of !== null) {
      if (!/^\d+(?:\.\d+)?$/.test(of) || Number(of) === 0) return `“${of}”不能做除数。`
      asked.divide = of
    } else if (of === null && key !== '' && !/[a-z]{2}/.test(key)) asked.unit = key
    else return `不认识选项“${plainOf(option)}”。`
  }
  return asked
}

interface SourceRead {
  readonly of: LinkSource
  /** Null for a formula: what it gives has the unit that is printed. */
  readonly unit: string | null
  readonly decimals: number
}

function readFormula(words: string, asked: Options): SourceRead | string {
  const formula = plainOf(words)
  const parsed = parseFormula(formula)
  if (!parsed.ok) return parsed.message
  if (asked.period !== 'own' || asked.org !== null) return '公式取别的链接的数，期间和单位写在那些链接上。'
  return { of: { kind: 'formula', formula }, unit: null, decimals: 0 }
}

function readIndicator(words: string, asked: Options, lookup: IndicatorLookup, inRows: boolean): SourceRead | string {
  const [name, part] = cutAt(words, '@')
  const key = plainOf(name)
  const indicator = lookup(key)
  if (!indicator) return `没有指标“${key}”。`
  const slice = part === null ? null : readSlice(part, indicator, lookup, inRows)
  if (typeof slice === 'string' && slice !== 'each') return slice
  return {
    of: { kind: 'indicator', indicator: key, period: asked.period, org: asked.org, slice },
    unit: indicator.unit,
    decimals: indicator.decimals ?? 0,
  }
}

function readSlice(
  part: string,
  indicator: Indicator,
  lookup: IndicatorLookup,
  inRows: boolean,
): { readonly field: string; readonly value: string } | string {
  const [name, value] = cutAt(part, '=')
  const field = plainOf(name)
  if (value === null && field === 'each') return inRows ? 'each' : '“@each”只能用在按分组重复的行里。'
  if (value === null) return `“@${field}”后面缺少“=值”。`
  if (!dimensionsOf({ indicator: lookup }, indicator.key).includes(field))
    return `指标“${indicator.title}”不能按“${field}”分组。`
  return { field, value: plainOf(value) }
}

/** 增长 is told with one decimal unless the template says otherwise. */
const GROWTH_DECIMALS = 1
/** Amounts brought to a larger unit (万元) are told with two. */
const DIVIDED_DECIMALS = 2

function shownBy(asked: Options, unit: string | null, decimals: number): Shown | string {
  if (asked.as === 'growth' || asked.as === 'points') {
    if (asked.unit !== null || asked.divide !== null) return '增长率和百分点的单位是固定的，不能另写单位。'
    return { as: asked.as, decimals: asked.decimals ?? (asked.as === 'growth' ? GROWTH_DECIMALS : decimals) }
  }
  const printed = asked.unit ?? unit ?? ''
  const divide = asked.divide ?? (unit === null || printed === '' ? '1' : divideFor(unit, printed))
  if (divide === null) return `单位“${unit}”换算不成“${printed}”。`
  return {
    as: asked.as,
    divide,
    decimals: asked.decimals ?? (divide === '1' ? decimals : DIVIDED_DECIMALS),
    unit: printed,
  }
}

/**
 * Writes content as template text: what `readTemplate` reads back to the same content. Links are named (`{f1: …}`) where `named` says so, and
 * must be for formulas to find them.
 */
export function writeTemplate(
  content: readonly Inline[],
  indicator: IndicatorLookup,
  { named = () => true, inRows = false }: { readonly named?: (id: string) => boolean } & TemplatePlace = {},
): string {
  return content
    .map((inline) =>
      inline.kind === 'text' ? writeText(inline.text, inRows) : `{${writeMark(inline, indicator, named(inline.id))}}`,
    )
    .join('')
}

function writeText(text: string, inRows: boolean): string {
  const parts = inRows ? text.split(EACH) : [text]
  return parts.map((part) => part.replace(/[\\{}]/g, '\\$&')).join(EACH)
}

/** Blanks at the ends of a word are lost by reading: no value of a dimension begins or ends with one. */
const escaped = (word: string): string => word.replace(/[\\{}|,@=:]/g, '\\$&')

function writeMark({ id, of, show }: FigureLink, lookup: IndicatorLookup, named: boolean): string {
  const options: string[] = []
  if (show.as !== 'value') options.push(show.as)
  let source: string
  let unit: string | null = null
  let decimals = 0
  if (of.kind === 'formula') source = `=${escaped(of.formula)}`
  else {
    const known = lookup(of.indicator)
    unit = known?.unit ?? null
    decimals = known?.decimals ?? 0
    source = of.indicator
    if (of.slice === 'each') source += '@each'
    else if (of.slice) source += `@${escaped(of.slice.field)}=${escaped(of.slice.value)}`
    if (typeof of.period === 'object') options.push(`period=${escaped(of.period.key)}`)
    else if (of.period !== 'own') options.push(of.period)
    if (of.org !== null) options.push(`org=${escaped(of.org)}`)
  }
  options.push(...shownOptions(show, unit, decimals))
  const name = named ? `${id}: ` : ''
  return `${name}${source}${options.length > 0 ? `|${options.join(',')}` : ''}`
}

/** Only what differs from what reading would take of itself. */
function shownOptions(show: Shown, unit: string | null, decimals: number): string[] {
  const options: string[] = []
  if (show.as === 'growth' || show.as === 'points') {
    if (show.decimals !== (show.as === 'growth' ? GROWTH_DECIMALS : decimals)) options.push(String(show.decimals))
    return options
  }
  if (show.unit !== (unit ?? '')) {
    const asIs = show.unit !== '' && !/^\d|[a-z]{2}/.test(show.unit) && show.unit === escaped(show.unit)
    options.push(show.unit === '' ? 'no-unit' : asIs ? show.unit : `unit=${escaped(show.unit)}`)
  }
  const derived = unit === null || show.unit === '' ? '1' : divideFor(unit, show.unit)
  if (show.divide !== derived) options.push(`divide=${show.divide}`)
  if (show.decimals !== (show.divide === '1' ? decimals : DIVIDED_DECIMALS)) options.push(String(show.decimals))
  return options
}
