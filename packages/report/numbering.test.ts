import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { chineseNumeral } from '@taizhang/text'
import fc from 'fast-check'
import { headingNumbers } from './numbering.ts'
import type { Block } from './report.ts'

type Level = 1 | 2 | 3 | 4
const numbersOf = (levels: readonly (Level | 0)[]) => {
  const blocks = levels.map(
    (level, at): Block =>
      level === 0
        ? { kind: 'paragraph', id: `b${at}`, content: [] }
        : { kind: 'heading', id: `b${at}`, level, content: [] },
  )
  const numbers = headingNumbers(blocks)
  return blocks.flatMap(({ kind, id }) => (kind === 'heading' ? [numbers.get(id)] : []))
}

describe('numbers of headings', () => {
  test('by level and place', () => {
    assert.deepEqual(numbersOf([1, 2, 3, 4, 4, 3, 2, 3, 1, 2]), [
      '一、',
      '（一）',
      '1.',
      '（1）',
      '（2）',
      '2.',
      '（二）',
      '1.',
      '二、',
      '（一）',
    ])
  })
  test('of many', () => assert.equal(numbersOf(Array<Level>(12).fill(1)).at(-1), '十二、'))

  test('each is one more than that of its last sister; paragraphs count for nothing', () => {
    let looked = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Level | 0>(0, 1, 2, 3, 4), { maxLength: 40 }), (levels) => {
        const headings = levels.filter((level) => level !== 0)
        const numbers = numbersOf(levels)
        assert.deepEqual(numbers, numbersOf(headings))
        headings.forEach((level, at) => {
          const since = headings.slice(0, at)
          const parent = since.findLastIndex((other) => other < level)
          const sisters = since.slice(parent + 1).filter((other) => other === level).length
          const digits = (numbers[at] ?? '').replace(/[、（）.]/g, '')
          assert.equal(level <= 2 ? digits : chineseNumeral(Number(digits)), chineseNumeral(sisters + 1))
          looked++
        })
      }),
    )
    console.log(`looked at ${looked} headings`)
  })
})
