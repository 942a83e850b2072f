import type { Day } from './day.ts'
import type { OrgId, PersonId } from './org.ts'

/** A dated step of a task's plan. */
export interface Milestone {
  readonly title: string
  readonly dueOn: Day
  /** Set by a progress entry; null until then. */
  readonly doneOn: Day | null
}

/** Something promised, with one owner. Its state changes only by progress entries; its light is computed. */
export interface Task {
  readonly id: string
  readonly parent: string | null
  readonly title: string
  /** The document and place that it comes from. */
  readonly source: string
  readonly org: OrgId
  readonly owner: PersonId
  readonly helpers: readonly PersonId[]
  readonly startsOn: Day
  readonly dueOn: Day
  /** Counts for so much in an assessment; above 0. */
  readonly weight: number
  /** Counts up by one with every change. */
  readonly version: number
  /** Why it was given up; null while it stands. */
  readonly ended: string | null
  readonly milestones: readonly Milestone[]
  /** Measured by an indicator: the target is reached by `dueOn` along the curve; without a curve in equal steps. */
  readonly target: {
    readonly indicator: string
    readonly value: string
    readonly op: '>=' | '<='
    readonly curve: readonly { readonly on: Day; readonly value: string }[]
  } | null
}

/** A dated entry on a task: the only way its state changes. */
export interface Progress {
  readonly task: string
  readonly on: Day
  readonly by: PersonId
  readonly words: string
  /** Percent done, 0 to 100, as told; a task with an indicator takes it from there. */
  readonly percent: number | null
  readonly milestone: number | null
  readonly evidence: readonly string[]
  /** `done` asks for evidence; `confirmed` for another person than the one who said done. */
  readonly says: 'going-on' | 'blocked' | 'done' | 'confirmed' | 'sent-back'
}

/** Green on course; yellow near the limit or made up late; red late. With the word that is shown: 红 逾期3天. */
export interface Light {
  readonly color: 'green' | 'yellow' | 'red'
  readonly word: string
  /** Days late (positive) or left (negative or 0). */
  readonly daysLate: number
}
