import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { checkReading, findRelations } from '@taizhang/check'
import { type BureauYear, bureau, bureauYear, lastYearReport, reportedSteps, staff } from '@taizhang/county'
import { evaluate, type Slice, type Step, type StepContext, World } from '@taizhang/ledger'
import { readFile, writeOfficial } from '@taizhang/office'
import { definitionsOf, packs } from '@taizhang/packs'
import {
  drift,
  evaluateReport,
  type FigureKey,
  figureKeyText,
  type Known,
  officialReport,
  plainReport,
  proposeYear,
  type SignedReport,
  signedKeys,
} from '@taizhang/report'
import { readStanding, reportPaper } from '@taizhang/server'
import {
  type Database,
  evidenceInMemory,
  figuresOf,
  LedgerStore,
  listCited,
  listReported,
  listYears,
  migrate,
  openEmbedded,
  openServer,
  ReportStore,
  readEntry,
  readReport,
  readSigned,
  readTasks,
  type StoredReport,
  type TenantSetup,
  traceEntries,
  verifyTenant,
} from '@taizhang/store'
import { readText, type TextDocument } from '@taizhang/text'
import { noServer, testPostgres } from '@taizhang/tools/test-environment'
import { openCounty, TENANT, tellYear } from './demonstration.ts'
import { annualReport, lastYearFile, monthlyReport } from './demonstration-year.ts'

const today = '2026-11-24'
const tenant = TENANT

interface Opened {
  readonly database: Database
  readonly stop: () => void
}

/** The databases that the circle runs on: an empty one, and what stops it. */
const kinds: readonly (readonly [string, string | false, () => Promise<Opened>])[] = [
  ['embedded', false, async () => ({ database: await openEmbedded('memory'), stop: () => {} })],
  [
    'server',
    noServer,
    async () => {
      const postgres = await testPostgres()
      return { database: await openServer(postgres.database()), stop: () => postgres.stop() }
    },
  ],
]

describe('the demonstration’s report of last year', () => {
  const text = lastYearReport(readFileSync(lastYearFile, 'utf8'), 2026)
  const read = async () => {
    const result = await readFile('last-year.txt', new TextEncoder().encode(text))
    assert.ok(result.ok)
    return readText(result.document, { today })
  }

  test('moves its years along with the year that is shown', () => {
    const later = lastYearReport(readFileSync(lastYearFile, 'utf8'), 2028)
    assert.match(later, /^临澄县民政局2027年工作总结和2028年工作计划\n/)
    assert.doesNotMatch(later, /202[56]年/)
  })

  test('is found wrong where slips were planted, and nowhere else', async () => {
    const reading = await read()
    const { findings } = checkReading(reading, {})
    const found = findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)
    assert.deepEqual(found.sort(), [
      'plan/problem-without-measure 二是基层力量还比较单薄',
      'relation/percentage-point 0.11%',
      'relation/ratio 39.8%',
      'relation/repeat 676对',
      'relation/sum 1186户',
    ])
    console.log(
      `looked at ${reading.figures.length} figures, ${findRelations(reading).length} relations, ${found.length} findings`,
    )
  })

  test('gives a proposal: nearly every figure bound to a pack, every promise a task', async () => {
    const { indicators, ledgers } = definitionsOf(packs)
    const templates = packs.flatMap(({ taskTemplates }) => taskTemplates)
    const proposal = proposeYear({
      reading: await read(),
      year: 2026,
      office: { name: '临澄县民政局' },
      indicators,
      ledgers,
      templates,
    })
    assert.deepEqual(proposal.questions, [])
    const bound = proposal.indicators.filter(({ make }) => make === 'bind')
    assert.ok(proposal.indicators.length >= 140, String(proposal.indicators.length))
    assert.deepEqual(
      proposal.indicators.filter(({ make }) => make !== 'bind').map(({ make, text: words }) => `${make} ${words}`),
      ['new-reported 12个', 'new-reported 320人次', 'new-cited 92.6分'],
    )
    assert.equal(proposal.tasks.length, 27)
    assert.ok(proposal.tasks.filter(({ target }) => target?.indicator).length >= 20)
    assert.equal(proposal.problems.length, 4)
    console.log(
      `looked at ${proposal.indicators.length} figures, ${bound.length} bound to packs, ${bound.filter(({ confidence }) => confidence === 'high').length} of high confidence; ${proposal.tasks.length} tasks`,
    )
  })
})

