import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BureauYear, Happening } from '@taizhang/county'
import { addDays, dayOfMoment } from '@taizhang/ledger'
import type { Installation } from '@taizhang/server'
import type { LedgerStore } from '@taizhang/store'
import { CannotCarryOut } from './cannot-carry-out.ts'
import { counterOn } from './counter.ts'

/** A demonstration that has been filled in. */
export interface Demonstration {
  readonly countyName: string
  /** The office whose year is shown, and that year. */
  readonly org: string
  readonly year: number
  readonly told: { readonly entries: number; readonly moves: number; readonly tasks: number }
  readonly accounts: readonly { readonly person: string; readonly name: string; readonly shows: string }[]
  /** One for all accounts, made anew for each demonstration. */
  readonly password: string
}

export const TENANT = 'demo'
export const usualSeed = 20_240_612

/** How large the county is to be: a share of the usual one. */
export function scaleOf(text: string | undefined): number {
  const scale = Number(text ?? 1)
  if (scale > 0 && scale <= 20) return scale
  throw new CannotCarryOut(`--scale 要写0到20之间的数，写的是“${text}”。`)
}

/**
 * Fills an installation that holds nothing yet with the invented county: two years of some of its offices, and one whole year of its
 * civil-affairs bureau, day by day, with the steps that its people would take. Shows on standard error how far it has come.
 */
export async function fillDemonstration(
  installation: Pick<Installation, 'store' | 'evidence'>,
  { scale, seed }: { readonly scale: number; readonly seed: number },
): Promise<Demonstration> {
  const { accounts, bureau, bureauYear, countyName, happenings } = await import('@taizhang/county')
  const { store } = installation
  const today = dayOfMoment(new Date().toISOString())
  const evidence = await openCounty(installation, today)
  const year = bureauYear({ today, evidence })
  const all = inOrder([...happenings({ today, seed, scale, evidence }), ...year.happenings])
  const told = await tellYear(store, year, all, evidence)
  const password = await openAccounts(store, accounts)
  return { countyName, org: bureau, year: year.year, told, accounts, password }
}

/** The county with its offices and people, the packs that they use, and the files of evidence. @returns the files' hashes. */
export async function openCounty(
  { store, evidence }: Pick<Installation, 'store' | 'evidence'>,
  today: string,
): Promise<readonly string[]> {
  const { bureau, countyName, courseDays, evidenceFiles, setupFrom, staff } = await import('@taizhang/county')
  const { packs } = await import('@taizhang/packs')
  const { PackStore } = await import('@taizhang/store')
  const from = addDays(today, -courseDays)
  const at = `${from}T00:00:00.000Z`
  await store.createTenant(TENANT, countyName, at)
  await store.setUp(TENANT, setupFrom(from), { by: 'system', at })
  const enabling = new PackStore(store)
  for (const [pack, org] of [
    ['office', 'county'],
    ['civil-affairs', bureau],
  ] as const) {
    const enabled = await enabling.enable(TENANT, pack, org, packs, { by: 'system', at })
    if (!enabled.ok) throw new Error(enabled.refusals.map(({ place, message }) => `${place}: ${message}`).join(''))
  }
  const hashes: string[] = []
  for (const { name, bytes } of evidenceFiles()) {
    const kept = await evidence.put(name, [bytes])
    if (!kept.ok) throw new Error(kept.error.message)
    await store.addEvidence(TENANT, kept.file, { by: staff.recorder, at })
    hashes.push(kept.file.hash)
  }
  return hashes
}

