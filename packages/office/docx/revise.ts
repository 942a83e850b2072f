import type { Edit } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import type { DocumentSource } from '../source.ts'

/** A remark on some words of the document. Lines of `text` become paragraphs of the comment. */
export interface Comment extends Place {
  readonly text: string
  /** Where it differs from the author of the whole revision. */
  readonly author?: string
}

/** Who revises, and when: ISO date and time in UTC (`2026-01-05T08:00:00Z`). */
export interface ReviseOptions {
  readonly author: string
  readonly date: string
}

/** What to write into a .docx. Edits must not overlap. */
export interface Revision {
  readonly comments?: readonly Comment[]
  readonly edits?: readonly Edit[]
}

/** A revised .docx. */
export interface Revised {
  readonly bytes: Uint8Array
  /** Edits that the file has no place for: in numbers that Word generates, formulas, text boxes. Nothing was written for them. */
  readonly unapplied: readonly Edit[]
}

/** Writes comments and tracked changes into a .docx and changes nothing else. */
export async function reviseDocx(
  _bytes: Uint8Array,
  _source: DocumentSource,
  _revision: Revision,
  _options: ReviseOptions,
): Promise<Revised> {
  throw new Error('not written yet')
}

/** Writes comments into a .docx and changes nothing else. */
export async function annotate(
  bytes: Uint8Array,
  source: DocumentSource,
  comments: readonly Comment[],
  options: ReviseOptions,
): Promise<Uint8Array> {
  return (await reviseDocx(bytes, source, { comments }, options)).bytes
}

/** Writes certain corrections into a .docx as tracked changes. */
export function applyFixes(
  bytes: Uint8Array,
  source: DocumentSource,
  edits: readonly Edit[],
  options: ReviseOptions,
): Promise<Revised> {
  return reviseDocx(bytes, source, { edits }, options)
}
