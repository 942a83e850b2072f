import type { OrgId, Period } from '@taizhang/ledger'
import type { EvaluatedLink, FigureKey, Known, PlainReport, Report, ReportKind } from '@taizhang/report'
import type { LedgerStore, StoredReport, TenantSetup } from '@taizhang/store'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { printable } from '../formats/width.ts'
import { localDay } from '../local-day.ts'

const help = `写一份材料：数从台账来，版式按GB/T 9704。

用法：taizhang report annual|half|quarter|monthly|weekly --org 单位 [选项]

有存着的材料就用它（在改的优先，其次已签发的），没有就按单位启用的行业包的提纲起草；这里只读，不存。

  --period 期间    2024、2024-H1、2024-Q2、2024-05、2024-W18；默认今天所在的期间
  -o 文件.docx     写成Word；不写就打印文字
  --annex          附每个数的来源：指标、口径、期间、台账、记录数、截至时间
  --pack 行业包    按哪个行业包的提纲起草；默认最专的一个
  --tenant 地区    有多个地区时必填
  --data 目录      数据目录，默认 taizhang-data；设了 DATABASE_URL 就用那个数据库

退出码：0 齐了；1 有待补的数；2 没能执行。
`

const options = {
  org: { type: 'string' },
  period: { type: 'string' },
  output: { type: 'string', short: 'o' },
  annex: { type: 'boolean' },
  pack: { type: 'string' },
  tenant: { type: 'string' },
  data: { type: 'string' },
} as const

const kinds = ['annual', 'half', 'quarter', 'monthly', 'weekly'] as const satisfies readonly ReportKind[]

export const report: Command = {
  summary: '写一份材料，数从台账来，Word按公文版式',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('report', args, options)
    const [named = '', ...more] = positionals
    const kind = kinds.find((one) => one === named)
    if (!kind || more.length > 0)
      throw new CannotCarryOut(
        named === '' ? '要写是哪一类材料。' : `没有“${positionals.join(' ')}”这一类材料。`,
        `可以写 ${kinds.join('、')}。`,
      )
    if (!values.org) throw new CannotCarryOut('没有说是哪个单位的材料。', '请用 --org 写单位的名称或编号。')
    const now = new Date()
    const { period, key } = await choosePeriod(kind, values.period, localDay(now))
    // Loaded here: the other commands must not wait for a database that they do not use.
    const { withInstallation } = await import('../installation.ts')
    const { chooseOrg, chooseTenant } = await import('../choices.ts')
    return withInstallation<ExitCode>(values.data, async ({ store }) => {
      const tenant = await chooseTenant(store, values.tenant)
      const org = chooseOrg(await store.setup(tenant), values.org)
      const when = { at: now.toISOString(), today: localDay(now) }
      const asked = { kind, org: org.id, period: key, pack: values.pack, title: period }
      return hand(store, tenant, asked, when, values)
    })
  },
}

const say = (line: string): void => {
  process.stdout.write(`${printable(line)}\n`)
}

const periodKinds: Readonly<Record<ReportKind, Period['kind']>> = {
  annual: 'year',
  half: 'half',
  quarter: 'quarter',
  monthly: 'month',
  weekly: 'week',
}

/** The named period, or the one that holds today. */
async function choosePeriod(kind: ReportKind, named: string | undefined, today: string) {
  const { parsePeriod, periodTitle, weekHolding } = await import('@taizhang/ledger')
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const usual: Readonly<Record<ReportKind, string>> = {
    annual: year,
    half: `${year}-H${Math.ceil(month / 6)}`,
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    monthly: today.slice(0, 7),
    weekly: weekHolding(today)?.key ?? '',
  }
  const key = named ?? usual[kind]
  const period = parsePeriod(key)
  if (!period) throw new CannotCarryOut(`“${key}”不是期间。`, `如${usual[kind]}。`)
  if (period.kind !== periodKinds[kind])
    throw new CannotCarryOut(`${periodTitle(period)}不是这一类材料的期间。`, `如${usual[kind]}。`)
  return { key, period: periodTitle(period) }
}

/** The lines of a text, the cells of a row of a table side by side. */
function linesOf({ document: { text, paragraphs } }: PlainReport): readonly string[] {
  const lines: string[] = []
  let row = ''
  for (const { start, end, cell } of paragraphs) {
    const words = text.slice(start, end)
    const here = cell ? `${cell.table} ${cell.row}` : ''
    if (cell && here === row) lines[lines.length - 1] += `｜${words}`
    else lines.push(words)
    row = here
  }
  return lines
}

