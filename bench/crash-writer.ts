/** Writes to the ledgers without end and says on its standard output what was acknowledged; run and killed by crash.ts. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import type { Entry, Outcome, Result, Step } from '@taizhang/ledger'
import { evidenceOnDisk, LedgerStore, migrate, openEmbedded, openServer } from '@taizhang/store'
import type { WriterLine, WriterTask } from './crash.ts'
import { seededRandom } from './texts.ts'
import { benchCounty, hazardValues, headOf, officeIds, recorderOf, tenant, today } from './workbench/county.ts'

const { kind, place, folder, seed } = JSON.parse(process.argv[2] ?? '') as WriterTask
const random = seededRandom(seed)
const LANES = 3

const database = kind === 'embedded' ? await openEmbedded(place) : await openServer(place, LANES)
await migrate(database)
const store = new LedgerStore(database)
const evidence = evidenceOnDisk(folder)
const at = () => new Date().toISOString()
if (!(await store.tenants()).includes(tenant)) await store.createTenant(tenant, '丰禾县', at())
await store.setUp(tenant, benchCounty(), { by: 'bench', at: at() })
// A pipe is written at once: what is said here stands, whatever becomes of this process.
const say = (line: WriterLine) => writeSync(1, `${JSON.stringify(line)}\n`)
say({ says: 'ready' })
await Promise.all(
  Array.from({ length: LANES }, () => writeWithoutEnd(officeIds[Math.floor(random() * officeIds.length)] ?? '')),
)

async function writeWithoutEnd(org: string): Promise<never> {
  let mine: Entry[] = []
  for (;;) {
    const known = mine[Math.floor(random() * mine.length)]
    const chance = random()
    if (chance < 0.1) await importSome(org)
    else if (chance < 0.15) await report(org)
    else if (!known || chance < 0.5) mine = keep(mine, await create(org))
    else mine = keep(mine, await change(known))
  }
}

function keep(entries: readonly Entry[], result: Result<Outcome> | undefined): Entry[] {
  const entry = result?.ok ? result.value.entry : undefined
  if (!entry) return [...entries]
  const others = entries.filter(({ id }) => id !== entry.id).slice(-30)
  return entry.deleted || entry.state === 'closed' ? others : [...others, entry]
}

async function carryOut(by: string, step: Step, ids: readonly string[], files: readonly string[] = []) {
  const write = randomUUID()
  say({ says: 'begun', write, ids, whole: step.step === 'import-entries' })
  const result = await store.apply(tenant, step, { by, at: at(), today })
  if (!result.ok) say({ says: 'refused', write, codes: result.error.map(({ code }) => code) })
  else say({ says: 'done', write, entry: result.value.entry ?? null, files })
  return result
}

function create(org: string) {
  const id = randomUUID()
  const values = hazardValues(id, random)
  return carryOut(recorderOf(org), { step: 'create-entry', id, ledger: 'hazard', org, values }, [id])
}

function importSome(org: string) {
  const rows = Array.from({ length: 2 + Math.floor(random() * 60) }, (_, row) => {
    const id = randomUUID()
    return { id, row, values: hazardValues(id, random) }
  })
  const step = { step: 'import-entries', ledger: 'hazard', org, mode: 'all', rows } as const
  return carryOut(
    recorderOf(org),
    step,
    rows.map(({ id }) => id),
  )
}

function report(org: string) {
  const period = `2025-0${1 + Math.floor(random() * 5)}`
  const value = String(Math.floor(random() * 1000))
  return carryOut(recorderOf(org), { step: 'report-value', indicator: 'trained', org, period, value, note: '' }, [])
}

async function change({ id, org, version, state }: Entry) {
  const chance = random()
  const [by, other] = [recorderOf(org), headOf(org)]
  if (chance < 0.1) return carryOut(by, { step: 'delete-entry', id, version, reason: '重复录入' }, [id])
  if (chance < 0.3) {
    const cost = (random() * 1000).toFixed(2)
    return carryOut(by, { step: 'edit-entry', id, version, values: { cost }, reason: '核对单据' }, [id])
  }
  const move = state === 'found' ? 'assign' : state === 'fixing' ? 'submit' : 'close'
  const files = move === 'close' ? [await upload()] : []
  const step = { step: 'move-entry', id, version, move, values: {}, evidence: files, reason: '', on: today } as const
  return carryOut(move === 'close' ? other : by, step, [id], files)
}

async function upload(): Promise<string> {
  const put = await evidence.put('复查.txt', [Buffer.from(`复查记录 ${randomUUID()}\n`)])
  if (!put.ok) throw new Error(put.error.message)
  await store.addEvidence(tenant, put.file, { by: headOf(officeIds[0] ?? ''), at: at() })
  say({ says: 'uploaded', hash: put.file.hash })
  return put.file.hash
}
