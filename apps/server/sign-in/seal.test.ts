import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { keyIn, sealBy } from './seal.ts'

describe('the seal', () => {
  test('opens what it closed; another key or a changed text opens nothing', () => {
    const seal = sealBy(randomBytes(32))
    const sealed = seal.close('密钥')
    assert.equal(seal.open(sealed), '密钥')
    assert.notEqual(seal.close('密钥'), sealed)
    assert.throws(() => sealBy(randomBytes(32)).open(sealed))
    const bytes = Buffer.from(sealed, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    assert.throws(() => seal.open(bytes.toString('base64')))
  })

  test('its key is made once, readable by its owner alone; a cut one is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-key-'))
    const key = keyIn(folder)
    assert.deepEqual(keyIn(folder), key)
    assert.equal(statSync(join(folder, 'server.key')).mode & 0o777, 0o600)
    writeFileSync(join(folder, 'server.key'), 'abcd')
    assert.throws(() => keyIn(folder), /不完整/)
    rmSync(folder, { recursive: true })
  })
})