interface Asked {
  readonly kind: ReportKind
  readonly org: OrgId
  readonly period: string
  readonly pack: string | undefined
  /** The period in words. */
  readonly title: string
}

async function hand(
  store: LedgerStore,
  tenant: string,
  asked: Asked,
  when: { readonly at: string; readonly today: string },
  { output, annex = false }: { readonly output?: string | undefined; readonly annex?: boolean | undefined },
): Promise<ExitCode> {
  const { readLive } = await import('@taizhang/store')
  const { readStanding, reportPaper } = await import('@taizhang/server')
  const { plainReport } = await import('@taizhang/report')
  const stored = await storedReport(store, tenant, asked)
  const drafted = stored ?? (await draft(store, tenant, asked))
  return store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    const reading = stored
      ? await readStanding(transaction, tenant, setup, stored, when)
      : await readLive(transaction, tenant, setup, drafted, when)
    if (output === undefined) for (const line of linesOf(plainReport(reading.expanded, reading.links))) say(line)
    else {
      const { writeOfficial } = await import('@taizhang/office')
      const { writeWhole } = await import('../write-whole.ts')
      const paper = reportPaper(setup, { org: drafted.org, signed: stored?.signed ?? null }, reading, annex)
      writeWhole(output, await writeOfficial(paper))
      const state = stored?.signed ? '，已签发' : stored ? '，在办的材料' : '，按提纲起草'
      say(`《${drafted.title}》已写入 ${output}：${reading.links.length}个数${state}。`)
    }
    return tellPending(setup, drafted, reading)
  })
}

/** The report as it is kept: one on its way before one that is signed; undefined where there is none. */
async function storedReport(store: LedgerStore, tenant: string, asked: Asked): Promise<StoredReport | undefined> {
  const { listReports, readReport } = await import('@taizhang/store')
  return store.read({ tenant, orgs: 'all' }, async (transaction) => {
    const { kind, org, period } = asked
    const page = { offset: 0, limit: 50 }
    const all = await listReports(transaction, tenant, { orgs: [org], kind, period }, page)
    const found = all.find(({ state }) => state !== 'signed') ?? all[0]
    return found && readReport(transaction, tenant, found.id)
  })
}

/** A draft by the outline of the pack that is named, or of the office's most special one that has such an outline. */
async function draft(store: LedgerStore, tenant: string, { kind, org, period, pack, title }: Asked): Promise<Report> {
  const { packsInUse, packsOf } = await import('@taizhang/store')
  const { reportFromOutline } = await import('@taizhang/report')
  return store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    const own = new Set(packsOf(setup, org))
    const used = (await packsInUse(transaction, tenant)).filter(({ id }) => own.has(id))
    const wanted = used.filter(({ id, title: name }) => pack === undefined || id === pack || name === pack)
    const outline = wanted.flatMap(({ outlines }) => outlines.filter((one) => one.kind === kind)).at(-1)
    if (!outline) {
      const office = setup.orgs.get(org)?.name ?? org
      const names = used.map(({ title: name }) => name).join('、')
      throw new CannotCarryOut(
        `“${office}”没有${title}的这一类材料，也没有可用的提纲。`,
        used.length === 0 ? '请先用 taizhang pack enable 启用行业包。' : `启用的行业包：${names}。`,
      )
    }
    return reportFromOutline(outline, { org, period, kind }, (key) => setup.indicators.get(key)).report
  })
}

/** Says what is still to come, by office. */
async function tellPending(
  setup: TenantSetup,
  { title }: Pick<Report, 'title'>,
  reading: { readonly expanded: Report; readonly links: readonly EvaluatedLink[]; readonly known: Known },
): Promise<ExitCode> {
  const { missingWords, pendingList } = await import('@taizhang/report')
  const { figureTitle } = await import('@taizhang/server')
  const lists = pendingList(reading.expanded, reading.links, reading.known, ({ org }: FigureKey) => org)
  const count = lists.reduce((sum, { items }) => sum + items.length, 0)
  if (count === 0) return 0
  const lines = [`《${title}》有${count}处待补：`]
  for (const { owner, items } of lists) {
    lines.push(`  ${owner === null ? '起草人' : (setup.orgs.get(owner)?.name ?? owner)}`)
    for (const { lacks, link, missing } of items) {
      const what = lacks[0] ? figureTitle(setup, lacks[0]) : link === null ? '正文里写着待补' : `链接${link}`
      lines.push(`    ${what}${missing ? `：${missingWords[missing]}` : ''}`)
    }
  }
  process.stderr.write(`${lines.map(printable).join('\n')}\n`)
  return 1
}
