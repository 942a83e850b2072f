import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkDefinitions, lightOf, World } from '@taizhang/ledger'
import { courseDays, type Happening, happenings, setupFrom } from './index.ts'

const today = '2024-06-12'
const evidence = ['a'.repeat(64)]
const course = { today, seed: 1, scale: 0.01, evidence }

describe('the invented county', () => {
  const setup = setupFrom('2020-01-01')

  test('defines nothing wrongly', () => {
    assert.deepEqual(checkDefinitions(setup.ledgers, setup.indicators, setup.duties, setup.auditRules), [])
    assert.ok(setup.ledgers.length >= 12)
    assert.ok(setup.indicators.length >= 30)
  })

  test('happens without a refusal, and has tasks in every light', () => {
    const world = new World(setup)
    for (const hash of evidence) world.addEvidence(hash)
    let steps = 0
    const tasks = new Set<string>()
    for (const happening of happenings(course)) {
      const told = apply(world, happening)
      assert.equal(told, '', JSON.stringify(happening.step).slice(0, 300))
      if (happening.of === 'task' && happening.step.step === 'create-task') tasks.add(happening.step.task.id)
      steps++
    }
    assert.ok(world.entries().length > 400)
    const lights = [...tasks].map((id) => {
      const task = world.task(id)
      assert.ok(task)
      return lightOf(task, world.progressOf(id), today).color
    })
    for (const color of ['green', 'yellow', 'red'] as const) assert.ok(lights.includes(color), color)
    assert.ok(world.entries().every(({ day }) => day <= today))
    console.log(`looked at ${steps} steps, ${world.entries().length} entries, ${tasks.size} tasks`)
  })

  test('is the same for the same seed', () => {
    const told = (seed: number) => JSON.stringify([...happenings({ ...course, seed })].slice(0, 50))
    assert.equal(told(7), told(7))
    assert.notEqual(told(7), told(8))
  })

  test('at full scale has about 50,000 entries in two years', () => {
    let entries = 0
    let moves = 0
    for (const { step } of happenings({ ...course, scale: 1 })) {
      if (step.step === 'import-entries') entries += step.rows.length
      if (step.step === 'move-entry') moves++
    }
    assert.ok(entries >= 48_000 && entries <= 60_000, `${entries}`)
    assert.equal(courseDays, 730)
    console.log(`looked at ${entries} entries, ${moves} moves`)
  })
})

/** Empty where it was carried out. */
function apply(world: World, happening: Happening): string {
  const result =
    happening.of === 'ledger'
      ? world.apply(happening.step, happening.context)
      : world.applyTask(happening.step, happening.context)
  if (!result.ok) return JSON.stringify(result.error)
  const imported = 'imported' in result.value ? result.value.imported : undefined
  return imported && imported.rejected.length > 0 ? JSON.stringify(imported.rejected[0]) : ''
}
