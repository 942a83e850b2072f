import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { codeOfStep, matchingStep, newSecret, secretAddress, stepOf } from './second-factor.ts'

describe('the second factor', () => {
  // RFC 6238, appendix B: the ASCII secret 12345678901234567890 in Base32.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const vectors: readonly (readonly [seconds: number, code: string])[] = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ]
  for (const [seconds, code] of vectors)
    test(`gives ${code} at second ${seconds}, as the RFC says`, () => {
      const moment = new Date(seconds * 1000).toISOString()
      assert.equal(codeOfStep(secret, stepOf(moment), 8), code)
    })

  test('takes the code of now and of one step to either side, and no other', () => {
    const now = '2024-06-12T02:00:10.000Z'
    const step = stepOf(now)
    for (const off of [-1, 0, 1]) assert.equal(matchingStep(secret, codeOfStep(secret, step + off), now), step + off)
    for (const off of [-2, 2]) assert.equal(matchingStep(secret, codeOfStep(secret, step + off), now), null)
    for (const code of ['', '12345', '1234567', 'abcdef']) assert.equal(matchingStep(secret, code, now), null)
  })

  test('a new secret has 160 bits and an address that authenticators read', () => {
    assert.match(newSecret(), /^[A-Z2-7]{32}$/)
    const address = new URL(secretAddress(secret, '王芳'))
    assert.equal(address.protocol, 'otpauth:')
    assert.equal(address.searchParams.get('secret'), secret)
  })
})
