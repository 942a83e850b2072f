import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  definitionsOf,
  type EntryRecipe,
  type FigureCoverage,
  type MadeEntries,
  type MappedFigure,
  makeEntries,
  packs,
} from '@taizhang/packs'
import { sharedFolder, skipReason } from '@taizhang/tools/test-environment'
import type { Database } from './database.ts'
import { LedgerStore } from './ledger-store.ts'
import { embeddedDatabases } from './testing/databases.ts'
import { verifyTenant } from './verify.ts'

/** The bars of the figures of a report: from the store, and by hand. */
const COVERED_MIN = 0.95
const BY_HAND_MAX = 0.15

const folder = resolve(import.meta.dirname, '../packs/coverage')
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const reports = readdirSync(join(folder, 'figures')).map((name) => name.replace('.json', ''))
const tenant = 'qinghe'
const evidence = 'e'.repeat(64)
const definitions = definitionsOf(packs)
const byKey = new Map(definitions.indicators.map((indicator) => [indicator.key, indicator]))

const context = (by: string) => ({ by, at: '2024-01-05T01:00:00.000Z', today: '2024-01-05' })

for (const report of reports) {
  const coverage = json(join(folder, `figures/${report}.json`)) as FigureCoverage
  const recipe = json(join(folder, `entries/${report}.json`)) as EntryRecipe

  describe(`the figures of report ${report}, from entries in the store`, () => {
    let database: Database
    let store: LedgerStore
    let made: MadeEntries

    before(async () => {
      database = await embeddedDatabases().open()
      store = new LedgerStore(database)
      made = makeEntries(coverage, recipe, definitions.ledgers)
      await fill(store, made)
    })
    after(() => database.close())

    /** The printed value of a figure as the store has it now; null where it has none. */
    async function printed(figure: MappedFigure): Promise<string | null> {
      const { indicator, slice = null, period, shown } = figure
      const against = shown && 'as' in shown ? shown.against : period
      const question = { indicator, org: made.org, slice }
      const [now, then] = (
        await store.indicators(tenant, [
          { ...question, period },
          { ...question, period: against },
        ])
      ).map(({ value }) => value.value)
      if (now === null || now === undefined || then === null || then === undefined) return null
      const decimals = /\.(\d+)$/.exec(figure.value ?? '')?.[1]?.length ?? 0
      const exact = !shown
        ? Number(now)
        : 'divide' in shown
          ? Number(now) / Number(shown.divide)
          : shown.as === 'points'
            ? Number(now) - Number(then)
            : (Number(now) / Number(then) - 1) * 100
      // More decimals where the report says only “余”.
      return exact.toFixed(figure.bound ? 4 : decimals)
    }

    test('a recount of all that was entered is what the rollups say', async (t) => {
      const verified = await verifyTenant(store, tenant)
      assert.deepEqual(
        verified.flatMap(({ mistakes }) => mistakes),
        [],
      )
      assert.ok(verified.some(({ what, lookedAt }) => what === 'rollups' && lookedAt > 0))
      t.diagnostic(
        `entries: ${made.imports.reduce((sum, { rows }) => sum + rows.length, 0)}, moves: ${made.moves.length}`,
      )
    })

    test('every figure with a value is as the report prints it, or the report contradicts itself there', async (t) => {
      const wrong: string[] = []
      let matched = 0
      let own = 0
      for (const figure of coverage.figures) {
        if (figure.value === undefined) continue
        const value = await printed(figure)
        const { ownError, caution } = figure
        if (ownError) {
          own++
          // Printed in as many decimals as the reason needs.
          const exact = Number(await printed({ ...figure, value: ownError.value }))
          if (exact !== Number(ownError.value)) wrong.push(`${figure.text}: ${value}, not ${ownError.value}`)
          else
            t.diagnostic(
              `the report's own error: ${figure.text} (${figure.indicator}): the ledgers say ${ownError.value}; ${ownError.why}`,
            )
          continue
        }
        if (caution) {
          const meant = await printed({ ...figure, indicator: caution.indicator })
          if (Number(meant) !== Number(caution.value)) wrong.push(`${figure.text}: ${caution.indicator} is ${meant}`)
          else t.diagnostic(`${figure.text} (${figure.indicator}): ${caution.indicator} is ${meant}％; ${caution.why}`)
        }
        if (value === null || !agrees(figure, value)) wrong.push(`${figure.text} (${figure.indicator}): ${value}`)
        else matched++
      }
      assert.deepEqual(wrong, [])
      assert.ok(matched > 0)
      t.diagnostic(`figures with a value: ${matched + own}, as printed: ${matched}, the report's own errors: ${own}`)
    })

    test('the quantities of the summary part are covered', { skip: skipReason('shared') }, (t) => {
      const { text, quantities, masked } = gold(coverage)
      const at = new Map(coverage.figures.map((figure) => [figure.start, figure]))
      const mapped = quantities.map((figure) => ({ figure, by: at.get(figure.start) }))
      const covered = mapped.filter(({ by }) => by !== undefined)
      for (const { figure, by } of covered) {
        assert.equal(Number(by?.value), figure.value, `${figure.text}: another value than the gold standard's`)
        assert.ok(by?.text.startsWith(text.slice(figure.start, figure.end)), `${by?.text} stands elsewhere`)
        assert.equal(by?.end, figure.end)
      }
      const byHand = covered.filter(({ by }) =>
        ['reported', 'cited'].includes(byKey.get(by?.indicator ?? '')?.kind ?? ''),
      )
      for (const { figure, by } of mapped)
        if (!by) t.diagnostic(`not covered: ${figure.text}${figure.unit} (${openReason(coverage, figure.start)})`)
      t.diagnostic(
        `covered: ${covered.length} / ${quantities.length}, of them reported or cited by hand: ${byHand.length}`,
      )
      t.diagnostic(
        `masked in the report, mapped without a value: ${masked.filter(({ start }) => at.has(start)).length} / ${masked.length}`,
      )
      assert.ok(covered.length >= COVERED_MIN * quantities.length)
      assert.ok(byHand.length <= BY_HAND_MAX * quantities.length)
    })
  })
}

