import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodePlain } from './decode.ts'
import { encodePlain } from './encode.ts'

test('what is written decodes to the same text, in every encoding', () => {
  let looked = 0
  const text = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .map((words) => `青云县总结${words}`.replaceAll('\uFEFF', ''))
  fc.assert(
    fc.property(text, fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'gb18030'), (words, encoding) => {
      const bytes = encodePlain(words, { kind: 'txt', encoding, mark: encoding !== 'gb18030' })
      const label = encoding === 'gb18030' ? 'gb18030' : encoding
      assert.equal(new TextDecoder(label).decode(bytes), words)
      looked++
    }),
    { numRuns: 400 },
  )
  console.log(`looked at ${looked} texts`)
})

test('a GB18030 file keeps its encoding and its bytes', () => {
  const bytes = encodePlain('共整改隐患１２处，㎡，𠮷，〇，€。', { kind: 'txt', encoding: 'gb18030', mark: false })
  const decoded = decodePlain(bytes)
  assert.equal(decoded.encoding, 'gb18030')
  assert.deepEqual(encodePlain(decoded.text, { kind: 'txt', ...decoded }), bytes)
})
