import { existsSync, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export { noServer, type TestPostgres, testPostgres } from './test-postgres.ts'

const root = resolve(import.meta.dirname, '..')

/** What a suite may need beside the repository: a program of the machine, or the shared reports. */
export type Need = 'shared' | 'chromium' | 'soffice' | 'pdftoppm'

/** Other names that a program goes by. */
const programNames: Readonly<Record<string, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  soffice: ['soffice', 'libreoffice'],
}

/** The folder of real reports and gold files beside the repository; null where it is missing, as on a user's machine. */
export function sharedFolder(): string | null {
  const folder = join(root, '..', 'shared')
  return existsSync(join(folder, 'corpus')) ? folder : null
}

/** The full path of a program that the machine has on its PATH; null where it has none. */
export function programPath(name: string): string | null {
  const names = programNames[name] ?? [name]
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const each of names) {
    const path = folders.map((folder) => join(folder, each)).find(isFile)
    if (path !== undefined) return path
  }
  return null
}

/**
 * For `test(title, { skip: skipReason('shared') }, …)`: false where everything needed is here,
 * else the reason, which the runner prints and counts.
 */
export function skipReason(...needs: readonly Need[]): string | false {
  const missing = needs.filter((need) => (need === 'shared' ? sharedFolder() : programPath(need)) === null)
  if (missing.length === 0) return false
  return `missing here: ${missing.map((need) => (need === 'shared' ? '../shared' : need)).join(', ')}`
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
