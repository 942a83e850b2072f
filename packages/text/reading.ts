import type { Place, TextDocument } from './document.ts'
import type { Figure } from './figure.ts'
import type { FigureLabel } from './subject.ts'

/** A sentence or a clause: where it stands and in which paragraph (index). */
export interface Stretch extends Place {
  readonly paragraph: number
}

/** The kinds of list and heading marks: 一、 （一） 1. （1） ① 一是 第一（，）. */
export type MarkerKind = 'chinese' | 'chinese-bracketed' | 'arabic' | 'arabic-bracketed' | 'circled' | 'is' | 'ordinal'

/** One list or heading mark, at the start of a paragraph or inside one (一是…二是…). */
export interface Marker extends Place {
  readonly kind: MarkerKind
  readonly ordinal: number
  readonly paragraph: number
  /** True where it opens its paragraph. */
  readonly opens: boolean
}

/** What a part of the report is for. */
export type SectionKind = 'title' | 'summary' | 'problems' | 'plan' | 'other'

/** A heading with all that stands under it, up to the next heading of the same or a higher level. */
export interface Section extends Place {
  readonly heading: Place
  /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: number
  readonly kind: SectionKind
  /** Index of the section around it; -1 at the top. */
  readonly parent: number
}

/** The state of a target: `value` in base units. */
export interface CommitmentTarget {
  readonly value: number
  readonly unit: string
  readonly op: '>=' | '<=' | '=' | '>' | '<'
}

/** A promise of the plan part. */
export interface Commitment extends Place {
  readonly action: string
  readonly target: CommitmentTarget | null
  /** ISO date, the last day named; null where none is. */
  readonly deadline: string | null
  readonly owner: string | null
  /** Index of the section that it stands in; -1 where there is none. */
  readonly section: number
}

/** A problem that the report admits, with the commitments (indices) that answer it. */
export interface Problem extends Place {
  readonly measures: readonly number[]
}

/** What the report says of its own time. */
export interface ReportTime {
  /** The year reported on; null where the text does not tell. */
  readonly year: number | null
  /** The year planned for. */
  readonly planYear: number | null
}

export type PeriodKind = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'year-to-date' | 'span'

/** A date or a period that the text names, resolved against the report's year. */
export interface PeriodMention extends Place {
  readonly kind: PeriodKind
  /** ISO dates, both inclusive. */
  readonly from: string
  readonly to: string
  /** 截至…: the state as of `to`. */
  readonly asOf: boolean
  /** …前: a deadline, `to` being the last day. */
  readonly by: boolean
  /** …以来, …起: open at its end. */
  readonly since: boolean
  /** Whether the words name the year in digits (2023年), not only by 今年 or not at all. */
  readonly anchored: boolean
  /** False for a day that no calendar has (2月30日); `to` is then the month's last day. */
  readonly exists: boolean
}

/** All that is read from a document before anything is tested. Lists are in text order. */
export interface Reading {
  readonly document: TextDocument
  readonly text: string
  readonly time: ReportTime
  readonly sentences: readonly Stretch[]
  /** Clauses end at ， ； ： 。 ！ ？ and line ends; 、 does not end one. */
  readonly clauses: readonly Stretch[]
  readonly markers: readonly Marker[]
  readonly sections: readonly Section[]
  readonly figures: readonly Figure[]
  /** What each figure counts or measures, by its words; one for each figure. */
  readonly labels: readonly FigureLabel[]
  readonly periods: readonly PeriodMention[]
  readonly commitments: readonly Commitment[]
  readonly problems: readonly Problem[]
}
