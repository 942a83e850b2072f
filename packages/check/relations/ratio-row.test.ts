import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const ratios = (text: string) =>
  findRelations(readText(documentFromText(text)))
    .filter(({ type }) => type === 'ratio')
    .map(({ expression, holds }) => [expression, holds])

describe('rates in a row', () => {
  test('are each of its own figure and of one whole', () =>
    assert.deepEqual(
      ratios('甲项、乙项任务各8000人，实际完成甲项8260人、乙项8090人，分别完成任务的103.3％、101.1％。'),
      [
        ['8260÷8000＝103.25％', true],
        ['8090÷8000＝101.13％', true],
      ],
    ))

  test('are each of its own whole, told in the same order', () =>
    assert.deepEqual(
      ratios('应检企业412家、商户1286家，已检企业389家、商户1152家，企业和商户受检率分别为94.4％和89.6％。').length,
      2,
    ))

  test('that all but one come out doubt that one where one digit is wrong', () =>
    assert.deepEqual(
      ratios('甲项、乙项任务各8000人，实际完成甲项8260人、乙项8090人，分别完成任务的103.3％、107.1％。'),
      [
        ['8260÷8000＝103.25％', true],
        ['8090÷8000＝101.13％，文中为107.1％', false],
      ],
    ))

  test('that none explains are left alone', () =>
    assert.deepEqual(ratios('甲项8260人、乙项8090人，满意率分别为96.3％、97.1％。'), []))
})
