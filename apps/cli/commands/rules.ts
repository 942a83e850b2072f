import { allRules, type Example, type NamedRule } from '@taizhang/check'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { severityTitle } from '../formats/format.ts'
import { textColumns } from '../formats/width.ts'

const help = `查看校核规则。

用法：taizhang rules            列出全部规则
      taizhang rules 规则名      说明一条规则：查什么、不查什么、依据、例句

规则名写“组/名”，只写名也行；写组名则列出这一组。
`

export const rules: Command = {
  summary: '列出和说明校核规则',
  help,
  run: async (args) => {
    const { positionals } = parseCommand('rules', args, { help: { type: 'boolean', short: 'h' } })
    return positionals.length === 0 ? list(allRules) : explainAll(positionals)
  },
}

function list(listed: readonly NamedRule[]): ExitCode {
  const width = Math.max(0, ...listed.map(({ name }) => name.length)) + 2
  let group = ''
  for (const named of listed) {
    if (named.group !== group) process.stdout.write(group === '' ? '' : '\n')
    group = named.group
    const { severity, status, summary } = named.rule
    const level = `${severityTitle[severity]}${status === 'trial' ? '·试行' : ''}`
    process.stdout.write(`${named.name.padEnd(width)}${padColumns(level, 12)}${summary}\n`)
  }
  process.stdout.write(`\n共${listed.length}条。运行 taizhang rules 规则名 查看说明。\n`)
  return 0
}

function explainAll(names: readonly string[]): ExitCode {
  for (const name of names) {
    const own = allRules.filter((named) => named.name === name || named.rule.id === name)
    const group = allRules.filter((named) => named.group === name)
    if (own.length === 0 && group.length === 0) throw new CannotCarryOut(`没有“${name}”这条规则。`, nearest(name))
    for (const named of own) process.stdout.write(`${explain(named)}\n`)
    if (own.length === 0) list(group)
  }
  return 0
}

/** Rules whose name or summary holds the word. */
function nearest(name: string): string {
  const close = allRules.filter((named) => named.name.includes(name) || named.rule.summary.includes(name)).slice(0, 5)
  if (close.length === 0) return '运行 taizhang rules 查看全部规则。'
  return `是不是：${close.map((named) => `${named.name}（${named.rule.summary}）`).join('、')}？`
}

function explain({ name, rule }: NamedRule): string {
  const basis = rule.basis.map(({ source, clause }) => `${basisTitle[source] ?? source}${clause ? ` ${clause}` : ''}`)
  const status = rule.status === 'trial' ? '试行（查准率尚未写明）' : '正式'
  return [
    `${name}  ${rule.summary}`,
    '',
    ...rule.explanation.trim().split('\n'),
    '',
    `级别：${severityTitle[rule.severity]}    状态：${status}    依据：${basis.join('；')}`,
    '',
    '例句（⟦⟧内是标出的文字）：',
    ...rule.examples.flatMap(exampleLines),
    '',
    `停用或改级别：在 taizhang.json 写 {"rules": {"${name}": "off"}}，可用 off、info、warning、error。`,
    '',
  ].join('\n')
}

function exampleLines(example: Example): string[] {
  if ('ok' in example) return [`  不报  ${oneLine(example.ok)}`]
  const lines = [`  报出  ${oneLine(example.bad)}`]
  if (example.fixed !== undefined) lines.push(`  改为  ${oneLine(example.fixed)}`)
  return lines
}

const oneLine = (text: string) => text.replaceAll(/\r\n|\r|\n/g, '⏎')

const basisTitle: Readonly<Record<string, string>> = {
  arithmetic: '算术',
  language: '语言文字规范',
  practice: '公文写作惯例',
}

const padColumns = (words: string, columns: number) => words + ' '.repeat(Math.max(1, columns - textColumns(words)))
