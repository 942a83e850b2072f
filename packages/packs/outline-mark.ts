import type { Outline, OutlineSection, Slice } from './pack.ts'

/** A template mark in an outline's text, `{hazard.found@placeKind=敬老院|growth}`, as far as packs read it. */
export interface OutlineMark {
  readonly indicator: string
  readonly slice: Slice | null
  /** As it stands, for messages. */
  readonly text: string
}

const MARK = /\{([^{}]*)\}/g
/** `name: key@field=value|options`, or `name: =formula|options`, whose links are other marks. */
const INSIDE =
  /^(?:[a-z][a-z0-9.-]*: *)?(?:=[^|]+|([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)(?:@([a-z][A-Za-z0-9]*)=([^|@=]+))?)(?:\|[^|]+)?$/
/** Stand for the years and are no figures. */
const YEARS = new Set(['year', 'next-year'])

/**
 * The marks of a text, and what in it looks like a mark and is none. What comes after `|`, how a figure is shown, is read where reports
 * are made.
 */
export function outlineMarks(text: string): {
  readonly marks: readonly OutlineMark[]
  readonly broken: readonly string[]
} {
  const marks: OutlineMark[] = []
  const broken: string[] = []
  for (const [whole, inside = ''] of text.matchAll(MARK)) {
    if (YEARS.has(inside)) continue
    const found = INSIDE.exec(inside)
    const [, indicator, field, value] = found ?? []
    if (!found) broken.push(whole)
    else if (indicator !== undefined)
      marks.push({
        indicator,
        slice: field === undefined || value === undefined ? null : { field, value },
        text: whole,
      })
  }
  const left = text.replace(MARK, '')
  if (/[{}]/.test(left)) broken.push(left)
  return { marks, broken }
}

/** Every text of an outline with where it stands. */
export function outlineTexts(outline: Outline): readonly { readonly place: string; readonly text: string }[] {
  const of = ({ heading, paragraphs, sections = [] }: OutlineSection, above: string) => {
    const place = `${above}.${heading}`
    const own = [heading, ...paragraphs].map((text) => ({ place, text }))
    return [...own, ...sections.flatMap((section): typeof own => of(section, place))]
  }
  const place = `outlines.${outline.kind}`
  return [{ place, text: outline.title }, ...outline.sections.flatMap((section) => of(section, place))]
}
