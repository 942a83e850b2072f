import { certainEdits, type Finding } from '@taizhang/check'
import { type DocumentSource, type ReviseOptions, readFile, reviseDocx, writeDocx } from '@taizhang/office'
import type { TextDocument } from '@taizhang/text'
import { readCharacterMap } from './character-maps.ts'
import { commentOf } from './comment-text.ts'
import type { ExportKind, Trouble } from './protocol.ts'

/** A file that was read, with what is needed to write comments into it. */
export interface Opened {
  readonly ok: true
  readonly document: TextDocument
  readonly bytes: Uint8Array
  readonly source: DocumentSource
}

/** Reads a file; what is wrong with it comes back as trouble in the reader's words. */
export async function openFile(
  name: string,
  bytes: Uint8Array,
): Promise<Opened | { readonly ok: false; readonly trouble: Trouble }> {
  const read = await readFile(name, bytes, { readCharacterMap })
  if (read.ok) return { ok: true, document: read.document, bytes, source: read.source }
  return { ok: false, trouble: { message: read.problem.message, advice: '' } }
}

/**
 * Writes the findings as comments: into the given .docx, where there is one, else into a new one. `revised` writes the
 * certain corrections beside them as tracked changes; `skipped` counts those that the file has no place for.
 */
export async function exportFile(
  opened: Opened | null,
  document: TextDocument,
  findings: readonly Finding[],
  as: ExportKind,
): Promise<{ readonly bytes: Uint8Array; readonly skipped: number }> {
  const comments = findings.map(commentOf)
  const edits = as === 'revised' ? certainEdits(findings) : []
  const revision = { comments, edits }
  const options: ReviseOptions = { author: '台账校核', date: `${new Date().toISOString().slice(0, 19)}Z` }
  const { bytes, unapplied } =
    opened?.source.kind === 'docx'
      ? await reviseDocx(opened.bytes, opened.source, revision, options)
      : await writeDocx(document, revision, options)
  return { bytes, skipped: unapplied.length }
}
