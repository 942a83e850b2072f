import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Accepted, allRules, type CheckSettings, type Severity } from '@taizhang/check'
import { CannotCarryOut, reasonOf } from './cannot-carry-out.ts'

/** The settings file, looked up beside the checked file and in the folders above it. */
export const SETTINGS_NAME = 'taizhang.json'

/** What a settings file says. */
export type Settings = Pick<CheckSettings, 'rules' | 'accepted'>

/** The nearest settings file at or above a folder; null where there is none. */
export function findSettings(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, SETTINGS_NAME)
    if (existsSync(path)) return path
    if (dirname(at) === at) return null
  }
}

/** Settings by folder, each file read once. */
export function settingsByFolder(given: string | undefined): (folder: string) => Settings {
  const known = new Map<string, Settings>()
  const read = (path: string) => {
    const settings = known.get(path) ?? readSettings(path)
    known.set(path, settings)
    return settings
  }
  if (given !== undefined) {
    const settings = read(given)
    return () => settings
  }
  const paths = new Map<string, string | null>()
  return (folder) => {
    const path = paths.has(folder) ? paths.get(folder) : findSettings(folder)
    paths.set(folder, path ?? null)
    return path ? read(path) : {}
  }
}

/** Reads a settings file and says where it is wrong. */
export function readSettings(path: string): Settings {
  return parseSettings(path, readJson(path))
}

/** Adds accepted findings to a settings file and keeps everything else in it; makes the file where there is none. */
export function addAccepted(path: string, added: readonly Accepted[]): void {
  const before = existsSync(path) ? readJson(path) : {}
  const kept = (parseSettings(path, before).accepted ?? []).filter(
    (old) => !added.some((one) => one.rule === old.rule && one.fingerprint === old.fingerprint),
  )
  const text = `${JSON.stringify({ ...asRecord(before), accepted: [...kept, ...added] }, null, 2)}\n`
  // A rename is all or nothing: a full disk cannot leave half a settings file behind.
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, text)
  renameSync(draft, path)
}

function readJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new CannotCarryOut(`设置文件 ${path} 读不出来：${reasonOf(error)}`)
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new CannotCarryOut(
      `设置文件 ${path} 不是合格的JSON（${error instanceof Error ? error.message : error}）。`,
      '请检查引号、逗号和括号是否成对。',
    )
  }
}

const levels: readonly string[] = ['off', 'info', 'warning', 'error']

function parseSettings(path: string, json: unknown): Settings {
  const wrong = (what: string): never => {
    throw new CannotCarryOut(`设置文件 ${path} 有误：${what}`)
  }
  const record = asRecord(json)
  if (record === null) return wrong('最外层应是一个对象，如 {"rules": {}, "accepted": []}。')
  const rules: Record<string, 'off' | Severity> = {}
  for (const key of Object.keys(record)) {
    if (key !== 'rules' && key !== 'accepted' && !key.startsWith('$')) wrong(`不认识“${key}”，只有 rules 和 accepted。`)
  }
  const rulesIn = record['rules'] === undefined ? {} : asRecord(record['rules'])
  if (rulesIn === null) return wrong('rules 应是对象，如 {"规则名": "off"}。')
  for (const [name, level] of Object.entries(rulesIn)) {
    if (!isRuleOrGroup(name)) wrong(`没有“${name}”这条规则。用 taizhang rules 查看全部规则。`)
    if (!isLevel(level)) return wrong(`“${name}”的值应是 off、info、warning、error 之一。`)
    rules[name] = level
  }
  const acceptedIn = record['accepted'] ?? []
  if (!Array.isArray(acceptedIn)) return wrong('accepted 应是数组。')
  const accepted = acceptedIn.map((entry, index) => parseAccepted(entry) ?? wrong(acceptedShape(index)))
  return { rules, accepted }
}

const acceptedShape = (index: number) =>
  `accepted 第${index + 1}项应有 rule、fingerprint、because 三项文字，可有 by、on。`

const isLevel = (level: unknown): level is 'off' | Severity => typeof level === 'string' && levels.includes(level)

const isRuleOrGroup = (name: string) => allRules.some((rule) => rule.name === name || rule.group === name)

function parseAccepted(entry: unknown): Accepted | null {
  const record = asRecord(entry)
  if (record === null) return null
  const { rule, fingerprint, because, by, on } = record
  if (typeof rule !== 'string' || typeof fingerprint !== 'string' || typeof because !== 'string') return null
  return {
    rule,
    fingerprint,
    because,
    ...(typeof by === 'string' && { by }),
    ...(typeof on === 'string' && { on }),
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}
