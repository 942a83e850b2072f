import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Indicator, indicatorsOf, parseFormula } from '@taizhang/ledger'
import { writeOfficial } from '@taizhang/office'
import {
  definitionsOf,
  type EntryRecipe,
  type FigureCoverage,
  type MadeEntries,
  makeEntries,
  type Outline,
  packs,
} from '@taizhang/packs'
import {
  checkDraft,
  type EvaluatedLink,
  type FigureKey,
  figureAnnex,
  figureKeyText,
  type KnownFigure,
  LiveReport,
  officialReport,
  type Report,
  reportFromOutline,
} from '@taizhang/report'
import { LedgerStore, migrate, openEmbedded, readFigures, readLive } from '@taizhang/store'
import { type Line, percentile, printLines, rounded } from './workbench/timing.ts'

/** 22 lines of 28 characters, by GB/T 9704. */
const PAGE_CHARACTERS = 22 * 28
const PAGES = 30
const LINKS = 600
const GROWTH = 10
const TURNS = 15

const tenant = 'report'
const at = '2024-01-05T01:00:00.000Z'
const today = '2024-01-05'
const evidence = 'e'.repeat(64)

interface ReportBench {
  readonly pages: number
  readonly links: number
  readonly values: number
  readonly entries: number
  /** From the outline to the text with every figure, values read from the embedded store. */
  readonly draftMs: number
  /** The same with the values in hand. */
  readonly draftInHandMs: number
  /** After one entry has changed: the values that it can touch read anew, the links that take them printed anew. */
  readonly reevaluateMs: number
  readonly reevaluatedLinks: number
  /** The same without reading. */
  readonly reevaluateInHandMs: number
  readonly checkMs: number
  readonly exportMs: number
  readonly exportWithAnnexMs: number
  /** Time at ten times the links over ten times the time. */
  readonly draftAtTenTimes: number
  readonly reevaluateAtTenTimes: number
  readonly exportAtTenTimes: number
}

/** Measures a report of 30 pages with 600 links over the entries of a county's year, and prints a table, or one line of JSON. */
export async function reportBench({ json }: { readonly json: boolean }): Promise<void> {
  const say = (what: string) => json || process.stderr.write(`${what}…\n`)
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-report-'))
  try {
    say('entries of a year into the embedded store')
    const database = await openEmbedded(folder)
    try {
      await migrate(database)
      const store = new LedgerStore(database)
      const made = await fill(store)
      say(`a report of ${PAGES} pages with ${LINKS} links`)
      const result = await measure(store, made)
      if (json) console.log(JSON.stringify(result))
      else
        printLines(
          `report: ${result.pages} pages, ${result.links} links, ${result.values} values of ${result.entries} entries`,
          linesOf(result),
        )
      if (linesOf(result).some(({ holds }) => holds === false)) process.exitCode = 1
    } finally {
      await database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { ledgers, indicators, duties, auditRules } = definitionsOf(packs)
const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]))
const indicatorOf = (key: string): Indicator | undefined => byKey.get(key)

async function fill(store: LedgerStore): Promise<MadeEntries> {
  const coverage = resolve(import.meta.dirname, '../packages/packs/coverage')
  const read = (path: string): unknown => JSON.parse(readFileSync(join(coverage, path), 'utf8'))
  const made = makeEntries(read('figures/01.json') as FigureCoverage, read('entries/01.json') as EntryRecipe, ledgers)
  const { orgs, people, grants, org } = made
  await store.createTenant(tenant, tenant, at)
  await store.setUp(tenant, { orgs, people, grants, ledgers, indicators, duties, auditRules }, { by: 'bench', at })
  await store.addEvidence(
    tenant,
    { hash: evidence, sizeBytes: 1, mediaType: 'image/png', name: '现场.png' },
    { by: people[0]?.id ?? '', at },
  )
  for (const { ledger, by, rows } of made.imports) {
    const done = await store.apply(
      tenant,
      { step: 'import-entries', ledger, org, mode: 'all', rows },
      { by, at, today },
    )
    if (!done.ok) throw new Error(`an import into ${ledger} was refused`)
  }
  return made
}

