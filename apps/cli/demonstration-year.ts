import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BureauYear, bureau, type PromisedTask, staff, type WrittenSection } from '@taizhang/county'
import { packs } from '@taizhang/packs'
import { type Block, proposeYear, reportFromOutline } from '@taizhang/report'
import {
  acceptInBulk,
  type LedgerStore,
  officeContent,
  ReportStore,
  readReport,
  type YearApplied,
  YearStore,
} from '@taizhang/store'
import { readText } from '@taizhang/text'
import { readDocument } from './input-document.ts'

/** Where the demonstration's own report of last year lies. */
export const lastYearFile = join(
  import.meta.dirname,
  '..',
  '..',
  'examples',
  'county',
  'civil-affairs',
  'last-year.txt',
)

/** What came of setting up the year: the tasks by which the promises are kept, and the indicators that the report asked for. */
export interface BureauSetUp {
  readonly applied: YearApplied
  readonly tasks: readonly PromisedTask[]
  readonly made: readonly { readonly key: string; readonly title: string }[]
}

const moment = (by: string, day: string, time: string) => ({ by, at: `${day}T${time}:00.000Z`, today: day })

/** Sets the bureau's year up from its report of last year, as its people would: proposed, looked through, accepted, made. */
export async function setUpBureauYear(
  store: LedgerStore,
  tenant: string,
  { year, setUpOn }: Pick<BureauYear, 'year' | 'setUpOn'>,
): Promise<BureauSetUp> {
  const { lastYearReport } = await import('@taizhang/county')
  const bytes = new TextEncoder().encode(lastYearReport(readFileSync(lastYearFile, 'utf8'), year))
  const name = `临澄县民政局${year - 1}年工作总结和${year}年工作计划.txt`
  const { document } = await readDocument(name, bytes)
  const reading = readText(document, { today: setUpOn })
  const content = await store.read({ tenant, orgs: 'all' }, (transaction, setup) =>
    officeContent(transaction, tenant, setup, bureau),
  )
  const proposal = proposeYear({ reading, year, ...content })
  const years = new YearStore(store)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const id = `year-${year}`
  const proposed = good(
    await years.propose(
      tenant,
      { id, org: bureau, year, document: { name, hash, sizeBytes: bytes.length }, text: reading.text, proposal },
      moment(staff.drafter, setUpOn, '01:30'),
    ),
  )
  const decided = good(
    await years.decide(
      tenant,
      id,
      proposed.version,
      (before) => ({ ok: true, value: acceptInBulk(before, 'all') }),
      moment(staff.drafter, setUpOn, '02:00'),
    ),
  )
  const applied = good(
    await years.apply(
      tenant,
      id,
      { version: decided.version, owner: staff.deputy, reportId: annualReport(year) },
      moment(staff.drafter, setUpOn, '02:10'),
    ),
  )
  const tasks = proposal.tasks.flatMap(({ id: line, title, owner }) => {
    const task = applied.year.made[line]
    return task === undefined ? [] : [{ id: task, title, owner }]
  })
  const made = proposal.indicators
    .filter(({ make }) => make === 'new-reported')
    .map(({ indicator, title }) => ({ key: indicator, title }))
  return { applied, tasks, made }
}

/** The id of the bureau's annual draft. */
export const annualReport = (year: number): string => `annual-${year}`

/** The id of the bureau's monthly report. */
export const monthlyReport = (period: string): string => `monthly-${period}`

/** Writes the bureau's monthly report by the outline of its pack, and lets it be reviewed and signed by two others. */
export async function signMonthlyReport(
  store: LedgerStore,
  tenant: string,
  { monthly: { period, signedOn } }: Pick<BureauYear, 'monthly'>,
): Promise<void> {
  const outline = packs.find(({ id }) => id === 'civil-affairs')?.outlines.find(({ kind }) => kind === 'monthly')
  if (!outline) throw new Error('the pack of civil affairs has no monthly outline')
  const setup = await store.setup(tenant)
  const { report } = reportFromOutline(outline, { org: bureau, period }, (key) => setup.indicators.get(key))
  const reports = new ReportStore(store)
  const id = monthlyReport(period)
  const from = { from: 'pack', pack: 'civil-affairs' }
  let { version } = good(
    await reports.create(tenant, { ...report, id, from }, moment(staff.drafter, signedOn, '01:00')),
  )
  for (const [move, by, time] of [
    ['submit', staff.drafter, '01:40'],
    ['approve', staff.deputy, '02:20'],
    ['sign', staff.leader, '03:00'],
  ] as const)
    version = good(await reports.move(tenant, id, { version, move, reason: '' }, moment(by, signedOn, time))).version
}

/** Writes the end of the annual draft anew, as the bureau's drafter would once the year is nearly over: problems, plan, promises kept. */
export async function writeAnnualDraft(
  store: LedgerStore,
  tenant: string,
  { year, last }: Pick<BureauYear, 'year' | 'last'>,
): Promise<void> {
  const { writtenFrom, writtenSections } = await import('@taizhang/county')
  const id = annualReport(year)
  const draft = await store.read({ tenant, orgs: 'all' }, (transaction) => readReport(transaction, tenant, id))
  if (!draft) throw new DemonstrationRefused('没有年度总结的草稿。')
  const end = draft.blocks.findIndex((block) => block.kind === 'heading' && textOf(block).includes(writtenFrom))
  const kept = draft.blocks.slice(0, end < 0 ? draft.blocks.length : end)
  const blocks = [...kept, ...blocksOf(writtenSections, year)]
  const { version, title } = draft
  good(await new ReportStore(store).save(tenant, id, { version, title, blocks }, moment(staff.drafter, last, '08:30')))
}

const textOf = ({ content }: Extract<Block, { kind: 'heading' }>): string =>
  content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')

function blocksOf(sections: readonly WrittenSection[], year: number): readonly Block[] {
  let count = 0
  const newId = () => `written${++count}`
  const words = (text: string) => [
    { kind: 'text', text: text.replaceAll('{year}', String(year)).replaceAll('{next}', String(year + 1)) } as const,
  ]
  const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', id: newId(), level, content: words(text) })
  const paragraph = (text: string): Block => ({ kind: 'paragraph', id: newId(), content: words(text) })
  return sections.flatMap((section): readonly Block[] => [
    heading(1, section.heading),
    ...section.paragraphs.map(paragraph),
    ...(section.fulfilment ? [{ kind: 'fulfilment', id: newId() } as const] : []),
    ...(section.sections ?? []).flatMap((one) => [heading(2, one.heading), paragraph(one.paragraph)]),
  ])
}

/** The demonstration is data that the program takes; where it does not, that is a mistake of who wrote it. */
class DemonstrationRefused extends Error {}

function good<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly failures: readonly { readonly message: string }[] },
): T {
  if (result.ok) return result.value
  throw new DemonstrationRefused(result.failures.map(({ message }) => message).join(''))
}