for (const [kind, skip, open] of kinds)
  describe(`the full circle on the ${kind} database`, { skip }, () => {
    let database: Database
    let stop: () => void
    let store: LedgerStore
    let evidence: readonly string[]
    let year: BureauYear
    let id: string
    let signed: SignedReport
    let word: TextDocument

    before(async () => {
      ;({ database, stop } = await open())
      await migrate(database)
      store = new LedgerStore(database)
      evidence = await openCounty({ store, evidence: evidenceInMemory() }, today)
      year = bureauYear({ today, evidence })
      id = annualReport(year.year)
      const told = await tellYear(store, year, year.happenings, evidence)
      console.log(`looked at ${told.entries} entries, ${told.moves} moves, ${told.tasks} tasks`)
    })
    after(async () => {
      await database?.close()
      stop?.()
    })

    const as = (by: string, time = '09:00'): StepContext => ({ by, at: `${today}T${time}:00.000Z`, today })
    const stored = () =>
      store.read({ tenant, orgs: 'all' }, async (transaction) => {
        const report = await readReport(transaction, tenant, id)
        assert.ok(report)
        return report
      })
    const standing = (report: StoredReport) =>
      store.read({ tenant, orgs: 'all' }, (transaction, setup) =>
        readStanding(transaction, tenant, setup, report, { at: `${today}T09:00:00.000Z`, today }),
      )

    test('last year’s promises show every light', async () => {
      const { items } = await readTasks(store, { tenant, orgs: 'all' }, { org: bureau }, today, {
        after: null,
        limit: 100,
      })
      const words = items.map(({ light: { color, word: said } }) => `${color} ${said}`)
      for (const [color, pattern] of [
        ['red', /逾期\d+天$/],
        ['yellow', /还剩\d+天/],
        ['yellow', /逾期\d+天后完成/],
        ['yellow', /待确认/],
        ['green', /^green 已完成$/],
        ['green', /正常推进/],
      ] as const)
        assert.ok(
          words.some((said) => said.startsWith(color) && pattern.test(said)),
          `${color} ${pattern}: ${words.join('，')}`,
        )
      assert.equal(items.length, 27)
      const count = (color: string) => words.filter((said) => said.startsWith(color)).length
      console.log(
        `looked at ${items.length} tasks: ${count('green')} green, ${count('yellow')} yellow, ${count('red')} red`,
      )
    })

    test('the annual draft waits for exactly two figures; then it is reviewed and signed by two others', async () => {
      const draft = await stored()
      const waiting = (await standing(draft)).links.filter(({ missing }) => missing !== undefined)
      assert.deepEqual(waiting.map(({ missing }) => missing).sort(), ['not-cited', 'nothing-reported'])
      const reports = new ReportStore(store)
      const early = await reports.move(
        tenant,
        id,
        { version: draft.version, move: 'sign', reason: '' },
        as(staff.leader),
      )
      assert.equal(early.ok, false)
      for (const { missing, takes } of waiting) {
        const [key] = takes
        assert.ok(key)
        await fillIn(store, key, missing === 'not-cited', as)
      }
      let { version } = await stored()
      for (const [move, by] of [
        ['submit', staff.drafter],
        ['approve', staff.deputy],
        ['sign', staff.leader],
      ] as const) {
        const moved = await reports.move(tenant, id, { version, move, reason: '' }, as(by, '09:30'))
        assert.ok(moved.ok, JSON.stringify(moved))
        version = moved.value.version
      }
      const kept = await store.read({ tenant, orgs: 'all' }, (transaction) => readSigned(transaction, tenant, id))
      assert.ok(kept)
      signed = kept
      console.log(`looked at ${signed.figures.length} signed figures`)
    })

    test('every figure of the Word file equals a fresh recount from the entries', async () => {
      const report = await stored()
      const reading = await standing(report)
      const setup = await store.setup(tenant)
      const bytes = await writeOfficial(reportPaper(setup, report, reading, false))
      const read = await readFile('annual.docx', bytes)
      assert.ok(read.ok)
      word = read.document
      const recount = await secondModel(store, setup, year, evidence)
      const again = evaluateReport(signed.report, recount)
      const differ = again.filter((link, at) => link.text !== signed.figures[at]?.text)
      assert.deepEqual(
        differ.map(({ link, text }) => `${link} ${text}`),
        [],
      )
      assert.ok(again.every(({ missing }) => missing === undefined))
      // Line by line what the recount prints stands in the file, so that each figure stands where it belongs.
      const plain = plainReport(signed.report, again).document
      const lines = plain.paragraphs.map(({ start, end }) => plain.text.slice(start, end)).filter((line) => line !== '')
      const there = squeezed(word.text)
      const gone = lines.filter((line) => !there.includes(squeezed(line)))
      assert.deepEqual(gone, [])
      assert.ok(again.length >= 140)
      assert.equal(
        officialReport(signed.report, again).blocks.length,
        officialReport(signed.report, reading.links).blocks.length,
      )
      console.log(
        `looked at ${again.length} figures in ${lines.length} lines of the Word file: ${again.length - differ.length} equal a recount`,
      )
    })

    test('the rollups, the history and the signature hold against the entries', async () => {
      const verified = await verifyTenant(store, tenant)
      assert.deepEqual(
        verified.flatMap(({ mistakes }) => mistakes),
        [],
      )
      console.log(`looked at ${verified.map(({ what, lookedAt }) => `${lookedAt} ${what}`).join(', ')}`)
    })

    test('the checker finds no contradiction in the Word file', () => {
      const reading = readText(word, { today })
      const { findings } = checkReading(reading, {})
      const relations = findRelations(reading)
      assert.deepEqual(
        findings
          .filter(({ rule, severity }) => rule.startsWith('relation/') || severity === 'error')
          .map(({ rule, message }) => `${rule} ${message}`),
        [],
      )
      assert.ok(relations.length >= 35)
      console.log(`looked at ${reading.figures.length} figures, ${relations.length} relations`)
    })

    test('every trace opens, with as many entries as the figure says', async () => {
      const keys = signedKeys(signed)
      const figures = await figuresOf(store, tenant, keys, `${today}T10:00:00.000Z`)
      let traced = 0
      let entries = 0
      await store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
        for (const key of keys) {
          const figure = figures.get(figureKeyText(key))
          const indicator = setup.indicators.get(key.indicator)
          assert.ok(figure && indicator, key.indicator)
          if (indicator.kind !== 'ledger' || figure.baseline !== undefined) continue
          const page = await traceEntries(transaction, tenant, setup, key, { after: null, limit: 10_000 })
          const times = page.traced.reduce((sum, one) => sum + one.times, 0)
          assert.equal(times, figure.count, key.indicator)
          assert.ok(times > 0, key.indicator)
          traced++
          entries += page.traced.length
        }
      })
      assert.ok(traced >= 90)
      console.log(`looked at ${keys.length} values, ${traced} over ledgers, ${entries} entries behind them`)
    })

    test('three entries changed: drift lists exactly the figures that they touch', async () => {
      const change = async (step: Step, by: string) => {
        const result = await store.apply(tenant, step, as(by, '10:10'))
        assert.ok(result.ok, JSON.stringify(result))
      }
      const entry = (ledger: string) => `mz-${ledger}-00001`
      const versions = await versionsOf(store, [entry('drill'), entry('donation'), entry('care-goods')])
      await change(
        {
          step: 'edit-entry',
          id: entry('drill'),
          version: versions[0] ?? 0,
          values: { persons: 3 },
          reason: '人数填错',
        },
        staff.second,
      )
      await change(
        {
          step: 'edit-entry',
          id: entry('donation'),
          version: versions[1] ?? 0,
          values: { amount: '1.00' },
          reason: '金额填错',
        },
        staff.second,
      )
      await change(
        { step: 'delete-entry', id: entry('care-goods'), version: versions[2] ?? 0, reason: '重复登记' },
        staff.deputy,
      )
      const figures = await figuresOf(store, tenant, signedKeys(signed), `${today}T11:00:00.000Z`)
      const drifted = drift(signed, (key) => figures.get(figureKeyText(key)))
      assert.deepEqual(
        drifted.map(({ key }) => key.indicator),
        ['care-goods.rice', 'charity.donated', 'drill.persons'],
      )
      assert.ok(drifted.every(({ was, is }) => was !== is))
      console.log(`looked at ${signed.figures.length} figures, ${drifted.length} drifted`)
    })

    test('the monthly report signed earlier has drifted too, where entries came late', async () => {
      const monthly = await store.read({ tenant, orgs: 'all' }, (transaction) =>
        readSigned(transaction, tenant, monthlyReport(year.monthly.period)),
      )
      assert.ok(monthly)
      const figures = await figuresOf(store, tenant, signedKeys(monthly), `${today}T11:00:00.000Z`)
      const drifted = drift(monthly, (key) => figures.get(figureKeyText(key))).map(({ key }) => key.indicator)
      for (const indicator of ['hazard.found', 'homeless.times', 'deliberation.raised'])
        assert.ok(drifted.includes(indicator), indicator)
      console.log(
        `looked at ${monthly.figures.length} figures of ${year.monthly.period}, drifted: ${drifted.join(', ')}`,
      )
    })
  })

