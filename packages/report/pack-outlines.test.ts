import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { definitionsOf, packs, withBuiltOn } from '@taizhang/packs'
import { neededDimensions, neededFigures } from './evaluate-report.ts'
import { reportFromOutline } from './outline.ts'

describe('the outlines of the packs', () => {
  const periods = { annual: '2024', monthly: '2024-03', weekly: '2024-W10' } as const
  for (const pack of packs)
    for (const outline of pack.outlines)
      test(`${pack.id}, ${outline.kind}: every mark is a figure that the packs have`, () => {
        const { indicators } = definitionsOf(withBuiltOn([pack], packs))
        const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]))
        const { report, mistakes } = reportFromOutline(
          outline,
          { org: 'bureau', period: periods[outline.kind] },
          (key) => byKey.get(key),
        )
        assert.deepEqual(mistakes, [])
        const needed = neededFigures(report).length
        assert.ok(needed > 0)
        for (const { indicator } of neededDimensions(report)) assert.ok(byKey.has(indicator), indicator)
        console.log(`looked at ${needed} figures of ${report.blocks.length} blocks`)
      })
  test('are there', () => assert.ok(packs.some(({ outlines }) => outlines.length > 0)))
})
