import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineFinder } from './lines.ts'

test('lines and columns are counted from 1, and \\r\\n ends one line', () => {
  const text = '甲乙\r\n丙\r丁\n\n戊'
  const places = [...text].map((char, offset) => {
    const { line, column } = lineFinder(text)(offset)
    return /\s/.test(char) ? '' : `${char}${line}:${column}`
  })
  assert.deepEqual(places.filter(Boolean), ['甲1:1', '乙1:2', '丙2:1', '丁3:1', '戊5:1'])
})

test('the end of the text has a place too', () => {
  assert.deepEqual(lineFinder('甲\n')(2), { line: 2, column: 1 })
  assert.deepEqual(lineFinder('')(0), { line: 1, column: 1 })
})
