import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type PageWord, paragraphsFromPages } from './paragraphs.ts'

/** Words of lines on one page: 16 pt, 28 pt apart, from x = 80 with 28 characters a line; leading spaces shift to the right. */
function page(...lines: readonly string[]): PageWord[] {
  return lines.map((line, index) => {
    const text = line.trimStart()
    const width = Array.from(text).reduce((sum, character) => sum + (character <= '~' ? 8 : 16), 0)
    return { text, x: 80 + (line.length - text.length) * 16, y: 700 - 28 * index, width, size: 16 }
  })
}

const full = '今年以来我局围绕中心服务大局扎实推进各项工作取得了新成效'

describe('paragraphs of a .pdf', () => {
  test('an indented line starts one, a full line goes on', () => {
    assert.deepEqual(
      paragraphsFromPages([page(`  ${full.slice(2)}`, full, '到了新台阶。', `  ${full.slice(2)}`, '完。')]),
      [`${full.slice(2)}${full}到了新台阶。`, `${full.slice(2)}完。`],
    )
  })
  test('a line that ends early ends one, unless the next word did not fit', () => {
    assert.deepEqual(paragraphsFromPages([page(full, '到此为止。', full, full.slice(0, 25), '2024年1月，', full)]), [
      `${full}到此为止。`,
      `${full}${full.slice(0, 25)}2024年1月，`,
      full,
    ])
  })
  test('page numbers are left out, and a page end parts nothing', () => {
    assert.deepEqual(paragraphsFromPages([page(`  ${full.slice(2)}`, full, '— 1 —'), page('上页续。', '- 2 -')]), [
      `${full.slice(2)}${full}上页续。`,
    ])
  })
  test('a list mark after a full stop starts one', () => {
    assert.deepEqual(paragraphsFromPages([page(full, `${full.slice(1)}。`, `（二）${full.slice(3)}`, full)]), [
      `${full}${full.slice(1)}。`,
      `（二）${full.slice(3)}${full}`,
    ])
  })
  test('space that was only set is no text; a wide gap is a tab', () => {
    const word = (text: string, x: number): PageWord => ({ text, x, y: 700, width: text.length * 8, size: 16 })
    assert.deepEqual(
      paragraphsFromPages([[word('共', 80), word(' ', 96), word('12', 100), word('total', 120), word('乙', 300)]]),
      ['共12 total\t乙'],
    )
    assert.deepEqual(paragraphsFromPages([page('火 爆 ，12 个')]), ['火爆，12个'])
  })
  test('no words, no paragraphs', () => assert.deepEqual(paragraphsFromPages([[], page('3')]), []))
})
