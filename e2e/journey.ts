import type { Opened } from './workbench.ts'

/** What a journey finds: a workbench of its own on fresh data. */
export interface JourneyGround {
  readonly opened: Opened
  readonly today: string
  /** `2026`. */
  readonly year: string
  /** The address of the annual draft. */
  readonly annual: string
}

/** One way through the workbench, from sign-in to the end. */
export interface Journey {
  readonly title: string
  readonly run: (ground: JourneyGround) => Promise<void>
}
