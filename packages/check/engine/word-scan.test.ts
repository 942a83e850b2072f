import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { indexWords, scanWords } from './word-scan.ts'

const hitsOf = (text: string, wordsByOwner: string[][]) => {
  const hits: string[] = []
  scanWords(text, indexWords(wordsByOwner), (start, word, owners) => {
    for (const owner of owners) hits.push(`${start}:${word}:${owner}`)
  })
  return hits.sort()
}

test('finds every word of every owner, also overlapping ones', () => {
  assert.deepEqual(
    hitsOf('截止目前', [
      ['截止', '截止目前'],
      ['目前', '截止'],
    ]),
    ['0:截止:0', '0:截止:1', '0:截止目前:0', '2:目前:1'],
  )
})

test('agrees with a plain search at each position', () => {
  const letters = fc.constantFrom('一', '是', '的', '𠮷', '\ud842')
  let looked = 0
  fc.assert(
    fc.property(
      fc.string({ unit: letters, maxLength: 40 }),
      fc.array(fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 3 }), { maxLength: 4 }), { maxLength: 3 }),
      (text, words) => {
        const plain: string[] = []
        words.forEach((list, owner) => {
          for (const word of new Set(list)) {
            for (let at = 0; at < text.length; at++) if (text.startsWith(word, at)) plain.push(`${at}:${word}:${owner}`)
          }
        })
        looked += plain.length
        assert.deepEqual(hitsOf(text, words), plain.sort())
      },
    ),
    { numRuns: 500 },
  )
  assert.ok(looked > 100, `only ${looked} hits compared`)
})
