import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { firstStart, openInstallation } from '@taizhang/server'
import { runCommand, testFolder } from './run-command.ts'

const cwd = testFolder()
const taizhang = (...args: readonly string[]) => runCommand(args, { cwd })

describe('packs on the command line', () => {
  test('are listed with what is in them', async () => {
    const { code, out } = await taizhang('pack', 'list')
    assert.equal(code, 0)
    assert.match(out, /office +综合工作 +第\d+版，\d+本台账，\d+个指标/)
    assert.match(out, /civil-affairs +民政/)
  })
  test('are shown by id or title, with fields, moves and 口径', async () => {
    const { code, out } = await taizhang('pack', 'show', '综合工作')
    assert.equal(code, 0)
    assert.match(out, /【安全隐患台账】hazard/)
    assert.match(out, /待复核 ─销号→ 已销号 {2}要有：佐证、换一个人办/)
    assert.match(out, /排查安全隐患数 +处 +hazard\.found +登记的安全隐患/)
  })
  test('that are not there are named, with those that are', async () => {
    const { code, err } = await taizhang('pack', 'show', 'nothing')
    assert.equal(code, 2)
    assert.match(err, /没有“nothing”这个行业包。现有：.*综合工作（office）/)
  })
  test('printed as JSON they are a file that is taken', async () => {
    const { out } = await taizhang('pack', 'show', 'office', '--json')
    writeFileSync(join(cwd, 'office.json'), out)
    const { code, out: said } = await taizhang('pack', 'check', 'office.json')
    assert.equal(code, 0, said)
    assert.match(said, /office\.json 没有错：“综合工作”/)
  })
  test('from a file are refused by name and place', async () => {
    const text = readFileSync(join(cwd, 'office.json'), 'utf8')
    const broken = [
      ['kind.json', text.replace('"kind": "event"', '"kind": "heap"'), /ledgers\[study\]\.kind：“heap”不认识/],
      ['state.json', text.replace('"closed": "已销号"', '"gone": "已销号"'), /flow\.moves\.close：“closed”不在环节里/],
      [
        'circle.json',
        text.replace('"study.came / study.due * 100"', '"study.attendance * 2"'),
        /study\.attendance：公式绕成了圈/,
      ],
      [
        'units.json',
        text.replace('"study.came / study.due * 100"', '"study.came + fund.paid"'),
        /单位不同的数相加减：人次与元/,
      ],
      ['half.json', text.slice(0, 1000), /不是JSON/],
    ] as const
    for (const [name, wrong, message] of broken) {
      assert.notEqual(wrong, text, `${name} breaks nothing`)
      writeFileSync(join(cwd, name), wrong)
      const { code, out } = await taizhang('pack', 'check', name)
      assert.equal(code, 1, name)
      assert.match(out, message)
      assert.match(out, /处错，没有启用/)
    }
  })
  test('that cannot be read are said so', async () => {
    const { code, err } = await taizhang('pack', 'check', 'missing.json')
    assert.equal(code, 2)
    assert.match(err, /没有这个文件/)
  })
  test('without an office cannot be enabled', async () => {
    const { code, err } = await taizhang('pack', 'enable', 'office')
    assert.equal(code, 2)
    assert.match(err, /没有说为哪个单位启用/)
  })
})

describe('a pack made use of', () => {
  const folder = testFolder()
  const enable = (named: string, ...more: readonly string[]) =>
    runCommand(['pack', 'enable', named, '--org', '示例县', '--data', 'data', ...more], { cwd: folder })
  before(async () => {
    const { database, store } = await openInstallation(join(folder, 'data'), undefined)
    await firstStart(store, { tenant: 'shili', name: '示例县', at: '2024-01-02T01:00:00.000Z' })
    await database.close()
  })

  test('brings what it builds on, and is there afterwards', async () => {
    const { code, out, err } = await enable('民政')
    assert.equal(code, 0, err)
    assert.match(out, /已为“示例县”启用“民政”第\d+版，连同1个所依托的行业包。\n新增[1-9]\d*项，改动0项，去掉0项。/)
    const listed = await runCommand(['ledger', 'list', '--data', 'data'], { cwd: folder })
    assert.match(listed.out, /安全隐患台账（hazard）/)
    const told = await runCommand(['indicator', 'hazard.found', '--period', '2024', '--data', 'data'], { cwd: folder })
    assert.match(told.out, /排查安全隐患数 {2}示例县 {2}2024年：0处\n口径：登记的安全隐患/)
  })
  test('again changes nothing', async () => {
    const { code, out, err } = await enable('office')
    assert.equal(code, 0, err)
    assert.match(out, /（本来就是这一版）.*\n新增0项，改动0项，去掉0项。/)
  })
  test('for an office that there is not is refused', async () => {
    const { code, err } = await enable('office', '--org', '别的县')
    assert.equal(code, 2)
    assert.match(err, /没有“别的县”这个单位/)
  })
  test('whose names another pack has taken is refused', async () => {
    const { out } = await runCommand(['pack', 'show', 'office', '--json'])
    writeFileSync(join(folder, 'mine.json'), out.replace('"id": "office"', '"id": "mine"'))
    const { code, out: said } = await enable('mine.json')
    assert.equal(code, 1)
    assert.match(said, /hazard：行业包“综合工作”里已经有“hazard”/)
  })
})
