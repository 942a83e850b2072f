/** A stretch of words of an official paper. `pending` marks what is still to be filled. */
export interface OfficialRun {
  readonly text: string
  readonly pending?: boolean
}

export type OfficialBlock =
  /** Level 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; the number is part of the words. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly OfficialRun[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly OfficialRun[] }
  /** The first row is the head. `columns` are shares of the width, `left` the columns set flush left; equal and none where left out. */
  | {
      readonly kind: 'table'
      readonly rows: readonly (readonly (readonly OfficialRun[])[])[]
      readonly columns?: readonly number[]
      readonly left?: readonly number[]
    }

/** An official paper before it is laid out by GB/T 9704-2012: what stands in it, in the order of the standard. */
export interface OfficialDocument {
  readonly title: string
  /** 主送机关, without its colon. */
  readonly to?: string
  readonly blocks: readonly OfficialBlock[]
  /** 发文机关署名 and 成文日期 (2024年3月5日), without a seal. */
  readonly signature?: { readonly organ: string; readonly date: string }
  /** 附件, each on a new page; the 附件说明 under the body is made from their titles. */
  readonly annexes?: readonly { readonly title: string; readonly blocks: readonly OfficialBlock[] }[]
  /** 版记. */
  readonly imprint?: { readonly copiesTo?: string; readonly issuedBy: string; readonly issuedOn: string }
}
