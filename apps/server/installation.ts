import { resolve } from 'node:path'
import {
  type Database,
  type EvidenceStore,
  evidenceOnDisk,
  LedgerStore,
  migrate,
  openEmbedded,
  openServer,
} from '@taizhang/store'
import { keyIn, type Seal, sealBy } from './sign-in/seal.ts'

/** What an installation consists of: the database, the files beside it, and the key. */
export interface Installation {
  readonly database: Database
  readonly store: LedgerStore
  readonly evidence: EvidenceStore
  readonly seal: Seal
  readonly folder: string
}

/** Where the data lie unless the user says otherwise, beside where the command is called. */
export const usualFolder = 'taizhang-data'

/**
 * Opens an installation and brings its database up to date. Evidence and the key lie in the folder; the database too, unless the
 * address of a server is given.
 * @throws DirectoryInUse where another process has the embedded database.
 */
export async function openInstallation(data: string, databaseUrl: string | undefined): Promise<Installation> {
  const folder = resolve(data)
  const database = databaseUrl ? await openServer(databaseUrl) : await openEmbedded(folder)
  try {
    await migrate(database)
    const seal = sealBy(keyIn(folder))
    return { database, store: new LedgerStore(database), evidence: evidenceOnDisk(folder), seal, folder }
  } catch (error) {
    await database.close()
    throw error
  }
}
