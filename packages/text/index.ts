// A document as text with places
export type { DocumentPart, Paragraph, Place, Table, TableCell, TextDocument } from './document.ts'
export { documentFromText } from './document.ts'
// The numbers in it
export type { Figure, FigureBound, FigureClass } from './figure.ts'
export { chineseNumeral, readNumeral } from './numeral.ts'
export type { PeriodContext } from './period.ts'
export { findPeriods } from './period.ts'
export type { ReadOptions } from './read.ts'
export { readText } from './read.ts'
// All that is read from it
export type {
  Commitment,
  CommitmentTarget,
  Marker,
  MarkerKind,
  PeriodKind,
  PeriodMention,
  Problem,
  Reading,
  ReportTime,
  Section,
  SectionKind,
  Stretch,
} from './reading.ts'
export { findSections, readTime } from './sections.ts'
// Structure and time
export { findClauses, findMarkers, findSentences } from './structure.ts'
export type { FigureLabel } from './subject.ts'
// Recognising the same matter
export { tellingPairs } from './telling.ts'
export { convertUnit, unitDimension } from './unit.ts'
