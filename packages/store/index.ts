// Databases
export { type Database, type Queryable, type Scope, within } from './database.ts'
export { DirectoryInUse } from './directory-lock.ts'
export { openEmbedded } from './embedded.ts'
// Evidence
export {
  type EvidenceFile,
  type EvidenceRefused,
  type EvidenceResult,
  type EvidenceStore,
  evidenceInMemory,
  evidenceOnDisk,
  evidenceSizeBytesMax,
} from './evidence.ts'
// What an outsider or an auditor asks
export { type ChainVerdict, verifyChain } from './history-chain.ts'
export type { IndicatorQuestion } from './indicator-reading.ts'
// The ledgers of all tenants
export { IdempotencyKeyReused, LedgerStore, type Once, UnknownTenant } from './ledger-store.ts'
export { MigrationChanged, migrate } from './migrate.ts'
export { openServer } from './server.ts'
export { orgsOf, orgsUnder, type TenantSetup } from './setup.ts'
export { type Verified, verifyTenant } from './verify.ts'
