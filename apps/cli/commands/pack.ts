import { readFileSync } from 'node:fs'
import {
  deadlineWords,
  definitionsOf,
  fieldWords,
  limitWords,
  moveNeeds,
  type Pack,
  type PackFault,
  packs,
  parsePack,
  withBuiltOn,
} from '@taizhang/packs'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { printable, textColumns } from '../formats/width.ts'

const help = `行业包：一个行业的台账、指标、应办事项、任务模板和提纲。

用法：
  taizhang pack list                       列出全部行业包
  taizhang pack show 行业包 [--json]         看一个行业包有什么；--json 打印原文，可以照着另写一个
  taizhang pack check 文件.json             检查自己写的行业包，按名称和位置逐条指出错处
  taizhang pack enable 行业包 --org 单位      为一个单位（含下级）启用；再次启用就是升级到新版

行业包写编号或名称都行；check 和 enable 也可以写 .json 文件。所依托的行业包一并启用，本单位自己加的字段和指标不动。

  --tenant 地区    有多个地区时必填
  --data 目录      数据目录，默认 taizhang-data；设了 DATABASE_URL 就用那个数据库

退出码：0 办妥；1 文件里的行业包有错；2 没能执行。
`

const options = {
  org: { type: 'string' },
  json: { type: 'boolean' },
  tenant: { type: 'string' },
  data: { type: 'string' },
} as const

type Values = ReturnType<typeof parseCommand<typeof options>>['values']

export const pack: Command = {
  summary: '行业包：查看、检查、启用',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('pack', args, options)
    const [action = '', named, ...more] = positionals
    const advice = '运行 taizhang pack --help 查看用法。'
    if (!['list', 'show', 'check', 'enable'].includes(action))
      throw new CannotCarryOut(action === '' ? 'pack 后面要写做什么。' : `没有“pack ${action}”这个用法。`, advice)
    if (more.length > 0 || (action !== 'list' && named === undefined))
      throw new CannotCarryOut(`pack ${action} 后面要写一个行业包。`, advice)
    if (action === 'list') return list()
    if (action === 'check') return checkFile(named ?? '')
    return action === 'show' ? show(choosePack(named ?? ''), values) : enable(named ?? '', values)
  },
}

const say = (line: string): void => {
  process.stdout.write(`${printable(line)}\n`)
}

const pad = (words: string, columns: number): string => words + ' '.repeat(Math.max(1, columns - textColumns(words)))

function list(): ExitCode {
  for (const one of withBuiltOn(packs, packs)) {
    say(`${pad(one.id, 18)}${pad(one.title, 12)}第${one.version}版，${countsOf(one)}`)
    say(`${' '.repeat(18)}${one.summary}`)
  }
  say(`共${packs.length}个。运行 taizhang pack show 行业包 查看内容。`)
  return 0
}

const countsOf = ({ ledgers, indicators, duties, taskTemplates }: Pack): string =>
  `${ledgers.length}本台账，${indicators.length}个指标，${duties.length}项应办，${taskTemplates.length}个任务模板`

function choosePack(named: string): Pack {
  const found = packs.find(({ id, title }) => id === named || title === named)
  if (found) return found
  const known = packs.map(({ id, title }) => `${title}（${id}）`).join('、')
  throw new CannotCarryOut(`没有“${named}”这个行业包。`, `现有：${known}。`)
}

