import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Block, Inline } from '@taizhang/report'
import fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { blocksOf, documentOf, rangeIn } from './document-schema.ts'

const link = (id: string): Inline => ({
  kind: 'figure',
  id,
  of: { kind: 'indicator', indicator: 'hazard.found', period: 'own', org: null, slice: null },
  show: { as: 'value', divide: '1', decimals: 0, unit: '处' },
})
const text = (words: string): Inline => ({ kind: 'text', text: words })

/** Content without two texts beside each other, as the editor keeps it. */
const content = (block: number) =>
  fc
    .array(fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), fc.boolean()), { maxLength: 4 })
    .map((parts) =>
      parts.flatMap(([words, linked], at): Inline[] => [
        ...(linked ? [link(`f${block * 10 + at + 1}`)] : []),
        ...(at === 0 || linked ? [text(words)] : []),
      ]),
    )
const blocks = fc
  .integer({ min: 1, max: 6 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, at) =>
        fc
          .tuple(content(at), fc.constantFrom(0, 1, 2, 3, 4))
          .map(
            ([parts, level]): Block =>
              level === 0
                ? { kind: 'paragraph', id: `b${at + 1}`, content: parts }
                : { kind: 'heading', id: `b${at + 1}`, level: level as 1 | 2 | 3 | 4, content: parts },
          ),
      ),
    ),
  )

describe('the editor’s document', () => {
  test('gives the blocks back as they were', () => {
    fc.assert(fc.property(blocks, (given) => assert.deepEqual(blocksOf(documentOf(given)), given)))
  })

  test('a paragraph that is split is two, and the first keeps its id', () => {
    const state = EditorState.create({
      doc: documentOf([{ kind: 'paragraph', id: 'b7', content: [text('排查隐患')] }]),
    })
    const [first, second] = blocksOf(state.apply(state.tr.split(3)).doc)
    assert.deepEqual(first, { kind: 'paragraph', id: 'b7', content: [text('排查')] })
    assert.deepEqual(second, { kind: 'paragraph', id: 'b8', content: [text('隐患')] })
  })

  test('a link that is copied is another link', () => {
    const given = documentOf([{ kind: 'paragraph', id: 'b1', content: [link('f3')] }])
    const state = EditorState.create({ doc: given })
    const copied = state.apply(state.tr.insert(2, given.firstChild?.firstChild ?? [])).doc
    const [block] = blocksOf(copied)
    assert.ok(block?.kind === 'paragraph')
    assert.deepEqual(
      block.content.map((part) => (part.kind === 'figure' ? part.id : '')),
      ['f3', 'f4'],
    )
  })

  test('a stretch of printed text is found behind a figure, and a figure as a whole', () => {
    const doc = documentOf([
      { kind: 'paragraph', id: 'b1', content: [text('排查隐患'), link('f1'), text('，整改4处')] },
    ])
    const printed = () => '41处'
    assert.deepEqual(rangeIn(doc, { block: 'b1', start: 10, end: 12 }, printed), { from: 9, to: 11 })
    assert.deepEqual(rangeIn(doc, { block: 'b1', start: 4, end: 7 }, printed), { from: 5, to: 6 })
    assert.equal(rangeIn(doc, { block: 'b9', start: 0, end: 1 }, printed), null)
  })
})
