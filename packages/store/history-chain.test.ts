import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalJson, chain, chainLine, chainStart, verifyChain } from './history-chain.ts'

/** Three records of an invented tenant. */
const three = () =>
  chain('yunling', { seq: 0, hash: chainStart }, [
    {
      kind: 'entry',
      subject: 'h1',
      org: 'civil',
      by: 'wang',
      at: '2024-03-05T02:00:00.000Z',
      change: { b: 1, a: '甲"\n' },
    },
    {
      kind: 'entry',
      subject: 'h1',
      org: 'civil',
      by: 'li',
      at: '2024-03-05T02:00:01.000Z',
      change: { reason: '更正' },
    },
    { kind: 'period', subject: '2024-02', org: null, by: 'li', at: '2024-03-05T02:00:02.000Z', change: {} },
  ]).map(chainLine)

describe('the chain of history', () => {
  test('the record is canonical and the hash is SM3', () => {
    assert.equal(
      canonicalJson({ b: [1, null, { d: undefined, c: '文' }], a: 12.5 }),
      '{"a":12.5,"b":[1,null,{"c":"文"}]}',
    )
    assert.equal(
      three()[0],
      '{"record":{"at":"2024-03-05T02:00:00.000Z","by":"wang","change":{"a":"甲\\"\\n","b":1},"kind":"entry","org":"civil","seq":1,"subject":"h1","tenant":"yunling"},"hash":"HASH"}'.replace(
        'HASH',
        three()[0]?.slice(-66, -2) ?? '',
      ),
    )
  })
  test('a whole chain verifies, an empty one too', async () => {
    const verdict = await verifyChain(three())
    assert.deepEqual(verdict.ok && [verdict.records, verdict.tenant], [3, 'yunling'])
    assert.equal((await verifyChain([])).ok, true)
  })
  test('every way to tamper with it is found, with the line', async () => {
    const lines = three()
    const [first = '', second = '', third = ''] = lines
    const bad: readonly (readonly [string, readonly string[], number])[] = [
      ['a word changed', [first, second.replace('更正', '更改'), third], 2],
      ['a record taken out', [first, third], 2],
      ['the first taken out', [second, third], 1],
      ['two changed about', [second, first, third], 1],
      ['one twice', [first, first, second], 2],
      ['another tenant', [first, second.replace('yunling', 'qinghe'), third], 2],
      ['a hash changed', [first, second, third.slice(0, -3) + (third.at(-3) === '0' ? '1' : '0') + third.slice(-2)], 3],
      ['no record at all', [first, 'nothing'], 2],
    ]
    for (const [what, tampered, line] of bad) {
      const verdict = await verifyChain(tampered)
      assert.deepEqual(!verdict.ok && verdict.line, line, what)
    }
  })
})