function show(shown: Pack, { json }: Values): ExitCode {
  if (json) {
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
    return 0
  }
  const all = definitionsOf(withBuiltOn([shown], packs))
  const titleOf = (key: string): string => all.ledgers.find((ledger) => ledger.key === key)?.title ?? key
  say(`${shown.title}（${shown.id}）第${shown.version}版，${countsOf(shown)}`)
  say(shown.summary)
  if (shown.builtOn.length > 0) say(`依托：${shown.builtOn.join('、')}`)
  for (const ledger of shown.ledgers) {
    say('')
    say(`【${ledger.title}】${ledger.key}  ${ledger.kind === 'roster' ? '名册' : '事项'}`)
    for (const [key, field] of Object.entries(ledger.fields))
      say(`  ${pad(field.label, 20)}${pad(key, 16)}${field.required ? '必填 ' : ''}${fieldWords(field, titleOf)}`)
    const { flow } = ledger
    if (!flow) continue
    for (const move of Object.values(flow.moves)) {
      const from = move.from.map((state) => flow.states[state] ?? state).join('、')
      const needs = moveNeeds(move, ledger)
      say(`  ${from} ─${move.label}→ ${flow.states[move.to] ?? move.to}${needs === '' ? '' : `  要有：${needs}`}`)
    }
    const limits = [
      ...Object.keys(flow.deadlines ?? {}).map((state) => `${flow.states[state]}${deadlineWords(flow, state)}`),
      limitWords(flow),
    ].filter((words) => words !== '')
    if (limits.length > 0) say(`  时限：${limits.join('，')}`)
  }
  say('')
  for (const { key, title, unit, definition } of shown.indicators)
    say(`${pad(title, 34)}${pad(unit, 6)}${pad(key, 30)}${definition.counts}`)
  return 0
}

/** The text of a file; what keeps it from being read is said by its reason. */
const textOf = (file: string): string => readFileSync(file, 'utf8').replace(/^\uFEFF/, '')

function checkFile(file: string): ExitCode {
  const parsed = parsePack(textOf(file), packs)
  if (!parsed.ok) return tellFaults(file, parsed.faults)
  say(`${file} 没有错：“${parsed.pack.title}”第${parsed.pack.version}版，${countsOf(parsed.pack)}。`)
  return 0
}

function tellFaults(file: string, faults: readonly PackFault[]): ExitCode {
  for (const { place, message } of faults) say(`${place === '' ? '' : `${place}：`}${message}`)
  say(`${file} 里的行业包有${faults.length}处错，没有启用。`)
  return 1
}

async function enable(named: string, { org, tenant, data }: Values): Promise<ExitCode> {
  if (!org) throw new CannotCarryOut('没有说为哪个单位启用。', '请用 --org 写单位的名称或编号。')
  const parsed = named.endsWith('.json') ? parsePack(textOf(named), packs) : null
  if (parsed && !parsed.ok) return tellFaults(named, parsed.faults)
  const wanted = parsed?.pack ?? choosePack(named)
  // Loaded here: the other commands must not wait for a database that they do not use.
  const { withInstallation } = await import('../installation.ts')
  const { chooseOrg, chooseTenant } = await import('../choices.ts')
  const { PackStore } = await import('@taizhang/store')
  return withInstallation<ExitCode>(data, async ({ store }) => {
    const chosen = await chooseTenant(store, tenant)
    const office = chooseOrg(await store.setup(chosen), org)
    const registry = [...packs.filter(({ id }) => id !== wanted.id), wanted]
    const by = { by: 'command', at: new Date().toISOString() }
    const done = await new PackStore(store).enable(chosen, wanted.id, office.id, registry, by)
    if (!done.ok)
      throw new CannotCarryOut(
        `“${wanted.title}”没有启用：\n${done.refusals.map(({ place, message }) => `  ${printable(`${place}：${message}`)}`).join('\n')}\n`,
        '改好后再启用；已有的台账和记录都没有动。',
      )
    const { version, was, enabled, added, changed, removed, retired } = done.value
    const before = was === null ? '' : was === version ? '（本来就是这一版）' : `（原为第${was}版）`
    say(`已为“${office.name}”启用“${wanted.title}”第${version}版${before}，连同${enabled.length - 1}个所依托的行业包。`)
    say(`新增${added.length}项，改动${changed.length}项，去掉${removed.length}项。`)
    for (const { key, referredToBy } of retired) say(`“${key}”新版已没有，因${referredToBy.join('、')}还在用，先留着。`)
    return 0
  })
}
