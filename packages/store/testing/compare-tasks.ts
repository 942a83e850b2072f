import assert from 'node:assert/strict'
import {
  audit,
  blocking,
  coverageOf,
  evaluate,
  lateEntries,
  lightOf,
  type Setup,
  statusDifferences,
  type World,
} from '@taizhang/ledger'
import { readAudit } from '../audit-reading.ts'
import { readCoverage } from '../coverage-reading.ts'
import { readDifferences } from '../difference-reading.ts'
import { listCited, listTargets } from '../figure-list.ts'
import { readLate } from '../late-reading.ts'
import type { LedgerStore } from '../ledger-store.ts'
import { readTasks } from '../task-reading.ts'

/**
 * Compares what the store reads of tasks, duties, audit rules and outside figures with what the world says.
 * @returns how many lights, coverages and outcomes were compared.
 */
export async function compareTasks(
  store: LedgerStore,
  tenant: string,
  world: World,
  setup: Setup,
  today: string,
): Promise<number> {
  let compared = 0
  const all = { tenant, orgs: 'all' } as const
  const { items, next } = await readTasks(store, all, { ended: true }, today, { after: null, limit: 1e6 })
  assert.equal(next, null)
  assert.equal(items.length, world.tasks().length)
  for (const { task, progress, sheets, light, value } of items) {
    const { target, org, startsOn } = task
    const expected =
      target && startsOn <= today ? evaluate(world, target.indicator, org, `${startsOn}..${today}`).value.value : null
    assert.equal(value, expected, task.id)
    assert.deepEqual(light, lightOf(task, world.progressOf(task.id), today, expected), task.id)
    assert.deepEqual(progress, world.progressOf(task.id))
    const courses = world.supervisionsOf(task.id).map((sheet) => ({ sheet, turns: world.turnsOf(sheet.id) }))
    assert.deepEqual(sheets, courses)
    compared += courses.length
    compared++
  }
  for (const duty of setup.duties ?? [])
    for (const org of ['county', 'town', 'village'])
      for (const period of ['2024-02', '2024-03', '2024']) {
        const sorted = (coverage: ReturnType<typeof coverageOf>) =>
          coverage && { ...coverage, missing: coverage.missing.toSorted((a, b) => (a.member < b.member ? -1 : 1)) }
        const expected = coverageOf(world, duty, org, period)
        assert.deepEqual(sorted(await readCoverage(store, all, duty, org, period)), sorted(expected))
        compared++
      }
  for (const org of ['county', 'town'])
    for (const period of ['2024-03', '2024-Q1']) {
      const value = (key: string) => world.indicator(key) && evaluate(world, key, org, period).value.value
      const outcomes = (setup.auditRules ?? []).flatMap((rule) => audit(rule, (key) => value(key) ?? null))
      const passed = world.passed(org, period)
      const reading = await readAudit(store, tenant, org, period)
      assert.deepEqual(reading, { outcomes, passed, blocking: blocking(outcomes, passed) })
      compared += outcomes.length
    }
  for (const org of ['county', 'village']) {
    const late = lateEntries(world, setup.ledgers, org, today)
    const found = await store.read(all, async (transaction, held) => [
      await readLate(transaction, tenant, held, { org, today }, { offset: 0, limit: 1e6 }),
      await readLate(transaction, tenant, held, { org, today }, { offset: 2, limit: 3 }),
    ])
    assert.deepEqual(found[0], { items: late, total: late.length })
    assert.deepEqual(found[1]?.items, late.slice(2, 5))
    const differences = statusDifferences(world, setup.ledgers, org)
    const told = await store.read(all, (transaction, held) =>
      readDifferences(transaction, tenant, held, { org }, { after: null, limit: 1e6 }),
    )
    assert.deepEqual(told, { items: differences, next: null })
    compared += late.length + differences.length
  }
  const [targets, cited] = await store.read(all, async (transaction) => [
    await listTargets(transaction, tenant, {}, { offset: 0, limit: 1e6 }),
    await listCited(transaction, tenant, {}, { offset: 0, limit: 1e6 }),
  ])
  const ordered = (list: readonly unknown[]) =>
    list.map((one) => JSON.stringify(Object.entries(one as object).sort())).sort()
  assert.deepEqual(ordered(targets), ordered(world.targets()))
  for (const figure of new Map(
    cited.toReversed().map((one) => [`${one.indicator} ${one.org} ${one.period}`, one]),
  ).values())
    assert.deepEqual(figure, world.cited(figure.indicator, figure.org, figure.period))
  return compared + targets.length + cited.length
}
