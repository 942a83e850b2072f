/**
 * What a cell holds. `text` is what the value says in plain form: text as it stands, a number as exact decimal text (`0.3`, at most
 * 15 significant digits, as sheets keep them), a day as `2024-03-05` (with ` 08:30` where it has a time).
 */
export interface SheetCell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncomputed'
  readonly text: string
  /** A number shown as a percentage: 0.1136 is shown as 11.36%. */
  readonly percent?: true
}

/** One row of a sheet with its number as the sheet shows it (from 1). Cells by column from 0; undefined where empty. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly (SheetCell | undefined)[]
}

/** Merged cells; rows from 1 as shown, columns from 0, both ends included. */
export interface MergedCells {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** The letters of a column (from 0): 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** Text that a sheet program would take for a formula or a command when it is typed: `=`, `+`, `-`, `@`, tab or line end in front. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)
