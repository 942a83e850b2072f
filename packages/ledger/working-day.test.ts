import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendars } from './calendar.data.ts'
import { isDay, weekdayOf } from './day.ts'
import { dueDay, isWorkingDay } from './working-day.ts'

test('seven working days over the national holiday', () => {
  // 2024: 1–7 October off, 12 October (Saturday) worked.
  assert.equal(dueDay('2024-09-30', 3, 'working'), '2024-10-10')
  assert.equal(dueDay('2024-09-30', 5, 'working'), '2024-10-12')
  assert.equal(dueDay('2024-09-30', 7, 'calendar'), '2024-10-07')
})

test('shifted Saturdays are worked, holidays are not', () => {
  assert.ok(
    isWorkingDay('2024-02-04') &&
      !isWorkingDay('2024-02-12') &&
      !isWorkingDay('2024-03-03') &&
      isWorkingDay('2024-03-05'),
  )
})

test('the calendars hold days that exist; what is worked is a weekend', () => {
  let looked = 0
  for (const { off, worked } of Object.values(calendars)) {
    for (const [from, to] of off) assert.ok(isDay(from) && isDay(to) && from <= to, from)
    for (const day of worked) assert.ok(isDay(day) && weekdayOf(day) >= 6, day)
    looked += off.length + worked.length
  }
  assert.ok(looked > 50)
})
