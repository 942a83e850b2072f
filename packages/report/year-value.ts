/** A number as exact decimal text, as the ledgers keep it: no exponent, at most 6 decimals, no zeros at its end. */
export function decimalText(value: number): string {
  const fixed = value.toFixed(6)
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
}
