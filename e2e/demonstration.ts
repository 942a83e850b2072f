import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Whoever signs in during the journeys, by what he or she does; the demonstration names them in its last line. */
export const people = {
  recorder: 'civil-recorder',
  head: 'civil-head',
  drafter: 'civil-drafter',
  leader: 'civil-leader',
  system: 'system',
  security: 'security',
  audit: 'audit',
} as const

/** What `taizhang demo` tells in its last line, for scripts that go on. */
export interface FilledDemonstration {
  readonly org: string
  readonly year: number
  readonly password: string
  /** What somebody is called, by the name that he or she signs in with. */
  readonly nameOf: (account: string) => string
}

/** The whole year of the bureau, and as little as can be of the other offices. */
const SCALE = '0.01'

/** Fills a folder with the demonstration as a user would, with the command. */
export function fillDemonstration(folder: string): FilledDemonstration {
  const command = join(import.meta.dirname, '..', 'apps', 'cli', 'taizhang.ts')
  const args = ['--disable-warning=ExperimentalWarning', command, 'demo', '--data', folder, '--scale', SCALE]
  // A database that the environment names is not for this.
  const { DATABASE_URL: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`the demonstration was not filled: ${stderr}`)
  const last: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
  const { org, year, signIn } = last as { org: string; year: number; signIn: { name: string; password: string } }
  const names = new Map(
    [...stdout.matchAll(/^ {2}(\S+) +(\S+) {2}/gm)].map(([, account = '', name = '']) => [account, name]),
  )
  return { org, year, password: signIn.password, nameOf: (account) => names.get(account) ?? account }
}
