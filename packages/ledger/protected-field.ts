import type { Field, FieldValue } from './field.ts'

/** Identity numbers and telephone numbers always are; others where the ledger says so. */
export const isProtectedField = (field: Field): boolean =>
  field.protected === true || field.kind === 'identity-number' || field.kind === 'phone'

/** Enough to tell two apart by eye, too little to use: 138****1234; of other fields nothing. */
export function maskedValue(field: Field, value: FieldValue): FieldValue {
  if (value === null) return null
  const showsEnds = field.kind === 'identity-number' || field.kind === 'phone'
  if (showsEnds && typeof value === 'string' && value.length >= 8)
    return `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`
  return '***'
}

/** Whether a text is what masking makes, and no value. */
export const isMask = (text: string): boolean =>
  /^(?:[\dXx]{3}\*+[\dXx-]{4}|\*{3,})$/.test(text.normalize('NFKC').trim())
