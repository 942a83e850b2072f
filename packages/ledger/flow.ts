import type { Filter } from './indicator.ts'
import type { Role } from './org.ts'

/** What a deadline is counted from, in calendar or working days (工作日 by the calendar of 国务院办公厅). */
export interface DeadlineRule {
  readonly days: number
  readonly of: 'calendar' | 'working'
}

/** A move from one state to another. */
export interface Move {
  readonly label: string
  readonly from: readonly string[]
  readonly to: string
  /** Field keys that must be filled by then, `evidence` (at least one file) and `reason` (a sentence). */
  readonly needs?: readonly string[]
  /** `another-person`: not the one who made the last move. Demanded of every move that closes (law 5). */
  readonly by?: 'another-person'
  /** Roles that may make it; all that may write where left out. */
  readonly roles?: readonly Role[]
}

/** The flow that a ledger's entries go through. */
export interface Flow {
  readonly starts: string
  /** Key to label. */
  readonly states: Readonly<Record<string, string>>
  /** States that close a matter: a move into one demands evidence and another person. */
  readonly closes?: readonly string[]
  /** States in which some entries wait for nothing more, and which: a check that found no fault. Closed entries never wait. */
  readonly rests?: Readonly<Record<string, Filter>>
  readonly moves: Readonly<Record<string, Move>>
  /** How long an entry may stay in a state before it is late. */
  readonly deadlines?: Readonly<Record<string, DeadlineRule>>
  /** Limits that many ledgers share (`deadlineSets`), counted from the day of the entry. */
  readonly limits?: {
    readonly set: string
    /** Of each limit of the set that holds here: the states in which it is not met yet, and for which entries it holds (all where left out). */
    readonly met: Readonly<Record<string, { readonly before: readonly string[]; readonly among?: Filter }>>
  }
  /** The same matter found again within so many days after closing re-opens the old entry and is counted. */
  readonly repeat?: { readonly withinDays: number; readonly sameFields: readonly string[]; readonly to: string }
}
