import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { before, describe, test } from 'node:test'
import { readFile } from '@taizhang/office'
import { definitionsOf, type EntryRecipe, type FigureCoverage, makeEntries, packs } from '@taizhang/packs'
import { openInstallation } from '@taizhang/server'
import { PackStore, ReportStore } from '@taizhang/store'
import { runCommand, testFolder } from './run-command.ts'

const cwd = testFolder()
const report = (...args: readonly string[]) => runCommand(['report', ...args, '--data', 'data'], { cwd })
const today = '2024-01-05'
const at = `${today}T01:00:00.000Z`
const context = { by: 'drafter', at, today }

/** Ledgers that are filled: enough for figures of several kinds, few enough to be quick. */
const filled = new Set(['hazard', 'meeting'])

/** A bureau that uses the civil-affairs pack, with some entries of 2023. */
async function fill(): Promise<void> {
  const coverage = resolve(import.meta.dirname, '../../../packages/packs/coverage')
  const json = (path: string): unknown => JSON.parse(readFileSync(join(coverage, path), 'utf8'))
  const { ledgers } = definitionsOf(packs)
  const made = makeEntries(json('figures/01.json') as FigureCoverage, json('entries/01.json') as EntryRecipe, ledgers)
  const { database, store } = await openInstallation(join(cwd, 'data'), undefined)
  const grant = {
    person: 'drafter',
    role: 'drafter',
    org: 'bureau',
    reach: 'below',
    from: '2023-01-01',
    to: null,
  } as const
  const drafter = { id: 'drafter', name: '拟稿人', org: 'bureau', post: '' }
  await store.createTenant('t', '云台县', at)
  await store.setUp(
    't',
    {
      orgs: made.orgs.map((org) => (org.id === 'bureau' ? { ...org, name: '云台县民政局' } : org)),
      people: [...made.people, drafter],
      grants: [...made.grants, grant],
      ledgers: [],
      indicators: [],
    },
    { by: 'test', at },
  )
  const enabled = await new PackStore(store).enable('t', 'civil-affairs', 'bureau', packs, { by: 'test', at })
  assert.ok(enabled.ok, JSON.stringify(enabled))
  for (const { ledger, by, rows } of made.imports) {
    if (!filled.has(ledger)) continue
    const step = { step: 'import-entries', ledger, org: made.org, mode: 'all', rows } as const
    assert.ok((await store.apply('t', step, { ...context, by })).ok, ledger)
  }
  const kept = await new ReportStore(store).create(
    't',
    {
      id: 'r1',
      kind: 'monthly',
      org: 'bureau',
      period: '2023-05',
      title: '自己写的五月月报',
      blocks: [{ kind: 'paragraph', id: 'b1', content: [{ kind: 'text', text: '五月平稳。' }] }],
      from: { from: 'empty' },
    },
    context,
  )
  assert.ok(kept.ok, JSON.stringify(kept))
  await database.close()
}

describe('a report on the command line', () => {
  before(fill)

  test('is drafted by the outline of the most special pack, figures from the ledgers, in Word as on the screen', async () => {
    const printed = await report('annual', '--org', '云台县民政局', '--period', '2023')
    assert.equal(printed.code, 1, printed.err)
    assert.match(printed.out, /^2023年民政工作总结和2024年工作计划\n/)
    assert.match(printed.out, /排查安全隐患41处/)
    assert.match(printed.err, /有\d+处待补：\n {2}云台县民政局\n/)

    const told = await report('annual', '--org', 'bureau', '--period', '2023', '-o', 'out/a.docx', '--annex')
    assert.equal(told.code, 1, told.err)
    assert.match(told.out, /已写入 out\/a\.docx：\d+个数，按提纲起草。/)
    const read = await readFile('a.docx', readFileSync(join(cwd, 'out/a.docx')))
    assert.ok(read.ok)
    const words = new Set(read.document.text.split('\n'))
    const lines = printed.out.trim().split(/[\n｜]/)
    assert.deepEqual(
      lines.filter((line) => !words.has(line)),
      [],
    )
    assert.ok(lines.length > 50)
    assert.ok(words.has('附件：数据来源说明'))
    assert.equal(read.document.tables.at(-1)?.columns, 8)
  })
  test('is the one that is kept, where there is one', async () => {
    const { code, out } = await report('monthly', '--org', 'bureau', '--period', '2023-05')
    assert.equal(code, 0)
    assert.equal(out, '自己写的五月月报\n五月平稳。\n')
  })
  test('says what it cannot carry out', async () => {
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /要写是哪一类材料/],
      [['annual', '--org', 'bureau', '--period', '2023-13'], /不是期间/],
      [['annual', '--org', 'bureau', '--period', '2023-05'], /不是这一类材料的期间/],
      [['half', '--org', 'bureau', '--period', '2023-H1'], /没有可用的提纲.*启用的行业包：.*民政/],
      [['annual', '--org', 'county', '--period', '2023'], /请先用 taizhang pack enable/],
    ]
    for (const [args, expected] of refusals) {
      const { code, err } = await report(...args)
      assert.equal(code, 2, args.join(' '))
      assert.match(err, expected)
    }
    console.log(`looked at ${refusals.length} refusals`)
  })
})
