import type { Output, showLedger } from '@taizhang/contract'

/** A ledger's definition, as an endpoint gives it. */
export type ShownLedger = Output<typeof showLedger>
export type ShownField = ShownLedger['fields'][string]

const PARTS = 3

/** What an entry is called in a list of others: the values of its naming fields, else of its first words; '' where it has none. */
export function entryTitle(
  ledger: Pick<ShownLedger, 'fields' | 'uniqueBy'>,
  values: Readonly<Record<string, unknown>>,
): string {
  const isWord = (key: string) => /^(?:text|choice|long-text)$/.test(ledger.fields[key]?.kind ?? '')
  const words = (keys: readonly string[]) =>
    keys.map((key) => values[key]).filter((value): value is string => typeof value === 'string' && value !== '')
  const naming = words((ledger.uniqueBy ?? []).filter((key) => ledger.fields[key]?.kind === 'text'))
  const parts = naming.length > 0 ? naming : words(Object.keys(ledger.fields).filter(isWord))
  return parts
    .slice(0, PARTS)
    .map((part) => (part.length > 40 ? `${part.slice(0, 40)}……` : part))
    .join('　')
}
