import assert from 'node:assert/strict'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { runCommand, testFolder } from './run-command.ts'

const cwd = testFolder()
const taizhang = (...args: readonly string[]) => runCommand([...args, '--data', 'data'], { cwd })

/** The first account that a demonstration prints may record in 苇渡镇. */
const clerk = ['--as', 'weidu-recorder'] as const

describe('an invented county on the command line', () => {
  before(async () => {
    const { code, out, err } = await taizhang('demo', '--scale', '0.006')
    assert.equal(code, 0, err)
    assert.match(out, /已填好演示用的“临澄县”：\d+条记录/)
    assert.match(out, /密码都是 Lincheng-[0-9a-f]{8}/)
    const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>
    assert.equal(last['org'], 'civil')
    assert.ok(Number(last['year']) >= new Date().getFullYear() - 1)
    const { name, password } = last['signIn'] as { name: string; password: string }
    assert.ok(out.includes(`密码都是 ${password} `) && out.includes(`  ${name} `))
    assert.deepEqual(Object.keys(last), ['org', 'year', 'signIn', 'accounts'])
  })

  test('is not filled twice', async () => {
    const { code, err } = await taizhang('demo')
    assert.equal(code, 2)
    assert.match(err, /已有数据/)
  })
  test('exports a ledger that comes in again unchanged', async () => {
    const told = await taizhang('ledger', 'export', '困难家庭名册', 'h.xlsx', ...clerk)
    assert.equal(told.code, 0, told.err)
    const again = await taizhang('ledger', 'import', 'household', 'h.xlsx', ...clerk)
    assert.equal(again.code, 0, again.err + again.out)
    assert.match(again.out, /新增0条，更新0条，[1-9]\d*条没有变化。/)
  })
  test('masks what a recorder may not see, also when asked for in full', async () => {
    await taizhang('ledger', 'export', 'household', 'masked.csv', ...clerk, '--full')
    const text = readFileSync(join(cwd, 'masked.csv'), 'utf8')
    assert.match(text, /990\*{11}\w{4}/)
    assert.doesNotMatch(text, /990199\d{12}/)
    await taizhang('ledger', 'export', 'household', 'head.csv', '--as', 'weidu-head', '--full')
    assert.match(readFileSync(join(cwd, 'head.csv'), 'utf8'), /990199\d{11}/)
  })
  test('takes a filled template, names what is wrong, and marks it in a copy', async () => {
    assert.equal((await taizhang('ledger', 'template', '安全隐患台账', 't.xlsx')).code, 0)
    assert.ok(existsSync(join(cwd, 't.xlsx')))
    const rows = [
      '点位,场所类别,隐患类别,等级,来源,发现日期',
      '柳圩村文化站,其他,燃气,一般,日常检查,2024-03-05',
      '柳圩村卫生室,其他,燃汽,一般,日常检查,2023-02-30',
    ]
    writeFileSync(join(cwd, 'new.csv'), rows.join('\n'))
    const told = await taizhang('ledger', 'import', 'hazard', 'new.csv', ...clerk)
    assert.equal(told.code, 1)
    assert.match(
      told.out,
      /第3行C列“隐患类别”：“燃汽”不在选项里。是不是“燃气”？\n第3行F列“发现日期”：日历上没有“2023-02-30”这一天。/,
    )
    assert.match(told.out, /共2行：一行都没有导入；1行不对。/)
    assert.ok(existsSync(join(cwd, 'new-标出问题.xlsx')))
    const good = await taizhang('ledger', 'import', 'hazard', 'new.csv', ...clerk, '--good-only', '--marked', 'm.xlsx')
    assert.equal(good.code, 1)
    assert.match(good.out, /共2行：新增1条/)
  })
  test('asks what a column means before it leaves one out', async () => {
    writeFileSync(
      join(cwd, 'odd.csv'),
      '点位,场所类别,隐患类别,等级,来源,发现日期,天气\n柳圩村,其他,燃气,一般,日常检查,2024-03-05,晴',
    )
    const told = await taizhang('ledger', 'import', 'hazard', 'odd.csv', ...clerk)
    assert.equal(told.code, 2)
    assert.match(told.err, /台账没有G列“天气”/)
    const said = await taizhang('ledger', 'import', 'hazard', 'odd.csv', ...clerk, '--leave', '天气')
    assert.equal(said.code, 0, said.err)
  })
  test('says what it cannot carry out', async () => {
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [['ledger', 'import', '没有的', 'new.csv', ...clerk], /没有“没有的”这本台账。现有：/],
      [['ledger', 'import', 'hazard', 'no.csv', ...clerk], /没有这个文件/],
      [['ledger', 'import', 'hazard', 'new.csv', '--as', 'reader', '--good-only'], /没有.*权限/],
      [['ledger', 'away', 'hazard', 'a.xlsx'], /没有“ledger away”这个用法/],
      [['indicator', 'hazard.found', '--period', '2024-13'], /不是期间/],
      [['backup'], /要写一个备份文件名/],
      [['restore', 'no.tzb'], /没有这个文件/],
    ]
    for (const [args, expected] of refusals) {
      const { code, err } = await taizhang(...args)
      assert.equal(code, 2, args.join(' '))
      assert.match(err, expected)
    }
    console.log(`looked at ${refusals.length} refusals`)
  })
  test('traces an indicator to its formula and to its entries', async () => {
    const year = new Date().getFullYear() - 1
    const rate = await taizhang('indicator', '隐患销号率', '--trace', '--period', String(year))
    assert.equal(rate.code, 0, rate.err)
    assert.match(rate.out, /算式：hazard\.cleared \/ hazard\.found \* 100/)
    const times = await taizhang(
      'indicator',
      'household-visit.times',
      '--trace',
      '--limit',
      '2',
      '--period',
      String(year),
    )
    assert.match(times.out, /困难家庭走访次数 {2}临澄县人民政府 {2}\d{4}年：\d+次/)
    assert.match(times.out, /编号household-visit-\d{6}/)
  })
  test('verifies, is backed up to one file and restored elsewhere, and is refused where something is already', async () => {
    const verified = await taizhang('verify', '--history', 'history.jsonl')
    assert.equal(verified.code, 0, verified.out + verified.err)
    assert.match(verified.out, /历史的SM3链：看了\d+项，全部相符/)
    assert.ok(readFileSync(join(cwd, 'history.jsonl'), 'utf8').split('\n').length > 100)
    assert.equal((await taizhang('backup', 'all.tzb')).code, 0)
    assert.match((await taizhang('backup', 'all.tzb')).err, /已经有了/)
    assert.match((await taizhang('restore', 'all.tzb')).err, /已有数据/)
    const restored = await runCommand(['restore', 'all.tzb', '--data', 'other'], { cwd })
    assert.equal(restored.code, 0, restored.err)
    assert.match(restored.out, /汇总数重算：看了\d+项，全部相符/)
    copyFileSync(join(cwd, 'all.tzb'), join(cwd, 'cut.tzb'))
    writeFileSync(join(cwd, 'cut.tzb'), readFileSync(join(cwd, 'all.tzb')).subarray(0, 5_000))
    const cut = await runCommand(['restore', 'cut.tzb', '--data', 'third'], { cwd })
    assert.equal(cut.code, 2)
    assert.match(cut.err, /备份文件不完整或已损坏/)
  })
})
