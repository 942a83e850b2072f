import { existsSync, readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { definitionsOf, packs as installedPacks, type Pack, withBuiltOn } from '@taizhang/packs'
import { proposeYear } from '@taizhang/report'
import { type Reading, readText } from '@taizhang/text'
import { CannotCarryOut, reasonOf } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { appliedText, yearText } from '../formats/year-text.ts'
import { readDocument } from '../input-document.ts'
import { localDay } from '../local-day.ts'
import type { OfficeYear } from '../office-year.ts'

const help = `用上年的总结设置新的一年：每个数对应哪个指标、上年数是多少，每项承诺成为哪项任务，报告提纲，还没有措施的问题。

用法：taizhang year 文件 --org 单位 --year 年份 [选项]
      taizhang year - --org 单位 --year 年份     从标准输入读文字

只列出建议，什么都不建；加上 --accept 才建。同一份材料再做一次只更新，不重复。

  --org 单位         给哪个单位设置：名称；有数据目录时编号也行
  --year 年份        要设置的年份，用上一年的报告
  --json             以JSON列出全部建议，位置与 taizhang check 相同（UTF-16，不含末位）
  --packs 行业包     没有数据目录时按哪些行业包对应，逗号隔开；默认全部
  --data 目录        数据目录：按这个单位启用的行业包和自己的指标对应；设了 DATABASE_URL 就用那个数据库
  --tenant 地区      有多个地区时必填
  --accept sure|all  建立：sure只建有把握的，all全部建
  --as 姓名          以谁的名义建立，登录名或姓名
  --go-on            材料是别的年份、别的单位的，或没有标题、计划，仍然建立
  -h, --help         显示本说明

退出码：0 完成；2 没能执行。
`

const options = {
  org: { type: 'string' },
  year: { type: 'string' },
  json: { type: 'boolean', default: false },
  packs: { type: 'string' },
  data: { type: 'string' },
  tenant: { type: 'string' },
  accept: { type: 'string' },
  as: { type: 'string' },
  'go-on': { type: 'boolean', default: false },
} as const

export const year: Command = {
  summary: '用上年总结设置新的一年：指标、任务、提纲',
  help,
  run: async (args) => runYear(planOf(args)),
}

/** A run, with every option understood. */
interface Plan {
  readonly file: string
  readonly org: string
  readonly year: number
  readonly json: boolean
  readonly packs: string | undefined
  readonly data: string | undefined
  readonly tenant: string | undefined
  readonly accept: OfficeYear['accept']
}

function planOf(args: readonly string[]): Plan {
  const { values, positionals } = parseCommand('year', args, options)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new CannotCarryOut('要写一份上年的总结。', '例如：taizhang year 2023年总结.docx --org 民政局 --year 2024。')
  if (values.org === undefined) throw new CannotCarryOut('没有说给哪个单位设置。', '请用 --org 写单位名称。')
  const wanted = Number(values.year)
  if (!/^\d{4}$/.test(values.year ?? '') || wanted < 1950 || wanted > 2200)
    throw new CannotCarryOut(`--year 要写要设置的年份，写的是“${values.year ?? ''}”。`, '例如：--year 2024。')
  const { org, json, packs, data, tenant, accept: bulk, as, 'go-on': goOn } = values
  if (bulk !== undefined && bulk !== 'sure' && bulk !== 'all')
    throw new CannotCarryOut(`--accept 要写 sure 或 all，写的是“${bulk}”。`)
  return { file, org, year: wanted, json, packs, data, tenant, accept: bulk === undefined ? null : { bulk, as, goOn } }
}

async function runYear(plan: Plan): Promise<ExitCode> {
  const bytes = await bytesOf(plan.file)
  const { document } = await readDocument(plan.file, bytes)
  const reading = readText(document, { today: localDay(new Date()) })
  const { proposal, applied } = usesDatabase(plan) ? await inDatabase(plan, bytes, reading) : alone(plan, reading)
  process.stdout.write(plan.json ? `${JSON.stringify(proposal, null, 2)}\n` : yearText(proposal))
  if (applied !== null) process.stderr.write(appliedText(applied))
  else if (!plan.json)
    process.stderr.write('只是建议，什么都没有建。加上 --accept sure 建立有把握的，--accept all 全部建立。\n')
  return 0
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CannotCarryOut(`${file}：${reasonOf(error)}`)
  }
}

const usesDatabase = ({ data, accept }: Plan): boolean =>
  data !== undefined || accept !== null || (process.env['DATABASE_URL'] ?? '') !== ''

/** Against what the office has: its packs and its own indicators. */
async function inDatabase(plan: Plan, bytes: Uint8Array, reading: Reading) {
  if (plan.data !== undefined && !existsSync(plan.data))
    throw new CannotCarryOut(`没有“${plan.data}”这个数据目录。`, '请先运行 taizhang serve 或 taizhang demo。')
  // Loaded here: a proposal against the packs alone must not wait for a database.
  const { officeYear } = await import('../office-year.ts')
  return officeYear({ ...plan, bytes, reading })
}

/** Against the packs that come along. */
function alone({ packs, org, year: wanted }: Plan, reading: Reading) {
  const chosen = chosenPacks(packs)
  const templates = chosen.flatMap(({ taskTemplates }) => taskTemplates)
  const { indicators, ledgers } = definitionsOf(chosen)
  const proposal = proposeYear({ reading, year: wanted, office: { name: org }, indicators, ledgers, templates })
  return { proposal, applied: null }
}

function chosenPacks(named: string | undefined): readonly Pack[] {
  if (named === undefined) return installedPacks
  const wanted = named.split(/[,，、]/).map((one) => one.trim())
  const chosen = wanted.map((one) => {
    const found = installedPacks.find(({ id, title }) => id === one || title === one)
    if (found) return found
    const known = installedPacks.map(({ id, title }) => `${title}（${id}）`).join('、')
    throw new CannotCarryOut(`没有“${one}”这个行业包。`, `现有：${known}。`)
  })
  return withBuiltOn(chosen, installedPacks)
}
