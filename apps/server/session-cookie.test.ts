import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cookieLine, newToken, tokenIn } from './session-cookie.ts'

describe('the cookie of a session', () => {
  const token = { tenant: 'east', token: newToken() }
  for (const secure of [false, true]) {
    test(`comes back as it went${secure ? ', over HTTPS under a name that binds it to the host' : ''}`, () => {
      const line = cookieLine(token, secure)
      const pair = line.split(';')[0] ?? ''
      assert.deepEqual(tokenIn(`other=1; ${pair}`, secure), token)
      assert.equal(tokenIn(pair, !secure), null)
      assert.equal(line.includes('Secure'), secure)
      assert.equal(line.startsWith('__Host-'), secure)
    })
  }
  test('anything else is none', () => {
    for (const value of [null, '', 'taizhang-session=', 'taizhang-session=east', 'taizhang-session=EAST.x'])
      assert.equal(tokenIn(value, false), null)
  })
})
