import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withBuiltOn } from './definitions.ts'
import { outlineMarks, outlineTexts } from './outline-mark.ts'
import { packFaults, parsePack } from './pack-faults.ts'
import { packs } from './registry.ts'
import { runExample } from './run-example.ts'

describe('the packs', () => {
  test('have no fault, their worked examples among what is looked at', (t) => {
    assert.deepEqual(packFaults(packs), [])
    assert.ok(packs.length > 0)
    t.diagnostic(`packs: ${packs.length}`)
  })

  for (const pack of packs) {
    describe(pack.title, () => {
      test('every worked example comes out as it says', (t) => {
        const under = withBuiltOn([pack], packs)
        for (const example of pack.examples) assert.deepEqual(runExample(under, example), [], example.title)
        assert.ok(pack.examples.length > 0)
        const expected = pack.examples.reduce((sum, { expect }) => sum + expect.length, 0)
        t.diagnostic(`worked examples of ${pack.id}: ${pack.examples.length} with ${expected} values`)
      })

      test('survives being written to a file and read back', () => {
        assert.deepEqual(parsePack(JSON.stringify(pack), packs), { ok: true, pack })
      })

      test('has a card for every indicator and a way in and out of every ledger', (t) => {
        for (const { key, definition } of pack.indicators)
          for (const words of [definition.counts, definition.source, definition.method])
            assert.ok(words.length >= 2, `${key}: ${words}`)
        const marks = pack.outlines.flatMap(outlineTexts).flatMap(({ text }) => outlineMarks(text).marks)
        const shown = new Set(marks.map(({ indicator }) => indicator))
        t.diagnostic(
          `${pack.id}: ${pack.ledgers.length} ledgers (${pack.ledgers.filter(({ flow }) => flow).length} with a flow), ` +
            `${pack.indicators.length} indicators, ${pack.duties.length} duties, ${pack.auditRules.length} audit rules, ` +
            `${pack.taskTemplates.length} task templates, ${pack.outlines.length} outlines with ${marks.length} figures of ${shown.size} indicators`,
        )
      })

      test('every ledger serves an indicator or a duty', () => {
        const all = withBuiltOn([pack], packs)
        const counted = new Set(
          all.flatMap(({ indicators, duties }) => [
            ...indicators.flatMap((one) => (one.kind === 'ledger' ? [one.of] : [])),
            ...duties.flatMap(({ roster, metBy }) => [roster, metBy.ledger]),
          ]),
        )
        assert.deepEqual(
          pack.ledgers.map(({ key }) => key).filter((key) => !counted.has(key)),
          [],
        )
      })
    })
  }
})
