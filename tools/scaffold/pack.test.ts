import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { root } from '../repository.ts'
import { newPack } from './pack.ts'

describe('a new pack', () => {
  // A folder of packs with the true files beside it, inside the repository so that packages resolve.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const house = mkdtempSync(join(root, '.cache', 'scaffold-'))
  for (const name of readdirSync(join(root, 'packages', 'packs')).filter((each) => each.endsWith('.ts')))
    symlinkSync(join(root, 'packages', 'packs', name), join(house, name))
  after(() => rmSync(house, { recursive: true }))

  /** Runs the test of a pack. */
  function runTest(id: string) {
    return spawnSync(process.execPath, ['--test', '--test-reporter', 'spec', join(house, id, 'pack.test.ts')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    })
  }

  test('comes with a test that runs and fails until its worked example is right', () => {
    assert.deepEqual(newPack(house, 'new-line'), {
      ok: true,
      written: ['new-line/pack.ts', 'new-line/pack.test.ts'],
    })
    const failed = runTest('new-line')
    assert.equal(failed.status, 1, failed.stdout + failed.stderr)
    assert.match(failed.stdout, /应是0，算出来是1/)
    const path = join(house, 'new-line', 'pack.ts')
    writeFileSync(path, readFileSync(path, 'utf8').replace("value: '0'", "value: '1'"))
    const passed = runTest('new-line')
    assert.equal(passed.status, 0, passed.stdout + passed.stderr)
    assert.match(passed.stdout, /new-line: 1 ledgers, 1 worked examples/)
  })

  test('overwrites nothing', () => {
    mkdirSync(join(house, 'old-line'))
    writeFileSync(join(house, 'old-line', 'pack.ts'), 'mine')
    assert.equal(newPack(house, 'old-line').ok, false)
    assert.equal(readFileSync(join(house, 'old-line', 'pack.ts'), 'utf8'), 'mine')
    assert.deepEqual(readdirSync(join(house, 'old-line')), ['pack.ts'])
  })

  for (const id of ['', 'Water', 'water/two', '../water', 'water_two', '9water'])
    test(`refuses the id “${id}”`, () => assert.equal(newPack(house, id).ok, false))
})
