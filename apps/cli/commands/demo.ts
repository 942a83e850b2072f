import { randomBytes } from 'node:crypto'
import { addDays, dayOfMoment } from '@taizhang/ledger'
import type { LedgerStore } from '@taizhang/store'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { counterOn } from '../counter.ts'

const help = `填一个虚构的县作演示：县政府、三个局、两个镇，十五本台账，两年约五万条记录，各种角色的人。

用法：taizhang demo [选项]

  --data 目录        填到哪里，默认 taizhang-data；设了 DATABASE_URL 就填到那个数据库。必须是空的
  --scale 倍数       多大，默认1；0.1 是十分之一，快得多
  --seed 数字        换一个数字，就换一套记录；同一个数字每次都一样

县名、单位、人和数字都是编的。演示账号和密码最后打印一次。
`

const options = { data: { type: 'string' }, scale: { type: 'string' }, seed: { type: 'string' } } as const
const TENANT = 'demo'

export const demo: Command = {
  summary: '填一个虚构的县作演示',
  help,
  run: async (args) => {
    const { values } = parseCommand('demo', args, options)
    const scale = Number(values.scale ?? 1)
    const seed = Number(values.seed ?? 20_240_612)
    if (!(scale > 0 && scale <= 20)) throw new CannotCarryOut(`--scale 要写0到20之间的数，写的是“${values.scale}”。`)
    if (!Number.isInteger(seed)) throw new CannotCarryOut(`--seed 要写整数，写的是“${values.seed}”。`)
    const { withInstallation } = await import('../installation.ts')
    return withInstallation<ExitCode>(values.data, async ({ store, evidence }) => {
      if ((await store.tenants()).length > 0)
        throw new CannotCarryOut('这里已有数据，演示只填到空的地方。', '请用 --data 另写一个目录。')
      const { accounts, countyName, courseDays, evidenceTexts, happenings, setupFrom } = await import(
        '@taizhang/county'
      )
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
      process.stdout.write(
        `已填好演示用的“${countyName}”：${told.entries}条记录，${told.moves}次办理，${told.tasks}项任务。\n`,
      )
      await openAccounts(store, accounts)
      return 0
    })
  },
}

/** So many steps are taken in one transaction. */
const STEPS_AT_ONCE = 1_000

async function fill(store: LedgerStore, all: Iterable<import('@taizhang/county').Happening>) {
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
    counter.show(`${some.at(-1)?.context.today}  ${told.entries}条记录，${told.moves}次办理……`)
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

/** One password for all accounts of a demonstration, made anew for each. */
async function openAccounts(
  store: LedgerStore,
  accounts: readonly { readonly person: string; readonly name: string; readonly shows: string }[],
): Promise<void> {
  const { hashPassword } = await import('@taizhang/server')
  const { AccountStore } = await import('@taizhang/store')
  const password = `Lincheng-${randomBytes(4).toString('hex')}`
  const passwordHash = await hashPassword(password)
  const kept = new AccountStore(store.database)
  for (const { person } of accounts)
    await kept.create(TENANT, { person, signInName: person, passwordHash, mustChange: false }, new Date().toISOString())
  process.stdout.write(`演示账号，密码都是 ${password} ：\n`)
  for (const { person, name, shows } of accounts) process.stdout.write(`  ${person.padEnd(20)}${name}  ${shows}\n`)
}
