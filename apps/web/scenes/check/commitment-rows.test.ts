import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { targetInWords } from './commitment-rows.ts'

describe('a target is written', () => {
  for (const [value, unit, op, words] of [
    [520_000_000, '元', '=', '5.2亿元'],
    [24_000, '亩', '>=', '不少于2.4万亩'],
    [12_345, '人', '=', '12,345人'],
    [80, '件', '<=', '不超过80件'],
    [95.5, '%', '>=', '不少于95.5%'],
  ] as const)
    test(words, () => assert.equal(targetInWords({ value, unit, op }), words))
  test('as nothing where there is none', () => assert.equal(targetInWords(null), ''))
})
