import type { Ledger } from './ledger.ts'

const PARTS = 3
const PART_MAX = 40

/** What an entry is called in a list of others: the values of its naming fields, else of its first words; '' where it has none. */
export function entryTitle(
  ledger: {
    readonly fields: Readonly<Record<string, { readonly kind: string }>>
    readonly uniqueBy?: Ledger['uniqueBy'] | undefined
  },
  values: Readonly<Record<string, unknown>>,
): string {
  const isWord = (key: string) => /^(?:text|choice|long-text)$/.test(ledger.fields[key]?.kind ?? '')
  const words = (keys: readonly string[]) =>
    keys.map((key) => values[key]).filter((value): value is string => typeof value === 'string' && value !== '')
  const naming = words((ledger.uniqueBy ?? []).filter((key) => ledger.fields[key]?.kind === 'text'))
  const parts = naming.length > 0 ? naming : words(Object.keys(ledger.fields).filter(isWord))
  return parts
    .slice(0, PARTS)
    .map((part) => (part.length > PART_MAX ? `${part.slice(0, PART_MAX)}……` : part))
    .join('　')
}
