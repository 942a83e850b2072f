import type { Block, FigureLink, Inline, Report } from './report.ts'
import { EACH } from './template.ts'

/** A value of a dimension and how it is told: an office by its id and its name, a choice by itself. */
export interface RowValue {
  readonly value: string
  readonly label: string
}

/** The values of an indicator's dimension, in the dimension's own order. */
export type RowValues = (over: { readonly indicator: string; readonly field: string }) => readonly RowValue[]

/** What repeated rows and tables filled from elsewhere become. */
export interface Filling {
  readonly rows?: RowValues
  /** The table of promises, its head first. */
  readonly fulfilment?: readonly (readonly string[])[]
}

type RowsBlock = Extract<Block, { kind: 'rows' }>

/**
 * The report with its repeated rows written out, a table row for each value of the dimension, and with its table of promises where
 * that is given. Links of repeated rows get ids of their own that say the value, `f5.x654c`, so that they stay the same when a row
 * comes in between; a formula in such a row takes the links of its own row.
 */
export function expandReport(report: Report, { rows, fulfilment }: Filling): Report {
  return {
    ...report,
    blocks: report.blocks.map((block): Block => {
      if (block.kind === 'rows' && rows) return tableOf(block, rows(block.over))
      if (block.kind === 'fulfilment' && fulfilment)
        return { kind: 'table', id: block.id, rows: fulfilment.map((row) => row.map((text) => textOnly(text))) }
      return block
    }),
  }
}

const textOnly = (text: string): readonly Inline[] => (text === '' ? [] : [{ kind: 'text', text }])

function tableOf(block: RowsBlock, values: readonly RowValue[]): Block {
  const own = new Set(block.cells.flat().flatMap((inline) => (inline.kind === 'figure' ? [inline.id] : [])))
  return {
    kind: 'table',
    id: block.id,
    rows: [
      block.head.map(textOnly),
      ...values.map(({ value, label }) =>
        block.cells.map((cell) =>
          cell.map(
            (inline): Inline =>
              inline.kind === 'text'
                ? { kind: 'text', text: inline.text.replaceAll(EACH, label) }
                : inRow(inline, block.over.field, value, own),
          ),
        ),
      ),
    ],
  }
}

/** A link's id in the row of a value. */
export const rowLinkId = (id: string, value: string): string => `${id}.x${hexOf(value)}`

/** The link of the report and the value of the row that an id of `expandReport` stands for; null for a link outside repeated rows. */
export function rowOfLink(id: string): { readonly link: string; readonly row: string } | null {
  const match = /^(.+)\.x((?:[0-9a-f]{4})*)$/.exec(id)
  if (!match?.[1]) return null
  const row = (match[2] ?? '').replace(/.{4}/g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { link: match[1], row }
}

const hexOf = (value: string): string =>
  Array.from({ length: value.length }, (_, at) => value.charCodeAt(at).toString(16).padStart(4, '0')).join('')

const LINK_IN_FORMULA = /[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*/g

function inRow({ id, of, show }: FigureLink, field: string, value: string, own: ReadonlySet<string>): FigureLink {
  const named = rowLinkId(id, value)
  if (of.kind === 'formula') {
    const formula = of.formula.replace(LINK_IN_FORMULA, (name) => (own.has(name) ? rowLinkId(name, value) : name))
    return { kind: 'figure', id: named, of: { ...of, formula }, show }
  }
  return { kind: 'figure', id: named, of: of.slice === 'each' ? { ...of, slice: { field, value } } : of, show }
}
