import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { byParagraph, cutPieces, type Light, type Mark, paragraphAt } from './pieces.ts'

const mark = (finding: number, start: number, end: number, severity: Mark['severity'] = 'warning'): Mark => ({
  finding,
  start,
  end,
  severity,
})

describe('cutPieces', () => {
  const text = '共1112人，其中236人'
  const cut = (marks: readonly Mark[], lights: readonly Light[] = []) =>
    cutPieces({ start: 0, end: text.length }, marks, lights).map(
      (piece) => `${text.slice(piece.start, piece.end)}:${piece.findings.join('+')}${piece.light ?? ''}`,
    )

  test('leaves a paragraph without marks whole', () => assert.deepEqual(cut([]), [`${text}:`]))

  test('cuts at overlapping marks, the narrowest first', () => {
    assert.deepEqual(cut([mark(0, 0, 6), mark(1, 1, 5)]), ['共:0', '1112:1+0', '人:0', '，其中236人:'])
  })

  test('takes the gravest severity of those that cover a piece', () => {
    const [piece] = cutPieces({ start: 0, end: 2 }, [mark(0, 0, 2, 'info'), mark(1, 0, 2, 'error')], [])
    assert.equal(piece?.severity, 'error')
  })

  test('gives a mark without words a piece of its own', () => {
    assert.deepEqual(cut([mark(7, 6, 6)]), ['共1112人:', ':7', '，其中236人:'])
  })

  test('gives it one at the end of the paragraph too', () => {
    assert.deepEqual(cut([mark(7, text.length, text.length)]), [`${text}:`, ':7'])
  })

  test('lights words that no finding covers', () => {
    assert.deepEqual(cut([], [{ start: 9, end: 12, kind: 'member' }]), ['共1112人，其中:', '236:member', '人:'])
  })

  test('covers the paragraph exactly, whatever the marks', () => {
    const place = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), fc.array(place, { maxLength: 4 }), (marked, lit) => {
        const paragraph = { start: 20, end: 45 }
        const marks = marked.map(({ start, end }, index) => mark(index, start, end))
        const pieces = cutPieces(
          paragraph,
          marks,
          lit.map((one) => ({ ...one, kind: 'member' })),
        )
        let at = paragraph.start
        for (const piece of pieces) {
          assert.equal(piece.start, at)
          at = piece.end
        }
        assert.equal(at, paragraph.end)
      }),
    )
  })
})

describe('byParagraph', () => {
  const paragraphs = [
    { start: 0, end: 5 },
    { start: 6, end: 10 },
    { start: 12, end: 20 },
  ]
  const owners = (start: number, end: number) => [...byParagraph(paragraphs, [{ start, end }]).keys()]

  test('gives a place to its paragraph', () => assert.deepEqual(owners(7, 9), [1]))
  test('gives a place over a line end to both', () => assert.deepEqual(owners(4, 8), [0, 1]))
  test('gives a place that ends with its paragraph to that one alone', () => assert.deepEqual(owners(6, 10), [1]))
  test('gives a place without words at a paragraph’s end to that one', () => assert.deepEqual(owners(10, 10), [1]))
  test('gives nothing to paragraphs behind', () => assert.deepEqual(owners(30, 31), []))

  test('agrees with a plain search', () => {
    fc.assert(
      fc.property(fc.nat(22), fc.integer({ min: 1, max: 10 }), (start, length) => {
        const end = start + length
        const plain = paragraphs.flatMap((own, index) => (own.start < end && own.end > start ? [index] : []))
        assert.deepEqual(owners(start, end), plain)
      }),
    )
  })

  test('finds the paragraph of an offset, or the next one', () => {
    assert.deepEqual(
      [0, 5, 6, 11, 13, 99].map((at) => paragraphAt(paragraphs, at)),
      [0, 0, 1, 2, 2, 2],
    )
  })
})
