import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addDays,
  type Day,
  dayOfMoment,
  dimensionsOf,
  type Entry,
  evaluate,
  type FieldValues,
  type Outcome,
  type Result,
  type Setup,
  type Step,
  type StepContext,
  type Task,
  type TaskDecision,
  type TaskStep,
  World,
} from '@taizhang/ledger'
import type { Database } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import { chainLine, verifyChain } from './history-chain.ts'
import { historyRowOf } from './history-row.ts'
import { LedgerStore, type StepRequest } from './ledger-store.ts'
import { progressOf, tasksWhere, tiesWhere } from './task-view.ts'
import { chances } from './testing/chances.ts'
import { compareTasks } from './testing/compare-tasks.ts'
import { county } from './testing/county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'
import { historyOf, verifyTenant } from './verify.ts'

const STEPS = 5_000
const STEPS_BETWEEN_RECOUNTS = 100
/** Fewer accepted steps than this would mean that the random steps run into refusals only. */
const ACCEPTED_MIN = 2_500
const SEED = 20240305

const tenants = ['yunling', 'qinghe'] as const
const files = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
const periods = [
  '2024-01',
  '2024-02',
  '2024-03',
  '2024-Q1',
  '2024-Q2',
  '2024',
  '2024-H1',
  '2024-01..04',
  '2024-W10',
  '2024-02-29',
]

const taskSteps: ReadonlySet<string> = new Set<TaskStep['step']>([
  'create-task',
  'replan-task',
  'end-task',
  'add-progress',
  'issue-supervision',
  'answer-supervision',
  'assign',
  'end-assignment',
  'hand-over',
  'cite-figure',
  'set-target',
  'pass-audit',
])
const isTaskStep = (step: Step | TaskStep): step is TaskStep => taskSteps.has(step.step)

