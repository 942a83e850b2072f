// Databases
export { type Database, type Queryable, type Scope, within } from './database.ts'
export { DirectoryInUse } from './directory-lock.ts'
export { openEmbedded } from './embedded.ts'
// The history's chain
export { type ChainVerdict, verifyChain } from './history-chain.ts'
// The ledgers of all tenants
export { IdempotencyKeyReused, LedgerStore, type Once, UnknownTenant } from './ledger-store.ts'
export { MigrationChanged, migrate } from './migrate.ts'
export { openServer } from './server.ts'
