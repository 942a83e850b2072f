import type { Reading } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'

/** Finds the relations between the figures of a text and tests each on intervals. */
export function findRelations(_reading: Reading): Relation[] {
  return []
}
