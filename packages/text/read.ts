import { findCommitments } from './commitments.ts'
import type { TextDocument } from './document.ts'
import { findFigures } from './figures.ts'
import { findPeriods } from './period.ts'
import { findProblems } from './problems.ts'
import type { Reading } from './reading.ts'
import { readTime } from './report-time.ts'
import { findSections } from './sections.ts'
import { findClauses, findMarkers, findSentences } from './structure.ts'
import { findLabels } from './subject.ts'

export interface ReadOptions {
  /** The day of reading (ISO date), for a report that names no year; a pure package has no clock. */
  readonly today?: string
}

/** Reads a document: everything that is found in it before anything is tested. Linear in its length. */
export function readText(document: TextDocument, options: ReadOptions = {}): Reading {
  const sentences = findSentences(document)
  const clauses = findClauses(document, sentences)
  const markers = findMarkers(document)
  const figures = findFigures(document, { sentences, clauses, markers })
  const sections = findSections(document, sentences, markers)
  const time = readTime(document, sections, options.today)
  const periods = findPeriods(document, { time, sentences, sections })
  const { text } = document
  const commitments = findCommitments({ document, text, time, sentences, clauses, markers, sections, figures, periods })
  return {
    document,
    text,
    time,
    sentences,
    clauses,
    markers,
    sections,
    figures,
    labels: findLabels(document, figures),
    periods,
    commitments,
    problems: findProblems({ text, sentences, markers, sections, commitments }),
  }
}
