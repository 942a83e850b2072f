// A document as text with places

export type { DocumentPart, Paragraph, Place, Table, TableCell, TextDocument } from './document.ts'
export { documentFromText } from './document.ts'
export type { OfficialBlock, OfficialDocument, OfficialRun } from './official-document.ts'

// All that is read from it

export type { ReadOptions } from './read.ts'
export { readText } from './read.ts'
export type { Reading, ReportTime } from './reading.ts'

// Its structure

export type { Marker, MarkerKind, Section, SectionKind, Stretch } from './reading.ts'
export { findSections, MARKER_LEVEL } from './sections.ts'
export { findClauses, findMarkers, findSentences } from './structure.ts'

// Its numbers

export type { Figure, FigureBound, FigureClass } from './figure.ts'
export { chineseNumeral, readNumeral } from './numeral.ts'
export type { FigureLabel } from './subject.ts'
export { convertUnit, unitDimension } from './unit.ts'

// Its time

export type { PeriodContext } from './period.ts'
export { findPeriods } from './period.ts'
export type { PeriodKind, PeriodMention } from './reading.ts'
export { readTime } from './report-time.ts'

// Its promises and problems

export type { Commitment, CommitmentTarget, Problem } from './reading.ts'
export { pairNumber, tellingPairs } from './telling.ts'
