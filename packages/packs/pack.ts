import type { AuditRule, Duty, FieldValues, Indicator, Ledger, Role, Slice } from '@taizhang/ledger'

export type { Slice }

/**
 * One line of business as data: it survives JSON, refers only to names that it or the packs that it builds on declare, and its worked
 * examples run. What an office adds of its own is kept apart (`Addition`), so that a newer version of a pack does not lose it.
 */
export interface Pack {
  /** `civil-affairs`: also its folder. */
  readonly id: string
  /** 民政 */
  readonly title: string
  /** Counts up by one with every change that an office would notice. */
  readonly version: number
  readonly summary: string
  /** Packs whose ledgers and indicators this one refers to; they are enabled along with it. */
  readonly builtOn: readonly string[]
  readonly ledgers: readonly Ledger[]
  /** Values that it adds to choices of the packs that it builds on: 敬老院 as a kind of place of a hazard. */
  readonly moreChoices?: readonly MoreChoices[]
  readonly indicators: readonly Indicator[]
  readonly duties: readonly Duty[]
  readonly auditRules: readonly AuditRule[]
  readonly tieRoles: readonly TieRole[]
  readonly taskTemplates: readonly TaskTemplate[]
  readonly outlines: readonly Outline[]
  readonly examples: readonly WorkedExample[]
}

/** Values put behind those that a choice has, before a last 其他. */
export interface MoreChoices {
  readonly ledger: string
  /** A field of kind choice or choices. */
  readonly field: string
  readonly of: readonly string[]
}

/** A role in which persons answer for members of a roster or for offices: 联系领导, 包保干部. */
export interface TieRole {
  /** As it stands in an assignment: 包保干部. */
  readonly role: string
  /** The roster; null for offices. */
  readonly roster: string | null
  /** How many objects one person may hold before a list names them as too many. */
  readonly most?: number
}

/** A task that such an office promises every year. Days are of the year that it is set up for, `06-30`. */
export interface TaskTemplate {
  readonly key: string
  readonly title: string
  readonly dueOn: string
  /** Measured by an indicator; the value comes from the commitment or from who sets the year up. */
  readonly measuredBy?: { readonly indicator: string; readonly op: '>=' | '<='; readonly usual?: string }
  readonly milestones?: readonly { readonly title: string; readonly dueOn: string }[]
  /** Words by which a promise of last year's report is recognised as this task. */
  readonly knownBy: readonly string[]
}

/** The outline of a report, in our own words, with figures as template marks (packages/report/template.ts). */
export interface Outline {
  readonly kind: 'annual' | 'monthly' | 'weekly'
  /** Here and in the sections `{year}`, `{last-year}` and `{next-year}` stand for the years, `{period}` for 2024年3月. */
  readonly title: string
  readonly sections: readonly OutlineSection[]
}

export interface OutlineSection {
  /** Without its number: numbering is computed. */
  readonly heading: string
  /** `排查安全隐患{hazard.found}，其中敬老院{hazard.found@place-kind=敬老院}。` */
  readonly paragraphs: readonly string[]
  /** Tables with a row for each value of a dimension, behind the paragraphs. */
  readonly tables?: readonly OutlineTable[]
  /** The table of last year's promises and what became of them. */
  readonly fulfilment?: boolean
  readonly sections?: readonly OutlineSection[]
}

/** In its cells a mark takes the row's part by `@each`, and `{each}` is the value itself: `['{each}', '{assistance.households@each}']`. */
export interface OutlineTable {
  readonly over: { readonly indicator: string; readonly field: string }
  readonly head: readonly string[]
  readonly cells: readonly string[]
}

/** A small story that runs in memory: what is entered, and what the indicators then say. */
export interface WorkedExample {
  readonly title: string
  readonly steps: readonly ExampleStep[]
  readonly expect: readonly {
    readonly indicator: string
    readonly period: string
    readonly slice?: Slice
    /** Exact decimal text; null where there is no value. */
    readonly value: string | null
  }[]
}

export type ExampleStep =
  | { readonly enter: string; readonly as: string; readonly values: FieldValues }
  | {
      readonly move: string
      /** The name given by `as`. */
      readonly of: string
      readonly on: string
      readonly values?: FieldValues
      readonly reason?: string
      readonly by?: Role
      /** Refused with this code: an example may show what is not let through. */
      readonly refused?: string
    }
  | { readonly report: string; readonly period: string; readonly value: string }
