import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Setup } from '@taizhang/ledger'
import type { YearProposal } from '@taizhang/report'
import { withInstallation } from '../installation.ts'
import { runCommand, testFolder } from './run-command.ts'

const WATER = new URL('../../../examples/check/water.txt', import.meta.url)
const water = readFileSync(WATER)
/** A page with no text: what a scanner makes. */
const SCANNED = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
xref
0 4
0000000000 65535 f
trailer<</Size 4/Root 1 0 R>>
startxref
190
%%EOF`

describe('taizhang year', () => {
  const cwd = testFolder()
  writeFileSync(join(cwd, 'water.txt'), water)
  const year = (...args: readonly string[]) => runCommand(['year', ...args], { cwd })
  const propose = async (...args: readonly string[]): Promise<YearProposal> => {
    const run = await year('water.txt', '--org', '县水利局', '--year', '2026', '--json', ...args)
    assert.equal(run.code, 0, run.err)
    return JSON.parse(run.out) as YearProposal
  }

  test('without a database: the whole proposal as JSON, with places in the text, and nothing created', async () => {
    const proposal = await propose()
    const text = water.toString().replace(/^\uFEFF/, '')
    for (const { start, end, text: words } of proposal.indicators) assert.equal(text.slice(start, end), words)
    assert.ok(proposal.indicators.length > 50 && proposal.tasks.length > 10 && proposal.outline.length > 10)
    assert.ok(proposal.tasks.every(({ title, deadline }) => title !== '' && /^2026-\d\d-\d\d$/.test(deadline)))
    assert.ok(!existsSync(join(cwd, 'taizhang-data')))
    console.log(
      `year: ${proposal.indicators.length} figures and ${proposal.tasks.length} promises of an invented report`,
    )
  })

  test('only the named packs are matched against; from standard input as from a file', async () => {
    const fromOffice = await propose('--packs', 'office')
    const bound = fromOffice.indicators.filter(({ make }) => make === 'bind')
    assert.ok(bound.length > 0 && bound.length < fromOffice.indicators.length)
    const args = ['year', '-', '--org', '县水利局', '--year', '2026', '--json', '--packs', 'office']
    const piped = await runCommand(args, { cwd, input: water })
    assert.deepEqual(JSON.parse(piped.out), fromOffice)
  })

  test('for people: three groups with how sure they are, and that nothing is created', async () => {
    const run = await year('water.txt', '--org', '县水利局', '--year', '2026')
    assert.match(run.out, /^指标 \d+条（有把握\d+、请看一眼\d+、请确认\d+）$/m)
    assert.match(run.out, /^任务 \d+项/m)
    assert.match(run.out, /^问题 \d+个/m)
    assert.match(run.err, /什么都没有建/)
  })

  test('another year and another office are asked about first', async () => {
    const run = await year('water.txt', '--org', '县民政局', '--year', '2030')
    assert.equal(run.code, 0)
    assert.match(run.out, /这份材料总结的是2025年/)
    assert.match(run.out, /不是“县民政局”的/)
  })

  const refusals: readonly (readonly [title: string, args: readonly string[], reason: RegExp])[] = [
    ['no file', ['--org', '局', '--year', '2026'], /要写一份上年的总结/],
    ['no office', ['water.txt', '--year', '2026'], /没有说给哪个单位/],
    ['no year', ['water.txt', '--org', '局'], /--year 要写/],
    ['a pack that is not there', ['water.txt', '--org', '局', '--year', '2026', '--packs', 'x'], /没有“x”这个行业包/],
    ['a file that is not there', ['gone.txt', '--org', '局', '--year', '2026'], /没有这个文件/],
    ['a scanned PDF', ['scan.pdf', '--org', '局', '--year', '2026'], /扫描/],
    [
      'a folder without data',
      ['water.txt', '--org', '局', '--year', '2026', '--data', 'gone'],
      /没有“gone”这个数据目录/,
    ],
    ['another word for --accept', ['water.txt', '--org', '局', '--year', '2026', '--accept', 'x'], /sure 或 all/],
  ]
  writeFileSync(join(cwd, 'scan.pdf'), SCANNED)
  for (const [title, args, reason] of refusals)
    test(`refused: ${title}`, async () => {
      const run = await year(...args)
      assert.equal(run.code, 2, run.out)
      assert.match(run.err, reason)
      assert.equal(run.out, '')
    })
})

describe('taizhang year on an installation', () => {
  const cwd = testFolder()
  writeFileSync(join(cwd, 'water.txt'), water)
  const inYear = (wanted: string, ...args: readonly string[]) =>
    runCommand(['year', 'water.txt', '--org', '县水利局', '--year', wanted, '--data', 'data', ...args], { cwd })

  /** A county of two offices: one person may set a year up, the other may only read. */
  const setUp: Setup = {
    orgs: [
      { id: 'county', parent: null, name: '临澄县人民政府', kind: 'county', order: 1 },
      { id: 'water', parent: 'county', name: '县水利局', kind: 'bureau', order: 1 },
    ],
    people: [
      { id: 'head', name: '宗清和', org: 'water', post: '股长' },
      { id: 'reader', name: '喻南星', org: 'water', post: '科员' },
    ],
    grants: (
      [
        ['head', 'section-head'],
        ['head', 'drafter'],
        ['head', 'supervisor'],
        ['reader', 'viewer'],
      ] as const
    ).map(([person, role]) => ({ person, role, org: 'water', reach: 'below', from: '2020-01-01', to: null })),
    ledgers: [],
    indicators: [],
  }

  test('accepted once it is all made, accepted again nothing is made twice; whoever has no right is refused', async () => {
    await withInstallation(join(cwd, 'data'), async ({ store }) => {
      const at = '2026-01-05T01:00:00.000Z'
      await store.createTenant('lincheng', '临澄县', at)
      await store.setUp('lincheng', setUp, { by: 'test', at })
    })
    const questions = await inYear('2030', '--accept', 'sure', '--as', '宗清和')
    assert.equal(questions.code, 2)
    assert.match(questions.err, /--go-on。什么都没有建/)
    const reader = await inYear('2026', '--accept', 'sure', '--as', '喻南星')
    assert.equal(reader.code, 2)
    assert.match(reader.err, /权限/)

    const first = await inYear('2026', '--accept', 'all', '--as', '宗清和')
    assert.equal(first.code, 0, first.err)
    assert.match(first.err, /指标：新建\d\d+、更新0、不变0\n/)
    assert.match(first.err, /任务：新建\d\d+、更新0、不变0\n年度报告草稿：已建/)
    const again = await inYear('2026', '--accept', 'all', '--as', '宗清和')
    assert.equal(again.err.match(/新建0、更新0、不变/g)?.length, 4, again.err)
    assert.match(again.err, /年度报告草稿：已有，没有动/)
  })
})
