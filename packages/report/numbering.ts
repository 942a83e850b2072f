import { chineseNumeral } from '@taizhang/text'
import type { Block } from './report.ts'

const MARKS: readonly ((ordinal: number) => string)[] = [
  (ordinal) => `${chineseNumeral(ordinal)}、`,
  (ordinal) => `（${chineseNumeral(ordinal)}）`,
  (ordinal) => `${ordinal}.`,
  (ordinal) => `（${ordinal}）`,
]

/**
 * The number of each heading by its id: 一、 （一） 1. （1） by level (GB/T 9704), counted from its place. A heading begins the count of all
 * levels below it anew.
 */
export function headingNumbers(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const counts = [0, 0, 0, 0]
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    const at = block.level - 1
    const ordinal = (counts[at] ?? 0) + 1
    counts[at] = ordinal
    counts.fill(0, at + 1)
    numbers.set(block.id, MARKS[at]?.(ordinal) ?? '')
  }
  return numbers
}
