/** More digits than a ledger keeps. */
const VALUE_MAX = 1e15

/** A number as exact decimal text, as the ledgers keep it: no exponent, at most 6 decimals, no zeros at its end; null where it is too large. */
export function decimalText(value: number): string | null {
  if (!(Math.abs(value) < VALUE_MAX)) return null
  const fixed = value.toFixed(6)
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
}
