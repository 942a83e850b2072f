import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { documentFromText } from './document.ts'
import type { Figure } from './figure.ts'
import { findFigures } from './figures.ts'
import { findClauses, findMarkers, findSentences } from './structure.ts'

function figuresOf(text: string): Figure[] {
  const document = documentFromText(text)
  const sentences = findSentences(document)
  return findFigures(document, { sentences, clauses: findClauses(document, sentences), markers: findMarkers(document) })
}

/** Pieces that numbers are made of, thrown together with any characters, lone surrogates too. */
const PIECES =
  '0 1 9 12 3.5 ３ ， , . ． % ％ ‰ 一 二 两 三 十 百 千 万 亿 〇 零 半 X XX × * ** ____ ① Ⅱ 余 多 约 近 超过 不低于 以上 左右 分之 点 个 元 ㎡ 人次 个百分点 / ／ （ ） 〔 〕 “ ” 《 》 - — ~ 至 、 。 年 月 日 第 名 号 负 + : · 三会一课 进一步 𠮷 \ud800 \udc00'.split(
    ' ',
  )
const anyText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES, '\n', ' ') },
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''))

test('in any text, every figure stands inside it, in order, and no two share digits', (context) => {
  let looked = 0
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0
      for (const figure of figuresOf(text)) {
        looked++
        const { start, end, number, value, low, high, rangeWith } = figure
        assert.ok(0 <= start && start <= number.start && number.start < number.end && number.end <= end)
        assert.ok(end <= text.length && number.start >= last)
        assert.ok(!/[\r\n]/.test(text.slice(start, end)))
        if (figure.class === 'quantity') assert.ok(value !== null && low <= value && value <= high)
        assert.ok(rangeWith >= -1)
        last = number.end
      }
    }),
    { numRuns: 10000 },
  )
  context.diagnostic(`looked at ${looked} figures`)
  assert.ok(looked > 10000)
})

test('text put in front moves every figure and changes none', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('导语。\n', '𠮷野家\n', '\ud800\n'), (text, front) => {
      const moved = figuresOf(front + text).map((figure) => [
        figure.number.start - front.length,
        figure.start - front.length,
        figure.class,
        figure.value,
        figure.unit,
      ])
      const still = figuresOf(text).map((figure) => [
        figure.number.start,
        figure.start,
        figure.class,
        figure.value,
        figure.unit,
      ])
      assert.deepEqual(moved, still)
    }),
    { numRuns: 3000 },
  )
})

test('a paragraph of a million characters is of one kind of number is read in linear time', () => {
  for (const piece of ['9', '一', 'X', '1.', '5-', '“3个', '3个', '三、', '至少']) {
    const text = piece.repeat(Math.ceil(300_000 / piece.length))
    const begin = performance.now()
    figuresOf(text)
    assert.ok(performance.now() - begin < 20_000, `${piece} repeated took ${performance.now() - begin} ms`)
  }
})
