import { readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type Chosen, dayOfMoment, isDay, problemText } from '@taizhang/ledger'
import type { ImportProgress, Installation, SheetImported, TakeBytes } from '@taizhang/server'
import type { TenantSetup } from '@taizhang/store'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { counterOn } from '../counter.ts'
import { printable } from '../formats/width.ts'

const help = `台账的表格：导入、导出、模板。台账写名称或编号都行。

用法：
  taizhang ledger list
  taizhang ledger template 台账 模板.xlsx
  taizhang ledger import 台账 表格.xlsx --as 登录名 --org 单位 [选项]
  taizhang ledger export 台账 表格.xlsx --as 登录名 [选项]

导入（.xlsx 或 .csv）：
  --as 登录名        以谁的名义导入，权限和留痕以此人为准
  --org 单位         记录归哪个单位；表里有“单位”一列的，以那一列为准
  --good-only        只导入正确的行；默认有一行不对就一行都不导
  --try              只检查，不导入
  --sheet 名称       用哪一张工作表，默认第一张
  --map 表头=字段    指明表头对应的字段，可写多次
  --leave 表头       不导入这一列，可写多次
  --marked 文件      有不对的行时，把标出问题的表写到这里；默认写在原文件旁边

导出（.xlsx 或 .csv）：
  --org 单位         连同下级单位；默认全部
  --from 日期 --to 日期
  --full             受保护的内容不遮盖；须此人在该单位有权看

共用：
  --tenant 地区      有多个地区时必填
  --data 目录        数据目录，默认 taizhang-data；设了 DATABASE_URL 就用那个数据库

同一份表导入两次等于一次。退出码：0 全部办妥；1 有行没有导入；2 没能执行。
`

const options = {
  as: { type: 'string' },
  org: { type: 'string' },
  'good-only': { type: 'boolean' },
  try: { type: 'boolean' },
  sheet: { type: 'string' },
  map: { type: 'string', multiple: true },
  leave: { type: 'string', multiple: true },
  marked: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  full: { type: 'boolean' },
  tenant: { type: 'string' },
  data: { type: 'string' },
} as const

type Values = ReturnType<typeof parseCommand<typeof options>>['values']

export const ledger: Command = {
  summary: '台账的表格：导入、导出、模板',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('ledger', args, options)
    const [action = '', named, file, ...more] = positionals
    const advice = '运行 taizhang ledger --help 查看用法。'
    if (!['list', 'template', 'import', 'export'].includes(action))
      throw new CannotCarryOut(`没有“ledger ${action}”这个用法。`, advice)
    if (action !== 'list' && (named === undefined || file === undefined || more.length > 0))
      throw new CannotCarryOut(`ledger ${action} 后面要写台账和文件名。`, advice)
    // Loaded here: the other commands must not wait for a database that they do not use.
    const { withInstallation } = await import('../installation.ts')
    return withInstallation<ExitCode>(values.data, async (installation) => {
      const { chooseTenant } = await import('../choices.ts')
      const tenant = await chooseTenant(installation.store, values.tenant)
      const work: Work = { installation, tenant, setup: await installation.store.setup(tenant), values }
      if (action === 'list') return list(work)
      if (action === 'template') return template(work, named ?? '', file ?? '')
      return action === 'import' ? importFile(work, named ?? '', file ?? '') : exportFile(work, named ?? '', file ?? '')
    })
  },
}

interface Work {
  readonly installation: Installation
  readonly tenant: string
  readonly setup: TenantSetup
  readonly values: Values
}

function list({ setup }: Work): ExitCode {
  for (const { key, title, kind, fields } of setup.ledgers.values())
    process.stdout.write(
      `${title}（${key}）  ${kind === 'roster' ? '名册' : '台账'}，${Object.keys(fields).length}个字段\n`,
    )
  return 0
}

async function template({ installation, tenant, setup }: Work, named: string, file: string): Promise<ExitCode> {
  const { chooseLedger } = await import('../choices.ts')
  const { templateSheet } = await import('@taizhang/server')
  const chosen = chooseLedger(setup, named)
  formatOf(file, ['xlsx'])
  await writeWhole(file, (take) =>
    installation.store.read({ tenant, orgs: 'all' }, (transaction, now) =>
      templateSheet(transaction, tenant, now, chosen, take),
    ),
  )
  process.stdout.write(`“${chosen.title}”的模板已写到 ${file}。\n`)
  return 0
}

async function exportFile(
  { installation, tenant, setup, values }: Work,
  named: string,
  file: string,
): Promise<ExitCode> {
  const { chooseLedger, chooseOrg, choosePerson } = await import('../choices.ts')
  const { exportEntries } = await import('@taizhang/server')
  const { orgsOf } = await import('@taizhang/store')
  const { rolesOver } = await import('@taizhang/ledger')
  const chosen = chooseLedger(setup, named)
  const person = await choosePerson(installation.store, tenant, setup, values.as)
  const format = formatOf(file, ['xlsx', 'csv'])
  const today = dayOfMoment(new Date().toISOString())
  const view = { org: (id: string) => setup.orgs.get(id), grantsOf: (id: string) => setup.grants.get(id) ?? [] }
  const sees = (org: string): boolean => {
    const roles = rolesOver(view, person.id, org, today)
    return values.full === true && (chosen.seesProtected ?? []).some((role) => roles.has(role))
  }
  const question = {
    ledger: chosen.key,
    ...(values.org !== undefined && { org: chooseOrg(setup, values.org).id }),
    ...(values.from !== undefined && { from: dayIn(values.from, '--from') }),
    ...(values.to !== undefined && { to: dayIn(values.to, '--to') }),
  }
  const scope = { tenant, orgs: orgsOf(setup, person.id, today) }
  let count = 0
  await writeWhole(file, async (take) => {
    count = await installation.store.read(scope, (transaction, now) =>
      exportEntries(transaction, tenant, now, chosen, question, { format, sees, take }),
    )
  })
  process.stdout.write(`“${chosen.title}”的${count}条记录已写到 ${file}。\n`)
  return 0
}

