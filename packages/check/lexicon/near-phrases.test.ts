import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNearPhrases } from './near-phrases.ts'

const found = (text: string) =>
  findNearPhrases(text).map(({ start, end, phrase }) => `${text.slice(start, end)}→${phrase}`)

test('a set phrase with one character that sounds or looks wrong is found, at either half', () => {
  assert.deepEqual(found('推进移风移俗。'), ['移风移俗→移风易俗'])
  assert.deepEqual(found('推进移风益俗。'), ['移风益俗→移风易俗'])
  assert.deepEqual(found('坚持因第制宜。'), ['因第制宜→因地制宜'])
  assert.deepEqual(found('压实意识型态责任。'), ['意识型态→意识形态'])
})

test('good phrases and words that only share a half are left alone', () => {
  assert.deepEqual(found('移风易俗，因地制宜，意识形态，各乡村镇兴修水利，专项整治方案，集中整治。'), [])
  assert.deepEqual(found(''), [])
})
