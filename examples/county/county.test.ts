import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkDefinitions, coverageOf, lightOf, type Setup, supervisionState, World } from '@taizhang/ledger'
import { definitionsOf, packs } from '@taizhang/packs'
import {
  bureau,
  bureauYear,
  courseDays,
  evidenceFiles,
  type Happening,
  happenings,
  setupFrom,
  shownYear,
} from './index.ts'

const today = '2024-06-12'
const evidence = ['a'.repeat(64)]
const course = { today, seed: 1, scale: 0.01, evidence }

/** The county's own definitions with those of the packs that it uses. */
function whole(): Required<Setup> {
  const own = setupFrom('2020-01-01')
  const shared = definitionsOf(packs)
  const { orgs, people, grants } = own
  return {
    ...{ orgs, people, grants },
    ledgers: [...shared.ledgers, ...own.ledgers],
    indicators: [...shared.indicators, ...own.indicators],
    duties: [...shared.duties, ...(own.duties ?? [])],
    auditRules: [...shared.auditRules, ...(own.auditRules ?? [])],
  }
}

function worldOf(setup: Setup): World {
  const world = new World(setup)
  for (const hash of evidence) world.addEvidence(hash)
  return world
}

describe('the invented county', () => {
  const setup = whole()

  test('defines nothing wrongly, and nothing that a pack defines', () => {
    assert.deepEqual(checkDefinitions(setup.ledgers, setup.indicators, setup.duties, setup.auditRules), [])
    for (const things of [setup.ledgers, setup.indicators, setup.duties, setup.auditRules])
      assert.equal(new Set(things.map(({ key }) => key)).size, things.length)
    assert.ok(setup.ledgers.length >= 60, String(setup.ledgers.length))
  })

  test('happens without a refusal, and has tasks in every light', () => {
    const world = worldOf(setup)
    let steps = 0
    const tasks = new Set<string>()
    for (const happening of happenings(course)) {
      assert.equal(apply(world, happening), '', JSON.stringify(happening.step).slice(0, 300))
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
    const sheets = world.supervisions().map((sheet) => supervisionState(sheet, world.turnsOf(sheet.id), today).word)
    assert.equal(sheets.length, 4)
    for (const word of [/^已办结/, /^回复逾期\d+天/, /^待回复/, /^已表扬/])
      assert.ok(
        sheets.some((told) => word.test(told)),
        `${word}: ${sheets.join()}`,
      )
    assert.ok(world.entries().every(({ day }) => day <= today))
    console.log(`looked at ${steps} steps, ${world.entries().length} entries, ${tasks.size} tasks`)
  })

  test('is the same for the same seed', () => {
    const told = (seed: number) => JSON.stringify([...happenings({ ...course, seed })].slice(0, 50))
    assert.equal(told(7), told(7))
    assert.notEqual(told(7), told(8))
  })

  test('at full scale has about 50,000 entries in two years', () => {
    const { rows, moves } = countOf(happenings({ ...course, scale: 1 }))
    const year = countOf(bureauYear({ today, evidence }).happenings)
    const entries = rows + year.rows
    assert.ok(entries >= 48_000 && entries <= 72_000, `${entries}`)
    assert.equal(courseDays, 730)
    console.log(`looked at ${entries} entries, ${moves + year.moves} moves`)
  })

  test('has pictures that are pictures', () => {
    const pictures = evidenceFiles().filter(({ name }) => name.endsWith('.png'))
    const hashes = new Set(pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64')))
    assert.equal(hashes.size, pictures.length)
    for (const { bytes } of pictures)
      assert.equal(Buffer.from(bytes.subarray(0, 8)).toString('latin1'), '\u0089PNG\r\n\u001a\n')
    assert.ok(pictures.length >= 12)
  })
})

describe('the year of the civil-affairs bureau', () => {
  const setup = whole()

  test('is this one from September on, before that the one before', () => {
    assert.deepEqual(shownYear('2026-11-24'), { year: 2026, last: '2026-11-24' })
    assert.deepEqual(shownYear('2026-09-01'), { year: 2026, last: '2026-09-01' })
    assert.deepEqual(shownYear('2026-08-31'), { year: 2025, last: '2025-12-31' })
    assert.deepEqual(shownYear('2027-01-01'), { year: 2026, last: '2026-12-31' })
  })

  for (const [on, may] of [
    ['2026-11-24', 'late in the year'],
    ['2024-09-02', 'early, in a leap year'],
    ['2028-02-29', 'whole'],
  ] as const)
    test(`happens without a refusal: ${may}`, () => {
      const world = worldOf(setup)
      const year = bureauYear({ today: on, evidence })
      for (const happening of year.happenings)
        assert.equal(apply(world, happening), '', JSON.stringify(happening.step).slice(0, 300))
      const entries = world.entries()
      assert.ok(entries.every(({ org, day }) => org === bureau && day <= year.last))
      const moved = world.history().filter(({ change }) => change.kind === 'moved')
      const byAnother = moved.filter(({ entry, by }) => by !== world.entry(entry)?.createdBy)
      assert.ok(moved.length > 6_000 && byAnother.length > 3_000, `${moved.length} ${byAnother.length}`)
      // What a bureau of this line of business keeps is shown at work: every ledger of its pack has entries.
      const used = new Set(entries.map(({ ledger }) => ledger))
      const pack = packs.find(({ id }) => id === 'civil-affairs')
      const empty = (pack?.ledgers ?? []).filter(({ key }) => !used.has(key)).map(({ key }) => key)
      // Homes are rated and assessed in autumn.
      assert.deepEqual(empty, year.last < `${year.year}-10` ? ['home-rating', 'home-assessment'] : [])
      console.log(`looked at ${year.happenings.length} steps, ${entries.length} entries, ${moved.length} moves`)
      if (on === '2026-11-24') missing(world, setup)
    })
})

/** Some of what is due has been done and some is missing, as in a real year. */
function missing(world: World, { duties }: Required<Setup>): void {
  const told = duties.flatMap((duty) => {
    const coverage = coverageOf(
      world,
      duty,
      bureau,
      duty.every === 'year' ? '2026' : duty.every === 'quarter' ? '2026-Q3' : '2026-07',
    )
    return coverage === null || coverage.due === 0 ? [] : [coverage]
  })
  assert.ok(told.length >= 15, String(told.length))
  assert.ok(told.filter(({ done, due }) => done < due).length >= 6)
  assert.ok(told.every(({ done }) => done > 0))
  console.log(`looked at ${told.length} duties with members`)
}

function countOf(all: Iterable<Happening>): { readonly rows: number; readonly moves: number } {
  let [rows, moves] = [0, 0]
  for (const { step } of all) {
    if (step.step === 'import-entries') rows += step.rows.length
    if (step.step === 'move-entry') moves++
  }
  return { rows, moves }
}

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
