import type { Opened } from './workbench.ts'

/** What a journey finds: a workbench of its own on fresh data. */
export interface JourneyGround {
  readonly opened: Opened
  /** The day in China, by which the page goes too. */
  readonly today: string
  /** `2026`. */
  readonly year: string
  readonly nameOf: (account: string) => string
  /** The address of the annual draft. */
  readonly annual: string
}

/** One way through the workbench, from sign-in to the end. */
export interface Journey {
  readonly title: string
  /** What the browser writes down while the journey tries what must not succeed. */
  readonly expected?: RegExp
  readonly run: (ground: JourneyGround) => Promise<void>
}