/** Random steps for a world, mostly ones that it would accept. Its entries are looked at, so that later steps meet earlier ones. */
function stepsFor(world: World, chance: ReturnType<typeof chances>) {
  const { below, pick, often } = chance
  const orgs = ['civil', 'town', 'village'] as const
  let ids = 0
  const dayNear = (today: Day) => addDays(today, often(0.95) ? -below(40) : 1 + below(3))
  const someone = (org: string) =>
    often(0.9)
      ? `${pick(['recorder', 'clerk', 'head'])}-${org}`
      : pick(['leader', 'chief', 'viewer', 'recorder-town', 'nobody'])
  const someEntry = (ledger: string): Entry | undefined => {
    const all = world.entries().filter((entry) => entry.ledger === ledger)
    return all.length === 0 ? undefined : pick(often(0.7) ? all.slice(-40) : all)
  }
  const reference = () => (often(0.9) ? (someEntry('household')?.id ?? null) : 'no-such-entry')
  const values: Record<string, (today: Day) => FieldValues> = {
    hazard: (today) => ({
      number: `A${below(400)}`,
      place: often(0.97) ? pick(['敬老院', '学校', '医院', '市场']) : '车站',
      found: dayNear(today),
      ...(often(0.5) && { cost: `${below(900)}.${below(99)}` }),
      ...(often(0.4) && { people: below(50) }),
      ...(often(0.3) && { tags: often(0.5) ? '消防' : ['用电', '燃气'] }),
      ...(often(0.2) && { household: reference() }),
      ...(often(0.3) && {
        above: { status: pick(['已上报', '已办结', '已归档']), source: '省平台', asOf: dayNear(today) },
      }),
      ...(often(0.2) && { span: { from: addDays(today, -3), to: often(0.5) ? today : null } }),
      ...(often(0.2) && { photos: [pick([...files, 'd'.repeat(64)])] }),
      ...(often(0.3) && { measure: '　更换线路　' }),
    }),
    household: (today) => ({
      code: `H${below(250)}`,
      since: dayNear(today),
      ...(often(0.2) && { until: addDays(today, below(60) - 20) }),
      ...(often(0.8) && { grade: pick(['一档', '二档', '三档']) }),
      ...(often(0.8) && { members: `${1 + below(6)}` }),
      ...(often(0.7) && { area: `${50 + below(900)}.${below(999)}` }),
      ...(often(0.3) && { farm: `${below(300)}` }),
      ...(often(0.4) && { keeper: pick(['leader', 'clerk-town', 'nobody']) }),
      ...(often(0.2) && { at: { longitude: 110.5 + below(100) / 100, latitude: 26.123456 } }),
    }),
    visit: (today) => ({
      ...(often(0.9) && { day: dayNear(today) }),
      ...(often(0.8) && { household: reference() }),
      ...(often(0.8) && { by: someone('town') }),
      ...(often(0.5) && { score: `${below(10)}.${below(10)}` }),
      words: '一切正常'.slice(0, 1 + below(4)),
    }),
  }
  const ledger = () => pick(['hazard', 'hazard', 'household', 'visit'])
  const version = (entry: Entry) => (often(0.95) ? entry.version : entry.version - 1)
  const fresh = () => `e${++ids}-${below(1_000_000)}`

  const makers: Record<string, (today: Day) => [Step | TaskStep, string]> = {
    create: (today) => {
      const [key, org] = [ledger(), pick(orgs)]
      return [{ step: 'create-entry', id: fresh(), ledger: key, org, values: values[key]?.(today) ?? {} }, someone(org)]
    },
    edit: (today) => {
      const entry = someEntry(ledger())
      if (!entry) return makers['create']?.(today) as [Step | TaskStep, string]
      const all = Object.entries(values[entry.ledger]?.(today) ?? {})
      const some = Object.fromEntries(
        all.filter(() => often(0.3)).map(([key, value]) => [key, often(0.1) ? null : value]),
      )
      return [
        { step: 'edit-entry', id: entry.id, version: version(entry), values: some, reason: '更正' },
        someone(entry.org),
      ]
    },
    move: (today) => {
      const entry = someEntry('hazard')
      if (!entry) return makers['create']?.(today) as [Step | TaskStep, string]
      const next = { found: ['assign'], fixing: ['submit'], review: ['close', 'close', 'return'], closed: ['reopen'] }
      const move = often(0.95)
        ? pick(next[(entry.state ?? 'found') as keyof typeof next])
        : pick(['assign', 'close', 'none'])
      return [
        {
          step: 'move-entry',
          id: entry.id,
          version: version(entry),
          move,
          values:
            move === 'submit' && often(0.8)
              ? { measure: '更换', cost: `${below(500)}` }
              : often(0.1)
                ? { number: `A${below(400)}` }
                : {},
          evidence: move === 'close' && often(0.9) ? [pick(files)] : [],
          reason: often(0.9) ? '未整改到位' : ' ',
          ...(often(0.4) && { on: addDays(today, -below(6)) }),
        },
        move === 'reopen' ? pick(['leader', `head-${entry.org}`]) : someone(entry.org),
      ]
    },
    remove: (today) => {
      const entry = someEntry(ledger())
      if (!entry) return makers['create']?.(today) as [Step | TaskStep, string]
      return [
        { step: 'delete-entry', id: entry.id, version: version(entry), reason: often(0.9) ? '重复录入' : '' },
        `head-${entry.org}`,
      ]
    },
    import: (today) => {
      const [key, org] = [ledger(), pick(orgs)]
      const rows = Array.from({ length: 1 + below(8) }, (_, index) => ({
        id: fresh(),
        row: index + 2,
        values: values[key]?.(today) ?? {},
      }))
      return [{ step: 'import-entries', ledger: key, org, mode: often(0.3) ? 'all' : 'good', rows }, someone(org)]
    },
    report: () => {
      const org = pick(orgs)
      return [
        {
          step: 'report-value',
          indicator: often(0.95) ? 'trained' : 'gdp',
          org,
          period: often(0.95) ? pick(['2024-01', '2024-02', '2024-03']) : '2024-Q1',
          value: often(0.9) ? `${below(90)}${often(0.3) ? '.5' : ''}` : null,
          note: '',
        },
        someone(org),
      ]
    },
    review: () => {
      const org = pick(orgs)
      return [
        {
          step: 'review-value',
          indicator: 'trained',
          org,
          period: pick(['2024-01', '2024-02', '2024-03']),
          verdict: pick(['approve', 'accept', 'return']),
          reason: often(0.7) ? '数据有误' : '',
        },
        pick([`head-${org}`, 'leader', 'chief']),
      ]
    },
    close: (today) => {
      const org = pick([...orgs, 'county'])
      return [
        { step: 'close-period', org, period: addDays(today, -20 - below(60)).slice(0, 7) },
        pick(['leader', someone('town')]),
      ]
    },
    reopen: (today) => {
      const org = pick([...orgs, 'county'])
      const closed = Array.from({ length: 4 }, (_, back) => addDays(today, -15 - back * 30).slice(0, 7)).filter(
        (period) => world.isPeriodClosed(org, period),
      )
      const period = closed[0] ?? '2024-01'
      return [{ step: 'reopen-period', org, period, reason: '补录' }, pick(['leader', 'chief'])]
    },
  }
  const ties: string[] = []
  const someTask = (): Task | undefined => {
    const all = world.tasks()
    return all.length === 0 ? undefined : pick(all.slice(-30))
  }
  const milestones = (today: Day) =>
    Array.from({ length: below(3) }, (_, index) => ({
      title: `节点${index}`,
      dueOn: addDays(today, 10 + index),
      doneOn: null,
    }))
  const superior = (org: string) => (often(0.9) ? pick(['leader', 'chief', `head-${org}`]) : someone(org))
  Object.assign(makers, {
    task: (today: Day) => {
      const org = pick(orgs)
      const task = {
        id: fresh(),
        parent: often(0.3) ? (someTask()?.id ?? null) : null,
        title: '整治隐患',
        source: '县政府工作要点',
        org,
        owner: often(0.95) ? `head-${org}` : 'nobody',
        helpers: [`clerk-${org}`],
        startsOn: addDays(today, -5),
        dueOn: addDays(today, 25 + below(60)),
        weight: often(0.97) ? 1 + below(3) / 2 : 0,
        milestones: milestones(today),
        target: often(0.3) ? { indicator: 'hazard.closed', value: '20', op: '>=', curve: [] } : null,
      }
      return [{ step: 'create-task', task }, superior(org)]
    },
    progress: (today: Day) => {
      const task = someTask()
      if (!task) return makers['task']?.(today)
      const last = world.progressOf(task.id).at(-1)?.says
      const says =
        last === 'done' ? pick(['confirmed', 'sent-back', 'going-on']) : pick(['going-on', 'blocked', 'done'])
      const progress = {
        on: addDays(today, often(0.9) ? 0 : -below(5)),
        words: often(0.95) ? '按计划推进' : '',
        percent: often(0.5) ? below(105) : null,
        milestone: often(0.3) ? below(3) : null,
        evidence: says === 'done' && often(0.9) ? [pick(files)] : [],
        says,
      }
      const by = says === 'confirmed' || says === 'sent-back' ? superior(task.org) : someone(task.org)
      return [{ step: 'add-progress', id: task.id, version: often(0.95) ? task.version : 0, progress }, by]
    },
    sheet: (today: Day) => {
      const sheets = world.supervisions().slice(-25)
      if (sheets.length === 0 || often(0.4)) {
        const task = someTask()
        if (!task) return makers['task']?.(today)
        const kind = often(0.7) ? 'chase' : pick(['talk', 'praise'] as const)
        return [
          {
            step: 'issue-supervision',
            id: fresh(),
            task: often(0.97) ? task.id : 'none',
            kind,
            demand: often(0.95) ? '限期报告进度' : ' ',
            replyBy: kind === 'praise' ? null : addDays(today, below(12) - 1),
          },
          superior(task.org),
        ]
      }
      const sheet = pick(sheets)
      const last = world.turnsOf(sheet.id).at(-1)?.says
      const says = often(0.85)
        ? last === 'replied'
          ? pick(['settled', 'returned'] as const)
          : ('replied' as const)
        : pick(['replied', 'returned', 'settled', 'withdrawn'] as const)
      const step = {
        step: 'answer-supervision',
        id: often(0.98) ? sheet.id : 'none',
        version: often(0.95) ? sheet.version : 0,
        says,
        words: often(0.95) ? '已开工' : '',
        evidence: often(0.8) ? [pick(often(0.95) ? files : ['d'.repeat(64)])] : [],
        replyBy: says === 'returned' ? addDays(today, below(9) - 1) : null,
      }
      return [step, says === 'replied' ? pick([sheet.to, someone(sheet.org)]) : superior(sheet.org)]
    },
    plan: (today: Day) => {
      const task = someTask()
      if (!task) return makers['task']?.(today)
      if (often(0.3))
        return [
          { step: 'end-task', id: task.id, version: task.version, reason: often(0.8) ? '政策调整' : '' },
          superior(task.org),
        ]
      const kept = task.milestones.filter(({ doneOn }) => doneOn !== null)
      return [
        {
          step: 'replan-task',
          id: task.id,
          version: task.version,
          dueOn: addDays(task.dueOn, below(20)),
          ...(often(0.2) && { title: often(0.8) ? `${task.title}（调整）`.slice(0, 40) : '' }),
          ...(often(0.3) && {
            target: often(0.3)
              ? null
              : {
                  indicator: pick(['hazard.rate', 'trained', often(0.9) ? 'hazard.closed' : 'none']),
                  value: often(0.9) ? String(below(90)) : '许多',
                  op: pick(['>=', '<='] as const),
                  curve: [],
                },
          }),
          ...(often(0.4) && { milestones: often(0.8) ? kept : [] }),
          reason: often(0.9) ? '雨季影响' : '',
        },
        superior(task.org),
      ]
    },
    tie: (today: Day) => {
      const org = pick(orgs)
      const person = pick([`head-${org}`, `clerk-${org}`, `recorder-${org}`])
      const roll = below(10)
      if (roll < 2)
        return [
          {
            step: 'hand-over',
            org,
            from: person,
            to: pick([`head-${org}`, 'leader']),
            on: addDays(today, below(9) - 4),
          },
          superior(org),
        ]
      if (roll < 4 && ties.length > 0)
        return [{ step: 'end-assignment', id: pick(ties), on: today, reason: often(0.8) ? '调离' : '' }, superior(org)]
      const id = fresh()
      ties.push(id)
      const object = often(0.3) ? 'village' : (someEntry('household')?.id ?? 'village')
      return [
        {
          step: 'assign',
          org,
          assignment: {
            id,
            object,
            person,
            role: pick(['包保干部', '河长']),
            from: addDays(today, -below(30)),
            to: null,
          },
        },
        superior(org),
      ]
    },
    figure: (today: Day) => {
      const org = pick([...orgs, 'county'])
      const roll = below(3)
      if (roll === 0) {
        const figure = {
          indicator: often(0.9) ? 'gdp' : 'trained',
          org,
          period: pick(periods),
          value: `${1 + below(9)}`,
          document: often(0.9) ? '通报' : '',
          dated: addDays(today, -below(9)),
          scope: '全市',
          direction: 'ascending',
        }
        return [{ step: 'cite-figure', figure }, superior(org)]
      }
      if (roll === 1)
        return [
          {
            step: 'pass-audit',
            rule: often(0.9) ? 'r1' : 'r2',
            of: '',
            org,
            period: pick(periods),
            reason: often(0.9) ? '新增机构' : ' ',
          },
          superior(org),
        ]
      const target = {
        indicator: 'hazard.closed',
        org,
        period: '2024',
        value: `${below(90)}.5`,
        op: '>=',
        issuer: pick(['县政府', '市局']),
        issuedOn: addDays(today, -below(20)),
      }
      return [{ step: 'set-target', target }, superior(org)]
    },
  })
  const weights = Object.entries({
    create: 30,
    edit: 18,
    move: 26,
    remove: 4,
    import: 6,
    report: 5,
    review: 6,
    close: 0.5,
    reopen: 4,
    task: 3,
    progress: 9,
    sheet: 7,
    plan: 3,
    tie: 5,
    figure: 4,
  })
  const urn = weights.flatMap(([name, weight]) => Array.from({ length: weight * 2 }, () => name))
  return (today: Day): [Step | TaskStep, string] => {
    const name = pick(urn)
    return makers[name]?.(today) as [Step | TaskStep, string]
  }
}

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`random steps on the ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    before(async () => {
      databases = await start()
      database = await databases.open()
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
    })

    test('the domain in memory and the store give the same answers and the same refusals', async (t) => {
      const store = new LedgerStore(database)
      const chance = chances(SEED)
      const setups = tenants.map((name) => county(name))
      const began = { by: 'system', at: '2024-01-01T00:00:00.000Z' }
      const worlds: World[] = []
      for (const [index, tenant] of tenants.entries()) {
        const setup = setups[index] as Setup
        const world = new World(setup)
        await store.createTenant(tenant, tenant, began.at)
        await store.setUp(tenant, setup, began)
        for (const hash of files) {
          world.addEvidence(hash)
          await store.addEvidence(
            tenant,
            { hash, sizeBytes: 1, mediaType: 'image/png', name: '照片.png' },
            { by: 'leader', at: began.at },
          )
        }
        for (const org of ['county', 'town']) {
          const figure = {
            indicator: 'gdp',
            org,
            period: '2024',
            value: `${index + 3}`,
            document: '通报',
            dated: '2024-01-31',
            scope: '全市',
          }
          const context = { by: 'leader', at: began.at, today: '2024-02-01' }
          const step = { step: 'cite-figure', figure } as const
          assert.deepEqual(await store.applyTask(tenant, step, context), world.applyTask(step, context))
        }
        worlds.push(world)
      }
      const told = tenants.map((): Told => ({ records: [], changes: 0 }))
      const makers = worlds.map((world) => stepsFor(world, chance))
      const counts = {
        accepted: 0,
        refused: new Map<string, number>(),
        changed: new Map<string, number>(),
        recounts: 0,
        batches: 0,
        values: 0,
        filled: 0,
        standings: 0,
        repeats: 0,
        lookedAt: 0,
      }
      let now = Date.parse('2024-02-20T01:00:00.000Z')
      for (let count = 0; count < STEPS; ) {
        // One by one, or many in one transaction.
        const many = Math.min(chance.often(0.5) ? 1 : 2 + chance.below(40), untilRecount(count))
        const index = chance.below(tenants.length)
        const [tenant, world, make] = [tenants[index] as string, worlds[index] as World, makers[index]]
        const requests: StepRequest[] = []
        const expected: (Result<Outcome> | Result<TaskDecision>)[] = []
        while (requests.length < many) {
          now += chance.below(60) * 60_000
          const at = new Date(now).toISOString()
          const today = dayOfMoment(at)
          const [step, by] = (make as NonNullable<typeof make>)(today)
          const context: StepContext = { by, at, today }
          requests.push(isTaskStep(step) ? { of: 'task', step, context } : { of: 'ledger', step, context })
          expected.push(isTaskStep(step) ? world.applyTask(step, context) : world.apply(step, context))
        }
        const actual =
          many === 1 ? [await applyOne(store, tenant, requests[0])] : await store.applyAll(tenant, requests, 'good')
        for (const [at, request] of requests.entries()) {
          count++
          const result = expected[at]
          assert.deepEqual(actual[at], result, `step ${count} (one of ${many}): ${JSON.stringify(request)}`)
          if (result?.ok) {
            counts.accepted++
            if ('reopened' in result.value && result.value.reopened) counts.repeats++
            const { step } = request.step
            counts.changed.set(step, (counts.changed.get(step) ?? 0) + 1)
          } else
            for (const { code } of result?.error ?? []) counts.refused.set(code, (counts.refused.get(code) ?? 0) + 1)
        }
        if (many > 1) counts.batches++
        if (count % STEPS_BETWEEN_RECOUNTS === 0) {
          for (const [at, name] of tenants.entries()) {
            const read = told[at] as Told
            const found = await compare(store, name, worlds[at] as World, setups[at] as Setup, chance, read)
            counts.values += found.values
            counts.filled += found.filled
            counts.standings += found.standings
            counts.lookedAt += found.lookedAt
          }
          counts.recounts++
        }
      }
      const list = (map: ReadonlyMap<string, number>) => [...map].map(([name, times]) => `${name} ${times}`).join(', ')
      t.diagnostic(
        `${kind}: ${STEPS} steps (seed ${SEED}) in ${counts.batches} batches and one by one, ${counts.accepted} accepted: ${list(counts.changed)}, repeats of closed matters ${counts.repeats}`,
      )
      t.diagnostic(`${kind}: refusals: ${list(counts.refused)}`)
      t.diagnostic(
        `${kind}: ${counts.recounts} recounts looked at ${counts.lookedAt} rows; ${counts.values} indicator values compared, ${counts.filled} of them not 0; ${counts.standings} lights, coverages, audit outcomes and outside figures`,
      )
      assert.ok(counts.accepted >= ACCEPTED_MIN, `only ${counts.accepted} accepted`)
    })
  })

/** What was read of a tenant's history, and how many changes of entries are in it. */
interface Told {
  readonly records: Parameters<typeof chainLine>[0][]
  changes: number
}

/** How many steps there are until the next recount. */
const untilRecount = (count: number): number => STEPS_BETWEEN_RECOUNTS - (count % STEPS_BETWEEN_RECOUNTS)

const applyOne = (store: LedgerStore, tenant: string, request: StepRequest | undefined) =>
  request?.of === 'task'
    ? store.applyTask(tenant, request.step, request.context)
    : store.apply(tenant, request?.step as Step, request?.context as StepContext)

/** Entries, history, chain, rollups and some indicator values of a tenant against the world's. */
async function compare(
  store: LedgerStore,
  tenant: string,
  world: World,
  setup: Setup,
  { pick }: ReturnType<typeof chances>,
  told: Told,
) {
  const { entries, records } = await store.read({ tenant, orgs: 'all' }, async (transaction) => {
    const rows = await transaction.query<EntryRow>(`select ${entryColumns} from entry e where tenant_id = $1`, [tenant])
    const records = []
    for await (const row of historyOf(transaction, tenant, told.records.length)) records.push(row)
    const tasks = await tasksWhere(transaction, 'tenant_id = $1', [tenant])
    for (const task of tasks)
      assert.deepEqual(await progressOf(transaction, [tenant, task.id]), world.progressOf(task.id))
    const byTaskId = (a: Task, b: Task) => (a.id < b.id ? -1 : 1)
    assert.deepEqual(tasks.toSorted(byTaskId), world.tasks().toSorted(byTaskId))
    for (const tie of await tiesWhere(transaction, 'tenant_id = $1', [tenant]))
      assert.deepEqual(world.assignment(tie.assignment.id), tie)
    return { entries: rows.map(entryOf), records }
  })
  const byId = (a: Entry, b: Entry) => (a.id < b.id ? -1 : 1)
  assert.deepEqual(entries.toSorted(byId), world.entries().toSorted(byId))
  // What was told before is only added to; that it still stands as it was, the chain says.
  const changes = records.filter(({ kind }) => kind === 'entry').map(({ record }) => historyRowOf(record))
  assert.deepEqual(changes, world.history().slice(told.changes))
  told.changes += changes.length
  told.records.push(...records)
  const verdict = await verifyChain(told.records.map(chainLine))
  assert.deepEqual(verdict, { ok: true, tenant, records: told.records.length, head: told.records.at(-1)?.hash })
  const standings = await compareTasks(store, tenant, world, setup, '2024-04-15')
  const verified = await verifyTenant(store, tenant)
  assert.deepEqual(
    verified.flatMap(({ mistakes }) => mistakes),
    [],
  )
  const questions = Array.from({ length: 40 }, () => {
    const { key } = pick(setup.indicators)
    const field = pick([null, ...dimensionsOf(world, key)])
    const slice = field === null ? null : { field, value: pick(['学校', '市场', '消防', '燃气', '一档', '三档', '']) }
    return { indicator: key, org: pick(setup.orgs).id, period: pick(periods), slice }
  })
  const values = await store.indicators(tenant, questions)
  for (const [at, { indicator, org, period, slice }] of questions.entries()) {
    const expected = evaluate(world, indicator, org, period, slice)
    const name = `${indicator} ${org} ${period} ${JSON.stringify(slice)}`
    assert.deepEqual(values[at]?.value, expected.value, name)
    const trace = values[at]?.trace
    if (trace?.kind === 'entries' && expected.trace.kind === 'entries')
      assert.equal(trace.count, expected.trace.count, name)
    else if (trace?.kind !== 'formula') assert.deepEqual(trace, expected.trace, name)
  }
  const filled = values.filter(({ value }) => Number(value.value ?? 0) !== 0).length
  return {
    values: questions.length,
    filled,
    standings,
    lookedAt: verified.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
  }
}
