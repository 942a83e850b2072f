import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type ImportTold, shownStep } from './import-step.ts'

describe('how far an import is', () => {
  const told = (stage: ImportTold['stage'], done: number, of: number | null = null): ImportTold => ({
    run: 'r',
    org: 'o',
    ledger: 'l',
    stage,
    done,
    of,
  })

  test('is said as the step of how many with its count', () => {
    assert.deepEqual(shownStep({ stage: 'uploading', share: 0.5 }, 'try', null), {
      words: '第1步（共2步）：上传表格，50%',
      percent: 25,
    })
    assert.deepEqual(shownStep(told('reading', 24_000), 'try', null), {
      words: '第2步（共2步）：读取并核对每一行，已读24,000行',
      percent: 50,
    })
    assert.deepEqual(shownStep(told('writing', 45_000, 100_000), 'good', 100_000), {
      words: '第6步（共6步）：写入台账，45,000／100,000行',
      percent: 91,
    })
  })
  test('what a trial counted is known when the rows are read again', () => {
    assert.equal(
      shownStep(told('reading', 24_000), 'all', 48_000).words,
      '第2步（共6步）：读取并核对每一行，24,000／48,000行',
    )
  })
  test('never goes back on its way, nor above the whole', () => {
    const way = [
      told('reading', 0),
      told('reading', 100),
      told('deciding', 0, 90),
      told('deciding', 90, 90),
      told('recording', 80, 90),
      told('counting', 7_000),
      told('writing', 0, 90),
      told('writing', 90, 90),
      told('done', 100, 100),
    ]
    const percents = way.map((step) => shownStep(step, 'all', 90).percent)
    assert.deepEqual(
      percents,
      [...percents].sort((a, b) => a - b),
    )
    assert.equal(percents.at(-1), 100)
  })
})
