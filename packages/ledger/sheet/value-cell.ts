import type { Field, FieldValue } from '../field.ts'
import { isProtectedField, maskedValue } from '../protected-field.ts'
import type { Cell } from './cell.ts'
import { keptText, rangeText, type SheetLookup } from './cell-value.ts'

/** Characters that a cell of a sheet can hold. */
const CELL_CHARACTERS_MAX = 32_767

/** A value as a cell that reads back as the same value. A protected value is masked unless it may be seen. */
export function valueCell(
  field: Field,
  value: FieldValue | undefined,
  seesProtected: boolean,
  lookup: SheetLookup,
): Cell | undefined {
  if (value === undefined || value === null) return undefined
  if (isProtectedField(field) && !seesProtected) return text(String(maskedValue(field, value)))
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return { kind: 'number', text: String(value) }
    case 'date':
      return { kind: 'date', text: String(value) }
    case 'person':
      return text(lookup.people.nameOf(String(value)))
    case 'org':
      return text(lookup.orgs.nameOf(String(value)))
    case 'reference':
      return text(lookup.references(field.ledger).nameOf(String(value)))
    default:
      return text(plainText(field, value))
  }
}

const text = (given: string): Cell => ({
  kind: 'text',
  text: given.length > CELL_CHARACTERS_MAX ? keptText.tooLong : given,
})

function plainText(field: Field, value: Exclude<FieldValue, null>): string {
  if (Array.isArray(value)) return field.kind === 'attachment' ? keptText.attachment(value.length) : value.join('、')
  if (typeof value !== 'object') return String(value)
  if ('longitude' in value) return `${value.longitude},${value.latitude}`
  if ('status' in value) return `${value.status}（${value.source}，${value.asOf}）`
  if ('from' in value) return rangeText(value.from, value.to)
  return ''
}
