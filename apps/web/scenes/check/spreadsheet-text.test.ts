import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toCsv, toTsv } from './spreadsheet-text.ts'

describe('toTsv', () => {
  test('parts cells by tabs and lines by line ends', () => {
    assert.equal(
      toTsv([
        ['原文', '数值'],
        ['2.4万㎡', 24000],
      ]),
      '原文\t数值\r\n2.4万㎡\t24000',
    )
  })
  test('keeps a cell in one cell', () => assert.equal(toTsv([['甲\t乙\n丙']]), '甲 乙 丙'))
  test('leaves an unknown value empty', () => assert.equal(toTsv([[null, 1]]), '\t1'))
  test('makes no formula of a text', () => assert.equal(toTsv([['=1+1', '-5', -5]]), "'=1+1\t'-5\t-5"))
})

describe('toCsv', () => {
  test('begins with a byte order mark, or Excel reads GBK', () => assert.equal(toCsv([['数']]), '\ufeff数\r\n'))
  test('quotes what would break a line or a cell', () => {
    assert.equal(toCsv([['甲,乙', '“丙”', '丁"戊', '己\n庚']]), '\ufeff"甲,乙",“丙”,"丁""戊","己\n庚"\r\n')
  })
})