async function importFile(work: Work, named: string, file: string): Promise<ExitCode> {
  const { installation, tenant, setup, values } = work
  const { chooseLedger, chooseOrg, choosePerson } = await import('../choices.ts')
  const { importSheet } = await import('@taizhang/server')
  const chosen = chooseLedger(setup, named)
  const person = await choosePerson(installation.store, tenant, setup, values.as)
  const org = values.org === undefined ? setup.orgs.get(person.org) : chooseOrg(setup, values.org)
  const counter = counterOn(process.stderr)
  const result = await importSheet(installation.store, {
    tenant,
    ledger: chosen,
    org: org?.id ?? person.org,
    by: person.id,
    at: new Date().toISOString(),
    file: { name: basename(file), bytes: readFileSync(file) },
    ...(values.sheet !== undefined && { sheet: values.sheet }),
    chosen: chosenColumns(values),
    mode: values.try ? 'try' : values['good-only'] ? 'good' : 'all',
    progress: ({ stage, done, of }) => counter.show(`${stageWords[stage]}${of === null ? done : `${done}／${of}`}……`),
  })
  counter.clear()
  if (!result.ok) throw refusedWhole(result)
  return told(result, file, values)
}

const stageWords: Readonly<Record<ImportProgress['stage'], string>> = {
  reading: '读取并核对行：',
  deciding: '逐行判定：',
  recording: '记入历史：',
  counting: '更新汇总项：',
  writing: '写入台账：',
}

function chosenColumns({ map = [], leave = [] }: Values): Chosen {
  const chosen: Record<string, string | null> = {}
  for (const pair of map) {
    const at = pair.lastIndexOf('=')
    if (at <= 0) throw new CannotCarryOut(`--map 要写成“表头=字段”，写的是“${pair}”。`)
    chosen[pair.slice(0, at).trim()] = pair.slice(at + 1).trim()
  }
  for (const title of leave) chosen[title.trim()] = null
  return chosen
}

function refusedWhole(result: Extract<SheetImported, { ok: false }>): CannotCarryOut {
  switch (result.why) {
    case 'unreadable':
      return new CannotCarryOut(result.problem.message)
    case 'no-such-sheet':
      return new CannotCarryOut('没有这张工作表。', `文件里有：${result.sheets.join('、')}。`)
    case 'header':
      return new CannotCarryOut(
        `表头要先对上：\n${result.problems.map(({ message }) => `  ${printable(message)}`).join('\n')}\n`,
        '用 --map 表头=字段 指明，或用 --leave 表头 说明不导入。',
      )
    case 'refused':
      return new CannotCarryOut(result.refusals.map(({ message }) => message).join(''))
  }
}

const PROBLEMS_SHOWN = 50

async function told(
  { rowsRead, imported, problems, leftOut, annotated }: Extract<SheetImported, { ok: true }>,
  file: string,
  { try: isTrial, marked }: Values,
): Promise<ExitCode> {
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) process.stdout.write(`${printable(problemText(problem))}\n`)
  if (problems.length > PROBLEMS_SHOWN)
    process.stdout.write(`……还有${problems.length - PROBLEMS_SHOWN}处，见标出问题的表。\n`)
  for (const { row, reason } of leftOut.slice(0, PROBLEMS_SHOWN)) process.stdout.write(`第${row}行${reason}\n`)
  const bad = new Set(problems.map(({ row }) => row)).size
  const counts = imported
    ? `新增${imported.created}条，更新${imported.updated}条，${imported.unchanged}条没有变化`
    : isTrial
      ? '只检查，没有导入'
      : '一行都没有导入'
  process.stdout.write(`共${rowsRead}行：${counts}${bad > 0 ? `；${bad}行不对` : ''}。\n`)
  if (bad === 0) return 0
  const copy = marked ?? `${file.slice(0, file.length - extname(file).length)}-标出问题.xlsx`
  await writeWhole(copy, async (take) => {
    for await (const piece of annotated()) await take(piece)
  })
  process.stdout.write(`标出问题的表在 ${copy}，改好后可直接再导入。\n`)
  return 1
}

function formatOf<const Format extends string>(file: string, formats: readonly Format[]): Format {
  const ending = extname(file).slice(1).toLowerCase()
  const format = formats.find((each) => each === ending)
  if (format === undefined)
    throw new CannotCarryOut(`不能写成“${extname(file) || file}”。`, `文件名请用 .${formats.join(' 或 .')} 结尾。`)
  return format
}

function dayIn(text: string, option: string): string {
  if (!isDay(text)) throw new CannotCarryOut(`${option} 要写日期，如2024-03-05，写的是“${text}”。`)
  return text
}

/** Writes beside the file and renames: what was there stays until the new one is whole. */
async function writeWhole(file: string, write: (take: TakeBytes) => Promise<void>): Promise<void> {
  const aside = `${file}.${process.pid}.tmp`
  const handle = await open(aside, 'wx')
  try {
    await write(async (piece) => {
      await handle.write(piece)
    })
    await handle.sync()
    await handle.close()
    await rename(aside, file)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(aside, { force: true })
    throw error
  }
}
