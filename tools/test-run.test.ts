import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'

describe('a run of tests', () => {
  /** Runs the given files as suites in a process of their own; what it prints. */
  function printed(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-suites-'))
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), `import { test } from 'node:test'\n${text}`)
    }
    const module = JSON.stringify(join(import.meta.dirname, 'test-run.ts'))
    const call = `runTests(${JSON.stringify(folder)}, ${JSON.stringify(Object.keys(files))}, 2)`
    const script = join(folder, 'run.mjs')
    writeFileSync(script, `import { runTests } from ${module}\nawait ${call}`)
    try {
      // Inside a test the runner would take itself for a child of it.
      const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
      return execFileSync(process.execPath, [script], { encoding: 'utf8', env })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const totals = (text: string) => text.trimEnd().split('\n').at(-1)

  test('ends with the totals, and tells what was looked at and why something was skipped', () => {
    const text = printed({
      'good.test.ts':
        "test('a', (t) => t.diagnostic('7 rules')); test('b', { skip: 'missing here: soffice' }, () => {})",
    })
    assert.equal(totals(text), '1 passed, 0 failed, 1 skipped')
    assert.match(text, /7 rules/)
    assert.match(text, /skipped 1: missing here: soffice/)
  })

  test('shows a failure with its error', () => {
    const text = printed({ 'bad.test.ts': "test('adds up', () => { throw new Error('236＋886≠1112') })" })
    assert.equal(totals(text), '0 passed, 1 failed, 0 skipped')
    assert.match(text, /FAIL adds up\nError: 236＋886≠1112/)
  })

  test('fails a file without tests, a file that does not load, and a run without files', () => {
    assert.equal(totals(printed({ 'empty.test.ts': '' })), '0 passed, 1 failed, 0 skipped')
    assert.equal(totals(printed({ 'broken.test.ts': "throw new Error('broken')" })), '0 passed, 1 failed, 0 skipped')
    assert.equal(totals(printed({})), '0 passed, 1 failed, 0 skipped')
  })
})
