import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nextPeriod, parsePeriod, periodTitle, previousPeriod, sameLastYear, weekHolding } from './period.ts'

const span = (key: string) => {
  const period = parsePeriod(key)
  return period && [period.kind, period.from, period.to]
}

describe('periods', () => {
  test('each kind covers its days', () => {
    assert.deepEqual(span('2024'), ['year', '2024-01-01', '2024-12-31'])
    assert.deepEqual(span('2024-H2'), ['half', '2024-07-01', '2024-12-31'])
    assert.deepEqual(span('2024-Q1'), ['quarter', '2024-01-01', '2024-03-31'])
    assert.deepEqual(span('2024-02'), ['month', '2024-02-01', '2024-02-29'])
    assert.deepEqual(span('2024-01..11'), ['year-to-date', '2024-01-01', '2024-11-30'])
    assert.deepEqual(span('2024-W01'), ['week', '2024-01-01', '2024-01-07'])
    assert.deepEqual(span('2021-W01'), ['week', '2021-01-04', '2021-01-10'])
    assert.deepEqual(span('2024-05-01..2024-05-05'), ['span', '2024-05-01', '2024-05-05'])
  })
  test('a key that names no period', () => {
    for (const key of [
      '',
      '2024-13',
      '2024-Q5',
      '2023-02-30',
      '2024-W54',
      '2021-W53',
      '2024-01..13',
      '2024-05-05..2024-05-01',
      'abcd',
    ])
      assert.equal(parsePeriod(key), null, key)
  })
  test('the period before and the same of last year', () => {
    const before = (key: string) => previousPeriod(parsePeriod(key) as never)?.key
    const lastYear = (key: string) => sameLastYear(parsePeriod(key) as never)?.key
    assert.deepEqual(['2024-01', '2024-Q1', '2024-H1', '2024', '2024-01..03', '2024-W01', '2024-03-01'].map(before), [
      '2023-12',
      '2023-Q4',
      '2023-H2',
      '2023',
      '2024-01..02',
      '2023-W52',
      '2024-02-29',
    ])
    assert.deepEqual(['2024-02-29', '2024-Q3', '2024-01..11'].map(lastYear), ['2023-02-28', '2023-Q3', '2023-01..11'])
    assert.equal(before('2024-05-01..2024-05-05'), '2024-04-26..2024-04-30')
  })
  test('the one after is the one before which this one is', () => {
    const keys = [
      '2024-01',
      '2024-12',
      '2024-Q4',
      '2024-H1',
      '2024-H2',
      '2024',
      '2024-01..03',
      '2024-W52',
      '2024-02-28',
      '2024-05-01..2024-05-05',
    ]
    const after = keys.map((key) => nextPeriod(parsePeriod(key) as never))
    assert.deepEqual(
      after.map((period) => period?.key),
      [
        '2024-02',
        '2025-01',
        '2025-Q1',
        '2024-H2',
        '2025-H1',
        '2025',
        '2024-01..04',
        '2025-W01',
        '2024-02-29',
        '2024-05-06..2024-05-10',
      ],
    )
    assert.deepEqual(
      after.map((period) => period && previousPeriod(period)?.key),
      keys,
    )
    assert.equal(nextPeriod(parsePeriod('2024-01..12') as never), null)
  })
  test('written as in text', () => {
    const titles = ['2024', '2024-H1', '2024-Q3', '2024-11', '2024-01..11', '2024-03-05'].map((key) =>
      periodTitle(parsePeriod(key) as never),
    )
    assert.deepEqual(titles, ['2024年', '2024年上半年', '2024年三季度', '2024年11月', '2024年1—11月', '2024年3月5日'])
  })
  test('every day of twelve years lies in its week', () => {
    let looked = 0
    for (let ms = Date.UTC(2016, 0, 1); ms < Date.UTC(2028, 0, 1); ms += 86_400_000) {
      const day = new Date(ms).toISOString().slice(0, 10)
      const week = weekHolding(day)
      assert.ok(week && week.from <= day && day <= week.to, day)
      looked++
    }
    assert.equal(looked, 4383)
  })
})