/** An outline with so many links over the packs' indicators, each in the ways that it can be shown, and text for so many pages. */
function outlineWith(links: number, pages: number): Outline {
  const shown = indicators.flatMap(({ key }) => [`{${key}}`, `{${key}|growth}`, `{${key}|year-before}`])
  const perParagraph = 5
  const paragraphs = links / perParagraph
  const filler = '各项工作按计划推进，情况逐项核对，'
    .repeat(40)
    .slice(0, Math.floor((pages * PAGE_CHARACTERS) / paragraphs) - perParagraph * 5)
  const texts = Array.from({ length: paragraphs }, (_, paragraph) => {
    const marks = Array.from(
      { length: perParagraph },
      (_mark, at) => shown[(paragraph * perParagraph + at) % shown.length],
    )
    return `${filler}其中${marks.join('，其中')}。`
  })
  const sections = Array.from({ length: Math.ceil(paragraphs / 8) }, (_, at) => ({
    heading: `第${at + 1}项工作`,
    paragraphs: texts.slice(at * 8, at * 8 + 8),
  }))
  return { kind: 'annual', title: '{year}年工作总结', sections: [{ heading: '工作情况', paragraphs: [], sections }] }
}

async function measure(store: LedgerStore, made: MadeEntries): Promise<ReportBench> {
  const draftOf = (outline: Outline): Report =>
    reportFromOutline(outline, { org: made.org, period: '2023' }, indicatorOf).report
  const outline = outlineWith(LINKS, PAGES)
  const report = draftOf(outline)
  const live = (of: Report) =>
    store.read({ tenant, orgs: 'all' }, (transaction, setup) => readLive(transaction, tenant, setup, of, { at, today }))
  const draftMs = await medianOf(async () => void officialReport(report, (await live(draftOf(outline))).links))
  const { links, figures } = await live(report)
  const known = (key: FigureKey): KnownFigure | undefined => figures.get(figureKeyText(key))

  const inHand = (of: Outline) => () => new LiveReport(draftOf(of)).evaluate(known)
  const draftInHandMs = await medianOf(inHand(outline))
  const [entry] = made.imports.toSorted((a, b) => b.rows.length - a.rows.length)
  if (!entry) throw new Error('no entries')
  const touches = touchedBy(entry.ledger)
  const evaluated = new LiveReport(report)
  evaluated.evaluate(known)
  const touched = evaluated.needed.filter(({ indicator }) => touches.has(indicator))
  const reevaluateMs = await medianOf(async (turn) => {
    await changeEntry(store, entry, turn)
    return async () => {
      const now = await store.read({ tenant, orgs: 'all' }, (transaction, setup) =>
        readFigures(transaction, tenant, setup, touched, at),
      )
      evaluated.reevaluate(touched, (key) => now.get(figureKeyText(key)) ?? known(key))
    }
  })
  const reevaluateInHandMs = await medianOf(() => evaluated.reevaluate(touched, known))
  const checkMs = await medianOf(() => checkDraft(report, links, { indicator: indicatorOf }))
  const exported = (of: Report, by: readonly EvaluatedLink[]) => () => writeOfficial(officialReport(of, by))
  const exportMs = await medianOf(exported(report, links))
  const names = {
    indicator: indicatorOf,
    ledger: (key: string) => key,
    org: () => '',
    part: ({ value }: { readonly value: string }) => value,
  }
  const exportWithAnnexMs = await medianOf(() =>
    writeOfficial(officialReport(report, links, { annex: figureAnnex(links, known, names) })),
  )
  const long = outlineWith(LINKS * GROWTH, PAGES * GROWTH)
  const longReport = draftOf(long)
  const longLive = new LiveReport(longReport)
  const longLinks = longLive.evaluate(known)
  const growth = async (longer: () => unknown, shortMs: number) =>
    rounded((await medianOf(longer)) / (GROWTH * shortMs), 3)
  return {
    pages: Math.round(lengthOf(report, links) / PAGE_CHARACTERS),
    links: links.length,
    values: figures.size,
    entries: made.imports.reduce((sum, { rows }) => sum + rows.length, 0),
    draftMs: rounded(draftMs),
    draftInHandMs: rounded(draftInHandMs),
    reevaluateMs: rounded(reevaluateMs),
    reevaluatedLinks: evaluated.reevaluate(touched, known).length,
    reevaluateInHandMs: rounded(reevaluateInHandMs, 3),
    checkMs: rounded(checkMs),
    exportMs: rounded(exportMs),
    exportWithAnnexMs: rounded(exportWithAnnexMs),
    draftAtTenTimes: await growth(inHand(long), draftInHandMs),
    reevaluateAtTenTimes: await growth(() => longLive.reevaluate(touched, known), reevaluateInHandMs),
    exportAtTenTimes: await growth(exported(longReport, longLinks), exportMs),
  }
}

