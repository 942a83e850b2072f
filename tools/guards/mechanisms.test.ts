import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { definitionsOf, packs } from '@taizhang/packs'
import { repositoryText, root } from '../repository.ts'
import { sharedFolder, skipReason } from '../test-environment.ts'

/** What an office does by hand today, and what of the workbench serves it. */
interface Mechanism {
  /** `01-M07`: the report's number and the mechanism's. */
  readonly id: string
  readonly title: string
  readonly served: boolean
  /** How far; why not, where it is not served. */
  readonly note?: string
  readonly by: Partial<Readonly<Record<Kind, readonly string[]>>>
}

type Kind = (typeof kinds)[number]

const kinds = [
  'ledgers',
  'moves',
  'duties',
  'indicators',
  'auditRules',
  'tieRoles',
  'tasks',
  'endpoints',
  'commands',
] as const

/** Fewest served, of the mechanisms of each report. */
const SERVED_MIN: Readonly<Record<string, number>> = { '01': 27 }
const path = 'packages/packs/coverage/mechanisms.json'

describe('the mechanisms of real offices', () => {
  const { mechanisms } = JSON.parse(repositoryText(path)) as { readonly mechanisms: readonly Mechanism[] }

  test('every reference is to what there is', (t) => {
    const wrong: string[] = []
    let count = 0
    for (const { id, by } of mechanisms) {
      for (const kind of kinds) {
        for (const name of by[kind] ?? []) {
          count++
          if (!exists(kind, name)) wrong.push(`${id}: ${kind}: ${name}`)
        }
      }
      for (const kind of Object.keys(by)) if (!(kinds as readonly string[]).includes(kind)) wrong.push(`${id}: ${kind}`)
    }
    assert.deepEqual(wrong, [])
    assert.ok(count > 0)
    t.diagnostic(`mechanisms: ${mechanisms.length}, references: ${count}`)
  })

  test('each is served by something that counts it, or says why not', (t) => {
    for (const { id, served, note, by } of mechanisms) {
      if (!served) assert.ok((note ?? '').length > 10, `${id}: no reason`)
      assert.ok((by.ledgers ?? []).length > 0 || !served, `${id}: no ledger`)
      assert.ok((by.indicators ?? []).length > 0 || !served, `${id}: no indicator`)
    }
    for (const [report, least] of Object.entries(SERVED_MIN)) {
      const own = mechanisms.filter(({ id }) => id.startsWith(`${report}-`))
      const served = own.filter((one) => one.served)
      assert.ok(served.length >= least, `report ${report}: ${served.length} served`)
      t.diagnostic(`report ${report}: ${served.length} of ${own.length} mechanisms served`)
      for (const { id, title, note } of own)
        if (!served.some((one) => one.id === id)) t.diagnostic(`not served: ${id} ${title}: ${note}`)
    }
  })

  test('all that are known of the reports looked at are mapped', { skip: skipReason('shared') }, (t) => {
    const folder = join(sharedFolder() ?? '', 'mechanisms')
    const known = Object.keys(SERVED_MIN).flatMap((report) => {
      const name = readdirSync(folder).find((one) => one.startsWith(`${report}-`)) ?? ''
      const text = readFileSync(join(folder, name), 'utf8')
      return [...text.matchAll(/^\| (\d\d-M\d\d) \|/gm)].map(([, id = '']) => id)
    })
    assert.deepEqual(mechanisms.map(({ id }) => id).sort(), [...known].sort())
    assert.ok(known.length > 0)
    t.diagnostic(`mechanisms mapped: ${mechanisms.length} of ${known.length}`)
  })
})

const { ledgers, indicators, duties, auditRules } = definitionsOf(packs)
const moves = ledgers.flatMap(({ key, flow }) => Object.keys(flow?.moves ?? {}).map((move) => `${key}.${move}`))
const named: Partial<Readonly<Record<Kind, ReadonlySet<string>>>> = {
  ledgers: new Set(ledgers.map(({ key }) => key)),
  moves: new Set(moves),
  duties: new Set(duties.map(({ key }) => key)),
  indicators: new Set(indicators.map(({ key }) => key)),
  auditRules: new Set(auditRules.map(({ key }) => key)),
  tieRoles: new Set(packs.flatMap(({ tieRoles }) => tieRoles.map(({ role }) => role))),
  tasks: new Set(packs.flatMap(({ taskTemplates }) => taskTemplates.map(({ key }) => key))),
}

/** An endpoint and a command are each a file of that name. */
function exists(kind: Kind, name: string): boolean {
  if (kind === 'endpoints') return existsSync(join(root, 'packages/contract', `${name}.ts`))
  if (kind === 'commands') return existsSync(join(root, 'apps/cli/commands', `${name}.ts`))
  return named[kind]?.has(name) ?? false
}
