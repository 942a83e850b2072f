import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { readFile } from '@taizhang/office'
import { runCommand, testFolder } from './run-command.ts'

const folder = testFolder()

const GOOD = '一、工作情况\n全年共排查隐患41处，其中甲镇38处、乙镇2处、丙镇1处。\n'
const BAD = '一、工作情况\n全年共排查隐患51处，其中甲镇38处、乙镇2处、丙镇1处。\n'

/** Writes files into a new folder and gives its path. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const own = join(folder, name)
  mkdirSync(own, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(resolve(own, path, '..'), { recursive: true })
    writeFileSync(join(own, path), content)
  }
  return own
}

interface JsonFile {
  readonly file: string
  readonly error?: string
  readonly figures: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  readonly relations: readonly { readonly holds: boolean | null }[]
  readonly findings: readonly { readonly rule: string; readonly severity: string }[]
  readonly commitments: readonly unknown[]
}

const linesOf = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JsonFile)

describe('the exit code', () => {
  test('is 0 where nothing is wrong', async () => {
    const { code, out } = await runCommand(['check', '-'], { input: GOOD })
    assert.equal(code, 0, out)
    assert.match(out, /没有发现问题。共读出4个数据项/)
  })
  test('is 1 where a sum does not come out, and the sum is written out', async () => {
    const { code, out } = await runCommand(['check', '-'], { input: BAD })
    assert.equal(code, 1, out)
    assert.match(out, /38＋2＋1＝41/)
    assert.match(out, /-:2:/)
  })
  test('is 2 with a reason for a mistake on the command line', async () => {
    const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
      [['check'], /没有说要校核哪个文件/],
      [['check', '-', '--formt', 'json'], /不认识选项“--formt”/],
      [['check', '-', '--format'], /“--format”后面缺少值/],
      [['check', '-', '--format', 'xml'], /没有“xml”这种格式/],
      [['check', '-', '--threads', '0'], /线程数/],
      [['check', '-', '--against', 'no-such.docx'], /去年的材料 no-such\.docx 读不出来/],
      [['check', '-', '--settings', 'no-such.json'], /设置文件 no-such\.json 读不出来/],
      [['chekc'], /没有“chekc”这个命令/],
      [['rules', 'no-such'], /没有“no-such”这条规则/],
      [['accept'], /没有说要保留/],
      [['accept', 'x.txt', '1'], /没有写原因/],
    ]
    for (const [args, reason] of mistakes) {
      const { code, out, err } = await runCommand(args, { input: GOOD })
      assert.equal(code, 2, args.join(' '))
      assert.match(err, reason)
      assert.equal(out, '')
    }
  })
})

describe('--help', () => {
  for (const args of [['--help'], ['check', '--help'], ['rules', '-h'], ['accept', '--help'], ['help', 'check'], []]) {
    test(`taizhang ${args.join(' ')}`, async () => {
      const { code, out } = await runCommand(args)
      assert.equal(code, 0)
      assert.match(out, /用法：taizhang/)
    })
  }
})

describe('jsonl', () => {
  const own = folderWith('jsonl', { 'b.txt': BAD, 'a.txt': GOOD, 'c/d.txt': GOOD })

  test('has one object per file in the order given, with exactly the fields of the format', async () => {
    const { code, out } = await runCommand(['check', 'b.txt', 'a.txt', 'c', '-f', 'jsonl'], { cwd: own })
    assert.equal(code, 1)
    const lines = linesOf(out)
    assert.deepEqual(
      lines.map(({ file }) => file),
      ['b.txt', 'a.txt', join('c', 'd.txt')],
    )
    for (const line of lines) {
      assert.deepEqual(Object.keys(line), ['file', 'figures', 'relations', 'findings', 'commitments'])
      const [figure] = line.figures
      assert.deepEqual(Object.keys(figure ?? {}), [
        'start',
        'end',
        'text',
        'class',
        'value',
        'unit',
        'approx',
        'subject',
      ])
      assert.deepEqual(Object.keys(line.relations[0] ?? {}), ['type', 'members', 'expression', 'holds'])
      for (const { start, end, text } of line.figures)
        assert.equal((line.file === 'b.txt' ? BAD : GOOD).slice(start, end), text)
    }
    assert.deepEqual(Object.keys(lines[0]?.findings[0] ?? {}), [
      'rule',
      'category',
      'severity',
      'start',
      'end',
      'message',
      'suggestion',
    ])
  })
  test('json is the same in one array', async () => {
    const args = ['check', 'b.txt', 'a.txt', 'missing.txt', '-f']
    const [array, lines] = await Promise.all(
      ['json', 'jsonl'].map((format) => runCommand([...args, format], { cwd: own })),
    )
    assert.deepEqual(JSON.parse(array?.out ?? ''), linesOf(lines?.out ?? ''))
  })
  test('is the same from several threads', async () => {
    const many: Record<string, string> = {}
    for (let file = 0; file < 40; file++) many[`${file}.txt`] = (file % 3 === 0 ? BAD : GOOD).repeat(20)
    const wide = folderWith('many', many)
    const [one, more] = await Promise.all(
      ['1', '3'].map((threads) => runCommand(['check', wide, '-f', 'jsonl', '--threads', threads])),
    )
    assert.equal(one?.out, more?.out)
    assert.equal(linesOf(more?.out ?? '').length, 40)
    assert.equal(more?.code, 1)
  })
})

test('html goes to the file named and stands alone', async () => {
  const own = folderWith('html', { 'a.txt': BAD })
  const { code, out } = await runCommand(['check', 'a.txt', '-f', 'html', '-o', 'out/a.html'], { cwd: own })
  assert.equal(code, 1)
  assert.equal(out, '')
  const written = readFileSync(join(own, 'out/a.html'), 'utf8')
  assert.match(written, /^<!doctype html>[\s\S]*<mark class="(?:error|warning)">[\s\S]*<\/html>\n$/)
  assert.doesNotMatch(written, /<script|<link|https?:/)
})

describe('settings', () => {
  test('beside the file turn a rule off or make it milder', async () => {
    const own = folderWith('settings', { 'a.txt': BAD })
    const before = linesOf((await runCommand(['check', 'a.txt', '-f', 'jsonl'], { cwd: own })).out)[0]?.findings ?? []
    const rule = before[0]?.rule ?? ''
    writeFileSync(join(own, 'taizhang.json'), JSON.stringify({ rules: { [rule]: 'info' } }))
    const milder = await runCommand(['check', 'a.txt', '-f', 'jsonl'], { cwd: own })
    assert.equal(milder.code, 0, 'a hint alone is no finding')
    assert.equal(linesOf(milder.out)[0]?.findings[0]?.severity, 'info')
    writeFileSync(join(own, 'off.json'), JSON.stringify({ rules: { [rule]: 'off' } }))
    const off = await runCommand(['check', 'a.txt', '-f', 'jsonl', '--settings', 'off.json'], { cwd: own })
    assert.deepEqual(linesOf(off.out)[0]?.findings, [])
  })
})

describe('accept', () => {
  test('silences a finding until its sentence changes', async () => {
    const own = folderWith('accept', { 'a.txt': BAD })
    const run = (...args: readonly string[]) => runCommand(args, { cwd: own })
    assert.equal((await run('check', 'a.txt')).code, 1)
    const accepted = await run('accept', 'a.txt', '1', '--because', '含在建', '--by', '某某')
    assert.equal(accepted.code, 0, accepted.err)
    const after = await run('check', 'a.txt')
    assert.equal(after.code, 0)
    assert.match(after.out, /另有1处已说明并保留/)
    writeFileSync(join(own, 'a.txt'), `前面加一段，共3户。\n${BAD}`)
    assert.equal((await run('check', 'a.txt')).code, 0, 'the same sentence elsewhere')
    writeFileSync(join(own, 'a.txt'), BAD.replace('51', '52'))
    assert.equal((await run('check', 'a.txt')).code, 1, 'another sentence')
  })
  test('takes the digits that the report shows', async () => {
    const own = folderWith('accept-id', { 'a.txt': BAD })
    const shown = /#([0-9a-f]{8})/.exec((await runCommand(['check', 'a.txt'], { cwd: own })).out)?.[1] ?? ''
    const { code, err } = await runCommand(['accept', 'a.txt', `#${shown}`, '--because', '口径不同'], { cwd: own })
    assert.equal(code, 0, err)
    assert.equal((await runCommand(['check', 'a.txt'], { cwd: own })).code, 0)
  })
  test('of a comparison with last year takes last year’s report too, and makes the settings file named', async () => {
    const last = '二、2025年工作计划\n2025年9月底前建成水质检测中心1处。\n'
    const own = folderWith('accept-against', { 'a.txt': GOOD, 'last.txt': last })
    const run = (...args: readonly string[]) => runCommand([...args, '--against', 'last.txt'], { cwd: own })
    const before = await run('check', 'a.txt')
    assert.equal(before.code, 1, before.out)
    const accepted = await run('accept', 'a.txt', '1', '--because', '已取消', '--settings', 'new.json')
    assert.equal(accepted.code, 0, accepted.err)
    assert.equal((await run('check', 'a.txt', '--settings', 'new.json')).code, 0)
  })
  test('says so where there is no such finding', async () => {
    const own = folderWith('accept-none', { 'a.txt': BAD })
    const { code, err } = await runCommand(['accept', 'a.txt', '9', '--because', '口径不同'], { cwd: own })
    assert.equal(code, 2)
    assert.match(err, /没有“9”这一条/)
  })
})

describe('copies', () => {
  const FIXABLE = `${BAD}截止11月底，已全部整改。\n`
  const textIn = async (path: string) => {
    const read = await readFile(path, readFileSync(path))
    return read.ok ? read.document.text : read.problem.message
  }

  test('--fix writes the corrected text beside the file and leaves the file alone', async () => {
    const own = folderWith('fix', { 'a.txt': FIXABLE })
    const { out } = await runCommand(['check', 'a.txt', '--fix'], { cwd: own })
    assert.match(out, /修改稿已写入 a\.校核\.txt（1处直接改好）/)
    assert.equal(readFileSync(join(own, 'a.txt'), 'utf8'), FIXABLE)
    assert.equal(readFileSync(join(own, 'a.校核.txt'), 'utf8'), FIXABLE.replace('截止', '截至'))
  })
  test('--annotate writes a Word file, with the changes tracked where --fix is there too', async () => {
    const own = folderWith('annotate', { 'a.txt': FIXABLE })
    const { out, err } = await runCommand(['check', 'a.txt', '--annotate', 'out.docx', '--fix'], { cwd: own })
    assert.match(out, /批注稿已写入 out\.docx（2条批注、1处修订）/, err)
    assert.match(await textIn(join(own, 'out.docx')), /截至11月底/)
    const again = await runCommand(['check', 'out.docx', '--annotate', 'again.docx', '-f', 'jsonl'], { cwd: own })
    assert.equal(linesOf(again.out)[0]?.findings.length, 1, 'the fixed finding is gone')
  })
  test('of several files go to a folder', async () => {
    const own = folderWith('several', { 'a.txt': FIXABLE, 'b.txt': GOOD })
    const { out, err } = await runCommand(['check', 'a.txt', 'b.txt', '--annotate', 'out/'], { cwd: own })
    assert.match(out, /out\/a\.txt\.校核\.docx/, err)
    assert.match(out, /out\/b\.txt\.校核\.docx/, err)
  })
  test('never land on an input', async () => {
    const own = folderWith('never', { 'a.txt': FIXABLE, 'b.txt': GOOD })
    for (const args of [['--fix=a.txt'], ['--annotate', './a.txt'], ['-o', 'a.txt']]) {
      const { code, err } = await runCommand(['check', 'a.txt', ...args], { cwd: own })
      assert.equal(code, 2)
      assert.match(err, /不能覆盖/)
    }
    assert.equal(readFileSync(join(own, 'a.txt'), 'utf8'), FIXABLE)
    const one = await runCommand(['check', 'a.txt', 'b.txt', '--annotate', 'one.docx'], { cwd: own })
    assert.match(one.err, /只能装下一份/)
  })
})

test('a reader that leaves early (| head) ends the command quietly', async () => {
  const own = folderWith('pipe', { 'long.txt': BAD.repeat(20_000) })
  const command = resolve(import.meta.dirname, '../taizhang.ts')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', command, 'check', 'long.txt', '-f', 'jsonl'],
    { cwd: own },
  )
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((done) => child.on('close', done))
  assert.equal(err, '')
  assert.equal(code, 0)
})
