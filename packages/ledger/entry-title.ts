import type { Ledger } from './ledger.ts'

const PARTS = 3
const PART_MAX = 40

/**
 * What an entry is called in a list of others: the words of the fields that name it, then the first words of the rest; '' where it
 * has none. A bare yes or no and what is masked whole name nothing.
 */
export function entryTitle(
  ledger: {
    readonly fields: Readonly<Record<string, { readonly kind: string }>>
    readonly uniqueBy?: Ledger['uniqueBy'] | undefined
  },
  values: Readonly<Record<string, unknown>>,
): string {
  const isWord = (key: string) => /^(?:text|choice|long-text)$/.test(ledger.fields[key]?.kind ?? '')
  const naming = ledger.uniqueBy ?? []
  const keys = [...naming, ...Object.keys(ledger.fields).filter((key) => !naming.includes(key))].filter(isWord)
  return keys
    .map((key) => values[key])
    .filter((value): value is string => typeof value === 'string' && !/^(?:是|否|\**)$/.test(value))
    .slice(0, PARTS)
    .map((part) => (part.length > PART_MAX ? `${part.slice(0, PART_MAX)}……` : part))
    .join('　')
}
