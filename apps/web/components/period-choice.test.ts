import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parsePeriod } from '@taizhang/ledger'
import { type ChosenKind, kindTitles, periodAs, periodBeside, periodHolding } from './period-choice.ts'

describe('the choice of a period', () => {
  const kinds = Object.keys(kindTitles) as ChosenKind[]

  test('the period of each kind that holds a day does hold it', (t) => {
    let looked = 0
    for (const kind of kinds)
      for (const day of ['2024-01-01', '2024-02-29', '2024-06-30', '2024-07-01', '2024-12-31', '2027-01-01']) {
        const period = parsePeriod(periodHolding(day, kind))
        assert.equal(period?.kind, kind)
        assert.ok(period.from <= day && day <= period.to, `${kind} ${day}`)
        looked++
      }
    t.diagnostic(`periods looked at: ${looked}`)
  })

  test('a step on and a step back lead home, also over the turn of a year', () => {
    for (const kind of kinds)
      for (const day of ['2024-01-01', '2024-12-31', '2025-06-30']) {
        const here = periodHolding(day, kind)
        const on = periodBeside(here, 1)
        assert.ok(on !== null && on !== here, here)
        assert.equal(periodBeside(on, -1), here)
      }
  })

  test('another kind stays at the same place in time, and within it before today', () => {
    assert.equal(periodAs('2023', 'month', '2024-06-12'), '2023-12')
    assert.equal(periodAs('2024', 'month', '2024-06-12'), '2024-06')
    assert.equal(periodAs('2024', 'year-to-date', '2024-06-12'), '2024-01..06')
    assert.equal(periodAs('2024-03', 'quarter', '2024-06-12'), '2024-Q1')
    assert.equal(periodAs('2024-03-05..2024-04-10', 'month', '2024-06-12'), '2024-04')
  })
})
