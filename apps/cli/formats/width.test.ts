import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printable, textColumns } from './width.ts'

test('Chinese characters and full-width marks take two columns', () => {
  const columns: readonly (readonly [string, number])[] = [
    ['abc', 3],
    ['台账', 4],
    ['５％，', 6],
    ['“引”', 4],
    ['𠮷野', 4],
    ['é', 1],
    ['㎡', 2],
    ['ｱ', 1],
    ['', 0],
  ]
  for (const [text, expected] of columns) assert.equal(textColumns(text), expected, text)
})

test('what a terminal would obey is shown instead', () => {
  assert.equal(printable('a\u001b[31mb\u0007\u009b'), 'a␛[31mb␇�')
  assert.equal(printable('abc\u202e\u2066def'), 'abc��def')
  assert.equal(printable('\ud842甲'), '�甲')
})

test('showing keeps the length, and nothing obeyed is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = printable(text)
      assert.equal(shown.length, text.length)
      assert.doesNotMatch(shown, /[\p{Cc}\u202a-\u202e]/u)
    }),
  )
})
