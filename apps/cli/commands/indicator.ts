import type { Indicator, IndicatorValue, Ledger, Trace } from '@taizhang/ledger'
import type { IndicatorQuestion, LedgerStore, TenantSetup } from '@taizhang/store'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { printable } from '../formats/width.ts'

const help = `查一个指标的数，和它是怎么来的。

用法：taizhang indicator 指标 [选项]
      taizhang indicator --list

指标写编号或名称都行。

  --org 单位         连同下级单位；默认整个地区
  --period 期间      2024、2024-H1、2024-Q2、2024-05、2024-W18、2024-05-01；
                     1至5月累计写 2024-01..05，任意一段写 2024-03-05..2024-04-10；默认本年
  --trace            列出背后的记录或算式
  --limit 条数       最多列多少条记录，默认20
  --tenant 地区      有多个地区时必填
  --data 目录        数据目录，默认 taizhang-data；设了 DATABASE_URL 就用那个数据库
`

const options = {
  org: { type: 'string' },
  period: { type: 'string' },
  trace: { type: 'boolean' },
  limit: { type: 'string' },
  list: { type: 'boolean' },
  tenant: { type: 'string' },
  data: { type: 'string' },
} as const

export const indicator: Command = {
  summary: '查一个指标，追到背后的记录',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('indicator', args, options)
    const [named, ...more] = positionals
    if ((named === undefined && !values.list) || more.length > 0)
      throw new CannotCarryOut('要写一个指标的编号或名称。', '用 taizhang indicator --list 查看全部。')
    const limit = Number(values.limit ?? 20)
    if (!Number.isInteger(limit) || limit < 1) throw new CannotCarryOut(`--limit 要写正整数，写的是“${values.limit}”。`)
    // Loaded here: the other commands must not wait for a database that they do not use.
    const { withInstallation } = await import('../installation.ts')
    const { chooseOrg, chooseTenant } = await import('../choices.ts')
    const { parsePeriod, periodTitle } = await import('@taizhang/ledger')
    return withInstallation<ExitCode>(values.data, async ({ store }) => {
      const tenant = await chooseTenant(store, values.tenant)
      const setup = await store.setup(tenant)
      if (named === undefined) return list(setup)
      const found = chooseIndicator(setup, named)
      const org = chooseOrg(setup, values.org)
      const key = values.period ?? new Date().toISOString().slice(0, 4)
      const period = parsePeriod(key)
      if (!period) throw new CannotCarryOut(`“${key}”不是期间。`, '如2024、2024-Q2、2024-05、2024-01..05。')
      const question = { indicator: found.key, org: org.id, period: key }
      const [answer] = await store.indicators(tenant, [question])
      if (!answer) throw new Error('one question has one answer')
      const { counts, source, method, accuracy, limits } = found.definition
      say(`${found.title}  ${org.name}  ${periodTitle(period)}：${valueWords(answer.value)}`)
      say(
        `口径：${[counts, `来源：${source}`, `方法：${method}`, accuracy && `精度：${accuracy}`, limits && `局限：${limits}`].filter(Boolean).join('；')}`,
      )
      if (values.trace) tellTrace(setup, answer.trace, '  ')
      if (values.trace && found.kind === 'ledger') await tellEntries(store, tenant, found.of, question, limit)
      return 0
    })
  },
}

const say = (line: string): void => {
  process.stdout.write(`${printable(line)}\n`)
}

function list({ indicators }: TenantSetup): ExitCode {
  for (const { key, title, unit } of indicators.values()) say(`${key}  ${title}（${unit}）`)
  return 0
}

function chooseIndicator({ indicators }: TenantSetup, named: string): Indicator {
  const found = indicators.get(named) ?? [...indicators.values()].find(({ title }) => title === named)
  if (!found) throw new CannotCarryOut(`没有“${named}”这个指标。`, '用 taizhang indicator --list 查看全部。')
  return found
}

const missingWords: Readonly<Record<NonNullable<IndicatorValue['missing']>, string>> = {
  'nothing-reported': '没有数据',
  'not-accepted': '还没有验收',
  'divided-by-zero': '分母为零，算不出',
  'part-missing': '算式中有的数缺失，算不出',
  'not-cited': '还没有引用',
}

const valueWords = ({ value, unit, missing }: IndicatorValue): string =>
  value === null ? missingWords[missing ?? 'nothing-reported'] : `${trimmed(value)}${unit}`

/** Inside a formula values carry more decimals than anybody reads. */
const trimmed = (value: string): string => (/\.\d{6,}$/.test(value) ? value.replace(/\.?0+$/, '') : value)

function tellTrace(setup: TenantSetup, trace: Trace, indent: string): void {
  switch (trace.kind) {
    case 'formula':
      say(`${indent}算式：${trace.formula}`)
      for (const part of trace.parts) {
        say(`${indent}  ${part.indicator}  ${setup.indicators.get(part.indicator)?.title ?? ''}：${valueWords(part)}`)
        tellTrace(setup, part.trace, `${indent}    `)
      }
      return
    case 'entries':
      say(`${indent}由${trace.count}条台账记录得出`)
      return
    case 'reported':
      say(`${indent}${setup.people.get(trace.by)?.name ?? trace.by}填报${trace.note === '' ? '' : `，${trace.note}`}`)
      return
    case 'cited':
      say(`${indent}引自${trace.figure.document}（${trace.figure.dated}），范围：${trace.figure.scope}`)
      return
    case 'nothing':
      return
  }
}

async function tellEntries(
  store: LedgerStore,
  tenant: string,
  of: string,
  question: IndicatorQuestion,
  limit: number,
): Promise<void> {
  const { traceEntries } = await import('@taizhang/store')
  const { entryName } = await import('@taizhang/ledger')
  await store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    const ledger = setup.ledgers.get(of) as Ledger
    const page = await traceEntries(transaction, tenant, setup, question, { after: null, limit })
    for (const { entry, times } of page.traced)
      say(
        `  ${entry.day}  ${setup.orgs.get(entry.org)?.name ?? entry.org}  ${nameOf(entryName(ledger, entry), entry.id)}${times > 1 ? `  计${times}次` : ''}`,
      )
    say(page.next === null ? `  共${page.traced.length}条记录` : `  只列了前${limit}条，用 --limit 看更多`)
  })
}

const nameOf = (name: string, id: string): string => (name === id ? `编号${id}` : `${name}  编号${id}`)
