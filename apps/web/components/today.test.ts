import assert from 'node:assert/strict'
import { test } from 'node:test'
import { today } from './today.ts'

test('the day is that of Beijing, also while it is still yesterday in Greenwich', () => {
  assert.equal(today(new Date('2026-03-04T15:59:59Z')), '2026-03-04')
  assert.equal(today(new Date('2026-03-04T16:00:00Z')), '2026-03-05')
})
