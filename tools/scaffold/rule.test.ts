import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { root } from '../repository.ts'
import { newRule } from './rule.ts'

describe('a new rule', () => {
  // A folder of rules beside the true engine, inside the repository so that packages resolve.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const house = mkdtempSync(join(root, '.cache', 'scaffold-'))
  const rules = join(house, 'rules')
  mkdirSync(join(rules, 'term'), { recursive: true })
  symlinkSync(join(root, 'packages', 'check', 'engine'), join(house, 'engine'))
  after(() => rmSync(house, { recursive: true }))

  test('comes with a test that runs and fails until the rule is written', () => {
    assert.deepEqual(newRule(rules, 'term/new-word'), {
      ok: true,
      written: ['term/new-word.ts', 'term/new-word.test.ts'],
    })
    const { status, stdout } = spawnSync(process.execPath, ['--test', join(rules, 'term', 'new-word.test.ts')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    })
    assert.equal(status, 1)
    assert.match(stdout, /✔ is named as its file/)
    assert.match(stdout, /✖ holds on its 2 examples/)
  })

  test('overwrites nothing, neither rule nor test', () => {
    writeFileSync(join(rules, 'term', 'old-word.test.ts'), 'mine')
    assert.equal(newRule(rules, 'term/old-word').ok, false)
    assert.equal(readFileSync(join(rules, 'term', 'old-word.test.ts'), 'utf8'), 'mine')
    assert.ok(!readdirSync(join(rules, 'term')).includes('old-word.ts'))
  })

  for (const name of ['', 'term', 'Term/word', 'term/../word', 'term/Word', 'none/word', 'term/a/b']) {
    test(`refuses the name “${name}”`, () => assert.equal(newRule(rules, name).ok, false))
  }
})
