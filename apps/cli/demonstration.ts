import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Happening } from '@taizhang/county'
import { addDays, dayOfMoment } from '@taizhang/ledger'
import type { Installation } from '@taizhang/server'
import type { LedgerStore } from '@taizhang/store'
import { CannotCarryOut } from './cannot-carry-out.ts'
import { counterOn } from './counter.ts'

/** A demonstration that has been filled in. */
export interface Demonstration {
  readonly countyName: string
  readonly told: { readonly entries: number; readonly moves: number; readonly tasks: number }
  readonly accounts: readonly { readonly person: string; readonly name: string; readonly shows: string }[]
  /** One for all accounts, made anew for each demonstration. */
  readonly password: string
}

const TENANT = 'demo'
export const usualSeed = 20_240_612

/** How large the county is to be: a share of the usual one. */
export function scaleOf(text: string | undefined): number {
  const scale = Number(text ?? 1)
  if (scale > 0 && scale <= 20) return scale
  throw new CannotCarryOut(`--scale 要写0到20之间的数，写的是“${text}”。`)
}

/** Fills an installation that holds nothing yet with the invented county, and shows on standard error how far it has come. */
export async function fillDemonstration(
  { store, evidence }: Pick<Installation, 'store' | 'evidence'>,
  { scale, seed }: { readonly scale: number; readonly seed: number },
): Promise<Demonstration> {
  const { accounts, countyName, courseDays, evidenceTexts, happenings, setupFrom } = await import('@taizhang/county')
  const today = dayOfMoment(new Date().toISOString())
  const from = addDays(today, -courseDays)
  const at = `${from}T00:00:00.000Z`
  await store.createTenant(TENANT, countyName, at)
  await store.setUp(TENANT, setupFrom(from), { by: 'demo', at })
  const hashes: string[] = []
  for (const { name, text } of evidenceTexts) {
    const kept = await evidence.put(name, [new TextEncoder().encode(text)])
    if (!kept.ok) throw new Error(kept.error.message)
    await store.addEvidence(TENANT, kept.file, { by: 'civil-recorder', at })
    hashes.push(kept.file.hash)
  }
  const told = await fill(store, happenings({ today, seed, scale, evidence: hashes }))
  return { countyName, told, accounts, password: await openAccounts(store, accounts) }
}

/** Who can sign in to a demonstration, and with what. */
export const accountLines = ({ accounts, password }: Pick<Demonstration, 'accounts' | 'password'>): string =>
  [
    `演示账号，密码都是 ${password} ：`,
    ...accounts.map(({ person, name, shows }) => `  ${person.padEnd(20)}${name}  ${shows}`),
    '',
  ].join('\n')

const accountsFile = (folder: string): string => join(folder, 'demonstration-accounts.txt')

/** Keeps who can sign in beside the data, for whoever starts the demonstration again. Everything in it is invented. */
export const keepAccountLines = (folder: string, lines: string): void =>
  writeFileSync(accountsFile(folder), lines, { mode: 0o600 })

/** What `keepAccountLines` kept; null where the folder holds no demonstration. */
export const keptAccountLines = (folder: string): string | null =>
  existsSync(accountsFile(folder)) ? readFileSync(accountsFile(folder), 'utf8') : null

/** So many steps are taken in one transaction. */
const STEPS_AT_ONCE = 1_000

async function fill(store: LedgerStore, all: Iterable<Happening>): Promise<Demonstration['told']> {
  const counter = counterOn(process.stderr)
  const told = { entries: 0, moves: 0, tasks: 0 }
  for (const some of portions(all, STEPS_AT_ONCE)) {
    for (const [at, result] of (await store.applyAll(TENANT, some, 'good')).entries()) {
      const { step } = some[at] as (typeof some)[number]
      if (result.ok && step.step === 'import-entries') told.entries += step.rows.length
      else if (result.ok && step.step === 'move-entry') told.moves++
      else if (result.ok && step.step === 'create-task') told.tasks++
      // A matter found again re-opened the old entry and made no new one; what was meant for the new one finds nothing.
      else if (!result.ok && result.error.some(({ code }) => code !== 'unknown-entry' && code !== 'stale-version'))
        throw new Error(`${step.step}: ${result.error.map(({ message }) => message).join('')}`)
    }
    counter.show(`正在填演示数据：到${some.at(-1)?.context.today}，${told.entries}条记录，${told.moves}次办理……`)
  }
  counter.clear()
  return told
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