const openReason = ({ open }: FigureCoverage, start: number): string =>
  open.find((one) => one.start === start)?.why ?? 'no reason given'

/** 42余 is more than 42 and not much more; 1次以上 at least 1. */
function agrees({ value = '', bound }: MappedFigure, printed: string): boolean {
  if (bound === 'least') return Number(printed) >= Number(value)
  if (bound === 'more') return Number(printed) > Number(value) && Number(printed) <= Number(value) * 1.1 + 1
  return Number(printed) === Number(value)
}

/** Enters everything through the store's steps: rows of sheets, moves by two persons with evidence, cited and reported figures. */
async function fill(store: LedgerStore, made: MadeEntries): Promise<void> {
  const { orgs, people, grants, org } = made
  const first = context(people[0]?.id ?? '')
  await store.createTenant(tenant, tenant, first.at)
  await store.setUp(tenant, { orgs, people, grants, ...definitions }, first)
  await store.addEvidence(tenant, { hash: evidence, sizeBytes: 1, mediaType: 'image/png', name: '现场.png' }, first)
  for (const figure of made.cited)
    assert.ok((await store.applyTask(tenant, { step: 'cite-figure', figure }, first)).ok, figure.indicator)
  for (const { indicator, period, value } of made.reported)
    assert.ok(
      (await store.apply(tenant, { step: 'report-value', indicator, org, period, value, note: '' }, first)).ok,
      indicator,
    )
  for (const { ledger, by, rows } of made.imports) {
    const result = await store.apply(tenant, { step: 'import-entries', ledger, org, mode: 'all', rows }, context(by))
    assert.ok(result.ok, ledger)
    assert.deepEqual(result.value.imported, { created: rows.length, updated: 0, unchanged: 0, rejected: [] }, ledger)
  }
  const moves = made.moves.map(({ by, ...move }) => ({
    of: 'ledger' as const,
    step: { step: 'move-entry' as const, ...move, evidence: [evidence] },
    context: context(by),
  }))
  const moved = await store.applyAll(tenant, moves)
  for (const [at, result] of moved.entries())
    assert.ok(result.ok, `${JSON.stringify(moves[at])} ${JSON.stringify(result)}`)
  assert.equal(moved.length, moves.length)
}

interface GoldFigure {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly class: string
  readonly value: number | null
  readonly unit: string
}

/** The gold quantities and masked figures of the summary part of a report. */
function gold({ report, summaryEnd }: FigureCoverage) {
  const shared = sharedFolder() ?? ''
  const named = (kind: string) => {
    const name = readdirSync(join(shared, kind)).find((one) => one.startsWith(`${report}-`))
    assert.ok(name !== undefined, `no ${kind} of report ${report}`)
    return join(shared, kind, name)
  }
  const text = readFileSync(named('corpus'), 'utf8')
  const { figures } = json(named('gold')) as { readonly figures: readonly GoldFigure[] }
  const summary = figures.filter((figure) => figure.end <= summaryEnd)
  return {
    text,
    quantities: summary.filter((figure) => figure.class === 'q'),
    masked: summary.filter((figure) => figure.class === 'm'),
  }
}
