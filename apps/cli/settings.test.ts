import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { CannotCarryOut, reasonOf } from './cannot-carry-out.ts'
import { testFolder } from './commands/run-command.ts'
import { addAccepted, findSettings, readSettings, SETTINGS_NAME, settingsByFolder } from './settings.ts'

const folder = testFolder()
let made = 0

/** Writes a settings file into a new folder and gives its path. */
function settingsFile(content: string): string {
  const own = join(folder, String(made++))
  mkdirSync(own)
  const path = join(own, SETTINGS_NAME)
  writeFileSync(path, content)
  return path
}

const entry = { rule: 'made/up', fingerprint: '0123456789abcdef', because: '口径不同' }

describe('a settings file', () => {
  test('is found beside the report or above it', () => {
    const path = settingsFile('{}')
    const below = join(path, '../2025/年终')
    mkdirSync(below, { recursive: true })
    assert.equal(findSettings(below), path)
    assert.equal(findSettings(join(path, '..')), path)
  })
  test('gives rules and accepted findings', () => {
    const path = settingsFile(JSON.stringify({ accepted: [{ ...entry, by: '某人', on: '2025-12-01' }] }))
    assert.deepEqual(readSettings(path), { rules: {}, accepted: [{ ...entry, by: '某人', on: '2025-12-01' }] })
  })
  test('may begin with a byte order mark', () => {
    assert.deepEqual(readSettings(settingsFile('\ufeff{}')), { rules: {}, accepted: [] })
  })
  test('that was given is taken for every folder', () => {
    const path = settingsFile(JSON.stringify({ accepted: [entry] }))
    assert.equal(settingsByFolder(path)('/').accepted?.length, 1)
  })
})

describe('a wrong settings file is refused with the reason', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['{"rules": {,}}', /不是合格的JSON/],
    ['[]', /最外层/],
    ['{"rule": {}}', /不认识“rule”/],
    ['{"rules": {"no/such": "off"}}', /没有“no\/such”这条规则/],
    ['{"rules": []}', /rules 应是对象/],
    ['{"accepted": {}}', /accepted 应是数组/],
    ['{"accepted": [{"rule": "a/b"}]}', /accepted 第1项/],
  ]
  for (const [content, reason] of wrong) {
    test(content, () => {
      const path = settingsFile(content)
      assert.throws(
        () => readSettings(path),
        (error: unknown) =>
          error instanceof CannotCarryOut && reason.test(reasonOf(error)) && error.message.includes(path),
      )
    })
  }
})

describe('accepting', () => {
  test('makes the file, adds to it, and replaces what was accepted before for the same finding', () => {
    const path = join(folder, 'new.json')
    addAccepted(path, [entry])
    addAccepted(path, [{ ...entry, fingerprint: 'fedcba9876543210' }])
    addAccepted(path, [{ ...entry, because: '已核对' }])
    assert.deepEqual(
      readSettings(path).accepted?.map(({ fingerprint, because }) => `${fingerprint} ${because}`),
      ['fedcba9876543210 口径不同', '0123456789abcdef 已核对'],
    )
  })
  test('keeps everything else in the file', () => {
    const path = settingsFile('{"$schema": "x", "rules": {}}')
    addAccepted(path, [entry])
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { $schema: 'x', rules: {}, accepted: [entry] })
  })
  test('refuses to touch a file that it cannot understand', () => {
    const path = settingsFile('{"rules": 1}')
    assert.throws(() => addAccepted(path, [entry]), CannotCarryOut)
    assert.equal(readFileSync(path, 'utf8'), '{"rules": 1}')
  })
})
