import type { NamedRule } from '../../engine/rule.ts'

/** What is said of a mark that leaves one out, and of one that stands twice, whatever kind of mark it is. */
export const gapMessages = {
  skipped: ({ mark, before, missing }) => `“${before}”之后是“${mark}”，缺“${missing}”：丢了一项，或者序号写错。`,
  repeated: ({ mark, next }) => `序号“${mark}”重复，应为“${next}”，后面的依次顺延。`,
} satisfies NamedRule['rule']['messages']
