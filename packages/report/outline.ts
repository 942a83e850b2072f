import { type OrgId, parsePeriod, periodTitle } from '@taizhang/ledger'
import type { Outline, OutlineSection } from '@taizhang/packs'
import { idsAfter, type NewId } from './new-id.ts'
import type { Block, Inline, Report, ReportKind } from './report.ts'
import { type IndicatorLookup, readTemplate, type TemplateMistake, type TemplatePlace } from './template.ts'

/** A mistake in an outline: in which text (`排查整改/2`: the heading and the number of the paragraph under it), and where in it. */
export interface OutlineMistake extends TemplateMistake {
  readonly where: string
}

export interface OutlineReport {
  readonly report: Report
  readonly mistakes: readonly OutlineMistake[]
}

/**
 * A report made from the outline of a pack, for an office and a period. In all texts `{year}`, `{next-year}` and `{last-year}` are years (2024, told from the
 * period) and `{period}` is the period in words (2024年3月). Links named in the outline keep their names, all other ids are counted up.
 * @throws RangeError where `period` is none; it is checked by whoever takes it in.
 */
export function reportFromOutline(
  outline: Outline,
  { org, period, kind }: { readonly org: OrgId; readonly period: string; readonly kind?: ReportKind },
  indicator: IndicatorLookup,
): OutlineReport {
  const named = namesIn(JSON.stringify(outline.sections))
  const counted = idsAfter([])
  const newId: NewId = (of) => {
    for (;;) {
      const id = counted(of)
      if (!named.has(id)) return id
    }
  }
  const reader = new OutlineReader(inWords(period), newId, indicator)
  for (const section of outline.sections) reader.section(section, 1)
  const title = reader.words(outline.title)
  return {
    report: { kind: kind ?? outline.kind, org, period, title, blocks: reader.blocks },
    mistakes: reader.mistakes,
  }
}

/** The words that stand for a period in outlines. */
function inWords(key: string): (text: string) => string {
  const period = parsePeriod(key)
  if (!period) throw new RangeError(`no period '${key}'`)
  const year = Number(period.to.slice(0, 4))
  const words: Readonly<Record<string, string>> = {
    '{year}': String(year),
    '{next-year}': String(year + 1),
    '{last-year}': String(year - 1),
    '{period}': periodTitle(period),
  }
  return (text) => text.replace(/\{(?:year|next-year|last-year|period)\}/g, (mark) => words[mark] ?? mark)
}

const namesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\{([a-z][a-z0-9.-]*):/g)].map(([, name = '']) => name))

class OutlineReader {
  readonly blocks: Block[] = []
  readonly mistakes: OutlineMistake[] = []
  readonly words: (text: string) => string
  readonly #newId: NewId
  readonly #indicator: IndicatorLookup
  readonly #seen = new Set<string>()

  constructor(words: (text: string) => string, newId: NewId, indicator: IndicatorLookup) {
    this.words = words
    this.#newId = newId
    this.#indicator = indicator
  }

  section(section: OutlineSection, level: 1 | 2 | 3 | 4): void {
    const { heading, paragraphs, tables = [], fulfilment = false, sections = [] } = section
    this.#put('heading', level, heading, heading)
    for (const [at, text] of paragraphs.entries()) this.#put('paragraph', level, text, `${heading}/${at + 1}`)
    for (const { over, head, cells } of tables) {
      const read = cells.map((text, at) => this.#read(text, `${heading}/${head[at] ?? at + 1}`, { inRows: true }))
      this.blocks.push({ kind: 'rows', id: this.#newId('block'), over, head: head.map(this.words), cells: read })
    }
    if (fulfilment) this.blocks.push({ kind: 'fulfilment', id: this.#newId('block') })
    const below = level < 4 ? ((level + 1) as 2 | 3 | 4) : 4
    for (const inner of sections) this.section(inner, below)
  }

  #put(kind: 'heading' | 'paragraph', level: 1 | 2 | 3 | 4, text: string, where: string): void {
    const content = this.#read(text, where, {})
    const id = this.#newId('block')
    this.blocks.push(kind === 'heading' ? { kind, id, level, content } : { kind, id, content })
  }

  #read(text: string, where: string, place: TemplatePlace): readonly Inline[] {
    const { content, mistakes } = readTemplate(this.words(text), this.#newId, this.#indicator, place)
    this.mistakes.push(...mistakes.map((mistake) => ({ ...mistake, where })))
    for (const inline of content) {
      if (inline.kind !== 'figure') continue
      if (this.#seen.has(inline.id))
        this.mistakes.push({ where, start: 0, end: text.length, message: `链接名称“${inline.id}”用了两次。` })
      this.#seen.add(inline.id)
    }
    return content
  }
}
