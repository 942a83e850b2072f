import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { check, type Finding, fingerprint } from '@taizhang/check'
import { againstFile, readAgainst } from '../against.ts'
import { CannotCarryOut, reasonOf } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { findingsInOrder } from '../formats/format.ts'
import { printable } from '../formats/width.ts'
import { readDocument } from '../input-document.ts'
import { localDay } from '../local-day.ts'
import { addAccepted, findSettings, readSettings, SETTINGS_NAME } from '../settings.ts'

const help = `说明并保留一条校核意见：写明原因后不再报出，直到所在的句子改动为止。

用法：taizhang accept 文件 序号或编号… --because 原因

序号是 taizhang check 显示的第几条；编号是规则名后面 # 开头的那一串，写前几位即可。

  --because 原因    必填，为什么这样写没有错
  --by 姓名         谁确认的，默认为当前用户名
  --against 文件    序号是与去年的材料对照得来的，也要给出去年的材料
  --settings 文件   记在哪个设置文件里；默认为材料所在文件夹或其上级的 taizhang.json，没有就新建
`

const options = {
  because: { type: 'string' },
  by: { type: 'string' },
  settings: { type: 'string' },
  against: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const accept: Command = {
  summary: '说明并保留一条意见，以后不再报出',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('accept', args, options)
    const [name, ...wanted] = positionals
    if (name === undefined || wanted.length === 0)
      throw new CannotCarryOut(
        '没有说要保留哪份文件的哪一条。',
        '例如：taizhang accept 总结.docx 3 --because 口径不同。',
      )
    const because = values.because?.trim() ?? ''
    if (because === '') throw new CannotCarryOut('没有写原因。', '请用 --because 写明为什么这样写没有错。')
    const reason = { because, by: values.by ?? userInfo().username, on: localDay(new Date()) }
    return acceptFindings({ name, wanted, reason, settings: values.settings, against: values.against ?? null })
  },
}

interface Acceptance {
  readonly name: string
  /** Numbers or fingerprints. */
  readonly wanted: readonly string[]
  readonly reason: { readonly because: string; readonly by: string; readonly on: string }
  readonly settings: string | undefined
  readonly against: string | null
}

async function acceptFindings({ name, wanted, reason, settings, against }: Acceptance): Promise<ExitCode> {
  const folder = dirname(resolve(name))
  const path = settings ?? findSettings(folder) ?? join(folder, SETTINGS_NAME)
  const known = existsSync(path) ? readSettings(path) : {}
  const today = reason.on
  const lastYear = await readAgainst(againstFile(against), today)
  const { document } = await readDocument(name, bytesOf(name))
  const result = check(document, { ...known, today, ...(lastYear && { against: lastYear }) })
  const ordered = findingsInOrder(result).map((finding) => ({ finding, id: fingerprint(result.reading, finding) }))
  const chosen = wanted.map((word) => choose(word, ordered))
  addAccepted(
    path,
    chosen.map(({ finding, id }) => ({ rule: finding.rule, fingerprint: id, ...reason })),
  )
  for (const { finding } of chosen) process.stdout.write(`已保留：${printable(finding.message)}\n`)
  process.stdout.write(`记在 ${path}。\n`)
  return 0
}

function bytesOf(name: string): Uint8Array {
  try {
    return readFileSync(name)
  } catch (error) {
    throw new CannotCarryOut(`${name}：${reasonOf(error)}`)
  }
}

interface Numbered {
  readonly finding: Finding
  readonly id: string
}

function choose(word: string, ordered: readonly Numbered[]): Numbered {
  const byNumber = /^\d{1,5}$/.test(word) ? ordered[Number(word) - 1] : undefined
  if (byNumber) return byNumber
  const digits = word.replace(/^#/, '')
  const close = digits.length >= 4 ? ordered.filter(({ id }) => id.startsWith(digits)) : []
  const [first, second] = close
  if (first === undefined)
    throw new CannotCarryOut(
      `没有“${word}”这一条，这份文件共有${ordered.length}条意见。`,
      '请先用 taizhang check 查看序号。',
    )
  if (second !== undefined && second.id !== first.id)
    throw new CannotCarryOut(`编号“${word}”对得上不止一条。`, '请多写几位。')
  return first
}