/** Reports or cites the value that a figure waits for, by the people whose business it is. */
async function fillIn(
  store: LedgerStore,
  { indicator, org, period }: FigureKey,
  isCited: boolean,
  as: (by: string) => StepContext,
) {
  const place = { indicator, org, period }
  if (isCited) {
    const figure = {
      ...place,
      value: '93.4',
      document: '第三方测评报告',
      dated: today,
      scope: '全县',
      direction: 'descending',
    } as const
    assert.ok((await store.applyTask(tenant, { step: 'cite-figure', figure }, as(staff.drafter))).ok)
    return
  }
  for (const [by, step] of [
    [staff.second, { step: 'report-value', ...place, value: '356', note: '' }],
    [staff.deputy, { step: 'review-value', ...place, verdict: 'approve', reason: '' }],
    [staff.leader, { step: 'review-value', ...place, verdict: 'accept', reason: '' }],
  ] as const)
    assert.ok((await store.apply(tenant, step, as(by))).ok)
}

/** All steps of the year again in the domain's own memory, and what it makes of them: it knows no rollups and no database. */
async function secondModel(
  store: LedgerStore,
  setup: TenantSetup,
  year: BureauYear,
  evidence: readonly string[],
): Promise<Known> {
  const world = new World({
    orgs: [...setup.orgs.values()],
    people: [...setup.people.values()],
    grants: [...setup.grants.values()].flat(),
    ledgers: [...setup.ledgers.values()],
    indicators: [...setup.indicators.values()],
  })
  for (const hash of evidence) world.addEvidence(hash)
  const made = [...setup.indicators.values()].filter(
    ({ key, kind }) => kind === 'reported' && key.startsWith('reported.'),
  )
  const all = [...year.happenings, ...reportedSteps(made, year)]
  for (const { of, step, context } of all) {
    const result = of === 'ledger' ? world.apply(step, context) : world.applyTask(step, context)
    assert.ok(result.ok, JSON.stringify(step).slice(0, 200))
  }
  const outside = await outsideFigures(store)
  const source = {
    org: (org: string) => world.org(org),
    indicator: (key: string) => world.indicator(key),
    entries: () => world.entries(),
    history: () => world.history(),
    reported: (key: string, org: string, period: string) =>
      world.reported(key, org, period) ?? outside.reported(key, period),
    cited: (key: string, org: string, period: string) => world.cited(key, org, period) ?? outside.cited(key, period),
    baseline: outside.baseline,
  }
  const known = new Map<string, ReturnType<Known>>()
  return (key) => {
    const text = figureKeyText(key)
    if (!known.has(text)) {
      const { value, trace } = evaluate(source, key.indicator, key.org, key.period, key.slice)
      known.set(text, {
        value: value.value,
        unit: value.unit,
        ...(value.missing && { missing: value.missing }),
        count: trace.kind === 'entries' ? trace.count : null,
        asOf: `${today}T09:00:00.000Z`,
      })
    }
    return known.get(text)
  }
}

