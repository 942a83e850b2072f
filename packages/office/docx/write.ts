import type { TextDocument } from '@taizhang/text'
import type { ReviseOptions, Revision } from './revise.ts'

/**
 * A new .docx of a document that did not come from one, laid out by GB/T 9704-2012, with comments and tracked changes.
 * Places are those of `document`.
 */
export async function writeDocx(
  _document: TextDocument,
  _revision: Revision,
  _options: ReviseOptions,
): Promise<Uint8Array> {
  throw new Error('not written yet')
}
