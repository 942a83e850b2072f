import type { Outline, OutlineSection, OutlineTable, Slice } from './pack.ts'

/** A template mark in an outline's text, `{hazard.found@placeKind=敬老院|growth}`, as far as packs read it. */
export interface OutlineMark {
  readonly indicator: string
  /** `each` in the cells of repeated rows: the row's part. */
  readonly slice: Slice | 'each' | null
  /** As it stands, for messages. */
  readonly text: string
}

const MARK = /\{([^{}]*)\}/g
/** `name: key@field=value|options`, `key@each`, or `name: =formula|options`, whose links are other marks. */
const INSIDE =
  /^(?:[a-z][a-z0-9.-]*: *)?(?:=[^|]+|([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)(?:@(each)|@([a-z][A-Za-z0-9]*)=([^|@=]+))?)(?:\|[^|]+)?$/
/** Stand for the report's period and are no figures. */
const PERIODS = new Set(['year', 'next-year', 'last-year', 'period'])

/**
 * The marks of a text, and what in it looks like a mark and is none. What comes after `|`, how a figure is shown, is read where reports
 * are made.
 * @param inRows whether the text is a cell of repeated rows, where `{each}` and `@each` stand for the row's value.
 */
export function outlineMarks(
  text: string,
  inRows = false,
): {
  readonly marks: readonly OutlineMark[]
  readonly broken: readonly string[]
} {
  const marks: OutlineMark[] = []
  const broken: string[] = []
  for (const [whole, inside = ''] of text.matchAll(MARK)) {
    if (PERIODS.has(inside) || (inRows && inside === 'each')) continue
    const found = INSIDE.exec(inside)
    const [, indicator, each, field, value] = found ?? []
    if (!found || (each !== undefined && !inRows)) broken.push(whole)
    else if (indicator !== undefined)
      marks.push({
        indicator,
        slice: each !== undefined ? 'each' : field === undefined || value === undefined ? null : { field, value },
        text: whole,
      })
  }
  const left = text.replace(MARK, '')
  if (/[{}]/.test(left)) broken.push(left)
  return { marks, broken }
}

/** A text of an outline, with where it stands and, of a cell, the table of repeated rows that it is in. */
export interface OutlineText {
  readonly place: string
  readonly text: string
  readonly table: OutlineTable | null
}

/** Every text of an outline. */
export function outlineTexts(outline: Outline): readonly OutlineText[] {
  const of = ({ heading, paragraphs, tables = [], sections = [] }: OutlineSection, above: string): OutlineText[] => {
    const place = `${above}.${heading}`
    return [
      ...[heading, ...paragraphs].map((text) => ({ place, text, table: null })),
      ...tables.flatMap((table) => table.cells.map((text) => ({ place, text, table }))),
      ...sections.flatMap((section) => of(section, place)),
    ]
  }
  const place = `outlines.${outline.kind}`
  return [{ place, text: outline.title, table: null }, ...outline.sections.flatMap((section) => of(section, place))]
}
