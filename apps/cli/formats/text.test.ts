import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheckResult } from '@taizhang/check'
import { countsOf } from './format.ts'
import { madeResult } from './made-result.ts'
import { textFormat } from './text.ts'
import { textColumns } from './width.ts'

const shown = (result: CheckResult, look = { columns: 80, colour: false }) =>
  [...textFormat(look).file({ name: '总结.txt', result, notes: [] }, 0)].join('')

describe('the words are underlined', () => {
  /** The quoted lines with the marks under them. */
  const quoted = (text: string, words: string, columns = 80) =>
    shown(madeResult(text, [{ words }]), { columns, colour: false })
      .split('\n')
      .slice(3)
      .filter((line) => /^ {5}/.test(line) && !line.includes('两数不符') && !line.includes('共读出'))
      .map((line) => line.slice(5))

  test('with two ~ for a Chinese character', () => {
    assert.deepEqual(quoted('全县共1112人，其中236人。', '共1112人'), ['全县共1112人，其中236人。', '    ~~~~~~~~'])
  })
  test('across the lines that a long sentence takes', () => {
    assert.deepEqual(quoted('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉', '辰巳午', 40), [
      '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午',
      '                            ~~~~~~',
      '未申酉',
    ])
  })
  test('and no line begins with a closing mark', () => {
    assert.deepEqual(quoted('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午，申酉', '午，', 40), [
      '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳',
      '午，申酉',
      '~~~~',
    ])
  })
  test('also behind a character outside the basic plane', () => {
    assert.deepEqual(quoted('𠮷村5户', '5户'), ['𠮷村5户', '    ~~~'])
  })
  test('and a very long stretch is shown by its beginning and end', () => {
    const lines = quoted(`${'长'.repeat(1000)}尾`, `${'长'.repeat(1000)}尾`)
    assert.ok(lines.length < 20, `${lines.length} lines`)
    assert.ok(lines.some((line) => line.includes('…')) && lines.some((line) => line.includes('尾')))
  })
})

test('no line of a finding is wider than the terminal', () => {
  const text =
    '全年完成投资4.87亿元，其中中央资金2.13亿元、省级资金1.06亿元、县级资金0.84亿元、专项债券0.94亿元。'.repeat(3)
  const result = madeResult(text, [{ words: text.slice(10, 120), message: '很长的说明。'.repeat(20) }])
  for (const columns of [40, 80, 100]) {
    for (const line of shown(result, { columns, colour: false }).split('\n').slice(3, -3))
      assert.ok(textColumns(line) <= columns, `${columns}: ${line}`)
  }
})

test('errors come before warnings, warnings before hints, each with its own number', () => {
  const result = madeResult('甲乙丙', [
    { words: '甲', severity: 'info' },
    { words: '乙', severity: 'error' },
    { words: '丙', severity: 'warning' },
  ])
  const lines = shown(result).split('\n')
  assert.deepEqual(
    lines.filter((line) => /^\S+（|^ +\d {2}/.test(line)).map((line) => line.replace(/ {2}made.*/, '').trim()),
    ['错误（1处）', '1  总结.txt:1:2', '存疑（1处）', '2  总结.txt:1:3', '提示（1处）', '3  总结.txt:1:1'],
  )
})

test('the sum, the suggestion and the place of the other statement stand under the message', () => {
  const text = '共3人，其中甲1人、乙1人。\n另有5人。'
  const result = madeResult(text, [
    { words: '共3人', suggestion: '改为2人', related: [{ start: text.indexOf('5人'), end: text.indexOf('5人') + 2 }] },
  ])
  const written = shown(result)
  assert.match(written, /建议：改为2人/)
  assert.match(written, /另见2:3“另有5人。”/)
})

test('escape sequences in a text do not reach the terminal', () => {
  const written = shown(madeResult('甲\u001b[2J乙', [{ words: '甲\u001b[2J乙' }]))
  assert.ok(!written.includes('\u001b'))
  assert.match(written, /甲␛\[2J乙/)
})

test('colour takes the place of the line of marks', () => {
  const written = shown(madeResult('甲乙丙', [{ words: '乙' }]), { columns: 80, colour: true })
  assert.ok(written.includes('甲\u001b[4;31m乙\u001b[0m丙'))
  assert.doesNotMatch(written, /~/)
})

test('the summary counts what was read and found', () => {
  const result = madeResult('共排查隐患41处。', [{ words: '41处' }])
  assert.match(shown(result), /总结\.txt {2}1处错误。共读出1个数据项、0条勾稽关系。/)
  assert.match(shown(madeResult('共排查隐患41处。', [])), /没有发现问题/)
  assert.equal(countsOf(result).figures, 1)
})
