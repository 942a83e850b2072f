import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { byLight, type StandingTask, shareDone, wallOf } from './wall.ts'

const task = (id: string, owner: string, color: 'red' | 'yellow' | 'green', daysLate = 0): StandingTask => ({
  task: {
    id,
    parent: null,
    title: id,
    source: '',
    org: 'civil',
    owner,
    helpers: [],
    startsOn: '2024-01-01',
    dueOn: '2024-12-31',
    weight: 1,
    version: 1,
    ended: null,
    milestones: [],
    target: null,
  },
  light: { color, word: '', daysLate },
  value: null,
})

describe('the wall', () => {
  test('puts who has most red first', () => {
    const rows = wallOf([
      task('a', 'li', 'green'),
      task('b', 'wang', 'red'),
      task('c', 'li', 'yellow'),
      task('d', 'wu', 'green'),
    ])
    assert.deepEqual(
      rows.map(({ owner }) => owner),
      ['wang', 'li', 'wu'],
    )
  })

  test('puts the latest of a light first', () => {
    const { red } = byLight([task('a', 'li', 'red', 3), task('b', 'li', 'red', 30), task('c', 'li', 'red', 3)])
    assert.deepEqual(
      red.map(({ task: { id } }) => id),
      ['b', 'a', 'c'],
    )
  })

  test('every task stands on it once', () => {
    const all = [task('a', 'li', 'red'), task('b', 'li', 'yellow'), task('c', 'wang', 'green')]
    const shown = wallOf(all).flatMap(({ tasks }) => [...tasks.red, ...tasks.yellow, ...tasks.green])
    assert.equal(shown.length, all.length)
  })

  test('a share is told of what is to grow alone', () => {
    assert.equal(shareDone('30', { value: '40', op: '>=' }), 75)
    assert.equal(shareDone('30', { value: '40', op: '<=' }), null)
    assert.equal(shareDone(null, { value: '40', op: '>=' }), null)
  })
})
