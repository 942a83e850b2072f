import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digitOf, isChineseNumeral } from '../numeral.ts'
import {
  ABSTRACT_NOUNS,
  CONCRETE_NOUNS,
  FIRM_MEASURES,
  GRADE_WORDS,
  LOOSE_MEASURES,
  VAGUE_MEASURES,
} from './measure-words.ts'
import { NUMERIC_NAMES } from './numeric-names.ts'
import { UNITS } from './units.ts'

test('every name has a number in it, and stands once', (context) => {
  for (const name of NUMERIC_NAMES) {
    const hasNumber = [...name].some((char) => {
      const code = char.charCodeAt(0)
      return isChineseNumeral(code) || digitOf(code) >= 0 || char === '半'
    })
    assert.ok(hasNumber, name)
  }
  assert.equal(new Set(NUMERIC_NAMES).size, NUMERIC_NAMES.length)
  context.diagnostic(`looked at ${NUMERIC_NAMES.length} names`)
  assert.ok(NUMERIC_NAMES.length > 1000)
})

test('a measure word is of one kind', () => {
  const seen = new Map<string, string>()
  for (const [kind, words] of Object.entries({ FIRM_MEASURES, LOOSE_MEASURES, VAGUE_MEASURES, GRADE_WORDS })) {
    for (const word of words) {
      assert.equal(seen.get(word), undefined, `${word} is in ${kind} and in ${seen.get(word)}`)
      seen.set(word, kind)
    }
  }
  assert.ok(seen.size > 200)
})

test('a noun is abstract or concrete', () => {
  const concrete = new Set(CONCRETE_NOUNS)
  assert.deepEqual(
    ABSTRACT_NOUNS.filter((word) => concrete.has(word)),
    [],
  )
})

test('a unit has one scale', () => {
  const names = UNITS.flatMap(([, , ...written]) => written)
  assert.equal(new Set(names).size, names.length)
  for (const [, factor] of UNITS) assert.ok(factor > 0)
})