/** Changes one entry as anybody would: its last change stands, the next turn changes it again. */
async function changeEntry(
  store: LedgerStore,
  { by, rows, ledger }: MadeEntries['imports'][number],
  turn: number,
): Promise<void> {
  const row = rows[turn % rows.length]
  if (!row) throw new Error('no row')
  const step = { step: 'delete-entry', id: row.id, version: 1, reason: '重复登记' } as const
  const done = await store.apply(tenant, step, { by, at, today })
  if (!done.ok) throw new Error(`${ledger}: ${done.error.map(({ message }) => message).join()}`)
}

/** The indicators that a change in a ledger can touch, through all formulas. */
function touchedBy(ledger: string): ReadonlySet<string> {
  const takes = (key: string): boolean => {
    const indicator = byKey.get(key)
    if (indicator?.kind === 'ledger') return indicator.of === ledger
    const parsed = indicator?.kind === 'formula' ? parseFormula(indicator.formula) : null
    return parsed?.ok === true && indicatorsOf(parsed.formula).some(takes)
  }
  return new Set(indicators.map(({ key }) => key).filter(takes))
}

const lengthOf = (report: Report, links: readonly EvaluatedLink[]): number =>
  officialReport(report, links).blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'table' ? 0 : block.runs.reduce((length, { text }) => length + text.length, 0)),
    0,
  )

type Work = (turn: number) => unknown

/** The median time of a piece of work, in milliseconds. Where it answers a function, only that is on the clock. */
async function medianOf(work: Work): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const beganMs = performance.now()
    const rest = await work(turn)
    const startMs = typeof rest === 'function' ? performance.now() : beganMs
    if (typeof rest === 'function') await (rest as () => Promise<void>)()
    times.push(performance.now() - startMs)
  }
  return percentile(times.slice(3), 0.5)
}

function linesOf(result: ReportBench): readonly Line[] {
  const bar = (what: string, ms: number, mostMs: number): Line => ({
    what,
    value: `${ms} ms`,
    bar: `< ${mostMs} ms`,
    holds: ms < mostMs,
  })
  const grown = (what: string, ratio: number): Line => ({
    what,
    value: `${ratio} of ${GROWTH} times the time`,
    bar: '≤ 1.5',
    holds: ratio <= 1.5,
  })
  return [
    bar('drafted, values read from the store', result.draftMs, 2000),
    { what: '  with the values in hand', value: `${result.draftInHandMs} ms` },
    bar(`after one entry: ${result.reevaluatedLinks} links, values read`, result.reevaluateMs, 100),
    { what: '  with the values in hand', value: `${result.reevaluateInHandMs} ms` },
    { what: 'checked', value: `${result.checkMs} ms` },
    bar('exported to Word', result.exportMs, 1000),
    bar('exported with the annex of all figures', result.exportWithAnnexMs, 1000),
    grown(`${GROWTH} times the links: draft`, result.draftAtTenTimes),
    grown(`${GROWTH} times the links: after one entry`, result.reevaluateAtTenTimes),
    grown(`${GROWTH} times the links: export`, result.exportAtTenTimes),
  ]
}
