import type { Assignment } from './assignment.ts'
import type { Day } from './day.ts'
import type { CitedFigure, Target } from './indicator.ts'
import type { OrgId, PersonId } from './org.ts'
import type { Supervision, SupervisionTurn } from './supervision.ts'
import type { Milestone, Progress, Task } from './task.ts'

/** Everything that can be done to tasks, to the ties between people and objects, and to figures from outside. */
export type TaskStep =
  | { readonly step: 'create-task'; readonly task: Omit<Task, 'version' | 'ended'> }
  | {
      readonly step: 'replan-task'
      readonly id: string
      readonly version: number
      readonly title?: string
      readonly owner?: PersonId
      readonly helpers?: readonly PersonId[]
      readonly dueOn?: Day
      readonly weight?: number
      readonly milestones?: readonly Milestone[]
      readonly target?: Task['target']
      /** A plan is not changed without saying why. */
      readonly reason: string
    }
  | { readonly step: 'end-task'; readonly id: string; readonly version: number; readonly reason: string }
  | {
      readonly step: 'add-progress'
      readonly id: string
      readonly version: number
      readonly progress: Omit<Progress, 'task' | 'by'>
    }
  /** Given out today, to the task's owner; its number follows from the issuer's last. */
  | ({ readonly step: 'issue-supervision' } & Pick<Supervision, 'id' | 'task' | 'kind' | 'demand' | 'replyBy'>)
  | ({ readonly step: 'answer-supervision'; readonly id: string; readonly version: number } & Pick<
      SupervisionTurn,
      'says' | 'words' | 'evidence' | 'replyBy'
    >)
  | { readonly step: 'assign'; readonly assignment: Assignment; readonly org: OrgId }
  | { readonly step: 'end-assignment'; readonly id: string; readonly on: Day; readonly reason: string }
  | {
      readonly step: 'hand-over'
      readonly org: OrgId
      readonly from: PersonId
      readonly to: PersonId
      readonly on: Day
    }
  | { readonly step: 'cite-figure'; readonly figure: CitedFigure }
  | { readonly step: 'set-target'; readonly target: Omit<Target, 'version'> }
  | {
      readonly step: 'pass-audit'
      readonly rule: string
      readonly of: string
      readonly org: OrgId
      readonly period: string
      readonly reason: string
    }
