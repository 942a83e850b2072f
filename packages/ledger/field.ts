import type { Day } from './day.ts'

interface FieldBase {
  readonly label: string
  readonly required?: boolean
  /** Help shown beside the field. */
  readonly hint?: string
  /** Only the roles that the ledger names for protected fields see it in full; reading it is logged. */
  readonly protected?: boolean
}

/** A field of a ledger. Values are stored normalised: digits half-width, text trimmed, decimals as exact decimal text. */
export type Field = FieldBase &
  (
    | { readonly kind: 'text'; readonly max: number; readonly pattern?: string }
    | { readonly kind: 'long-text'; readonly max: number }
    | { readonly kind: 'integer'; readonly unit: string; readonly min?: number; readonly max?: number }
    /** An exact decimal in one unit; `alias` names a second unit held equal to it (㎡ and 亩), which is taken on entry (`15亩`),
     * computed and never stored. */
    | {
        readonly kind: 'decimal'
        readonly unit: string
        readonly decimals: number
        readonly min?: string
        readonly max?: string
        readonly alias?: { readonly unit: string; readonly factor: string; readonly decimals: number }
        /** This field measures a part of another field of the same entry (耕地 of 面积) and cannot exceed it. */
        readonly partOf?: string
      }
    /** Money in 元 with two decimals, exact. */
    | { readonly kind: 'money'; readonly min?: string; readonly partOf?: string }
    | { readonly kind: 'date' }
    | { readonly kind: 'date-range' }
    | { readonly kind: 'choice'; readonly of: readonly string[] }
    | { readonly kind: 'choices'; readonly of: readonly string[] }
    | { readonly kind: 'person' }
    | { readonly kind: 'org' }
    /** A region by its code (行政区划代码, 6 to 12 digits). */
    | { readonly kind: 'region' }
    | { readonly kind: 'reference'; readonly ledger: string }
    | { readonly kind: 'attachment'; readonly most: number }
    /** A place on the map: longitude and latitude in degrees, CGCS2000. */
    | { readonly kind: 'place' }
    /** 公民身份号码 with its check digit (GB 11643); always protected. */
    | { readonly kind: 'identity-number' }
    /** Always protected. */
    | { readonly kind: 'phone' }
    /** A status that another office or platform sets: never overwrites our own, kept with from whom and as of when. */
    | {
        readonly kind: 'outside-status'
        readonly of: readonly string[]
        /** The states of our own flow that go with a status; one that is left out goes with any. */
        readonly means?: Readonly<Record<string, readonly string[]>>
      }
  )

export type FieldKind = Field['kind']

/** A value as stored. Decimals and money are exact decimal text (`'12.50'`); absent and null are the same: not filled. */
export type FieldValue =
  | string
  | number
  | null
  | readonly string[]
  | { readonly from: Day; readonly to: Day | null }
  | { readonly longitude: number; readonly latitude: number }
  | { readonly status: string; readonly source: string; readonly asOf: Day }

export type FieldValues = Readonly<Record<string, FieldValue>>
