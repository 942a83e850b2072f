import type { Limits } from './limits.ts'
import type { PlainEncoding } from './plain/decode.ts'

/**
 * What the document was read from, as far as writing needs it. Plain data: it survives `structuredClone` and JSON.
 * The way from text back to XML is not kept; it is found again from the same bytes, which takes milliseconds.
 */
export type DocumentSource =
  | { readonly kind: 'docx'; readonly characters: number; readonly limits: Limits }
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'txt' | 'md'; readonly encoding: PlainEncoding; readonly mark: boolean }
  | { readonly kind: 'pdf'; readonly pages: number }