/** What is known from outside the ledgers: values reported and cited in this test, and what last year's report said. */
async function outsideFigures(store: LedgerStore) {
  return store.read({ tenant, orgs: 'all' }, async (transaction) => {
    const page = { offset: 0, limit: 500 }
    const reported = await listReported(transaction, tenant, { org: bureau }, page)
    const cited = await listCited(transaction, tenant, { org: bureau }, page)
    const [set] = await listYears(transaction, tenant, { orgs: [bureau] })
    assert.ok(set)
    return {
      reported: (key: string, period: string) => reported.find((one) => one.indicator === key && one.period === period),
      cited: (key: string, period: string) => cited.findLast((one) => one.indicator === key && one.period === period),
      baseline: (key: string, _: string, period: string, slice: Slice | null) => {
        const line = set.proposal.indicators.find(
          ({ indicator, baseline, slice: part }) =>
            indicator === key && baseline?.period === period && JSON.stringify(part) === JSON.stringify(slice),
        )
        return line?.baseline
          ? { value: line.baseline.value, document: set.document.name, words: line.text }
          : undefined
      },
    }
  })
}

const versionsOf = (store: LedgerStore, ids: readonly string[]): Promise<readonly number[]> =>
  store.read({ tenant, orgs: 'all' }, async (transaction) => {
    const versions: number[] = []
    for (const id of ids) versions.push((await readEntry(transaction, tenant, id))?.version ?? 0)
    return versions
  })

/** Without blanks and breaks: a long title stands in two lines. */
const squeezed = (text: string): string => text.replace(/\s+/g, '')
