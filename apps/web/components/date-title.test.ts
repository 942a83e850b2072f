import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dateTitle, rowMoment, sinceText } from './date-title.ts'

describe('how days and moments are written', () => {
  /** A moment of this machine's own calendar. */
  const at = (year: number, month: number, day: number, hour = 9, minute = 5) =>
    new Date(year, month - 1, day, hour, minute)

  test('a day stands in text with its weekday', () => assert.equal(dateTitle('2024-03-05'), '2024年3月5日　星期二'))

  test('a moment in a table is of one width', () =>
    assert.equal(rowMoment(at(2024, 3, 5).toISOString()), '2024-03-05 09:05'))

  const now = at(2024, 3, 1, 14, 0)
  const moments: readonly (readonly [Date, string])[] = [
    [at(2024, 3, 1, 0, 0), '0:00'],
    [at(2024, 3, 1, 13, 59), '13:59'],
    [at(2024, 2, 29, 23, 59), '昨天23:59'],
    [at(2024, 2, 28, 23, 59), '2月28日'],
    [at(2023, 12, 31), '2023年12月31日'],
  ]
  for (const [moment, text] of moments)
    test(`${text} is seen from the same day`, () => assert.equal(sinceText(moment.toISOString(), now), text))
})
