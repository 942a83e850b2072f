import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Sheet, sheetLight } from './sheet-light.ts'

describe('the light of a sheet', () => {
  const color = (waitsFor: Sheet['state']['waitsFor'], daysLate: number) =>
    sheetLight({ state: { waitsFor, daysLate, dueOn: null, word: '' } }).color

  test('is red once the answer is late, yellow near the limit', () => {
    assert.deepEqual(
      [-9, -3, 0, 1].map((days) => color('reply', days)),
      ['green', 'yellow', 'yellow', 'red'],
    )
  })
  test('is yellow while a verdict is waited for, and after a late answer; else green', () => {
    assert.deepEqual([color('verdict', 0), color('nothing', 4), color('nothing', 0)], ['yellow', 'yellow', 'green'])
  })
})
