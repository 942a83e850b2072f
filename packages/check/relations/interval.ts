import type { Figure } from '@taizhang/text'

/** The values that a printed figure can stand for. Ends count as inside: a tie goes to the writer. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The interval of a figure with its bound applied: 约120 may be 10% off, 300余 lies in [300, 400), 近500 in [400, 500],
 * 不低于 and 超过 are open above. Printed precision comes from the figure itself (11% is [10.5, 11.5)).
 */
export function intervalOf(figure: Figure): Interval {
  const { low, high, bound, approx } = figure
  const value = figure.value ?? Number.NaN
  switch (bound) {
    case 'exact':
      return { low, high }
    case 'about':
      if (/近|将近|接近/.test(approx)) return { low: value * 0.8, high }
      return { low: Math.min(low, value * 0.9), high: Math.max(high, value * 1.1) }
    case 'over':
      return { low, high: Math.max(high, value + lastPlace(value)) }
    case 'at-least':
    case 'more-than':
      return { low, high: Number.POSITIVE_INFINITY }
    case 'at-most':
    case 'less-than':
      return { low: Number.NEGATIVE_INFINITY, high }
  }
}

/** The unit of the last digit that is not zero: 300 → 100, 660 → 10, 2.5 → 0.1. */
function lastPlace(value: number): number {
  const digits = String(Math.abs(value))
  const point = digits.indexOf('.')
  if (point >= 0) return 10 ** -(digits.length - point - 1)
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0
  return 10 ** zeros
}

/** Room for the error of binary fractions: 0.1 + 0.2. */
const slack = (...values: number[]) => 1e-9 * Math.max(1, ...values.map((v) => (Number.isFinite(v) ? Math.abs(v) : 0)))

export const meet = (a: Interval, b: Interval): boolean =>
  a.low <= b.high + slack(a.low, b.high) && b.low <= a.high + slack(b.low, a.high)

export const add = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high })

export const subtract = (a: Interval, b: Interval): Interval => ({ low: a.low - b.high, high: a.high - b.low })

export const scale = (a: Interval, factor: number): Interval => ({ low: a.low * factor, high: a.high * factor })

/** Product of two intervals of values that are not negative. */
export const multiply = (a: Interval, b: Interval): Interval => ({ low: a.low * b.low, high: a.high * b.high })

/** Quotient of two intervals of values that are not negative; open above where the divisor may be 0. */
export const divide = (a: Interval, b: Interval): Interval => ({
  low: b.high === Number.POSITIVE_INFINITY ? 0 : b.high > 0 ? a.low / b.high : Number.POSITIVE_INFINITY,
  high: b.low > 0 ? a.high / b.low : Number.POSITIVE_INFINITY,
})

export const sumOf = (intervals: readonly Interval[]): Interval => intervals.reduce(add, { low: 0, high: 0 })

/** Whether some value of `a` is at most some value of `b`. */
export const atMost = (a: Interval, b: Interval): boolean => a.low <= b.high + slack(a.low, b.high)

/** Whether some value of `a` is below some value of `b`. */
export const below = (a: Interval, b: Interval): boolean => a.low < b.high + slack(a.low, b.high)
