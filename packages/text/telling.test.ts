import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellingPairs } from './telling.ts'

const pairsOf = (words: string) => tellingPairs(words).map((pair) => String.fromCharCode(pair >>> 16, pair & 0xffff))

test('the pairs of a sentence leave out what every report says', () => {
  assert.deepEqual(pairsOf('进一步健全山塘管护制度'), ['山塘', '塘管', '管护', '护制', '制度'])
  assert.deepEqual(pairsOf('加强水费、电费征收工作'), ['水费', '电费', '费征', '征收'])
  assert.deepEqual(pairsOf('全面提升工作水平，2座𠮷'), [])
})
