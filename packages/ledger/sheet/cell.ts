/**
 * A cell as a reader of sheets gives it: `text` is text as it stands, a number as exact decimal text, a day as `2024-03-05`, with
 * ` 08:30` behind it where it has a time.
 */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncomputed'
  readonly text: string
  /** A number shown as a percentage: 0.1136 is shown as 11.36%. */
  readonly percent?: true
}

/** A row with its number as the sheet shows it; cells by column from 0. */
export interface CellRow {
  readonly row: number
  readonly cells: readonly (Cell | undefined)[]
}

/** A cell to be written. */
export interface MarkedCell extends Cell {
  readonly heading?: boolean
  readonly marked?: boolean
  readonly comment?: string
}

export interface MarkedRow {
  readonly row: number
  readonly cells: readonly (MarkedCell | undefined)[]
}

/** Merged cells; rows from 1 as shown, columns from 0, both ends included. */
export interface Merge {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** The letters of a column (from 0): 0 is A, 26 is AA. */
export function lettersOf(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
