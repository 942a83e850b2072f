import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hashPassword, oneTimePassword, verifyPassword } from './password.ts'
import { passwordMistake } from './password-rules.ts'

describe('passwords', () => {
  test('a hash of the reference implementation of argon2id is understood', async () => {
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    assert.equal(await verifyPassword('password', hash), true)
    assert.equal(await verifyPassword('Password', hash), false)
  })

  test('a password is hashed with a salt of its own, and only it fits', async () => {
    const [one, two] = [await hashPassword('Cloud-42-river'), await hashPassword('Cloud-42-river')]
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.notEqual(one, two)
    assert.equal(await verifyPassword('Cloud-42-river', two), true)
    assert.equal(await verifyPassword('Cloud-42-rivet', two), false)
    // The same letters in the full-width form that a Chinese input method types.
    assert.equal(await verifyPassword('Ｃloud-42-river', two), true)
    await assert.rejects(verifyPassword('x', 'plain'), TypeError)
  })

  test('a one-time password follows the rules and is never the same', () => {
    const made = Array.from({ length: 500 }, oneTimePassword)
    assert.equal(new Set(made).size, made.length)
    for (const one of made) assert.equal(passwordMistake(one, []), null, one)
  })

  const weak: readonly (readonly [password: string, says: RegExp])[] = [
    ['Ab1-efg', /至少10位/],
    ['abcdefghij', /三类/],
    ['abcdefghi1', /三类/],
    ['Wangfang-2024', /登录名或姓名/],
    ['王芳芳Ab-20241', /登录名或姓名/],
    ['Aa1Aa1Aa1Aa1', /重复/],
    ['Password2024!', /太常见/],
    ['River-123456', /连续/],
    ['Fedcba-river7', /连续/],
  ]
  for (const [password, says] of weak)
    test(`${password} is refused`, () => assert.match(passwordMistake(password, ['wangfang', '王芳芳']) ?? '', says))

  for (const password of ['Cloud-42-river', '云溪河边Abc2024七', 'correct Horse 7'])
    test(`${password} is taken`, () => assert.equal(passwordMistake(password, ['wangfang', '王芳']), null))
})
