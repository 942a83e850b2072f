import type { Pack } from '@taizhang/packs'
import type {
  AccessRecordStore,
  AccountStore,
  EvidenceStore,
  LedgerStore,
  PackStore,
  ReportStore,
  SessionStore,
  TenantSetup,
  YearStore,
} from '@taizhang/store'
import type { ChangeHub } from './change-hub.ts'
import type { ImportRuns } from './import-runs.ts'
import type { Limits } from './limits.ts'
import type { Seal } from './sign-in/seal.ts'

/** What all endpoints work with. */
export interface Services {
  readonly store: LedgerStore
  readonly packs: PackStore
  /** The packs that the program brings. */
  readonly registry: readonly Pack[]
  readonly reports: ReportStore
  readonly years: YearStore
  readonly accounts: AccountStore
  readonly sessions: SessionStore
  readonly accessRecords: AccessRecordStore
  readonly evidence: EvidenceStore
  readonly seal: Seal
  readonly changes: ChangeHub
  readonly imports: ImportRuns
  readonly limits: Limits
  /** The moment, in UTC with milliseconds. */
  readonly now: () => string
}

/** What is known of a request from anybody. */
export interface OpenRequest {
  readonly services: Services
  readonly at: string
  /** The local day of `at`. */
  readonly today: string
  readonly requestId: string
  readonly address: string
  readonly agent: string
  readonly raw: Request
  /** Sets the session's cookie, or takes it away. */
  readonly setSession: (cookie: string | null) => void
}

/** A request of somebody who is signed in. */
export interface SignedRequest extends OpenRequest {
  readonly tenant: string
  readonly setup: TenantSetup
  readonly caller: {
    readonly person: string
    readonly session: string
    readonly signInName: string
    readonly passwordMustChange: boolean
    readonly secondFactor: boolean
  }
  /** The offices whose business data the caller may read today; of the three administrators none. */
  readonly orgs: 'all' | readonly string[]
  /** The key that the caller gave the write, with a digest of the request. */
  readonly once: { readonly key: string; readonly requestHash: string } | undefined
}
