import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { commitmentSheet, targetInWords } from './commitment-rows.ts'
import { figureRows, figureSheet, valueInWords } from './figure-rows.ts'

describe('the table of figures', () => {
  const reading = readText(documentFromText('全县新建仓库2.4万㎡，整改隐患约41处。'))
  const rows = figureRows(reading)

  test('has every figure as written, with its clause', () => {
    assert.equal(rows.length, reading.figures.length)
    assert.deepEqual(
      rows.map(({ written }) => written),
      ['2.4万㎡', '约41处'],
    )
    assert.match(rows[0]?.clause ?? '', /仓库/)
  })

  test('goes into a sheet with numbers as numbers', () => {
    const [head, first, second] = figureSheet(rows)
    assert.equal(head?.length, first?.length)
    assert.deepEqual(first?.slice(1, 4), ['2.4万㎡', 24000, '㎡'])
    assert.equal(second?.[4], '约')
  })

  test('shows values without the noise of binary fractions', () => {
    assert.equal(valueInWords(0.1 + 0.2), '0.3')
    assert.equal(valueInWords(142000000), '142,000,000')
    assert.equal(valueInWords(null), '')
  })
})

describe('the table of commitments', () => {
  test('writes a target as a plan does', () => {
    assert.equal(targetInWords({ value: 120, unit: '公里', op: '>=' }), '不少于120公里')
    assert.equal(targetInWords(null), '')
  })

  test('has a head as wide as its lines', () => {
    const reading = readText(documentFromText('明年建成水厂3座。'))
    const commitment = { start: 0, end: 8, action: '建成水厂', target: null, deadline: null, owner: null, section: -1 }
    const [head, line] = commitmentSheet(reading, [commitment])
    assert.equal(head?.length, line?.length)
    assert.equal(line?.at(-1), '明年建成水厂3座。'.slice(0, 8))
  })
})
