import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { chineseNumeral, readNumeral } from './numeral.ts'

describe('a numeral', () => {
  const read = (text: string): number => readNumeral(text, 0, text.length)

  for (const [text, value] of [
    ['12', 12],
    ['１２', 12],
    ['1,234,567', 1234567],
    ['0.585', 0.585],
    ['１２．５', 12.5],
    ['五', 5],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三百', 300],
    ['三百零五', 305],
    ['三百五', 350],
    ['一千零二十', 1020],
    ['两万三千', 23000],
    ['一百二十万', 1200000],
    ['三亿零五万', 300050000],
    ['二〇二三', 2023],
    ['一九九八', 1998],
    ['壹仟贰佰', 1200],
  ] as const) {
    test(`${text} is ${value}`, () => assert.equal(read(text), value))
  }

  for (const text of ['十四五', '七八', '百', '千万', '一百三百', '三五', '', '人']) {
    test(`${text} is none`, () => assert.ok(Number.isNaN(read(text))))
  }

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        assert.equal(read(chineseNumeral(value)), value)
      }),
      { numRuns: 2000 },
    )
    for (let value = 0; value < 12000; value++) assert.equal(read(chineseNumeral(value)), value)
  })

  test('is written as one says it', () => {
    assert.equal(chineseNumeral(12), '十二')
    assert.equal(chineseNumeral(305), '三百零五')
    assert.equal(chineseNumeral(10010), '一万零一十')
    assert.equal(chineseNumeral(100000000), '一亿')
    assert.throws(() => chineseNumeral(-1), RangeError)
    assert.throws(() => chineseNumeral(1.5), RangeError)
  })
})
