import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellingPairs } from './telling.ts'

test('the pairs of a sentence leave out what every report says', () => {
  assert.deepEqual(tellingPairs('进一步健全山塘管护制度'), ['山塘', '塘管', '管护', '护制', '制度'])
  assert.deepEqual(tellingPairs('加强水费、电费征收工作'), ['水费', '电费', '费征', '征收'])
  assert.deepEqual(tellingPairs('全面提升工作水平，2座𠮷'), [])
})
