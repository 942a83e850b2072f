import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packs } from '@taizhang/packs'
import { documentFromText, readText } from '@taizhang/text'
import { draftMatcher } from './match-draft.ts'

const indicators = packs.flatMap((pack) => pack.indicators)
const ledgers = packs.flatMap((pack) => pack.ledgers)

test('what is planned for the next year is not held against the ledgers of this one', () => {
  const text = '一、工作情况\n全年排查安全隐患41处。\n二、2025年工作计划\n2025年全年排查安全隐患60处。'
  const reading = readText(documentFromText(text))
  const matched = draftMatcher(
    indicators,
    ledgers,
    2024,
  )(reading).map(({ figure }) => {
    const { start, end } = reading.figures[figure] ?? { start: 0, end: 0 }
    return text.slice(start, end)
  })
  assert.deepEqual(matched, ['41处'])
})
