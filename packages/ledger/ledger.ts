import type { Field } from './field.ts'
import type { Flow } from './flow.ts'
import type { Role } from './org.ts'

/**
 * A register. `event`: what happened, counted during a period by `dateField`. `roster`: things that exist for a time, counted as
 * of a day between `dateField` (from) and `endField` (last day; empty while it exists).
 */
export interface Ledger {
  readonly key: string
  readonly title: string
  readonly kind: 'event' | 'roster'
  /** The line of work under which it is listed: 社会救助. Left out: under 其他. */
  readonly topic?: string
  readonly fields: Readonly<Record<string, Field>>
  /** The field of kind `date` that says when it happened or began to exist. Left out: the day of entry. */
  readonly dateField?: string
  readonly endField?: string
  /** Fields that name an entry: a second one with the same values in the same office is refused, or updated by an import. */
  readonly uniqueBy?: readonly string[]
  readonly flow?: Flow
  /** Roles that see protected fields in full. */
  readonly seesProtected?: readonly Role[]
}
