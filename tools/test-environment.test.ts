import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { programPath, sharedFolder, skipReason } from './test-environment.ts'

test('a program of the machine is found by its full path, an unknown one is null', () => {
  assert.ok(existsSync(programPath('sh') ?? ''))
  assert.equal(programPath('no-such-program'), null)
})

test('a reason to skip names what is missing, and is false where nothing is', () => {
  const missing = sharedFolder() === null
  assert.equal(skipReason('shared'), missing ? 'missing here: ../shared' : false)
  assert.equal(skipReason(), false)
})
