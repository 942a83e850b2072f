import { decimalsOf, type Item, multiplierOf, type RelationContext } from './context.ts'
import type { Interval } from './interval.ts'

/**
 * Slips of the pen in numbers: one digit altered, or two neighbours swapped. A relation that one slip would set right is the relation that
 * was meant; one that misses by anything else may be no relation at all.
 */

/** How a number may have come out of another by one slip. */
export type Slip = 'swapped' | 'digit'

const POINT = 0x2e
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** How two numbers of one length, as printed, differ: in one digit, or in two neighbours swapped. */
export function slipBetween(a: string, b: string): Slip | undefined {
  if (a.length !== b.length) return undefined
  let first = -1
  let second = -1
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (x === POINT && y === POINT) continue
    if (!isDigit(x) || !isDigit(y)) return undefined
    if (x === y) continue
    if (second >= 0) return undefined
    if (first < 0) first = at
    else second = at
  }
  if (first < 0) return undefined
  if (second < 0) return 'digit'
  const areNeighbours = second - first === 1 || (second - first === 2 && a.charCodeAt(first + 1) === POINT)
  return areNeighbours && a[first] === b[second] && a[second] === b[first] ? 'swapped' : undefined
}

/** Whether a figure lies in an interval after one slip; in a number of fewer than `least` digits a slip explains too much. */
export function slipsInto(context: RelationContext, item: Item, bounds: Interval, least: number): boolean {
  const { number, value } = item.figure
  const digits = context.text.slice(number.start, number.end)
  if (value === null || !/^\d[\d.]*$/.test(digits) || digits.replace('.', '').length < least) return false
  const factor = multiplierOf(context, item)
  const half = (item.high - item.low) / 2
  let place = 10 ** (digits.replace(/\..*$/, '').length - 1) * factor
  let previous: number | undefined
  for (const char of digits) {
    if (char === '.') continue
    const digit = Number(char)
    const without = value - digit * place
    // Some digit from 0 to 9 in this place brings the figure into the bounds.
    const from = Math.max(0, Math.ceil((bounds.low - half - without) / place - 1e-9))
    const to = Math.min(9, Math.floor((bounds.high + half - without) / place + 1e-9))
    if (from <= to) return true
    if (previous !== undefined) {
      const swapped = value + (digit - previous) * 9 * place
      if (swapped >= bounds.low - half && swapped <= bounds.high + half) return true
    }
    previous = digit
    place /= 10
  }
  return false
}

/**
 * Whether one slip explains why the parts miss their total: they differ by one digit and zeros, or two neighbours swapped in one of the
 * numbers would set it right. By chance that is so for a few of a hundred lists with three digits: smaller sums are left to their words.
 */
export function missesByOneSlip(context: RelationContext, total: Item, parts: readonly Item[], least: number): boolean {
  const factor = multiplierOf(context, total)
  // 2000余亩 was rounded by hand: what it misses by says nothing.
  const isPrinted = ({ figure }: Item) => figure.bound !== 'about' && figure.bound !== 'over'
  if (!isPrinted(total) || !parts.every((part) => isPrinted(part) && multiplierOf(context, part) === factor))
    return false
  const scale = 10 ** Math.max(...[total, ...parts].map((item) => decimalsOf(context, item))) / factor
  const scaled = ({ figure }: Item) => Math.round((figure.value ?? 0) * scale)
  const stated = scaled(total)
  const added = parts.reduce((sum, part) => sum + scaled(part), 0)
  if (Math.max(stated, added) < least || stated === added) return false
  if (/^[1-9]0*$/.test(String(Math.abs(stated - added)))) return true
  return swapsBy(stated, added - stated) || parts.some((part) => swapsBy(scaled(part), stated - added))
}

/** Whether swapping two neighbouring digits of a number changes it by so much. */
function swapsBy(number: number, change: number): boolean {
  if (change % 9 !== 0) return false
  for (let place = 1; place * 10 <= number; place *= 10) {
    const low = Math.floor(number / place) % 10
    const high = Math.floor(number / (place * 10)) % 10
    if (high !== low && (low - high) * 9 * place === change) return true
  }
  return false
}