const inOrder = (all: readonly Happening[]): readonly Happening[] =>
  [...all].sort(({ context: a }, { context: b }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

/** Lets everything happen in the order of its days, the bureau's year set up and its monthly report signed among it. */
export async function tellYear(
  store: LedgerStore,
  year: BureauYear,
  all: readonly Happening[],
  evidence: readonly string[],
): Promise<Demonstration['told']> {
  const { progressSteps, reportedSteps } = await import('@taizhang/county')
  const { setUpBureauYear, signMonthlyReport, writeAnnualDraft } = await import('./demonstration-year.ts')
  const before = (day: string) => (one: Happening) => one.context.today < day
  const filling = new Filling(store)
  const { setUpOn, monthly } = year
  await filling.add(all.filter(before(setUpOn)))
  const { applied, tasks, made } = await setUpBureauYear(store, TENANT, year)
  const rest = inOrder([
    ...all.filter((one) => !before(setUpOn)(one)),
    ...progressSteps(tasks, { ...year, evidence }),
    ...reportedSteps(made, year),
  ])
  await filling.add(rest.filter(before(monthly.signedOn)))
  await signMonthlyReport(store, TENANT, year)
  await filling.add(rest.filter((one) => !before(monthly.signedOn)(one)))
  await writeAnnualDraft(store, TENANT, year)
  return { ...filling.done(), tasks: filling.told.tasks + applied.tasks.created }
}

/** Who can sign in to a demonstration, and with what. */
export const accountLines = ({ accounts, password }: Pick<Demonstration, 'accounts' | 'password'>): string =>
  [
    `演示账号，密码都是 ${password} ：`,
    ...accounts.map(({ person, name, shows }) => `  ${person.padEnd(20)}${name}  ${shows}`),
    '',
  ].join('\n')

/** Which office's year is shown and who may sign in to it, as one line for a script: who drafts, and by role who else. */
export const demonstrationLine = ({ org, year, accounts, password }: Demonstration): string => {
  const roles = { drafter: 'civil-drafter', head: 'civil-head', leader: 'civil-leader', recorder: 'civil-recorder' }
  const more = { ...roles, second: 'civil-recorder-2', supervisor: 'chaser' }
  const known = Object.entries(more).filter(([, name]) => accounts.some(({ person }) => person === name))
  return `${JSON.stringify({ org, year, signIn: { name: roles.drafter, password }, accounts: Object.fromEntries(known) })}\n`
}

const accountsFile = (folder: string): string => join(folder, 'demonstration-accounts.txt')

/** Keeps who can sign in beside the data, for whoever starts the demonstration again. Everything in it is invented. */
export const keepAccountLines = (folder: string, lines: string): void =>
  writeFileSync(accountsFile(folder), lines, { mode: 0o600 })

/** What `keepAccountLines` kept; null where the folder holds no demonstration. */
export const keptAccountLines = (folder: string): string | null =>
  existsSync(accountsFile(folder)) ? readFileSync(accountsFile(folder), 'utf8') : null

/** So many steps are taken in one transaction. */
const STEPS_AT_ONCE = 1_000

/** Takes steps in large portions, counts them, and shows how far it has come. */
class Filling {
  readonly #store: LedgerStore
  readonly #counter = counterOn(process.stderr)
  told = { entries: 0, moves: 0, tasks: 0 }

  constructor(store: LedgerStore) {
    this.#store = store
  }

  async add(all: Iterable<Happening>): Promise<void> {
    for (const some of portions(all, STEPS_AT_ONCE)) {
      for (const [at, result] of (await this.#store.applyAll(TENANT, some, 'good')).entries()) {
        const { step } = some[at] as (typeof some)[number]
        if (result.ok) this.#count(step)
        // A matter found again re-opened the old entry and made no new one; what was meant for the new one finds nothing.
        else if (result.error.some(({ code }) => code !== 'unknown-entry' && code !== 'stale-version'))
          throw new Error(`${step.step}: ${result.error.map(({ message }) => message).join('')}`)
      }
      const { entries, moves } = this.told
      this.#counter.show(`正在填演示数据：到${some.at(-1)?.context.today}，${entries}条记录，${moves}次办理……`)
    }
  }

  #count(step: Happening['step']): void {
    const { entries, moves, tasks } = this.told
    if (step.step === 'import-entries') this.told = { entries: entries + step.rows.length, moves, tasks }
    else if (step.step === 'move-entry') this.told = { entries, moves: moves + 1, tasks }
    else if (step.step === 'create-task') this.told = { entries, moves, tasks: tasks + 1 }
  }

  done(): Demonstration['told'] {
    this.#counter.clear()
    return this.told
  }
}

function* portions<T>(all: Iterable<T>, size: number): Iterable<readonly T[]> {
  let portion: T[] = []
  for (const one of all) {
    portion.push(one)
    if (portion.length < size) continue
    yield portion
    portion = []
  }
  if (portion.length > 0) yield portion
}

async function openAccounts(store: LedgerStore, accounts: Demonstration['accounts']): Promise<string> {
  const { hashPassword } = await import('@taizhang/server')
  const { AccountStore } = await import('@taizhang/store')
  const password = `Lincheng-${randomBytes(4).toString('hex')}`
  const passwordHash = await hashPassword(password)
  const kept = new AccountStore(store.database)
  for (const { person } of accounts)
    await kept.create(TENANT, { person, signInName: person, passwordHash, mustChange: false }, new Date().toISOString())
  return password
}
