/** The value below which a share of all lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** A line of a printed result: what, the value, and the bar with whether it holds. */
export interface Line {
  readonly what: string
  readonly value: string
  readonly bar?: string
  readonly holds?: boolean
}

export function printLines(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`)
  for (const { what, value, bar = '', holds } of lines)
    console.log(
      `${what.padEnd(56)}${value.padStart(34)}  ${bar.padEnd(12)} ${holds === undefined ? '' : holds ? 'yes' : 'NO'}`.trimEnd(),
    )
}
