// Reading

// Writing new files
export { officialFonts } from './docx/official-parts.ts'
// Writing into a given .docx
export {
  annotate,
  applyFixes,
  type Comment,
  type Revised,
  type ReviseOptions,
  type Revision,
  reviseDocx,
} from './docx/revise.ts'
export { writeDocx } from './docx/write.ts'
export { writeOfficial } from './docx/write-official.ts'
export { defaultLimits, type Limits } from './limits.ts'
export type { ReadCharacterMap } from './pdf/read.ts'
export { encodePlain } from './plain/encode.ts'
export type { ProblemCode, ReadProblem } from './problem.ts'
export { type ReadOptions, type ReadResult, readFile } from './read-file.ts'
// Sheets by rows
export { columnLetters, type MergedCells, type SheetCell, type SheetRow } from './sheet/cell.ts'
export { type OpenedSheets, openSheets, type Sheet, SheetUnreadable } from './sheet/open-sheet.ts'
export { writeCsv } from './sheet/write-csv.ts'
export {
  allBytes,
  cellCharactersMax,
  type SheetColumn,
  type SheetToWrite,
  type WrittenCell,
  type WrittenRow,
  writeSheet,
} from './sheet/write-xlsx.ts'
export type { DocumentSource } from './source.ts'
