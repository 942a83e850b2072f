import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Assignment, handOver, overloadedOn, responsibleOn, unassignedOn } from './assignment.ts'

const tie = (
  id: string,
  object: string,
  person: string,
  role: string,
  from = '2024-01-01',
  to: string | null = null,
): Assignment => ({ id, object, person, role, from, to })
const ties = [
  tie('1', 'river-a', 'wang', '河长'),
  tie('2', 'river-a', 'li', '联络员'),
  tie('3', 'river-b', 'wang', '河长', '2024-01-01', '2024-03-31'),
  tie('4', 'river-c', 'zhao', '河长', '2024-06-01'),
]

test('who answers for an object as of a day', () => {
  assert.deepEqual(
    responsibleOn(ties, 'river-a', '2024-02-01').map(({ person }) => person),
    ['wang', 'li'],
  )
  assert.deepEqual(
    responsibleOn(ties, 'river-b', '2024-03-31', '河长').map(({ id }) => id),
    ['3'],
  )
  assert.deepEqual(responsibleOn(ties, 'river-b', '2024-04-01'), [])
})
test('objects with nobody, persons with too many', () => {
  assert.deepEqual(unassignedOn(['river-a', 'river-b', 'river-c'], ties, '河长', '2024-05-01'), ['river-b', 'river-c'])
  assert.deepEqual(overloadedOn(ties, '河长', 1, '2024-02-01'), [{ person: 'wang', objects: 2 }])
})
test('a change of post ends the old ties and begins the successor’s, without doubling one that is there', () => {
  const { ended, begun } = handOver(
    [...ties, tie('5', 'river-a', 'sun', '河长')],
    'wang',
    'sun',
    '2024-02-01',
    '2024-01-31',
    (old) => `${old.id}x`,
  )
  assert.deepEqual(
    ended.map(({ id, to }) => [id, to]),
    [
      ['1', '2024-01-31'],
      ['3', '2024-01-31'],
    ],
  )
  assert.deepEqual(
    begun.map(({ id, object, person, from, to }) => [id, object, person, from, to]),
    [['3x', 'river-b', 'sun', '2024-02-01', '2024-03-31']],
  )
})
